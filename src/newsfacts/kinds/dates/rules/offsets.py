"""What is so many units away: three weeks ago, two days later, a year after the 5th of May."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from newsfacts.kinds.dates.calendar.period import (
    CLOCK,
    Period,
    bounds,
    day_of,
    of_day,
    shift,
    unit_around,
    unknown,
)
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import (
    NO_DATE,
    OPERATIONS,
    Slots,
    ambiguous,
    inferred,
    operation,
    settle,
    undated,
)
from newsfacts.kinds.dates.value import DateType

__all__ = ["AGES", "count_of"]

AGES = {"decade": 10, "century": 100, "millennium": 1000}
"""Years in the long units."""


def _with(mod: str | None, settled: Normalised) -> Normalised:
    """Add the hedge of a length to what is that far away."""
    return settled if mod is None else settled._replace(mod=mod)


@operation("ago")
def _ago(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read three weeks ago, two days later, a year earlier, a week after the 5th of May.

    ``sign`` is the direction; ``from`` is ``now`` (publication), ``told`` (the last date mentioned), or
    ``date`` where another slot holds the date to count from.
    """
    if "spread" in slots:
        return _between(slots, frame)
    length = slots.get("duration")
    if slots.get("turned") == "ahead" and frame.direction() < 0:
        return settle(length, frame) if length else None  # "its third storm in a year's time"
    if slots.get("turned") == "future" and (slots["unit"] in CLOCK or frame.direction() <= 0):
        lasting = OPERATIONS["duration"](slots, frame)  # "twice in two weeks"
        return None if lasting is None else _with(slots.get("hedge"), lasting)
    if length and length.operation == "compound":
        return _by_steps(length.slots, slots, frame)
    parts = _length(length) if length else (Decimal(slots["number"]), slots["unit"], slots.get("hedge"))
    if parts is None:
        return Normalised(DateType.DATE, "PAST_REF" if slots["sign"] < 0 else "FUTURE_REF")
    count, unit, mod = parts
    sign, base = slots["sign"], slots["from"]
    if unit == "year" and count == 1 and sign < 0 and base != "date":
        quarter = frame.quarter_near(over=True)
        if quarter is not None:
            moved = shift(quarter, -1, "year")
            frame.compared()
            return _with(mod, inferred(moved, f"a year before the quarter {quarter.year}-Q{quarter.n}"))
        month = frame.month_near() if base == "told" or slots.get("compared") else None
        if month is not None:
            return _with(mod, inferred(shift(month, -1, "year"), f"a year before {month.year}-{month.n:02d}"))
    if unit in AGES:  # "a decade ago" is a year, not the ten years of a decade
        count, unit = count * AGES[unit], "year"
    start, reason = _start(slots, frame, base, unit)
    if base == "told" and not frame.narrative:
        frame.compared()
    if start is None:
        return _with(mod, ambiguous(unknown(unit), reason))
    if unit in CLOCK and base == "date":
        return None  # "three minutes from today" is no day
    if unit in CLOCK:
        hours = {"second": Decimal(0), "minute": Decimal(0), "hour": count}[unit]
        if hours < 24:
            return _with(mod, inferred(start, reason))
        count, unit = Decimal(int(hours) // 24), "day"
    whole = int(count)
    if count != whole and unit == "year":
        if base == "now" and frame.published is not None:
            start = of_day(frame.published, "month")
        month = shift(start, sign * int(count * 12), "month")
        moved = month._replace(unit="year", n=None) if count > 1 else month
    else:
        moved = shift(start, sign * whole, unit)
    return _with(mod, inferred(moved, reason))


@operation("ago_day")
def _ago_day(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read a year ago today, three years from today: the very day."""
    parts = _length(slots["duration"])
    if parts is None or parts[1] in CLOCK:
        return None
    count, unit, mod = parts
    if frame.published is None:
        return undated(unknown("day"))
    if unit in AGES:
        count, unit = count * AGES[unit], "year"
    base = shift(of_day(frame.published), slots["day_word"])
    months = count * 12 if unit == "year" and count != int(count) else None
    moved = shift(base, slots["sign"] * int(months or count), "month" if months else unit)
    return _with(mod, inferred(moved, frame.why))


@operation("ago_this")
def _ago_this(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read forty years ago this month: the month of that year."""
    parts = _length(slots["duration"])
    if parts is None or parts[1] in CLOCK or slots["unit"] in CLOCK:
        return None
    count, unit, mod = parts
    if frame.published is None:
        return undated(unknown(slots["unit"]))
    if unit in AGES:
        count, unit = count * AGES[unit], "year"
    moved = shift(of_day(frame.published, slots["unit"]), slots["sign"] * int(count), unit)
    return _with(mod, inferred(moved, frame.why))


def _by_steps(length: Slots, slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read two years and six months ago: one step for each unit, from a day or month as the finest has it."""
    names = [name for name in ("", "2", "3") if f"unit{name}" in length]
    finest = str(length[f"unit{names[-1]}"])
    names = [name for name in names if length[f"unit{name}"] not in CLOCK]
    start, reason = _start(slots, frame, slots["from"], finest)
    told = frame.told(CLOCK[0]) if slots["from"] == "told" else None  # any date will do
    if told is not None:
        start, reason = told[1]._replace(part=""), f"counted from {told[0].text!r} before it"
    if start is None:
        return ambiguous(unknown(finest), reason)
    for name in names:
        start = shift(start, slots["sign"] * int(length[f"number{name}"]), length[f"unit{name}"])
    return inferred(start, reason)


def _between(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read two or three years ago: the stretch from the one to the other."""
    spread = slots["spread"]
    both = []
    for name in ("number", "number2"):
        one = {k: v for k, v in slots.items() if k != "spread"}
        found = _ago(one | {"number": spread.slots[name], "unit": spread.slots["unit"]}, frame)
        days = bounds(found.when) if found and found.when else None
        if not found or not days:
            return found
        both.append((*days, found))
    (start, _, one_end), (_, end, other) = sorted(both, key=lambda row: row[:2])
    return one_end._replace(timex=f"{one_end.timex}/{other.timex}", when=None, days=(start, end))


def _length(reading: DateReading) -> tuple[Decimal, str, str | None] | None:
    """Return the count, the unit and the hedge of a duration; ``None`` if it is vague."""
    slots = dict(reading.slots)
    mod = slots.get("mod")
    while reading.operation in ("same", "hedged"):
        reading = next(v for v in reading.slots.values() if isinstance(v, DateReading))
        slots = dict(reading.slots)
        mod = mod or slots.get("mod")
    if "unit" not in slots or reading.operation != "duration":
        return None
    count = count_of(slots)
    return None if count is None else (count, slots["unit"], mod)


def count_of(slots: Slots) -> Decimal | None:
    """Return the number of a duration; ``None`` if it is vague."""
    value: Any = slots.get("number", slots.get("count"))
    if value is None and "fraction" not in slots:
        for inner in slots.values():
            if isinstance(inner, DateReading):
                return count_of(inner.slots)
    if "fraction" in slots:
        return Decimal(str(slots["fraction"])) / 100 + (Decimal(value) if value not in (None, "X") else 0)
    return None if value in (None, "X") else Decimal(value)


def _start(slots: Slots, frame: MentionContext, base: str, unit: str) -> tuple[Period | None, str]:
    """Return the stretch to count from, and the reason."""
    if base == "date":
        inner = next(v for k, v in slots.items() if isinstance(v, DateReading) and k != "duration")
        if "ahead" in slots and inner.operation == "weekday" and "step" not in inner.slots:
            inner = inner._replace(slots={**inner.slots, "coming": 1})
        settled = settle(inner, frame)
        if settled is None or settled.when is None or settled.when.year is None:
            return None, NO_DATE
        if settled.days and slots["sign"] > 0:
            return of_day(settled.days[1]), "counted from the end of the date beside it"
        return settled.when._replace(part=""), "counted from the date beside it"
    if base == "told":
        told = frame.told(unit)
        if told is not None:
            fact, when = told
            found = unit_around(when, unit) if unit not in CLOCK else when
            if unit in ("week", "fortnight") and day_of(when):
                found = when._replace(part="")
            return found, f"counted from {fact.text!r} before it"
        if frame.narrative:
            return None, "no date before it tells from when"
    if frame.published is None:
        return None, NO_DATE
    if base == "told" and slots["sign"] > 0 and frame.direction() < 0:
        return None, "no date before it tells from when"
    wide = "day" if unit in CLOCK else "week" if unit == "fortnight" else unit
    return of_day(frame.published, wide), frame.why
