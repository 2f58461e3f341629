"""From what a text says about time to its value: the one way in for extractors."""

from __future__ import annotations

import datetime as dt

from newsfacts.model import Date, DateEnd, Resolved
from newsfacts.normalise import dates_points, dates_relative, dates_spans, dates_times
from newsfacts.normalise.dates_calendar import edtf, first_day, last_day
from newsfacts.normalise.dates_frame import Frame, Settled
from newsfacts.normalise.dates_operations import OPERATIONS, settle
from newsfacts.normalise.dates_reading import DateReading
from newsfacts.resolve import Context

__all__ = ["OPERATIONS", "settle_date"]

_ROOMS = (dates_points, dates_relative, dates_spans, dates_times)  # they register their operations

_APPROXIMATE = {"APPROX": "~"}


def settle_date(reading: DateReading, context: Context) -> Resolved | None:
    """Give a reading's value, its certainty and the reasons; ``None`` if it is no fact."""
    settled = settle(reading, Frame(reading, context))
    if settled is None:
        return None
    if settled.timex.endswith("_REF") and not context.vague:
        return None
    earliest, latest = _days(settled)
    value = Date(
        settled.type,
        settled.timex,
        settled.mod,
        earliest,
        latest,
        tuple(DateEnd(span, end.timex) for span, end in settled.ends),
        _edtf(settled),
    )
    return Resolved(value, settled.certainty, settled.reasons)


def _days(settled: Settled) -> tuple[dt.date | None, dt.date | None]:
    """Give the first and the last day; one that lies before or after a stretch has one of them."""
    if settled.ends:
        first = _days(settled.ends[0][1])[0]
        last = _days(settled.ends[1][1])[1]
        return (first, last) if first and last and first <= last else (None, None)
    if settled.when is None:
        return None, None
    first, last = first_day(settled.when), last_day(settled.when)
    if first is None or last is None:
        return None, None
    one = dt.timedelta(days=1)
    if settled.mod == "BEFORE":
        return None, first - one if first > dt.date.min else None
    if settled.mod == "AFTER":
        return last + one if last < dt.date.max else None, None
    if settled.mod == "ON_OR_BEFORE":
        return None, last
    if settled.mod == "ON_OR_AFTER":
        return first, None
    return first, last


def _edtf(settled: Settled) -> str | None:
    """Give the EDTF form, levels 0 and 1."""
    if settled.ends:
        first, last = (end.when for _, end in settled.ends)
        if first is None or last is None or first.part or last.part:
            return None
        left, right = edtf(first), edtf(last)
        return f"{left}/{right}" if left and right else None
    if settled.when is None:
        return None
    if settled.mod in ("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"):
        first_known, last_known = _days(settled)
        if first_known is None and last_known is None:
            return None
        return "/".join(day.isoformat() if day else ".." for day in (first_known, last_known))
    form = edtf(settled.when)
    return form + _APPROXIMATE.get(settled.mod or "", "") if form else None
