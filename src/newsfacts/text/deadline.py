"""The one place that looks at a clock: for a reading that was given a time, and to send work to processes.

Long loops go through `Scan.paced`, which costs nothing without a deadline and ends them with `OutOfTime`
once it is over.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

__all__ = ["Deadline", "OutOfTime"]

T = TypeVar("T")


class OutOfTime(BaseException):
    """The deadline is over. No `Exception`, so that nobody on the way takes it for a fault of his own."""


class Deadline:
    """A moment at which a reading ends."""

    def __init__(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left; fewer than none once it is over."""
        return self.at - time.monotonic()

    def paced(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items one by one while there is time; then raise `OutOfTime`."""
        for item in items:
            if time.monotonic() > self.at:
                raise OutOfTime
            yield item
