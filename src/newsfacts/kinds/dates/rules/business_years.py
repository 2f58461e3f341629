"""Years of a company's books that are named by the month they end in: 2025年3月期."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.kinds.dates.calendar.period import Period, first_day, last_day, of_day, shift, timex
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import rule, settle

__all__: list[str] = []

_MONTHS_OF_QUARTER = 3
_QUARTERS = range(1, 5)


@rule("months_to")
def _months_to(context: MentionContext, *, inner: DateReading, months: int) -> Normalised | None:
    """Read 2025年3月期, 2025年9月中間期: the twelve or six months to the end of the one that is named."""
    end = settle(inner, context)
    if end is None or end.when is None or end.when.grain != "month" or end.when.year is None:
        return None
    return _between(end, shift(end.when, 1 - months), end.when)


@rule("quarter_to")
def _quarter_to(context: MentionContext, *, inner: DateReading, ordinal: int | Decimal) -> Normalised | None:
    """Read 2025年3月期の第1四半期: a quarter of the twelve months to the end of the one that is named."""
    end = settle(inner, context)
    if end is None or end.when is None or end.when.grain != "month" or ordinal not in _QUARTERS:
        return None
    final = shift(end.when, (int(ordinal) - len(_QUARTERS)) * _MONTHS_OF_QUARTER)
    return _between(end, shift(final, 1 - _MONTHS_OF_QUARTER), final)


def _between(settled: Normalised, start: Period, end: Period) -> Normalised | None:
    """Return the stretch from one month to another, as certain as what it was found by."""
    first, last = first_day(start), last_day(end)
    if first is None or last is None:
        return None
    for unit in ("quarter", "half", "year"):
        whole = of_day(first, unit)
        if first_day(whole) == first and last_day(whole) == last:
            return settled._replace(timex=timex(whole), when=whole, days=None)
    return settled._replace(timex=f"{timex(start)}/{timex(end)}", when=end, days=(first, last))
