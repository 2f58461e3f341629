"""A locale's number words and separators, compiled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon, fold, tokenise
from newsfacts.lexicon.tables import locale_table
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.spelling import compounds, spell
from newsfacts.regexes import compiled

__all__ = ["Hedge", "Hedges", "NumberVocabulary", "NumberWord", "WordClass", "compile_numbers"]

VULGAR_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


class WordClass(Enum):
    """What a number word does to the number before it."""

    SMALL = "small"
    TENS = "tens"
    HUNDRED = "hundred"
    SCALE = "scales"
    GROUP = "groups"
    FRACTION = "fractions"
    VAGUE = "vague"
    ORDINAL = "ordinals"


class NumberWord(NamedTuple):
    """The payload of a number word in the lexicon."""

    sort: WordClass
    value: Decimal
    high: Decimal | None = None
    """The upper end of an order of magnitude ("hundreds"), else ``None``."""


class Hedge(Enum):
    """What a hedge says about the number beside it."""

    OVER = "over"
    AT_LEAST = "at-least"
    UNDER = "under"
    AT_MOST = "at-most"
    ABOUT = "about"
    NEARLY = "nearly"
    TOPIC = "topic"
    """No hedge: the word only says what something is about ("a row over £5m")."""


class Hedges(NamedTuple):
    """Hedge phrases, filed for a look in one direction."""

    before: dict[str, dict[str, list[tuple[tuple[str, ...], Hedge]]]]
    """By last word and the word before that, or an empty string; many verbs have "up to" behind them.

    The other tokens stand in reading order, the longest phrase first.
    """
    after: dict[str, list[tuple[tuple[str, ...], Hedge]]]
    """By first token; likewise."""


@attrs.frozen
class NumberVocabulary:
    """What the number reader needs of a locale."""

    digits: re.Pattern[str]
    """Matches the digits of one number at a position; the groups are named for how it is written."""
    decimal: str
    group: str
    """The mark that groups digits, a comma or a point."""
    spaced: bool
    """Whether a plain space groups digits, as the locale's own mark is a space: "1 500" in French."""
    articles: frozenset[str]
    joiners: frozenset[str]
    of: frozenset[str]
    alone: frozenset[str]
    """Multipliers that count one of themselves without an article: "hundert Euro"."""
    point: frozenset[str]
    """The decimal mark in words: "six point five"."""
    point_idioms: frozenset[str]
    """Words before a number after which ``point`` is no decimal mark: "at one point"."""
    half_after: frozenset[str]
    """Fractions that need no article behind "and": French "deux et demi"."""
    rounds: frozenset[str]
    """Groups that round: French "une centaine" is about a hundred."""
    negative: frozenset[str]
    letters: dict[str, Decimal]
    """Scale letters, case-sensitive, that count only where a kind asks for them."""
    ordinal_suffixes: frozenset[str]
    hedges: Hedges


def compile_numbers(language: str, lexicon: Lexicon) -> NumberVocabulary:
    """Read ``numbers.toml`` of a language, put its words into the lexicon, and give the grammar."""
    table = locale_table(language, "numbers")
    try:
        for sort in (
            WordClass.SMALL,
            WordClass.TENS,
            WordClass.HUNDRED,
            WordClass.SCALE,
            WordClass.GROUP,
            WordClass.FRACTION,
        ):
            for word, value in table[sort.value].items():
                high = table["vague"].get(word, (None, None))[1] if sort is WordClass.SCALE else None
                high = None if high is None else Decimal(high)
                lexicon.add("number", word, NumberWord(sort, _ratio(value), high))
        for word, (low, high) in table["vague"].items():
            if word not in table["scales"]:
                lexicon.add("number", word, NumberWord(WordClass.VAGUE, Decimal(low), Decimal(high)))
        for word, value in _ordinals(table["ordinals"], language):
            lexicon.add("number", word, NumberWord(WordClass.ORDINAL, Decimal(value)))
        for word, compound in compounds(language):
            lexicon.add("number", word, NumberWord(WordClass.SMALL, Decimal(compound)))
        for sign in VULGAR_FRACTIONS:
            over, under = unicodedata.normalize("NFKC", sign).split("\N{FRACTION SLASH}")
            lexicon.add("number", sign, NumberWord(WordClass.FRACTION, _ratio(f"{over}/{under}")), exact=True)
        return NumberVocabulary(
            digits=_digits(*_marks(cldr.separators(language))),
            decimal=cldr.separators(language).decimal,
            group=_marks(cldr.separators(language))[1],
            spaced=cldr.separators(language).group.isspace(),
            articles=_words(table, "articles"),
            joiners=_words(table, "joiners"),
            of=_words(table, "of"),
            alone=_words(table, "alone"),
            point=_words(table, "point"),
            point_idioms=_words(table, "point_idioms"),
            half_after=_words(table, "half_after"),
            rounds=_words(table, "rounds"),
            negative=_words(table, "negative"),
            letters={letter: Decimal(value) for letter, value in table["letters"].items()},
            ordinal_suffixes=frozenset(table["ordinals"]["suffixes"]),
            hedges=_hedges(table["hedges"], table["hedges_after"]),
        )
    except KeyError as error:
        raise TableError(f"languages/{language}/numbers.toml", f"misses {error}") from error


