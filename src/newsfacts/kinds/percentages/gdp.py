"""Whether a percentage is a share of national output by its passage: by a share that is stated before it."""

from __future__ import annotations

from newsfacts.amounts.measures import Measure
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.clauses import Clauses, Sentence
from newsfacts.kinds.percentages.gdp_stated import GdpReference
from newsfacts.kinds.percentages.of import is_of_time
from newsfacts.kinds.percentages.value import PercentUnit
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.text.scan import Scan

__all__ = ["inferred_output"]

_LEVEL_WORDS = 3
"""The most words after a percentage up to "threshold" or the like."""
_SPENDERS = frozenset({"pronoun", "person", "organisation", "place", "name"})
"""Kinds of noun groups that name somebody who may spend."""
_SIDE_BY_SIDE_TOKENS = 2
"""Two sentences with no more tokens between them follow each other."""
_PASSAGE_CHARACTERS = 900
"""The most characters between a stated share and one that is inferred from it."""
_ASIDE_WORDS = 3
"""The most words between a share and "from 3%"."""
_GAPPED_WORDS = 6
"""The most words between the mark or "and" that goes before a share of another country and that share."""
_SENTENCE_TOKENS = 60
"""How many tokens of a sentence are looked at on either side."""


def inferred_output(
    scan: Scan, measure: Measure, earlier: Measure, output: GdpReference
) -> GdpReference | None:
    """Return the output of a share stated before, if this percentage can only be a level of that."""
    if measure.term.sense.unit is not PercentUnit.PERCENT:
        return None
    if scan.starts[measure.start] - scan.starts[earlier.end] > _PASSAGE_CHARACTERS:
        return None
    start, end = _sentence(scan, earlier)
    rule = None
    if start <= measure.start < end:
        rule = _told_with(scan, measure, output.end)
    if rule is None and _is_level_of(scan, measure, earlier, (start, end)):
        rule = _level(scan, measure)
    if rule is None:
        return None
    source = scan.span(earlier.start, max(earlier.end, output.end))
    return GdpReference(output.name, measure.end, rule, source)


def _told_with(scan: Scan, measure: Measure, end: int) -> str | None:
    """Return how the sentence of a share that ends before token ``end`` states this one, too."""
    if not _of_something(scan, measure) and _compared(scan, measure, end):
        return "compared"
    return "gapped" if _gapped(scan, measure, end) else None


def _is_level_of(scan: Scan, measure: Measure, earlier: Measure, sentence: tuple[int, int]) -> bool:
    """Return whether a percentage is of nothing else, and near or like an earlier share in ``sentence``."""
    words, (start, end) = scan.vocabulary(PercentageVocabulary), sentence
    near_start, near_end = _sentence(scan, measure)
    said = {scan.lower(i) for i in range(near_start, near_end)}
    if not words.rivals.isdisjoint(said) or _of_something(scan, measure):
        return False
    if (
        abs(scan.token_at(scan.starts[near_start]) - end) <= _SIDE_BY_SIDE_TOKENS
        or start <= measure.start < end
    ):
        return True
    again = measure.amount.low is not None and measure.amount.low == earlier.amount.low
    return again or not words.topics.isdisjoint(said)


def _of_something(scan: Scan, measure: Measure) -> bool:
    """Return whether the words after a percentage say what it is a share of."""
    after = scan.skip_space(measure.closing)
    return scan.lower(after) in scan.vocabulary(PercentageVocabulary).of and not is_of_time(scan, measure)


def _sentence(scan: Scan, measure: Measure) -> tuple[int, int]:
    """Return the tokens of the sentence around a measure, if they are near."""
    span = scan.sentence_at(scan.starts[measure.start]) or scan.span(measure.start, measure.end)
    start, end = scan.token_at(span.start), scan.token_at(span.end - 1) + 1
    return max(start, measure.start - _SENTENCE_TOKENS), min(end, measure.end + _SENTENCE_TOKENS)


def _level(scan: Scan, measure: Measure) -> str | None:
    """Return what makes a bare percentage a level, by name: "the 2% threshold", "an increase to 5%"."""
    return "level" if _level_behind(scan, measure) else _level_before(scan, measure)


def _level_behind(scan: Scan, measure: Measure) -> bool:
    """Return whether a word for a level follows a percentage: "the 2% spending threshold"."""
    i = scan.skip_joint(measure.closing)
    for _ in range(_LEVEL_WORDS):
        word = scan.lower(i)
        if word in scan.vocabulary(PercentageVocabulary).levels:
            return True
        if not word[:1].isalpha():
            break
        i = scan.skip_joint(i + 1)
    return False


