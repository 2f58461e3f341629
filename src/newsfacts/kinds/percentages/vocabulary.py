"""Percent signs and words, and what national output is called, compiled from ``percentages.toml``."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsfacts.errors import TableError
from newsfacts.kinds.percentages.value import PercentUnit
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import check_keys, locale_table

__all__ = ["PercentWord", "PercentageVocabulary", "compile_percent"]


@attrs.frozen
class PercentWord:
    """The payload of a percent sign or word in the lexicon."""

    unit: PercentUnit
    """What it counts."""
    glued: bool = False
    """Whether it counts only right behind digits: "14pc"."""
    fraction: bool = False
    """Whether it counts only behind a fraction: "half a point"."""
    before: bool = False
    """Whether it may stand before the number."""
    after: bool = True
    """Whether it may stand behind the number."""
    prefers_after: bool = True
    """Whether it belongs to the number before it if it stands between two."""


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _lower_field() -> frozenset[str]:
    field: frozenset[str] = attrs.field(converter=_lower)
    return field


@attrs.frozen(kw_only=True)
class PercentageVocabulary:
    """The rows of ``[words]`` and ``[context]``, in lower case."""

    possessive: frozenset[str] = _lower_field()
    of: frozenset[str] = _lower_field()
    between: frozenset[str] = _lower_field()
    growth: frozenset[str] = _lower_field()
    ratio: frozenset[str] = _lower_field()
    share: frozenset[str] = _lower_field()
    joint: frozenset[str] = _lower_field()
    compared: frozenset[str] = _lower_field()
    opening: frozenset[str] = _lower_field()
    against: frozenset[str] = _lower_field()
    distributed: frozenset[str] = _lower_field()
    blocs: frozenset[str] = _lower_field()
    groups: frozenset[str] = _lower_field()
    quotes: frozenset[str] = _lower_field()
    levels: frozenset[str] = _lower_field()
    reaching: frozenset[str] = _lower_field()
    moving: frozenset[str] = _lower_field()
    toward: frozenset[str] = _lower_field()
    topics: frozenset[str] = _lower_field()
    rivals: frozenset[str] = _lower_field()
    rate_topics: frozenset[str] = _lower_field()


def compile_percent(language: str, lexicon: Lexicon) -> PercentageVocabulary:
    """Put the percent words and the names of output into the lexicon (roles ``percent``, ``output``)."""
    rows = locale_table(language, "percentages")
    check_keys(
        f"languages/{language}/percentages",
        rows,
        ("units", "glued", "fraction", "output", "words", "context"),
    )
    try:
        for name, words in rows["units"].items():
            lexicon.add_all("percent", words, PercentWord(PercentUnit(name)))
        for name, words in rows["glued"].items():
            lexicon.add_all("percent", words, PercentWord(PercentUnit(name), glued=True), exact=True)
        fractions = dict(rows["fraction"])
        topics = fractions.pop("topics")
        for name, words in fractions.items():
            lexicon.add_all("percent", words, PercentWord(PercentUnit(name), fraction=True))
        for name, words in rows["output"].items():
            lexicon.add_all("output", words, name)
        return PercentageVocabulary(**rows["words"], **rows["context"], rate_topics=topics)
    except (KeyError, TypeError, ValueError) as error:
        raise TableError(f"languages/{language}/percentages.toml", str(error)) from error
