"""Times of day: clocks, zones, mornings and nights."""

from __future__ import annotations

from typing import Any

from newsfacts.kinds.dates.calendar.period import Period, day_of, of_day, shift, timex
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import (
    OPERATIONS,
    Slots,
    ambiguous,
    inferred,
    operation,
    settle,
    undated,
)
from newsfacts.kinds.dates.value import DateType

__all__ = ["is_one_day", "placed"]

_SAME_DAY = 160  # characters within which a clock goes with the day mentioned before it


_FIRST_BY_DAY = 7  # the hour before which a clock in a night that was mentioned is of the next day
_FIRST_AT_NIGHT = 5  # the hour from which an hour at night is of the evening
_FARTHEST = 14 * 60  # minutes from UTC to the zone that is first in a new day
_HALVES = {"TMO": 0, "TAF": 12, "TEV": 12, "TNI": 12}


def _clock(slots: Slots) -> str | None:
    """Write a clock time as TIMEX3 has it, T09:30 or T14:00:05Z; ``None`` if no clock shows it."""
    if "noon" in slots:
        text = str(slots["noon"])
    else:
        clock = _hands(slots)
        if clock is None or not _exists(*clock):
            return None
        hour, minute, second = clock
        text = f"T{hour:02d}:{minute:02d}"
        if second is not None:
            text += f":{second:02d}"
    offset = _written_offset(slots)
    if offset:
        return text + _zone(offset) if _is_offset(offset, slots) else None
    return text + ("Z" if slots.get("zone") == 0 or offset == 0 else "")


def _written_offset(slots: Slots) -> int | None:
    """Return the minutes from UTC that stand in figures: UTC+2, +09:00; ``None`` if none do."""
    for name, sign in (("east", 1), ("west", -1)):
        if name in slots:
            hours, minutes = slots[name][:2] if isinstance(slots[name], tuple) else (slots[name], 0)
            return sign * int(hours * 60 + minutes)
    return None


def _is_offset(minutes: int, slots: Slots) -> bool:
    """Return whether a zone is so far from UTC; figures behind the name of another zone are not understood."""
    return abs(minutes) <= _FARTHEST and slots.get("zone", 0) == 0


def _hands(slots: Slots) -> tuple[int, int, int | None] | None:
    """Return hour, minute and second as the words say them, whether or not a clock shows that."""
    minute: int | None
    second: int | None
    if "clock" in slots or "dotclock" in slots:
        hour, minute, second = slots.get("clock") or slots["dotclock"]
    elif "hhmm" in slots:
        (hour, minute), second = slots["hhmm"], None
    else:
        hour, minute, second = slots["hour"], int(slots.get("minute", 0)), None
        if minute > 59:
            return None
        if "half" in slots and slots.get("side") == -1:  # five to half past
            minute = -minute
        elif slots.get("side") == -1:  # a quarter to nine
            hour, minute = hour - 1, 60 - minute
    if "half" in slots:  # half past, half of the hour to come
        minute = 30 + (minute or 0 if "hour" in slots else 0)
        hour += slots["half"]
    half = slots.get("meridiem", _HALVES.get(slots.get("part", "")))
    if slots.get("part") == "TNI" and (hour < _FIRST_AT_NIGHT or hour == 12):
        half = 0  # 2 at night is before dawn
    if hour < 0:  # half past eleven at night is half of the zeroth hour
        hour += 24
    if half is not None:
        if 1 <= hour <= 12:
            hour = hour % 12 + half
        elif hour > 12 and half == 0:
            return None
    return hour, minute or 0, second


def _exists(hour: int, minute: int, second: int | None) -> bool:
    """Return whether a clock shows this time; 24:00 is the midnight at which a day ends (ISO 8601)."""
    if hour == 24:
        return minute == 0 and not second
    return 0 <= hour < 24 and 0 <= minute < 60 and (second is None or 0 <= second < 60)


def _zone(zone: Any) -> str:
    """Write a zone given in minutes from UTC (``"local"`` has none, UTC itself is written ``Z``)."""
    if not isinstance(zone, int) or zone == 0:
        return ""
    sign = "+" if zone > 0 else "-"
    return f"{sign}{abs(zone) // 60:02d}:{abs(zone) % 60:02d}"