def _level_before(scan: Scan, measure: Measure) -> str | None:
    """Return how a clause makes a percentage a level, by name: "reached 3%", "an increase to 5%"."""
    words, sentence = scan.vocabulary(PercentageVocabulary), scan.view(Clauses).at(scan.starts[measure.start])
    if sentence is None:
        return None
    start = measure.opening
    while scan.token(start - 1) in words.quotes:
        start -= 1
    dependence = sentence.dependence(start, measure.closing)
    before = scan.lower(_back(scan, start))
    if before in words.reaching or (measure.opening < measure.start and _reaches(scan, measure)):
        return "reached" if _is_of_topic(scan, sentence, measure) else None
    if dependence.word not in words.toward:
        return None
    for governor in dependence.governors:
        if governor.lower in words.levels:
            return "level"
        if governor.lower in words.moving or governor.lemma in words.moving:
            told = not governor.is_verb or _is_of_topic(scan, sentence, measure)
            return "moved" if told else None
    return None


def _is_of_topic(scan: Scan, sentence: Sentence, measure: Measure) -> bool:
    """Return whether what the clause of a percentage speaks of can have a share of output for its level.

    That is somebody who spends, or what is spent: "allies reach 3%", "spending rises to 3%"; not "the share
    of women reached 3%".
    """
    words, clause = scan.vocabulary(PercentageVocabulary), sentence.clause_at(measure.start)
    subject = None if clause is None else sentence.subject(clause)
    if subject is None or subject.kind in _SPENDERS:
        return True
    heads = {scan.lower(i) for i in range(subject.start, subject.end)}
    return not heads.isdisjoint(words.topics | words.levels | words.groups)


def _compared(scan: Scan, measure: Measure, earlier_end: int) -> bool:
    """Return whether it is compared with a share that ends before token ``end``: "up from 3.1%"."""
    words = scan.vocabulary(PercentageVocabulary)
    end = _back(scan, measure.opening)
    against = scan.lower(end) in words.against
    if scan.lower(end) not in words.compared and not against:
        return False
    tail = _back(scan, end) if scan.lower(_back(scan, end)) in words.opening else end
    comma = _back(scan, tail)
    if scan.token(comma) == ",":
        if not (against or tail != end):
            return scan.skip_space(earlier_end) == comma  # "of GDP, from 3.1%"
        return _is_aside(scan, earlier_end, comma)  # ", up from 3.1%", "in May, against 3.1%"
    return _is_aside(scan, earlier_end, tail)  # "in 2029 from 3.1%"


def _is_aside(scan: Scan, start: int, end: int) -> bool:
    """Return whether nothing but times, groups after prepositions, "N said" is between two tokens."""
    start, end = scan.skip_space(start), scan.skip_space_back(end)
    sentence = scan.view(Clauses).at(scan.starts[start]) if start < end else None
    if sentence is None:
        return start >= end
    end = _before_saying(scan, sentence, start, end)
    return start >= end or sentence.is_adverbial(start, end)


def _before_saying(scan: Scan, sentence: Sentence, start: int, end: int) -> int:
    """Return the token before a clause of saying that ends before another token: "4% this year, N said"."""
    clause = sentence.clause_at(end - 1)
    if clause is None or "say" not in sentence.verb(clause).classes:
        return end
    subject, verb = sentence.subject(clause), sentence.verb(clause).tokens[0]
    comma = _back(scan, verb if subject is None else min(verb, subject.start))
    return scan.skip_space_back(comma) if scan.token(comma) == "," and comma >= start else end


def _gapped(scan: Scan, measure: Measure, end: int) -> bool:
    """Return whether the verb and the output of an earlier share serve again: "2% of GDP, Greece 3.1%"."""
    words, territories = scan.vocabulary(PercentageVocabulary), scan.hits_by_end("territory")
    i, told = scan.skip_space_back(measure.opening), False
    for _ in range(_GAPPED_WORDS):
        if i <= end:
            return False
        word, place = scan.lower(i - 1), territories.get(i)
        if place is not None:
            i, told = scan.skip_space_back(place.start), True
        elif word in words.topics:
            i, told = scan.skip_space_back(i - 1), True
        elif word in words.between or word in words.elided:
            i = scan.skip_space_back(i - 1)
        else:
            break
    separated = scan.token(i - 1) in (",", ";") or scan.lower(i - 1) in scan.vocabulary(AmountVocabulary).both
    after = scan.word_after(measure.closing)
    ends = not after[:1].isalnum() or after in scan.vocabulary(AmountVocabulary).both
    return told and separated and ends


def _back(scan: Scan, i: int) -> int:
    """Return the token before token ``i``, over one space."""
    return scan.skip_space_back(i) - 1


def _reaches(scan: Scan, measure: Measure) -> bool:
    """Return whether the hedge itself is a verb of reaching: "exceeding 3%"."""
    return any(
        scan.lower(i) in scan.vocabulary(PercentageVocabulary).reaching
        for i in range(measure.opening, measure.start)
    )
