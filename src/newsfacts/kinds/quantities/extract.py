"""Quantities: physical and trade units with their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from newsfacts.amounts.measures import UNIT, Measure, Measures, UnitPosition, hedge_reasons
from newsfacts.amounts.vocabulary import bring_amounts
from newsfacts.extractor import Description
from newsfacts.extractor.context import Context
from newsfacts.extractor.protocol import FIGURES, ExtractorSpec
from newsfacts.kinds.quantities.compact import feet_and_inches, ranks
from newsfacts.kinds.quantities.conditions import around, converts, fits, follows, partner
from newsfacts.kinds.quantities.per import rate_before, rate_behind
from newsfacts.kinds.quantities.reading import QuantityReading
from newsfacts.kinds.quantities.si import measured
from newsfacts.kinds.quantities.two_units import TwoUnits
from newsfacts.kinds.quantities.units import definition
from newsfacts.kinds.quantities.value import Quantity
from newsfacts.kinds.quantities.vocabulary import (
    QuantityVocabulary,
    UnitTerm,
    compile_units,
    named,
)
from newsfacts.kinds.quantities.words import describe
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.lexicon.locale import territory_of
from newsfacts.model import Amount, Bound, Candidate, Certainty, Resolved
from newsfacts.model.amount import mapped
from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.vocabulary import NumberVocabulary
from newsfacts.text.scan import Scan

__all__ = ["EXTRACTOR", "QuantityExtractor"]

_SPEC = ExtractorSpec(
    "quantities", {"quantity": Quantity}, group=FIGURES, priority=10, headings={"quantity": "quantities"}
)

_CLOSE = Decimal("0.06")
"""The relative error that a rounded conversion can have; tons and gallons differ by more."""
_CLOSE_KELVIN = Decimal(2)
"""The error that a rounded conversion of temperatures can have."""
_ROUND_RATES = frozenset(map(Decimal, (10, 100, 1_000, 10_000, 100_000)))
"""Numbers of things that rates are per: "5 litres per 100 km", "3 grams per 1,000 litres"."""
_NEAR_TOKENS = 12
"""How many tokens before a temperature may hold the word that makes it a difference."""


@attrs.frozen
class QuantityExtractor:
    """Finds quantities: a number with a unit of length, area, volume, mass, energy and so on.

    Bare counts ("34 jets") are not quantities, and durations ("5 years") are dates.
    """

    @property
    def spec(self) -> ExtractorSpec:
        """Its name, and the kinds of fact that it finds."""
        return _SPEC

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add the words that this kind needs to a language."""
        bring_amounts(language)
        language.bring(QuantityVocabulary, compile_units)

    def describe(self, value: Quantity) -> Description:
        """Return a value of this kind in words."""
        return describe(value)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every measure whose word is a unit in its place."""
        yield from feet_and_inches(scan)
        if scan.vocabulary(QuantityVocabulary).ranks:
            yield from ranks(scan)
        measures = [measure for measure in scan.view(Measures).all if measure.label == UNIT]
        difference: Measure | None = None
        for k, measure in enumerate(scan.until_deadline(measures)):
            if fits(scan, measures, k):
                same = difference is not None and converts(scan, difference, measure)
                builder = _Builder(scan, measure, partner(scan, measures, k), difference=same)
                candidate = builder.build()
                difference = measure if builder.difference else None
                if candidate:
                    yield candidate

    def normalise(self, candidate: Candidate, context: Context) -> Resolved:
        """Return the quantity with its value in SI base units."""
        reading: QuantityReading = candidate.reading
        return Resolved(measured(reading.amount, reading.unit), reading.certainty, reading.reasons)


EXTRACTOR = QuantityExtractor()
"""It has no state: everybody may share it."""


class _Builder:
    """Makes the candidate of one measure."""

    def __init__(self, scan: Scan, measure: Measure, other: Measure | None, *, difference: bool) -> None:
        self.scan = scan
        self.other = other
        """The measure that it converts, or that converts it."""
        self.difference = difference
        """Whether it is a difference of temperatures; given where it converts one."""
        self.measure = measure
        self.term: UnitTerm = measure.term.sense
        self.words = scan.vocabulary(QuantityVocabulary)
        self.end = measure.end
        self.after = max(measure.end, measure.term.end)
        """The token after the unit, wherever the unit is."""
        self.rule = "range" if measure.amount.bound is Bound.RANGE else "number-unit"
        self.certainty = Certainty.EXPLICIT
        self.reasons = list(hedge_reasons(scan, measure))

    def build(self) -> Candidate | None:
        """Return the quantity with everything around it taken in; ``None`` if it turns out not to be one."""
        unit = self._regional(self.term)
        if unit is None:
            return None
        amount = self._amount(unit)
        compound = self.words.compounds.get(unit)
        parts = TwoUnits(self.scan, self.measure)
        two = parts.read(compound, amount) if compound else parts.height()
        if two:
            amount, unit, end = two
            self._extend(end)
            self.rule = "two-units"
        elif compound and compound.decimal and parts.unread(compound.decimal):
            return None
        elif self.scan.token(self.measure.term.end)[:1].isdecimal():
            return None  # "5ft6in" is whole, "5ft6x" nothing
        elif definition(unit).offset:
            amount, unit = self._temperature(amount, unit)
        else:
            counted = self._counted_rate(amount, unit)
            if counted is not None:
                amount, unit = counted
            else:
                unit = self._rate(unit)
                if self._divided():
                    return None
        span = self.scan.span(self.measure.start, self.end)
        reading = QuantityReading(amount, unit, self.certainty, tuple(self.reasons))
        return Candidate("quantity", span, reading, self.rule)

    def _amount(self, unit: str) -> Amount:
        """Return how many of a unit the words say."""
        amount, times = self.measure.amount, self.term.times
        if times != 1:
            amount = mapped(amount, lambda number: product(number, times))
        if amount.bound is Bound.OVER and definition(unit).base == "meter" and self._raced():
            assert amount.low is not None
            return Amount.exact(amount.low, approximate=amount.approximate)
        return amount

    def _extend(self, end: int) -> None:
        """Take in what follows the unit; a number that only shares the unit does not reach there."""
        self.after = end
        if self.measure.place is not UnitPosition.SHARED:
            self.end = end

    def _regional(self, term: UnitTerm) -> str | None:
        """Return the unit that a word means: by a conversion next to it, or by the document's territory."""
        if term.regions is None:
            return term.unit
        unit = self._by_conversion(term)
        if unit:
            return unit
        territory = territory_of(self.scan.document.locale)
        unit = term.regions.by_territory.get(territory or "")
        if unit:
            self.certainty = Certainty.INFERRED
            self.reasons.append(f"the territory of the locale is {territory}, so the unit is {unit}")
            return unit
        if term.regions.default:
            others = sorted(set(term.regions.by_territory.values()) - {term.regions.default})
            self.certainty = Certainty.AMBIGUOUS
            self.reasons.append(f"taken as {term.regions.default}; it could also be {', '.join(others)}")
        return term.regions.default

    def _by_conversion(self, term: UnitTerm) -> str | None:
        """Return the unit that makes the measure what brackets convert it to: "104 degrees (40 Celsius)"."""
        other = self.other
        if other is None or term is not self.term or term.regions is None:
            return None
        known: UnitTerm = other.term.sense
        if known.regions is not None:
            return None
        others = [*term.regions.by_territory.values(), term.regions.default]
        units = [unit for unit in dict.fromkeys(others) if unit and unit != known.unit]
        fitting = [(far, unit) for unit in units if (far := self._off(unit, known.unit)) is not None]
        if not fitting:
            return None
        unit = min(fitting)[1]
        self.certainty = Certainty.INFERRED
        self.reasons.append(f"the conversion to {known.unit} shows that the unit is {unit}")
        return unit

    def _off(self, unit: str, known: str) -> Decimal | None:
        """Return by how much, in base units, the conversion next to it is off; ``None`` if there is none.

        Where temperatures fit as differences only, they are differences.
        """
        assert self.other is not None
        sides = (self.measure.amount, unit), (self.other.amount, known)
        if definition(known).offset and not self.difference:
            off = abs(CONTEXT.subtract(*(_size(*side, reading=True) for side in sides)))
            if off <= _CLOSE_KELVIN:
                return off
        one, other = (_size(*side, reading=False) for side in sides)
        off = abs(CONTEXT.subtract(one, other))
        if off > product(abs(other), _CLOSE):
            return None
        self.difference = bool(definition(known).offset)
        return off

    def _raced(self) -> bool:
        """Return whether "over" names the distance of a race: "gold over 1,500 metres"."""
        scan, races = self.scan, self.words.races
        hedge = scan.surface(self.measure.opening, self.measure.start).strip().lower()
        return hedge in races.over and not races.context.isdisjoint(around(scan, self.measure))

    # Temperatures

    def _temperature(self, amount: Amount, unit: str) -> tuple[Amount, str]:
        """Distinguish differences from readings, and make negative what the text puts below zero."""
        below = follows(self.scan, self.after, self.words.temperatures.below)
        if below:
            self._extend(below)
            return _negative(amount), unit
        known = self.other.term.sense if self.other else None
        if known and known.unit != unit and known.regions is None and self.term.regions is None:
            self._off(unit, known.unit)
        self.difference = self.difference or self._difference()
        if self.difference:
            self.reasons.append("a difference between temperatures, not a temperature")
            return amount, f"delta_{unit}"
        return amount, unit

    def _difference(self) -> bool:
        """Return whether the words around make it a difference of temperatures."""
        return self._difference_by_words_behind() or self._difference_by_words_before()

    def _difference_by_words_behind(self) -> bool:
        """Read "1.5 degrees of warming", "a 2-degree limit"."""
        scan, words = self.scan, self.words.temperatures
        if scan.lower(scan.skip_joint(self.after)) in words.limits:
            return True
        after = scan.skip_space(self.after)
        following = scan.word_after(after + 1)
        if scan.lower(after) in words.after and following not in words.scale:
            return True
        return scan.lower(after) in scan.vocabulary(NumberVocabulary).of and following in words.warming

    def _difference_by_words_before(self) -> bool:
        """Read "warmed by 2 degrees", "a rise of 2 degrees"."""
        scan, words = self.scan, self.words.temperatures
        before = scan.skip_space_back(self.measure.opening) - 1
        if scan.lower(before) in words.right_before:
            return True
        noun = scan.skip_space_back(before) - 1
        if scan.lower(before) in scan.vocabulary(NumberVocabulary).of and scan.lower(noun) in words.nouns:
            return True
        for i in range(before, max(before - _NEAR_TOKENS, -1), -1):
            if scan.token(i) in (".", ";", "!", "?") or "\n\n" in scan.token(i):
                return False
            if scan.lower(i) in words.near:
                return True
        return False

    # Rates

    def _rate(self, unit: str) -> str:
        """Take in what it is per: "miles *per hour*", "barrels *of oil a day*"."""
        if "/" in unit or definition(unit).base in ("meter / second", "decibel"):
            return unit
        found = rate_behind(self.scan, self.after, self._regional)
        if found is None and (time := rate_before(self.scan, self.measure.opening, unit)) is not None:
            found = time, self.after
        if found is None:
            return unit
        below, end = found
        rate = named(f"{unit} / {below}")
        try:
            definition(rate)
        except KeyError:
            return unit
        self._extend(end)
        self.rule = "rate"
        return rate

    def _counted_rate(self, amount: Amount, unit: str) -> tuple[Amount, str] | None:
        """Read what it is per, where that is a round number of something: "5 litres per 100 km"."""
        scan, start = self.scan, self.after + 1
        if scan.token(self.after) != "/":
            per = scan.skip_space(self.after)
            if per == self.after or scan.lower(per) not in self.words.rates.counted:
                return None
            start = scan.skip_space(per + 1)
        number = scan.view(Numbers).by_start.get(start)
        if number is None or number.value not in _ROUND_RATES or "/" in unit:
            return None
        term = scan.hits(UNIT).get(scan.skip_joint(number.end))
        below = None if term is None or term.sense.times != 1 else self._regional(term.sense)
        if term is None or below is None or definition(below).offset or "/" in below:
            return None
        if definition(below).base == definition(unit).base:
            return None  # "fell by 5 km to 100 km"
        times = number.value
        self._extend(term.end)
        self.rule = "rate"
        return mapped(amount, lambda count: CONTEXT.divide(count, times)), named(f"{unit} / {below}")

    def _divided(self) -> bool:
        """Return whether something other than a unit divides the unit: "5 mg/xyz", "6 litres per 70 km"."""
        scan = self.scan
        if scan.token(self.after) == "/":
            return scan.token(self.after + 1)[:1].isalnum()
        per = scan.skip_space(self.after)
        number = scan.view(Numbers).by_start.get(scan.skip_space(per + 1))
        if number is None or per == self.after or scan.lower(per) not in self.words.rates.per:
            return False
        return scan.skip_joint(number.end) in scan.hits(UNIT)


def _size(amount: Amount, unit: str, reading: bool) -> Decimal:
    """Return one closed side of an amount in base units, the same side of any two that are bounded alike."""
    if definition(unit).offset and not reading:
        unit = f"delta_{unit}"
    base = measured(amount, unit).base
    side = base.high if base.low is None else base.low
    assert side is not None
    return side


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
