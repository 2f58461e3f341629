"""Stretches of the calendar in the form of ISO 8601-2 (Extended Date/Time Format, EDTF), levels 0 and 1."""

from __future__ import annotations

from newsfacts.kinds.dates.calendar.period import Period

__all__ = ["edtf", "edtf_interval"]

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""The numbers of the seasons, which are in the place of a month."""
_FOUR_DIGITS = 9999
_APPROXIMATE = "~"


def edtf(when: Period, *, approximate: bool = False) -> str | None:
    """Return the EDTF form of a stretch; ``None`` if it has none.

    A year of more than four digits is written with ``Y`` before it (level 1). With ``approximate`` the form
    says so, where it is a year of four digits, one of its months or days, a decade or a century: other forms
    have no such mark that readers agree on.

    >>> edtf(Period("year", 12025)), edtf(Period("year", -241))
    ('Y12025', '-0240')
    >>> edtf(Period("month", 2025, 2), approximate=True)
    '2025-02~'
    """
    form = _edtf(when)
    if not approximate or form is None:
        return form
    if "T" in form:
        return form
    return None if form.startswith("Y") or when.grain == "season" else f"{form}{_APPROXIMATE}"


def _edtf(when: Period) -> str | None:
    unit = when.grain
    if when.year is None:
        return None
    year = _year(when.year)
    if unit == "year":
        return year
    if year.startswith("Y"):
        return None
    if unit == "day" and when.number and when.day and not when.weekday:
        return f"{year}-{when.number:02d}-{when.day:02d}{_clock(when)}"
    if unit == "month" and when.number:
        return f"{year}-{when.number:02d}"
    if unit == "season" and when.season in _SEASONS:
        return f"{year}-{_SEASONS[when.season]}"
    if unit in ("decade", "century") and when.year > 0:
        return f"{year[:3]}X" if unit == "decade" else f"{year[:2]}XX"
    return None


def edtf_interval(start: Period, end: Period) -> str | None:
    """Return the interval between two stretches; ``None`` unless both are days, months, seasons or years.

    >>> edtf_interval(Period("year", 2019), Period("month", 2020, 3))
    '2019/2020-03'
    """
    forms = [_edtf(when) for when in (start, end) if not when.part]
    known = [form for form in forms if form is not None and "X" not in form and not form.startswith("Y")]
    return "/".join(known) if len(known) == 2 and _is_ordered(start, end) else None


def _is_ordered(start: Period, end: Period) -> bool:
    """Return whether one stretch does not begin after the other has ended, judging by their numbers."""
    first = start.year or 0, start.number or 0, start.day or 0
    return first <= (end.year or 0, end.number or 13, end.day or 32)


def _year(year: int) -> str:
    """Return a year as EDTF counts it: 1 BC (-1 here) is 0000, and 2 BC is -0001."""
    counted = year if year > 0 else year + 1
    if abs(counted) > _FOUR_DIGITS:
        return f"Y{counted}"
    return f"{counted:05d}" if counted < 0 else f"{counted:04d}"


def _clock(when: Period) -> str:
    """Return the time of a day with its zone; empty for a part of the day such as ``TMO``."""
    if not when.part[1:2].isdigit():
        return ""
    clock = when.part.rstrip("Z").removesuffix(when.zone)
    has_no_seconds = clock.count(":") == 1
    zone = "Z" if when.part.endswith("Z") else when.zone
    return f"{clock}:00{zone}" if has_no_seconds else f"{clock}{zone}"
