"""A language's words for units, compiled into the lexicon under the role ``"unit"``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from newsfacts.errors import TableError
from newsfacts.kinds.quantities.units import definition
from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon, fold, tokenise
from newsfacts.lexicon.tables import locale_table, table

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
    """How a word for a unit stands to its number."""

    ONE = "one"
    """With one, or inside a compound: "mile"."""
    MANY = "many"
    """With any other number: "miles"."""
    ANY = "any"
    """With all: "horsepower"."""
    SYMBOL = "symbols"
    """Not a word: "km"."""


class Phrases:
    """A set of phrases, asked for by their first word."""

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


_NO_PHRASES = Phrases()


class Guard(NamedTuple):
    """What must be so, beside the number, for a word to be a unit."""

    followed: Phrases = _NO_PHRASES
    not_followed: Phrases = _NO_PHRASES
    preceded: frozenset[str] = frozenset()
    not_preceded: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    not_context: frozenset[str] = frozenset()
    rival: bool = False
    """Whether the word may be money as well, so that the nearest of the words around decides."""
    hyphen: bool = False
    glued: bool = False
    no_year: bool = False
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def asks(self) -> bool:
        """Whether a sign that it is a unit must be there, and not only none against it."""
        return bool(self.followed or self.preceded or self.context or self.hyphen)


class Regions(NamedTuple):
    """Which unit a word means in which territory."""

    default: str | None
    by_territory: Mapping[str, str]


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
    """Units never stand before their number; `newsfacts.amounts.measures` asks."""
    after: bool = True

    def agrees(self, other: UnitTerm) -> bool:
        """Return whether it is the same unit in another form: "5 mile" and "6 miles"."""
        return self.unit == other.unit and self.times == other.times


class Rates(NamedTuple):
    """How a language says "per"."""

    per: frozenset[str]
    each: Phrases
    sets: Phrases
    """Words that make a time expression of their own with the time: "every year"."""
    not_before: frozenset[str]
    of: frozenset[str]
    times: Mapping[str, str]
    """Pint's names by word, lower case."""
    adverbs: Mapping[str, str]


class Compound(NamedTuple):
    """Two units that one measure is told in: "6 feet 3 inches"."""

    unit: str
    minor: str
    ratio: Decimal
    """How many of the minor unit make one."""
    symbols: frozenset[str]
    bare: bool
    """Whether the second number may stand without its unit: "6-foot-3"."""


class Rank(NamedTuple):
    """A symbol that looks like the ending of a rank: "18st"."""

    unit: str
    rank: str
    """How the digits of a rank end that is written so: "1" in "21st"."""
    but: str
    """How they never do: "11"."""


class Races(NamedTuple):
    """When "over" before a length is no bound but names what was run."""

    over: frozenset[str]
    context: frozenset[str]


class Temperatures(NamedTuple):
    """Which words make degrees a difference, or put them below zero."""

    right_before: frozenset[str]
    nouns: frozenset[str]
    near: frozenset[str]
    after: frozenset[str]
    scale: frozenset[str]
    limits: frozenset[str]
    below: Phrases
    warming: frozenset[str]


class QuantityVocabulary(NamedTuple):
    """What the quantity reader needs of a language beside the lexicon."""

    proper: bool
    determiners: frozenset[str]
    dimensions: frozenset[str]
    names_before: frozenset[str]
    """Words before a number that leave no doubt, beside the determiners, that a capital makes a name."""
    dates: frozenset[str]
    months: frozenset[str]
    rates: Rates
    compounds: Mapping[str, Compound]
    temperatures: Temperatures
    ranks: Mapping[str, Rank]
    races: Races


def named(expression: str) -> str:
    """Return the name that Pint has for a composed unit, if it has one.

    >>> named("mile / hour")
    'mile_per_hour'
    """
    name: str = table("kinds/quantities/units")["names"].get(expression, expression)
    return name


def compile_units(language: str, lexicon: Lexicon) -> QuantityVocabulary:
    """Read ``quantities.toml`` of a language, put its words into the lexicon, and give the rest."""
    try:
        return _Compiler(language, lexicon).compile()
    except KeyError as error:
        raise TableError(
            f"languages/{language}/quantities.toml", f"misses or does not know {error}"
        ) from error


