"""Days, months and years: what the words say of the calendar themselves."""

from __future__ import annotations

import calendar
from decimal import Decimal
from typing import Literal

from newsfacts.kinds.dates.calendar.period import Period, day_of, known_day, of_day, shift
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.direction import year_in_story, year_near
from newsfacts.kinds.dates.passage import year_of_passage
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import (
    NEAREST_CENTURY,
    ambiguous,
    full_year,
    inferred,
    point,
    rule,
    settle,
    undated,
)
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty

__all__: list[str] = []

_LEAP_YEARS = 9  # years within which every day of the calendar comes
_LAST_COUNTED = 2999  # the last year that a number next to an era, or a number alone, may mean
_CENTURIES = range(1, 41)
_YEARS = {"century": 100, "millennium": 1000}


@rule("same")
def _same(context: MentionContext, *, inner: DateReading) -> Normalised | None:
    """Return the inner reading; the table may add a ``mod``."""
    return settle(inner, context)


@rule("same")
def _same_in_spite_of_step(
    context: MentionContext, *, inner: DateReading, step: int, weekday: int = 0
) -> Normalised | None:
    """Read last Monday, June 5: the date says which day it is."""
    return settle(inner, context)


@rule("refused")
def _refused(context: MentionContext) -> None:
    """Return nothing: what looks like a time but is not, such as an age, does not become a candidate."""


# Years


@rule("year")
def _year(context: MentionContext, *, year: int, era: int = 1) -> Normalised:
    """Read 1999, 241 BC."""
    return point(Period("year", era * year))


@rule("year")
def _near_year(context: MentionContext, *, nearyear: int) -> Normalised:
    """Read 1999 where it is alone."""
    return point(Period("year", nearyear))


@rule("year")
def _short_year(context: MentionContext, *, yy: int) -> Normalised:
    """Read '87."""
    return inferred(Period("year", full_year(-1 - yy, context)), NEAREST_CENTURY)


@rule("year")
def _spoken_year(context: MentionContext, *, teens: int, tens: int) -> Normalised:
    """Read nineteen ninety-six."""
    return point(Period("year", teens * 100 + tens))


@rule("year")
def _year_in_words(context: MentionContext, *, wordyear: int, number: Decimal | int = 0) -> Normalised | None:
    """Read nineteen hundred and five."""
    if not 0 <= number < 100 or (number >= 1 and wordyear % 100):
        return None
    return point(Period("year", wordyear + int(number)))


@rule("year")
def _counted_year(context: MentionContext, *, number: Decimal | int, era: int = 1) -> Normalised | None:
    """Read 87 AD, the year 87."""
    if number != int(number) or not 1 <= number <= _LAST_COUNTED:
        return None
    return point(Period("year", era * int(number)))


@rule("year")
def _year_of_reign(context: MentionContext, *, era_base: int, number: Decimal | int) -> Normalised | None:
    """Read 令和7年, 民國114年: years counted from the one after ``era_base``."""
    if number % 1 or number < 1:
        return None
    return point(Period("year", era_base + int(number)))


@rule("year")
def _year_of_reign_by_digits(
    context: MentionContext, *, era_base: int, number: Decimal | int, digits: int
) -> Normalised | None:
    """Read 114年3月5日: a year with so many digits that stands without the name of its era."""
    if number % 1 or not number or len(str(int(number))) != digits:
        return None
    return inferred(Period("year", era_base + int(number)), "no other calendar counts so few years")


@rule("decade")
def _decade(context: MentionContext, *, year: int) -> Normalised | None:
    """Read the 1990s."""
    return point(Period("decade", year)) if year % 10 == 0 else None


@rule("decade")
def _short_decade(context: MentionContext, *, yy: int) -> Normalised | None:
    """Read the '90s: the last decade of this name that had begun by publication, or by 2049."""
    latest = context.published.year if context.published else 2049
    year = latest - (latest - yy) % 100
    if yy % 10 or year < 0:
        return None
    return inferred(Period("decade", year - year % 10), "the most recent decade of this name")


@rule("decade")
def _decade_in_words(context: MentionContext, *, decade: int) -> Normalised | None:
    """Read the nineties."""
    return _short_decade(context, yy=decade)


