"""Tables of gross domestic product, and a share of it as money."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol, runtime_checkable

import attrs

from newsfacts.kinds.money import Money

__all__ = ["Gdp", "GdpConversion", "GdpTable"]


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
    """Where GDP figures come from; write your own class for a table that you trust."""

    def gdp(self, economy: str, year: int, of: str) -> Gdp:
        """Return the GDP (``of="GDP"``) or GNI (``of="GNI"``) of an ISO 3166-1 economy.

        Raises `GdpNotFound`, which names the economy and the year, if the table has none.
        """


@attrs.frozen
class GdpConversion:
    """A share of GDP as money, and how it was calculated."""

    money: Money
    """The share; its amount keeps the bound and the hedge."""
    gdp: Gdp
    """The GDP that it is a share of, with its source."""
    economy: str
    """ISO 3166-1 code of the economy."""
    year: int
    """The year of the GDP."""
