"""From what a text says about time to its value: the one way in for extractors."""

from __future__ import annotations

import datetime as dt

from newsfacts.extractor.context import Context
from newsfacts.kinds.dates.calendar.edtf import edtf, edtf_interval
from newsfacts.kinds.dates.calendar.period import bounds, first_day, is_in_calendar, last_day, of_day, shift
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import settle
from newsfacts.kinds.dates.timeline import Timeline
from newsfacts.kinds.dates.value import Date, DateEnd
from newsfacts.model import Resolved

__all__ = ["settle_date"]

_THIRDS = {"START": 0, "MID": 1, "END": 2}
_SHORTEST_WITH_THIRDS = 3
"""Days that a stretch needs for its thirds to differ."""
_LONGEST_WEEK = 9
"""Days up to which thirds overlap: Wednesday is in the first third of a week and in the middle one."""
_LONGEST_MONTH = 31
_LONGEST_SEASON = 100
"""Up to this many days, which includes any season, thirds are counted in days; above that in months."""
_THIRD_OF_MONTH = 10
"""Days in the first and in the second third of a month."""
_BOUNDS = ("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER")
_APPROXIMATE = "APPROX"
_UNKNOWN = (None, None)
_DAY = dt.timedelta(days=1)


def settle_date(reading: DateReading, context: Context) -> Resolved | None:
    """Return a reading's value, its certainty and the reasons; ``None`` if the reading is not a fact."""
    story = context.view(Timeline)
    settled = settle(reading, MentionContext(reading, story))
    if settled is None:
        return None
    kind, timex, mod = settled.type, settled.timex, settled.mod
    if settled.when is None and not settled.ends and settled.days is None:  # a length of time, or how often
        if timex.endswith("_REF") and not context.vague:
            return None
        return Resolved(Date(kind, timex, mod), settled.certainty, settled.reasons)
    if not _is_in_calendar(settled) or _runs_backwards(settled):
        return None
    earliest = latest = form = None
    if not settled.fiscal:
        try:
            earliest, latest = _days(settled)
            form = _edtf(settled, earliest, latest)
        except OverflowError:  # it reaches beyond the years 1 to 9999
            return None
    ends = tuple(DateEnd(span, end.timex) for span, end in settled.ends)
    return Resolved(Date(kind, timex, mod, earliest, latest, ends, form), settled.certainty, settled.reasons)


def _is_in_calendar(settled: Normalised) -> bool:
    """Return whether the calendar has a stretch, or both ends of a range."""
    if settled.when is not None:
        return is_in_calendar(settled.when)
    return all(_is_in_calendar(end) for _, end in settled.ends)


def _runs_backwards(settled: Normalised) -> bool:
    """Return whether a range ends before it begins: whatever was meant, it was read wrongly."""
    if not settled.ends or settled.fiscal:
        return False
    (_, start), (_, end) = settled.ends
    if start.when is None or end.when is None:
        return False
    first, last = first_day(start.when), last_day(end.when)
    return first is not None and last is not None and first > last


def _days(settled: Normalised) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day; for what is before or after a stretch, one of them is ``None``."""
    if settled.ends:
        return _days_of_range(settled)
    if settled.days is not None:
        return settled.days
    known = bounds(settled.when) if settled.when is not None else None
    if known is None or settled.mod is None:
        return known or _UNKNOWN
    return _days_beside(*known, settled.mod)


def _days_of_range(settled: Normalised) -> tuple[dt.date | None, dt.date | None]:
    (_, start), (_, end) = settled.ends
    first = None if start.fiscal else _days(start)[0]
    last = None if end.fiscal else _days(end)[1]
    return (first, last) if first and last and first <= last else _UNKNOWN


def _days_beside(first: dt.date, last: dt.date, mod: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the days that a TIMEX3 modifier makes of a stretch: a part of it, or what is next to it."""
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
    return first, last


def _third(first: dt.date, last: dt.date, mod: str) -> tuple[dt.date, dt.date]:
    """Return the first, middle or last third of a stretch, in whole months if it is longer than a season.

    Of a month these are the days to the 10th, to the 20th, and the rest; of a year four months each; of a
    week Monday to Wednesday, Wednesday to Friday, Friday to Sunday.
    """
    days = (last - first).days + 1
    third = _THIRDS[mod]
    if days < _SHORTEST_WITH_THIRDS:
        return first, last
    if days <= _LONGEST_WEEK:
        return _third_of_week(first, last, third)
    if days > _LONGEST_SEASON:
        return _third_in_months(first, last, third)
    size = (_THIRD_OF_MONTH if days <= _LONGEST_MONTH else days // 3) * _DAY
    start = first + third * size
    return start, last if third == _THIRDS["END"] else start + size - _DAY


def _third_of_week(first: dt.date, last: dt.date, third: int) -> tuple[dt.date, dt.date]:
    days = (last - first).days + 1
    to_end = ((days + 2) // 3 - 1) * _DAY  # from the first day of a third to its last, rounded up
    if third == _THIRDS["START"]:
        return first, first + to_end
    if third == _THIRDS["END"]:
        return last - to_end, last
    return first + 2 * _DAY, last - 2 * _DAY


def _third_in_months(first: dt.date, last: dt.date, third: int) -> tuple[dt.date, dt.date]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    begin = of_day(first, "month")
    start = first_day(shift(begin, months * third // 3)) if third != _THIRDS["START"] else None
    following = first_day(shift(begin, months * (third + 1) // 3)) if third != _THIRDS["END"] else None
    return start or first, following - _DAY if following else last


def _edtf(settled: Normalised, earliest: dt.date | None, latest: dt.date | None) -> str | None:
    """Return the EDTF form, levels 0 and 1, of what has these days; ``None`` if there is none."""
    when = settled.when
    if settled.ends:
        return _edtf_of_ends(settled)
    if when is None or (settled.days and "/" in settled.timex):
        return _interval(settled.days) if settled.days else None
    if settled.mod in _BOUNDS:
        return _interval((earliest, latest)) if earliest or latest else None
    return edtf(when, approximate=settled.mod == _APPROXIMATE)


def _edtf_of_ends(settled: Normalised) -> str | None:
    """Return the interval from one end to the other, if both are known to the day, month, season or year."""
    (_, start), (_, end) = settled.ends
    return edtf_interval(start.when, end.when) if start.when and end.when else None


def _interval(days: tuple[dt.date | None, dt.date | None]) -> str:
    """Return the interval of EDTF between two days; an open side is ``..``."""
    return "/".join(day.isoformat() if day else ".." for day in days)
