"""From a unit to SI base units, and to any other unit: the one door to Pint.

Base values need no Pint: the sizes of units are exact fractions in ``kinds/quantities/units.toml``. Pint comes in,
imported on first use, where a *program* asks for a unit (`convert`, `to_pint`); the text of a document
never reaches it, because Pint reads too much into text ("bps" is baud, "pp" a typographic point).
"""

from __future__ import annotations

import decimal
import threading
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from newsfacts.errors import UnitError
from newsfacts.kinds.quantities.units import aliases, base_units, definition, definitions
from newsfacts.model import Amount, Quantity
from newsfacts.model.arithmetic import CONTEXT

__all__ = ["convert", "mapped", "measured", "rounded", "to_pint"]

_LONG = 28
_SHORT = Decimal("1e-14")
_BUILDING = threading.Lock()


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


def mapped(amount: Amount, change: Callable[[Decimal], Decimal]) -> Amount:
    """Give the amount with ``change``, which must keep order, applied to each closed side."""
    low = None if amount.low is None else change(amount.low)
    high = amount.high
    if high is not None:
        high = low if high is amount.low else change(high)
    return Amount(low, high, amount.bound, amount.approximate)


def rounded(exact: Fraction) -> Decimal:
    """Write a fraction as a decimal: all its digits if it has up to 28, else the first 15 that count."""
    if exact.denominator == 1:
        return Decimal(exact.numerator)
    value = CONTEXT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    if len(value.as_tuple().digits) > _LONG:
        value = value.quantize(_SHORT.scaleb(value.adjusted(), CONTEXT), context=CONTEXT)
    return Decimal(int(value)) if value == value.to_integral_value(context=CONTEXT) else value


def convert(quantity: Quantity, unit: str) -> Quantity:
    """Give the quantity in another unit; `Quantity.to` describes it."""
    registry = _registry()
    try:
        with decimal.localcontext(CONTEXT):
            target = registry.Unit(unit)
            source = registry.Unit(quantity.unit)
            if target == source:
                return quantity

            def change(number: Decimal) -> Decimal:
                found = registry.Quantity(number, source).to(target).magnitude
                return rounded(Fraction(str(found)))

            amount = mapped(quantity.amount, change)
    except Exception as error:
        raise UnitError(quantity.unit, unit, _problem(error)) from error
    return Quantity(amount, str(target), quantity.base, quantity.base_unit)


def to_pint(quantity: Quantity, registry: Any | None, side: str | None) -> Any:
    """Give one side of the quantity as a Pint quantity; `Quantity.to_pint` describes it."""
    amount = quantity.amount
    number = amount.low if side == "low" else amount.high
    if side not in (None, "low", "high"):
        raise ValueError(f"side must be 'low' or 'high', not {side!r}")
    if number is None or (side is None and amount.low != amount.high):
        ends = " and ".join(name for name in ("low", "high") if getattr(amount, name) is not None)
        raise ValueError(f"the amount is {amount.bound.value}, not one number: it has side={ends}")
    chosen = _registry() if registry is None else registry
    with decimal.localcontext(CONTEXT):
        # a registry computes in a type of its own; Decimals in one of floats would raise on the next step
        return chosen.Quantity(chosen.non_int_type(str(number)), quantity.unit)


def _problem(error: Exception) -> str:
    if type(error).__name__ == "UndefinedUnitError":
        return f"newsfacts knows no such unit; it knows: {', '.join(sorted(definitions()))}"
    return str(error)


def _registry() -> Any:
    """Give our own registry. Built behind a lock: Pint's lazy one fails when threads meet in it."""
    with _BUILDING:
        return _build()


@cache
def _build() -> Any:
    import pint

    with decimal.localcontext(CONTEXT):
        registry: Any = pint.UnitRegistry(None, non_int_type=Decimal, cache_folder=None)
        short = dict[str, list[str]]()
        for alias, name in aliases().items():
            short.setdefault(name, []).append(alias)

        def define(name: str, meaning: str) -> None:
            # "_": no symbol, because Pint would spell the difference of a symbol with a delta sign
            registry.define(" = ".join([name, meaning, "_", *short.get(name, ())]))

        for base in base_units():
            define(base, f"[{base}]")
        for name, row in definitions().items():
            if name in base_units() or name.startswith("delta_"):
                continue  # Pint makes the differences of thermometer readings itself
            if row.offset:
                define(name, f"{_digits(row.factor)} * {row.base}; offset: {_digits(row.offset)}")
            else:
                define(name, f"{_digits(row.factor)} * {row.base}")
        return registry


def _digits(exact: Fraction) -> str:
    return format(CONTEXT.divide(Decimal(exact.numerator), Decimal(exact.denominator)), "f")
