"""A language's words for units, compiled into the lexicon under the role ``"unit"``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

import attrs

from newsfacts.errors import TableError
from newsfacts.kinds.quantities.units import definition, unit_name, units_table
from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon, fold, tokenise
from newsfacts.lexicon.table_fields import (
    Fault,
    field,
    flag,
    integer,
    mapping,
    number,
    ordered_words,
    part,
    parts,
    phrase_list,
    rows,
    text,
    word_lists,
    words,
)
from newsfacts.lexicon.tables import Tables

__all__ = [
    "Compound",
    "Form",
    "Guard",
    "Phrases",
    "QuantityVocabulary",
    "Rates",
    "Regions",
    "Temperatures",
    "UnitTerm",
]
__all__ += ["compile_units", "named"]

ROLE = "unit"


class Form(Enum):
    """How a word for a unit goes with its number."""

    ONE = "one"
    """With one, or inside a compound: "mile"."""
    MANY = "many"
    """With any other number: "miles"."""
    ANY = "any"
    """With all: "horsepower"."""
    SYMBOL = "symbols"
    """Not a word: "km"."""


class Phrases:
    """A set of phrases, looked up by their first word."""

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self._filed: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            first, *rest = tokenise(fold(phrase).lower())
            self._filed.setdefault(first, []).append(tuple(rest))

    def __bool__(self) -> bool:
        return bool(self._filed)

    def starting(self, word: str) -> list[tuple[str, ...]]:
        """Return the further tokens of the phrases that begin with a word; " " is any space."""
        return self._filed.get(word, [])


def _phrases(value: Any, complete: bool) -> Phrases:
    return Phrases(phrase_list(value, complete))


def phrases(**where: Any) -> Any:
    """Return an attrs field for a list of phrases."""
    return field(_phrases, **{"empty": Phrases(), **where})


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Guard:
    """What must hold, besides a number, for words to be a unit: a row of ``[[guards]]``."""

    followed: Phrases = phrases(optional=True)
    not_followed: Phrases = phrases(optional=True)
    preceded: frozenset[str] = words(optional=True)
    not_preceded: frozenset[str] = words(optional=True, opposites=("preceded",))
    context: frozenset[str] = words(optional=True)
    not_context: frozenset[str] = words(optional=True, opposites=("context",))
    rival: bool = flag(key="weight", optional=True)
    """Whether it may be money too: the nearest of the words of ``[weight]`` in ``money.toml`` decides."""
    hyphen: bool = flag(optional=True)
    glued: bool = flag(optional=True)
    no_year: bool = flag(optional=True)
    least: Decimal | None = field(number, empty=None, optional=True)
    most: Decimal | None = field(number, empty=None, optional=True)
    words: tuple[str, ...] = ordered_words()
    """The words, as the units have them."""

    @property
    def asks(self) -> bool:
        """Whether a sign that it is a unit must be there, and not only none against it."""
        return bool(self.followed or self.preceded or self.context or self.hyphen)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class WeightWords:
    """The words around that say whether a pound is a weight or money, of ``[weight]`` in ``money.toml``."""

    cues: frozenset[str] = words(section="weight")
    money: frozenset[str] = words(section="weight")


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Regions:
    """Which unit words mean in which territory: a row of ``[regions]``."""

    words: tuple[str, ...] = ordered_words()
    default: str | None = field(unit_name, empty=None, optional=True)
    by_territory: Mapping[str, str] = mapping(unit_name, key="territories")


class UnitTerm(NamedTuple):
    """What the lexicon says of a word or sign for a unit."""

    unit: str
    """Pint's name."""
    form: Form
    times: Decimal = Decimal(1)
    """How many of the unit one of the word is: 1,000,000 metric tons in "Mt"."""
    capital: bool = False
    """Whether the word is always written with a capital: "British thermal unit"."""
    guard: Guard | None = None
    regions: Regions | None = None
    before: bool = False
    """Always false: units never come before their number. `newsfacts.amounts.measures` needs it."""
    after: bool = True
    counted: bool = False
    """Whether an article may count it, as no symbol is: German "ein Meter"."""
    sides: bool = False
    """Whether it measures the sides of things, so that "10 by 20" of it are two."""

    def agrees(self, other: UnitTerm) -> bool:
        """Return whether it is the same unit in another form: "5 mile" and "6 miles"."""
        return self.unit == other.unit and self.times == other.times


