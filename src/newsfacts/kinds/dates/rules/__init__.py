"""What each form of date means: one rule a form, in a file for each family of forms.

A file registers its rules when it is imported; this package imports them all.
"""

from newsfacts.kinds.dates.rules import (
    calendar_dates,
    deictic,
    durations,
    holidays,
    offsets,
    parts,
    short_ranges,
    times,
)

__all__ = [
    "calendar_dates",
    "deictic",
    "durations",
    "holidays",
    "offsets",
    "parts",
    "short_ranges",
    "times",
]