class _Compiler:
    """Reads the table of one language."""

    def __init__(self, language: str, lexicon: Lexicon) -> None:
        self.language = language
        self.where = f"languages/{language}/quantities.toml"
        self.table = locale_table(language, "quantities")
        self.lexicon = lexicon
        self.guards = self._guards()
        self.regions = self._regions()
        self.used: set[str] = set()

    def compile(self) -> QuantityVocabulary:
        units: Mapping[str, Mapping[str, list[str]]] = self.table["units"]
        powers = self.table["powers"]
        for power, row in powers.items():
            for unit in row["of"]:
                self._row(named(f"{unit} ** {power}"), self._powered(units[unit], row), Decimal(1))
        for unit, forms in units.items():
            self._row(unit, forms, Decimal(1))
        for row in self.table["multiples"]:
            forms = {key: row[key] for key in row if key not in ("unit", "times")}
            self._row(row["unit"], forms, Decimal(row["times"]))
        unknown = (self.guards.keys() | self.regions.keys()) - self.used
        if unknown:
            raise TableError(self.where, f"guards words that no unit has: {', '.join(sorted(unknown))}")
        table = self.table
        return QuantityVocabulary(
            proper=table["proper"],
            determiners=frozenset(table["determiners"]),
            dimensions=frozenset(table["dimensions"]),
            names_before=frozenset(table["names_before"]) | frozenset(table["determiners"]),
            dates=frozenset(table["dates"]),
            months=frozenset(self._months()),
            rates=self._rates(table["rates"]),
            compounds={row["unit"]: self._compound(row) for row in table.get("compounds", ())},
            temperatures=self._temperatures(table["temperatures"]),
            ranks={
                symbol: Rank(definition(row["unit"]).name, row["rank"], row["but"])
                for symbol, row in table["ranks"].items()
            },
            races=Races(frozenset(table["races"]["over"]), frozenset(table["races"]["context"])),
        )

    def _months(self) -> list[str]:
        """Return the months that a day stands behind: "June 5" in English."""
        return [month.lower() for month in cldr.month_names(self.language)] if self.table["month_day"] else []

    def _row(self, unit: str, forms: Mapping[str, list[str]], times: Decimal) -> None:
        definition(unit)
        for form, words in forms.items():
            for word in words:
                self.used.add(word)
                guard, regions = self.guards.get(word), self.regions.get(word)
                term = UnitTerm(unit, Form(form), times, word[0].isupper(), guard, regions)
                exact = term.form is Form.SYMBOL
                self.lexicon.add(ROLE, word, term, exact=exact)
                if " " in word:
                    self.lexicon.add(ROLE, word.replace(" ", "-"), term, exact=exact)

    @staticmethod
    def _powered(forms: Mapping[str, list[str]], row: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """Make "square mile" of "mile", "Quadratmeile" of "Meile"."""

        def fill(template: str, word: str) -> str:
            return template.replace("{}", word.lower() if template[-3:-2].isalpha() else word)

        return {
            form: [
                fill(template, word)
                for word in words
                for template in row["symbols" if form == "symbols" else "words"]
            ]
            for form, words in forms.items()
        }

    def _guards(self) -> dict[str, Guard]:
        guards: dict[str, Guard] = {}
        for row in self.table["guards"]:
            values: dict[str, Any] = {}
            for key, value in row.items():
                if key in ("followed", "not_followed"):
                    values[key] = Phrases(value)
                elif key in ("preceded", "not_preceded", "context", "not_context"):
                    values[key] = frozenset(word.lower() for word in value)
                elif key in ("least", "most"):
                    values[key] = Decimal(str(value))
                elif key in ("hyphen", "glued", "no_year"):
                    values[key] = bool(value)
                elif key == "weight":
                    cues = locale_table(self.language, "money")["weight"]
                    values["context"] = frozenset(word.lower() for word in cues["cues"])
                    values["not_context"] = frozenset(word.lower() for word in cues["money"])
                    values["rival"] = bool(value)
                elif key != "words":
                    raise TableError(self.where, f"guards have no {key!r}")
            guard = Guard(**values)
            for word in row["words"]:
                if word in guards:
                    raise TableError(self.where, f"{word!r} is guarded twice")
                guards[word] = guard
        return guards

    def _regions(self) -> dict[str, Regions]:
        regions = {}
        for row in self.table["regions"].values():
            by_territory = {key: row[key] for key in row if key not in ("words", "default")}
            for unit in by_territory.values():
                definition(unit)
            for word in row["words"]:
                regions[word] = Regions(row.get("default"), by_territory)
        return regions

    @staticmethod
    def _rates(row: Mapping[str, Any]) -> Rates:
        def by_word(names: Mapping[str, list[str]]) -> dict[str, str]:
            return {word.lower(): definition(unit).name for unit, words in names.items() for word in words}

        return Rates(
            per=frozenset(row["per"]),
            each=Phrases(row["each"]),
            sets=Phrases(row["sets"]),
            not_before=frozenset(row["not_before"]),
            of=frozenset(row["of"]),
            times=by_word(row["times"]),
            adverbs=by_word(row["adverbs"]),
        )

    @staticmethod
    def _compound(row: Mapping[str, Any]) -> Compound:
        return Compound(
            definition(row["unit"]).name,
            definition(row["minor"]).name,
            Decimal(row["ratio"]),
            frozenset(row.get("symbols", ())),
            row.get("bare", False),
        )

    @staticmethod
    def _temperatures(row: Mapping[str, list[str]]) -> Temperatures:
        sets = {
            key: frozenset(word.lower() for word in row[key])
            for key in ("right_before", "nouns", "near", "after", "scale", "limits", "warming")
        }
        return Temperatures(below=Phrases(row["below"]), **sets)
