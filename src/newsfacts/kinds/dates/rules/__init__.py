"""What each form of date means: typed rules, in a file for each family of forms.

A file registers its rules when it is imported; this package imports them all.
"""

from newsfacts.kinds.dates.rules import (
    business_years,
    calendar_dates,
    deictic,
    durations,
    holidays,
    offsets,
    parts,
    ranges,
    short_ranges,
    times,
    weekdays,
)
from newsfacts.kinds.dates.rules.rule import LATER_PARTS, LIST, RULES, find_fault

__all__ = [
    "LATER_PARTS",
    "LIST",
    "RULES",
    "business_years",
    "calendar_dates",
    "deictic",
    "durations",
    "find_fault",
    "holidays",
    "offsets",
    "parts",
    "ranges",
    "short_ranges",
    "times",
    "weekdays",
]
