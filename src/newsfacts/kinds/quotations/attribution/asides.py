"""Asides inside the marks that say who speaks: "«Siamo pronti - ha detto Anna Neri - e non molliamo»"."""

from __future__ import annotations

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.attribution.frames import Frames
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.passage import DASHES, Passage
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["told_inside"]

_LONGEST = 24
"""How many words an aside has at most."""
_AUXILIARIES = 2
"""How many words of an aside stand before its verb of saying, at most: "ha detto", "si è chiesto"."""


def told_inside(scan: Scan, pair: MarkPair) -> Attribution | None:
    """Return who speaks by an aside between dashes inside a quotation, if its language has such asides."""
    grammar = scan.vocabulary(QuotationVocabulary)
    if not grammar.asides or not any(dash in scan.text[pair.start : pair.end] for dash in DASHES):
        return None
    passage = Passage(scan.text, pair.start, pair.end, (), grammar)
    frames = Frames(passage, scan.view(Clauses))
    for i in range(1, passage.size - 2):
        cue = _cue_behind(passage, i) if passage.words[i] in DASHES else 0
        if not cue:
            continue
        last = min(passage.size, cue + _LONGEST)
        close = next((k for k in range(cue + 1, last) if passage.words[k] in DASHES), last)
        frame = frames.at(i + 1, close)
        clause = None if frame is None else frame.reporting(scan.token_at(passage.starts[cue]))
        if frame is not None and clause is not None and clause[0].inverted:
            return frame.make(clause[0].subject, clause[0].verb, "quote-verb-speaker")
    return None


def _cue_behind(passage: Passage, dash: int) -> int:
    """Return the word of a finite verb of saying that opens what stands behind a dash, else 0."""
    words = range(dash + 1, min(dash + 2 + _AUXILIARIES, passage.size))
    return next(filter(passage.may_invert, words), 0)
