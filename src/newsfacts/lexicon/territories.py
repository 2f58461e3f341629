"""Countries by the names and adjectives that a text has for them."""

from __future__ import annotations

from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import check_keys, locale_table

__all__ = ["compile_economies"]


def compile_economies(language: str, lexicon: Lexicon) -> None:
    """Put country names (CLDR and ``territories.toml``) and their adjectives into the lexicon.

    The role is ``"territory"``, the payload the ISO 3166-1 alpha-2 code.
    """
    rows = locale_table(language, "territories")
    check_keys(f"languages/{language}/territories", rows, ("endings", "names", "adjectives"))
    for code, names in rows["names"].items():
        for name in names:
            lexicon.add("territory", name, code, exact=True)
    for code, adjectives in rows["adjectives"].items():
        for adjective in adjectives:
            for ending in rows["endings"]:
                lexicon.add("territory", adjective + ending, code, exact=True)
                if not adjective[0].isupper():
                    lexicon.add("territory", adjective.capitalize() + ending, code, exact=True)
    for code, name in cldr.territory_names(language).items():
        lexicon.add("territory", name, code, exact=True)