@attrs.frozen(eq=False, repr=False, kw_only=True)
class UnitForms:
    """Words for a unit, by how they go with their number; see `Form`."""

    one: tuple[str, ...] = ordered_words(optional=True)
    many: tuple[str, ...] = ordered_words(optional=True)
    any: tuple[str, ...] = ordered_words(optional=True)
    symbols: tuple[str, ...] = ordered_words(optional=True)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Multiple:
    """Words for so many of a unit: a row of ``[[multiples]]``."""

    unit: str = field(unit_name)
    times: Decimal = field(number)
    one: tuple[str, ...] = ordered_words(optional=True)
    many: tuple[str, ...] = ordered_words(optional=True)
    any: tuple[str, ...] = ordered_words(optional=True)
    symbols: tuple[str, ...] = ordered_words(optional=True)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Power:
    """How words for a square or a cube are made from those for a length, which is ``{}``."""

    of: tuple[str, ...] = ordered_words()
    """The units that have such words."""
    words: tuple[str, ...] = ordered_words()
    symbols: tuple[str, ...] = ordered_words()


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Rates:
    """How a language says "per"."""

    per: frozenset[str] = words()
    each: Phrases = phrases()
    sets: Phrases = phrases()
    """Words that form a time expression together with the time: "every year"."""
    not_before: frozenset[str] = words()
    of: frozenset[str] = words()
    counted: frozenset[str] = words()
    """Words before a round number that a quantity is per: "5 litres *per* 100 km"."""
    time_words: Mapping[str, tuple[str, ...]] = word_lists(key="times")
    adverb_words: Mapping[str, tuple[str, ...]] = word_lists(key="adverbs")
    leading: Mapping[str, tuple[str, ...]] = word_lists(optional=True)
    """By time, what stands right before a length: "时速", "風速"."""
    times: Mapping[str, str] = attrs.field(init=False)
    """Pint's names by word, lower case."""
    adverbs: Mapping[str, str] = attrs.field(init=False)

    @times.default
    def _times(self) -> dict[str, str]:
        return _by_word(self.time_words)

    @adverbs.default
    def _adverbs(self) -> dict[str, str]:
        return _by_word(self.adverb_words)


def _by_word(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word.lower(): unit_name(unit, True) for unit, listed in names.items() for word in listed}


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Compound:
    """Two units of one measure: "6 feet 3 inches"."""

    unit: str = field(unit_name)
    minor: str = field(unit_name)
    ratio: Decimal = field(number)
    """How many of the minor unit make one."""
    symbols: frozenset[str] = words(case=True, optional=True)
    bare: bool = flag(optional=True)
    """Whether the second number can be without its unit: "6-foot-3"."""
    short: frozenset[str] = words(case=True, optional=True)
    """Symbols of the larger unit that digits may touch: "5ft3" is not a volume."""
    decimal: int = field(integer, empty=0, optional=True)
    """How many digits the second number has if both are in the larger unit: 2 in "1 m 80"; otherwise 0."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Rank:
    """A symbol that looks like the ending of a rank: "18st"."""

    unit: str = field(unit_name)
    rank: str = field(text)
    """How the digits of a rank end that is written so: "1" in "21st"."""
    but: str = field(text)
    """How they never do: "11"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Races:
    """When "over" before a length is not a bound but the distance of a race."""

    over: frozenset[str] = words()
    context: frozenset[str] = words()


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Temperatures:
    """Which words make degrees a difference, or put them below zero."""

    right_before: frozenset[str] = words()
    nouns: frozenset[str] = words()
    near: frozenset[str] = words()
    after: frozenset[str] = words()
    scale: frozenset[str] = words()
    limits: frozenset[str] = words()
    below: Phrases = phrases()
    warming: frozenset[str] = words()


@attrs.frozen(eq=False, repr=False, kw_only=True)
class QuantityVocabulary:
    """The keys of ``quantities.toml``, and what else is needed to read quantities."""

    proper: bool = flag()
    determiners: frozenset[str] = words()
    dimensions: frozenset[str] = words()
    surnames_before: frozenset[str] = words(key="names_before")
    """Words before a number, besides the determiners, after which a capital certainly makes a name."""
    month_day: bool = flag()
    """Whether a day follows its month: "June 5"."""
    dates: frozenset[str] = words()
    units: Mapping[str, UnitForms] = parts(UnitForms)
    """Words by Pint's name for the unit."""
    multiples: tuple[Multiple, ...] = rows(Multiple)
    powers: Mapping[str, Power] = parts(Power)
    """By exponent."""
    rates: Rates = part(Rates)
    compound_rows: tuple[Compound, ...] = rows(Compound, key="compounds", optional=True)
    temperatures: Temperatures = part(Temperatures)
    ranks: Mapping[str, Rank] = parts(Rank)
    regions: Mapping[str, Regions] = parts(Regions)
    races: Races = part(Races)
    guards: tuple[Guard, ...] = rows(Guard)
    month_names: frozenset[str]
    months: frozenset[str] = attrs.field(init=False)
    """The months, in lower case, that a day follows."""
    names_before: frozenset[str] = attrs.field(init=False)
    compounds: Mapping[str, Compound] = attrs.field(init=False)

    @names_before.default
    def _names_before(self) -> frozenset[str]:
        return self.surnames_before | self.determiners

    @months.default
    def _months(self) -> frozenset[str]:
        return frozenset(month.lower() for month in self.month_names) if self.month_day else frozenset()

    @compounds.default
    def _compounds(self) -> dict[str, Compound]:
        return {row.unit: row for row in self.compound_rows}


