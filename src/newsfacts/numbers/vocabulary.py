"""A locale's number words and separators, compiled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

import attrs

from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon, fold, tokenise
from newsfacts.lexicon.table_fields import (
    Fault,
    choice,
    field,
    flag,
    integer,
    mapping,
    number,
    ordered_words,
    part,
    rows,
    text,
    words,
)
from newsfacts.lexicon.tables import Tables, read_table
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.spelling import Speller, SpellingRules
from newsfacts.regexes import compiled

__all__ = [
    "Hedge",
    "Hedges",
    "NumberVocabulary",
    "NumberWord",
    "WordClass",
    "compile_numbers",
    "in_territory",
]

_SCALES = "numbers/scales"
"""The name of the table of scale words."""
VULGAR_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


class WordClass(Enum):
    """What a number word does to the number before it."""

    SMALL = "small"
    TENS = "tens"
    POWER = "powers"
    """A power of ten that every number of it is written with: "三百二十"."""
    HUNDRED = "hundred"
    SCALE = "scales"
    GROUP = "groups"
    FRACTION = "fractions"
    VAGUE = "vague"
    ORDINAL = "ordinals"
    OTHER = "others"
    """A word that begins like a number but is not one: "千瓦"."""


class NumberWord(NamedTuple):
    """The meaning of a number word in the lexicon."""

    sort: WordClass
    value: Decimal
    high: Decimal | None = None
    """The upper end of an order of magnitude ("hundreds"), else ``None``."""


class Hedge(Enum):
    """What a hedge says about the number next to it."""

    OVER = "over"
    AT_LEAST = "at-least"
    UNDER = "under"
    AT_MOST = "at-most"
    ABOUT = "about"
    NEARLY = "nearly"
    TOPIC = "topic"
    """Not a hedge: the word only says what something is about ("a row over £5m")."""


class Hedges(NamedTuple):
    """Hedge phrases, filed for a look in one direction."""

    before: dict[str, dict[str, list[tuple[tuple[str, ...], Hedge]]]]
    """By the last word and the word before it, or an empty string; many verbs have "up to" after them.

    The other tokens are in reading order; the longest phrase comes first.
    """
    after: dict[str, list[tuple[tuple[str, ...], Hedge]]]
    """The same by first token."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class ScaleWords:
    """The keys of ``scales.toml``: scale words in all languages, and words that may be scales."""

    letters: Mapping[str, Decimal] = mapping(number)
    """Scale letters and short words that mean the same everywhere, case-sensitive."""
    doubtful: frozenset[str] = words(section="doubtful", key="words")
    """Words that mean different numbers in different languages."""
    doubtful_letters: frozenset[str] = words(case=True, section="doubtful", key="letters")
    """Single letters, in exactly this case."""
    vowels: str = field(text, section="contractions")
    longest: int = field(integer, section="contractions")
    """The most letters of a contraction."""
    full: tuple[str, ...] = ordered_words(section="contractions", key="of")
    """The words that a contraction shortens."""

    def may_be(self, token: str) -> bool:
        """Return whether a token could be a scale word, or short for one: "bil", "thsd", "T"; not "TV"."""
        if len(token) == 1:
            return token in self.doubtful_letters
        word = token.lower()
        if word in self.doubtful:
            return True
        if len(word) > self.longest or not word.isalpha() or any(vowel in word for vowel in self.vowels):
            return False
        return any(word[0] == full[0] and _in_order(word, full) for full in self.full)


def _in_order(word: str, full: str) -> bool:
    """Return whether the letters of ``word`` occur in ``full`` in this order."""
    letters = iter(full)
    return all(letter in letters for letter in word)


@cache
def _scale_words() -> ScaleWords:
    return read_table(ScaleWords, _SCALES)


def _pair(value: Any, complete: bool) -> tuple[Decimal, Decimal]:
    """Read the ends of an order of magnitude."""
    if not isinstance(value, list) or len(value) != 2:
        raise Fault(f"must be a list of two numbers, not {value!r}")
    return number(value[0], complete), number(value[1], complete)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class OrdinalEndings:
    """Ranks that a language builds: stems, or number words from one number to another, with endings."""

    stems: Mapping[str, int] = mapping(integer, optional=True)
    first: int = field(integer, key="from", empty=1, optional=True)
    last: int = field(integer, key="to", empty=0, optional=True)
    endings: tuple[str, ...] = ordered_words()


