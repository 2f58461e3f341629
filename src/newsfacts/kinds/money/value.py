"""What a sum of money means, and how to convert it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from newsfacts.kinds.money.rates import Rate, Rates
from newsfacts.model.amount import Amount, mapped
from newsfacts.model.arithmetic import rounded
from newsfacts.model.codes import CODE
from newsfacts.model.columns import AMOUNT_COLUMNS, column
from newsfacts.model.moments import as_published
from newsfacts.model.pickling import compact_pickle
from newsfacts.model.plain_form import OPTIONAL
from newsfacts.model.span import Span

if TYPE_CHECKING:
    from newsfacts.model.record import Record

__all__ = ["Conversion", "Money", "convert"]


@compact_pickle
@attrs.frozen
class Money:
    """An amount of money, in units of ``currency`` (not in cents)."""

    amount: Amount = attrs.field(metadata=column(*AMOUNT_COLUMNS))
    """How many units."""
    currency: str = attrs.field(metadata={**CODE, **column("unit")})
    """ISO 4217 code, such as ``"USD"``."""
    candidates: tuple[str, ...] = attrs.field(
        default=(), metadata={**OPTIONAL, **CODE, **column("candidates")}
    )
    """ISO 4217 codes that the symbol can mean, the likeliest first; empty if there is only one."""
    per: str | None = attrs.field(default=None, metadata=column("per"))
    """What the price is per ("barrel", "year"), as a lower-case singular; ``None`` if it is a sum."""
    equivalent_to: Span | None = attrs.field(default=None, metadata=OPTIONAL)
    """Where the text says the same sum in another currency: "1bn euros ($1.1bn)"."""

    def convert(
        self,
        currency: str,
        *,
        on: dt.date | str | None = None,
        rates: Rates | None = None,
        document: Record | None = None,
    ) -> Conversion:
        """Return the money in another currency (an ISO 4217 code), with the rate, its day and its source.

        The day is ``on`` (a date or an ISO 8601 string) or, without it, the day on which ``document`` was
        published. For a Saturday or Sunday, the rate is that of the last business day before it, and the
        result says so. ``rates`` is any `Rates`; the default is those of the European Central Bank, which the
        extra ``newsfacts[rates]`` installs.

        Raises `RateNotFound`, which names the currency and the day, if there is no rate, and `ValueError` if
        there is no day.
        """
        return convert(self, currency, on, rates, document)

    def format(self, locale: str = "en") -> str:
        """Return the amount for people, as a locale writes it (CLDR, through Babel).

        Cents are included if there are any. "≥", ">", "≤" and "<" show a bound, and "~" a hedge;
        what a price is ``per`` is left to you.

        >>> from decimal import Decimal
        >>> Money(Amount.exact(Decimal("1234567.5")), "EUR").format("en")
        '€1,234,567.50'
        >>> Money(Amount.between(Decimal(5), Decimal(10)), "USD").format("en")
        '$5–$10'

        Raises `ValueError` for a locale that CLDR does not know.
        """
        from newsfacts.kinds.money.formatting import format_money  # with CLDR

        return format_money(self.amount, self.currency, locale)


@attrs.frozen
class Conversion:
    """Money in another currency, and how it was converted."""

    money: Money
    """The converted money; its amount keeps the bound and the hedge."""
    rate: Decimal
    """The rate used."""
    day: dt.date
    """The day of the rate."""
    asked: dt.date
    """The day for which a rate was requested."""
    source: str
    """Where the rate comes from."""
    note: str | None = None
    """Why ``day`` is not ``asked``; ``None`` if they are the same."""


def convert(
    money: Money, into: str, on: dt.date | str | None, rates: Rates | None, document: Record | None
) -> Conversion:
    """Return money in another currency; `Money.convert` describes it."""
    asked = _day(on, document)
    if rates is None:
        from newsfacts.kinds.money.ecb import ecb_rates  # an extra that most programs do without

        rates = ecb_rates()
    day = asked - dt.timedelta(days=max(0, asked.weekday() - _SATURDAY + 1))
    if money.currency == into:
        rate = Rate(Decimal(1), day, "the same currency")
    else:
        rate = rates.rate(money.currency, into, day)
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


_SATURDAY = 5


def _day(on: dt.date | str | None, document: Record | None) -> dt.date:
    when = as_published(on) if on is not None else document.published if document is not None else None
    if when is None:
        raise ValueError("the day of the rate is missing: pass on=, or a document with a publication date")
    return when.date() if isinstance(when, dt.datetime) else when


def _note(asked: dt.date, day: dt.date) -> str | None:
    if day == asked:
        return None
    what = f"a {asked:%A}" if asked.weekday() >= _SATURDAY else "not a business day"
    return f"{asked} is {what}; the rate is that of the last business day before it, {day}"
