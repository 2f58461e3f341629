"""Countries by the names and adjectives that a text has for them."""

from __future__ import annotations

import attrs

from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import check_keys, locale_table

__all__ = ["Territories", "compile_territories"]


@attrs.frozen
class Territories:
    """The countries that a language has names for."""

    codes: frozenset[str]
    """ISO 3166-1 alpha-2 codes."""


def compile_territories(language: str, lexicon: Lexicon) -> Territories:
    """Put country names (CLDR, ``territories.toml``) and adjectives into the lexicon; return their codes.

    The role is ``"territory"``, the payload the ISO 3166-1 alpha-2 code.
    """
    rows = locale_table(language, "territories")
    check_keys(f"languages/{language}/territories", rows, ("endings", "names", "adjectives"))
    for code, listed in rows["names"].items():
        for name in listed:
            lexicon.add("territory", name, code, exact=True)
    for code, adjectives in rows["adjectives"].items():
        for adjective in adjectives:
            for ending in rows["endings"]:
                lexicon.add("territory", adjective + ending, code, exact=True)
                if not adjective[0].isupper():
                    lexicon.add("territory", adjective.capitalize() + ending, code, exact=True)
    names = cldr.territory_names(language)
    for code, name in names.items():
        lexicon.add("territory", name, code, exact=True)
    return Territories(frozenset(names).union(rows["names"], rows["adjectives"]))
