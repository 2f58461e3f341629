"""Percent signs and words, and what national output is called, compiled from ``percentages.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from newsfacts.kinds.percentages.value import Change, PercentUnit
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.table_fields import mapping, number, ordered_words, part, word_lists, words
from newsfacts.lexicon.tables import Tables

__all__ = ["PercentWord", "PercentageVocabulary", "compile_percent"]


_TEN = Decimal(10)


@attrs.frozen
class PercentWord:
    """What the lexicon says of a percent sign or word."""

    unit: PercentUnit
    """What it counts."""
    glued: bool = False
    """Whether it counts only right after digits: "14pc"."""
    fraction: bool = False
    """Whether it counts only after a fraction: "half a point"."""
    topical: bool = False
    """Whether it counts only near a word of ``rate_topics``: points of an index are not percentages."""
    factor: Decimal = Decimal(1)
    """How many of its unit one of it is: 10 percent in "割" and "成"."""
    reduced: bool = False
    """Whether it says what is left of a price: one digit counts tenths, two count percent ("8折", "75折")."""
    before: bool = False
    """Whether it can come before the number."""
    counted: bool = True
    """Whether an article may count it: German "ein Prozent"."""
    after: bool = True
    """Whether it can follow the number."""
    prefers_after: bool = True
    """Whether it belongs to the number before it if it is between two."""


@attrs.frozen(eq=False)
class Directions:
    """Which way words say that something moved."""

    verbs: Mapping[str, Change]
    """By infinitive."""
    nouns: Mapping[str, Change]
    """By form: nouns, comparatives, adverbs."""
    phrases: Mapping[str, Change]
    """By infinitive and adverb: "give up"."""
    up_endings: tuple[str, ...]
    down_endings: tuple[str, ...]

    def of_noun(self, lower: str) -> Change | None:
        """Return which way a noun or a comparative says that something moved, or a compound by its end."""
        known = self.nouns.get(lower)
        if known is not None:
            return known
        if self.up_endings and lower.endswith(self.up_endings):
            return Change.UP
        return Change.DOWN if self.down_endings and lower.endswith(self.down_endings) else None


@attrs.frozen(eq=False, repr=False, kw_only=True)
class TouchingWords:
    """The keys of ``[touching]``: what says which way an amount moved where nothing parts words."""

    before_up: tuple[str, ...] = ordered_words(optional=True)
    """Right before an amount that rose: Chinese "增长5%"."""
    before_down: tuple[str, ...] = ordered_words(optional=True)
    over_up: tuple[str, ...] = ordered_words(optional=True)
    """Verbs of its clause, over what they move, before points: Chinese "上调利率0.5个百分点"."""
    over_down: tuple[str, ...] = ordered_words(optional=True)
    behind_up: tuple[str, ...] = ordered_words(optional=True)
    """Right after it: Japanese "5%増"."""
    behind_down: tuple[str, ...] = ordered_words(optional=True)
    not_behind: tuple[str, ...] = ordered_words(optional=True)
    """What makes a level of such a word before it: "的增长目标"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class WholeWords:
    """The keys of ``[whole]``: how a language without spaces says what an amount is a share of."""

    markers: tuple[str, ...] = ordered_words(optional=True)
    """Between the noun and the amount, on either side: Japanese "全体の3割", "3割の企業"."""
    openings: tuple[str, ...] = ordered_words(optional=True)
    """What comes before a noun before the amount: Chinese "占出口的5%"; if empty, any noun counts."""
    particles: tuple[str, ...] = ordered_words(optional=True)
    """Letters that are not of a noun before the amount."""
    not_opening: tuple[str, ...] = ordered_words(optional=True)
    """What such a noun must not begin with: dates."""
    not_ending: tuple[str, ...] = ordered_words(optional=True)
    """... or end in: rates and levels, which have a percentage and are not shared."""
    followed: tuple[str, ...] = ordered_words(optional=True)
    """What must follow the amount in that case, if anything."""
    nouns: tuple[str, ...] = ordered_words(optional=True)
    """Nouns that can come right after an amount that is a share of them."""
    noun_followed: tuple[str, ...] = ordered_words(optional=True)
    """What must follow such a noun, if anything."""
    noun_not_followed: tuple[str, ...] = ordered_words(optional=True)
    """What makes another noun of it: "消费者价格"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class PercentageVocabulary:
    """The keys of ``percentages.toml``."""

    units: Mapping[PercentUnit, tuple[str, ...]] = word_lists(PercentUnit)
    """Signs and words by what they count."""
    glued: Mapping[PercentUnit, tuple[str, ...]] = word_lists(PercentUnit)
    """Words for percent or points that count only right after digits, in exactly this letter case."""
    fraction: Mapping[PercentUnit, tuple[str, ...]] = word_lists(PercentUnit)
    """Words that count only after a fraction and near one of ``rate_topics``."""
    topical: Mapping[PercentUnit, tuple[str, ...]] = word_lists(PercentUnit, optional=True)
    """Words that count only near one of ``rate_topics``."""
    tenths: Mapping[PercentUnit, tuple[str, ...]] = word_lists(PercentUnit, optional=True)
    """Words for tenths, each of which is ten percent: Japanese "3割"."""
    reduced: Mapping[PercentUnit, tuple[str, ...]] = word_lists(PercentUnit, optional=True)
    """Words for what is left of a price: "八折" is 80 percent of it, "75折" 75."""
    tenth_parts: Mapping[str, Decimal] = mapping(number, optional=True)
    """What counts parts of a tenth after such a word, with their size in percent: "3割5分" ..."""
    half_tenth: tuple[str, ...] = ordered_words(optional=True)
    """... and words for half of ten percent there: "3割半"."""
    behind_tenths: tuple[str, ...] = ordered_words(optional=True)
    """What follows a bare digit there, which then counts percent: "三成五的"."""
    fronted: Mapping[str, Decimal] = mapping(number, optional=True)
    """Words before the number, and how many percent one of theirs is: "百分之五", "千分之五"."""
    others: tuple[str, ...] = ordered_words(optional=True)
    """Words that begin like one of these but do not mean percent, in a language without spaces: "成熟"."""
    output: Mapping[str, tuple[str, ...]] = word_lists()
    """What national output is called, by the measure it is (``GDP``, ``GNI``)."""
    possessive: frozenset[str] = words(section="words")
    of: frozenset[str] = words(section="words")
    not_of: frozenset[str] = words(section="words", optional=True)
    """A word of ``of`` and the next one that say who gets something: German "21 Prozent an die Kinder"."""
    between: frozenset[str] = words(section="words")
    elided: frozenset[str] = words(section="words", optional=True)
    """What stands around a country whose share follows without its noun: "France*'s at* 113%"."""
    growth: frozenset[str] = words(section="words")
    ratio: frozenset[str] = words(section="words")
    share: frozenset[str] = words(section="words")
    joint: frozenset[str] = words(section="words")
    inside: frozenset[str] = words(section="words")
    """Words between a share of something and the output: "the share of farming *in* GDP"."""
    into: frozenset[str] = words(section="words")
    """Words before the output after a verb of contributing: "contributes 12% *to* GDP"."""
    contributing: frozenset[str] = words(section="words")
    """Infinitives of verbs of contributing."""
    relative: frozenset[str] = words(section="words")
    """Phrases before the output that say what a level is compared with: "as a percentage of"."""
    leading: frozenset[str] = words(section="words", optional=True)
    """What is between the output and a share of it right after it: "GDPの2%"; letters, not words."""
    output_growth: frozenset[str] = words(section="words")
    """Nouns by which the output itself moves: French "un recul de 0,2 % du PIB"."""
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
    rate_rivals: tuple[str, ...] = ordered_words(section="context", optional=True)
    """Words for what has points of its own, before points in a sentence without spaces: an index."""
    rate_levels: tuple[str, ...] = ordered_words(section="context", optional=True)
    """Words that turn to percentages again where they stand after one of those."""
    rates: frozenset[str] = words(section="context", optional=True)
    """Nouns whose value is a percentage, so that the points that they move by are percentage points."""
    rate_endings: tuple[str, ...] = ordered_words(section="context", optional=True)
    """What such nouns end in, where nouns are written in one word: German "Arbeitslosenquote"."""
    rising: frozenset[str] = words(section="change", opposites=("falling",))
    """Infinitives of verbs by which a number rises."""
    falling: frozenset[str] = words(section="change")
    """Infinitives of verbs by which a number falls."""
    up: frozenset[str] = words(section="change", opposites=("down",))
    """Nouns and comparatives that say that something rose, besides those in ``amounts.toml``."""
    down: frozenset[str] = words(section="change")
    """Nouns and comparatives that say that something fell."""
    up_endings: frozenset[str] = words(section="change", opposites=("down_endings",))
    """Ends of compounds that say that something rose: "Preisanstieg"."""
    down_endings: frozenset[str] = words(section="change")
    """Ends of compounds that say that something fell."""
    up_phrases: frozenset[str] = words(section="change", opposites=("down_phrases",))
    """A verb and the adverb after it that say that something rose: "put on 3%"."""
    down_phrases: frozenset[str] = words(section="change")
    """A verb and the adverb after it that say that something fell: "gave up 3%"."""
    valued: frozenset[str] = words(section="change")
    """Nouns whose value is a percentage: "a stake of 5%" is not a change."""
    measured: frozenset[str] = words(section="change")
    """Words between a percentage and the noun of change that it measures: French "8 % de hausse"."""
    again: frozenset[str] = words(section="change")
    """Words before an amount that repeats the one before it: "fell 35 cents, *or* 0.5%"."""
    owners: frozenset[str] = words(section="change")
    """Possessives that themselves mean "of", and are part of the noun group: German "ihres Gewichts"."""
    touching: TouchingWords = part(TouchingWords, optional=True)
    whole: WholeWords = part(WholeWords, optional=True)
    directions: Directions = attrs.field(init=False)
    """Which way words say that something moved."""

    def is_rate(self, lower: str) -> bool:
        """Return whether a noun has a percentage for its value: "unemployment", "Leitzins"."""
        return lower in self.rates or (bool(self.rate_endings) and lower.endswith(self.rate_endings))

    @directions.default
    def _directions(self) -> Directions:
        return Directions(
            {**dict.fromkeys(self.rising, Change.UP), **dict.fromkeys(self.falling, Change.DOWN)},
            {**dict.fromkeys(self.up, Change.UP), **dict.fromkeys(self.down, Change.DOWN)},
            {**dict.fromkeys(self.up_phrases, Change.UP), **dict.fromkeys(self.down_phrases, Change.DOWN)},
            tuple(self.up_endings),
            tuple(self.down_endings),
        )


def compile_percent(tables: Tables, lexicon: Lexicon) -> PercentageVocabulary:
    """Put the percent words and the names of output into the lexicon (roles ``percent``, ``output``)."""
    table = tables.read(PercentageVocabulary, "percentages")
    for unit, listed in table.units.items():
        lexicon.add_all("percent", listed, PercentWord(unit))
    for unit, listed in table.glued.items():
        lexicon.add_all("percent", listed, PercentWord(unit, glued=True), exact=True)
    for unit, listed in table.fraction.items():
        lexicon.add_all("percent", listed, PercentWord(unit, fraction=True))
    for unit, listed in table.topical.items():
        lexicon.add_all("percent", listed, PercentWord(unit, topical=True))
    for unit, listed in table.tenths.items():
        lexicon.add_all("percent", listed, PercentWord(unit, factor=_TEN))
    for unit, listed in table.reduced.items():
        lexicon.add_all("percent", listed, PercentWord(unit, reduced=True))
    for word, factor in table.fronted.items():
        sense = PercentWord(PercentUnit.PERCENT, factor=factor, before=True, after=False, prefers_after=False)
        lexicon.add("percent", word, sense)
    lexicon.add_all("percent", table.others, PercentWord(PercentUnit.PERCENT, after=False))
    for output, listed in table.output.items():
        lexicon.add_all("output", listed, output)
    return table
