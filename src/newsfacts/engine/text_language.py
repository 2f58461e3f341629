"""The language of a text, judged by closed word classes: for ``locale="auto"``, and to doubt a wrong locale.

The words that only one of the installed languages has tell it. That takes a few microseconds, and it decides
only where it is plain: a text of a few words, or one in two languages, stays with its locale.
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
from newsfacts.lexicon.tables import Tables
from newsfacts.model import Amount, Certainty, Fact, Record, TextLanguage
from newsfacts.regexes import compiled

__all__ = ["AUTO", "DEFAULT", "with_doubts", "with_language"]

AUTO = "auto"
"""The locale of a document whose text is to say its language."""
DEFAULT = "en"
"""The language of a text that does not say it."""
_SAMPLE = 1200
"""So many characters are looked at: some two hundred words."""
_PLAIN = 1 / 3
"""A text of which so many words are of the closed classes of its language is in it, whatever other language
shares them; nine of ten news texts have more."""
_OWN = 0.08
"""From this part of its words on, a text is in the language that has them; news has three times as many."""
_FEWEST = 3
"""No fewer words than these tell a language."""
_ENOUGH = 60
"""A language is doubted if it has no fewer closed words of its own: newsfacts' own have hundreds."""
_TIMES = 4
"""So many times as many as those of any other language, the words of one must be."""
_GROUPED = compiled(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?![\d.,]?\d)")
"""Digits with one mark and three more: thousands in one language, thousandths in another."""


R = TypeVar("R", bound=Record)


class _Doubt(NamedTuple):
    """That a text is in another language than it is read in."""

    code: str
    """ISO 639 code of the other one."""
    plain: bool
    """Whether that is plain, and not only what a few words look like."""


def with_language(document: R, languages: Languages) -> R:
    """Return a document with the language of its text for its locale, if the locale is ``"auto"``."""
    if document.locale != AUTO:
        return document
    counts = _counts(words_of(document.text[:_SAMPLE].lower()), languages)
    best, *others = sorted(counts, key=lambda code: (-counts[code], code))
    second = counts[others[0]] if others else 0
    if counts[best] < _FEWEST or counts[best] < _TIMES * second:
        return attrs.evolve(document, locale=DEFAULT)
    return attrs.evolve(document, locale=best, language=TextLanguage(best, Certainty.INFERRED))


def with_doubts(
    document: Record, facts: list[Fact[Any]], languages: Languages
) -> tuple[list[Fact[Any]], TextLanguage | None]:
    """Return the facts of a document, and what to say of its language.

    If it is plainly in another language than that of its locale, amounts whose separators that one reads
    differently are ambiguous. Where a few words look so, only those are that are odd in its own, too: "1.200"
    in English.
    """
    if document.language is not None and document.language.certainty is Certainty.INFERRED:
        return facts, document.language
    own = languages.language_of(document.locale)
    doubt = _doubt(document.text, own, languages)
    if doubt is None:
        return facts, None
    language = TextLanguage(doubt.code, Certainty.AMBIGUOUS)
    decimal = number_marks(own)[0]
    if number_marks(doubt.code)[0] == decimal:
        return facts, language if doubt.plain else None
    marks = ".," if doubt.plain else decimal
    doubted = [_doubted(fact, marks, doubt.code) for fact in facts]
    changed = any(new is not old for new, old in zip(doubted, facts, strict=True))
    return doubted, language if changed or doubt.plain else None


def _doubted(fact: Fact[Any], marks: str, code: str) -> Fact[Any]:
    """Return a fact, ambiguous if its amount has three digits behind one of these marks."""
    if not isinstance(getattr(fact.value, "amount", None), Amount):
        return fact
    found: Sequence[re.Match[str]] = [m for m in _GROUPED.finditer(fact.text) if m[1] in marks]
    if not found:
        return fact
    reason = f"the text looks like {code}, which reads {found[0].group()!r} differently"
    provenance = attrs.evolve(fact.provenance, reasons=(*fact.provenance.reasons, reason))
    return attrs.evolve(fact, certainty=Certainty.AMBIGUOUS, provenance=provenance)


def _doubt(text: str, own: str, languages: Languages) -> _Doubt | None:
    """Return the language that a text looks to be in, if that is not the one that it is read in."""
    words = words_of(text[:_SAMPLE].lower())
    closed = _closed_words(own, languages)
    if sum(map(closed.__contains__, words)) >= _PLAIN * len(words):
        return None  # without a look at the tables of the others, which most programs never need
    if _telling_words(languages).words.get(own, 0) < _ENOUGH:
        return None  # nothing would tell that it is in its own language
    counts = _counts(words, languages)
    count = counts.pop(own, 0)
    if count >= _OWN * len(words):
        return None
    best = max(counts, key=lambda code: (counts[code], code), default=None)
    if best is None or counts[best] <= _TIMES * count:
        return None
    return _Doubt(best, counts[best] >= max(_FEWEST, _OWN * len(words)))


def _counts(words: Iterable[str], languages: Languages) -> dict[str, int]:
    """Return by language how many words are of its closed classes and of those of no other.

    Each word is looked up once, however many languages there are.
    """
    found = Counter(map(_telling_words(languages).owners.get, words))
    return {code: found[code] for code in languages.names}


class _TellingWords(NamedTuple):
    """The words that are of the closed classes of one language alone."""

    owners: Mapping[str, str]
    """By word, the language."""
    words: Mapping[str, int]
    """By language, how many such words it has."""


@cache
def _telling_words(languages: Languages) -> _TellingWords:
    closed = {code: _closed_words(code, languages) for code in languages.names}
    shared = Counter(word for words in closed.values() for word in words)
    owners = {word: code for code, words in closed.items() for word in words if shared[word] == 1}
    return _TellingWords(owners, Counter(owners.values()))


@cache
def _closed_words(code: str, languages: Languages) -> frozenset[str]:
    """Return the words of the closed classes of a language; none if its tables do not say them."""
    try:
        tables = Tables(code, languages.concerning(code))
        return frozenset(compile_function_words(tables, Lexicon(code)).tags)
    except TableError:
        return frozenset()
