"""Dates in words, for people."""

from __future__ import annotations

from newsfacts.extractor import Description
from newsfacts.kinds.dates.value import Date, DateType
from newsfacts.regexes import compiled

__all__ = ["describe"]

_MODS = {
    "BEFORE": "before",
    "AFTER": "after",
    "ON_OR_BEFORE": "on or before",
    "ON_OR_AFTER": "on or after",
    "LESS_THAN": "less than",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
    "START": "start of",
    "MID": "middle of",
    "END": "end of",
    "APPROX": "about",
}
_PERIODS = {3: "the {0}0s", 2: "the years {0}00 to {0}99"}
"""Words for decades (199) and centuries (19), by the length of the TIMEX3 value."""
_DURATION = compiled(
    r"P(?P<time>T?)(?P<number>\d+(?:\.\d+)?|X)(?P<unit>DE|CE|ML|WE|[YQMWDHS])", bounded="only values of dates"
)
_DURATIONS = {
    "Y": "year",
    "Q": "quarter",
    "M": "month",
    "W": "week",
    "WE": "weekend",
    "D": "day",
    "DE": "decade",
    "CE": "century",
    "ML": "millennium",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_MANY = {"century": "centuries", "millennium": "millennia"}


def describe(value: Date) -> Description:
    """Return a date, a time, a duration or a set, and for `explain` its first and last day.

    >>> describe(Date(DateType.DURATION, "P3M", mod="APPROX")).words
    'about 3 months'
    """
    return Description(
        _words(value),
        details=_days(value),
        first_day=value.earliest,
        last_day=value.latest,
    )


def _days(value: Date) -> list[tuple[str, str]]:
    if value.earliest and value.latest:
        same = value.earliest == value.latest
        return [
            ("days", f"{value.earliest}" if same else f"{value.earliest} to {value.latest}, both included")
        ]
    return [("days", "not known")] if value.type in (DateType.DATE, DateType.TIME) else []


def _words(value: Date) -> str:
    words = value.timex
    if words.isdecimal():
        words = _PERIODS.get(len(words), "{0}").format(words)
    if value.type in (DateType.DURATION, DateType.SET):
        words = _duration(value.timex, every=value.type is DateType.SET)
    return f"{_MODS.get(value.mod, value.mod)} {words}" if value.mod else words


def _duration(timex: str, *, every: bool) -> str:
    """Write a TIMEX3 period: "P3M" as "3 months", "P1D" of a set as "every day", "PXY" as "some years"."""
    match = _DURATION.fullmatch(timex)
    unit = _DURATIONS.get(match["time"] + match["unit"]) if match else None
    if match is None or unit is None:
        return f"{timex}, {'set' if every else 'duration'}"
    number = match["number"]
    if every and number == "1":
        return f"every {unit}"
    amount = "some" if number == "X" else number
    words = f"1 {unit}" if number == "1" else f"{amount} {_MANY.get(unit, f'{unit}s')}"
    return f"every {words}" if every else words
