"""An amount in words, for people."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.model import Amount, Bound

__all__ = ["amount_in_words"]


def amount_in_words(amount: Amount) -> str:
    """Write an amount with its bound and its hedge.

    >>> amount_in_words(Amount.bounded(Bound.OVER, Decimal("1.26E+11")))
    'over 126,000,000,000'
    """
    about = "about " if amount.approximate else ""
    sides = [side for side in (amount.low, amount.high) if side is not None]
    if amount.bound is Bound.RANGE:
        return f"{about}{_number(sides[0])} to {_number(sides[1])}"
    return f"{about}{_BEFORE.get(amount.bound, '')}{_number(sides[0])}"


def _number(number: Decimal) -> str:
    return f"{number:,f}"


_BEFORE = {
    Bound.OVER: "over ",
    Bound.AT_LEAST: "at least ",
    Bound.UNDER: "under ",
    Bound.AT_MOST: "at most ",
}
