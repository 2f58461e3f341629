"""Sentences around quotations, read when they are needed, each at most once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newsfacts.clauses import Clauses, Quoted
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.passage import DASHES, Passage
from newsfacts.model import Span

__all__ = ["Frames", "ends_sentence"]

_ENDS = frozenset({",", ";", ":", ")", "(", *DASHES})
"""What can follow a quotation that is a separate clause."""
_SPOKEN = frozenset(",.!?…")
"""Last characters of speech that is a separate clause."""
_STOPS = frozenset(".!?…")
_LONGEST = 120
"""Atoms that a sentence has at most: one that is longer is a list, and would cost more than its length."""
_MOST = 12
"""The most quotations in a sentence."""
_CLAUSE = 4
"""How many words speech between commas has, at least, if it begins without a capital."""


def _read_frame(passage: Passage, view: Clauses, low: int, high: int, places: Sequence[int]) -> Frame | None:
    """Return the sentence from atom ``low`` to ``high`` with its quotations read whole, if it can be read."""
    quotations = [_quoted(passage, view, i, low, high) for i in view.scan.until_deadline(places)]
    span = Span(passage.starts[low], passage.ends[high - 1])
    sentence = view.around(span, quotations)
    if sentence is None:
        return None
    return Frame(passage, view, sentence, dict(zip(places, quotations, strict=True)), (low, high))


class Frames:
    """The sentences of a passage as their clauses were read, each at most once."""

    def __init__(self, passage: Passage, view: Clauses) -> None:
        self.passage = passage
        self.view = view
        self._quotes = list(passage.quotes)
        self._read: dict[tuple[int, int], Frame | None] = {}

    def at(self, low: int, high: int) -> Frame | None:
        """Return the sentence from atom ``low`` to ``high``, if there are tables to read it with."""
        if high - low > _LONGEST:
            return None
        if (low, high) not in self._read:
            first, last = bisect_left(self._quotes, low), bisect_left(self._quotes, high)
            places = self._quotes[first : min(last, first + _MOST)]
            whole = last - first <= _MOST
            self._read[low, high] = _read_frame(self.passage, self.view, low, high, places) if whole else None
        return self._read[low, high]


def _quoted(passage: Passage, view: Clauses, i: int, low: int, high: int) -> Quoted:
    pair = passage.pairs[passage.quotes[i]]
    scan = view.scan
    return Quoted(
        scan.token_at(pair.outer_start),
        scan.token_at(pair.outer_end - 1) + 1,
        _is_clause(passage, i, low, high),
        i + 1 < high and ends_sentence(passage, i) and i > low,
    )


def ends_sentence(passage: Passage, i: int) -> bool:
    """Return whether a quotation may end what begins before it, as a new sentence follows it."""
    if i + 1 >= passage.size or passage.is_quote(i + 1):
        return False
    return passage.last_character(i) in _STOPS and passage.words[i + 1][0].isupper()


def _is_clause(passage: Passage, i: int, low: int, high: int) -> bool:
    """Return whether a quotation looks like a separate clause rather than a part of the one around it."""
    before = passage.words[i - 1] if i > low else ","
    if before not in (",", ":") and before not in DASHES:
        return False
    if (
        before == ","
        and i > low + 1
        and _is_name(passage, i)
        and passage.lows[i - 2] not in passage.grammar.verbs
    ):
        return False
    last = passage.last_character(i)
    ended = last in _SPOKEN or i + 1 == high or passage.words[i + 1] in _ENDS
    if ended and (passage.first_character(i).isupper() or last in ",!?" or before == ":"):
        return True
    closed = i + 1 < high and passage.words[i + 1] == ","
    return closed and passage.word_count(passage.pairs[passage.quotes[i]]) >= _CLAUSE


def _is_name(passage: Passage, i: int) -> bool:
    """Return whether the words of a quotation have capitals as a title has: "her show, “The Long Day,”"."""
    pair = passage.pairs[passage.quotes[i]]
    words = passage.text[pair.start : pair.end].rstrip(",").split(None, _CLAUSE)
    return 1 < len(words) <= _CLAUSE and all(word[0].isupper() for word in words)
