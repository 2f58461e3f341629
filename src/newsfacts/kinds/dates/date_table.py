"""The keys of ``dates.toml``: the words and patterns that a language has for time."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from newsfacts.kinds.dates.tense_vocabulary import Tense
from newsfacts.lexicon.table_fields import (
    each,
    field,
    flag,
    integer,
    integers,
    mapping,
    ordered_words,
    part,
    parts,
    phrase_list,
    text,
    words,
)

__all__ = ["CountingWords", "DateTable", "Guard"]


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Guard:
    """A condition on the words around a match; words are in lower case, marks mean themselves."""

    after: frozenset[str] = words(optional=True)
    before: frozenset[str] = words(optional=True)
    """Evidence: one of these before (or after) the match makes it a fact in spite of the other conditions."""
    both: bool = flag(optional=True)
    """Whether both must, as evidence: "na segunda, disse", not "na segunda fase"."""
    skipped: frozenset[str] = words(optional=True)
    """Words that can come between the evidence before and the match: "between the 3rd and the 9th"."""
    strict: bool = flag(optional=True)
    """Whether the other conditions must hold even with evidence."""
    evidence: bool = flag(optional=True)
    """Whether there must be evidence."""
    capital: bool = flag(optional=True)
    """Whether the match must begin with a capital."""
    no_capital: bool = flag(optional=True)
    """Whether the match must not begin with one: Spanish "julio" is a month, "Julio" may be a man."""
    not_after: frozenset[str] = words(optional=True, opposites=("after",))
    not_before: frozenset[str] = words(optional=True, opposites=("before",))
    """None of these may."""
    near: frozenset[str] = words(optional=True)
    """One of these must be among the words before it in its clause."""
    not_near: frozenset[str] = words(optional=True, opposites=("near",))
    """None of these can be among the words before it in its clause."""
    not_near_endings: tuple[str, ...] = ordered_words(optional=True)
    """Nor may words that end so."""
    not_after_number: bool = flag(optional=True)
    """Whether no number can come before."""
    not_after_amount: bool = flag(optional=True)
    """Whether no number with its noun can come before the word before: "sechs Stunden am Tag"."""
    not_before_number: bool = flag(optional=True)
    """Whether no digits can follow: "the year 9999" is not the year."""
    not_after_capital: bool = flag(optional=True)
    """Whether the word before must not have a capital."""
    after_capital: bool = flag(optional=True)
    """Whether the word before must have one: "Karl Heuer"."""
    before_capital: bool = flag(optional=True)
    """Whether the word after must have one: "the Daily Edition"."""
    not_before_capital: bool = flag(optional=True)
    """Whether the word after must not have a capital."""
    not_before_endings: tuple[str, ...] = ordered_words(optional=True)
    """Endings that the word after must not have."""
    after_phrases: tuple[str, ...] = ordered_words(optional=True)
    """Words in a row one of which must come before the match: "until at least"."""
    preceded: tuple[str, ...] = ordered_words(optional=True)
    """Where words have no spaces between them: what one of must come right before the match, or ..."""
    followed: tuple[str, ...] = ordered_words(optional=True)
    """... right after it; evidence that is not a word by itself."""
    not_preceded: tuple[str, ...] = ordered_words(optional=True, opposites=("preceded",))
    not_followed: tuple[str, ...] = ordered_words(optional=True, opposites=("followed",))
    """None of these may: "3日間" is not a day of a month."""
    not_counting: bool = flag(optional=True)
    """Whether a match is refused whose number counts what follows it; see `CountingWords`."""
    before_verb: bool = flag(optional=True)
    """Whether the match must open a sentence, with its finite verb right after it: "2010 was a dry year"."""
    year_verbs: frozenset[str] = words(optional=True)
    """Verbs whose subject such a match may be; with others, something else must be the subject."""
    of_person: bool = flag(optional=True)
    """Whether the noun right before the match must be a person: French "un avocat de 45 ans"."""
    apposed: bool = flag(optional=True)
    """Whether a name, a comma and one word must stand before it: "Ana Gil, granjera de 54 años"."""
    verb_behind: bool = flag(optional=True)
    """Whether a finite verb right after the match is evidence too: "Im Juli 99 kam"."""
    in_name: bool = flag(optional=True)
    """Whether the match must be in a person's name, after the first word of it: "Tom May"."""
    alone: bool = flag(optional=True)
    """Whether no word may follow but one of the patterns: "on the 20th at noon", not "on the 20th floor"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class NameWords:
    """Months and weekdays beyond CLDR's names, and names that are also other words."""

    months: Mapping[str, int] = mapping(integer)
    weekdays: Mapping[str, int] = mapping(integer)
    """Monday is 1."""
    full: frozenset[str] = words(case=True)
    """Short names that count as full ones."""
    capitals: bool = flag()
    """Whether all short names need a capital."""
    also_words: frozenset[str] = words()
    """Names that need a capital because they are also other words: "may"."""
    also_names: frozenset[str] = words()
    """Names of months that are also names of people: "april"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class CompoundWords:
    """Words of a number and a unit in one ("sechstägig")."""

    numbers: tuple[int, ...] = field(integers, empty=())
    endings: tuple[str, ...] = ordered_words()
    tails: Mapping[str, str] = mapping(text)
    """How such words go on after the number, by TIMEX3 value with ``{}`` for the number."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class CountingWords:
    """The keys of ``[counting]``: words that show that a number is not a year but counts what follows it."""

    plural_endings: tuple[str, ...] = ordered_words(optional=True)
    """Endings of nouns in the plural. A number with two zeros at its end, or one too low for a year of news,
    counts what follows it if that has such an ending: "in 1500 cases"."""
    plural_capitals: bool = flag(optional=True)
    """Whether nouns in the plural have a capital."""
    not_plural: frozenset[str] = words(optional=True)
    """Words with such an ending that are not plural nouns, and plurals that have a year: "elections"."""
    counting: frozenset[str] = words(optional=True)
    """Words after which any number counts a noun in the plural: "of 1250 jobs"."""
    year_words: frozenset[str] = words(optional=True)
    """Words after which no number counts a noun: "since 2000 prices have risen"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class DateTable:
    """The keys of ``dates.toml``."""

    names: NameWords = part(NameWords)
    anchor_roles: frozenset[str] = words(section="anchors", key="roles")
    """Roles whose words newsfacts starts from to find dates ..."""
    anchor_words: frozenset[str] = words(section="anchors", key="words")
    """... and other words that it starts from."""
    anchor_leads: frozenset[str] = words(section="anchors", key="leads", optional=True)
    """Words after which it looks at a number: Italian "alle 15"."""
    roles: Mapping[str, Mapping[str, tuple[str, ...]]] = mapping(each(phrase_list), key="role")
    """By role, and by what they mean: words and phrases; "^" requires a capital."""
    compound: CompoundWords = part(CompoundWords)
    macros: Mapping[str, str] = mapping(text, key="macro", optional=True)
    """Pieces of pattern with a name."""
    patterns: Mapping[str, Mapping[str, str]] = mapping(each(text), key="pattern")
    """By category, and by pattern: its meaning (see `newsfacts.kinds.dates.patterns`)."""
    guards: Mapping[str, Guard] = parts(Guard, key="guard")
    counting: CountingWords = part(CountingWords, key="counting", optional=True)
    tense: Tense = part(Tense, key="cue")
    sport_words: frozenset[str] = words(section="sport", key="words", opposites=("sport_hints",))
    """Words that show that a text is about a game, whose quarters are not quarters of a year."""
    sport_hints: frozenset[str] = words(section="sport", key="hints")
    """Words that show the same if there are two of them."""
    published_cues: tuple[str, ...] = ordered_words(section="published", key="cues")
    """What comes before a publication date."""
