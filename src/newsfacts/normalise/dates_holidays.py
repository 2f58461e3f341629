"""Holidays by name: fixed days, weekdays of a month, days before and after Easter, and listed days."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from newsfacts.data import table
from newsfacts.errors import TableError
from newsfacts.normalise.dates_calendar import When, of_day

__all__ = ["easter", "holiday_day", "orthodox_easter"]


@cache
def easter(year: int) -> dt.date:
    """Give the Sunday of Easter in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).

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
    """Give the Sunday of Easter in the Julian calendar, as a Gregorian date (the algorithm of Meeus).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2  # days that the Julian calendar lags
    return dt.date(year, month, day + 1) + dt.timedelta(days=behind)


def holiday_day(name: str, year: int | None) -> When | None:
    """Give the day of a holiday of ``data/holidays.toml``; without a year, as much as is always the same."""
    rows: dict[str, Any] = table("holidays")
    if name not in rows:
        raise TableError("holidays.toml", f"has no holiday {name!r}")
    row = rows[name]
    if "year" in row:
        return When("day", row["year"], row["month"], row["day"])
    if year is None:
        fixed = "day" in row
        return When("day", None, row["month"], row["day"]) if fixed else None
    if not 1583 <= year <= 9998:
        return When("day", year, row["month"], row["day"]) if "day" in row else None
    if "day" in row:
        day = dt.date(year, row["month"], row["day"])
    elif "easter" in row:
        day = easter(year) + dt.timedelta(days=row["easter"])
    elif "julian" in row:
        day = orthodox_easter(year) + dt.timedelta(days=row["julian"])
    elif "weekday" in row:
        day = _nth_weekday(year, row["month"], row["weekday"], row["nth"])
        day += dt.timedelta(days=row.get("plus", 0))
    elif str(year) in row["days"]:
        day = dt.date.fromisoformat(f"{year}-{row['days'][str(year)]}")
    else:
        return None
    return of_day(day, row.get("unit", "day"))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    if nth > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
