"""Whether the word after a number means a percentage: "percent" does, "points" may be those of an index."""

from __future__ import annotations

from newsfacts.amounts.measures import Measure
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.clauses import Clauses
from newsfacts.kinds.percentages.change import Changes
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.numbers.figures import Numbers
from newsfacts.text.scan import Scan

__all__ = ["is_percent"]

_NEAR_TOKENS = 24
"""How many tokens on either side a word about rates can be."""
_STEP_TOKENS = 8
"""The most tokens between a percentage and the points that are a part of one."""
_PART_TOKENS = 9
"""The same for less than one point, by which an index seldom moves."""
_SET_OFF_TOKENS = 28
"""The most tokens between a percentage and points that a comma sets off behind it."""
_TIED_TOKENS = 6
"""The most tokens from "of" after points to the rate that it ties to them: an article, a space, the noun."""
_WHOLE = 100
_ENDS = frozenset(".;!?")


def is_percent(scan: Scan, measure: Measure, changes: Changes) -> bool:
    """Return whether the percent word means a percentage here."""
    word = measure.term.sense
    if word.reduced:
        return 1 <= measure.numbers[-1].value < _WHOLE
    if word.glued:
        return any(measure.term.start == number.end for number in measure.numbers)
    if not (word.topical or word.fraction) or _is_of_output(scan, measure):
        return True
    if word.topical or measure.numbers[-1].fraction:
        topics = scan.vocabulary(PercentageVocabulary).rate_topics
        before = _before_in_sentence(scan, measure)
        if _is_of_index(scan, before):
            return False
        if word.topical and any(topic in before for topic in topics):
            return True
        around = range(
            max(measure.start - _NEAR_TOKENS, 0), min(measure.end + _NEAR_TOKENS, len(scan.tokens))
        )
        return any(scan.lower(i) in topics for i in around)
    return _is_step(scan, measure, changes)


def _before_in_sentence(scan: Scan, measure: Measure) -> str:
    """Return what stands before points in their sentence, where no spaces part its words; else nothing."""
    start = scan.starts[measure.start]
    sentence = scan.sentence_at(start) if scan.is_unspaced(measure.term.start) else None
    return "" if sentence is None else scan.folded[sentence.start : start]


def _is_of_index(scan: Scan, before: str) -> bool:
    """Return whether the words before points are about an index or the like, which has points of its own."""
    words = scan.vocabulary(PercentageVocabulary)
    rival, level = (
        max((before.rfind(word) for word in listed), default=-1)
        for listed in (words.rate_rivals, words.rate_levels)
    )
    return rival > level


def _is_of_output(scan: Scan, measure: Measure) -> bool:
    """Return whether output comes right after points and "of": "1.5 points of GDP"."""
    of = scan.skip_joint(measure.closing)
    if of == measure.closing or scan.lower(of) not in scan.vocabulary(PercentageVocabulary).of:
        return False
    return scan.skip_joint(of + 1) in scan.hits("output")


def _is_step(scan: Scan, measure: Measure, changes: Changes) -> bool:
    """Return whether points are between two percentages: "2.1%, or 0.3 point less", not of an index."""
    number = measure.numbers[-1]
    if number.value <= 0 or measure.term.start == number.end:
        return False
    reached = _level_behind(scan, measure)
    if reached is not None:
        return reached
    told = _percentage_before(scan, measure, changes)
    if number.value < 1 and (told is not None or _reaches_level(scan, measure)):
        return True
    if changes.of(measure) is None:
        return False
    if _moves_rate(scan, measure, changes):
        return True
    if told is None or changes.of(told) is not None:
        return False
    level = told.amount.low if told.amount.low is not None else told.amount.high
    return level is not None and number.value < level  # "61.4%, down 3.2 points"


