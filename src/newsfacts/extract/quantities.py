"""Quantities: physical and trade units with their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from newsfacts.extract.protocol import FIGURES, ExtractorSpec
from newsfacts.extract.unit_guards import around, converts, fits, follows
from newsfacts.grammar import territory_of
from newsfacts.grammar.sizes import definition
from newsfacts.grammar.units import Compound, Form, UnitTerm, named
from newsfacts.model import Amount, Bound, Candidate, Certainty, Resolved
from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.normalise.units import mapped, measured
from newsfacts.resolve import Context
from newsfacts.scan import Scan
from newsfacts.scan.amounts import UNIT, Measure, Place
from newsfacts.scan.numbers import Number

__all__ = ["QuantityExtractor", "QuantityReading"]

_FEET, _INCHES = frozenset("'′"), frozenset('"”″')
_FOOT, _INCH, _DOZEN = "foot", "inch", Decimal(12)
_MOST_FEET = 99
_WORDS_OF = 3
"""How many words may stand between unit and rate: "barrels *of crude oil* a day"."""
_NEAR = 12
"""How many tokens before a temperature may hold the word that makes it a difference."""


@attrs.frozen
class QuantityReading:
    """What the text says: how many of which unit."""

    amount: Amount
    unit: str
    certainty: Certainty = Certainty.EXPLICIT
    reasons: tuple[str, ...] = ()


@attrs.frozen
class QuantityExtractor:
    """Finds quantities: a number with a unit of length, area, volume, mass, energy and so on.

    Bare counts ("34 jets") are no quantities, and durations ("5 years") are dates.
    """

    @property
    def spec(self) -> ExtractorSpec:
        """What it is called and what it gives."""
        return ExtractorSpec("quantities", ("quantity",), group=FIGURES, priority=10)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every measure whose word is a unit where it stands."""
        yield from self._marks(scan)
        if scan.grammar.units.ranks:
            yield from self._ranks(scan)
        measures = [measure for measure in scan.measures if measure.role == UNIT]
        difference: Measure | None = None
        for k, measure in enumerate(measures):
            if fits(scan, measures, k):
                same = difference is not None and converts(scan, difference, measure)
                builder = _Builder(scan, measure, difference=same)
                candidate = builder.build()
                difference = measure if builder.difference else None
                if candidate:
                    yield candidate

    def normalise(self, candidate: Candidate, context: Context) -> Resolved:
        """Give the quantity with its value in SI base units."""
        reading: QuantityReading = candidate.reading
        return Resolved(measured(reading.amount, reading.unit), reading.certainty, reading.reasons)

    @staticmethod
    def _marks(scan: Scan) -> Iterator[Candidate]:
        """Read feet and inches in marks: 6'3"."""
        for feet in scan.numbers:
            i = feet.last
            if not feet.digits or scan.token(i) not in _FEET:
                continue
            inches = scan.numbers_by_first.get(i + 1)
            if (
                inches is None
                or not inches.digits
                or scan.token(inches.last) not in _INCHES
                or not 0 < feet.value <= _MOST_FEET
                or inches.value >= _DOZEN
                or scan.token(feet.first - 1)[-1:].isalnum()
            ):
                continue
            total = Amount.exact(CONTEXT.add(product(feet.value, _DOZEN), inches.value))
            span = scan.span(feet.first, inches.last + 1)
            yield Candidate("quantity", span, QuantityReading(total, _INCH), "feet-and-inches")

    @staticmethod
    def _ranks(scan: Scan) -> Iterator[Candidate]:
        """Read symbols that the number grammar took for the ending of a rank: "18st 5lb"."""
        for number in scan.numbers:
            if not number.ordinal or not scan.token(number.first).isdecimal():
                continue
            rank = scan.grammar.units.ranks.get(scan.token(number.last - 1))
            if rank is None:
                continue
            digits = scan.token(number.first)
            amount, unit, last = Amount.exact(number.value), rank.unit, number.last
            compound = scan.grammar.units.compounds.get(unit)
            smaller = scan.numbers_by_first.get(scan.after_gap(last))
            term = scan.terms(UNIT).get(scan.after_gap(smaller.last)) if smaller else None
            if compound and smaller and term and term.payload.unit == compound.minor:
                total = CONTEXT.add(product(number.value, compound.ratio), smaller.value)
                amount, unit, last = Amount.exact(total), compound.minor, term.last
            elif digits.endswith(rank.rank) and not digits.endswith(rank.but):
                continue
            yield Candidate("quantity", scan.span(number.first, last), QuantityReading(amount, unit), "rank")


