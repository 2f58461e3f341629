"""Asides inside the marks that say who speaks: "«Siamo pronti - ha detto Anna Neri - e non molliamo»"."""

from __future__ import annotations

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.attribution.dialogue import reported
from newsfacts.kinds.quotations.attribution.frames import Frames
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.passage import DASHES, Passage
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import VerbForm
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["told_inside"]

_LONGEST = 24
"""How many words an aside has at most."""


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
        found = None if frame is None else reported(frame, scan.token_at(passage.starts[cue]))
        if found is not None:
            return found._replace(rule="quote-verb-speaker")
    return None


def _cue_behind(passage: Passage, dash: int) -> int:
    """Return the word of a finite verb of saying that opens what stands behind a dash, else 0."""
    i = dash + 1
    while i < passage.size and passage.tag(i) is Tag.AUXILIARY:
        i += 1
    cue = passage.grammar.cues.get(passage.lows[i]) if i < passage.size and passage.is_word(i) else None
    return i if cue is not None and cue.inverts and cue.form is VerbForm.FINITE else 0