def _moves_rate(scan: Scan, measure: Measure, changes: Changes) -> bool:
    """Return whether what moved by points has a percentage for its value: "unemployment fell 0.2 points".

    That is the subject of the clause, what its verb moves ("la BCE a relevé son taux de 0,5 point"), or what
    "of" ties to the points ("une hausse de 0,3 point du chômage"). An index has no such value.
    """
    sentence = scan.view(Clauses).at(scan.starts[measure.start])
    dependence = changes.dependence(measure)
    if sentence is None or dependence is None:
        return False
    words = scan.vocabulary(PercentageVocabulary)
    if any(words.is_rate(one.lower) for one in dependence.governors if not one.is_verb):
        return True
    clause = sentence.clause_at(measure.start)
    subject = None if clause is None else sentence.subject(clause)
    if subject is not None and any(words.is_rate(scan.lower(i)) for i in range(*subject.head)):
        return True
    of = scan.skip_space(measure.closing)
    if scan.lower(of) not in words.of:
        return False
    return any(words.is_rate(scan.lower(i)) for i in range(of + 1, of + _TIED_TOKENS))


def _level_behind(scan: Scan, measure: Measure) -> bool | None:
    """Return whether what points lead to is a percentage: "de 0,2 point à 7,1 %"; ``None`` if untold."""
    words = scan.vocabulary(AmountVocabulary)
    reached = scan.skip_space(measure.closing)
    comma = scan.token(reached) == ","
    if comma:
        reached = scan.skip_space(reached + 1)  # "perd 3 points, à 16 %"
    if scan.lower(reached) not in words.to and scan.lower(reached) not in words.onto:
        return None
    level = _percentage_at(scan, scan.skip_space(reached + 1))
    if level is not None and comma:
        return _is_level(scan, level) or None
    return level is not None


def _reaches_level(scan: Scan, measure: Measure) -> bool:
    """Return whether a percentage that is reached follows close by: "0,2 point en mai, à 7,4 %"."""
    words = scan.vocabulary(AmountVocabulary)
    for i in range(measure.closing, measure.closing + _STEP_TOKENS):
        if scan.token(i) in _ENDS or not scan.token(i):
            return False
        if scan.lower(i) in words.to or scan.lower(i) in words.onto:
            return _percentage_at(scan, scan.skip_space(i + 1)) is not None
    return False


def _percentage_at(scan: Scan, start: int) -> int | None:
    """Return the token after a percentage that begins at a token and is not in points, if one does."""
    level = scan.view(Numbers).by_start.get(start)
    term = None if level is None else scan.hits("percent").get(scan.skip_joint(level.end))
    return None if term is None or term.sense.fraction else term.end


def _is_level(scan: Scan, end: int) -> bool:
    """Return whether a percentage that ends before a token is a level: not in "à 16 % du record"."""
    after = scan.skip_space(end)
    return not scan.token(after)[:1].isalnum()


def _percentage_before(scan: Scan, measure: Measure, changes: Changes) -> Measure | None:
    """Return the percentage that ends close before points, if one does.

    It may be farther off if it is the subject of its clause and a comma sets the points off: "61% say that it
    has worsened, up 7 points".
    """
    reach = _PART_TOKENS if measure.numbers[-1].value < 1 else _STEP_TOKENS
    farthest = _SET_OFF_TOKENS if _set_off(scan, measure) else reach
    for i in range(measure.opening, max(measure.opening - farthest, 0), -1):
        told = changes.places.ending(i)
        if told is not None and told.label == measure.label and not told.term.sense.fraction:
            return told if measure.opening - i < reach or _is_subject(scan, told) else None
        if scan.token(i) in _ENDS and measure.opening - i >= reach:
            return None
    return None


def _is_subject(scan: Scan, told: Measure) -> bool:
    """Return whether a percentage is the subject of its clause: "61% say", not "has 61% of the index"."""
    sentence = scan.view(Clauses).at(scan.starts[told.start])
    clause = None if sentence is None else sentence.clause_at(told.start)
    subject = None if sentence is None or clause is None else sentence.subject(clause)
    return subject is not None and subject.start <= told.closing and told.start <= subject.end


def _set_off(scan: Scan, measure: Measure) -> bool:
    """Return whether a comma stands before points, or before the one word that leads to them: ", up 3"."""
    end = scan.skip_space_back(measure.opening)
    return scan.token(end - 1) == "," or scan.token(scan.skip_space_back(end - 1) - 1) == ","
