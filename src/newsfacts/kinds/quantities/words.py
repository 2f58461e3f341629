"""Quantities in words, for people."""

from __future__ import annotations

from newsfacts.amounts.words import amount_in_words
from newsfacts.extractor import Description
from newsfacts.kinds.quantities.value import Quantity
from newsfacts.model import Amount

__all__ = ["describe"]


def describe(value: Quantity) -> Description:
    """Return a quantity with its unit, and the same in SI base units if that is another.

    >>> from decimal import Decimal
    >>> from newsfacts.kinds.quantities.si import measured
    >>> describe(measured(Amount.exact(Decimal(2)), "metric_ton")).words
    '2 metric ton = 2,000 kilogram'
    """
    words = _words(value.amount, value.unit)
    if value.unit != value.base_unit:
        words += f" = {_words(value.base, value.base_unit)}"
    return Description(words, amount=value.amount, unit=value.unit)


def _words(amount: Amount, unit: str) -> str:
    return f"{amount_in_words(amount)} {unit.replace('_', ' ')}"
