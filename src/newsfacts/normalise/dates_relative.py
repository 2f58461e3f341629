"""What is told from another date: today, last year, three weeks ago, the year-earlier quarter."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from newsfacts.model import DateType
from newsfacts.normalise.dates_calendar import UNITS, When, day_of, first_day, last_day, of_day, shift
from newsfacts.normalise.dates_frame import Frame, Settled
from newsfacts.normalise.dates_operations import (
    OPERATIONS,
    Slots,
    ambiguous,
    inferred,
    nested,
    operation,
    settle,
)
from newsfacts.normalise.dates_reading import DateReading

__all__ = ["AGES", "count_of"]

_NO_DATE = "no publication date is known"
AGES = {"decade": 10, "century": 100, "millennium": 1000}
"""Years in the long units."""
_TALE = ("day", "week", "month", "year")
_REPORTS = 6  # month up to which "the full year" that is told of is the one before
_CLOCK = ("second", "minute", "hour")


def unknown(unit: str) -> When:
    """Give a stretch of which nothing but the length is known."""
    if unit in _CLOCK:
        unit = "day"
    return When("week" if unit == "fortnight" else unit, season="XX" if unit == "season" else "")


@operation("today")
def _today(slots: Slots, frame: Frame) -> Settled:
    """Read today, tomorrow, the day before yesterday."""
    if frame.published is None:
        return ambiguous(When("day"), _NO_DATE)
    return inferred(shift(of_day(frame.published), slots["day_word"]), frame.why)


@operation("step")
def _step(slots: Slots, frame: Frame) -> Settled:
    """Read last week, this year, the next quarter; with ``from=told``, the following year."""
    unit, step = slots["unit"], slots["step"]
    count = int(slots.get("number", 1))
    if unit in _CLOCK:
        return ambiguous(unknown(unit))
    if slots.get("from") == "told" or (frame.narrative and unit in _TALE):
        # in a tale of the past "this day" and "the next year" count from the time told of
        for fact, when in frame.dates():
            base = _as(when, unit)
            if base is not None and base.year is not None:
                return inferred(shift(base, step * count, unit), f"counted from {fact.text!r}")
        if frame.narrative:
            return ambiguous(unknown(unit), "no date before it tells from when")
    if frame.published is None:
        return ambiguous(unknown(unit), _NO_DATE)
    now = of_day(frame.published, unit)
    return inferred(shift(now, step * count, unit), frame.why)


def _as(when: When, unit: str) -> When | None:
    """Give the stretch of a unit that another one begins in; ``None`` if the other is coarser."""
    if when.unit == unit:
        return when._replace(part="")
    if unit in UNITS and UNITS.index(when.unit) > UNITS.index(unit):
        return None
    if unit in ("year", "decade", "century") and when.year is not None:
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        return When(unit, when.year - when.year % size)
    first = first_day(when)
    return of_day(first, unit) if first else None


@operation("told")
def _told(slots: Slots, frame: Frame) -> Settled | None:
    """Read that year, the same day, that month: the stretch around the last date mentioned."""
    unit = slots["unit"]
    for fact, when in frame.dates():
        found = _as(when, unit)
        if found is not None:
            return inferred(found, f"as in {fact.text!r} before it")
    return ambiguous(unknown(unit), "no date before it tells which")


@operation("the")
def _the(slots: Slots, frame: Frame) -> Settled | None:
    """Read the quarter, the week, the year: the last one mentioned, or the one of publication."""
    unit = slots["unit"]
    if unit == "quarter":
        if frame.sport:
            return None
        quarter = frame.quarter_near()
        if quarter is not None:
            return inferred(quarter, f"the quarter {quarter.year}-Q{quarter.n} that the passage is about")
    if frame.narrative:
        return _told(slots, frame)
    told = frame.last(unit)
    if told is not None and unit in ("quarter", "half"):
        return inferred(told[1], f"as in {told[0]!r} before it")
    if frame.published is None:
        return ambiguous(unknown(unit), _NO_DATE)
    now = of_day(frame.published, unit)
    if unit == "quarter" and frame.direction() <= 0:
        return inferred(shift(now, -1), frame.why, "the last one that was over")
    early = frame.published.isoweekday() == 1 if unit == "week" else frame.published.month <= _REPORTS
    if early and (unit == "week" or "whole" in slots) and frame.direction() < 0:
        return inferred(shift(now, -1), frame.why, "the last one that was over")
    if unit == "weekend":
        back = frame.published.isoweekday() < 6 and frame.direction() <= 0
        return inferred(shift(now, -1) if back else now, frame.why)
    return inferred(now, frame.why)


@operation("compared")
def _compared(slots: Slots, frame: Frame) -> Settled:
    """Read the year-earlier quarter, the same period last year: one year before what the passage is about."""
    quarter = frame.quarter_near(over=True)
    unit = slots.get("unit", "period")
    if quarter is not None and unit in ("period", "quarter", "year"):
        frame.compared()
        return inferred(shift(quarter, -1, "year"), f"a year before the quarter {quarter.year}-Q{quarter.n}")
    if frame.published is None:
        return ambiguous(unknown("year" if unit == "period" else unit), _NO_DATE)
    if unit == "quarter":
        last = shift(of_day(frame.published, "quarter"), -1)
        return inferred(shift(last, -1, "year"), frame.why)
    ended = frame.stretch_end()
    if ended is not None and ended.year is not None:
        return inferred(When("year", ended.year - 1), f"a year before what ended in {ended.year}")
    told = frame.last("year")
    base = told[1] if told and told[1].year == frame.published.year else of_day(frame.published, "year")
    return inferred(shift(base, -1, "year"), frame.why)


@operation("ago")
def _ago(slots: Slots, frame: Frame) -> Settled | None:
    """Read three weeks ago, two days later, a year earlier, a week after the 5th of May.

    ``sign`` is the direction; ``from`` is ``now`` (publication), ``told`` (the last date mentioned), or
    ``date`` where another slot holds the date to count from.
    """
    if "spread" in slots:
        return _between(slots, frame)
    length = slots.get("duration")
    if slots.get("turned") == "ahead" and frame.direction() < 0:
        return settle(length, frame) if length else None  # "its third storm in a year's time"
    if slots.get("turned") == "future" and (slots["unit"] in _CLOCK or frame.direction() <= 0):
        return OPERATIONS["duration"](slots, frame)  # "twice in two weeks"
    if length and length.operation == "compound":
        return _by_steps(length.slots, slots, frame)
    parts = _length(length) if length else (Decimal(slots["number"]), slots["unit"], None)
    if parts is None:
        return Settled(DateType.DATE, "PAST_REF" if slots["sign"] < 0 else "FUTURE_REF")
    count, unit, mod = parts
    sign, base = slots["sign"], slots["from"]
    if unit == "year" and count == 1 and sign < 0 and base != "date":
        quarter = frame.quarter_near(over=True)
        if quarter is not None:
            moved = shift(quarter, -1, "year")
            frame.compared()
            return inferred(moved, f"a year before the quarter {quarter.year}-Q{quarter.n}")._replace(mod=mod)
        month = frame.month_near() if base == "told" else None
        if month is not None:
            return inferred(shift(month, -1, "year"), f"a year before {month.year}-{month.n:02d}")._replace(
                mod=mod
            )
    if unit in AGES:  # "a decade ago" is a year, not the ten years of a decade
        count, unit = count * AGES[unit], "year"
    start, reason = _start(slots, frame, base, unit)
    if base == "told" and not frame.narrative:
        frame.compared()
    if start is None:
        return ambiguous(unknown(unit), reason)._replace(mod=mod)
    if unit in _CLOCK and base == "date":
        return None  # "three minutes from today" is no day
    if unit in _CLOCK:
        hours = {"second": Decimal(0), "minute": Decimal(0), "hour": count}[unit]
        if hours < 24:
            return inferred(start, reason)._replace(mod=mod)
        count, unit = Decimal(int(hours) // 24), "day"
    whole = int(count)
    if count != whole and unit == "year":
        if base == "now" and frame.published is not None:
            start = of_day(frame.published, "month")
        month = shift(start, sign * int(count * 12), "month")
        moved = month._replace(unit="year", n=None) if count > 1 else month
    else:
        moved = shift(start, sign * whole, unit)
    return inferred(moved, reason)._replace(mod=mod)


@operation("ago_day")
def _ago_day(slots: Slots, frame: Frame) -> Settled | None:
    """Read a year ago today, three years from today: the very day."""
    parts = _length(slots["duration"])
    if parts is None or parts[1] in _CLOCK:
        return None
    count, unit, mod = parts
    if frame.published is None:
        return ambiguous(unknown("day"), _NO_DATE)
    if unit in AGES:
        count, unit = count * AGES[unit], "year"
    base = shift(of_day(frame.published), slots["day_word"])
    months = count * 12 if unit == "year" and count != int(count) else None
    moved = shift(base, slots["sign"] * int(months or count), "month" if months else unit)
    return inferred(moved, frame.why)._replace(mod=mod)


@operation("ago_this")
def _ago_this(slots: Slots, frame: Frame) -> Settled | None:
    """Read forty years ago this month: the month of that year."""
    parts = _length(slots["duration"])
    if parts is None or parts[1] in _CLOCK or slots["unit"] in _CLOCK:
        return None
    count, unit, mod = parts
    if frame.published is None:
        return ambiguous(unknown(slots["unit"]), _NO_DATE)
    if unit in AGES:
        count, unit = count * AGES[unit], "year"
    moved = shift(of_day(frame.published, slots["unit"]), slots["sign"] * int(count), unit)
    return inferred(moved, frame.why)._replace(mod=mod)


def _by_steps(length: Slots, slots: Slots, frame: Frame) -> Settled | None:
    """Read two years and six months ago: one step for each unit, from a day or month as the finest has it."""
    names = [name for name in ("", "2", "3") if f"unit{name}" in length]
    finest = str(length[f"unit{names[-1]}"])
    names = [name for name in names if length[f"unit{name}"] not in _CLOCK]
    start, reason = _start(slots, frame, slots["from"], finest)
    told = next(frame.told(), None) if slots["from"] == "told" else None
    if told is not None:
        start, reason = told[1]._replace(part=""), f"counted from {told[0].text!r} before it"
    if start is None:
        return ambiguous(unknown(finest), reason)
    for name in names:
        start = shift(start, slots["sign"] * int(length[f"number{name}"]), length[f"unit{name}"])
    return inferred(start, reason)


def _between(slots: Slots, frame: Frame) -> Settled | None:
    """Read two or three years ago: the stretch from the one to the other."""
    spread = slots["spread"]
    both = []
    for name in ("number", "number2"):
        one = {k: v for k, v in slots.items() if k != "spread"}
        found = _ago(one | {"number": spread.slots[name], "unit": spread.slots["unit"]}, frame)
        days = found and found.when and (first_day(found.when), last_day(found.when))
        if not found or not days or days[0] is None or days[1] is None:
            return found
        both.append((days[0], days[1], found))
    (start, _, one_end), (_, end, other) = sorted(both, key=lambda row: row[:2])
    return one_end._replace(timex=f"{one_end.timex}/{other.timex}", when=None, days=(start, end))


def _length(reading: DateReading) -> tuple[Decimal, str, str | None] | None:
    """Give the count, the unit and the hedge of a duration; ``None`` if it is vague."""
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
    """Give the number of a duration; ``None`` if it is vague."""
    value: Any = slots.get("number", slots.get("count"))
    if value is None and "fraction" not in slots:
        for inner in slots.values():
            if isinstance(inner, DateReading):
                return count_of(inner.slots)
    if "fraction" in slots:
        return Decimal(str(slots["fraction"])) / 100 + (Decimal(value) if value not in (None, "X") else 0)
    return None if value in (None, "X") else Decimal(value)


def _start(slots: Slots, frame: Frame, base: str, unit: str) -> tuple[When | None, str]:
    """Give the stretch to count from, and the reason."""
    if base == "date":
        inner = next(v for k, v in slots.items() if isinstance(v, DateReading) and k != "duration")
        if "ahead" in slots and inner.operation == "weekday" and "step" not in inner.slots:
            inner = inner._replace(slots={**inner.slots, "coming": 1})
        settled = settle(inner, frame)
        if settled is None or settled.when is None or settled.when.year is None:
            return None, _NO_DATE
        if settled.days and slots["sign"] > 0:
            return of_day(settled.days[1]), "counted from the end of what is beside it"
        return settled.when._replace(part=""), "counted from the date beside it"
    if base == "told":
        for fact, when in frame.told():
            found = _as(when, unit) if unit not in _CLOCK else when
            if found is None and unit == "day" and first_day(when) is not None:
                continue
            if found is not None:
                if unit in ("week", "fortnight") and day_of(when):
                    found = when._replace(part="")
                return found, f"counted from {fact.text!r} before it"
        if frame.narrative:
            return None, "no date before it tells from when"
    if frame.published is None:
        return None, _NO_DATE
    if base == "told" and slots["sign"] > 0 and frame.direction() < 0:
        return None, "no date before it tells from when"
    wide = "day" if unit in _CLOCK else "week" if unit == "fortnight" else unit
    return of_day(frame.published, wide), frame.why


@operation("quarter_of")
def _quarter_of(slots: Slots, frame: Frame) -> Settled | None:
    """Read the 1988 period: the quarter that the passage is about, in another year."""
    year = nested(slots, frame)
    if year is None or year.when is None:
        return None
    quarter = frame.quarter_near(over=True)
    if quarter is None:
        return year
    frame.compared()
    return inferred(quarter._replace(year=year.when.year), "the same quarter as the passage is about")


@operation("latest")
def _latest(slots: Slots, frame: Frame) -> Settled | None:
    """Read the latest quarter, the latest period: that of the passage, or the last that was over."""
    unit = slots["unit"]
    if unit in ("period", "quarter"):
        quarter = frame.quarter_near(over=True)
        if quarter is not None:
            return inferred(quarter, f"the quarter {quarter.year}-Q{quarter.n} that the passage is about")
        unit = "quarter"
    if frame.published is None:
        return ambiguous(unknown(unit), _NO_DATE)
    now = of_day(frame.published, unit)
    return inferred(
        shift(now, -1) if unit in ("quarter", "year") else now, frame.why, "the last one that was over"
    )


@operation("edge_unit")
def _edge_unit(slots: Slots, frame: Frame) -> Settled | None:
    """Read the end of the year, year-end, mid-month: of the stretch told of, or of publication."""
    settled = _the(slots, frame)
    if settled is None or slots["unit"] in _CLOCK:
        return None
    return settled._replace(mod=slots["edge"])


_SIDES = {"EARLIER": ("START", -1), "LATER": ("END", 1)}
"""What stands before or after publication within a stretch: "earlier this year"."""


@operation("edge")
def _edge(slots: Slots, frame: Frame) -> Settled | None:
    """Read the end of 1990, early May, year-end: the stretch with a ``mod``."""
    settled = nested(slots, frame)
    if settled is None or settled.type not in (DateType.DATE, DateType.TIME):
        return None
    edge = slots["edge"]
    if edge not in _SIDES:
        return settled._replace(mod=edge)
    mod, side = _SIDES[edge]
    days = None
    if settled.when is not None and frame.published is not None:
        first, last = first_day(settled.when), last_day(settled.when)
        if first and last:
            days = (first, last)
            if first <= frame.published <= last:
                days = (first, frame.published) if side < 0 else (frame.published, last)
    return settled._replace(mod=mod, days=days)


@operation("bounded")
def _bounded(slots: Slots, frame: Frame) -> Settled | None:
    """Read pre-2014, 1994 or later: the stretch with a bound for a ``mod``."""
    settled = nested(slots, frame)
    return None if settled is None else settled._replace(mod=slots["bound"])


@operation("ref")
def _ref(slots: Slots, frame: Frame) -> Settled | None:
    """Read now, recently, the future: only where they are asked for."""
    if not frame.context.vague or (slots.get("clause") == 1 and frame.direction() < 0):
        return None  # "he was soon released"
    return Settled(DateType.DATE, slots["ref"])
