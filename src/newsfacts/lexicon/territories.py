"""Countries by the names and adjectives that a text has for them."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.table_fields import ordered_words, word_lists
from newsfacts.lexicon.tables import MissingTable, Tables

__all__ = ["Territories", "compile_territories", "genitive_endings"]


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Territories:
    """The countries that a language has names for: the keys of ``territories.toml``, and more."""

    endings: tuple[str, ...] = ordered_words()
    """Endings of adjectives."""
    genitive: tuple[str, ...] = ordered_words(optional=True)
    """Endings of names in the genitive: German "Frankreichs"."""
    names: Mapping[str, tuple[str, ...]] = word_lists()
    """Names that CLDR lacks, by ISO 3166-1 alpha-2 code."""
    adjectives: Mapping[str, tuple[str, ...]] = word_lists()
    """Adjectives without their ending, likewise."""
    cldr: Mapping[str, str]
    """CLDR's name for each code."""
    codes: frozenset[str] = attrs.field(init=False)
    """The codes of all of them."""

    @codes.default
    def _codes(self) -> frozenset[str]:
        return frozenset(self.cldr).union(self.names, self.adjectives)


def compile_territories(tables: Tables, lexicon: Lexicon) -> Territories:
    """Put country names (CLDR, ``territories.toml``) and adjectives into the lexicon; return them.

    The label is ``"territory"``, the sense the ISO 3166-1 alpha-2 code.
    """
    found = tables.read(Territories, "territories", cldr=cldr.territory_names(tables.language))
    for code, names in found.names.items():
        for name in names:
            _add_name(name, code, found.genitive, lexicon)
    for code, adjectives in found.adjectives.items():
        for adjective in adjectives:
            for ending in found.endings:
                lexicon.add("territory", adjective + ending, code, exact=True)
                if not adjective[0].isupper():
                    lexicon.add("territory", adjective.capitalize() + ending, code, exact=True)
    for code, name in found.cldr.items():
        _add_name(name, code, found.genitive, lexicon)
    return found


@attrs.frozen(eq=False, repr=False, kw_only=True)
class _Genitive:
    """The keys of the table that concern all names, not only those of countries."""

    genitive: tuple[str, ...] = ordered_words(optional=True)


def genitive_endings(tables: Tables) -> tuple[str, ...]:
    """Return the endings of names in the genitive, as in German "Hamburgs"; empty without a table."""
    try:
        return tables.read_some(_Genitive, "territories").genitive
    except MissingTable:
        return ()


def _add_name(name: str, code: str, genitive: tuple[str, ...], lexicon: Lexicon) -> None:
    lexicon.add("territory", name, code, exact=True)
    for ending in genitive:
        if not name.endswith(ending):
            lexicon.add("territory", name + ending, code, exact=True)
