"""Which way a percentage moved by the words that touch it, where no sentence is read: "增长5%", "5%増"."""

from __future__ import annotations

from newsfacts.amounts.measures import Measure
from newsfacts.kinds.percentages.value import Change
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.text.scan import Scan

__all__ = ["change_touching"]


def change_touching(scan: Scan, measure: Measure, closing: int) -> Change | None:
    """Return what the words right before an amount, or from token ``closing`` on, say of its direction."""
    if (measure.amount.low or 0) < 0:
        return None  # "マイナス3%の成長"
    words = scan.vocabulary(PercentageVocabulary).touching
    if scan.text.endswith(words.before_up, 0, scan.starts[measure.opening]):
        return Change.UP
    if scan.text.endswith(words.before_down, 0, scan.starts[measure.opening]):
        return Change.DOWN
    start = scan.starts[closing] if closing < scan.count else len(scan.text)
    if _stands(scan.text, start, words.behind_up):
        return Change.UP
    return Change.DOWN if _stands(scan.text, start, words.behind_down) else None


def _stands(text: str, start: int, phrases: tuple[str, ...]) -> bool:
    """Return whether one of some phrases stands at an offset; one of a single letter must end there."""
    return any(
        text.startswith(phrase, start) and (len(phrase) > 1 or not text[start + 1 : start + 2].isalpha())
        for phrase in phrases
    )
