"""Which way a percentage moved by the words that touch it, where no sentence is read: "增长5%", "5%増"."""

from __future__ import annotations

from newsfacts.amounts.measures import Measure
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.kinds.percentages.value import Change, PercentUnit
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.text.scan import Scan

__all__ = ["change_touching"]

_CLAUSE = 24
"""The most characters between a verb and the points that say how far it moved something."""
_CLAUSE_ENDS = "，。、；：,;:\n"


def change_touching(scan: Scan, measure: Measure, closing: int) -> Change | None:
    """Return what the words right before an amount, or from token ``closing`` on, say of its direction."""
    if (measure.amount.low or 0) < 0:
        return None  # "マイナス3%の成長"
    words = scan.vocabulary(PercentageVocabulary).touching
    rise, fall = (
        _longest_before(scan.text, scan.starts[measure.opening], listed)
        for listed in (words.before_up, words.before_down)
    )
    if rise or fall:
        return Change.UP if rise > fall else Change.DOWN  # "负增长" is no "增长"
    moved = _moved(scan, measure)
    if moved is not None:
        return moved
    start = scan.starts[closing] if closing < scan.count else len(scan.text)
    if scan.token(measure.opening - 1) == "(" and scan.token(closing) == ")":
        start += 1  # "12ポイント(0.4%)安"
    if _stands(scan.text, start, words.behind_up, words.not_behind):
        return Change.UP
    return Change.DOWN if _stands(scan.text, start, words.behind_down, words.not_behind) else None


def _longest_before(text: str, end: int, phrases: tuple[str, ...]) -> int:
    """Return how long the longest phrase is that ends at an offset; 0 if none does."""
    if not text.endswith(phrases, 0, end):
        return 0  # as mostly
    return max(len(phrase) for phrase in phrases if text.endswith(phrase, 0, end))


def _moved(scan: Scan, measure: Measure) -> Change | None:
    """Return what the verb of the clause says of points that follow its object."""
    words = scan.vocabulary(PercentageVocabulary).touching
    if measure.term.sense.unit is PercentUnit.PERCENT or not words.over_up:
        return None
    end = scan.starts[measure.opening]
    if scan.text.endswith(tuple(scan.vocabulary(AmountVocabulary).to), 0, end):
        return None
    clause = scan.text[max(0, end - _CLAUSE) : end]
    clause = clause[max(map(clause.rfind, _CLAUSE_ENDS)) + 1 :]
    up, down = (max(map(clause.rfind, verbs), default=-1) for verbs in (words.over_up, words.over_down))
    if up == down:
        return None
    return Change.UP if up > down else Change.DOWN


def _stands(text: str, start: int, phrases: tuple[str, ...], levels: tuple[str, ...]) -> bool:
    """Return whether one of some phrases is at an offset; one of a single letter must end there.

    One that a word for a level follows says nothing: "5%的增长目标".
    """
    return any(
        text.startswith(phrase, start)
        and (len(phrase) > 1 or not text[start + 1 : start + 2].isalpha())
        and not text.startswith(levels, start + len(phrase))
        for phrase in phrases
    )
