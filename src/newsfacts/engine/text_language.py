"""The language of a text, judged by closed word classes: for ``locale="auto"``, and to doubt a wrong locale.

Words that only one installed language has are decisive. This takes a few microseconds. It decides only
clear cases: a text of a few words, or in two languages, keeps its locale.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.cldr import number_marks
from newsfacts.lexicon.function_words import compile_function_words
from newsfacts.lexicon.known_languages import Languages
from newsfacts.lexicon.letters import words_of
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.locale import territory_of
from newsfacts.lexicon.tables import MissingTable, Tables
from newsfacts.model import Amount, Certainty, Fact, Record, TextLanguage
from newsfacts.regexes import compiled

__all__ = ["AUTO", "DEFAULT", "with_doubts", "with_language"]

AUTO = "auto"
"""The locale that means: detect the language of the text."""
DEFAULT = "en"
"""The language of a text if it cannot be detected."""
_SAMPLE = 1200
"""How many characters are examined: about two hundred words."""
_PLAIN = 1 / 3
"""If this share of a text's words is in the closed classes of a language, the text is in that language, even
if another one has the same words; nine of ten news texts have more."""
_OWN = 0.08
"""If this share of its words is in one of two languages, a text is in it; news has three times as many."""
_FEWEST = 3
"""The fewest words that show a language."""
_ENOUGH = 60
"""A language is compared only if it has at least this many closed words; newsfacts' own have hundreds."""
_TIMES = 4
"""A language must have this many times as many words that another lacks as the other way round."""
_GROUPED = compiled(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?![\d.,]?\d)")
"""Digits with one mark and three more: thousands in one language, thousandths in another."""


R = TypeVar("R", bound=Record)


class _Doubt(NamedTuple):
    """The finding that a text is not in the language that it is read in."""

    code: str
    """ISO 639 code of the other one."""
    plain: bool
    """Whether that is clear, and not just the impression of a few words."""


def with_language(document: R, languages: Languages) -> R:
    """Return a document whose locale is the language of its text if the locale was ``"auto"``."""
    if document.locale != AUTO:
        return document
    known = _Known(words_of(document.text[:_SAMPLE].lower()), languages)
    best, *others = known.by_words()
    for other in others:
        more = known.more(best, other)
        if more < _FEWEST or more < _TIMES * known.more(other, best):
            return attrs.evolve(document, locale=DEFAULT)
    if known.count(best) < _FEWEST:
        return attrs.evolve(document, locale=DEFAULT)
    return attrs.evolve(document, locale=best, language=TextLanguage(best, Certainty.INFERRED))


def with_doubts(
    document: Record, facts: list[Fact[Any]], languages: Languages
) -> tuple[list[Fact[Any]], TextLanguage | None]:
    """Return the facts of a document, and what it says about its language.

    If the text is clearly not in the language of its locale, amounts whose separators the other language
    reads differently become ambiguous. If only a few words look like the other language, only amounts that
    are also unusual in the language of the locale become ambiguous: "1.200" in English.
    """
    if document.language is not None and document.language.certainty is Certainty.INFERRED:
        return facts, document.language
    own = languages.language_of(document.locale)
    doubt = _doubt(document.text, own, languages)
    if doubt is None:
        return facts, None
    language = TextLanguage(doubt.code, Certainty.AMBIGUOUS)
    decimal = _decimal_mark(document.locale, own, languages)
    if number_marks(doubt.code)[0] == decimal:
        return facts, language if doubt.plain else None
    marks = ".," if doubt.plain else decimal
    doubted = [_doubted(fact, marks, doubt.code) for fact in facts]
    changed = any(new is not old for new, old in zip(doubted, facts, strict=True))
    return doubted, language if changed or doubt.plain else None


def _decimal_mark(locale: str, language: str, languages: Languages) -> str:
    """Return the decimal mark that a text is read with: if the language has several, its territory's."""
    try:
        numbers = Tables(language, languages.concerning(language)).raw("numbers")
    except MissingTable:
        numbers = {}
    territory = territory_of(locale) if numbers.get("territory_marks") else None
    return number_marks(language, territory)[0]


def _doubted(fact: Fact[Any], marks: str, code: str) -> Fact[Any]:
    """Return a fact, made ambiguous if its amount has three digits after one of these marks."""
    if not isinstance(getattr(fact.value, "amount", None), Amount):
        return fact
    found: Sequence[re.Match[str]] = [m for m in _GROUPED.finditer(fact.text) if m[1] in marks]
    if not found:
        return fact
    reason = f"the text looks like {code}, which reads {found[0].group()!r} differently"
    provenance = attrs.evolve(fact.provenance, reasons=(*fact.provenance.reasons, reason))
    return attrs.evolve(fact, certainty=Certainty.AMBIGUOUS, provenance=provenance)


def _doubt(text: str, own: str, languages: Languages) -> _Doubt | None:
    """Return the language that a text seems to be in, if it is not the one that it is read in."""
    words = words_of(text[:_SAMPLE].lower())
    closed = _closed_words(own, languages)
    if sum(map(closed.__contains__, words)) >= _PLAIN * len(words):
        return None  # without a look at the tables of the others, which most programs never need
    if len(closed) < _ENOUGH:
        return None  # nothing could show that it is in its own language
    known = _Known(words, languages)
    best = next((code for code in known.by_words() if code != own), None)
    if best is None:
        return None
    theirs, ours = known.more(best, own), known.more(own, best)
    if ours >= _OWN * len(words) or theirs <= _TIMES * ours:
        return None
    return _Doubt(best, theirs >= max(_FEWEST, _OWN * len(words)))


class _Known:
    """The words of a text that are in the closed classes of a language.

    Related languages share many of these words. So two languages are compared by the words that only one of
    them has, whatever other languages have. Each word is looked up once for all languages.
    """

    def __init__(self, words: Iterable[str], languages: Languages) -> None:
        self._codes = languages.names
        found = Counter(map(_owners(languages).get, words))
        self._found = [(codes, count) for codes, count in found.items() if codes is not None]

    def count(self, code: str) -> int:
        """Return how many of the words a language has."""
        return sum(count for codes, count in self._found if code in codes)

    def more(self, code: str, other: str) -> int:
        """Return how many of the words a language has that another one lacks."""
        return sum(count for codes, count in self._found if code in codes and other not in codes)

    def by_words(self) -> Sequence[str]:
        """Return the languages, ordered by how many of the words they have, most first."""
        return sorted(self._codes, key=lambda code: (-self.count(code), code))


@cache
def _owners(languages: Languages) -> Mapping[str, frozenset[str]]:
    """Return for each word of a closed class the languages that have it."""
    owners: dict[str, set[str]] = {}
    for code in languages.names:
        for word in _closed_words(code, languages):
            owners.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in owners.items()}


@cache
def _closed_words(code: str, languages: Languages) -> frozenset[str]:
    """Return the words of the closed classes of a language; empty if its tables do not have them."""
    try:
        tables = Tables(code, languages.concerning(code))
        return frozenset(compile_function_words(tables, Lexicon(code)).tags)
    except TableError:
        return frozenset()
