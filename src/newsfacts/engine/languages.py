"""The languages, compiled with the words of the extractors that come with newsfacts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsfacts.builtin import BUILTIN
from newsfacts.extractor.protocol import BringsVocabulary, Extractor
from newsfacts.lexicon.language import Language, compile_language
from newsfacts.lexicon.locale import language_of
from newsfacts.model import Record
from newsfacts.text.scan import Scan

__all__ = ["for_language", "language_with", "scan_of"]


@cache
def for_language(name: str) -> Language:
    """Return a language with the words of all built-in extractors, compiled once a process."""
    return language_with(name, ())


def language_with(name: str, others: Iterable[Extractor]) -> Language:
    """Return a language with the words of all built-in extractors and of others, in that order.

    The built-in words are always there: which kinds somebody asks for must not change how a text is read.
    """
    bringing = (extractor for extractor in (*BUILTIN, *others) if isinstance(extractor, BringsVocabulary))
    return compile_language(name, [extractor.vocabulary for extractor in bringing])


def scan_of(document: Record) -> Scan:
    """Return the scan of a document, as the built-in extractors are given it.

    Raises `UnknownLocale` if there are no tables for its locale.
    """
    return Scan(document, for_language(language_of(document.locale)))
