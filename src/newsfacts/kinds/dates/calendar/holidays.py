"""Holidays by name: fixed days, weekdays of a month, days about Easter, by the moon, and listed days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs

from newsfacts.errors import TableError, did_you_mean
from newsfacts.kinds.dates.calendar.lunar import hebrew_day, islamic_days
from newsfacts.kinds.dates.calendar.period import Period, first_day, of_day
from newsfacts.lexicon.table_fields import field, integer, integers, mapping, ordered_words, text
from newsfacts.lexicon.tables import read_each

__all__ = ["Holiday", "easter", "holiday_day", "holiday_days", "holidays", "orthodox_easter", "seen"]


def _length(value: Any, complete: bool) -> int | str:
    """Read a number of days, or "month"."""
    return "month" if value == "month" else integer(value, complete)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Holiday:
    """When a holiday is: a row of ``holidays.toml``, which says what each key means."""

    names: tuple[str, ...] = ordered_words(optional=True)
    month: int | None = field(integer, empty=None, optional=True)
    day: int | None = field(integer, empty=None, optional=True)
    year: int | None = field(integer, empty=None, optional=True)
    weekday: int | None = field(integer, empty=None, optional=True)
    nth: int = field(integer, empty=1, optional=True)
    plus: int = field(integer, empty=0, optional=True)
    easter: int | None = field(integer, empty=None, optional=True)
    julian: int | None = field(integer, empty=None, optional=True)
    first: int | None = field(integer, key="from", empty=None, optional=True)
    hebrew: tuple[int, ...] = field(integers, empty=(), optional=True)
    islamic: tuple[int, ...] = field(integers, empty=(), optional=True)
    beside: str = field(text, empty="", optional=True)
    days: Mapping[str, str] = mapping(text, optional=True)
    moved: Mapping[str, int] = mapping(integer, optional=True)
    length: int | str | None = field(_length, empty=None, optional=True)


@cache
def holidays() -> Mapping[str, Holiday]:
    """Return all holidays by name."""
    return read_each(Holiday, "kinds/dates/calendar/holidays")


@cache
def easter(year: int) -> dt.date:
    """Return the Sunday of Easter in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date:
    """Return the Sunday of Easter in the Julian calendar, as a Gregorian date (the algorithm of Meeus).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2  # days that the Julian calendar lags
    return dt.date(year, month, day + 1) + dt.timedelta(days=behind)


def holiday_day(name: str, year: int | None) -> Period | None:
    """Return the (first) day of a holiday; without a year, as much as is always the same."""
    row = _row(name)
    if row.beside and str(year) not in row.days:
        base = holiday_day(row.beside, year)
        first = first_day(base) if base else None
        return of_day(first + dt.timedelta(days=row.plus)) if first else None
    if row.year is not None:
        return Period("day", row.year, row.month, row.day)
    fixed = row.day is not None
    if year is None:
        return Period("day", None, row.month, row.day) if fixed else None
    if not 1583 <= year <= 9997:
        return Period("day", year, row.month, row.day) if fixed else None
    day = _moved(row, year)
    return of_day(day) if day else None


def holiday_days(name: str, first: dt.date) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a holiday of several days that begins on ``first``."""
    row = _row(name)
    if row.beside and row.length is None:
        return None
    length = row.length or 1
    if isinstance(length, str):  # an Islamic month, up to the day before the next one
        month = row.islamic[0]
        ends = [
            *islamic_days(month % 12 + 1, 1, first.year),
            *islamic_days(month % 12 + 1, 1, first.year + 1),
        ]
        length = next(((end - first).days for end in ends if 27 < (end - first).days < 33), 30)
    return (first, first + dt.timedelta(days=length - 1)) if length > 1 else None


def seen(name: str) -> bool:
    """Return whether a holiday depends on when people see the new moon, so that it can be a day off."""
    row = _row(name)
    return bool(row.islamic) or (bool(row.beside) and seen(row.beside))


def _row(name: str) -> Holiday:
    if name not in holidays():
        raise TableError("holidays.toml", f"has no holiday {name!r}{did_you_mean(name, [*holidays()])}")
    return holidays()[name]


def _moved(row: Holiday, year: int) -> dt.date | None:
    """Return the day in a year, put off where it falls on a weekday that the row names."""
    day = _day(row, year)
    moved = row.moved.get(str(day.isoweekday()), 0) if day else 0
    return day + dt.timedelta(days=moved) if day else None


def _day(row: Holiday, year: int) -> dt.date | None:
    if str(year) in row.days:
        return dt.date.fromisoformat(f"{year}-{row.days[str(year)]}")
    if row.easter is not None:
        return easter(year) + dt.timedelta(days=row.easter)
    if row.julian is not None:
        return orthodox_easter(year) + dt.timedelta(days=row.julian)
    if row.month is not None and row.day is not None:
        return dt.date(year, row.month, row.day)
    if row.month is not None and row.weekday is not None:
        if row.first is not None:
            day = dt.date(year, row.month, row.first)
            day += dt.timedelta(days=(row.weekday - day.isoweekday()) % 7)
        else:
            day = _nth_weekday(year, row.month, row.weekday, row.nth)
        return day + dt.timedelta(days=row.plus)
    if row.hebrew:
        month, number = row.hebrew
        return hebrew_day(month, number, year)
    if row.islamic:
        month, number = row.islamic
        return next(iter(islamic_days(month, number, year)), None)
    return None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    if nth > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
