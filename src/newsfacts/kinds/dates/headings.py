"""Headings: short separate lines above what they name."""

from __future__ import annotations

__all__ = ["LONGEST_HEADING", "is_heading"]

LONGEST_HEADING = 80
"""Characters in a heading at most."""
_END_MARKS = (".", "!", "?", ";", ",", ":", '"', "”", ")")
"""Marks that end a sentence, lead to what follows, or close what somebody said."""


def is_heading(line: str) -> bool:
    """Return whether a line, without its end, may be a heading: short, and no mark ends it.

    >>> is_heading("2011: A new harbor"), is_heading("In 2011 he left.")
    (True, False)
    """
    words = line.strip()
    return bool(words) and len(words) <= LONGEST_HEADING and not words.endswith(_END_MARKS)
