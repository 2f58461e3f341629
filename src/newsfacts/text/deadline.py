"""The one place that looks at a clock, and only for a reading that was given a time.

Long loops go through `Scan.until_deadline`, which costs nothing without a deadline and ends them with
`DeadlineExceeded` once it is over.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

__all__ = ["Deadline", "DeadlineExceeded"]

T = TypeVar("T")


class DeadlineExceeded(BaseException):
    """The deadline is over. No `Exception`, so that no handler on the way takes it for a fault."""


class Deadline:
    """A moment at which a reading ends."""

    def __init__(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left; fewer than none once it is over."""
        return self.at - time.monotonic()

    def look(self) -> None:
        """Look at the clock; raises `DeadlineExceeded` if it is over."""
        if time.monotonic() > self.at:
            raise DeadlineExceeded

    def until_deadline(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items one by one while there is time; then raise `DeadlineExceeded`."""
        for item in items:
            self.look()
            yield item
