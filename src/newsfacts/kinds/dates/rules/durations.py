"""Durations, sets and ranges."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from newsfacts.kinds.dates.calendar.period import UNITS, Period, first_day, last_day, of_day, shift
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.offsets import AGES, count_of
from newsfacts.kinds.dates.rules.rule import (
    OPERATIONS,
    Slots,
    ambiguous,
    inferred,
    nested,
    operation,
    point,
    settle,
)
from newsfacts.kinds.dates.rules.short_ranges import joined
from newsfacts.kinds.dates.rules.times import is_one_day
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty, Span
from newsfacts.model.arithmetic import plain

__all__: list[str] = []

_HALF_QUARTER = dt.timedelta(days=45)

_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "season": "SU",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}


def period(count: str, unit: str) -> str:
    """Write a TIMEX3 duration: P2W, PT1.5H, PXY."""
    letter = _LETTERS[unit]
    if letter.startswith("T"):
        return f"PT{count}{letter[1:]}"
    return f"P{count}{letter}"


@operation("duration")
def _duration(slots: Slots, frame: MentionContext) -> Normalised:
    """Read three years, half an hour, a few days, the past two weeks."""
    return _length(slots)


def _length(slots: Slots) -> Normalised:
    count, unit = count_of(slots), slots["unit"]
    if count is None:
        text = "X"
    else:
        if unit == "fortnight":
            count *= 2
        if unit in AGES and count != int(count):  # "half a century" has fifty years
            count, unit = count * AGES[unit], "year"
        whole = int(count)
        text = str(whole) if whole == count else plain(count).rstrip("0")
    return Normalised(DateType.DURATION, period(text, unit))


@operation("ended")
def _ended(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the year in "the year ended April 5": as long as it says; a quarter is one of the calendar.

    The quarter is the one that most of the three months before its last day are in.
    """
    reading, unit = frame.ending(), slots["unit"]
    end = settle(reading, MentionContext(reading, frame.story)) if reading is not None else None
    if end is None or end.type is DateType.DURATION:
        return OPERATIONS["the"](slots, frame) if slots.get("otherwise") == "the" else None
    if unit != "quarter":
        return Normalised(DateType.DURATION, period("1", unit))
    last = last_day(end.when) if end.when is not None else None
    if last is None:
        return ambiguous(Period("quarter"), *end.reasons)
    return inferred(of_day(last - _HALF_QUARTER, "quarter"), "the quarter that ended on the date after it")


@operation("fixed")
def _fixed(slots: Slots, frame: MentionContext) -> Normalised:
    """Read a duration that one word says, as in German: jahrelang."""
    return Normalised(DateType.DURATION, slots["length"])