@attrs.frozen(eq=False, repr=False, kw_only=True)
class NumberVocabulary:
    """The keys of ``numbers.toml``, and what the number reader derives from them."""

    articles: frozenset[str] = words()
    joiners: frozenset[str] = words()
    tens_joiners: frozenset[str] = words(optional=True)
    """Words between tens and units: Spanish "treinta y cinco"."""
    number_articles: frozenset[str] = words(optional=True)
    """Articles before a number that do not count: Spanish "un 5 %", "entre el 5 % y el 8 %"."""
    scale_joiners: frozenset[str] = words(optional=True)
    """Words between a large scale and the next smaller one: Portuguese "um milhão e duzentos mil"."""
    of: frozenset[str] = words()
    negative: frozenset[str] = words()
    alone: frozenset[str] = words()
    """Multipliers that mean one of them without an article: "hundert Euro"."""
    point: frozenset[str] = words()
    """The decimal mark in words: "six point five"."""
    unread_points: frozenset[str] = words(optional=True)
    """Words that make one number of two in ways that are not read: Spanish "siete con cincuenta"."""
    point_idioms: frozenset[str] = words()
    """Words before a number after which ``point`` is not a decimal mark: "at one point"."""
    point_leads: frozenset[str] = words()
    """Words before ``point`` that only a number follows: "rose point five percent"."""
    point_tens: bool = flag(optional=True)
    """Whether decimals can be one number below 1,000: Spanish "siete coma veinticinco"."""
    between: frozenset[str] = words()
    """Words before two numbers that are ends, never one number: "between one and two thirds"."""
    half_after: frozenset[str] = words()
    """Fractions that need no article after "and": French "deux et demi"."""
    others: tuple[str, ...] = ordered_words(optional=True)
    """Words that begin with a numeral but are not numbers, in scripts without spaces: "千瓦", "一般"."""
    rounds: frozenset[str] = words()
    """Groups that round: French "une centaine" is about a hundred."""
    small: Mapping[str, Decimal] = mapping(number)
    tens: Mapping[str, Decimal] = mapping(number)
    hundred: Mapping[str, Decimal] = mapping(number)
    powers: Mapping[str, Decimal] = mapping(number, optional=True)
    """Ten, hundred and thousand where a language writes "two ten three" for 23, and digits without them."""
    scales: Mapping[str, Decimal] = mapping(number)
    own_letters: Mapping[str, Decimal] = mapping(number, key="letters")
    """Scale letters and short words of the language, in addition to those of ``scales.toml``."""
    groups: Mapping[str, Decimal] = mapping(number)
    """Nouns that multiply: "two dozen"."""
    fractions: Mapping[str, Decimal] = mapping(number)
    vague: Mapping[str, tuple[Decimal, Decimal]] = mapping(_pair)
    """Orders of magnitude, with their ends: "hundreds" are 100 to 1,000."""
    ordinal_suffixes: frozenset[str] = words(section="ordinals", key="suffixes")
    """What makes a rank of digits: "26th"."""
    ordinal_prefixes: frozenset[str] = words(section="ordinals", key="prefixes", optional=True)
    """Prefixes that make the number after them an ordinal: "第3"."""
    ordinals: Mapping[str, int] = mapping(integer, section="ordinals", key="small")
    built: tuple[OrdinalEndings, ...] = rows(OrdinalEndings, section="ordinals")
    spelling: SpellingRules = part(SpellingRules)
    hedges_before: Mapping[str, Hedge] = mapping(choice(Hedge), key="hedges")
    """What phrases before a number say about it."""
    hedges_after: Mapping[str, Hedge] = mapping(choice(Hedge))
    """The same for phrases after it."""
    closing: frozenset[str] = words(optional=True)
    """The first words of those that count only if the phrase ends after them: "$5 million plus.", not
    "$5 million plus interest"."""

    territory_marks: bool = flag(optional=True)
    """Whether the marks in numbers are those of the text's territory, if its locale names one: es-MX."""

    decimal: str
    group: str
    """The mark that groups digits, a comma or a point."""
    spaced: bool
    """Whether a plain space groups digits, as the locale's own mark is a space: "1 500" in French."""
    digits: re.Pattern[str] = attrs.field(init=False)
    """Matches the digits of one number at a position; the groups are named for how it is written."""
    hedges: Hedges = attrs.field(init=False)
    """All hedges, for a look in one direction."""
    hyphened: frozenset[str] = attrs.field(init=False)
    """What a hyphen can join to a number before its scale: "20-plus million", "20-and-a-half"."""
    scale_words: ScaleWords = attrs.field(init=False, factory=_scale_words)
    """Words that may be a scale that newsfacts does not read."""
    letters: Mapping[str, Decimal] = attrs.field(init=False)
    """Scale letters and short words, case-sensitive, that count only for kinds that use them."""

    @digits.default
    def _digits(self) -> re.Pattern[str]:
        return _digits(self.decimal, self.group)

    @hedges.default
    def _hedges(self) -> Hedges:
        return _hedges(self.hedges_before, self.hedges_after)

    @hyphened.default
    def _hyphened(self) -> frozenset[str]:
        hedged = (phrase[0] for phrase, _ in self.hedges.after.get("-", ()) if phrase)
        return self.joiners.union(hedged)

    @letters.default
    def _letters(self) -> dict[str, Decimal]:
        return {**self.scale_words.letters, **self.own_letters}


