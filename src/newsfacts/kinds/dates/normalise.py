"""From what a text says about time to its value: the one way in for extractors."""

from __future__ import annotations

import datetime as dt

from newsfacts.extractor.context import Context
from newsfacts.kinds.dates.calendar.period import bounds, edtf, first_day, of_day, shift
from newsfacts.kinds.dates.context import Frame, Settled
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import OPERATIONS, settle
from newsfacts.kinds.dates.timeline import Story
from newsfacts.kinds.dates.value import Date, DateEnd
from newsfacts.model import Resolved

__all__ = ["OPERATIONS", "settle_date"]

_THIRDS = {"START": 0, "MID": 1, "END": 2}
_ALIKE = ("day", "month", "year")  # units that TIMEX3 and EDTF write alike where all of it is known
_BOUNDS = ("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER")
_APPROXIMATE = {"APPROX": "~"}
_UNKNOWN = (None, None)
_DAY = dt.timedelta(days=1)


def settle_date(reading: DateReading, context: Context) -> Resolved | None:
    """Give a reading's value, its certainty and the reasons; ``None`` if it is no fact."""
    story = context.view(Story)
    settled = settle(reading, Frame(reading, story))
    if settled is None:
        return None
    kind, timex, when, mod, certainty, reasons, ends, days, fiscal = settled
    if when is None and not ends and days is None:  # a length of time, or how often
        if timex.endswith("_REF") and not context.vague:
            return None
        return Resolved(Date(kind, timex, mod), certainty, reasons)
    earliest = latest = form = None
    if not fiscal:
        try:
            earliest, latest = _days(settled)
            form = _edtf(settled, earliest, latest)
        except OverflowError:  # it reaches beyond the years 1 to 9999
            return None
    named = tuple([DateEnd(span, end.timex) for span, end in ends]) if ends else ()
    return Resolved(Date(kind, timex, mod, earliest, latest, named, form), certainty, reasons)


def _days(settled: Settled) -> tuple[dt.date | None, dt.date | None]:
    """Give the first and the last day; one that lies before or after a stretch has one of them."""
    if settled.ends:
        (_, start), (_, end) = settled.ends
        first = None if start.fiscal else _days(start)[0]
        last = None if end.fiscal else _days(end)[1]
        return (first, last) if first and last and first <= last else _UNKNOWN
    if settled.days is not None:
        return settled.days
    known = bounds(settled.when) if settled.when is not None else None
    if known is None:
        return _UNKNOWN
    mod = settled.mod
    if mod is None:
        return known
    first, last = known
    if mod in _THIRDS:
        return _third(first, last, mod)
    if mod == "BEFORE":
        return None, first - _DAY if first > dt.date.min else None
    if mod == "AFTER":
        return last + _DAY if last < dt.date.max else None, None
    if mod == "ON_OR_BEFORE":
        return None, last
    if mod == "ON_OR_AFTER":
        return first, None
    return known


def _third(first: dt.date, last: dt.date, mod: str) -> tuple[dt.date, dt.date]:
    """Give the first, middle or last third of a stretch, in whole months if it is longer than a season.

    Of a month these are the days to the 10th, to the 20th, and the rest; of a year four months each; of a
    week Monday to Wednesday, Wednesday to Friday, Friday to Sunday.
    """
    days = (last - first).days + 1
    if days < 3:
        return first, last
    k = _THIRDS[mod]
    if days > 100:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        start = of_day(first, "month")
        if k:
            first = first_day(shift(start, months * k // 3)) or first
        end = first_day(shift(start, months * (k + 1) // 3)) if k < 2 else None
        return first, end - _DAY if end else last
    if days < 10:  # the thirds of a week overlap
        size = (days + 2) // 3
        if not k:
            return first, first + (size - 1) * _DAY
        return (last - (size - 1) * _DAY, last) if k == 2 else (first + 2 * _DAY, last - 2 * _DAY)
    third = (10 if days <= 31 else days // 3) * _DAY
    return first + k * third, first + (k + 1) * third - _DAY if k < 2 else last


def _edtf(settled: Settled, earliest: dt.date | None, latest: dt.date | None) -> str | None:
    """Give the EDTF form, levels 0 and 1, of what has these days."""
    when = settled.when
    if settled.ends:
        first, last = (end.when for _, end in settled.ends)
        if first is None or last is None or first.part or last.part:
            return None
        left, right = edtf(first), edtf(last)
        return f"{left}/{right}" if left and right and "X" not in left + right else None
    if when is None or (settled.days and "/" in settled.timex):
        return "/".join(day.isoformat() for day in settled.days) if settled.days else None
    if settled.mod in _BOUNDS:
        if earliest is None and latest is None:
            return None
        return "/".join(day.isoformat() if day else ".." for day in (earliest, latest))
    plain = earliest is not None and when.unit in _ALIKE and not when.part
    form = settled.timex if plain else edtf(when)
    if settled.mod is None or form is None or "T" in form:
        return form
    return form + _APPROXIMATE.get(settled.mod, "")
