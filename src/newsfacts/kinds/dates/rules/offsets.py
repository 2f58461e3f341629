"""What is so many units away: three weeks ago, two days later, a year after the 5th of May."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from newsfacts.kinds.dates.calendar.clock import shift_clock
from newsfacts.kinds.dates.calendar.period import (
    CLOCK,
    Period,
    bounds,
    day_of,
    of_day,
    shift,
    timex,
    unit_around,
    unknown,
)
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.lengths import AGES, count_of, lasting
from newsfacts.kinds.dates.rules.rule import NO_DATE, ambiguous, inferred, rule, settle, undated
from newsfacts.kinds.dates.value import DateType

__all__: list[str] = []

_FARTHEST = 10_000
"""Up to how many units something is counted from a date mentioned before."""
_DAYS = frozenset({"day", "week", "fortnight"})
"""Units in which nothing is counted back from publication but with "ago"."""

_Origin = Literal["now", "told", "date"]
"""Where counting starts: at publication, at the last date mentioned, at the adjacent date."""


class _Distance(NamedTuple):
    """How far away something is."""

    number: Decimal
    unit: str
    mod: str | None
    """The hedge of the length, for what is that far away."""

    @property
    def in_years(self) -> _Distance:
        """The same without decades and longer: "a decade ago" is a year, not ten."""
        if self.unit not in AGES:
            return self
        return self._replace(number=self.number * AGES[self.unit], unit="year")


class _Start(NamedTuple):
    """The stretch to count from, if it is known, and the reason."""

    when: Period | None
    reason: str


def _with(mod: str | None, settled: Normalised) -> Normalised:
    """Add the hedge of a length to what is that far away."""
    return settled if mod is None else settled._replace(mod=mod)


@rule("ago")
def _counted(
    context: MentionContext, *, number: int | Decimal, unit: str, sign: int, from_: Literal["now", "told"]
) -> Normalised | None:
    """Read a year earlier."""
    return _moved(context, _Distance(Decimal(number), unit, None), sign, from_)


@rule("ago")
def _counted_from_date(
    context: MentionContext,
    *,
    number: int | Decimal,
    unit: str,
    sign: int,
    from_: Literal["date"],
    date: DateReading,
) -> Normalised | None:
    """Read the day after Christmas."""
    return _moved(context, _Distance(Decimal(number), unit, None), sign, "date", _beside(context, date, sign))


@rule("ago")
def _ahead_if_future(
    context: MentionContext,
    *,
    number: int | Decimal,
    unit: str,
    sign: int,
    from_: Literal["now"],
    turned: Literal["future"],
    hedge: str | None = None,
) -> Normalised | None:
    """Read "in two weeks": when, if the clause is about the future, else how long ("twice in two weeks")."""
    if unit in CLOCK or context.direction() <= 0:
        return _with(hedge, lasting(Decimal(number), unit))
    return _moved(context, _Distance(Decimal(number), unit, None), sign, from_)


@rule("ago", named=["duration"])
def _length_away(
    context: MentionContext,
    *,
    duration: DateReading,
    sign: int,
    from_: Literal["now", "told"],
    compared: int = 0,
) -> Normalised | None:
    """Read three weeks ago, two days later; with ``compared``, a year ago as a time to compare with."""
    return _by_length(context, duration, sign, from_, compared=bool(compared))


@rule("ago", named=["duration"])
def _length_ahead(
    context: MentionContext,
    *,
    duration: DateReading,
    sign: int,
    from_: Literal["now"],
    turned: Literal["ahead"],
) -> Normalised | None:
    """Read "in two years' time", but "its third storm in a year's time" of the past."""
    if context.direction() < 0:
        return settle(duration, context)
    return _by_length(context, duration, sign, from_)


@rule("ago", named=["duration"])
def _length_from_date(
    context: MentionContext,
    *,
    duration: DateReading,
    sign: int,
    from_: Literal["date"],
    date: DateReading,
    ahead: int = 0,
) -> Normalised | None:
    """Read a week after the 5th of May; with ``ahead``, two weeks from Monday, which is ahead."""
    if ahead and date.operation == "weekday" and "step" not in date.slots:
        date = date._replace(slots={**date.slots, "coming": 1})
    return _by_length(context, duration, sign, "date", _beside(context, date, sign))


@rule("ago", named=["spread"])
def _between(
    context: MentionContext, *, spread: DateReading, sign: int, from_: Literal["now", "told"]
) -> Normalised | None:
    """Read two or three years ago: the stretch from the one to the other."""
    both = []
    if from_ == "told" and max(spread.slots["number"], spread.slots["number2"]) > _FARTHEST:
        return None  # "350 à 400 millions un an plus tôt": an amount
    for name in ("number", "number2"):
        distance = _Distance(Decimal(spread.slots[name]), spread.slots["unit"], None)
        found = _moved(context, distance, sign, from_)
        days = bounds(found.when) if found and found.when else None
        if not found or not days:
            return found
        both.append((*days, found))
    (start, _, one_end), (_, end, other) = sorted(both, key=lambda row: row[:2])
    return one_end._replace(timex=f"{one_end.timex}/{other.timex}", when=None, days=(start, end))


@rule("ago_day")
def _ago_day(
    context: MentionContext, *, duration: DateReading, day_word: int, sign: int
) -> Normalised | None:
    """Read a year ago today, three years from today: the very day."""
    distance = _distance(duration)
    if distance is None or distance.unit in CLOCK:
        return None
    if context.published is None:
        return undated(unknown("day"))
    count, unit, mod = distance.in_years
    base = shift(of_day(context.published), day_word)
    months = count * 12 if unit == "year" and count != int(count) else None
    moved = shift(base, sign * int(months or count), "month" if months else unit)
    return _with(mod, inferred(moved, context.why))


@rule("ago_this")
def _ago_this(context: MentionContext, *, duration: DateReading, unit: str, sign: int) -> Normalised | None:
    """Read forty years ago this month: the month of that year."""
    distance = _distance(duration)
    if distance is None or distance.unit in CLOCK or unit in CLOCK:
        return None
    if context.published is None:
        return undated(unknown(unit))
    count, step, mod = distance.in_years
    moved = shift(of_day(context.published, unit), sign * int(count), step)
    return _with(mod, inferred(moved, context.why))


def _by_length(
    context: MentionContext,
    duration: DateReading,
    sign: int,
    origin: _Origin,
    start: _Start | None = None,
    *,
    compared: bool = False,
) -> Normalised | None:
    if duration.operation == "compound":
        return _by_steps(context, duration.slots, sign, origin, start)
    distance = _distance(duration)
    if distance is None:
        return Normalised(DateType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
    return _moved(context, distance, sign, origin, start, compared=compared)


def _moved(
    context: MentionContext,
    distance: _Distance,
    sign: int,
    origin: _Origin,
    start: _Start | None = None,
    *,
    compared: bool = False,
) -> Normalised | None:
    """Return what is a distance away from where counting starts: from ``start``, if that is given."""
    if distance.unit == "year" and distance.number == 1 and sign < 0 and origin != "date":
        found = _year_before(context, told=compared or origin == "told")
        if found is not None:
            return _with(distance.mod, found)
    count, unit, mod = distance.in_years
    when, reason = start or _counting_from(context, origin, unit, sign)
    if origin == "told" and not context.narrative:
        context.compared()
    if when is None:
        return _with(mod, ambiguous(unknown(unit), reason))
    if unit in CLOCK and origin == "date":
        return None  # "three minutes from today" is not a day
    if unit in CLOCK:
        moved, days = _by_clock(when, sign * count, unit)
        if not days:
            return _with(mod, inferred(moved, reason))
        count, unit = Decimal(days), "day"
    if count != int(count) and unit == "year":
        if origin == "now" and context.published is not None:
            when = of_day(context.published, "month")
        month = shift(when, sign * int(count * 12), "month")
        return _with(mod, inferred(month._replace(grain="year", number=None) if count > 1 else month, reason))
    return _with(mod, inferred(shift(when, sign * int(count), unit), reason))


def _by_clock(when: Period, count: Decimal, unit: str) -> tuple[Period, int]:
    """Return a time moved on its clock and 0; if it has no clock, itself and the whole days to move it."""
    clock = shift_clock(when, count, unit)
    if clock is not None:
        return clock, 0
    return when, abs(int(count)) // 24 if unit == "hour" else 0


def _year_before(context: MentionContext, *, told: bool) -> Normalised | None:
    """Return the time a year before the quarter or, with ``told``, the month that is compared with it."""
    month = context.month_near() if told else None
    if month is not None:
        return inferred(shift(month, -1, "year"), f"a year before {month.year}-{month.number:02d}")
    quarter = context.quarter_near(over=True)
    if quarter is not None:
        context.compared()
        moved = shift(quarter, -1, "year")
        return inferred(moved, f"a year before the quarter {timex(quarter)}")
    half = context.half_near()
    if half is not None:
        context.compared()
        return inferred(shift(half, -1, "year"), f"a year before the half {timex(half)}")
    return None


def _by_steps(
    context: MentionContext, length: Mapping[str, Any], sign: int, origin: _Origin, start: _Start | None
) -> Normalised | None:
    """Read two years and six months ago: one step for each unit, from a day or month as the finest has it."""
    names = [name for name in ("", "2", "3") if f"unit{name}" in length]
    finest = str(length[f"unit{names[-1]}"])
    when, reason = start or _counting_from(context, origin, finest, sign)
    told = context.told(CLOCK[0]) if origin == "told" else None  # any date will do
    if told is not None:
        when, reason = told[1]._replace(part=""), f"counted from {told[0].text!r} before it"
    if when is None:
        return ambiguous(unknown(finest), reason)
    for name in names:
        if length[f"unit{name}"] not in CLOCK:
            when = shift(when, sign * int(length[f"number{name}"]), length[f"unit{name}"])
    return inferred(when, reason)


def _distance(duration: DateReading) -> _Distance | None:
    """Return the count, the unit and the hedge of a duration; ``None`` if it is vague."""
    slots = duration.slots
    mod = slots.get("mod")
    while duration.operation in ("same", "hedged"):
        duration = next(v for v in duration.slots.values() if isinstance(v, DateReading))
        slots = duration.slots
        mod = mod or slots.get("mod")
    if "unit" not in slots or duration.operation != "duration":
        return None
    count = count_of(slots)
    return None if count is None else _Distance(count, slots["unit"], mod)


def _beside(context: MentionContext, date: DateReading, sign: int) -> _Start:
    """Return the adjacent date as a stretch."""
    settled = settle(date, context)
    if settled is None or settled.when is None or settled.when.year is None:
        return _Start(None, NO_DATE)
    if settled.days and sign > 0:
        return _Start(of_day(settled.days[1]), "counted from the end of the date next to it")
    return _Start(settled.when._replace(part=""), "counted from the date next to it")


def _counting_from(context: MentionContext, origin: _Origin, unit: str, sign: int) -> _Start:
    """Return the stretch to count from, at publication or at the last date mentioned."""
    if origin == "told":
        told = context.told(unit)
        if told is not None:
            fact, when = told
            found = unit_around(when, unit) if unit not in CLOCK else when
            if unit in ("week", "fortnight") and day_of(when):
                found = when._replace(part="")
            return _Start(found, f"counted from {fact.text!r} before it")
        if context.narrative:
            return _Start(None, "no date before it says where to count from")
    if context.published is None:
        return _Start(None, NO_DATE)
    if origin == "told" and (unit in _DAYS if sign < 0 else context.direction() < 0):
        return _Start(None, "no date before it says where to count from")
    wide = "day" if unit in CLOCK else "week" if unit == "fortnight" else unit
    return _Start(of_day(context.published, wide), context.why)
