"""Feasts that follow the moon: months of the Hebrew, the Islamic and the Chinese calendar in Gregorian days.

The Hebrew calendar is pure arithmetic. Islamic months begin on the evening after a new moon that is over by
sunset in Mecca, as in the Umm al-Qura calendar; where people look for the crescent itself, a feast may fall
a day off. The Chinese year begins with the second new moon after the winter solstice. New moons are those of
Jean Meeus, Astronomical Algorithms (1998), chapter 49, good to a few minutes from 1900 to 2100.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import cache

__all__ = ["hebrew_day", "islamic_days", "lunar_new_year"]

_HEBREW_EPOCH = -1_373_427  # the ordinal of 1 Tishri 1, less one
_MONTH = 29.530588861  # days from new moon to new moon
_FIRST = 2451550.09766  # the first new moon of 2000, a Julian date
_ORDINAL = 1_721_424.5  # from a Julian date to an ordinal of `datetime.date`
_MECCA = 9 / 24  # from 15:00 UTC, sunset there, to midnight
_CHINA = 8 / 24
_SOLSTICE = 2451900.05952  # the winter solstice of 2000 (Meeus, chapter 27, without its small terms)
_YEAR = 365.24274049
_LEAP_YEARS = frozenset({3, 6, 8, 11, 14, 17, 0})
"""Years of the cycle of nineteen that have a thirteenth month."""
_TERMS = (
    # coefficient, power of E, and the multiples of M, M' and F
    (-0.40720, 0, 0, 1, 0),
    (0.17241, 1, 1, 0, 0),
    (0.01608, 0, 0, 2, 0),
    (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0),
    (0.00208, 2, 2, 0, 0),
    (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2),
    (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0),
    (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2),
    (-0.00024, 1, -1, 2, 0),
)


@cache
def _new_moon(k: int) -> float:
    """Give the ``k``-th new moon since that of 6 January 2000, as an ordinal with the time of day in UTC."""
    t = k / 1236.85
    sun = math.radians(2.5534 + 29.10535670 * k)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = math.radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    eccentric = 1 - 0.002516 * t
    day = _FIRST + _MONTH * k + 0.00015437 * t * t
    for size, power, m, n, f in _TERMS:
        day += size * eccentric**power * math.sin(m * sun + n * moon + f * node)
    return day - _ORDINAL


@cache
def islamic_days(month: int, day: int, year: int) -> tuple[dt.date, ...]:
    """Give the days of a Gregorian year that are this day of this Islamic month: one, or two in some years.

    >>> islamic_days(10, 1, 2024)
    (datetime.date(2024, 4, 10),)
    """
    # the new moon of Muharram 1421 was that of 4 April 2000, the fourth of its year
    found = []
    for lunar in range(-1, 3):
        years = (year - 2000) * 365.2425 / (12 * _MONTH)
        k = 3 + 12 * (math.floor(years) + lunar) + month - 1
        start = math.floor(_new_moon(k) + _MECCA) + 1
        date = dt.date.fromordinal(start + day - 1)
        if date.year == year:
            found.append(date)
    return tuple(found)


@cache
def lunar_new_year(year: int) -> dt.date:
    """Give the first day of the Chinese year, by the time of China.

    >>> lunar_new_year(2025)
    datetime.date(2025, 1, 29)
    """
    solstice = math.floor(_SOLSTICE + _YEAR * (year - 2001) - _ORDINAL + _CHINA)
    k = math.floor((solstice + 1 - _CHINA - (_FIRST - _ORDINAL)) / _MONTH) - 1
    while math.floor(_new_moon(k + 1) + _CHINA) <= solstice:
        k += 1
    return dt.date.fromordinal(math.floor(_new_moon(k + 2) + _CHINA))


def _elapsed(year: int) -> int:
    """Give the days from the epoch to the new year of a Hebrew year."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + ((3 * (day + 1)) % 7 < 3)


def _new_year(year: int) -> int:
    """Give the ordinal of 1 Tishri, put off where a year would get too long or too short."""
    before, here, after = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _HEBREW_EPOCH + here + delay


def hebrew_day(month: int, day: int, year: int) -> dt.date:
    """Give the day of a Gregorian year that is this day of this Hebrew month; Nisan is 1, Tishri 7.

    Adar is the one before Nisan, the second of a leap year. A day is the one that begins the evening before.

    >>> hebrew_day(7, 10, 1973)
    datetime.date(1973, 10, 6)
    """
    hebrew = year + 3761 if month >= 7 else year + 3760
    for number in (hebrew, hebrew - 1):
        date = dt.date.fromordinal(_month_start(number, month) + day - 1)
        if date.year == year:
            return date
    return date


def _month_start(year: int, month: int) -> int:
    start, following = _new_year(year), _new_year(year + 1)
    length = following - start
    lengths = [30, 29 + (length % 10 == 5), 30 - (length % 10 == 3), 29, 30]  # Tishri to Shevat
    if year % 19 in _LEAP_YEARS:
        lengths.append(30)  # the first Adar
    lengths += [29, 30, 29, 30, 29, 30, 29]  # Adar to Elul
    order = [7, 8, 9, 10, 11, *([0] if year % 19 in _LEAP_YEARS else []), 12, 1, 2, 3, 4, 5, 6]
    return start + sum(lengths[: order.index(month)])