def _ratio(value: int | str) -> Decimal:
    """Read a whole number, a decimal ("0.5") or a fraction ("1/3")."""
    over, _, under = str(value).partition("/")
    return CONTEXT.divide(Decimal(over), Decimal(under)) if under else Decimal(over)


def _ordinals(table: dict[str, Any], language: str) -> Iterator[tuple[str, int]]:
    """Yield the words for ranks: those of the table, and those that a language builds with endings."""
    yield from table["small"].items()
    for rule in table["built"]:
        stems = dict(rule.get("stems", {}))
        for number in range(rule.get("from", 1), rule.get("to", 0) + 1):
            stems[spell(number, language)] = number
        for stem, number in stems.items():
            for ending in rule["endings"]:
                yield stem + ending, number


def _words(table: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(table[key])


def _hedges(before: dict[str, str], after: dict[str, str]) -> Hedges:
    index = Hedges({}, {})
    for phrase, name in sorted(before.items(), key=_longest_first):
        *others, last = tokenise(fold(phrase))
        word = next((token for token in reversed(others) if token != " "), "")
        index.before.setdefault(last, {}).setdefault(word, []).append((tuple(others), Hedge(name)))
    for phrase, name in sorted(after.items(), key=_longest_first):
        first, *others = tokenise(fold(phrase))
        index.after.setdefault(first, []).append((tuple(others), Hedge(name)))
    return index


def _longest_first(row: tuple[str, str]) -> tuple[int, str]:
    return -len(row[0]), row[0]


def _marks(separators: cldr.Separators) -> tuple[str, str]:
    """Return the decimal mark and the one that groups, of point and comma."""
    if separators.decimal in ",." and separators.group in ",.":
        return separators.decimal, separators.group
    return (",", ".") if separators.decimal == "," else (".", ",")


def _digits(decimal: str, group: str) -> re.Pattern[str]:
    """Make the pattern for the digits of one number.

    The locale's own way comes first, then every way that no locale reads differently: a number with both
    separators, apostrophes, spaces, groups in the Indian manner. ``other`` is the locale's group mark used
    as a decimal mark ("12,5" in English): possible, but foreign. Repeats are bounded, so that a run of a
    million digits costs no more than its length.
    """
    point, comma = re.escape(decimal), re.escape(group)
    end = r"(?!\d)"
    return compiled(
        rf"(?P<grouped>\d{{1,3}}(?:{comma}\d{{3}}){{1,6}}{end}(?:{point}\d{{1,20}}{end})?)"
        rf"|(?P<lakh>\d{{1,2}}(?:{comma}\d{{2}}){{1,6}}{comma}\d{{3}}{end}(?:{point}\d{{1,20}}{end})?)"
        rf"|(?P<swapped>\d{{1,3}}(?:{point}\d{{3}}){{1,6}}(?:{comma}\d{{1,3}}{end}|(?<={point}\d\d\d{point}\d\d\d){end}))"
        rf"|(?P<apostrophe>\d{{1,3}}(?:'\d{{3}}){{1,6}}{end}(?:[.,]\d{{1,20}}{end})?)"
        rf"|(?P<spaced>\d{{1,3}}(?:\ \d{{3}}){{1,6}}{end}(?:[.,]\d{{1,20}}{end})?)"
        rf"|(?P<decimal>\d{{1,20}}{point}\d{{1,20}}{end})"
        rf"|(?P<other>\d{{1,9}}{comma}\d{{1,2}}{end}(?!{comma}\d))"
        rf"|(?P<plain>\d{{1,25}}{end})"
    )
