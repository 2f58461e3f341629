"""Decimal arithmetic that does not depend on the caller's decimal context."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

__all__ = ["CONTEXT", "plain", "product", "rounded"]

CONTEXT = Context(prec=60, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, traps=[])
"""Wide enough for any number that a newspaper prints; never raises."""


_ONE = Decimal(1)


def product(a: Decimal, b: Decimal) -> Decimal:
    """Multiply, and drop the trailing zeros that the product brings."""
    exact = CONTEXT.multiply(a, b)
    whole = exact.to_integral_value()
    if whole != exact:
        return exact.normalize(CONTEXT)
    if whole.same_quantum(_ONE):
        return whole  # as nearly every product is here, written without an exponent
    result = exact.normalize(CONTEXT)
    exponent = result.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0 and result.adjusted() < CONTEXT.prec:
        return result.quantize(_ONE, context=CONTEXT)
    return result


def plain(number: Decimal) -> str:
    """Write a number without an exponent.

    >>> plain(Decimal("1.5E+3"))
    '1500'
    """
    return format(number, "f")


_LONG = 28


_SHORT = Decimal("1e-14")


def rounded(exact: Fraction) -> Decimal:
    """Write a fraction as a decimal: all its digits if it has up to 28, else the first 15 that count."""
    if exact.denominator == 1:
        return Decimal(exact.numerator)
    value = CONTEXT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    if len(value.as_tuple().digits) > _LONG:
        value = value.quantize(_SHORT.scaleb(value.adjusted(), CONTEXT), context=CONTEXT)
    return Decimal(int(value)) if value == value.to_integral_value(context=CONTEXT) else value
