"""Clocks of a day, counted on by minutes and hours."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.kinds.dates.calendar.period import Period, day_of, shift
from newsfacts.regexes import compiled

__all__ = ["shift_clock"]

_MINUTES = {"second": Decimal(1) / 60, "minute": Decimal(1), "hour": Decimal(60)}
_DAY_MINUTES = 24 * 60
_CLOCK = compiled(r"T(\d\d):(\d\d)(Z?)")


def shift_clock(when: Period, count: Decimal, unit: str) -> Period | None:
    """Return a clock of a known day moved by a number of hours, minutes or seconds, to the minute.

    Return ``None`` if ``when`` is not such a clock: "in the evening" is only a part of a day.

    Raises `OverflowError` where it would leave the years 1 to 9999.

    >>> shift_clock(Period("day", 2025, 2, day=13, part="T23:50"), Decimal(20), "minute").part
    'T00:10'
    """
    clock = _CLOCK.fullmatch(when.part)
    if clock is None or day_of(when) is None:
        return None
    moved = int(clock[1]) * 60 + int(clock[2]) + int(count * _MINUTES[unit])
    days, minutes = divmod(moved, _DAY_MINUTES)
    return shift(when, days, "day")._replace(part=f"T{minutes // 60:02d}:{minutes % 60:02d}{clock[3]}")
