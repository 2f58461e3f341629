"""How a clock shows the time: hours and minutes, halves of the day, zones."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

__all__ = ["FIRST_AT_NIGHT", "HALVES", "UNKNOWN_ZONE", "Clock", "Offset", "Zone", "written_clock"]

Clock: TypeAlias = tuple[int, int, int | None]
"""Hour, minute and second."""
Offset: TypeAlias = int | tuple[int, int, int | None] | None
"""Hours, or hours and minutes, that are in figures after UTC."""

FIRST_AT_NIGHT = 5
"""The hour from which an hour at night is of the evening."""
HALVES = {"TMO": 0, "TAF": 12, "TEV": 12, "TNI": 12}
"""The hour at which the half of the day begins that a part of it is in."""
_FARTHEST = 14 * 60  # minutes from UTC to the zone that is first in a new day


class Zone(NamedTuple):
    """The zone that is next to a clock time; a rule takes it as one argument, made of several slots."""

    zone: int | str | None = None
    """Minutes from UTC of the zone that is named; ``"local"`` if the name does not determine them."""
    east: Offset = None
    west: Offset = None

    @property
    def in_figures(self) -> int | None:
        """Minutes from UTC that are in figures: UTC+2, +09:00."""
        for given, sign in ((self.east, 1), (self.west, -1)):
            if given is not None:
                hours, minutes = given[:2] if isinstance(given, tuple) else (given, 0)
                return sign * (hours * 60 + minutes)
        return None

    @property
    def is_understood(self) -> bool:
        """Whether there is such a zone: figures after the name of another one have no known meaning."""
        figures = self.in_figures
        return not figures or (abs(figures) <= _FARTHEST and self.zone in (None, 0))

    @property
    def suffix(self) -> str:
        """What TIMEX3 writes after the clock: ``Z`` for UTC, ``+09:00`` where figures say so."""
        figures = self.in_figures
        if figures:
            return _offset(figures)
        return "Z" if self.zone == 0 or figures == 0 else ""

    @property
    def offset(self) -> str:
        """The offset from UTC as ISO 8601 writes it; empty for UTC itself, or if unknown."""
        minutes = self.in_figures or self.zone
        return _offset(minutes) if isinstance(minutes, int) and minutes else ""


UNKNOWN_ZONE = Zone()
"""The zone of a clock time that is alone."""


def _offset(minutes: int) -> str:
    sign = "+" if minutes > 0 else "-"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def written_clock(clock: Clock, part: str, meridiem: int | None, zone: Zone) -> str | None:
    """Return a clock time as TIMEX3 has it, T09:30 or T14:00:05Z; ``None`` if no clock shows it.

    ``part`` and ``meridiem`` say in which half of the day it is: a TIMEX3 code such as ``TEV``; 12 for p.m.

    >>> written_clock((9, 30, None), "TEV", None, Zone())
    'T21:30'
    """
    told = _in_half(clock, part, meridiem)
    if told is None or not _exists(*told) or not zone.is_understood:
        return None
    hour, minute, second = told
    seconds = "" if second is None else f":{second:02d}"
    return f"T{hour:02d}:{minute:02d}{seconds}{zone.suffix}"


def _in_half(clock: Clock, part: str, meridiem: int | None) -> Clock | None:
    """Return the time in the half of the day that is said; ``None`` if it cannot be in that half."""
    hour, minute, second = clock
    half = HALVES.get(part) if meridiem is None else meridiem
    if part == "TNI" and (hour < FIRST_AT_NIGHT or hour == 12):
        half = 0  # 2 at night is before dawn
    if hour < 0:  # half past eleven at night is half of the zeroth hour
        hour += 24
    if half is not None:
        if 1 <= hour <= 12:
            hour = hour % 12 + half
        elif hour > 12 and half == 0:
            return None
    return hour, minute, second


def _exists(hour: int, minute: int, second: int | None) -> bool:
    """Return whether a clock shows this time; 24:00 is the midnight at which a day ends (ISO 8601)."""
    if hour == 24:
        return minute == 0 and not second
    return 0 <= hour < 24 and 0 <= minute < 60 and (second is None or 0 <= second < 60)
