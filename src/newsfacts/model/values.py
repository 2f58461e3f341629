"""What facts mean: one frozen class a kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from newsfacts.kinds.money.rates import Conversion, GdpConversion, GdpTable, Rates
from newsfacts.model.amount import Amount
from newsfacts.model.pickling import travels
from newsfacts.model.span import Span

if TYPE_CHECKING:
    from newsfacts.model.record import Document

# Values offer conversions as methods, for the reader's sake. The work is done above them, in
# newsfacts.normalise, which those methods import when they are called; pyproject.toml lists these imports
# as the only ones in the project that look up.

__all__ = [
    "Change",
    "Cue",
    "Date",
    "DateEnd",
    "DateType",
    "GdpPercentage",
    "Money",
    "PercentUnit",
    "Percentage",
    "Quantity",
    "Quotation",
    "QuotationForm",
    "Speaker",
    "Value",
]


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


class DateType(Enum):
    """The TIMEX3 type (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class QuotationForm(Enum):
    """What sort of quotation it is."""

    DIRECT = "direct"
    """Whole speech: a sentence or more."""
    PARTIAL = "partial"
    """A piece of speech inside the writer's own clause."""
    SCARE = "scare"
    """Words held at a distance, titles, nicknames: nobody is quoted."""


@travels
@attrs.frozen
class Money:
    """An amount of money, in units of ``currency`` (not in cents)."""

    amount: Amount
    """How many units."""
    currency: str
    """ISO 4217 code, such as ``"USD"``."""
    candidates: tuple[str, ...] = ()
    """ISO 4217 codes that the symbol may stand for, the likeliest first; empty if only one."""
    per: str | None = None
    """What the price is for ("barrel", "year"), as a lower-case singular; ``None`` if a sum."""
    equivalent_to: Span | None = None
    """Where the text says the same sum in another currency: "1bn euros ($1.1bn)"."""

    def convert(
        self,
        currency: str,
        *,
        on: dt.date | str | None = None,
        rates: Rates | None = None,
        document: Document | None = None,
    ) -> Conversion:
        """Give it in another currency (an ISO 4217 code), with the rate, its day and its source.

        The day is ``on`` (a date or an ISO 8601 string) or, without it, the day on which ``document`` was
        published. On a Saturday or Sunday the rate is that of the last business day before, and the result
        says so. ``rates`` is any `Rates`; without it the European Central Bank's, which the extra
        ``newsfacts[rates]`` installs.

        Raises `RateNotFound`, which names currency and day, where there is no rate; `ValueError` where
        there is no day.
        """
        from newsfacts.kinds.money.ecb import convert

        return convert(self, currency, on, rates, document)

    def format(self, locale: str = "en") -> str:
        """Write the amount for people, in the manner of a locale (CLDR, through Babel).

        Cents are written where there are some. "≥", ">", "≤", "<" stand for a bound and "~" for a hedge;
        what a price is ``per`` is left to you.

        >>> from decimal import Decimal
        >>> Money(Amount.exact(Decimal("1234567.5")), "EUR").format("en")
        '€1,234,567.50'
        >>> Money(Amount.between(Decimal(5), Decimal(10)), "USD").format("en")
        '$5–$10'

        Raises `ValueError` for a locale that CLDR does not know.
        """
        from newsfacts.lexicon.cldr import format_money

        return format_money(self.amount, self.currency, locale)


@travels
@attrs.frozen
class Percentage:
    """A share or a rate of change, in units of ``unit`` (5 means 5 %)."""

    amount: Amount
    """How many units."""
    unit: PercentUnit = PercentUnit.PERCENT
    """Percent, percentage points or basis points."""
    of: str | None = None
    """What it is a share of, where the text says so."""
    change: Change | None = None
    """Which way it moved, where it is a change."""


@travels
@attrs.frozen
class GdpPercentage:
    """A share of gross domestic product (or national income), in units of ``unit``."""

    amount: Amount
    """How many units."""
    unit: PercentUnit = PercentUnit.PERCENT
    """Percent or percentage points."""
    of: str = "GDP"
    """``"GDP"`` or ``"GNI"``."""
    stated: bool = True
    """False where only the context says that the share is of GDP."""
    economy: str | None = None
    """ISO 3166-1 alpha-2 code of the country, where the sentence names exactly one."""
    change: Change | None = None
    """Which way it moved, where it is a change."""

    def to_money(
        self,
        *,
        gdp: GdpTable,
        year: int | None = None,
        economy: str | None = None,
        document: Document | None = None,
    ) -> GdpConversion:
        """Give the share as money, by a table of GDP that you bring.

        ``economy`` (ISO 3166-1) is needed where the text does not name one; the year is ``year`` or,
        without it, that in which ``document`` was published.

        >>> from decimal import Decimal
        >>> from newsfacts.model import Gdp
        >>> class OurTable:
        ...     def gdp(self, economy, year, of):
        ...         return Gdp(Decimal("4_300_000_000_000"), "EUR", f"our table of {of}")
        >>> share = GdpPercentage(Amount.exact(Decimal("2")), economy="DE")
        >>> share.to_money(gdp=OurTable(), year=2024).money.format("en")
        '€86,000,000,000'

        Raises what the table raises (`GdpNotFound`), and `ValueError` where economy or year are missing.
        """
        from newsfacts.kinds.money.ecb import share_of_gdp

        return share_of_gdp(self, gdp, year, economy, document)


@travels
@attrs.frozen
class Quantity:
    """A physical or trade quantity."""

    amount: Amount
    """How many of ``unit``."""
    unit: str
    """Pint's canonical name, such as ``"kilometer"``."""
    base: Amount
    """The same in SI base units."""
    base_unit: str
    """The SI base unit of ``base``, such as ``"meter"`` (Pint's spelling)."""

    def to(self, unit: str) -> Quantity:
        """Give the same quantity in another unit, named as Pint names it or by a short name ("km").

        Digits beyond the fifteenth that counts are rounded where the factor is no finite decimal.
        Raises `UnitError` if the unit is unknown or of another dimension.

        >>> from decimal import Decimal
        >>> from newsfacts.kinds.quantities.pint_bridge import measured
        >>> distance = measured(Amount.exact(Decimal("26.2")), "mile")
        >>> distance.to("km").amount.low
        Decimal('42.1648128')
        """
        from newsfacts.kinds.quantities.pint_bridge import convert

        return convert(self, unit)

    def to_pint(self, registry: Any | None = None, *, side: str | None = None) -> Any:
        """Give it as a quantity of a Pint registry: your own, or by default that of newsfacts.

        An amount with two sides, or an open one, needs ``side="low"`` or ``side="high"``; `ValueError`
        says so. The number is of the registry's own type: `float` unless you gave it another,
        `~decimal.Decimal` in that of newsfacts.
        """
        from newsfacts.kinds.quantities.pint_bridge import to_pint

        return to_pint(self, registry, side)


@travels
@attrs.frozen
class DateEnd:
    """One end of a range of dates."""

    span: Span
    """Where the end stands."""
    timex: str
    """Its TIMEX3 value."""


@travels
@attrs.frozen
class Date:
    """A time expression in TIMEX3 terms (TimeML 1.2.1)."""

    type: DateType
    """DATE, TIME, DURATION or SET."""
    timex: str
    """The TIMEX3 value: ``2025-02-10``, ``2024-Q3``, ``P1Y``; a range joins its ends with a slash."""
    mod: str | None = None
    """The TIMEX3 modifier: BEFORE, START, APPROX and so on."""
    earliest: dt.date | None = None
    """First day, inclusive, proleptic Gregorian; ``None`` where no calendar value is known."""
    latest: dt.date | None = None
    """Last day, inclusive."""
    ends: tuple[DateEnd, ...] = ()
    """The two ends of a range, else empty."""
    edtf: str | None = None
    """ISO 8601-2 (EDTF level 0 or 1) form, where one exists."""


@travels
@attrs.frozen
class Speaker:
    """Who said it."""

    name: str
    """The fullest name found in the article, without titles; the mention itself if none."""
    text: str
    """The mention, as it stands."""
    span: Span
    """Where the mention stands."""


@travels
@attrs.frozen
class Cue:
    """The words that say that somebody says something."""

    text: str
    """As it stands."""
    span: Span
    """Where."""


@travels
@attrs.frozen
class Quotation:
    """A quotation between marks; the fact's span leaves the outer marks out."""

    outer: Span
    """The span with its marks."""
    form: QuotationForm
    """Direct, partial or scare."""
    speaker: Speaker | None = None
    """Who said it; ``None`` rather than a guess."""
    cue: Cue | None = None
    """The words that introduce it."""
    group: int | None = None
    """Pieces of one split quotation share a number, counted from 1 in a document."""


Value: TypeAlias = Money | Percentage | GdpPercentage | Quantity | Date | Quotation | Mapping[str, Any]
"""What a fact may mean; extractors from elsewhere give a mapping of plain JSON values."""
