"""Stretches of the calendar: their TIMEX3 values, first and last days, and steps between them.

TIMEX3 values follow TimeML 1.2.1; weeks are ISO 8601 weeks, from Monday; winter is the season in which its
year begins or ends as TIMEX3 has it (``2009-WI``), and its days are the meteorological ones of the northern
hemisphere: December of the year before up to February.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from newsfacts.regexes import compiled

__all__ = [
    "CLOCK",
    "UNITS",
    "Period",
    "bounds",
    "day_of",
    "first_day",
    "is_in_calendar",
    "known_day",
    "last_day",
    "of_day",
    "parse_timex",
    "shift",
    "timex",
    "unit_around",
    "unknown",
]

CLOCK = ("second", "minute", "hour")
"""Units of the clock, which the calendar does not know."""
_LONGER = ("month", "quarter", "season", "half", "year", "decade", "century", "millennium")
UNITS = (*CLOCK, "day", "weekend", "week", "fortnight", *_LONGER)
"""Units of the calendar, the finer before the coarser."""

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season."""
_SEASON_ORDER = ("WI", "SP", "SU", "FA")
"""The seasons of a year; winter is the one in which the year begins."""
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
_MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
"""Days from one of these units to the next."""
_DAY = dt.timedelta(days=1)
_MONDAY, _SATURDAY = 1, 6
_TO_THURSDAY = dt.timedelta(days=3)
"""From Monday. A week belongs to the month and the year that its Thursday is in (ISO 8601)."""
_LAST_YEAR = 9999
"""Of the calendar that `datetime.date` keeps, and of the four digits that TIMEX3 and EDTF have for a year."""

