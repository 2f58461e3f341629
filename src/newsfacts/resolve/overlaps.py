"""Which of several overlapping candidates to keep."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping

import attrs

from newsfacts.model import Beaten, Candidate

__all__ = ["keep"]


def keep(candidates: Iterable[Candidate], priorities: Mapping[str, int]) -> list[Candidate]:
    """Give the candidates of one competition group that do not overlap, in text order.

    The longest wins; then the extractor with the higher priority; then the first in the text; then the
    names decide, so that the outcome never depends on the order of plug-ins or on a hash seed.
    Each kept candidate carries the ones that it beat.
    """
    ranked = sorted(
        candidates,
        key=lambda c: (
            c.span.start - c.span.end,
            -priorities.get(c.extractor, 0),
            c.span.start,
            c.kind,
            c.extractor,
            c.rule,
        ),
    )
    starts: list[int] = []
    chosen: dict[int, Candidate] = {}
    beaten: dict[int, list[Beaten]] = {}
    for candidate in ranked:
        start, end = candidate.span.start, candidate.span.end
        i = bisect_right(starts, start) - 1
        rivals = starts[i : i + 1] if i >= 0 and chosen[starts[i]].span.end > start else []
        rivals = rivals or starts[i + 1 : bisect_left(starts, end)][:1]
        if rivals:
            beaten.setdefault(rivals[0], []).append(Beaten(candidate.span, candidate.kind, candidate.rule))
        else:
            insort(starts, start)
            chosen[start] = candidate
    return [
        attrs.evolve(chosen[start], beaten=tuple(beaten[start])) if start in beaten else chosen[start]
        for start in starts
    ]
