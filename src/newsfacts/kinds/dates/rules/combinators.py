"""What rules are made of: the n-th unit of a stretch, the first day after another, the range between two."""

from __future__ import annotations

import datetime as dt

from newsfacts.kinds.dates.calendar.period import (
    Period,
    bounds,
    first_day,
    last_day,
    of_day,
    shift,
    timex,
)
from newsfacts.kinds.dates.context import Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty

__all__ = ["fraction_within", "interval", "is_one_day", "nth_within", "placed", "weekday_beside"]

_PER_YEAR = {"quarter": 4, "half": 2, "month": 12}
_MOST = 60  # weekdays or weeks that a stretch may have for one of them to be counted out
_WEEKS = {"week": 4, "weekend": 6}
"""The weekday by which a week or a weekend is of a month: a week is of the one that its Thursday is in."""
_ORDER = (Certainty.EXPLICIT, Certainty.INFERRED, Certainty.AMBIGUOUS)


def is_one_day(settled: Normalised) -> bool:
    """Return whether something is a single day, so that a time of day can be on it: Ramadan has many."""
    when = settled.when
    if when is None or when.grain != "day":
        return False
    return settled.days is None or settled.days[0] == settled.days[1]


def placed(part: str, base: Normalised, zone: str = "") -> Normalised:
    """Return a time on a day that is known as surely as ``base``."""
    assert base.when is not None
    when = base.when._replace(part=part, zone=zone)
    return base._replace(type=DateType.TIME, timex=timex(when), when=when)


def interval(start: Normalised, end: Normalised, first: DateReading, last: DateReading) -> Normalised:
    """Return one range of two ends, as certain as the less certain of them."""
    start, end = _edge(start, 0), _edge(end, -1)
    return Normalised(
        DateType.TIME if DateType.TIME in (start.type, end.type) else DateType.DATE,
        f"{start.timex}/{end.timex}",
        None,
        None,
        max(start.certainty, end.certainty, key=_ORDER.index),
        tuple(dict.fromkeys(start.reasons + end.reasons)),
        ((first.span, start), (last.span, end)),
    )


def _edge(settled: Normalised, side: int) -> Normalised:
    """Return the first or the last day (``side`` 0 or -1) of what has several: from Ramadan to Easter."""
    if settled.days is None or "/" not in settled.timex:
        return settled
    when = of_day(settled.days[side])
    return settled._replace(timex=timex(when), when=when, days=None)


def weekday_beside(day: dt.date, weekday: int, sign: int, rank: int = 1) -> dt.date:
    """Return the ``rank``-th day on a weekday (Monday is 1) after a day, or before it if ``sign`` is -1.

    >>> weekday_beside(dt.date(2025, 2, 13), 1, 1)
    datetime.date(2025, 2, 17)
    """
    near = (sign * (weekday - day.isoweekday())) % 7 or 7
    return day + dt.timedelta(days=sign * (near + 7 * (rank - 1)))


def nth_within(outer: Period, rank: int, unit: str, weekday: int | None = None) -> Period | None:
    """Return the ``rank``-th unit of a stretch; -1 is the last, -2 the last but one.

    The unit may be ``"weekday"``: then ``weekday`` says which (Monday is 1).

    >>> nth_within(Period("month", 2025, 5), -1, "weekday", 1)
    Period(grain='day', year=2025, number=5, day=26, season='', weekday=None, part='', zone='')
    """
    if unit in _PER_YEAR and outer.grain == "year":
        rank = _PER_YEAR[unit] + 1 + rank if rank < 0 else rank
        return Period(unit, outer.year, rank) if 1 <= rank <= _PER_YEAR[unit] else None
    days = bounds(outer)
    if outer.year is None or days is None or rank == 0:
        return None
    if unit == "decade" and outer.grain == "century":
        rank = 11 + rank if rank < 0 else rank
        return Period("decade", outer.year + 10 * (rank - 1)) if 1 <= rank <= 10 else None
    if weekday is not None:
        return _nth_weekday(*days, rank, weekday, "day")
    if unit in _WEEKS:
        return _nth_weekday(*days, rank, _WEEKS[unit], unit)
    return _nth_unit(*days, rank, unit) if unit in ("day", "month", "quarter", "half", "year") else None


def _nth_weekday(first: dt.date, last: dt.date, rank: int, weekday: int, unit: str) -> Period | None:
    """Return the unit around the ``rank``-th day on a weekday from ``first`` to ``last``."""
    day = _counted(first, last, weekday, rank)
    return of_day(day, unit) if day else None


def _nth_unit(first: dt.date, last: dt.date, rank: int, unit: str) -> Period | None:
    """Return the ``rank``-th unit that begins from ``first`` to ``last``."""
    part = shift(of_day(first, unit), rank - 1) if rank > 0 else shift(of_day(last, unit), rank + 1)
    start = first_day(part)
    return part if start is not None and first <= start <= last else None


def _counted(first: dt.date, last: dt.date, weekday: int, rank: int) -> dt.date | None:
    """Return the ``rank``-th of the days on that weekday (Monday is 1) from ``first`` to ``last``."""
    if abs(rank) > _MOST:
        return None
    if rank > 0:
        found = first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (rank - 1))
    else:
        found = last - dt.timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-rank - 1))
    return found if first <= found <= last else None


def fraction_within(outer: Normalised, rank: int, parts: int) -> Normalised | None:
    """Return a half or a quarter of a stretch that has none in the calendar: the second half of May.

    TIMEX3 says START or END next to the whole; the days are those of the part.
    """
    assert outer.when is not None
    rank = parts + 1 + rank if rank < 0 else rank
    known = bounds(outer.when)
    if known is None or not 1 <= rank <= parts:
        return None
    first, last = known
    mod = "START" if rank == 1 else "END" if rank == parts else "MID"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 2 * parts and months % parts == 0 and first.day == 1:
        size, month = months // parts, of_day(first, "month")
        start = first_day(shift(month, size * (rank - 1)))
        end = last_day(shift(month, size * rank - 1))
    else:
        days = (last - first).days + 1
        start = first + dt.timedelta(days=days * (rank - 1) // parts)
        end = first + dt.timedelta(days=days * rank // parts - 1)
    if start is None or end is None or start > end:
        return None
    return outer._replace(mod=mod, days=(start, end))
