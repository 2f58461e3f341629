"""Measures in two units: "6 feet 3 inches", "17 stone 3", "5ft3"; or in the larger one, "1 m 80"."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from newsfacts.amounts.letters import phrase_may_end
from newsfacts.amounts.measures import UNIT, Measure, UnitPosition
from newsfacts.kinds.quantities.vocabulary import Compound, Form, QuantityVocabulary, UnitTerm
from newsfacts.model import Amount, Bound
from newsfacts.model.amount import mapped
from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary
from newsfacts.text.scan import Scan

__all__ = ["TwoUnitReading", "TwoUnits"]

_TALLEST = Decimal(8)
"""No person has more feet: "5ft3" is a height, "90ft3" a volume."""
_MOST_WITH_PARTS = Decimal(999)
"""The most units that a bare part can follow: "1 m 80"."""
_GOES_ON = ("/", ":", "-", "%", "'")
"""Marks after a number that make it part of something else."""


class TwoUnitReading(NamedTuple):
    """A measure in two units, converted to one."""

    amount: Amount
    unit: str
    end: int
    """The token after it."""


class TwoUnits:
    """Reads the smaller unit after one measure."""

    def __init__(self, scan: Scan, measure: Measure) -> None:
        self.scan = scan
        self.measure = measure
        self.term: UnitTerm = measure.term.sense
        self.words = scan.vocabulary(QuantityVocabulary)
        self.after = max(measure.end, measure.term.end)
        """The token after the larger unit, wherever that unit is."""

    def height(self) -> TwoUnitReading | None:
        """Read "5ft3", "6ft2in", which are not volumes or areas."""
        scan, term, number = self.scan, self.measure.term, self.measure.numbers[-1]
        short, digit = scan.token(term.start), scan.token(term.end - 1)
        if not digit.isdecimal() or term.start != number.end or not number.digits or number.value > _TALLEST:
            return None
        for compound in self.words.compounds.values():
            if short in compound.short and Decimal(digit) < compound.ratio:
                end = term.end + 1 if scan.token(term.end) in compound.symbols else term.end
                total = CONTEXT.add(product(number.value, compound.ratio), Decimal(digit))
                return TwoUnitReading(Amount.exact(total), compound.minor, end)
        return None

    def read(self, compound: Compound, amount: Amount) -> TwoUnitReading | None:
        """Read what follows in a smaller unit: "6 feet *3 inches*"."""
        scan = self.scan
        if amount.bound is Bound.RANGE or self.measure.place is UnitPosition.SHARED:
            return None
        i, joined = self.after, False
        if scan.token(i) == ",":
            i, joined = i + 1, True
        elif scan.token(i) == "." and self.term.form is Form.SYMBOL:
            i += 1  # "5 ft. 9 in."
        i = scan.skip_joint(i)
        if scan.lower(i) in scan.vocabulary(NumberVocabulary).joiners:
            i, joined = scan.skip_space(i + 1), True
        number = scan.view(Numbers).by_start.get(i)
        if number is None or number.ordinal or number.high is not None or (joined and compound.decimal):
            return None
        if not 0 <= number.value < compound.ratio:
            return None
        end = self._minor(compound, number, joined)
        if not end:
            return None
        if compound.decimal:
            part = CONTEXT.divide(number.value, compound.ratio)
            return TwoUnitReading(mapped(amount, lambda major: CONTEXT.add(major, part)), compound.unit, end)

        def total(major: Decimal) -> Decimal:
            return CONTEXT.add(product(major, compound.ratio), number.value)

        return TwoUnitReading(mapped(amount, total), compound.minor, end)

    def _minor(self, compound: Compound, number: Number, joined: bool) -> int:
        """Return the token after the smaller unit, or after its number where that can be bare, or 0."""
        scan = self.scan
        i = scan.skip_joint(number.end)
        term = scan.hits(UNIT).get(i)
        if term is not None and term.sense.unit == compound.minor:
            return term.end - 1 if scan.token(term.end - 1) == "." else term.end
        if scan.token(i) in compound.symbols and not scan.token(i + 1)[:1].isalnum():
            return i + 1
        of_other = term is not None or i in scan.hits("currency") or i in scan.hits("percent")
        if not compound.bare or joined or of_other:
            return 0
        ends = self._ends_decimal(number, compound.decimal) if compound.decimal else self._ends_bare(number)
        return number.end if ends else 0

    def unread(self, digits: int) -> bool:
        """Return whether a bare number after the unit may be a part of it: "2 Meter 20 sprang sie"."""
        scan = self.scan
        number = scan.view(Numbers).by_start.get(scan.skip_space(self.after))
        if number is None or number.start == self.after or number.ordinal or not number.digits:
            return False
        after = scan.skip_joint(number.end)
        if any(after in scan.hits(label) for label in (UNIT, "currency", "percent", "time")):
            return False
        return len(number.digits) == digits or phrase_may_end(scan, number.end)

    def _ends_decimal(self, number: Number, digits: int) -> bool:
        """Return whether a bare number of smaller units ends the measure: "1 m 80", "zwei Meter fünfzig"."""
        scan, major = self.scan, self.measure.numbers[-1].value
        written = len(number.digits) == digits if number.digits else number.value >= 10 and number.scale == 1
        if not written or number.fraction or number.letter or major % 1 != 0 or major > _MOST_WITH_PARTS:
            return False
        if self._runs_on(number.end):
            return False
        after = scan.skip_space(number.end)
        return phrase_may_end(scan, number.end) or scan.lower(after) in self.words.dimensions

    def _ends_bare(self, number: Number) -> bool:
        """Return whether a number of smaller units without their word ends the measure: "6-foot-3"."""
        scan = self.scan
        if self._runs_on(number.end):
            return False
        if self.term.form in (Form.ONE, Form.SYMBOL) and number.digits:
            return True
        after = scan.skip_space(number.end)  # "5 feet six", not "5 feet 6 times"
        return not scan.token(after)[:1].isalnum() or scan.lower(after) in self.words.dimensions

    def _runs_on(self, i: int) -> bool:
        """Return whether a number before token ``i`` is part of something longer: "5.5", "6%", "7-3"."""
        following = self.scan.token(i)
        if following[:1].isalnum() or following in _GOES_ON:
            return True
        return following in (".", ",") and self.scan.token(i + 1)[:1].isdecimal()
