"""Asides inside the marks that say who speaks: "«Siamo pronti - ha detto Anna Neri - e non molliamo»"."""

from __future__ import annotations

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.attribution.beside import inverted_at
from newsfacts.kinds.quotations.attribution.frames import Frames
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.passage import DASHES, Passage
from newsfacts.kinds.quotations.attribution.tokens import STOPS
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["told_inside"]

_LONGEST = 24
"""How many words an aside has at most."""
_AUXILIARIES = 2
"""How many words of an aside come before its verb of saying, at most: "ha detto", "si è chiesto"."""


def told_inside(scan: Scan, pair: MarkPair, bare: bool) -> Attribution | None:
    """Return who speaks by an aside inside a quotation, if its language has such asides.

    Those between commas count only in a quotation that is a whole sentence: it is ``bare``.
    """
    grammar = scan.vocabulary(QuotationVocabulary)
    marks = DASHES if grammar.asides else frozenset(",") if grammar.comma_asides and bare else frozenset()
    if not any(mark in scan.text[pair.start : pair.end] for mark in marks):
        return None
    passage = Passage(scan.text, pair.start, pair.end, (), grammar)
    frames = Frames(passage, scan.view(Clauses))
    ends = marks | STOPS
    for i in range(1, passage.size - 2):
        cue = _cue_behind(passage, i) if passage.words[i] in marks else 0
        if not cue:
            continue
        last = min(passage.size, cue + _LONGEST)
        close = next((k for k in range(cue + 1, last) if passage.words[k] in ends), last)
        frame = frames.at(i + 1, close)
        for first in (cue, i + 1):  # "ha detto N", "a déclaré N"
            token = scan.token_at(passage.starts[first])
            found = None if frame is None else inverted_at(frame, token, "quote-verb-speaker")
            if found is not None:
                return found
    return None


def _cue_behind(passage: Passage, mark: int) -> int:
    """Return the word of a verb of saying that opens what follows a mark, else 0."""
    words = range(mark + 1, min(mark + 2 + _AUXILIARIES, passage.size))
    return next(filter(passage.may_invert, words), 0)
