"""Parts of a stretch, and what is next to a day: the third quarter, the last Monday of May, Easter week."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from newsfacts.kinds.dates.calendar.period import Period, bounds, day_of, first_day, of_day, shift
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.combinators import fraction_within, nth_within
from newsfacts.kinds.dates.rules.rule import inferred, point, rule, settle, undated
from newsfacts.kinds.dates.value import DateType

__all__: list[str] = []

_PER_YEAR = {"quarter": 4, "half": 2}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4}
_CENTURIES = range(1, 41)
_WEEKS = range(1, 54)
_SATURDAY, _SUNDAY = 6, 7


@rule("nth")
def _nth_of_year(
    context: MentionContext, *, ordinal: int | Decimal, unit: str, here: int = 0
) -> Normalised | None:
    """Read the third quarter, the first half: of the year that the clause speaks of.

    With ``here``, one that is ahead is of the year of publication unless the clause is about the past.
    """
    rank = int(ordinal)
    if not 1 <= rank <= _PER_YEAR.get(unit, 0) or context.sport:
        return None
    if context.published is None:
        return undated(Period(unit, None, rank))
    now = of_day(context.published, unit)
    year = now.year or 0
    ahead = rank - (now.number or 0)
    if ahead > 0 and context.direction() < (0 if here else 1):
        year -= 1
    elif ahead < -1 and context.direction() > 0:
        year += 1
    return inferred(Period(unit, year, rank), context.why, "the most recent one")


@rule("nth")
def _nth_within(
    context: MentionContext, *, ordinal: int | Decimal, unit: str, outer: DateReading
) -> Normalised | None:
    """Read the third quarter of 1990, the second week of May."""
    return _within(context, outer, int(ordinal), unit)


@rule("nth")
def _nth_of_month(
    context: MentionContext, *, month: int, unit: str, ordinal: int | Decimal = 0, step: int = 0
) -> Normalised | None:
    """Read "die zweite Maihälfte", the month and its part in one word."""
    around = DateReading("calendar", {"month": month}, context.reading.span, {}, "date")
    return _within(context, around, int(ordinal) or step, unit)


@rule("nth")
def _nth_from_start_or_end(
    context: MentionContext, *, step: int, unit: str, outer: DateReading
) -> Normalised | None:
    """Read the last week of May: a negative ``step`` counts from the end."""
    return _within(context, outer, step, unit)


@rule("nth")
def _nth_back(
    context: MentionContext, *, back: int | Decimal, unit: str, outer: DateReading
) -> Normalised | None:
    """Read the second to last week of May."""
    return _within(context, outer, -int(back), unit)


@rule("nth")
def _nth_weekday(
    context: MentionContext, *, ordinal: int | Decimal, weekday: int, outer: DateReading
) -> Normalised | None:
    """Read the third Monday of May."""
    return _within(context, outer, int(ordinal), "weekday", weekday)


@rule("nth")
def _last_weekday(
    context: MentionContext, *, step: int, weekday: int, outer: DateReading
) -> Normalised | None:
    """Read the last Monday of May."""
    return _within(context, outer, step, "weekday", weekday)


@rule("nth")
def _weekday_back(
    context: MentionContext, *, back: int | Decimal, weekday: int, outer: DateReading
) -> Normalised | None:
    """Read the second to last Monday of May."""
    return _within(context, outer, -int(back), "weekday", weekday)


def _within(
    context: MentionContext, reading: DateReading, rank: int, unit: str, weekday: int | None = None
) -> Normalised | None:
    """Return the ``rank``-th unit of the stretch that a reading is."""
    outer = settle(reading, context)
    if outer is None:
        # without a known stretch, only the part is left
        return _nth_of_year(context, ordinal=rank, unit=unit) if weekday is None else None
    if outer.when is None:
        return None
    if unit in _FRACTIONS and (unit == "third" or outer.when.grain not in ("year", "half")):
        return fraction_within(outer, rank, _FRACTIONS[unit])
    found = nth_within(outer.when, rank, unit, weekday)
    return None if found is None else point(found, outer.certainty, *outer.reasons)


@rule("nth_of_century")
def _nth_of_century(
    context: MentionContext, *, ordinal: int | Decimal, unit: str, ordinal2: int | Decimal
) -> Normalised | None:
    """Read the first quarter of the 20th century."""
    number = int(ordinal2)
    if number not in _CENTURIES:
        return None
    century = point(Period("century", (number - 1) * 100))
    return fraction_within(century, int(ordinal), _FRACTIONS[unit])


@rule("beside")
def _beside(
    context: MentionContext, *, date: DateReading, unit: str, sign: int, part: str = ""
) -> Normalised | None:
    """Read the week before Christmas, the weekend after Easter, the year before 2015."""
    base = settle(date, context)
    if base is None or base.when is None:
        return None
    days = base.days or bounds(base.when)
    if days is None or (days[1] - days[0]).days > 366:
        return None
    first, last = days
    if unit == "weekend":  # the first that begins after it, the last that is over before it
        after = (_SATURDAY - last.isoweekday()) % 7 or 7
        before = -((first.isoweekday() - _SUNDAY) % 7 or 7)
        start = last + dt.timedelta(days=after) if sign > 0 else first + dt.timedelta(days=before)
        found = of_day(start, "weekend")
    else:
        found = shift(of_day(last if sign > 0 else first, unit), sign)
    if part:  # the night before Christmas
        found = found._replace(part=part)
    return point(found, base.certainty, *base.reasons)


@rule("calendarweek")
def _calendar_week(context: MentionContext, *, number: int | Decimal) -> Normalised | None:
    """Read calendar week 31: by ISO 8601, of the year of publication, or of the one before."""
    if context.sport or number not in _WEEKS:  # week 3 of a league
        return None
    week = Period("week", None, int(number))
    if context.published is None:
        return undated(week)
    now = of_day(context.published, "week")
    found = week._replace(year=now.year)
    if context.direction() < 0 and (now.number or 0) < int(number):
        found = week._replace(year=(now.year or 0) - 1)
    return inferred(found, context.why) if first_day(found) else None


@rule("calendarweek")
def _calendar_week_of_year(
    context: MentionContext, *, number: int | Decimal, year: DateReading
) -> Normalised | None:
    """Read week 40 of 2018."""
    around = settle(year, context)
    if around is None or around.when is None:
        return _calendar_week(context, number=number)
    if context.sport or number not in _WEEKS:
        return None
    found = Period("week", around.when.year, int(number))
    return point(found, around.certainty, *around.reasons) if first_day(found) else None


@rule("weekof")
def _week_of(
    context: MentionContext, *, date: DateReading, unit: str = "week", sunday: str = "", weekday: int = 0
) -> Normalised | None:
    """Read the week of May 5: the ISO week that has the day."""
    settled = settle(date, context)
    day = day_of(settled.when) if settled is not None and settled.when is not None else None
    if settled is None or day is None:
        return None
    if unit == "week" and sunday == "first" and day.isoweekday() == _SUNDAY:
        day += dt.timedelta(days=1)  # where weeks begin on Sunday, it names the week that is ahead
    return point(of_day(day, unit), settled.certainty, *settled.reasons)


@rule("todate")
def _to_date(context: MentionContext, *, unit: str) -> Normalised:
    """Read the year to date: the stretch of publication, up to that day."""
    if context.published is None:
        return undated(Period(unit))
    now = of_day(context.published, unit)
    start = first_day(now) or context.published
    return inferred(now, context.why)._replace(type=DateType.DATE, days=(start, context.published))
