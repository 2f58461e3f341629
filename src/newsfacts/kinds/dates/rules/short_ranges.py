"""Ranges in short form: what is written once belongs to both ends."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from newsfacts.kinds.dates.calendar.period import Period, timex
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.combinators import interval
from newsfacts.kinds.dates.rules.rule import point, rule, settle
from newsfacts.model import Span

__all__: list[str] = []


@rule("years")
def _years(context: MentionContext, *, yearspan: tuple[int, int]) -> Normalised:
    """Read 1999/2000, 1850-58, fiscal 2024-25."""
    first, second = yearspan
    span = context.reading.spans.get("yearspan", context.reading.span)
    text = context.scan.folded
    cut = span.start + len(str(first))
    while text[cut : cut + 1].isdigit():
        cut += 1
    begin = DateReading("year", {"year": first}, Span(span.start, cut), {}, "date")
    end = DateReading("year", {"year": second}, Span(cut + 1, span.end), {}, "date")
    return interval(point(Period("year", first)), point(Period("year", second)), begin, end)


@rule("days")
def _days(
    context: MentionContext,
    *,
    month: int,
    day: int,
    day2: int,
    month2: int | None = None,
    year: DateReading | None = None,
) -> Normalised | None:
    """Read June 24-26, 3 to 6 May 2004, 27 to 3 April: what is written once belongs to both ends."""
    shared = {} if year is None else {"year": year}
    first = shared | {"month": month, "day": day}
    second = shared | {"month": month if month2 is None else month2, "day": day2}
    where = context.reading.spans
    behind = "day2" in where and where["month"].start > where["day2"].start
    one, two = _ends(context, "calendar", first, second, behind=behind)
    if behind and month2 is None and day > day2:
        return _over_a_month(context, day, one, two)
    return _between_days(context, one, two)


@rule("days")
def _days_of_near_month(
    context: MentionContext, *, day: int, day2: int, month: DateReading
) -> Normalised | None:
    """Read the 3rd to the 9th of next month."""
    one, two = _ends(
        context, "dayin", {"day": day, "month": month}, {"day": day2, "month": month}, behind=False
    )
    return _between_days(context, one, two)


def _ends(
    context: MentionContext,
    operation: str,
    first: Mapping[str, Any],
    second: Mapping[str, Any],
    *,
    behind: bool,
) -> tuple[DateReading, DateReading]:
    """Return both ends as readings, each where its own words are; the second to the end of the whole.

    ``behind`` says that the month follows both days, and so belongs to the second.
    """
    where, span = context.reading.spans, context.reading.span
    spans = []
    for names in (("day",) if behind else ("day", "month"), ("day2", "month2")):
        own = [where[name] for name in names if name in where] if "day2" in where else []
        spans.append(Span(min(s.start for s in own), max(s.end for s in own)) if own else span)
    return (
        DateReading(operation, first, spans[0], {}, "date"),
        DateReading(operation, second, Span(spans[1].start, span.end), {}, "date"),
    )


def _over_a_month(context: MentionContext, day: int, one: DateReading, two: DateReading) -> Normalised | None:
    """Read the 27th to the 3rd of April: the month is that of the second day, and the first is before it."""
    end = settle(two, context)
    if end is None or end.when is None or end.when.number is None:
        return end
    year, month = end.when.year, end.when.number - 1
    if not month:
        year, month = (None if year is None else year - 1), 12
    start = Period("day", year, month, day)
    return interval(end._replace(timex=timex(start), when=start), end, one, two)


@rule("days_to")
def _days_to_full_date(
    context: MentionContext, *, day: int, fulldate: tuple[int, int, int]
) -> Normalised | None:
    """Read 14./15.10.2025: the first day takes month and year from the second."""
    return _days_to(context, day, "fulldate", fulldate)


@rule("days_to")
def _days_to_day_and_month(
    context: MentionContext, *, day: int, dotdaymonth: tuple[int, int]
) -> Normalised | None:
    """Read 14. - 15.10.: the first day takes the month from the second."""
    return _days_to(context, day, "dotdaymonth", dotdaymonth)


def _days_to(context: MentionContext, day: int, name: str, last: tuple[int, ...]) -> Normalised | None:
    if last[-1] <= day:
        return None
    where, whole = context.reading.spans, context.reading.span
    one = DateReading("calendar", {name: (*last[:-1], day)}, where["day"], {}, "date")
    two = DateReading("calendar", {name: last}, Span(where[name].start, whole.end), {}, "date")
    return _between_days(context, one, two)


def _between_days(context: MentionContext, one: DateReading, two: DateReading) -> Normalised | None:
    start, end = settle(one, context), settle(two, context)
    if start is None or end is None:
        return None
    if start.when is None or end.when is None:  # an impossible day
        return start if start.when is None else end
    return interval(start, end, one, two)


# Two that are read alike


@rule("both")
def _both_dates(
    context: MentionContext,
    *,
    fulldate: tuple[int, int, int],
    fulldate2: tuple[int, int, int],
    as_: Literal["calendar"],
) -> Normalised | None:
    """Read 2024-03-01/2024-03-05."""
    return _both(context, "calendar", "fulldate", (fulldate, fulldate2))


@rule("both")
def _both_centuries(
    context: MentionContext,
    *,
    ordinal: int | Decimal,
    ordinal2: int | Decimal,
    unit: str,
    as_: Literal["century"],
) -> Normalised | None:
    """Read the 17th to 19th centuries."""
    return _both(context, "century", "ordinal", (ordinal, ordinal2), unit=unit)


@rule("both")
def _both_years_of_era(
    context: MentionContext,
    *,
    number: int | Decimal,
    number2: int | Decimal,
    era: int,
    as_: Literal["year"],
) -> Normalised | None:
    """Read 499-493 BC."""
    return _both(context, "year", "number", (number, number2), era=era)


@rule("both")
def _both_short_years(
    context: MentionContext, *, yy: int, yy2: int, as_: Literal["year"]
) -> Normalised | None:
    """Read FY23-24."""
    return _both(context, "year", "yy", (yy, yy2))


def _both(
    context: MentionContext, operation: str, name: str, values: tuple[Any, Any], **shared: Any
) -> Normalised | None:
    """Return the range between two ends; the second one reaches to the end of the whole."""
    where, whole = context.reading.spans, context.reading.span
    second = where.get(f"{name}2", whole)
    spans = (where.get(name, whole), Span(second.start, whole.end))
    one, two = (
        DateReading(operation, {**shared, name: value}, span, {}, "date")
        for value, span in zip(values, spans, strict=True)
    )
    start, end = settle(one, context), settle(two, context)
    return None if start is None or end is None else interval(start, end, one, two)


# Clocks


@rule("clocks")
def _clocks(
    context: MentionContext,
    *,
    hour: int | None = None,
    clock: tuple[int, int, int | None] | None = None,
    dotclock: tuple[int, int, int | None] | None = None,
    hour2: int | None = None,
    clock2: tuple[int, int, int | None] | None = None,
    dotclock2: tuple[int, int, int | None] | None = None,
    meridiem: int | None = None,
) -> Normalised | None:
    """Read 9-11 a.m., 14.30 to 18 o'clock: what is written once belongs to both ends."""
    where, whole = context.reading.spans, context.reading.span
    ends = []
    for number, told in (
        ("", {"hour": hour, "clock": clock, "dotclock": dotclock}),
        ("2", {"hour": hour2, "clock": clock2, "dotclock": dotclock2}),
    ):
        name, value = next((name, value) for name, value in told.items() if value is not None)
        slots = {name: value} if meridiem is None else {name: value, "meridiem": meridiem}
        ends.append(DateReading("clock", slots, where.get(name + number, whole), {}, "time"))
    one, two = ends[0], ends[1]
    if meridiem is not None or len(where) > 1:
        two = two._replace(span=Span(two.span.start, whole.end))
    start, end = settle(one, context), settle(two, context)
    if start is None or end is None or start.when is None or end.when is None:
        return None
    if meridiem == 12 and start.when.part > end.when.part:  # 11-2 p.m. begins before noon
        early = settle(one._replace(slots={**one.slots, "meridiem": 0}), context)
        start = early if early is not None and early.when is not None else start
    return interval(start, end, one, two)
