"""The sentence around a quotation, its quotations hidden, so that their stops end nothing."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["HIDDEN", "STOPS", "Masked"]

HIDDEN = "\ue000"
"""Stands for each character between marks."""
STOPS = "。!?"
"""Marks that end a sentence, in the folded text."""
_ENDS = STOPS + "\n"
_REACH = 200
"""No more characters than these on either side of a quotation are looked at."""


class Masked:
    """A text whose quotations are hidden."""

    def __init__(self, scan: Scan, pairs: Sequence[MarkPair]) -> None:
        pieces: list[str] = []
        end = 0
        for pair in pairs:
            pieces += scan.folded[end : pair.outer_start], HIDDEN * (pair.outer_end - pair.outer_start)
            end = pair.outer_end
        pieces.append(scan.folded[end:])
        self.text = "".join(pieces)

    def start(self, offset: int) -> int:
        """Return where the sentence begins that has its quotation at an offset."""
        low = max(0, offset - _REACH)
        return max([low, *(self.text.rfind(stop, low, offset) + 1 for stop in _ENDS)])

    def end(self, offset: int) -> int:
        """Return where the sentence ends, its stop left out, that has its quotation before an offset."""
        high = min(len(self.text), offset + _REACH)
        stops = (self.text.find(stop, offset, high) for stop in _ENDS)
        return min([high, *(stop for stop in stops if stop >= 0)])

    def line_start(self, offset: int) -> int:
        """Return where the line begins that an offset is in."""
        return self.text.rfind("\n", 0, offset) + 1
