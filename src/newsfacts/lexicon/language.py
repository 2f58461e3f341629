"""A language, compiled: its lexicon, and the vocabularies that extractors brought."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from newsfacts.errors import UnknownLocale
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import languages

__all__ = ["Language", "LanguageBuilder", "compile_language"]

V = TypeVar("V")


class LanguageBuilder:
    """What an extractor adds its words to: the lexicon of a language, and vocabularies by their class."""

    def __init__(self, name: str) -> None:
        self.name = name
        """ISO 639 code of the language."""
        self.lexicon = Lexicon()
        """Its words and symbols, for the scan to find."""
        self.vocabularies: dict[type[Any], Any] = {}

    def bring(self, kind: type[V], make: Callable[[str, Lexicon], V]) -> V:
        """Return the vocabulary of a class, compiled when it is first asked for.

        ``make`` takes the name of the language and the lexicon, to which it may add words. Extractors that
        need the same vocabulary share it: numbers are compiled once for all of them.
        """
        known = self.vocabularies.get(kind)
        if known is None:
            known = self.vocabularies[kind] = make(self.name, self.lexicon)
        vocabulary: V = known
        return vocabulary


class Language:
    """The words of one language, compiled. Documents and threads share it: it is never changed."""

    def __init__(self, builder: LanguageBuilder) -> None:
        self.name = builder.name
        """ISO 639 code."""
        self.lexicon = builder.lexicon
        """All words and symbols, as the tables gave them."""
        self.index = builder.lexicon.index()
        """The lexicon by first token, for the scan."""
        self.vocabularies = builder.vocabularies
        """What the extractors brought, by class; `vocabulary` gives it its type."""

    def vocabulary(self, kind: type[V]) -> V:
        """Return the vocabulary of a class; raises `KeyError` if no extractor brought it."""
        vocabulary: V = self.vocabularies[kind]
        return vocabulary


def compile_language(name: str, brought: Iterable[Callable[[LanguageBuilder], None]]) -> Language:
    """Return a language with the words of those who bring some, in their order.

    Raises `UnknownLocale` if the language has no tables, and `TableError` if a table has a fault.
    """
    if name not in languages():
        raise UnknownLocale(name, languages())
    builder = LanguageBuilder(name)
    for bring in brought:
        bring(builder)
    return Language(builder)
