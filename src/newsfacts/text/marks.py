"""The quotation marks of a text, in pairs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsfacts.text.lazy import lazy
from newsfacts.text.mark_table import MarkTable
from newsfacts.text.pairing import MarkPair, pair_marks
from newsfacts.text.scan import Scan

__all__ = ["MarkPair", "Marks"]


class Marks:
    """The pairs of quotation marks of a text. Use it as ``scan.view(Marks)``."""

    def __init__(self, scan: Scan) -> None:
        self._text = scan.text
        offsets = [scan.starts[i] for i in scan.hits("mark")]
        self.pairs: Sequence[MarkPair] = pair_marks(
            scan.text, offsets, scan.vocabulary(MarkTable), scan.until_deadline
        )
        """In text order; a pair comes before those inside it."""

    @lazy
    def outer(self) -> tuple[MarkPair, ...]:
        """Those inside no other pair."""
        return tuple(pair for pair in self.pairs if pair.depth == 0)

    @lazy
    def _starts(self) -> tuple[int, ...]:
        return tuple(pair.start for pair in self.outer)

    def holds(self, offset: int) -> bool:
        """Return whether an offset is between a pair of marks."""
        i = bisect_right(self._starts, offset) - 1
        return i >= 0 and offset < self.outer[i].end

    def gaps(self, start: int, end: int) -> Iterator[str]:
        """Yield what is between two offsets outside all pairs, in text order."""
        text, pairs = self._text, self.outer
        i = max(bisect_right(self._starts, start) - 1, 0)
        while i < len(pairs) and start < end:
            pair = pairs[i]
            if pair.outer_end > start:
                yield text[start : min(pair.outer_start, end)]
                start = pair.outer_end
            i += 1
        yield text[start:end]
