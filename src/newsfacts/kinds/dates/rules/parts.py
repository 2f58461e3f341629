"""Parts of a stretch, and what lies beside a day: the third quarter, the last Monday of May, Easter week."""

from __future__ import annotations

import datetime as dt

from newsfacts.kinds.dates.calendar.period import Period, bounds, day_of, first_day, last_day, of_day, shift
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.rules.rule import Slots, inferred, nested, operation, point, undated
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty

__all__: list[str] = []

_PER_YEAR = {"quarter": 4, "half": 2, "month": 12}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4}
_MOST = 60  # weekdays or weeks that a stretch may have for one of them to be counted out


@operation("nth")
def _nth(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the third quarter (of 1990), the second week of May, the last Monday but one in October.

    ``ordinal`` counts from the start, ``back`` and a negative ``step`` from the end.
    """
    rank = -int(slots["back"]) if "back" in slots else int(slots.get("ordinal", slots.get("step", 0)))
    unit = slots.get("unit", "weekday" if "weekday" in slots else "")
    outer = nested(slots, frame)
    if outer is not None:
        if outer.when is None:
            return None
        if unit in _FRACTIONS and (unit == "third" or outer.when.unit not in ("year", "half")):
            return _fraction(outer, rank, _FRACTIONS[unit])
        found = part_of(outer.when, rank, unit, slots.get("weekday"))
        return None if found is None else point(found, outer.certainty, *outer.reasons)
    if unit not in ("quarter", "half") or not 1 <= rank <= _PER_YEAR[unit]:
        return None
    if frame.sport:
        return None
    if frame.published is None:
        return undated(Period(unit, None, rank))
    now = of_day(frame.published, unit)
    year = now.year or 0
    ahead = rank - (now.n or 0)
    if ahead > 0 and frame.direction <= 0:
        year -= 1
    elif ahead < -1 and frame.direction > 0:
        year += 1
    return inferred(Period(unit, year, rank), frame.why, "the most recent one")


@operation("nth_of_century")
def _nth_of_century(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the first quarter of the 20th century."""
    number = int(slots["ordinal2"])
    if not 1 <= number <= 40:
        return None
    century = point(Period("century", (number - 1) * 100))
    return _fraction(century, int(slots["ordinal"]), _FRACTIONS[slots["unit"]])


def _fraction(outer: Normalised, rank: int, parts: int) -> Normalised | None:
    """Return a half or a quarter of a stretch that has none in the calendar: the second half of May.

    TIMEX3 says START or END beside the whole; the days are those of the part.
    """
    assert outer.when is not None
    rank = parts + 1 + rank if rank < 0 else rank
    known = bounds(outer.when)
    if known is None or not 1 <= rank <= parts:
        return None
    first, last = known
    mod = "START" if rank == 1 else "END" if rank == parts else "MID"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 2 * parts and months % parts == 0 and first.day == 1:
        size, month = months // parts, of_day(first, "month")
        start = first_day(shift(month, size * (rank - 1)))
        end = last_day(shift(month, size * rank - 1))
    else:
        days = (last - first).days + 1
        start = first + dt.timedelta(days=days * (rank - 1) // parts)
        end = first + dt.timedelta(days=days * rank // parts - 1)
    if start is None or end is None or start > end:
        return None
    return outer._replace(mod=mod, days=(start, end))


def part_of(outer: Period, rank: int, unit: str, weekday: int | None) -> Period | None:
    """Return the ``rank``-th unit of a stretch; -1 is the last, -2 the last but one."""
    if unit in _PER_YEAR and outer.unit == "year":
        rank = _PER_YEAR[unit] + 1 + rank if rank < 0 else rank
        return Period(unit, outer.year, rank) if 1 <= rank <= _PER_YEAR[unit] else None
    days = bounds(outer)
    if outer.year is None or days is None or rank == 0:
        return None
    first, last = days
    if unit == "decade" and outer.unit == "century":
        rank = 11 + rank if rank < 0 else rank
        return Period("decade", outer.year + 10 * (rank - 1)) if 1 <= rank <= 10 else None
    if unit == "day":
        found = last + dt.timedelta(days=rank + 1) if rank < 0 else first + dt.timedelta(days=rank - 1)
        return of_day(found) if first <= found <= last else None
    if weekday is not None:
        day = _counted(first, last, weekday, rank)
        return of_day(day) if day else None
    if unit in (
        "week",
        "weekend",
    ):  # a week is of the month that most of its days are in: that of its Thursday
        day = _counted(first, last, 4 if unit == "week" else 6, rank)
        return of_day(day, unit) if day else None
    if unit not in ("month", "quarter", "half", "year"):
        return None
    part = shift(of_day(first, unit), rank - 1) if rank > 0 else shift(of_day(last, unit), rank + 1)
    start = first_day(part)
    return part if start is not None and first <= start <= last else None


def _counted(first: dt.date, last: dt.date, weekday: int, rank: int) -> dt.date | None:
    """Return the ``rank``-th of the days on that weekday (Monday is 1) from ``first`` to ``last``."""
    if abs(rank) > _MOST:
        return None
    if rank > 0:
        found = first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (rank - 1))
    else:
        found = last - dt.timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-rank - 1))
    return found if first <= found <= last else None


