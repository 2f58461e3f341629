"""What hangs on publication or on a date before: today, last year, that month, the year-earlier quarter."""

from __future__ import annotations

from newsfacts.kinds.dates.calendar.period import CLOCK, Period, bounds, of_day, shift, unit_around, unknown
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.rules.rule import Slots, ambiguous, inferred, nested, operation, undated
from newsfacts.kinds.dates.value import DateType

__all__: list[str] = []

_SATURDAY = 6
_TALE = ("day", "week", "month", "year")
_REPORTS = 6  # month up to which "the full year" that is told of is the one before


@operation("today")
def _today(slots: Slots, frame: MentionContext) -> Normalised:
    """Read today, tomorrow, the day before yesterday."""
    if frame.published is None:
        return undated(Period("day"))
    return inferred(shift(of_day(frame.published), slots["day_word"]), frame.why)


@operation("step")
def _step(slots: Slots, frame: MentionContext) -> Normalised:
    """Read last week, this year, the next quarter; with ``from=told``, the following year."""
    unit, step = slots["unit"], slots["step"]
    count = int(slots.get("number", 1))
    if unit in CLOCK:
        return ambiguous(unknown(unit))
    if slots.get("from") == "told" or (unit in _TALE and frame.narrative):
        # in a tale of the past "this day" and "the next year" count from the time told of
        told = frame.around(unit)
        base = unit_around(told[1], unit) if told is not None else None
        if told is not None and base is not None:
            return inferred(shift(base, step * count, unit), f"counted from {told[0].text!r}")
        if frame.narrative:
            return ambiguous(unknown(unit), "no date before it says where to count from")
    if frame.published is None:
        return undated(unknown(unit))
    now = of_day(frame.published, unit)
    if "coming" in slots and frame.published.isoweekday() < _SATURDAY:
        return inferred(now, frame.why, "the first one after publication")
    return inferred(shift(now, step * count, unit), frame.why)


@operation("told")
def _told(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read that year, the same day, that month: the stretch around the last date mentioned."""
    unit = slots["unit"]
    told = frame.around(unit)
    found = unit_around(told[1], unit) if told is not None else None
    if told is not None and found is not None:
        return inferred(found, f"as in {told[0].text!r} before it")
    return ambiguous(unknown(unit), "no date before it says which one")


@operation("the")
def _the(slots: Slots, frame: MentionContext) -> Normalised | None:
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
        return undated(unknown(unit))
    now = of_day(frame.published, unit)
    if unit == "quarter" and frame.direction() <= 0:
        return inferred(shift(now, -1), frame.why, "the last one that had ended")
    early = frame.published.isoweekday() == 1 if unit == "week" else frame.published.month <= _REPORTS
    if early and (unit == "week" or "whole" in slots) and frame.direction() < 0:
        return inferred(shift(now, -1), frame.why, "the last one that had ended")
    if unit == "weekend":
        back = frame.published.isoweekday() < 6 and frame.direction() <= 0
        return inferred(shift(now, -1) if back else now, frame.why)
    return inferred(now, frame.why)


@operation("compared")
def _compared(slots: Slots, frame: MentionContext) -> Normalised:
    """Read the year-earlier quarter, the same period last year: one year before what the passage is about."""
    quarter = frame.quarter_near(over=True)
    unit = slots.get("unit", "period")
    if quarter is not None and unit in ("period", "quarter", "year"):
        frame.compared()
        return inferred(shift(quarter, -1, "year"), f"a year before the quarter {quarter.year}-Q{quarter.n}")
    if frame.published is None:
        return undated(unknown("year" if unit == "period" else unit))
    if unit == "quarter":
        last = shift(of_day(frame.published, "quarter"), -1)
        return inferred(shift(last, -1, "year"), frame.why)
    ended = frame.stretch_end()
    if ended is not None and ended.year is not None:
        return inferred(
            Period("year", ended.year - 1), f"a year before the period that ended in {ended.year}"
        )
    told = frame.last("year")
    base = told[1] if told and told[1].year == frame.published.year else of_day(frame.published, "year")
    return inferred(shift(base, -1, "year"), frame.why)


@operation("quarter_of")
def _quarter_of(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the 1988 period: the quarter that the passage is about, in another year."""
    year = nested(slots, frame)
    if year is None or year.when is None:
        return None
    quarter = frame.quarter_near(over=True)
    if quarter is None:
        return year
    frame.compared()
    return inferred(quarter._replace(year=year.when.year), "the quarter that the passage is about")


@operation("latest")
def _latest(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the latest quarter, the latest period: that of the passage, or the last that was over."""
    unit = slots["unit"]
    if unit in ("period", "quarter"):
        quarter = frame.quarter_near(over=True)
        if quarter is not None:
            return inferred(quarter, f"the quarter {quarter.year}-Q{quarter.n} that the passage is about")
        unit = "quarter"
    if frame.published is None:
        return undated(unknown(unit))
    now = of_day(frame.published, unit)
    return inferred(
        shift(now, -1) if unit in ("quarter", "year") else now, frame.why, "the last one that had ended"
    )


@operation("edge_unit")
def _edge_unit(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the end of the year, year-end, mid-month: of the stretch told of, or of publication."""
    settled = _the(slots, frame)
    if settled is None or slots["unit"] in CLOCK:
        return None
    return settled._replace(mod=slots["edge"])


_SIDES = {"EARLIER": ("START", -1), "LATER": ("END", 1)}
"""What stands before or after publication within a stretch: "earlier this year"."""


@operation("edge")
def _edge(slots: Slots, frame: MentionContext) -> Normalised | None:
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
        days = bounds(settled.when)
        if days is not None and days[0] <= frame.published <= days[1]:
            days = (days[0], frame.published) if side < 0 else (frame.published, days[1])
    return settled._replace(mod=mod, days=days)


@operation("bounded")
def _bounded(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read pre-2014, 1994 or later: the stretch with a bound for a ``mod``."""
    settled = nested(slots, frame)
    return None if settled is None else settled._replace(mod=slots["bound"])


@operation("ref")
def _ref(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read now, recently, the future: only where they are asked for."""
    if not frame.story.vague or (slots.get("clause") == 1 and frame.direction() < 0):
        return None  # "he was soon released"
    return Normalised(DateType.DATE, slots["ref"])
