"""What a text says about time, before a calendar is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsfacts.model import Span

__all__ = ["DateReading"]


class DateReading(NamedTuple):
    """An operation of the pattern tables with its slots, free of any language."""

    operation: str
    """The name of the function in `newsfacts.kinds.dates.normalise` that resolves it."""
    slots: Mapping[str, Any]
    """What the words and the table say; a nested reading is a `DateReading` itself."""
    span: Span
    """Where it stands."""
    spans: Mapping[str, Span]
    """Where its slots stand, for the operations that ask."""
    category: str
    """date, time, duration, set, ref or range."""
