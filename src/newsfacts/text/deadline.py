"""The one place that looks at a clock: for a reading that was given a time, and to send work to processes.

Long loops go through `Scan.until_deadline`, which costs nothing without a deadline and ends them with
`DeadlineExceeded` once it is over.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

__all__ = ["Deadline", "DeadlineExceeded", "Pace"]

T = TypeVar("T")
Pace = Callable[[Iterable[Any]], Iterable[Any]]
"""What long loops go through: `Tokens.until_deadline`, or `iter` without a time budget."""


class DeadlineExceeded(BaseException):
    """The deadline has passed. It is not an `Exception`, so that no handler takes it for a fault."""


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