@cache
def in_territory(grammar: NumberVocabulary, language: str, territory: str) -> NumberVocabulary:
    """Return a grammar with the marks that a territory writes in numbers; the same if they do not differ."""
    decimal, group = cldr.number_marks(language, territory)
    if decimal == grammar.decimal:
        return grammar
    return attrs.evolve(grammar, decimal=decimal, group=group)


def compile_numbers(tables: Tables, lexicon: Lexicon) -> NumberVocabulary:
    """Return the number grammar of a language from ``numbers.toml``, and add its words to the lexicon."""
    separators = cldr.separators(tables.language)
    decimal, group = cldr.number_marks(tables.language)
    grammar = tables.read(
        NumberVocabulary, "numbers", decimal=decimal, group=group, spaced=separators.group.isspace()
    )
    for sort in (
        WordClass.SMALL,
        WordClass.TENS,
        WordClass.POWER,
        WordClass.HUNDRED,
        WordClass.SCALE,
        WordClass.GROUP,
        WordClass.FRACTION,
    ):
        for word, value in getattr(grammar, sort.value).items():
            high = grammar.vague[word][1] if sort is WordClass.SCALE and word in grammar.vague else None
            lexicon.add("number", word, NumberWord(sort, value, high))
    for word, (low, high) in grammar.vague.items():
        if word not in grammar.scales:
            lexicon.add("number", word, NumberWord(WordClass.VAGUE, low, high))
    for word in grammar.others:
        lexicon.add("number", word, NumberWord(WordClass.OTHER, Decimal(0)))
    speller = Speller(tables)
    for word, rank in (*grammar.ordinals.items(), *_built_ordinals(grammar.built, speller)):
        lexicon.add("number", word, NumberWord(WordClass.ORDINAL, Decimal(rank)))
    for word, compound in speller.compounds():
        lexicon.add("number", word, NumberWord(WordClass.SMALL, Decimal(compound)))
    for sign in VULGAR_FRACTIONS:
        over, under = unicodedata.normalize("NFKC", sign).split("\N{FRACTION SLASH}")
        value = CONTEXT.divide(Decimal(over), Decimal(under))
        lexicon.add("number", sign, NumberWord(WordClass.FRACTION, value), exact=True)
    return grammar


def _built_ordinals(rules: Iterable[OrdinalEndings], speller: Speller) -> Iterator[tuple[str, int]]:
    """Yield the words for ranks that a language builds with endings."""
    for rule in rules:
        stems = dict(rule.stems)
        for value in range(rule.first, rule.last + 1):
            stems[speller.spell(value)] = value
        for stem, value in stems.items():
            for ending in rule.endings:
                yield stem + ending, value


def _hedges(before: Mapping[str, Hedge], after: Mapping[str, Hedge]) -> Hedges:
    index = Hedges({}, {})
    for phrase, hedge in sorted(before.items(), key=_longest_first):
        *others, last = tokenise(fold(phrase))
        word = next((token for token in reversed(others) if token != " "), "")
        index.before.setdefault(last, {}).setdefault(word, []).append((tuple(others), hedge))
    for phrase, hedge in sorted(after.items(), key=_longest_first):
        first, *others = tokenise(fold(phrase))
        index.after.setdefault(first, []).append((tuple(others), hedge))
    return index


def _longest_first(row: tuple[str, Hedge]) -> tuple[int, str]:
    return -len(row[0]), row[0]


def _digits(decimal: str, group: str) -> re.Pattern[str]:
    """Return the pattern for the digits of one number.

    The spelling of the locale comes first, then all spellings that no locale reads differently: a number with
    both separators, apostrophes, spaces, Indian groups. ``other`` is the group mark of the locale used as a
    decimal mark ("12,5" in English): possible, but foreign. Repeats are bounded, so that a run of a million
    digits takes time in proportion to its length.
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
