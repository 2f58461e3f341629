"""Durations and sets: three years, two to three weeks, every Tuesday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from newsfacts.kinds.dates.calendar.period import UNITS, Period, last_day, of_day, timex
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.deictic import the_unit
from newsfacts.kinds.dates.rules.lengths import counted, lasting, written
from newsfacts.kinds.dates.rules.rule import ambiguous, inferred, rule, settle
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty, Span
from newsfacts.model.arithmetic import plain

__all__: list[str] = []

_HALF_QUARTER = dt.timedelta(days=45)


@rule("duration")
def _duration(
    context: MentionContext, *, number: int | Decimal, unit: str, fraction: int | None = None
) -> Normalised:
    """Read three years, two and a half hours."""
    return lasting(counted(number, fraction), unit)


@rule("duration")
def _duration_of_count(
    context: MentionContext, *, count: int | str, unit: str, fraction: int | None = None, plural2: str = ""
) -> Normalised:
    """Read a few days, an hour and a half, weeks and months."""
    return lasting(counted(count, fraction), unit)


@rule("duration")
def _part_of_unit(context: MentionContext, *, fraction: int, unit: str) -> Normalised:
    """Read half an hour."""
    return lasting(counted(None, fraction), unit)


@rule("duration")
def _duration_within(
    context: MentionContext, *, number: int | Decimal, unit: str, period: DateReading
) -> Normalised:
    """Read the first three months of 2024: as long as it says."""
    return lasting(counted(number), unit)


@rule("ended")
def _ended(
    context: MentionContext, *, unit: str, otherwise: Literal["the"] | None = None
) -> Normalised | None:
    """Read the year in "the year ended April 5": as long as it says; a quarter is one of the calendar.

    The quarter is the one that most of the three months before its last day are in.
    """
    reading = context.ending()
    end = settle(reading, MentionContext(reading, context.story)) if reading is not None else None
    if end is None or end.type is DateType.DURATION:
        return the_unit(context, unit=unit) if otherwise == "the" else None
    if unit != "quarter":
        return Normalised(DateType.DURATION, written("1", unit))
    last = last_day(end.when) if end.when is not None else None
    if last is None:
        return ambiguous(Period("quarter"), *end.reasons)
    return inferred(of_day(last - _HALF_QUARTER, "quarter"), "the quarter that ended on the date after it")


@rule("fixed")
def _fixed(context: MentionContext, *, length: str) -> Normalised:
    """Read a duration that one word says, as in German: jahrelang."""
    return Normalised(DateType.DURATION, length)


@rule("duration_range")
def _duration_range(
    context: MentionContext, *, number: int | Decimal, number2: int | Decimal, unit: str
) -> Normalised | None:
    """Read two to three weeks: one fact with two ends, the shorter and the longer."""
    if not number < number2:
        return None
    where, whole = context.reading.spans, context.reading.span
    cut = where["number2"].start if "number2" in where else whole.start
    short, long = lasting(Decimal(number), unit), lasting(Decimal(number2), unit)
    ends = ((where.get("number", whole), short), (Span(cut, whole.end), long))
    return Normalised(DateType.DURATION, f"{short.timex}/{long.timex}", ends=ends)


@rule("compound")
def _compound(
    context: MentionContext,
    *,
    number: int | Decimal,
    unit: str,
    number2: int | Decimal,
    unit2: str,
    number3: int | Decimal | None = None,
    unit3: str = "",
) -> Normalised | None:
    """Read two years and six months, 2 hours 30 minutes: from the coarser unit to the finer one."""
    parts = [(number, unit), (number2, unit2)]
    if number3 is not None:
        parts.append((number3, unit3))
    places = [UNITS.index(name) for _, name in parts]
    if places != sorted(set(places), reverse=True) or _leaves_a_day(places):
        return None
    text = ""
    for count, name in parts:
        part = written(plain(Decimal(count)), name)
        if "T" in text:
            part = part.removeprefix("PT")
        text += part.removeprefix("P") if text and part.startswith("P") else part
    return Normalised(DateType.DURATION, text)


def _leaves_a_day(places: Sequence[int]) -> bool:
    """Return whether hours or less are counted next to weeks or more: "five years and 40 hours a week"."""
    return places[-1] < UNITS.index("day") < places[0]


@rule("hedged")
def _hedged(context: MentionContext, *, hedge: str, length: DateReading) -> Normalised | None:
    """Read nearly two years, more than a week."""
    settled = settle(length, context)
    return None if settled is None else settled._replace(mod=hedge)


# How often


@rule("set")
def _frequency(context: MentionContext, *, frequency: str) -> Normalised:
    """Read daily, monthly."""
    return Normalised(DateType.SET, frequency)


@rule("set", named=["yearly"])
def _every_year_on(context: MentionContext, *, yearly: DateReading) -> Normalised | None:
    """Read every year on June 24: the day of no year; a day with its year is that day."""
    settled = settle(yearly, context)
    if settled is None or settled.when is None or settled.certainty is Certainty.EXPLICIT:
        return settled
    return Normalised(DateType.SET, timex(settled.when._replace(year=None)))


@rule("set")
def _every_weekday(
    context: MentionContext, *, weekday: int, part: str = "", ordinal: int | Decimal = 0, unit: str = ""
) -> Normalised:
    """Read every Tuesday, Monday afternoons."""
    return Normalised(DateType.SET, f"XXXX-WXX-{weekday}{part}")


@rule("set")
def _every_part(context: MentionContext, *, part: str) -> Normalised:
    """Read every morning."""
    return Normalised(DateType.SET, f"XXXX-XX-XX{part}")


@rule("set")
def _every_season(context: MentionContext, *, season: str) -> Normalised:
    """Read every summer."""
    return Normalised(DateType.SET, f"XXXX-{season}")


@rule("set")
def _every_month(context: MentionContext, *, month: int) -> Normalised:
    """Read every June."""
    return Normalised(DateType.SET, f"XXXX-{month:02d}")


@rule("set")
def _every_length(context: MentionContext, *, length: DateReading) -> Normalised | None:
    """Read every two to three weeks."""
    settled = settle(length, context)
    if settled is None or settled.type is not DateType.DURATION:
        return None
    return settled._replace(type=DateType.SET)


@rule("set")
def _every_unit(
    context: MentionContext, *, unit: str, number: int | Decimal = 1, times: int | Decimal = 0
) -> Normalised:
    """Read every day, every two weeks, three times a month."""
    return Normalised(DateType.SET, written(plain(Decimal(number)), unit))
