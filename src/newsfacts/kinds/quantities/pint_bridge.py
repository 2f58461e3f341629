"""From a unit to SI base units, and to any other unit: the one door to Pint.

Base values need no Pint: the sizes of units are exact fractions in ``units.toml``. Pint comes in, imported on
first use, when a *program* needs a unit (`convert`, `to_pint`); the text of a document
never reaches it, because Pint reads too much into text ("bps" is baud, "pp" a typographic point).
"""

from __future__ import annotations

import decimal
import threading
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from newsfacts.errors import UnitError
from newsfacts.kinds.quantities.units import aliases, base_units, definitions, is_known
from newsfacts.model.amount import Amount, mapped
from newsfacts.model.arithmetic import CONTEXT, rounded
from newsfacts.model.shown import shortened

__all__ = ["convert", "to_pint"]

_SHOWN = 80
"""Characters of an unknown unit that an error shows."""
_BUILDING = threading.Lock()


def convert(amount: Amount, unit: str, wanted: str) -> tuple[Amount, str]:
    """Return an amount in another unit, with that unit's canonical name; `Quantity.to` describes it."""
    _check_known(unit, wanted)
    registry = _registry()
    try:
        with decimal.localcontext(CONTEXT):
            target = registry.Unit(wanted)
            source = registry.Unit(unit)
            if target == source:
                return amount, unit

            def change(number: Decimal) -> Decimal:
                found = registry.Quantity(number, source).to(target).magnitude
                return rounded(Fraction(str(found)))

            return mapped(amount, change), str(target)
    except Exception as error:
        raise UnitError(unit, wanted, _problem(error)) from error


def to_pint(amount: Amount, unit: str, registry: Any | None, side: str | None) -> Any:
    """Return one side of an amount as a Pint quantity; `Quantity.to_pint` describes it."""
    number = amount.low if side == "low" else amount.high
    if side not in (None, "low", "high"):
        raise ValueError(f"side must be 'low' or 'high', not {side!r}")
    if number is None or (side is None and amount.low != amount.high):
        ends = " or ".join(f"side={name!r}" for name in ("low", "high") if getattr(amount, name) is not None)
        raise ValueError(
            f"the amount is not a single number (its bound is {amount.bound.value}): pass {ends}"
        )
    _check_known(unit, "Pint")
    chosen = _registry() if registry is None else registry
    with decimal.localcontext(CONTEXT):
        # a registry computes with its own type; a Decimal in one of floats would raise on the next step
        try:
            return chosen.Quantity(chosen.non_int_type(str(number)), unit)
        except AttributeError as error:  # Pint's sort of error where a registry lacks a unit
            raise UnitError(unit, "Pint", f"the registry does not have it: {error}") from error


def _check_known(unit: str, wanted: str) -> None:
    """Raise `UnitError` for a unit that is not ours: Pint would evaluate what somebody wrote there."""
    if not is_known(unit):
        known = ", ".join(sorted(definitions()))
        raise UnitError(
            shortened(unit, _SHOWN), wanted, f"newsfacts does not know this unit; it knows: {known}"
        )


def _problem(error: Exception) -> str:
    if type(error).__name__ == "UndefinedUnitError":
        return f"newsfacts does not know this unit; it knows: {', '.join(sorted(definitions()))}"
    return str(error)


def _registry() -> Any:
    """Return our own registry. Built under a lock: Pint's lazy one fails if threads meet in it."""
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
            if row.base == "dimensionless":
                define(name, _digits(row.factor))
            elif row.offset:
                define(name, f"{_digits(row.factor)} * {row.base}; offset: {_digits(row.offset)}")
            else:
                define(name, f"{_digits(row.factor)} * {row.base}")
        return registry


def _digits(exact: Fraction) -> str:
    return format(CONTEXT.divide(Decimal(exact.numerator), Decimal(exact.denominator)), "f")