@operation("nthfrom")
def _nth_from(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the third Sunday after Easter, the Tuesday after the first Monday in November."""
    base = nested(slots, frame)
    day = day_of(base.when) if base is not None and base.when is not None else None
    rank = int(slots["ordinal"])
    if base is None or day is None or not 1 <= rank <= _MOST:
        return None
    sign = slots["sign"]
    near = (sign * (slots["weekday"] - day.isoweekday())) % 7 or 7
    found = day + dt.timedelta(days=sign * (near + 7 * (rank - 1)))
    return point(of_day(found), base.certainty, *base.reasons)


@operation("weekday_date")
def _weekday_date(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read Friday, 18 July: where no year is said, the year beside that has this day on that weekday."""
    settled = nested(slots, frame)
    if settled is None or settled.when is None or settled.certainty is not Certainty.INFERRED:
        return settled
    for years in (0, 1, -1):
        moved = settled.when._replace(year=(settled.when.year or 0) + years)
        day = day_of(moved)
        if day is not None and day.isoweekday() == slots["weekday"]:
            if not years:
                return settled
            return inferred(moved, *settled.reasons, "the year in which it falls on that weekday")._replace(
                mod=settled.mod
            )
    return settled


@operation("beside")
def _beside(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the week before Christmas, the weekend after Easter, the year before 2015."""
    base = nested(slots, frame)
    if base is None or base.when is None:
        return None
    days = base.days or bounds(base.when)
    unit, sign = slots["unit"], slots["sign"]
    if days is None or (days[1] - days[0]).days > 366:
        return None
    first, last = days
    if unit == "weekend":  # the first that begins after it, the last that is over before it
        step = (6 - last.isoweekday()) % 7 or 7 if sign > 0 else -((first.isoweekday() - 7) % 7 or 7)
        found = of_day((last if sign > 0 else first) + dt.timedelta(days=step), "weekend")
    else:
        found = shift(of_day(last if sign > 0 else first, unit), sign)
    if "part" in slots:  # the night before Christmas
        found = found._replace(part=slots["part"])
    return point(found, base.certainty, *base.reasons)


@operation("calendarweek")
def _calendar_week(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read week 40 of 2018, calendar week 31: by ISO 8601."""
    number = slots["number"]
    if frame.sport:  # week 3 of a league
        return None
    year = nested(slots, frame)
    if number != int(number) or not 1 <= number <= 53:
        return None
    week = Period("week", None, int(number))
    if year is not None and year.when is not None:
        found = week._replace(year=year.when.year)
        return point(found, year.certainty, *year.reasons) if first_day(found) else None
    if frame.published is None:
        return undated(week)
    now = of_day(frame.published, "week")
    found = week._replace(year=now.year)
    if frame.direction < 0 and (now.n or 0) < int(number):
        found = week._replace(year=(now.year or 0) - 1)
    return inferred(found, frame.why) if first_day(found) else None


@operation("todate")
def _to_date(slots: Slots, frame: MentionContext) -> Normalised:
    """Read the year to date: the stretch of publication, up to that day."""
    unit = slots["unit"]
    if frame.published is None:
        return undated(Period(unit))
    now = of_day(frame.published, unit)
    start = first_day(now) or frame.published
    return Normalised(
        DateType.DATE,
        inferred(now).timex,
        now,
        None,
        inferred(now).certainty,
        (frame.why,),
        days=(start, frame.published),
    )
