"""What a percentage and a share of gross domestic product mean."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from newsfacts.kinds.money import Money
from newsfacts.kinds.percentages.gdp_table import GdpConversion, GdpTable
from newsfacts.model.amount import Amount, mapped
from newsfacts.model.arithmetic import rounded
from newsfacts.model.codes import CODE
from newsfacts.model.columns import AMOUNT_COLUMNS, column
from newsfacts.model.pickling import compact_pickle

if TYPE_CHECKING:
    from newsfacts.model.record import Record

__all__ = ["Change", "GdpPercentage", "PercentUnit", "Percentage"]


class Change(Enum):
    """Which way a percentage moved."""

    UP = "up"
    DOWN = "down"


class PercentUnit(Enum):
    """The unit of a percentage."""

    PERCENT = "percent"
    """Hundredths."""
    PERCENTAGE_POINT = "percentage_point"
    """The difference of two percentages."""
    BASIS_POINT = "basis_point"
    """A hundredth of a percentage point."""


@compact_pickle
@attrs.frozen
class Percentage:
    """A share or a rate of change, in units of ``unit`` (5 means 5 %)."""

    amount: Amount = attrs.field(metadata=column(*AMOUNT_COLUMNS))
    """How many units."""
    unit: PercentUnit = attrs.field(default=PercentUnit.PERCENT, metadata=column("unit"))
    """Percent, percentage points or basis points."""
    of: str | None = attrs.field(default=None, metadata=column("of"))
    """What it is a share of, if the text says so."""
    change: Change | None = attrs.field(default=None, metadata=column("change"))
    """Which way it moved, if it is a change."""


@compact_pickle
@attrs.frozen
class GdpPercentage:
    """A share of gross domestic product (or national income), in units of ``unit``."""

    amount: Amount = attrs.field(metadata=column(*AMOUNT_COLUMNS))
    """How many units."""
    unit: PercentUnit = attrs.field(default=PercentUnit.PERCENT, metadata=column("unit"))
    """Percent or percentage points."""
    of: str = attrs.field(default="GDP", metadata={**CODE, **column("of")})
    """``"GDP"`` or ``"GNI"``."""
    stated: bool = attrs.field(default=True, metadata=column("stated"))
    """False if only the context shows that the share is of GDP."""
    economy: str | None = attrs.field(default=None, metadata={**CODE, **column("economy")})
    """ISO 3166-1 alpha-2 code of the country, if the sentence names exactly one."""
    change: Change | None = attrs.field(default=None, metadata=column("change"))
    """Which way it moved, if it is a change."""

    def to_money(
        self,
        *,
        gdp: GdpTable,
        year: int | None = None,
        economy: str | None = None,
        document: Record | None = None,
    ) -> GdpConversion:
        """Return the share as money, using a GDP table that you supply.

        ``economy`` (ISO 3166-1) is needed if the text does not name one. The default for ``year`` is the year
        in which ``document`` was published.

        >>> from decimal import Decimal
        >>> from newsfacts.kinds.percentages import Gdp
        >>> class OurTable:
        ...     def gdp(self, economy, year, of):
        ...         return Gdp(Decimal("4_300_000_000_000"), "EUR", f"our table of {of}")
        >>> share = GdpPercentage(Amount.exact(Decimal("2")), economy="DE")
        >>> share.to_money(gdp=OurTable(), year=2024).money.format("en")
        '€86,000,000,000'

        Raises what the table raises (`GdpNotFound`), and `ValueError` where economy or year are missing.
        """
        return _share_of_gdp(self, gdp, year, economy, document)


def _share_of_gdp(
    share: GdpPercentage,
    gdp: GdpTable,
    year: int | None,
    economy: str | None,
    document: Record | None,
) -> GdpConversion:
    """Return a share of GDP as money; `GdpPercentage.to_money` describes it."""
    country = economy or share.economy
    if country is None:
        raise ValueError("the text does not say whose GDP it is: pass economy=, an ISO 3166-1 code")
    if year is None:
        if document is None or document.published is None:
            raise ValueError(
                "the year of the GDP is missing: pass year=, or a document with a publication date"
            )
        year = document.published.year
    found = gdp.gdp(country, year, share.of)
    factor = _UNITS[share.unit] * Fraction(found.value)
    amount = mapped(share.amount, lambda number: rounded(Fraction(number) * factor))
    return GdpConversion(Money(amount, found.currency), found, country, year)


_UNITS = {
    PercentUnit.PERCENT: Fraction(1, 100),
    PercentUnit.PERCENTAGE_POINT: Fraction(1, 100),
    PercentUnit.BASIS_POINT: Fraction(1, 10_000),
}
