"""Times of day: clocks, mornings and nights, on their days."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from newsfacts.kinds.dates.calendar.period import Period, day_of, first_day, of_day, shift
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.event_day import event_day, is_other_entry
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.clocks import (
    FIRST_AT_NIGHT,
    HALVES,
    UNKNOWN_ZONE,
    Clock,
    Zone,
    written_clock,
)
from newsfacts.kinds.dates.rules.combinators import is_one_day, placed
from newsfacts.kinds.dates.rules.rule import RULES, ambiguous, inferred, rule, settle, undated
from newsfacts.kinds.dates.rules.weekdays import PARTS
from newsfacts.kinds.dates.telling import is_narrated

__all__: list[str] = []

_SAME_DAY = 160  # characters within which a clock goes with the day mentioned before it
_NOON = 12
_FIRST_BY_DAY = 7  # the hour before which a clock in a night that was mentioned is of the next day


# Clocks


@rule("clock")
def _clock(
    context: MentionContext,
    *,
    clock: tuple[int, int, int | None],
    meridiem: int | None = None,
    part: str = "",
    zone: Zone = UNKNOWN_ZONE,
) -> Normalised | None:
    """Read 9:30 a.m., 15:04:05 GMT, 20:00 Moscow time."""
    return _at_clock(context, clock, part, meridiem, zone)


@rule("clock")
def _dotted_clock(
    context: MentionContext,
    *,
    dotclock: tuple[int, int, int | None],
    meridiem: int | None = None,
    part: str = "",
    zone: Zone = UNKNOWN_ZONE,
) -> Normalised | None:
    """Read 9.30 a.m., 14.30 Uhr."""
    return _at_clock(context, dotclock, part, meridiem, zone)


@rule("clock")
def _military_clock(
    context: MentionContext,
    *,
    hhmm: tuple[int, int],
    zone: Zone = UNKNOWN_ZONE,
) -> Normalised | None:
    """Read 1535 GMT, 0900 hours."""
    return _at_clock(context, (*hhmm, None), "", None, zone)


@rule("clock")
def _hour(
    context: MentionContext,
    *,
    hour: int,
    minute: int | Decimal = 0,
    side: Literal[1, -1] = 1,
    meridiem: int | None = None,
    part: str = "",
    zone: Zone = UNKNOWN_ZONE,
) -> Normalised | None:
    """Read 9 p.m., 20h30, ten past nine; with ``side=-1``, a quarter to nine."""
    minutes = int(minute)
    if minutes > 59:
        return None
    told = (hour, minutes, None) if side > 0 else (hour - 1, 60 - minutes, None)
    return _at_clock(context, told, part, meridiem, zone)


@rule("clock")
def _half_hour(
    context: MentionContext,
    *,
    hour: int,
    half: int,
    minute: int | Decimal = 0,
    side: Literal[1, -1] = 1,
    part: str = "",
) -> Normalised | None:
    """Read half past nine; with ``half=-1``, "halb neun", half of the hour to come, and five to that."""
    minutes = int(minute)
    return _at_clock(context, (hour + half, 30 + side * minutes, None), part, None, UNKNOWN_ZONE)


@rule("clock")
def _noon(
    context: MentionContext,
    *,
    noon: str,
    zone: Zone = UNKNOWN_ZONE,
) -> Normalised | None:
    """Read noon, midnight GMT."""
    return _on_day_told(context, f"{noon}{zone.suffix}", zone) if zone.is_understood else None


def _at_clock(
    context: MentionContext, clock: Clock, part: str, meridiem: int | None, zone: Zone
) -> Normalised | None:
    text = written_clock(clock, part, meridiem, zone)
    return None if text is None else _on_day_told(context, text, zone)


def _on_day_told(context: MentionContext, text: str, zone: Zone) -> Normalised:
    settled = _on_day(context, text)
    assert settled.when is not None
    return settled._replace(when=settled.when._replace(zone=zone.offset))


@rule("moment")
def _moment(
    context: MentionContext,
    *,
    fulldate: tuple[int, int, int],
    clock: tuple[int, int, int | None],
    fraction: str = "",
    zone: Zone = UNKNOWN_ZONE,
) -> Normalised | None:
    """Read 2025-02-13T09:30:00, 2025-02-13T09:30:00.312+01:00."""
    return _stamped(context, {"fulldate": fulldate}, clock, zone)


@rule("moment")
def _stamp(
    context: MentionContext,
    *,
    weekday: int,
    month: int,
    day: int,
    year: int,
    clock: tuple[int, int, int | None],
    zone: Zone = UNKNOWN_ZONE,
) -> Normalised | None:
    """Read Thu Aug 06 09:10:11 EDT 2009, as computers stamp it: only if the day is on that weekday."""
    settled = _stamped(context, {"month": month, "day": day, "year": year}, clock, zone)
    known = day_of(settled.when) if settled is not None and settled.when is not None else None
    return settled if known is not None and known.isoweekday() == weekday else None


def _stamped(
    context: MentionContext, date: dict[str, int | tuple[int, int, int]], clock: Clock, zone: Zone
) -> Normalised | None:
    day = RULES["calendar"].apply(date, context)
    part = written_clock(clock, "", None, zone)
    return None if day is None or day.when is None or part is None else placed(part, day, zone.offset)


# Times on a day


@rule("at")
def _part_of_day(context: MentionContext, *, date: DateReading, part: str) -> Normalised | None:
    """Read Monday night, the morning of May 5."""
    base = settle(date, context)
    if base is None or base.when is None or not is_one_day(base):
        return None
    return placed(part, base)


@rule("at")
def _part_of_weekday(context: MentionContext, *, weekday: int, part: str) -> Normalised | None:
    """Read "Montag Abend"."""
    day = RULES["weekday"].apply({"weekday": weekday}, context)
    return None if day is None or day.when is None else placed(part, day)


@rule("night_before")
def _night_before(
    context: MentionContext,
    *,
    date: DateReading,
    eve: int | None = None,
    eve_day: int | None = None,
    eve_month: int | None = None,
) -> Normalised | None:
    """Read the night to Tuesday, the night from Monday to Tuesday: it begins on the day before.

    Where that day is said, it must be the one.
    """
    base = settle(date, context)
    if base is None or base.when is None or not is_one_day(base):
        return None
    day = _day_before(base.when)
    known = day_of(day)
    if known is not None:
        said = ((eve, known.isoweekday()), (eve_day, known.day), (eve_month, known.month))
        if any(one not in (None, number) for one, number in said):
            return None
    return placed("TNI", base._replace(when=day))


def _day_before(day: Period) -> Period:
    """Return the day before one of which the year may be unknown."""
    if day.year is not None:
        return shift(day, -1)
    if day.weekday is not None:
        return day._replace(weekday=day.weekday - 1 or 7)
    return day._replace(day=day.day - 1) if day.day is not None and day.day > 1 else Period("day")


@rule("at", named=["night"])
def _time_in_night(context: MentionContext, *, time: DateReading, night: DateReading) -> Normalised | None:
    """Read "3 a.m. in the night from Sunday to Monday": hours before noon are of the second day."""
    base, inner = settle(night, context), settle(time, context)
    if base is None or base.when is None or inner is None or inner.when is None:
        return None
    clock = inner.when.part
    if not clock[1:3].isdecimal():
        return None
    if int(clock[1:3]) < _NOON:
        base = base._replace(when=shift(base.when._replace(part=""), 1))
    return placed(clock, base, inner.when.zone)._replace(mod=inner.mod)


@rule("at", named=["daypart"])
def _time_on_part_of_day(
    context: MentionContext, *, daypart: DateReading, time: DateReading
) -> Normalised | None:
    """Read "8 p.m. last night"."""
    return _time_on_named_day(context, time, daypart)


@rule("at")
def _time_on_day(
    context: MentionContext, *, first: DateReading, second: DateReading, third: DateReading | None = None
) -> Normalised | None:
    """Read "9:30 a.m. Wednesday", "10 a.m. (9 GMT) on Friday": in either order."""
    return _time_on_named_day(context, *_time_and_day(first, second, third))


@rule("at")
def _time_in_part_of_day(
    context: MentionContext,
    *,
    first: DateReading,
    second: DateReading,
    part: str,
) -> Normalised | None:
    """Read "9:30 on Monday night": the clock is in the part of the day that is said."""
    time, day = _time_and_day(first, second, None)
    return _time_on_named_day(context, time, day, part)


def _time_and_day(
    first: DateReading, second: DateReading, third: DateReading | None
) -> tuple[DateReading, DateReading]:
    """Return which of these is the time and which the day."""
    readings = [one for one in (first, second, third) if one is not None]
    times = [one for one in readings if one.category in ("time", "daytime")]
    days = [one for one in readings if one.category not in ("time", "daytime")]
    return times[0] if times else first, days[0] if days else second


def _time_on_named_day(
    context: MentionContext, time: DateReading, day: DateReading, part: str = ""
) -> Normalised | None:
    base = settle(day, context)
    if base is None or base.when is None or not is_one_day(base):
        return None
    inner = settle(time, context)
    if inner is None or inner.when is None:
        return None
    clock = inner.when.part
    part = part or base.when.part  # Dutch "gisteravond om 8 uur": the word for the day names the part
    if part and not _says_half(time):
        clock = _afternoon(clock, part)
    if base.when.part == "TNI" and clock[1:3].isdecimal() and int(clock[1:3]) < _FIRST_BY_DAY:
        base = base._replace(when=shift(base.when._replace(part=""), 1))  # "vannacht om 3 uur"
    if inner.mod and not base.mod:
        base = base._replace(mod=inner.mod)
    return placed(clock, base, inner.when.zone)


def _says_half(reading: DateReading) -> bool:
    """Return whether a time has its half of the day: 9 p.m."""
    while reading.operation == "same":
        reading = next(value for value in reading.slots.values() if isinstance(value, DateReading))
    return "meridiem" in reading.slots


def _afternoon(clock: str, part: str) -> str:
    """Put a clock time into the part of the day that is said: 9:30 on Monday night; at night from five on."""
    hour = int(clock[1:3]) if clock[1:3].isdecimal() else 0
    if HALVES.get(part) != 12 or not (FIRST_AT_NIGHT if part == "TNI" else 1) <= hour < 12:
        return clock
    return f"T{hour + 12}{clock[3:]}"


@rule("at", named=["time"])
def _time_on_weekday_part(
    context: MentionContext, *, weekday_part: int, time: DateReading
) -> Normalised | None:
    """Read "Montagabend um 8"."""
    weekday, part = divmod(weekday_part, 10)
    day = DateReading("weekday", {"weekday": weekday}, context.reading.span, {}, "date")
    return _time_on_named_day(context, time, day, PARTS.get(part, ""))


@rule("at_edge")
def _at_edge(context: MentionContext, *, date: DateReading, part: str, edge: str) -> Normalised | None:
    """Read Monday at the end of the afternoon: the part of the day with a ``mod``."""
    on_day = _part_of_day(context, date=date, part=part)
    return None if on_day is None else on_day._replace(mod=edge)


# Parts of a day that is not said


@rule("part")
def _part(context: MentionContext, *, part: str, step: int = 0, night: str = "") -> Normalised:
    """Read this morning, last night, tonight."""
    if context.published is None:
        return undated(Period("day", part=part))
    if part == "TNI" and step == 0 and not night and context.direction() < 0:
        step = -1  # "cette nuit, un incendie a détruit"
    return inferred(shift(of_day(context.published), step)._replace(part=part), context.why)


@rule("part")
def _part_of_past(context: MentionContext, *, part: str, turned: Literal["past"]) -> Normalised | None:
    """Read "in der Nacht": only what has happened is said to be of one night."""
    return _part_from_told(context, part=part, from_="told") if context.direction() < 0 else None


@rule("part")
def _part_from_told(
    context: MentionContext, *, part: str, from_: Literal["told"], step: int = 0, edge: str | None = None
) -> Normalised:
    """Read the following morning, that night: of the last day mentioned, or counted from it."""
    told = context.last("day")
    if told is not None and not _is_to_come(context, told[1]):
        day = shift(told[1]._replace(part=""), step)
        back = not step and _is_night_over(context, part, day)
        settled = inferred(shift(day, -back)._replace(part=part), f"counted from {told[0]!r} before it")
    elif not step or context.narrative:
        settled = _on_day(context, part)
    else:
        settled = _part(context, part=part, step=step)
    return settled if edge is None else settled._replace(mod=edge)


def _is_to_come(context: MentionContext, told: Period) -> bool:
    """Return whether a day is after publication and so is not what a verb of the past is about."""
    day = first_day(told._replace(part=""))
    if day is None or context.published is None or day <= context.published:
        return False
    return is_narrated(context.scan, context.reading.span)


def _on_day(context: MentionContext, part: str) -> Normalised:
    """Return a time of the day that the passage is on: one named close before, else that of publication."""
    near = event_day(context)
    if near is not None and (
        _is_to_come(context, near[1]) or (context.published is not None and is_other_entry(context, near))
    ):
        near = None
    if near is not None:
        fact, when = near
        if when.part == "TNI" and part[1:3].isdecimal() and int(part[1:3]) < _FIRST_BY_DAY:
            when = shift(when._replace(part=""), 1)  # at 2 a.m. in the night from Monday to Tuesday
        if context.narrative or context.published is None or _is_close(context, fact.end):
            return inferred(when._replace(part=part), f"on the day of {fact.text!r} before it")
    if context.published is None or context.narrative:
        return ambiguous(Period("day", part=part), "nothing before it says which day")
    today = of_day(context.published)
    back = _is_night_over(context, part, today)
    return inferred(shift(today, -back)._replace(part=part), context.why)


def _is_night_over(context: MentionContext, part: str, day: Period) -> bool:
    """Return whether a night in the past cannot be the one that begins on a day, which is yet to come."""
    known = day_of(day)
    late = context.published is not None and known is not None and known >= context.published
    return part == "TNI" and late and not context.narrative and context.direction() < 0


def _is_close(context: MentionContext, end: int) -> bool:
    return context.reading.span.start - end <= _SAME_DAY
