"""Tables and CLDR, compiled into one cached `Grammar` per language."""

from newsfacts.grammar.locale import Grammar, for_language, language_of, territory_of

__all__ = ["Grammar", "for_language", "language_of", "territory_of"]
