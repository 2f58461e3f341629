"""Which of several overlapping candidates to keep."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from operator import attrgetter

import attrs

from newsfacts.model import Beaten, Candidate

__all__ = ["keep"]

_START = attrgetter("span.start")


def keep(
    candidates: Iterable[Candidate], priorities: Mapping[str, int], yielding: Container[str] = ()
) -> list[Candidate]:
    """Return the candidates of one competition group of which no two of a layer overlap, in text order.

    The longest wins; then the extractor with the higher priority; then the first in the text; then the
    names decide, so that the result never depends on the order of plug-ins or on a hash seed.
    Each kept candidate lists the ones that it beat.

    ``yielding`` names the extractors whose candidates give way to all others. They are handled last, and are
    not listed as beaten.
    """
    firm: list[Candidate] = []
    soft: list[Candidate] = []
    for candidate in candidates:
        (soft if candidate.extractor in yielding else firm).append(candidate)
    kept = _keep(firm, priorities)
    if not soft:
        return kept
    kept += _keep(_free(soft, kept), priorities)
    return sorted(kept, key=lambda c: (c.span.start, -c.span.end))


def _free(candidates: list[Candidate], kept: list[Candidate]) -> list[Candidate]:
    """Return the candidates that overlap no kept one of the same layer."""
    taken: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for candidate in kept:
        taken[candidate.layer].append((candidate.span.start, candidate.span.end))
    found = []
    for candidate in candidates:
        spans = taken[candidate.layer]
        i = bisect_left(spans, (candidate.span.end, 0)) - 1
        if i < 0 or spans[i][1] <= candidate.span.start:
            found.append(candidate)
    return found


def _keep(candidates: Iterable[Candidate], priorities: Mapping[str, int]) -> list[Candidate]:
    """Return the candidates of which no two of a layer overlap."""
    layers: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        layers[candidate.layer].append(candidate)
    kept = [candidate for layer in layers.values() for candidate in _keep_layer(layer, priorities)]
    return kept if len(layers) < 2 else sorted(kept, key=lambda c: (c.span.start, -c.span.end))


def _keep_layer(candidates: Iterable[Candidate], priorities: Mapping[str, int]) -> list[Candidate]:
    """Return the candidates that do not overlap, in text order."""
    kept: list[Candidate] = []
    rivals: list[Candidate] = []
    end = 0
    for candidate in sorted(candidates, key=_START):
        span = candidate.span
        if span.start >= end:
            kept += rivals if len(rivals) < 2 else _settled(rivals, priorities)
            rivals = [candidate]
            end = span.end
        else:
            rivals.append(candidate)
            end = max(end, span.end)
    return kept + _settled(rivals, priorities)


def _settled(rivals: list[Candidate], priorities: Mapping[str, int]) -> list[Candidate]:
    """Choose among candidates of which each overlaps another, and none overlaps any that is not here."""
    if len(rivals) < 2:
        return rivals
    ranked = sorted(
        rivals,
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
        winners = starts[i : i + 1] if i >= 0 and chosen[starts[i]].span.end > start else []
        winners = winners or starts[i + 1 : bisect_left(starts, end)][:1]
        if winners:
            beaten.setdefault(winners[0], []).append(Beaten(candidate.span, candidate.kind, candidate.rule))
        else:
            insort(starts, start)
            chosen[start] = candidate
    return [
        attrs.evolve(chosen[start], beaten=tuple(beaten[start])) if start in beaten else chosen[start]
        for start in starts
    ]