_FULL = compiled(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
_YEAR = compiled(r"(BC)?(\d{4})")
_PART = compiled(r"(\d{4})-(?:(\d\d)|W(\d\d)(-WE)?|Q(\d)|H(\d)|(SP|SU|FA|WI))")


class Period(NamedTuple):
    """A stretch of the calendar, possibly with parts unknown.

    ``grain`` says how long it is: one of `UNITS`. A year before Christ is negative (241 BC is -241). Of
    ``number`` and ``day`` only what the grain needs is set: the month of a day or month, the number of a
    week, quarter or half.
    """

    grain: str
    year: int | None = None
    number: int | None = None
    day: int | None = None
    season: str = ""
    weekday: int | None = None
    """The weekday of a day known only by it; Monday is 1."""
    part: str = ""
    """``TNI``, ``T09:30``: what comes after the day."""
    zone: str = ""
    """Offset from UTC, where the text says it: ``-05:00``. TIMEX3 has none but ``Z``, in ``part``."""


def of_day(day: dt.date, unit: str = "day") -> Period:
    """Return the stretch of a unit that a day is in."""
    if unit in ("day", "hour", "minute", "second"):
        return Period("day", day.year, day.month, day.day)
    if unit in ("week", "weekend", "fortnight"):
        iso = day.isocalendar()
        return Period("weekend" if unit == "weekend" else "week", iso.year, iso.week)
    if unit == "month":
        return Period("month", day.year, day.month)
    if unit == "quarter":
        return Period("quarter", day.year, (day.month + 2) // 3)
    if unit == "half":
        return Period("half", day.year, 1 if day.month < 7 else 2)
    if unit == "season":
        code = _SEASON_ORDER[day.month % 12 // 3]
        return Period("season", day.year + (day.month == 12), season=code)
    span = _YEARS.get(unit, 1)
    return Period(unit, day.year - day.year % span)


def unknown(unit: str) -> Period:
    """Return a stretch of which nothing but the length is known."""
    if unit in CLOCK:
        unit = "day"
    return Period("week" if unit == "fortnight" else unit, season="XX" if unit == "season" else "")


def unit_around(when: Period, unit: str) -> Period | None:
    """Return the stretch of a unit that another one begins in; ``None`` if the other is coarser."""
    if when.grain == unit:
        return when._replace(part="")
    if unit in UNITS and UNITS.index(when.grain) > UNITS.index(unit):
        return None
    if unit in ("year", "decade", "century") and when.year is not None:
        return Period(unit, when.year - when.year % _YEARS.get(unit, 1))
    first = first_day(when)
    return of_day(first, unit) if first else None


def day_of(when: Period) -> dt.date | None:
    """Return the day that a stretch is, if it is one and it is known."""
    return known_day(when.year, when.number, when.day) if when.grain == "day" else None


def known_day(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    """Return the day of these numbers, if there is one."""
    if year is None or month is None or day is None or not 1 <= year <= 9999:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def first_day(when: Period) -> dt.date | None:
    """Return the first day; ``None`` if it is unknown or not in the years 1 to 9999."""
    year, n, unit = when.year, when.number, when.grain
    if year is None or not 1 <= year <= _LAST_YEAR:
        return None
    if unit == "day":
        return known_day(year, n, when.day)
    if unit in ("month", "quarter", "half"):
        return dt.date(year, (n - 1) * _MONTHS[unit] + 1, 1) if n is not None else None
    if unit in ("week", "weekend"):
        return _day_of_week(year, n, _SATURDAY if unit == "weekend" else _MONDAY)
    if unit == "season":
        return _first_day_of_season(year, when.season)
    return dt.date(year, 1, 1)


def _day_of_week(year: int, week: int | None, weekday: int) -> dt.date | None:
    """Return a day of an ISO 8601 week; ``None`` if the week is unknown or the year does not have it."""
    if week is None or not 1 <= week <= _weeks(year):
        return None
    try:
        return dt.date.fromisocalendar(year, week, weekday)
    except ValueError:  # the weekend after 31 December 9999
        return None


def _weeks(year: int) -> int:
    """Return the number of weeks in a year, 52 or 53: 28 December is always in the last one."""
    return dt.date(year, 12, 28).isocalendar().week


def _first_day_of_season(year: int, season: str) -> dt.date | None:
    """Return the first day of a season; of an unknown one, the first day of the year."""
    if season == "WI":
        return dt.date(year - 1, 12, 1) if year > 1 else None
    return dt.date(year, _SEASONS.get(season, 1), 1)


def bounds(when: Period) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day, if both are known and Python's calendar has them."""
    first = first_day(when)
    if first is None:
        return None
    unit = when.grain
    if unit == "day":
        return first, first
    if unit in ("week", "weekend"):
        days = 1 if unit == "weekend" else 6
        return (first, first + days * _DAY) if (dt.date.max - first).days >= days else None
    year, month = divmod(first.year * 12 + first.month - 1 + _MONTHS[unit], 12)
    if year > _LAST_YEAR:
        return (first, dt.date.max) if (year, month) == (_LAST_YEAR + 1, 0) else None
    return first, dt.date(year, month + 1, 1) - _DAY


def is_in_calendar(when: Period) -> bool:
    """Return whether a stretch is one that the calendar has, if it is known.

    There is no year 0. With more than four digits, also BC, only a whole year has a name; in the
    years 1 to 9999 a stretch has a first and a last day.
    """
    year = when.year
    if year is None:
        return True
    if year == 0 or abs(year) > _LAST_YEAR:
        return when.grain == "year" if year else when.grain in _YEARS
    ends = first_day if year < _LAST_YEAR - 1000 else bounds  # the longest stretch is a millennium
    return year < 0 or not _is_known(when) or ends(when) is not None


def _is_known(when: Period) -> bool:
    """Return whether it is known where in its year a stretch is."""
    if when.grain == "day":
        return when.number is not None and when.day is not None
    if when.grain == "season":
        return when.season in _SEASONS
    return when.number is not None or when.grain in ("year", *_YEARS)


def last_day(when: Period) -> dt.date | None:
    """Return the last day, inclusive."""
    known = bounds(when)
    return known[1] if known is not None else None


def timex(when: Period) -> str:
    """Return the TIMEX3 value, with an ``X`` for each digit that is not known."""
    write = _TIMEX.get(when.grain, _timex_year)
    return write(when)


def _timex_day(when: Period) -> str:
    if when.weekday is not None:
        return f"XXXX-WXX-{when.weekday}{when.part}"
    day = "XX" if when.day is None else f"{when.day:02d}"
    return f"{_timex_month(when)}-{day}{when.part}"


def _timex_week(when: Period) -> str:
    week = "WXX" if when.number is None else f"W{when.number:02d}"
    weekend = "-WE" if when.grain == "weekend" else ""
    return f"{_timex_year(when)}-{week}{weekend}{when.part}"


def _timex_month(when: Period) -> str:
    month = "XX" if when.number is None else f"{when.number:02d}"
    return f"{_timex_year(when)}-{month}"


def _timex_part_of_year(when: Period) -> str:
    letter = "Q" if when.grain == "quarter" else "H"
    return f"{_timex_year(when)}-{letter}{when.number or 'X'}"


def _timex_season(when: Period) -> str:
    return f"{_timex_year(when)}-{when.season}"


def _timex_year(when: Period) -> str:
    if when.year is None:
        return "XXXX"
    return f"{when.year:04d}" if when.year >= 0 else f"BC{-when.year:04d}"


def _timex_years(when: Period) -> str:
    """Return the digits of the year that all years of a decade, century or millennium share."""
    shared = _SHARED_DIGITS[when.grain]
    if when.year is None:
        return "X" * shared
    era = len("BC") if when.year < 0 else 0
    return _timex_year(when)[: era + shared]


_SHARED_DIGITS = {"decade": 3, "century": 2, "millennium": 1}
_TIMEX: Mapping[str, Callable[[Period], str]] = {
    "day": _timex_day,
    "week": _timex_week,
    "weekend": _timex_week,
    "month": _timex_month,
    "quarter": _timex_part_of_year,
    "half": _timex_part_of_year,
    "season": _timex_season,
    "decade": _timex_years,
    "century": _timex_years,
    "millennium": _timex_years,
}


@lru_cache(maxsize=4096)
def parse_timex(value: str) -> Period | None:
    """Read a TIMEX3 value back, if it is a known stretch of the calendar of a year or less."""
    if match := _FULL.fullmatch(value):
        return Period("day", int(match[1]), int(match[2]), int(match[3]), part=match[4] or "")
    if match := _YEAR.fullmatch(value):
        return Period("year", -int(match[2]) if match[1] else int(match[2]))
    if match := _PART.fullmatch(value):
        year = int(match[1])
        if match[7]:
            return Period("season", year, season=match[7])
        if match[3]:
            return Period("weekend" if match[4] else "week", year, int(match[3]))
        for unit, group in (("month", 2), ("quarter", 5), ("half", 6)):
            if match[group]:
                return Period(unit, year, int(match[group]))
    return None


def shift(when: Period, count: int, unit: str | None = None) -> Period:
    """Return a stretch moved by a number of units, by default units of its own size.

    A day that the month there does not have becomes its last (31 January and a month is 28 February). A
    stretch of which too little is known to be moved is returned as it is.

    Raises `OverflowError` where it would leave the years 1 to 9999; whole years go on, but for the year 0.
    """
    unit = unit or when.grain
    if when.year is None or not count:
        return when
    if unit in _DAYS:
        return _shift_days(when, count * _DAYS[unit])
    if unit == "season":
        return _shift_seasons(when, when.year, count)
    return _shift_months(when, when.year, count * _MONTHS[unit])


def _shift_days(when: Period, days: int) -> Period:
    first = first_day(when)
    if first is None:
        return _checked(when, days=True)
    moved = first + dt.timedelta(days=days)
    if when.grain == "day":
        return of_day(moved)._replace(part=when.part)
    return of_day(moved, when.grain)


def _checked(when: Period, *, days: bool = False) -> Period:
    """Return a stretch if the calendar has it (and counts its ``days``); raises `OverflowError` if not."""
    if not is_in_calendar(when) or (days and when.year is not None and not 1 <= when.year <= _LAST_YEAR):
        raise OverflowError(f"{when} is beyond the calendar")
    return when


def _shift_seasons(when: Period, year: int, seasons: int) -> Period:
    place = _SEASON_ORDER.index(when.season) if when.season in _SEASON_ORDER else 0
    year, place = divmod(year * len(_SEASON_ORDER) + place + seasons, len(_SEASON_ORDER))
    return _checked(Period("season", year, season=_SEASON_ORDER[place]))


def _shift_months(when: Period, year: int, months: int) -> Period:
    own = _MONTHS.get(when.grain)
    if own is not None and own >= 12:
        moved = Period(when.grain, year + months // 12)
        if own > 12 and (year < 0) != ((moved.year or 0) < 0):
            raise OverflowError("decades and longer are counted on each side of the year 1 by themselves")
        return _checked(moved)
    if own is not None and when.number is not None:
        year, month = divmod(year * 12 + (when.number - 1) * own + months, 12)
        return _checked(Period(when.grain, year, month // own + 1))
    if when.grain == "day" and when.number is not None:
        year, month = divmod(year * 12 + when.number - 1 + months, 12)
        return _checked(_in_month(when, year, month + 1))
    return _shift_months_by_day(when, months)


def _in_month(when: Period, year: int, month: int) -> Period:
    """Return a day in another month: the same number, or the last day if the month is too short."""
    if when.day is None or not 1 <= year <= 9999:
        return when._replace(year=year, number=month)
    return when._replace(year=year, number=month, day=min(when.day, calendar.monthrange(year, month)[1]))


def _shift_months_by_day(when: Period, months: int) -> Period:
    """Return the week, weekend or season around a day that is moved: its first, of a week its Thursday."""
    day = first_day(when)
    if day is None:
        return _checked(when, days=True)
    if when.grain == "week":
        day += _TO_THURSDAY
    moved = day_of(_shift_months(of_day(day), day.year, months))
    return of_day(moved, when.grain) if moved is not None else when
