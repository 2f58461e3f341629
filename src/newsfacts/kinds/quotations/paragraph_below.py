"""The paragraph below a quotation: a credit line, which names who says the words above it."""

from __future__ import annotations

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.attribution.beside import credited
from newsfacts.kinds.quotations.attribution.frames import Frames
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.passage import DASHES, Passage
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.scan import Scan

__all__ = ["credit_below"]

_GAP = 8
"""How many characters after the line are looked at for another one like it."""
_NAME = 2
"""How many words the name in a credit line has at least."""
_LONGEST = 160
"""How many characters a credit line may have."""


def credit_below(scan: Scan, end: int) -> Attribution | None:
    """Return who is named after a dash in the line below the paragraph that ends at an offset."""
    text = scan.text
    start = end
    while start < len(text) and text[start].isspace():
        start += 1
    dash = text[start : start + 1]
    if dash not in DASHES or start == end:
        return None
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    if stop - start > _LONGEST or text[stop : stop + _GAP].lstrip()[:1] == dash:
        return None  # an item of a list
    passage = Passage(text, start, stop, (), scan.vocabulary(QuotationVocabulary))
    frame = Frames(passage, scan.view(Clauses)).at(0, passage.size)
    found = None if frame is None else credited(frame, frame.sentence.start)
    if found is None or found.speaker is None or len(text[slice(*found.speaker)].split()) < _NAME:
        return None
    return found._replace(rule="credit-below")
