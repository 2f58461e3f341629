"""Words that a headline quotes and the article quotes again, with their speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from itertools import takewhile

from newsfacts.kinds.quotations.attribution.attribute import Attribution
from newsfacts.kinds.quotations.unspoken import UNSPOKEN
from newsfacts.regexes import compiled
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["fill_repeats"]

_FEWEST = 3
"""Words that two quotations share in a row at least: fewer may be a term that anybody uses."""
_MOST_PLACES = 8
"""The most places at which the words are looked for."""
_WORD = compiled(r"\w+")

Found = list[tuple[MarkPair, Attribution | None]]
"""The quotations of a text in order, each with who says it."""


def fill_repeats(scan: Scan, found: Found, weak: Container[str]) -> None:
    """Give a quotation in the headline the speaker of a later one that has all its words in a row.

    The headline is the first line. Its own words come first, but for speakers that were found by one of the
    ``weak`` rules. Where later quotations of the same words have several speakers, it stays as it is.
    """
    end = _end_of_first_line(scan.text)
    headline = [pair for pair, _ in takewhile(lambda one: one[0].outer_end <= end, found)]
    waiting = [k for k, pair in enumerate(headline) if not pair.depth and _waits(found[k][1], weak)]
    if not waiting:
        return
    words = [tuple(_WORD.findall(scan.text[pair.start : pair.end].lower())) for pair, _ in found]
    places = _places(found, words, len(headline))
    for k in scan.until_deadline(waiting):
        wanted = words[k]
        speakers = {
            said.speaker: said
            for j, at in places.get(wanted[:_FEWEST], ())
            if words[j][at : at + len(wanted)] == wanted and (said := found[j][1]) is not None
        }
        if len(speakers) == 1:
            ((speaker, said),) = speakers.items()
            found[k] = found[k][0], Attribution(speaker, None, "repeated", antecedent=said.antecedent)


def _end_of_first_line(text: str) -> int:
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _waits(said: Attribution | None, weak: Container[str]) -> bool:
    """Return whether nobody is known to say a quotation, or somebody by a weak rule."""
    if said is None or said.speaker is None:
        return said is None or said.rule not in UNSPOKEN
    return said.rule in weak


def _places(
    found: Found, words: Sequence[tuple[str, ...]], first: int
) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Return where words in a row are in the quotations from one on that have a speaker."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for k in range(first, len(found)):
        said = found[k][1]
        if said is None or said.speaker is None:
            continue
        own = words[k]
        for at in range(len(own) - _FEWEST + 1):
            there = places[own[at : at + _FEWEST]]
            if len(there) < _MOST_PLACES:
                there.append((k, at))
    return places
