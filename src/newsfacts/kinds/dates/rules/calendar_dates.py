"""Days, months, years and what has a name: what the words say of the calendar themselves."""

from __future__ import annotations

import calendar
import datetime as dt

from newsfacts.kinds.dates.calendar.period import Period, day_of, known_day, of_day, shift
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.direction import weekday_near, year_near
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import (
    NEAREST_CENTURY,
    Slots,
    ambiguous,
    full_year,
    inferred,
    nested,
    operation,
    point,
    settle,
    undated,
)
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty

__all__: list[str] = []

_LEAP_YEARS = 9  # years within which every day of the calendar comes


@operation("same")
def _same(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Return the inner reading; the table may add a ``mod``."""
    return nested(slots, frame)


@operation("year")
def _year(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read 1999, '87, nineteen ninety-six, 241 BC."""
    if "year" in slots or "nearyear" in slots:
        year = slots.get("year", slots.get("nearyear"))
    elif "yy" in slots:
        year = full_year(-1 - slots["yy"], frame)
    elif "teens" in slots:
        year = slots["teens"] * 100 + slots["tens"]
    elif "wordyear" in slots:
        year = slots["wordyear"] + int(slots.get("number", 0))
        if not 0 <= slots.get("number", 0) < 100 or (year > slots["wordyear"] and slots["wordyear"] % 100):
            return None
    else:
        number = slots["number"]
        if number != int(number) or not 1 <= number <= 2999:
            return None
        year = int(number)
    if slots.get("era") == -1:
        year = -year
    if "yy" in slots:
        return inferred(Period("year", year), NEAREST_CENTURY)
    return point(Period("year", year))


@operation("decade")
def _decade(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the 1990s, the '90s, the nineties, the nineteen-seventies."""
    if "year" in slots:
        year = slots["year"]
        return point(Period("decade", year)) if year % 10 == 0 else None
    tens = slots["yy"] if "yy" in slots else slots["decade"]
    if tens % 10:
        return None
    if "teens" in slots:
        return point(Period("decade", slots["teens"] * 100 + tens))
    latest = frame.published.year if frame.published else 2049
    year = latest - (latest - tens) % 100
    if year < 0:
        return None
    return inferred(Period("decade", year - year % 10), "the most recent decade of this name")


@operation("century")
def _century(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the 20th century (``19``), the fifth century BC."""
    number = int(slots["ordinal"])
    if not 1 <= number <= 40:
        return None
    unit = slots.get("unit", "century")
    size = 100 if unit == "century" else 1000
    if slots.get("era") == -1:
        # the fifth century BC runs from 500 to 401; TIMEX3 keeps the first two digits of its years
        return Normalised(DateType.DATE, f"BC{number - 1:02d}", None)
    return point(Period(unit, (number - 1) * size))


@operation("calendar")
def _calendar(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read a month or a day, with or without its year."""
    year: int | None = slots.get("year")
    certainty = Certainty.EXPLICIT
    reasons: tuple[str, ...] = ()
    if "fulldate" in slots:
        year, month, day = slots["fulldate"]
        year = full_year(year, frame)
    elif "yearmonth" in slots:
        year, month = slots["yearmonth"]
        day = None
    elif "daymonth" in slots or "dotdaymonth" in slots:
        month, day = slots.get("daymonth") or slots["dotdaymonth"]
    else:
        month, day = int(slots["month"]), slots.get("day")
        if "yy" in slots:
            year = full_year(-1 - slots["yy"], frame)
            certainty, reasons = Certainty.INFERRED, (NEAREST_CENTURY,)
    beside = False
    for value in slots.values():
        if isinstance(value, DateReading):  # the year, as it stands or told in words
            settled = settle(value, frame)
            if settled is None or settled.when is None:
                return None
            beside, year = True, settled.when.year
            certainty, reasons = settled.certainty, settled.reasons
            break
    if day is not None and not _exists(year, month, day):
        return _impossible(year, month, day)
    when = Period("month" if day is None else "day", year, month, day)
    if year is not None or beside:
        return point(when, certainty, *reasons)
    return _near(when, frame)


def _exists(year: int | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return False
    if day <= 28:
        return True
    counted = 0 if year is None else year if year > 0 else year + 1  # 1 BC is the year 0, a leap year
    return day <= calendar.monthrange(2000 + counted % 400, month)[1]


def _impossible(year: int | None, month: int, day: int) -> Normalised:
    said = f"{day} in month {month}" + (f" of {year}" if year else "")
    return Normalised(
        DateType.DATE,
        "XXXX-XX-XX",
        None,
        None,
        Certainty.AMBIGUOUS,
        (f"the calendar has no day {said}",),
    )


def _near(when: Period, frame: MentionContext) -> Normalised:
    """Find the year of a month or a day that stands without one."""
    if frame.narrative:
        told = frame.told_year(when.n)
        if told is not None:
            text, year = told
            return inferred(when._replace(year=year), f"the year follows from {text!r} before it")
    if frame.published is None:
        return undated(when)
    year, clue = year_near(when, frame, frame.published)
    return inferred(when._replace(year=year), frame.why, clue)


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKS = {-1: "last week", 0: "the week of publication", 1: "next week"}
"""Reasons are in English whatever the language of the text."""


def _week_in_words(step: int) -> str:
    """Return which week it is that lies this many weeks after that of publication; before, if negative."""
    return _WEEKS.get(step, f"the week {abs(step)} weeks {_side(step)} that of publication")


def _side(sign: int) -> str:
    return "after" if sign > 0 else "before"


@operation("weekday")
def _weekday(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read a weekday: the most recent, today included, unless the words turn it."""
    number = slots["weekday"]
    unknown = Period("day", weekday=number)
    step = slots.get("step", slots.get("coming", slots.get("bygone")))
    base = frame.published
    if "week" in slots:  # Monday of next week
        week = nested(slots, frame, "week")
        if week is None or week.when is None or week.when.unit != "week" or week.when.n is None:
            return undated(unknown)
        found = dt.date.fromisocalendar(week.when.year or 1, week.when.n, number)
        return inferred(of_day(found), *week.reasons)
    if frame.narrative or slots.get("from") == "told":
        told = frame.last("day")
        known = day_of(told[1]) if told else None
        if known is not None and told is not None and step is not None:
            days = (
                -((known.isoweekday() - number) % 7 or 7)
                if step < 0
                else (number - known.isoweekday()) % 7 or 7
            )
            return inferred(of_day(known + dt.timedelta(days=days)), f"counted from {told[0]!r}")
        if known is not None and told is not None:
            return inferred(
                of_day(known + dt.timedelta(days=(number - known.isoweekday()) % 7)),
                f"the first one on or after {told[0]!r}",
            )
    if base is None:
        return undated(unknown)
    back = (base.isoweekday() - number) % 7
    if "sign" in slots:  # three Fridays from now
        count = int(slots["number"])
        days = 7 * count - back if slots["sign"] > 0 else -(back or 7) - 7 * (count - 1)
        clue = f"number {count} of the {_WEEKDAYS[number - 1]}s {_side(slots['sign'])} publication"
    elif step is None:
        days, clue = weekday_near(number, frame, base)
    elif "coming" in slots or "bygone" in slots:
        after, before = "the next one after publication", "the last one before publication"
        days, clue = (7 - back, after) if "coming" in slots else (-(back or 7), before)
    else:
        days = number - base.isoweekday() + 7 * step
        clue = f"the {_WEEKDAYS[number - 1]} of {_week_in_words(step)}"
    return inferred(of_day(base + dt.timedelta(days=days)), frame.why, clue)


@operation("stepmonth")
def _step_month(slots: Slots, frame: MentionContext) -> Normalised:
    """Read last March, this May, next June."""
    when = Period("month", None, slots["month"])
    if frame.published is None:
        return undated(when)
    step, here = slots["step"], frame.published
    year = here.year
    if step < 0 and slots["month"] >= here.month:
        year -= 1
    if step > 0:
        year += step - (slots["month"] > here.month)
    return inferred(when._replace(year=year), frame.why)


@operation("dayin")
def _day_in(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the 20th of next month."""
    month = nested(slots, frame)
    if month is None or month.when is None:
        return None
    when = month.when._replace(unit="day", day=slots["day"])
    if when.n is not None and not _exists(when.year, when.n, slots["day"]):
        return _impossible(when.year, when.n, slots["day"])
    return point(when, month.certainty, *month.reasons)


@operation("weekday_day")
def _weekday_day(slots: Slots, frame: MentionContext) -> Normalised:
    """Read Tuesday the 19th: the nearest such day."""
    number, day = slots["weekday"], slots["day"]
    if frame.published is None:
        return undated(Period("day", None, None, day))
    here = of_day(frame.published, "month")
    options = []
    for months in range(-12, 13):
        known = day_of(shift(here, months)._replace(unit="day", day=day))
        if known is not None and known.isoweekday() == number:
            options.append((abs((known - frame.published).days), known))
    if not options:
        return ambiguous(Period("day", None, None, day), "no month near publication has that day")
    return inferred(of_day(min(options)[1]), frame.why, "the one nearest to it")


@operation("dayofmonth")
def _day_of_month(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read "on the 20th": of the month told of, else of the month of publication or the one nearest to it."""
    day = slots["day"]
    if frame.sport:
        return None  # the holes of a course
    told = frame.last("month", "day") if frame.narrative or frame.published is None else None
    if told is not None and told[1].n is not None and _exists(told[1].year, told[1].n, day):
        when = Period("day", told[1].year, told[1].n, day)
        return inferred(when, f"the month is that of {told[0]!r} before it")
    if frame.published is None or not _exists(frame.published.year, frame.published.month, day):
        return undated(Period("day", None, None, day))
    return inferred(Period("day", frame.published.year, frame.published.month, day), frame.why)


@operation("near_day")
def _near_day(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read "le 7 mars dernier": the last such day before publication, or the first one after it."""
    day = nested(slots, frame)
    if day is None or day.when is None or day.certainty is Certainty.EXPLICIT:
        return None
    if frame.published is None:
        return undated(day.when._replace(year=None))
    sign, here = slots["sign"], frame.published.year
    for year in (here + sign * years for years in range(_LEAP_YEARS)):
        known = known_day(year, day.when.n, day.when.day)
        if known is not None and (known - frame.published).days * sign > 0:
            return inferred(
                of_day(known), frame.why, "the last one before it" if sign < 0 else "the next one"
            )
    return None


operation("refused")(lambda slots, frame: None)  # what looks like time and is none, such as an age


@operation("within")
def _within(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read "November next year", "June 5 of that year": the inner part takes the year of the outer one."""
    readings = [value for value in slots.values() if isinstance(value, DateReading)]
    inner, outer = readings
    around = settle(outer, frame)
    part = settle(inner, frame)
    if around is None or part is None or part.when is None or around.when is None:
        return None
    when = part.when._replace(year=around.when.year)
    if when.day is not None and when.n is not None and not _exists(when.year, when.n, when.day):
        return _impossible(when.year, when.n, when.day)
    settled = point(when, around.certainty, *around.reasons)
    return settled._replace(mod=part.mod or around.mod)
