"""The one door to Babel: what CLDR knows of a locale, as plain Python values.

Babel is used as a dictionary, never as a parser, and never sees a locale name that came from a document.
"""

from __future__ import annotations

import copy
import decimal
from decimal import Decimal
from functools import cache

import attrs
from babel.core import Locale, UnknownLocaleError
from babel.numbers import get_currency_precision

from newsfacts.model import Amount, Bound
from newsfacts.model.arithmetic import CONTEXT

__all__ = ["Separators", "format_money", "separators"]


@attrs.frozen
class Separators:
    """How a locale writes numbers in digits (CLDR ``numbers/symbols``)."""

    decimal: str
    group: str


@cache
def separators(language: str) -> Separators:
    """Give the decimal and group separators of a language."""
    symbols = Locale(language).number_symbols["latn"]
    return Separators(decimal=symbols["decimal"], group=symbols["group"])


_BOUNDS = {
    Bound.OVER: ">",
    Bound.AT_LEAST: "≥",
    Bound.UNDER: "<",
    Bound.AT_MOST: "≤",
}


def format_money(amount: Amount, currency: str, locale: str) -> str:
    """Write an amount of money for people; `Money.format` describes it.

    Here the locale comes from the program, so any that CLDR has is good.
    """
    try:
        parsed = Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"CLDR knows no locale {locale!r}") from error
    standard = parsed.currency_formats["standard"]

    def written(number: Decimal) -> str:
        pattern = copy.copy(standard)
        digits = 0 if number == number.to_integral_value() else get_currency_precision(currency)
        places = -int(number.as_tuple().exponent)
        pattern.frac_prec = (digits, max(digits, places))
        with decimal.localcontext(CONTEXT):
            text: str = pattern.apply(
                number, parsed, currency=currency, currency_digits=False, decimal_quantization=False
            )
        return text

    sides = [number for number in (amount.low, amount.high) if number is not None]
    text = "–".join(written(number) for number in dict.fromkeys(sides))
    return ("~" if amount.approximate else "") + _BOUNDS.get(amount.bound, "") + text
