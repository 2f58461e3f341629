"""Exchange rates: where they come from, and a table that you can fill yourself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, runtime_checkable

import attrs

from newsfacts.errors import RateNotFound
from newsfacts.model.arithmetic import rounded

__all__ = ["Rate", "RateTable", "Rates"]


@attrs.frozen
class Rate:
    """An exchange rate of one day."""

    value: Decimal
    """How many units of the new currency one unit of the old one buys."""
    day: dt.date
    """The day for which it was set."""
    source: str
    """Who set it, in words: ``"European Central Bank"``."""


@runtime_checkable
class Rates(Protocol):
    """Where exchange rates come from; write your own, or install ``newsfacts[rates]``."""

    def rate(self, currency: str, into: str, on: dt.date) -> Rate:
        """Return what one unit of ``currency`` was worth in ``into`` (ISO 4217 codes).

        A source that was closed on that day may return its last rate before it; ``day`` of the rate says so.
        Raises `RateNotFound`, which names the currency and the day, if there is none.
        """


@attrs.frozen
class RateTable:
    """Your own exchange rates: for each day, what one unit of ``base`` is worth in each currency.

    >>> import datetime as dt
    >>> from decimal import Decimal
    >>> from newsfacts.kinds.money import Money
    >>> from newsfacts.model import Amount
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
        """Return a rate for exactly that day; raises `RateNotFound` if there is none."""
        day = self.rates.get(on)
        if day is None:
            raise RateNotFound(f"{currency} to {into}", on, f"{self.source} has no rates for that day")
        worth = []
        for code in (currency, into):
            one = Decimal(1) if code == self.base else day.get(code)
            if one is None or not one.is_finite() or one <= 0:
                raise RateNotFound(code, on, f"{self.source} has no rate")
            worth.append(Fraction(one))
        return Rate(rounded(worth[1] / worth[0]), on, self.source)