@rule("decade")
def _spoken_decade(context: MentionContext, *, teens: int, decade: int) -> Normalised | None:
    """Read the nineteen-seventies."""
    return point(Period("decade", teens * 100 + decade)) if decade % 10 == 0 else None


@rule("decade")
def _decade_of_century(
    context: MentionContext, *, ordinal: int | Decimal, unit: Literal["century"], decade: int
) -> Normalised | None:
    """Read 20世纪90年代: the decade of that century."""
    if ordinal not in range(1, 31):
        return None
    return point(Period("decade", (int(ordinal) - 1) * 100 + decade))


@rule("century")
def _century(
    context: MentionContext, *, ordinal: int | Decimal, unit: str = "century", era: int = 1
) -> Normalised | None:
    """Read the 20th century (``19``), the fifth century BC."""
    number = int(ordinal)
    if number not in _CENTURIES:
        return None
    if era == -1:
        # the fifth century BC runs from 500 to 401; TIMEX3 keeps the first two digits of its years
        return Normalised(DateType.DATE, f"BC{number - 1:02d}", None)
    return point(Period(unit, (number - 1) * _YEARS.get(unit, 1000)))


# Months and days


@rule("calendar")
def _full_date(context: MentionContext, *, fulldate: tuple[int, int, int]) -> Normalised:
    """Read 13.02.2025, 2025-02-13, 13/2/25."""
    year, month, day = fulldate
    return _known(full_year(year, context), month, day)


@rule("calendar")
def _year_and_month(context: MentionContext, *, yearmonth: tuple[int, int]) -> Normalised:
    """Read 2025-02."""
    year, month = yearmonth
    return _known(year, month, None)


@rule("calendar")
def _day_and_month(
    context: MentionContext, *, daymonth: tuple[int, int], weekday: int = 0, year: DateReading | None = None
) -> Normalised | None:
    """Read 2/13, Friday 13/2."""
    month, day = daymonth
    return _calendar_of(context, month=month, day=day, year=year) if year else _near(context, month, day)


@rule("calendar")
def _dotted_day_and_month(
    context: MentionContext, *, dotdaymonth: tuple[int, int], weekday: int = 0
) -> Normalised | None:
    """Read 13.02."""
    return _near(context, *dotdaymonth)


@rule("calendar")
def _calendar(
    context: MentionContext, *, month: int | Decimal, day: int | None = None, day2: int = 0
) -> Normalised:
    """Read May, May 5; of May 5-6, the first day."""
    return _near(context, int(month), day)


@rule("calendar")
def _calendar_in_year(
    context: MentionContext, *, month: int | Decimal, day: int | None = None, year: int
) -> Normalised:
    """Read 5-May-2025."""
    return _known(year, int(month), day)


@rule("calendar")
def _calendar_in_short_year(
    context: MentionContext, *, month: int, day: int | None = None, yy: int
) -> Normalised:
    """Read 5-May-25, August 96."""
    year = full_year(-1 - yy, context)
    return _known(year, month, day, Certainty.INFERRED, NEAREST_CENTURY)


@rule("calendar")
def _calendar_of(
    context: MentionContext, *, month: int | Decimal, day: int | None = None, day2: int = 0, year: DateReading
) -> Normalised | None:
    """Read May 5, 2025, May '25: the year as it is in the text, or spelled out."""
    settled = settle(year, context)
    if settled is None or settled.when is None:
        return None
    return _known(settled.when.year, int(month), day, settled.certainty, *settled.reasons)


def _known(
    year: int | None, month: int, day: int | None, certainty: Certainty = Certainty.EXPLICIT, *reasons: str
) -> Normalised:
    """Return a month or a day of a year, or a value that shows that there is no such day."""
    if day is not None and not _exists(year, month, day):
        return _impossible(year, month, day)
    return point(Period("month" if day is None else "day", year, month, day), certainty, *reasons)


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


def _near(context: MentionContext, month: int, day: int | None) -> Normalised:
    """Return a month or a day that is without its year."""
    if day is not None and not _exists(None, month, day):
        return _impossible(None, month, day)
    when = Period("month" if day is None else "day", None, month, day)
    if context.narrative:
        told = year_of_passage(when, context) or context.told_year(month)
        if told is not None:
            text, year = told[:2]
            return inferred(when._replace(year=year), f"the year is taken from {text!r} before it")
    if context.published is None:
        return undated(when)
    story = year_in_story(when, context)
    if story is not None:
        return point(when._replace(year=story[0]), *story[1:])
    year, certainty, clue = year_near(when, context, context.published)
    return point(when._replace(year=year), certainty, context.why, clue)


