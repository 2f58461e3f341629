"""Words in marks that nobody says: titles, nicknames, names of things, words spoken of.

The clause and the noun group around the marks show them, before a speaker is looked for.
"""

from newsfacts.kinds.quotations.unspoken.reader import UNSPOKEN, Unspoken

__all__ = ["UNSPOKEN", "Unspoken"]
