"""Where a fact is in its text."""

from __future__ import annotations

import attrs

from newsfacts.errors import InvalidFact
from newsfacts.model.pickling import compact_pickle

__all__ = ["Span"]


@compact_pickle
@attrs.frozen(order=True)
class Span:
    """A half-open stretch of a text: ``text[start:end]``.

    Offsets count Unicode code points of the original text, as Python's slices do.

    >>> Span(4, 7).of("the sum of")
    'sum'

    Raises `InvalidFact`, which is a `ValueError`, unless both are whole numbers with 0 <= start < end.
    """

    start: int = attrs.field()
    """The offset of the first code point, from 0."""
    end: int = attrs.field()
    """The offset just after the last code point; greater than ``start``."""

    def __attrs_post_init__(self) -> None:
        start, end = self.start, self.end
        if type(start) is int and type(end) is int and 0 <= start < end:
            return  # as nearly always
        if type(start) is not int or type(end) is not int:  # False and True are integers to Python
            raise InvalidFact(f"a span needs whole numbers (int), got {start!r} and {end!r}")
        raise InvalidFact(f"a span needs 0 <= start < end, got {start} and {end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the part of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether ``other`` is inside this span; the two may share their edges."""
        return self.start <= other.start and other.end <= self.end
