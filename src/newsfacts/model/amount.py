"""How much: the numeric core shared by money, percentages and quantities."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum

import attrs

from newsfacts.errors import InvalidFact
from newsfacts.model.pickling import compact_pickle

__all__ = ["Amount", "Bound", "mapped"]


class Bound(Enum):
    """How the text limits an amount."""

    EXACT = "exact"
    """One number: ``low == high``."""
    RANGE = "range"
    """Between two numbers, inclusive."""
    OVER = "over"
    """More than ``low``; ``high`` is ``None``."""
    AT_LEAST = "at-least"
    """``low`` or more; ``high`` is ``None``."""
    UNDER = "under"
    """Less than ``high``; ``low`` is ``None``."""
    AT_MOST = "at-most"
    """``high`` or less; ``low`` is ``None``."""


_EXACT, _RANGE = Bound.EXACT, Bound.RANGE  # a look into an enumeration costs a call in Python 3.11
_OPEN_HIGH = (Bound.OVER, Bound.AT_LEAST)
_OPEN_LOW = (Bound.UNDER, Bound.AT_MOST)


@compact_pickle
@attrs.frozen
class Amount:
    """A number or a range of numbers, without a unit.

    >>> Amount.exact(Decimal("2.5"))
    Amount(low=Decimal('2.5'), high=Decimal('2.5'), bound=<Bound.EXACT: 'exact'>, approximate=False)
    """

    low: Decimal | None
    """The smallest possible number; ``None`` if there is no lower limit."""
    high: Decimal | None
    """The largest possible number; ``None`` if there is no upper limit."""
    bound: Bound
    """What ``low`` and ``high`` mean."""
    approximate: bool = False
    """Whether the text says that the number is approximate ("about", "some", "nearly")."""

    def __attrs_post_init__(self) -> None:
        low, high, bound = self.low, self.high, self.bound
        if bound is _EXACT and low is high and low is not None and low == low:
            return  # as nearly all are made, and so settled at once
        fits = (
            (low is not None and high is None)
            if bound in _OPEN_HIGH
            else (low is None and high is not None)
            if bound in _OPEN_LOW
            else (low is not None and high is not None and low <= high)
            if bound is _RANGE
            else (low is not None and low == high)
        )
        if not fits:
            raise InvalidFact(f"an amount with low={low}, high={high} cannot be {bound.value!r}")

    @classmethod
    def exact(cls, number: Decimal, *, approximate: bool = False) -> Amount:
        """Return the amount for one number."""
        return cls(number, number, _EXACT, approximate)

    @classmethod
    def between(cls, low: Decimal, high: Decimal, *, approximate: bool = False) -> Amount:
        """Return a range between two numbers, given in either order."""
        return cls(min(low, high), max(low, high), _RANGE, approximate)

    @classmethod
    def bounded(cls, bound: Bound, number: Decimal, *, approximate: bool = False) -> Amount:
        """Return an amount with one number and the given bound, which must not be a range."""
        if bound in _OPEN_HIGH:
            return cls(number, None, bound, approximate)
        if bound in _OPEN_LOW:
            return cls(None, number, bound, approximate)
        return cls(number, number, bound, approximate)


def mapped(amount: Amount, change: Callable[[Decimal], Decimal]) -> Amount:
    """Return the amount with ``change``, which must keep order, applied to each closed side."""
    low = None if amount.low is None else change(amount.low)
    high = amount.high
    if high is not None:
        high = low if high is amount.low else change(high)
    return Amount(low, high, amount.bound, amount.approximate)
