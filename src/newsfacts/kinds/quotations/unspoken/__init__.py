"""Words in marks that nobody says: titles, nicknames, names of things, words spoken of.

They are told by the clause and the noun group that hold the marks, before a speaker is looked for.
"""

from newsfacts.kinds.quotations.unspoken.reader import UNSPOKEN, Unspoken

__all__ = ["UNSPOKEN", "Unspoken"]
