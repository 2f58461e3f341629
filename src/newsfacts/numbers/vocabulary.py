"""A locale's number words and separators, compiled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon, fold, tokenise
from newsfacts.lexicon.tables import check_keys, locale_table, table
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.spelling import compounds, spell
from newsfacts.regexes import compiled

__all__ = ["Hedge", "Hedges", "NumberVocabulary", "NumberWord", "WordClass", "compile_numbers"]

_SCALES = "numbers/scales"
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
class ScaleWords:
    """What may be a scale behind a number, though nobody here reads it: ``numbers/scales.toml``."""

    doubtful: frozenset[str]
    """Words that mean different numbers in different languages, in lower case."""
    letters: frozenset[str]
    """Single letters, in exactly this case."""
    vowels: frozenset[str]
    longest: int
    """No contraction has more letters than these."""
    full: tuple[str, ...]
    """The words that a contraction shortens."""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> ScaleWords:
        """Return what the table says."""
        doubtful, contractions = table["doubtful"], table["contractions"]
        return cls(
            frozenset(doubtful["words"]),
            frozenset(doubtful["letters"]),
            frozenset(contractions["vowels"]),
            contractions["longest"],
            tuple(contractions["of"]),
        )

    def may_be(self, token: str) -> bool:
        """Return whether a token may be a scale word or a short form of one: "bil", "thsd", "T"; not "TV"."""
        if len(token) == 1:
            return token in self.letters
        word = token.lower()
        if word in self.doubtful:
            return True
        if len(word) > self.longest or not word.isalpha() or not self.vowels.isdisjoint(word):
            return False
        return any(word[0] == full[0] and _in_order(word, full) for full in self.full)


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
    point_leads: frozenset[str]
    """Words before ``point`` that only a number follows: "rose point five percent"."""
    between: frozenset[str]
    """Words before two numbers that are ends, never one number: "between one and two thirds"."""
    half_after: frozenset[str]
    """Fractions that need no article behind "and": French "deux et demi"."""
    rounds: frozenset[str]
    """Groups that round: French "une centaine" is about a hundred."""
    negative: frozenset[str]
    letters: Mapping[str, Decimal]
    """Scale letters and short words, case-sensitive, that count only where a kind asks for them."""
    scales: ScaleWords
    """What may be a scale that nobody here reads."""
    ordinal_suffixes: frozenset[str]
    hedges: Hedges
    hyphened: frozenset[str] = attrs.field(init=False)
    """What a hyphen may join to a number before its scale: "20-plus million", "20-and-a-half"."""

    @hyphened.default
    def _hyphened(self) -> frozenset[str]:
        hedged = (words[0] for words, _ in self.hedges.after.get("-", ()) if words)
        return self.joiners.union(hedged)


def compile_numbers(language: str, lexicon: Lexicon) -> NumberVocabulary:
    """Read ``numbers.toml`` of a language, put its words into the lexicon, and give the grammar."""
    rows, shared = locale_table(language, "numbers"), table(_SCALES)
    check_keys(_SCALES, shared, ("letters", "doubtful", "contractions"))
    try:
        for sort in (
            WordClass.SMALL,
            WordClass.TENS,
            WordClass.HUNDRED,
            WordClass.SCALE,
            WordClass.GROUP,
            WordClass.FRACTION,
        ):
            for word, value in rows[sort.value].items():
                high = rows["vague"].get(word, (None, None))[1] if sort is WordClass.SCALE else None
                high = None if high is None else Decimal(high)
                lexicon.add("number", word, NumberWord(sort, _ratio(value), high))
        for word, (low, high) in rows["vague"].items():
            if word not in rows["scales"]:
                lexicon.add("number", word, NumberWord(WordClass.VAGUE, Decimal(low), Decimal(high)))
        for word, value in _ordinals(rows["ordinals"], language):
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
            articles=_words(rows, "articles"),
            joiners=_words(rows, "joiners"),
            of=_words(rows, "of"),
            alone=_words(rows, "alone"),
            point=_words(rows, "point"),
            point_idioms=_words(rows, "point_idioms"),
            point_leads=_words(rows, "point_leads"),
            between=_words(rows, "between"),
            half_after=_words(rows, "half_after"),
            rounds=_words(rows, "rounds"),
            negative=_words(rows, "negative"),
            letters=_letters({**shared["letters"], **rows["letters"]}),
            scales=ScaleWords.of(shared),
            ordinal_suffixes=frozenset(rows["ordinals"]["suffixes"]),
            hedges=_hedges(rows["hedges"], rows["hedges_after"]),
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


def _letters(rows: Mapping[str, int]) -> dict[str, Decimal]:
    return {letter: Decimal(value) for letter, value in rows.items()}


def _in_order(word: str, full: str) -> bool:
    """Return whether the letters of ``word`` stand in ``full`` in this order."""
    letters = iter(full)
    return all(letter in letters for letter in word)


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
