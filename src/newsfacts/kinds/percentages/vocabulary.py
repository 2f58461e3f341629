"""Percent signs and words, and what national output is called, compiled from ``percentages.toml``."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from newsfacts.kinds.percentages.value import PercentUnit
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.table_fields import word_lists, words
from newsfacts.lexicon.tables import Tables

__all__ = ["PercentWord", "PercentageVocabulary", "compile_percent"]


@attrs.frozen
class PercentWord:
    """What the lexicon says of a percent sign or word."""

    unit: PercentUnit
    """What it counts."""
    glued: bool = False
    """Whether it counts only right behind digits: "14pc"."""
    fraction: bool = False
    """Whether it counts only behind a fraction: "half a point"."""
    before: bool = False
    """Whether it may stand before the number."""
    counted: bool = True
    """Whether an article may count it: German "ein Prozent"."""
    after: bool = True
    """Whether it may stand behind the number."""
    prefers_after: bool = True
    """Whether it belongs to the number before it if it stands between two."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class PercentageVocabulary:
    """The keys of ``percentages.toml``."""

    units: Mapping[PercentUnit, tuple[str, ...]] = word_lists(PercentUnit)
    """Signs and words by what they count."""
    glued: Mapping[PercentUnit, tuple[str, ...]] = word_lists(PercentUnit)
    """Words that count only right behind digits, likewise; in exactly this case."""
    fraction: Mapping[PercentUnit, tuple[str, ...]] = word_lists(PercentUnit)
    """Words that count only behind a fraction, likewise, and near one of ``rate_topics``."""
    output: Mapping[str, tuple[str, ...]] = word_lists()
    """What national output is called, by the measure it is (``GDP``, ``GNI``)."""
    possessive: frozenset[str] = words(section="words")
    of: frozenset[str] = words(section="words")
    between: frozenset[str] = words(section="words")
    growth: frozenset[str] = words(section="words")
    ratio: frozenset[str] = words(section="words")
    share: frozenset[str] = words(section="words")
    joint: frozenset[str] = words(section="words")
    compared: frozenset[str] = words(section="words")
    opening: frozenset[str] = words(section="words")
    against: frozenset[str] = words(section="words")
    distributed: frozenset[str] = words(section="words")
    blocs: frozenset[str] = words(section="words")
    groups: frozenset[str] = words(section="words")
    quotes: frozenset[str] = words(section="words")
    levels: frozenset[str] = words(section="context")
    reaching: frozenset[str] = words(section="context")
    moving: frozenset[str] = words(section="context")
    toward: frozenset[str] = words(section="context")
    topics: frozenset[str] = words(section="context")
    rivals: frozenset[str] = words(section="context")
    rate_topics: frozenset[str] = words(section="context")
    """Words of which one must be near a fraction of points."""


def compile_percent(tables: Tables, lexicon: Lexicon) -> PercentageVocabulary:
    """Put the percent words and the names of output into the lexicon (roles ``percent``, ``output``)."""
    table = tables.read(PercentageVocabulary, "percentages")
    for unit, listed in table.units.items():
        lexicon.add_all("percent", listed, PercentWord(unit))
    for unit, listed in table.glued.items():
        lexicon.add_all("percent", listed, PercentWord(unit, glued=True), exact=True)
    for unit, listed in table.fraction.items():
        lexicon.add_all("percent", listed, PercentWord(unit, fraction=True))
    for output, listed in table.output.items():
        lexicon.add_all("output", listed, output)
    return table
