"""Feasts that follow the moon: days of the Hebrew and the Islamic calendar in Gregorian years.

No other module uses the libraries for these calendars; they are imported for the first such feast. Islamic
days are those of the Umm al-Qura calendar, known from 1924 to 2077; where people look for the crescent
itself, a feast may fall a day off.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

__all__ = ["hebrew_day", "islamic_days"]

_ADAR = 12


@cache
def islamic_days(month: int, day: int, year: int) -> tuple[dt.date, ...]:
    """Return the days of a Gregorian year that are this day of this Islamic month: one, two in some years.

    None outside the years that the calendar is known for.

    >>> islamic_days(10, 1, 2024)
    (datetime.date(2024, 4, 10),)
    """
    from hijridate import Gregorian, Hijri

    found = []
    try:
        first = Gregorian(year, 1, 1).to_hijri().year
        for hijri in (first, first + 1):
            date = dt.date(*Hijri(hijri, month, day).to_gregorian().datetuple())
            if date.year == year:
                found.append(date)
    except OverflowError:  # how the library refuses a year
        return ()
    return tuple(found)


@cache
def hebrew_day(month: int, day: int, year: int) -> dt.date:
    """Return the day of a Gregorian year that is this day of this Hebrew month; Nisan is 1, Tishri 7.

    Adar is the one before Nisan, the second of a leap year. A day is the one that begins the evening before.

    >>> hebrew_day(7, 10, 1973)
    datetime.date(1973, 10, 6)
    """
    from pyluach.dates import HebrewDate
    from pyluach.hebrewcal import Year

    for hebrew in (year + 3761, year + 3760):
        second = month == _ADAR and Year(hebrew).leap
        date: dt.date = HebrewDate(hebrew, month + second, day).to_pydate()
        if date.year == year:
            break
    return date
