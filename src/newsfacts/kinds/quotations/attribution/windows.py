"""Which stretches of a paragraph are cut into atoms: where its quotations are, and a little around them.

Some wire reports are a single paragraph. The speaker of a quotation is named in its own sentence or
in one of the few before it, so a long stretch without any quotation is left out from one end of a sentence to
another; only such ends count as nobody could doubt.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from newsfacts.text.marks import MarkPair

__all__ = ["Stretch", "stretches"]

Stretch = tuple[int, int, Sequence[MarkPair]]
"""The offsets of a stretch, and its quotations."""

_LONG = 200
"""How long a text without quotations must be to be looked at more closely."""
_DATELINE = 200
"""How much at the head of a paragraph belongs to the dateline of an agency, perhaps."""
_MARGIN = 20
"""How much of the next sentence is cut, so that its beginning is plain."""
_WORD = 24
"""How long the last word of a sentence may be."""


def stretches(
    text: str, start: int, end: int, pairs: Sequence[MarkPair], abbreviations: Container[str]
) -> list[Stretch]:
    """Return the stretches of a paragraph that hold its quotations, each with a sentence before them.

    One that does not begin where the paragraph does begins with the stop of the sentence before.
    """
    if end - start < _LONG:
        return [(start, end, pairs)]
    found: list[Stretch] = []
    begin = _stop_before(text, start + _DATELINE, pairs[0].outer_start, abbreviations)
    begin, first = max(begin, start), 0
    for k in range(1, len(pairs)):
        low, high = pairs[k - 1].outer_end, pairs[k].outer_start
        stop = _stop_behind(text, low, high, abbreviations)
        resumed = _stop_before(text, stop, high, abbreviations) if stop >= 0 else -1
        if resumed >= 0:
            found.append((begin, _margin(text, stop, high), pairs[first:k]))
            begin, first = resumed, k
    stop = _stop_behind(text, pairs[-1].outer_end, end, abbreviations)
    found.append((begin, _margin(text, stop, end) if stop >= 0 else end, pairs[first:]))
    return found


def _stop_behind(text: str, low: int, high: int, abbreviations: Container[str]) -> int:
    """Return the first full stop between two offsets, if they are far apart, or -1."""
    if high - low < _LONG:
        return -1
    at = text.find(". ", low, high)
    while at >= 0 and not _is_stop(text, at, abbreviations):
        at = text.find(". ", at + 1, high)
    return at


def _stop_before(text: str, low: int, high: int, abbreviations: Container[str]) -> int:
    """Return the last full stop but one between two offsets, or -1."""
    at, number = high, 2
    while number:
        at = text.rfind(". ", low, at)
        if at < 0:
            break
        number -= _is_stop(text, at, abbreviations)
    return at


def _margin(text: str, stop: int, high: int) -> int:
    """Return the end of a word a little after a stop."""
    space = text.find(" ", stop + _MARGIN, high)
    return space if space >= 0 else high


def _is_stop(text: str, at: int, abbreviations: Container[str]) -> bool:
    """Return whether a full stop before a space ends a sentence beyond doubt."""
    word = text[max(0, at - _WORD) : at].rpartition(" ")[2]
    return (
        "A" <= text[at + 2 : at + 3] <= "Z"
        and 1 < len(word) < _WORD
        and word.isalpha()
        and word not in abbreviations
    )
