"""From what a text says of a count to its value."""

from __future__ import annotations

from newsfacts.kinds.counts.reading import CountReading
from newsfacts.kinds.counts.value import Count
from newsfacts.model import Resolved

__all__ = ["settle_count"]


def settle_count(reading: CountReading) -> Resolved:
    """Return a count with its reasons; it needs no context, as number and noun both are in the text."""
    return Resolved(Count(reading.amount, reading.of, reading.head), reasons=reading.hedges)
