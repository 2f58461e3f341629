"""A language, compiled: its lexicon, and the vocabularies that extractors brought."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import compress, count
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from newsfacts.lexicon.abbreviations import abbreviations_of
from newsfacts.lexicon.cldr import number_marks
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import MissingTable, Tables

__all__ = ["Language", "LanguageBuilder", "compile_language"]

V = TypeVar("V")


class BringsWords(Protocol):
    """An extractor, as far as a language needs to know it."""

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add its words to a language."""


class LanguageBuilder:
    """What an extractor adds its words to: the lexicon of a language, and vocabularies by their class."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        """The tables of the language."""
        self.lexicon = Lexicon(tables.language)
        """Its words and symbols, for the scan to find."""
        self.vocabularies: dict[type[Any], Any] = {}

    def bring(self, kind: type[V], make: Callable[[Tables, Lexicon], V]) -> V:
        """Return the vocabulary of a class, compiled on first use.

        ``make`` takes the tables of the language and the lexicon, to which it may add words. Extractors that
        need the same vocabulary share it: numbers are compiled once for all of them.
        """
        known = self.vocabularies.get(kind)
        if known is None:
            known = self.vocabularies[kind] = make(self.tables, self.lexicon)
        vocabulary: V = known
        return vocabulary


class Language:
    """The words of one language, compiled. Documents and threads share it: it is never changed."""

    def __init__(self, builder: LanguageBuilder, lacking: frozenset[type[Any]] = frozenset()) -> None:
        self.name = builder.tables.language
        """ISO 639 code."""
        self.lexicon = builder.lexicon
        """All words and symbols, as the tables gave them."""
        self._first_tokens = builder.lexicon.entries
        self.index: Mapping[str, Any] = MappingProxyType(builder.lexicon.index())
        """The lexicon by first token, for the scan."""
        self.abbreviations = abbreviations_of(builder.tables)
        """Its words that a full stop does not end a sentence after."""
        self.number_marks = number_marks(self.name)
        """Its decimal mark, and the one that groups digits."""
        self.vocabularies: Mapping[type[Any], Any] = MappingProxyType(builder.vocabularies)
        """The vocabularies of the extractors, by class; `vocabulary` returns one with its type."""
        self.lacking = lacking
        """The classes of extractors that find nothing in it, as it comes without a table that they need."""

    def known_tokens(self, tokens: Iterable[str]) -> Iterator[int]:
        """Return the places of the tokens that some word or phrase of the lexicon begins with."""
        # Every token of every text is looked up here: the dictionary itself is a third faster than a view of
        # it.
        return compress(count(), map(self._first_tokens.__contains__, tokens))

    def vocabulary(self, kind: type[V]) -> V:
        """Return the vocabulary of a class; raises `KeyError` if no extractor brought it."""
        vocabulary: V = self.vocabularies[kind]
        return vocabulary


def compile_language(tables: Tables, bringing: Iterable[BringsWords]) -> Language:
    """Return a language with the words of the extractors that bring some, in order.

    An extractor that needs a table that the language does not have adds nothing, and is listed in
    ``lacking``. Raises `TableError` if a table has a fault.
    """
    builder = LanguageBuilder(tables)
    lacking = set()
    for one in bringing:
        try:
            one.vocabulary(builder)
        except MissingTable:
            lacking.add(type(one))
    return Language(builder, frozenset(lacking))
