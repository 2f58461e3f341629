"""Percentages and shares of GDP in words, for people."""

from __future__ import annotations

from newsfacts.amounts.words import amount_in_words
from newsfacts.extractor import Description
from newsfacts.kinds.percentages.value import GdpPercentage, Percentage, PercentUnit
from newsfacts.model import Amount, Bound

__all__ = ["describe"]

_UNITS = {
    PercentUnit.PERCENT: ("%", "%"),
    PercentUnit.PERCENTAGE_POINT: (" percentage point", " percentage points"),
    PercentUnit.BASIS_POINT: (" basis point", " basis points"),
}


def describe(value: Percentage | GdpPercentage) -> Description:
    """Return a share with its unit and whole, and which way it moved.

    >>> from decimal import Decimal
    >>> from newsfacts.kinds.percentages import Change
    >>> describe(Percentage(Amount.exact(Decimal("2.5")), of="votes", change=Change.UP)).words
    '2.5% of votes, up'
    """
    one, several = _UNITS[value.unit]
    words = amount_in_words(value.amount) + (one if _is_one(value.amount) else several)
    details = []
    if value.of:
        words += f" of {value.of}"
    if isinstance(value, GdpPercentage) and value.economy:
        words += f" ({value.economy})"
    if value.change:
        words += f", {value.change.value}"
    if isinstance(value, GdpPercentage) and not value.stated:
        words += ", by context"
        details.append(("share of", f"{value.of}, as the context shows"))
    return Description(words, details=details, amount=value.amount, unit=value.unit.value)


def _is_one(amount: Amount) -> bool:
    return amount.bound is Bound.EXACT and amount.low is not None and -1 <= amount.low <= 1