def named(expression: str) -> str:
    """Return the name that Pint has for a composed unit, if it has one.

    >>> named("mile / hour")
    'mile_per_hour'
    """
    return units_table().names.get(expression, expression)


def compile_units(tables: Tables, lexicon: Lexicon) -> QuantityVocabulary:
    """Read ``quantities.toml`` of a language, put its words into the lexicon, and return the rest."""
    month_names = frozenset(cldr.month_names(tables.language))
    vocabulary = tables.read(QuantityVocabulary, "quantities", month_names=month_names)
    try:
        _Compiler(tables, vocabulary, lexicon).compile()
    except Fault as fault:
        raise TableError(tables.path("quantities"), str(fault)) from fault
    return vocabulary


class _Compiler:
    """Puts the words for units into a lexicon."""

    def __init__(self, tables: Tables, vocabulary: QuantityVocabulary, lexicon: Lexicon) -> None:
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.guards = self._guards(tables)
        self.regions = {word: row for row in vocabulary.regions.values() for word in row.words}
        self.used: set[str] = set()

    def compile(self) -> None:
        """Do it; raises `Fault`."""
        units = self.vocabulary.units
        for power, row in self.vocabulary.powers.items():
            for unit in row.of:
                if unit not in units:
                    raise Fault(f"names {unit!r}, for which [units] has no words", "powers", power, "of")
                self._row(named(f"{unit} ** {power}"), _powered(units[unit], row), Decimal(1))
        for unit, forms in units.items():
            try:
                self._row(unit_name(unit, True), forms, Decimal(1))
            except Fault as fault:
                raise fault.inside("units") from None
        for multiple in self.vocabulary.multiples:
            self._row(multiple.unit, multiple, multiple.times)
        unknown = (self.guards.keys() | self.regions.keys()) - self.used
        if unknown:
            raise Fault(f"has words that no unit has: {', '.join(sorted(unknown))}", "guards", of_keys=True)

    def _row(self, unit: str, forms: UnitForms | Multiple, times: Decimal) -> None:
        sides = definition(unit).base == "meter"
        for form in Form:
            for word in getattr(forms, form.value):
                self.used.add(word)
                guard, regions = self.guards.get(word), self.regions.get(word)
                term = UnitTerm(unit, form, times, word[0].isupper(), guard, regions)
                term = term._replace(counted=form is not Form.SYMBOL, sides=sides)
                exact = term.form is Form.SYMBOL
                self.lexicon.add(ROLE, word, term, exact=exact)
                if " " in word:
                    self.lexicon.add(ROLE, word.replace(" ", "-"), term, exact=exact)

    def _guards(self, tables: Tables) -> dict[str, Guard]:
        guards: dict[str, Guard] = {}
        for guard in self.vocabulary.guards:
            if guard.rival:
                weight = tables.read_some(WeightWords, "money")
                guard = attrs.evolve(guard, context=weight.cues, not_context=weight.money)
            for word in guard.words:
                if word in guards:
                    raise Fault(f"guards {word!r} twice", "guards", of_keys=True)
                guards[word] = guard
        return guards


def _powered(forms: UnitForms, row: Power) -> UnitForms:
    """Make "square mile" of "mile", "Quadratmeile" of "Meile"."""

    def fill(template: str, word: str) -> str:
        return template.replace("{}", word.lower() if template[-3:-2].isalpha() else word)

    def filled(form: Form) -> tuple[str, ...]:
        templates = row.symbols if form is Form.SYMBOL else row.words
        return tuple(fill(template, word) for word in getattr(forms, form.value) for template in templates)

    return UnitForms(**{form.value: filled(form) for form in Form})
