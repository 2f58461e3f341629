"""Which amounts begin and end where in a text."""

from __future__ import annotations

from collections.abc import Mapping

from newsfacts.amounts.measures import Measure, Measures
from newsfacts.text.lazy import lazy
from newsfacts.text.scan import Scan

__all__ = ["MeasurePlaces"]


class MeasurePlaces:
    """The amounts of one text by their ends, indexed when they are first asked for."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def ending(self, end: int) -> Measure | None:
        """Return the amount that ends before token ``end``."""
        return self._ends.get(end)

    def starting(self, start: int) -> Measure | None:
        """Return the amount that begins at token ``start``, or whose hedge does."""
        return self._starts.get(start)

    def are_between(self, token: int, measure: Measure) -> bool:
        """Return whether another amount of the same sort ends between a token and an amount."""
        between = map(self.ending, range(token + 1, measure.opening))
        return any(one is not None and one.label == measure.label for one in between)

    @lazy
    def _ends(self) -> Mapping[int, Measure]:
        return {measure.end: measure for measure in self.scan.view(Measures).all}

    @lazy
    def _starts(self) -> Mapping[int, Measure]:
        return {measure.opening: measure for measure in self.scan.view(Measures).all}