@operation("clock")
def _time(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read 9:30 a.m., 1535 GMT, noon: of the day beside it, else of the day that the passage is on."""
    text = _clock(slots)
    if text is None:
        return None
    settled = _on_day(text, frame)
    assert settled.when is not None
    return settled._replace(when=settled.when._replace(zone=_said_zone(slots)))


def _said_zone(slots: Slots) -> str:
    """Write the zone of a clock time, by its name or by its figures."""
    return _zone(_written_offset(slots) or slots.get("zone"))


@operation("moment")
def _moment(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read 2025-02-13T09:30:00, Thu Aug 06 09:10:11 EDT 2009."""
    day = OPERATIONS["calendar"](
        {name: slots[name] for name in ("fulldate", "year", "month", "day") if name in slots}, frame
    )
    part = _clock(slots)
    if day is None or day.when is None or part is None:
        return None
    known = day_of(day.when)
    if "weekday" in slots and (known is None or known.isoweekday() != slots["weekday"]):
        return None
    return placed(part, day, _said_zone(slots))


def is_one_day(settled: Normalised) -> bool:
    """Return whether something is a single day, so that a time of day can be on it: Ramadan has many."""
    when = settled.when
    if when is None or when.unit != "day":
        return False
    return settled.days is None or settled.days[0] == settled.days[1]


@operation("at")
def _at(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read "9:30 a.m. Wednesday", "Monday night", "8 p.m. last night": a time on a day."""
    date: DateReading | None = slots.get("daypart")
    readings = [value for value in slots.values() if isinstance(value, DateReading) and value is not date]
    time = next((value for value in readings if value.category in ("time", "daytime")), None)
    if date is None:
        date = next((value for value in readings if value.category not in ("time", "daytime")), None)
    base = settle(date, frame) if date is not None else None
    if base is None or base.when is None or not is_one_day(base):
        return None
    if time is None:
        part = slots["part"]
        if part == "TNI" and slots.get("night") == "before":
            base = base._replace(when=_day_before(base.when))
            if not _is_eve(base.when, slots):
                return None
        zone = ""
    else:
        inner = settle(time, frame)
        if inner is None or inner.when is None:
            return None
        part, zone = inner.when.part, inner.when.zone
        if "part" in slots and not _says_half(time):
            part = _afternoon(part, slots["part"])
        if inner.mod and not base.mod:
            base = base._replace(mod=inner.mod)
    return placed(part, base, zone)


def _day_before(day: Period) -> Period:
    """Return the day before one of which the year may be unknown."""
    if day.year is not None:
        return shift(day, -1)
    if day.weekday is not None:
        return day._replace(weekday=day.weekday - 1 or 7)
    return day._replace(day=day.day - 1) if day.day is not None and day.day > 1 else Period("day")


def _is_eve(day: Period | None, slots: Slots) -> bool:
    """Return whether a day is the one that a night begins on as far as that is said: from Monday to Tuesday."""
    known = day_of(day) if day is not None else None
    if known is None:
        return True
    said = (("eve", known.isoweekday()), ("eve_day", known.day), ("eve_month", known.month))
    return all(slots.get(name) in (None, number) for name, number in said)


def _says_half(reading: DateReading) -> bool:
    """Return whether a time has its half of the day: 9 p.m."""
    while reading.operation == "same":
        reading = next(value for value in reading.slots.values() if isinstance(value, DateReading))
    return "meridiem" in reading.slots


def _afternoon(clock: str, part: str) -> str:
    """Put a clock time into the part of the day that is said: 9:30 on Monday night; at night from five on."""
    hour = int(clock[1:3]) if clock[1:3].isdecimal() else 0
    if _HALVES.get(part) != 12 or not (_FIRST_AT_NIGHT if part == "TNI" else 1) <= hour < 12:
        return clock
    return f"T{hour + 12}{clock[3:]}"


def placed(part: str, base: Normalised, zone: str = "") -> Normalised:
    """Return a time on a day that is known as surely as ``base``."""
    assert base.when is not None
    when = base.when._replace(part=part, zone=zone)
    return base._replace(type=DateType.TIME, timex=timex(when), when=when)


def _on_day(part: str, frame: MentionContext) -> Normalised:
    """Return a time of the day that the passage is on: one named close before, else that of publication."""
    near = frame.latest("day")
    if near is not None:
        fact, when = near
        if when.part == "TNI" and part[1:3].isdecimal() and int(part[1:3]) < _FIRST_BY_DAY:
            when = shift(when._replace(part=""), 1)  # at 2 a.m. in the night from Monday to Tuesday
        if frame.narrative or frame.published is None or frame.reading.span.start - fact.end <= _SAME_DAY:
            return inferred(when._replace(part=part), f"on the day of {fact.text!r} before it")
    if frame.published is None or frame.narrative:
        return ambiguous(Period("day", part=part), "nothing before it says which day")
    return inferred(of_day(frame.published)._replace(part=part), frame.why)


_PARTS = {1: "TMO", 2: "TMI", 3: "TAF", 4: "TEV", 5: "TNI"}


@operation("weekdaypart")
def _weekday_part(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read a weekday and its part in one word, as German writes it: Montagabend."""
    weekday, part = divmod(slots["weekday_part"], 10)
    base = OPERATIONS["weekday"]({"weekday": weekday}, frame)
    return None if base is None else placed(_PARTS[part], base)


@operation("at_edge")
def _at_edge(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read Monday at the end of the afternoon: the part of the day with a ``mod``."""
    on_day = _at({name: value for name, value in slots.items() if name != "edge"}, frame)
    return None if on_day is None else on_day._replace(mod=slots["edge"])


@operation("part")
def _part(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read this morning, last night, tonight, the afternoon."""
    step = slots.get("step", 0)
    part = slots["part"]
    if slots.get("from") == "told":
        told = frame.last("day")
        if told is not None:
            when = shift(told[1]._replace(part=""), step)
            return inferred(when._replace(part=part), f"counted from {told[0]!r} before it")
        if not step or frame.narrative:
            return _on_day(part, frame)
    if frame.published is None:
        return undated(Period("day", part=part))

    return inferred(shift(of_day(frame.published), step)._replace(part=part), frame.why)
