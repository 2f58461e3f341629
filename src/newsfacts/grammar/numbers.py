"""A locale's number words and separators, compiled."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

import attrs

from newsfacts.data import locale_table
from newsfacts.errors import TableError
from newsfacts.grammar import cldr
from newsfacts.grammar.lexicon import Lexicon, fold, tokenise
from newsfacts.grammar.spelling import compounds

__all__ = ["Hedge", "Hedges", "NumberGrammar", "NumberWord", "WordClass", "compile_numbers"]

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


class Hedges(NamedTuple):
    """Hedge phrases, filed for a look in one direction."""

    before: dict[str, list[tuple[tuple[str, ...], Hedge]]]
    """By last token; the other tokens stand in reading order, the longest phrase first."""
    after: dict[str, list[tuple[tuple[str, ...], Hedge]]]
    """By first token; likewise."""


@attrs.frozen
class NumberGrammar:
    """What the number reader needs of a locale."""

    digits: re.Pattern[str]
    """Matches the digits of one number at a position; the groups are named for how it is written."""
    decimal: str
    articles: frozenset[str]
    joiners: frozenset[str]
    of: frozenset[str]
    negative: frozenset[str]
    letters: dict[str, Decimal]
    """Scale letters, case-sensitive, that count only where a kind asks for them."""
    ordinal_suffixes: frozenset[str]
    hedges: Hedges


def compile_numbers(language: str, lexicon: Lexicon) -> NumberGrammar:
    """Read ``number.toml`` of a language, put its words into the lexicon, and give the grammar."""
    table = locale_table(language, "number")
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
                lexicon.add("number", word, NumberWord(sort, Decimal(value)))
        for word, (low, high) in table["vague"].items():
            lexicon.add("number", word, NumberWord(WordClass.VAGUE, Decimal(low), Decimal(high)))
        for word, value in table["ordinals"]["small"].items():
            lexicon.add("number", word, NumberWord(WordClass.ORDINAL, Decimal(value)))
        for word, number in compounds(language):
            lexicon.add("number", word, NumberWord(WordClass.SMALL, Decimal(number)))
        for sign in VULGAR_FRACTIONS:
            # CLDR and Unicode give thirds as floats; six digits say what a reader means by ⅓
            exact = Decimal(str(round(unicodedata.numeric(sign), 6)))
            lexicon.add("number", sign, NumberWord(WordClass.FRACTION, exact), exact=True)
        return NumberGrammar(
            digits=_digits(cldr.separators(language)),
            decimal=cldr.separators(language).decimal,
            articles=_words(table, "articles"),
            joiners=_words(table, "joiners"),
            of=_words(table, "of"),
            negative=_words(table, "negative"),
            letters={letter: Decimal(value) for letter, value in table["letters"].items()},
            ordinal_suffixes=frozenset(table["ordinals"]["suffixes"]),
            hedges=_hedges(table["hedges"], table["hedges_after"]),
        )
    except KeyError as error:
        raise TableError(f"locales/{language}/number.toml", f"misses {error}") from error


def _words(table: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(table[key])


def _hedges(before: dict[str, str], after: dict[str, str]) -> Hedges:
    filed = Hedges({}, {})
    for phrases, files, forward in ((before, filed.before, False), (after, filed.after, True)):
        for phrase, name in sorted(phrases.items(), key=lambda row: (-len(row[0]), row[0])):
            tokens = tuple(tokenise(fold(phrase)))
            key, others = (tokens[0], tokens[1:]) if forward else (tokens[-1], tokens[:-1])
            files.setdefault(key, []).append((others, Hedge(name)))
    return filed


def _digits(separators: cldr.Separators) -> re.Pattern[str]:
    """Make the pattern for the digits of one number.

    The locale's own way comes first, then every way that no locale reads differently: a number with both
    separators, apostrophes, spaces, groups in the Indian manner. ``other`` is the locale's group mark used
    as a decimal mark ("12,5" in English): possible, but foreign. Repeats are bounded, so that a run of a
    million digits costs no more than its length.
    """
    point, comma = re.escape(separators.decimal), re.escape(separators.group)
    if separators.decimal not in ",." or separators.group not in ",.":
        point, comma = (",", r"\.") if separators.decimal == "," else (r"\.", ",")
    end = r"(?!\d)"
    return re.compile(
        rf"(?P<grouped>\d{{1,3}}(?:{comma}\d{{3}}){{1,6}}{end}(?:{point}\d{{1,20}}{end})?)"
        rf"|(?P<lakh>\d{{1,2}}(?:{comma}\d{{2}}){{1,6}}{comma}\d{{3}}{end}(?:{point}\d{{1,20}}{end})?)"
        rf"|(?P<swapped>\d{{1,3}}(?:{point}\d{{3}}){{1,6}}(?:{comma}\d{{1,3}}{end}|(?<={point}\d\d\d{point}\d\d\d){end}))"
        rf"|(?P<apostrophe>\d{{1,3}}(?:'\d{{3}}){{1,6}}{end}(?:[.,]\d{{1,20}}{end})?)"
        rf"|(?P<spaced>\d{{1,3}}(?:\ \d{{3}}){{1,6}}{end}(?:[.,]\d{{1,20}}{end})?)"
        rf"|(?P<decimal>\d{{1,20}}{point}\d{{1,20}}{end})"
        rf"|(?P<other>\d{{1,9}}{comma}\d{{1,2}}{end}(?!{comma}\d))"
        rf"|(?P<plain>\d{{1,25}}{end})"
    )
