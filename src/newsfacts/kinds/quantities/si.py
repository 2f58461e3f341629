"""From a unit to SI base units, by exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from newsfacts.kinds.quantities.units import definition
from newsfacts.kinds.quantities.value import Quantity
from newsfacts.model import Amount
from newsfacts.model.amount import mapped
from newsfacts.model.arithmetic import rounded

__all__ = ["measured"]


def measured(amount: Amount, unit: str) -> Quantity:
    """Make the quantity of so many ``unit`` (Pint's name), with its value in SI base units.

    >>> measured(Amount.exact(Decimal("600")), "kilometer").base.low
    Decimal('600000')

    Raises `KeyError` for a unit without a row in ``units.toml``.
    """
    size = definition(unit)
    factor, offset = size.factor, size.offset

    def change(number: Decimal) -> Decimal:
        exact = Fraction(number) * factor
        return rounded(exact + offset if offset else exact)

    base = mapped(amount, change)
    return Quantity(amount, unit, base, size.base)
