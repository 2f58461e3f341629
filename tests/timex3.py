"""A second reader of TIMEX3 values: grammar and days, written from the standards and not from our code.

TimeML 1.2.1 takes the value of a ``TIMEX3`` from ISO 8601 and from TIDES: ``X`` for a digit that is not
known, ``BC`` before a year, three digits for a decade, two for a century, codes for weekends, seasons and
parts of the day, and ``DE``, ``CE``, ``ML``, ``WE``, ``Q`` for units that ISO 8601 lacks. Halves of a year
(``H1``) and years of more than four digits are ours.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from newsfacts.kinds.dates import Date, DateType

__all__ = ["BESIDE", "check", "days"]

_YEAR = r"(?P<year>(?:BC)?\d{4}|XXXX)"
_MONTH = rf"{_YEAR}-(?P<month>0[1-9]|1[0-2]|XX)"
_DAY = rf"{_MONTH}-(?P<day>0[1-9]|[12]\d|3[01]|XX)"
_WEEK = rf"{_YEAR}-W(?P<week>0[1-9]|[1-4]\d|5[0-3]|XX)"
_OF_DAYS = (_DAY, rf"{_WEEK}-(?P<weekday>[1-7])")
_DATES = (
    _YEAR,
    r"(?P<far>(?:BC)?[1-9]\d{4,})",
    r"(?P<years>(?:BC)?\d{1,3}|XXX|XX|X)",
    _MONTH,
    *_OF_DAYS,
    rf"{_WEEK}(?P<weekend>-WE)?",
    rf"{_YEAR}-Q(?P<quarter>[1-4X])",
    rf"{_YEAR}-H(?P<half>[12X])",
    rf"{_YEAR}-(?P<season>SP|SU|FA|WI)",
    r"(?P<reference>PAST|PRESENT|FUTURE)_REF",
)
_CLOCK = r"T(?:(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?)?|24:00(?::00)?)(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?"
_PART = rf"(?P<part>T(?:MO|MI|AF|EV|NI|DT)|{_CLOCK})"
_COUNT = r"(?:\d+(?:\.\d+)?|X)"
_LENGTH = (
    rf"P(?=.)(?:{_COUNT}ML)?(?:{_COUNT}CE)?(?:{_COUNT}DE)?(?:{_COUNT}Y)?(?:{_COUNT}H)?(?:{_COUNT}SU)?(?:{_COUNT}Q)?"
    rf"(?:{_COUNT}M)?(?:{_COUNT}W)?(?:{_COUNT}WE)?(?:{_COUNT}D)?"
    rf"(?:T(?=.)(?:{_COUNT}H)?(?:{_COUNT}M)?(?:{_COUNT}S)?)?"
)
_FORMS = {
    DateType.DATE: [re.compile(form) for form in _DATES],
    DateType.TIME: [re.compile(form + _PART) for form in _OF_DAYS],
    DateType.DURATION: [re.compile(_LENGTH)],
    DateType.SET: [re.compile(form) for form in (_LENGTH, *_DATES, *(form + _PART for form in _OF_DAYS))],
}
_MODS = {
    *("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN"),
    *("EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX"),
}
BESIDE = {"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"}
"""Modifiers of what lies before or after a stretch, so that one of its days is open."""
_SEASON = {"SP": 3, "SU": 6, "FA": 9}


def check(date: Date) -> None:
    """Check that a value is one of TIMEX3, and that its days are those that it names."""
    assert date.mod is None or date.mod in _MODS, date
    values = date.timex.split("/")
    assert len(values) <= 2, date
    matches = [_match(date.type, value) for value in values]
    assert None not in matches, date
    if date.ends:
        assert [end.timex for end in date.ends] == values, date
    for day in (date.earliest, date.latest):
        assert day is None or type(day) is dt.date, date
    if date.type in (DateType.DURATION, DateType.SET):
        assert date.earliest is date.latest is date.edtf is None, date
        return
    known = [days(value) for value in values]
    stretches = [stretch for stretch in known if stretch is not None]
    if len(stretches) < len(values):
        assert date.earliest is date.latest is None or date.mod in BESIDE, date
        return
    first, last = stretches[0][0], stretches[-1][1]
    assert first <= last, date
    if date.mod not in BESIDE and date.earliest is not None and date.latest is not None:
        assert first <= date.earliest <= date.latest <= last, date


def _match(kind: DateType, value: str) -> re.Match[str] | None:
    # one end of a range of times may be a whole day
    kinds = (kind, DateType.DATE) if kind is DateType.TIME else (kind,)
    matches = (form.fullmatch(value) for one in kinds for form in _FORMS[one])
    return next(filter(None, matches), None)


def days(value: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of a value, if all of it is known and after Christ.

    Raises `AssertionError` where the value names a day, a week or a season that no calendar has.
    """
    match = _match(DateType.TIME, value)
    assert match is not None, value
    found = {name: text for name, text in match.groupdict().items() if text is not None}
    years = found.get("years", "")
    if years and "X" not in years and "BC" not in years:
        size = 10 ** (4 - len(years))
        first = int(years) * size
        return dt.date(max(first, 1), 1, 1), dt.date(first + size - 1, 12, 31)
    text = found.pop("year", "X")
    if "X" in text or "far" in found or any("X" in part for name, part in found.items() if name != "part"):
        return None
    if text.startswith("BC"):
        assert int(text[2:]) > 0, f"there is no year 0: {value}"
        return None
    year = int(text)
    assert year > 0, f"there is no year 0: {value}"
    return _in_year(year, found)


def _in_year(year: int, found: dict[str, str]) -> tuple[dt.date, dt.date]:
    if "day" in found:
        day = dt.date(year, int(found["month"]), int(found["day"]))
        return day, day
    if "week" in found:
        start = dt.date.fromisocalendar(year, int(found["week"]), 6 if "weekend" in found else 1)
        if "weekday" in found:
            day = dt.date.fromisocalendar(year, int(found["week"]), int(found["weekday"]))
            return day, day
        return start, start + dt.timedelta(days=1 if "weekend" in found else 6)
    if found.get("season") == "WI":  # of the year in which it ends
        return dt.date(year - 1, 12, 1), _end_of_month(year, 2)
    month, size = 1, 12
    if "season" in found:
        month, size = _SEASON[found["season"]], 3
    elif "quarter" in found:
        month, size = 3 * int(found["quarter"]) - 2, 3
    elif "half" in found:
        month, size = 6 * int(found["half"]) - 5, 6
    elif "month" in found:
        month, size = int(found["month"]), 1
    return dt.date(year, month, 1), _end_of_month(year, month + size - 1)


def _end_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
