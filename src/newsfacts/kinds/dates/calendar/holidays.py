"""Holidays by name: fixed days, weekdays of a month, days about Easter, by the moon, and listed days."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from newsfacts.errors import TableError
from newsfacts.kinds.dates.calendar.lunar import hebrew_day, islamic_days
from newsfacts.kinds.dates.calendar.period import Period, first_day, of_day
from newsfacts.lexicon.tables import table

__all__ = ["easter", "holiday_day", "holiday_days", "orthodox_easter", "seen"]


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
    if "beside" in row and str(year) not in row.get("days", {}):
        base = holiday_day(row["beside"], year)
        first = first_day(base) if base else None
        return of_day(first + dt.timedelta(days=row["plus"])) if first else None
    if "year" in row:
        return Period("day", row["year"], row["month"], row["day"])
    fixed = "day" in row
    if year is None:
        return Period("day", None, row["month"], row["day"]) if fixed else None
    if not 1583 <= year <= 9997:
        return Period("day", year, row["month"], row["day"]) if fixed else None
    day = _moved(row, year)
    return of_day(day) if day else None


def holiday_days(name: str, first: dt.date) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a holiday of several days that begins on ``first``."""
    row = _row(name)
    if "beside" in row and "length" not in row:
        return None
    length = row.get("length", 1)
    if length == "month":  # an Islamic month, up to the day before the next one
        month = row["islamic"][0]
        ends = [
            *islamic_days(month % 12 + 1, 1, first.year),
            *islamic_days(month % 12 + 1, 1, first.year + 1),
        ]
        length = next(((end - first).days for end in ends if 27 < (end - first).days < 33), 30)
    return (first, first + dt.timedelta(days=length - 1)) if length > 1 else None


def seen(name: str) -> bool:
    """Return whether a holiday goes by the new moon as people see it, so that it may fall a day off."""
    row = _row(name)
    return "islamic" in row or ("beside" in row and seen(row["beside"]))


def _row(name: str) -> dict[str, Any]:
    rows: dict[str, dict[str, Any]] = table("kinds/dates/calendar/holidays")
    if name not in rows:
        raise TableError("holidays.toml", f"has no holiday {name!r}")
    return rows[name]


def _moved(row: dict[str, Any], year: int) -> dt.date | None:
    """Return the day in a year, put off where it falls on a weekday that the row names."""
    day = _day(row, year)
    moved = row.get("moved", {}).get(str(day.isoweekday()), 0) if day else 0
    return day + dt.timedelta(days=moved) if day else None


def _day(row: dict[str, Any], year: int) -> dt.date | None:
    if str(year) in row.get("days", {}):
        return dt.date.fromisoformat(f"{year}-{row['days'][str(year)]}")
    if "day" in row:
        return dt.date(year, row["month"], row["day"])
    if "easter" in row:
        return easter(year) + dt.timedelta(days=row["easter"])
    if "julian" in row:
        return orthodox_easter(year) + dt.timedelta(days=row["julian"])
    if "from" in row:
        first = dt.date(year, row["month"], row["from"])
        ahead = (row["weekday"] - first.isoweekday()) % 7
        return first + dt.timedelta(days=ahead + row.get("plus", 0))
    if "weekday" in row:
        day = _nth_weekday(year, row["month"], row["weekday"], row["nth"])
        return day + dt.timedelta(days=row.get("plus", 0))
    if "hebrew" in row:
        month, number = row["hebrew"]
        return hebrew_day(month, number, year)
    if "islamic" in row:
        month, number = row["islamic"]
        return next(iter(islamic_days(month, number, year)), None)
    return None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    if nth > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