@operation("duration_range")
def _duration_range(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read two to three weeks: one fact with two ends, the shorter and the longer."""
    if not slots["number"] < slots["number2"]:
        return None
    where, whole = frame.reading.spans, frame.reading.span
    cut = where["number2"].start if "number2" in where else whole.start
    short = _length(slots)
    long = _length({"number": slots["number2"], "unit": slots["unit"]})
    first, second = where.get("number", whole), Span(cut, whole.end)
    ends = ((first, short), (second, long))
    return Normalised(DateType.DURATION, f"{short.timex}/{long.timex}", ends=ends)


@operation("compound")
def _compound(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read two years and six months, 2 hours 30 minutes."""
    names = [n for n in ("", "2", "3") if f"unit{n}" in slots]
    places = [UNITS.index(slots[f"unit{n}"]) for n in names]
    if places != sorted(set(places), reverse=True):
        return None
    text = ""
    for n in names:
        part = period(plain(Decimal(slots[f"number{n}"])), slots[f"unit{n}"])
        if "T" in text:
            part = part.removeprefix("PT")
        text += part.removeprefix("P") if text and part.startswith("P") else part
    return Normalised(DateType.DURATION, text)


@operation("hedged")
def _hedged(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read nearly two years, more than a week."""
    settled = nested(slots, frame)
    return None if settled is None else settled._replace(mod=slots["hedge"])


@operation("set")
def _set(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read every day, each of three weeks, monthly, every Tuesday."""
    if "frequency" in slots:
        return Normalised(DateType.SET, slots["frequency"])
    if "weekday" in slots:
        return Normalised(DateType.SET, f"XXXX-WXX-{slots['weekday']}{slots.get('part', '')}")
    if "part" in slots:
        return Normalised(DateType.SET, f"XXXX-XX-XX{slots['part']}")
    if "season" in slots:
        return Normalised(DateType.SET, f"XXXX-{slots['season']}")
    if "month" in slots:
        return Normalised(DateType.SET, f"XXXX-{slots['month']:02d}")
    inner = nested(slots, frame)
    if inner is not None:
        return inner._replace(type=DateType.SET) if inner.type is DateType.DURATION else None
    count = slots.get("number", Decimal(1))
    return Normalised(DateType.SET, period(plain(Decimal(count)), slots["unit"]))


@operation("range")
def _range(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read from A to B: one fact with two ends."""
    readings = [(key, value) for key, value in slots.items() if isinstance(value, DateReading)]
    (first_name, first), (last_name, last) = readings
    if first_name.endswith("2"):
        (first_name, first), (last_name, last) = (last_name, last), (first_name, first)
    end = settle(last, frame)
    start = settle(first, frame)
    if start is None or end is None or start.when is None or end.when is None:
        return None
    if _lean(first):
        start = _leaned(start, end, said=last.operation == "within")
    start, end = _on_one_day((start, first), (end, last))
    if _operation(first) == _operation(last) == "weekday":
        start, end = _within_a_week(start, end, frame)
    else:
        end = _ordered(start, end, last)
    return joined(start, end, first, last)


def _on_one_day(
    start: tuple[Normalised, DateReading], end: tuple[Normalised, DateReading]
) -> tuple[Normalised, Normalised]:
    """Let a bare clock time take the day from the other end: from 9 a.m. until noon on Monday."""
    (one, first), (two, last) = start, end
    bare = [_operation(reading) == "clock" for reading in (first, last)]
    if bare == [True, False] and two.when is not None and two.when.part:
        one = _placed(one, two)
    elif bare == [False, True] and one.when is not None and one.when.part:
        two = _placed(two, one)
    if any(bare) and one.when is not None and two.when is not None:
        same_day = two.when._replace(part=one.when.part, zone=one.when.zone) == one.when
        if same_day and two.when.part < one.when.part:  # past midnight: the end that took its day moves
            if bare[1]:
                two = _moved(two, shift(two.when, 1))
            else:
                one = _moved(one, shift(one.when, -1))
    return one, two


def _placed(clock: Normalised, day: Normalised) -> Normalised:
    """Put a time on the day of another, as surely as that is known."""
    if clock.when is None or day.when is None:
        return clock
    return point(day.when._replace(part=clock.when.part, zone=clock.when.zone), day.certainty, *day.reasons)


@operation("clocks_on")
def _clocks_on(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read 9-11 a.m. on Friday."""
    hours, base = nested(slots, frame, "clockspan"), nested(slots, frame, "dayref")
    if hours is None or base is None or not is_one_day(base) or not hours.ends:
        return None
    (first, one), (last, two) = hours.ends
    start, end = _placed(one, base), _placed(two, base)
    if start.when and end.when and end.when.part < start.when.part:  # past midnight
        end = _moved(end, shift(end.when, 1))
    return hours._replace(
        timex=f"{start.timex}/{end.timex}",
        certainty=base.certainty,
        reasons=base.reasons,
        ends=((first, start), (last, end)),
    )


def _within_a_week(
    start: Normalised, end: Normalised, frame: MentionContext
) -> tuple[Normalised, Normalised]:
    """Put two weekdays that were each taken by themselves in order: from Monday to Friday.

    What began before publication is over; what lies ahead goes on into the next days.
    """
    first = first_day(start.when) if start.when else None
    second = first_day(end.when) if end.when else None
    if first is None or second is None or first <= second or frame.published is None:
        return start, end
    week = dt.timedelta(days=7)
    if first <= frame.published and second <= frame.published - week / 7:
        return _moved(start, of_day(first - week)), end
    return start, _moved(end, of_day(second + week))


def _moved(settled: Normalised, day: Period) -> Normalised:
    """Put a day, with its time if it has one, elsewhere."""
    part = settled.when.part if settled.when else ""
    return point(day._replace(part=part), settled.certainty, *settled.reasons)


def _leaned(start: Normalised, end: Normalised, *, said: bool) -> Normalised:
    """Let the first end take its year from the second, if that is said: May and June 2011."""
    if start.certainty is Certainty.EXPLICIT or start.when is None or end.when is None:
        return start
    if not (said or end.certainty is Certainty.EXPLICIT) or end.when.year is None:
        return start
    if start.when.unit in ("month", "day", "season", "quarter") and start.when.weekday is None:
        year = end.when.year
        if (start.when.n or 0) > (end.when.n or 13):
            year -= 1
        return point(start.when._replace(year=year), end.certainty, *end.reasons)
    return start


def _lean(reading: DateReading) -> bool:
    """Return whether a reading is a month or a day whose year is not said."""
    return _operation(reading) in ("calendar", "season", "nth")


def _operation(reading: DateReading) -> str:
    """Return the operation at the bottom of a reading; of a time on a day, that of the day."""
    while reading.operation in ("same", "edge", "at"):
        inner = [value for value in reading.slots.values() if isinstance(value, DateReading)]
        whole = next((value for value in inner if value.category not in ("time", "daytime")), inner[0])
        reading = reading.slots.get("daypart", whole)  # "10 p.m. last night"
    return reading.operation


def _ordered(start: Normalised, end: Normalised, last: DateReading) -> Normalised:
    """Move an end whose year is not said behind the start: from November to February."""
    if end.certainty is not Certainty.INFERRED or end.when is None or start.when is None:
        return end
    first, second = first_day(start.when), first_day(end.when)
    if first is None or second is None:
        return end
    if not _lean(last):
        return end
    when = end.when._replace(year=first.year)
    moved = first_day(when)
    if moved is not None and moved < first:
        when = when._replace(year=first.year + 1)
    return point(when, end.certainty, *end.reasons)
