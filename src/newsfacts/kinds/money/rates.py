"""What a conversion of money needs and gives: rates, tables of GDP, and results that say what was used."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import attrs

if TYPE_CHECKING:
    from newsfacts.model.values import Money

__all__ = ["Conversion", "Gdp", "GdpConversion", "GdpTable", "Rate", "Rates"]


@attrs.frozen
class Rate:
    """An exchange rate of one day."""

    value: Decimal
    """How many units of the new currency one unit of the old one buys."""
    day: dt.date
    """The day that it was fixed on."""
    source: str
    """Who fixed it, in words: ``"European Central Bank"``."""


@runtime_checkable
class Rates(Protocol):
    """Where exchange rates come from; write your own, or install ``newsfacts[rates]``."""

    def rate(self, currency: str, into: str, on: dt.date) -> Rate:
        """Give what one unit of ``currency`` was worth in ``into`` (ISO 4217 codes).

        A source that was closed on that day may give its last rate before it; the rate's ``day`` tells.
        Raises `RateNotFound`, which names currency and day, if there is none.
        """


@attrs.frozen
class Conversion:
    """Money in another currency, and how it came there."""

    money: Money
    """The converted money; its amount keeps the bound and the hedge."""
    rate: Decimal
    """The rate used."""
    day: dt.date
    """The day of the rate."""
    asked: dt.date
    """The day that was asked for."""
    source: str
    """Where the rate comes from."""
    note: str | None = None
    """Why ``day`` is not ``asked``; ``None`` if they are the same."""


@attrs.frozen
class Gdp:
    """The gross domestic product, or national income, of an economy in a year, at current prices."""

    value: Decimal
    """In units of ``currency``, not in millions."""
    currency: str
    """ISO 4217 code."""
    source: str
    """Who published it, in words."""


@runtime_checkable
class GdpTable(Protocol):
    """Where figures of GDP come from; write your own over the table that you trust."""

    def gdp(self, economy: str, year: int, of: str) -> Gdp:
        """Give the GDP (``of="GDP"``) or GNI (``of="GNI"``) of an ISO 3166-1 economy.

        Raises `GdpNotFound`, which names economy and year, if the table has none.
        """


@attrs.frozen
class GdpConversion:
    """A share of GDP as money, and how it came there."""

    money: Money
    """The share; its amount keeps the bound and the hedge."""
    gdp: Gdp
    """The GDP that it is a share of, with its source."""
    economy: str
    """ISO 3166-1 code of the economy."""
    year: int
    """The year of the GDP."""