class _Builder:
    """Makes the candidate of one measure."""

    def __init__(self, scan: Scan, measure: Measure, *, difference: bool) -> None:
        self.scan = scan
        self.difference = difference
        """Whether it is a difference of temperatures; given where it converts one."""
        self.measure = measure
        self.term: UnitTerm = measure.term.payload
        self.words = scan.grammar.units
        self.last = measure.last
        self.after = max(measure.last, measure.term.last)
        """The token after the unit, wherever that stands."""
        self.rule = "range" if measure.amount.bound is Bound.RANGE else "number-unit"
        self.certainty = Certainty.EXPLICIT
        self.reasons: list[str] = []

    def build(self) -> Candidate | None:
        unit = self._regional(self.term)
        if unit is None:
            return None
        times = self.term.times
        amount = self.measure.amount
        if times != 1:
            amount = mapped(amount, lambda number: product(number, times))
        compound = self.words.compounds.get(unit)
        if amount.bound is Bound.OVER and definition(unit).base == "meter" and self._raced():
            low = amount.low
            assert low is not None
            amount = Amount.exact(low, approximate=amount.approximate)
        two = self._compound(compound, amount) if compound else None
        if two:
            amount, unit = two
        elif definition(unit).offset:
            amount, unit = self._temperature(amount, unit)
        else:
            unit = self._rate(unit)
            if self._divided():
                return None
        span = self.scan.span(self.measure.first, self.last)
        reading = QuantityReading(amount, unit, self.certainty, tuple(self.reasons))
        return Candidate("quantity", span, reading, self.rule)

    def _extend(self, last: int) -> None:
        """Take in what follows the unit; a number that only shares the unit does not reach there."""
        self.after = last
        if self.measure.place is not Place.SHARED:
            self.last = last

    def _regional(self, term: UnitTerm) -> str | None:
        """Give the unit that a word means where the document comes from."""
        if term.regions is None:
            return term.unit
        territory = territory_of(self.scan.document.locale)
        unit = term.regions.by_territory.get(territory or "")
        if unit:
            self.certainty = Certainty.INFERRED
            self.reasons.append(f"the locale's territory, {territory}, makes the unit {unit}")
            return unit
        if term.regions.default:
            others = sorted(set(term.regions.by_territory.values()) - {term.regions.default})
            self.certainty = Certainty.AMBIGUOUS
            self.reasons.append(f"taken as {term.regions.default}; it may be {', '.join(others)}")
        return term.regions.default

    def _raced(self) -> bool:
        """Say whether "over" names the distance of a race: "gold over 1,500 metres"."""
        scan, races = self.scan, self.words.races
        hedge = scan.surface(self.measure.opening, self.measure.first).strip().lower()
        return hedge in races.over and not races.context.isdisjoint(around(scan, self.measure))

    # Two units

    def _compound(self, compound: Compound, amount: Amount) -> tuple[Amount, str] | None:
        """Read what follows in a smaller unit: "6 feet *3 inches*"."""
        scan = self.scan
        if amount.bound is Bound.RANGE or self.measure.place is Place.SHARED:
            return None
        i, joined = self.after, False
        if scan.token(i) == ",":
            i, joined = i + 1, True
        i = scan.after_joint(i)
        if scan.word(i) in scan.grammar.numbers.joiners:
            i, joined = scan.after_gap(i + 1), True
        number = scan.numbers_by_first.get(i)
        if (
            number is None
            or number.ordinal
            or number.high is not None
            or not 0 <= number.value < compound.ratio
        ):
            return None
        last = self._minor(compound, number, joined)
        if not last:
            return None
        self._extend(last)
        self.rule = "two-units"

        def total(major: Decimal) -> Decimal:
            return CONTEXT.add(product(major, compound.ratio), number.value)

        return mapped(amount, total), compound.minor

    def _minor(self, compound: Compound, number: Number, joined: bool) -> int:
        """Give the token after the smaller unit, or after its number where that may stand bare, or 0."""
        scan = self.scan
        i = scan.after_joint(number.last)
        term = scan.terms(UNIT).get(i)
        if term is not None and term.payload.unit == compound.minor:
            return term.last
        if scan.token(i) in compound.symbols and not scan.token(i + 1)[:1].isalnum():
            return i + 1
        bare = compound.bare and not joined and self.term.form is not Form.MANY and number.digits
        if not bare or term is not None or i in scan.terms("currency") or i in scan.terms("percent"):
            return 0
        following = scan.token(number.last)
        if following[:1].isalnum() or (following in ("/", ":", "-", "%", "'") and following):
            return 0
        if following in (".", ",") and scan.token(number.last + 1)[:1].isdecimal():
            return 0
        return number.last

    # Temperatures

    def _temperature(self, amount: Amount, unit: str) -> tuple[Amount, str]:
        """Tell differences from readings, and put below zero what the text puts there."""
        below = follows(self.scan, self.after, self.words.temperatures.below)
        if below:
            self._extend(below)
            return _negative(amount), unit
        self.difference = self.difference or self._difference()
        if self.difference:
            self.reasons.append("a difference of temperatures, not a reading")
            return amount, f"delta_{unit}"
        return amount, unit

    def _difference(self) -> bool:
        scan, words = self.scan, self.words.temperatures
        after = scan.after_gap(self.after)
        following = scan.word(scan.after_gap(after + 1))
        if scan.word(after) in words.after and following not in words.scale:
            return True
        if scan.word(after) in scan.grammar.numbers.of and following in words.warming:
            return True
        before = scan.before_gap(self.measure.opening) - 1
        if scan.word(before) in words.right_before:
            return True
        noun = scan.before_gap(before) - 1
        if scan.word(before) in scan.grammar.numbers.of and scan.word(noun) in words.nouns:
            return True
        for i in range(before, max(before - _NEAR, -1), -1):
            if scan.token(i) in (".", ";", "!", "?") or "\n\n" in scan.token(i):
                return False
            if scan.word(i) in words.near:
                return True
        return False

    # Rates

    def _rate(self, unit: str) -> str:
        """Take in what it is per: "miles *per hour*", "barrels *of oil a day*"."""
        if "/" in unit or definition(unit).base in ("meter / second", "decibel"):
            return unit
        found = self._per(self.after) or self._each(self.after) or self._of()
        if found is None:
            return unit
        below, last = found
        rate = named(f"{unit} / {below}")
        try:
            definition(rate)
        except KeyError:
            return unit
        self._extend(last)
        self.rule = "rate"
        return rate

    def _divided(self) -> bool:
        """Say whether a stroke divides the unit by what is no unit here: "5 mg/xyz"."""
        return self.scan.token(self.after) == "/" and self.scan.token(self.after + 1)[:1].isalpha()

    def _per(self, i: int) -> tuple[str, int] | None:
        """Read "per hour", "per square metre", "/s"."""
        scan, rates = self.scan, self.words.rates
        if scan.token(i) == "/":
            i += 1
        else:
            i = scan.after_joint(i)
            if scan.word(i) not in rates.per:
                return None
            i = scan.after_joint(i + 1)
        time = rates.times.get(scan.word(i))
        if time and not scan.token(i + 1)[:1].isalnum():
            return time, i + 1
        term = scan.terms(UNIT).get(i)
        if term is None or term.payload.form is Form.MANY or scan.token(term.last)[:1].isalnum():
            return None
        below = self._regional(term.payload)
        simple = (
            below is not None and not definition(below).offset and "/" not in below and " * " not in below
        )
        return (below, term.last) if below and simple and term.payload.times == 1 else None

    def _each(self, i: int) -> tuple[str, int] | None:
        """Read "a day", "each year", "daily"."""
        scan, rates = self.scan, self.words.rates
        start = scan.after_joint(i)
        adverb = rates.adverbs.get(scan.word(start))
        if adverb and scan.is_gap(i):
            return adverb, start + 1
        last = follows(scan, i, rates.each)
        if not last:
            return None
        time = scan.after_joint(last)
        name = rates.times.get(scan.word(time))
        if name is None or len(scan.token(time)) < 2 or scan.token(time + 1)[:1].isalnum():
            return None
        following = scan.word(scan.after_gap(time + 1))
        if following in rates.not_before or following[:1].isdecimal():
            return None  # "26 miles a year ago", "10 Kilometer im Jahr 2019"
        return name, time + 1

    def _of(self) -> tuple[str, int] | None:
        """Read "of oil a day": what is measured stands between the unit and the time."""
        scan, rates = self.scan, self.words.rates
        i = scan.after_gap(self.after)
        if i == self.after or scan.word(i) not in rates.of:
            return None
        i += 1
        for _ in range(_WORDS_OF):
            i = scan.after_gap(i)
            if not scan.token(i).isalpha() or scan.word(i) in rates.per:
                return None
            i += 1
            if not scan.is_gap(i):
                return None
            if scan.word(i + 1) in rates.per:
                time = rates.times.get(scan.word(scan.after_gap(i + 2)))
                return (time, scan.after_gap(i + 2) + 1) if time else None
            found = self._each(i)
            if found:
                return found
        return None


_TURNED = {
    Bound.OVER: Bound.UNDER,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.UNDER: Bound.OVER,
    Bound.AT_MOST: Bound.AT_LEAST,
}


def _negative(amount: Amount) -> Amount:
    """Turn an amount round zero: more than 5 below zero is less than -5."""
    low = None if amount.high is None else CONTEXT.minus(amount.high)
    high = None if amount.low is None else CONTEXT.minus(amount.low)
    return Amount(low, high, _TURNED.get(amount.bound, amount.bound), amount.approximate)
