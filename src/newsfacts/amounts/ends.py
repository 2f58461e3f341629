"""Two numbers and what joins them, before and after it is known what they are together."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

import attrs

from newsfacts.amounts.number_with_unit import UnitNumber
from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.numbers.number import Number

__all__ = ["LINKS", "LISTING", "Connective", "Ends", "NumberPair"]

_FELL_BY = Decimal(10)
"""In a change, a first number this many times the second has a scale of its own: "from $60 to $5 million"."""
_WRITTEN_OUT = 1000
"""A number from here on is written out, and has no part in the scale of one below: "1,500 to 2 million"."""


_TENS, _THOUSAND = Decimal(10), Decimal(1000)
_ONE, _TWO, _HUNDRED = Decimal(1), Decimal(2), Decimal(100)
_IN_WORDS = (Decimal(100_000), Decimal(1_000), Decimal(100))
"""The last words of a number, which a number before it can leave out; the longest come first."""
_MOST_COUNTED, _FAR_LARGER = 10, Decimal(10)
"""The most things counted before a size, if the size is this many times the count: "4 x 100 metres"."""


class Connective(Enum):
    """The text between two numbers."""

    DASH = "dash"
    TO = "to"
    ONTO = "onto"
    AND = "and"
    OR = "or"
    APART = "apart"
    TIMES = "times"


LINKS = {link.value: link for link in Connective}
LISTING = (Connective.AND, Connective.OR, Connective.APART)
"""What can be between two amounts of a list."""


class NumberPair(NamedTuple):
    """Two numbers that belong together."""

    left: UnitNumber
    right: UnitNumber
    is_change: bool
    """Whether something moved from the first to the second; else they are the ends of a range."""
    start: int
    """Index of "between", or of the first token."""


@attrs.frozen
class Ends:
    """Two numbers and what joins them, before it is known what they are together."""

    left: UnitNumber
    right: UnitNumber
    link: Connective
    one: Number
    """The first number as it was read, without its scale letter."""
    own_unit: bool
    """Whether the first number has its own unit."""
    spoken: bool
    """Whether both are written in words."""

    @property
    def both_units(self) -> bool:
        """Whether each number has its own unit."""
        return self.left.term is not None and self.right.term is not None

    @property
    def neighbours(self) -> bool:
        """Whether the numbers follow each other, so that "or" leaves a range: "5 or 6 million"."""
        one, other = self.one, self.right.number
        if (self.own_unit and self.right.term is not None) or one.scale != 1:
            return False  # "$5 or $6"; but "$5 or 6 million"
        return CONTEXT.divide(other.unscaled, self._shared_hundreds()) - one.value == 1

    @property
    def one_or_two(self) -> bool:
        """Whether the scale of the first serves for the second: "a million or two dollars"."""
        other = self.right.number
        idiom = self.link is Connective.OR and self.spoken and self.left.term is None
        return idiom and self._lent > 1 and other.scale == 1 and other.value == _TWO

    @property
    def _lent(self) -> Decimal:
        """The million or the hundred that the first number is one of."""
        one = self.one
        if one.unscaled == 1:
            return one.scale
        return one.value if one.value == _HUNDRED else _ONE

    def lending_scale(self) -> NumberPair:
        """Return the two as a range with the scale of the first for both."""
        other = self.right.number
        number = attrs.evolve(other, value=product(other.value, self._lent), scale=self._lent)
        return NumberPair(self.left, attrs.evolve(self.right, number=number), False, self.left.start)

    @property
    def counts(self) -> bool:
        """Whether the first number counts the second: "4 x 400 metres"; "4 x 6 metres" are two sides."""
        count, size = self.left.number.value, self.right.number.value
        return count % 1 == 0 and count <= _MOST_COUNTED and size >= product(count, _FAR_LARGER)

    def _shared_hundreds(self) -> Decimal:
        """Return which hundred or thousand inside the second number, in words, serves for the first as well.

        "two to three *hundred*", "zwei- bis drei*hundert*", "deux à trois *cents*"; 1 where none does.
        """
        one, whole = self.one, self.right.number.unscaled
        if not self.spoken or one.scale != 1 or one.digits:
            return _ONE
        for shared in _IN_WORDS:
            if whole % shared == 0 and one.value < CONTEXT.divide(whole, shared):
                return shared
        return _ONE

    @property
    def _shares_thousands(self) -> bool:
        """Whether thousands written out in the second number serve for the first: "$500-600,000".

        They do where the numbers are otherwise too far apart for one range; a unit of its own ("$500 to
        $600,000") or a digit after the thousands says that the first is what it says.
        """
        one, other = self.left.number, self.right.number
        if self.own_unit and self.both_units:
            return False
        thousands, rest = divmod(other.value, _THOUSAND)
        plain = bool(one.digits) and one.scale == other.scale == 1 and one.value >= _TENS
        return plain and rest == 0 and one.value < thousands <= product(one.value, _FELL_BY)

    def apart(self) -> NumberPair:
        """Return the two as separate amounts."""
        return NumberPair(self.left, self.right, True, self.left.start)

    def sharing_scale(self, is_change: bool = True) -> Ends:
        """Return the two with the scale of the second for both if only the second has one: "$5-10 million".

        In a change, the first can be larger ("fell from $10 to $5 million"), but not much larger.
        """
        one, other = self.left.number, self.right.number
        if not is_change and self._shares_thousands:
            return self._scaled(_THOUSAND)
        hundreds = self._shared_hundreds()
        if one.scale != 1 or (other.scale == 1 and hundreds == 1):
            return self
        if hundreds > 1:
            return self._scaled(product(other.scale, hundreds))
        if one.value >= (product(other.unscaled, _FELL_BY) if is_change else other.unscaled):
            return self
        if one.value >= _WRITTEN_OUT > other.unscaled:  # but "Rs 2,400-2,500 crore"
            return self
        return self._scaled(other.scale)

    def _scaled(self, scale: Decimal) -> Ends:
        """Return the two with the first multiplied."""
        one = self.left.number
        number = attrs.evolve(one, value=product(one.value, scale), scale=scale, digits="", letter=None)
        return attrs.evolve(self, left=attrs.evolve(self.left, number=number))