@rule("within")
def _within(context: MentionContext, *, inner: DateReading, outer: DateReading) -> Normalised | None:
    """Read "November next year", "June 5 of that year": the inner part takes the year of the outer one."""
    around = settle(outer, context)
    part = settle(inner, context)
    if around is None or part is None or part.when is None or around.when is None:
        return None
    when = part.when._replace(year=around.when.year)
    if when.day is not None and when.number is not None and not _exists(when.year, when.number, when.day):
        return _impossible(when.year, when.number, when.day)
    return point(when, around.certainty, *around.reasons)._replace(mod=part.mod or around.mod)


@rule("dayin")
def _day_in(context: MentionContext, *, day: int, month: DateReading) -> Normalised | None:
    """Read the 20th of next month."""
    around = settle(month, context)
    if around is None or around.when is None:
        return None
    when = around.when
    if when.number is not None and not _exists(when.year, when.number, day):
        return _impossible(when.year, when.number, day)
    return point(when._replace(grain="day", day=day), around.certainty, *around.reasons)


@rule("dayofmonth")
def _day_of_month(context: MentionContext, *, day: int) -> Normalised | None:
    """Read "on the 20th": in the month that the story is about, otherwise in the month of publication."""
    if context.sport:
        return None  # the holes of a course
    told = context.last("month", "day") if context.narrative or context.published is None else None
    if told is not None and told[1].number is not None and _exists(told[1].year, told[1].number, day):
        when = Period("day", told[1].year, told[1].number, day)
        return inferred(when, f"the month is taken from {told[0]!r} before it")
    if context.published is None or not _exists(context.published.year, context.published.month, day):
        return undated(Period("day", None, None, day))
    return inferred(Period("day", context.published.year, context.published.month, day), context.why)


@rule("near_day")
def _near_day(
    context: MentionContext,
    *,
    day: DateReading,
    sign: int,
    weekday: int = 0,
    bygone: int = 0,
    coming: int = 0,
) -> Normalised | None:
    """Read "le 7 mars dernier": the last such day before publication, or the first one after it."""
    settled = settle(day, context)
    if settled is None or settled.when is None or settled.certainty is Certainty.EXPLICIT:
        return None
    if context.published is None:
        return undated(settled.when._replace(year=None))
    here = context.published.year
    for year in (here + sign * years for years in range(_LEAP_YEARS)):
        known = known_day(year, settled.when.number, settled.when.day)
        if known is not None and (known - context.published).days * sign > 0:
            clue = "the last one before it" if sign < 0 else "the next one"
            return inferred(of_day(known), context.why, clue)
    return None


@rule("weekday_day")
def _weekday_day(context: MentionContext, *, weekday: int, day: int) -> Normalised:
    """Read Tuesday the 19th: the nearest such day."""
    if context.published is None:
        return undated(Period("day", None, None, day))
    here = of_day(context.published, "month")
    options = []
    for months in range(-12, 13):
        known = day_of(shift(here, months)._replace(grain="day", day=day))
        if known is not None and known.isoweekday() == weekday:
            options.append((abs((known - context.published).days), known))
    if not options:
        return ambiguous(Period("day", None, None, day), "no month near publication has that day")
    return inferred(of_day(min(options)[1]), context.why, "the one nearest to that date")


@rule("weekday_date")
def _weekday_date(
    context: MentionContext,
    *,
    weekday: int,
    date: DateReading,
    day_adjective: int = 0,
    coming: int = 0,
    bygone: int = 0,
    step: int = 0,
) -> Normalised | None:
    """Read Friday, 18 July: without a year, the nearest year in which this day is that weekday."""
    settled = settle(date, context)
    if settled is None or settled.when is None or settled.certainty is not Certainty.INFERRED:
        return settled
    for years in (0, 1, -1):
        moved = settled.when._replace(year=(settled.when.year or 0) + years)
        day = day_of(moved)
        if day is not None and day.isoweekday() == weekday:
            if not years:
                return settled
            return inferred(moved, *settled.reasons, "the year in which it falls on that weekday")._replace(
                mod=settled.mod
            )
    return settled
