"""From what a text says about time to its value: the one way in for extractors."""

from __future__ import annotations

import datetime as dt

from newsfacts.model import Date, DateEnd, Resolved
from newsfacts.normalise import (  # noqa: F401  they register their operations
    dates_ago,
    dates_named,
    dates_pairs,
    dates_parts,
    dates_points,
    dates_relative,
    dates_spans,
    dates_times,
)
from newsfacts.normalise.dates_calendar import edtf, first_day, last_day, of_day, shift
from newsfacts.normalise.dates_frame import Frame, Settled
from newsfacts.normalise.dates_operations import OPERATIONS, settle
from newsfacts.normalise.dates_reading import DateReading
from newsfacts.normalise.dates_story import Story
from newsfacts.resolve import Context

__all__ = ["OPERATIONS", "settle_date"]

_THIRDS = {"START": 0, "MID": 1, "END": 2}
_APPROXIMATE = {"APPROX": "~"}


def settle_date(reading: DateReading, context: Context) -> Resolved | None:
    """Give a reading's value, its certainty and the reasons; ``None`` if it is no fact."""
    settled = settle(reading, Frame(reading, Story.of(context)))
    if settled is None:
        return None
    if settled.timex.endswith("_REF") and not context.vague:
        return None
    try:
        earliest, latest = _days(settled)
        form = _edtf(settled)
    except OverflowError:  # it reaches beyond the years 1 to 9999
        return None
    value = Date(
        settled.type,
        settled.timex,
        settled.mod,
        earliest,
        latest,
        tuple(DateEnd(span, end.timex) for span, end in settled.ends),
        form,
    )
    return Resolved(value, settled.certainty, settled.reasons)


def _days(settled: Settled) -> tuple[dt.date | None, dt.date | None]:
    """Give the first and the last day; one that lies before or after a stretch has one of them."""
    if settled.fiscal:
        return None, None
    if settled.ends:
        first = _days(settled.ends[0][1])[0]
        last = _days(settled.ends[1][1])[1]
        return (first, last) if first and last and first <= last else (None, None)
    if settled.days is not None:
        return settled.days
    if settled.when is None:
        return None, None
    first, last = first_day(settled.when), last_day(settled.when)
    if first is None or last is None:
        return None, None
    one = dt.timedelta(days=1)
    if settled.mod in _THIRDS:
        return _third(first, last, settled.mod)
    if settled.mod == "BEFORE":
        return None, first - one if first > dt.date.min else None
    if settled.mod == "AFTER":
        return last + one if last < dt.date.max else None, None
    if settled.mod == "ON_OR_BEFORE":
        return None, last
    if settled.mod == "ON_OR_AFTER":
        return first, None
    return first, last


def _third(first: dt.date, last: dt.date, mod: str) -> tuple[dt.date, dt.date]:
    """Give the first, middle or last third of a stretch, in whole months if it is longer than a season.

    Of a month these are the days to the 10th, to the 20th, and the rest; of a year four months each; of a
    week Monday to Wednesday, Wednesday to Friday, Friday to Sunday.
    """
    days = (last - first).days + 1
    if days < 3:
        return first, last
    if days > 100:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        start = of_day(first, "month")
        cuts = [first_day(shift(start, months * k // 3)) or first for k in range(3)]
        cuts.append(last + dt.timedelta(days=1))
    else:
        third = (days + 2) // 3 if days < 10 else 10 if days <= 31 else days // 3
        step = dt.timedelta(days=third)
        tail = last + dt.timedelta(days=1)
        cuts = [first, first + step, first + 2 * step, tail]
        if days < 10:  # the thirds of a week overlap
            return (
                (first, first + step - dt.timedelta(days=1))
                if mod == "START"
                else (tail - step, last)
                if mod == "END"
                else (first + dt.timedelta(days=2), last - dt.timedelta(days=2))
            )
    k = _THIRDS[mod]
    return cuts[k], cuts[k + 1] - dt.timedelta(days=1)


def _edtf(settled: Settled) -> str | None:
    """Give the EDTF form, levels 0 and 1."""
    if settled.fiscal:
        return None
    if settled.ends:
        first, last = (end.when for _, end in settled.ends)
        if first is None or last is None or first.part or last.part:
            return None
        left, right = edtf(first), edtf(last)
        return f"{left}/{right}" if left and right and "X" not in left + right else None
    if settled.when is None or (settled.days and "/" in settled.timex):
        return "/".join(day.isoformat() for day in settled.days) if settled.days else None
    if settled.mod in ("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"):
        first_known, last_known = _days(settled)
        if first_known is None and last_known is None:
            return None
        return "/".join(day.isoformat() if day else ".." for day in (first_known, last_known))
    form = edtf(settled.when)
    if form is None or "T" in form:
        return form
    return form + _APPROXIMATE.get(settled.mod or "", "")
