"""Whether a percentage is a share of national output, by its own words or by its passage."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.amounts.measures import Measure
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.kinds.percentages.value import PercentUnit
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.model import Span
from newsfacts.text.scan import Scan

__all__ = ["Output", "inferred_output", "stated_output"]

_WORDS = 7
"""No more words than these stand between "of" and "GDP"."""
_RATIO = 24
"""No more tokens than these stand between "debt-to-GDP ratio" and its figure."""
_PASSAGE = 900
"""No more characters than these lie between a stated share and one that is inferred from it."""
_ASIDE = 3
"""No more words than these stand between a share and "from 3%"."""
_SENTENCE = 60
"""How many tokens of a sentence are looked at on either side."""


class Output(NamedTuple):
    """The output that a percentage is a share of."""

    name: str
    """``"GDP"`` or ``"GNI"``."""
    last: int
    """The token after the phrase that says so."""
    rule: str
    """How the text says so."""
    source: Span | None = None
    """The earlier share that it is inferred from; ``None`` if stated."""


def stated_output(scan: Scan, measure: Measure) -> Output | None:
    """Give the output whose share the words themselves say it is."""
    return _behind(scan, measure) or _ratio_behind(scan, measure) or _ratio_before(scan, measure)


def _behind(scan: Scan, measure: Measure) -> Output | None:
    """Read "2% of GDP", "5% of their Gross Domestic Product (GDP)", "2% GDP"; not "3% GDP growth"."""
    words, outputs, territories = (
        scan.vocabulary(PercentageVocabulary),
        scan.terms("output"),
        scan.terms("territory"),
    )
    start = scan.after_joint(measure.closing)
    if start == measure.closing:
        return None
    i, direct = start, True
    if scan.word(start) in words.of:
        i, direct = scan.after_joint(start + 1), False
    for _ in range(0 if direct else _WORDS):
        if i in outputs:
            break
        if i in territories:
            i = territories[i].last
        elif scan.word(i) in words.between:
            i += 1
        else:
            break
        if scan.token(i) == "'" and scan.word(i + 1) in words.possessive:
            i += 2
        elif scan.token(i) == "'":
            i += 1
        i = scan.after_joint(i)
    term = outputs.get(i)
    if term is None:
        return None
    after = scan.after_joint(term.last)
    if after > term.last and scan.word(after) in words.growth:
        return None
    last = term.last
    bracket = scan.after_gap(last)
    inner = outputs.get(bracket + 1) if scan.token(bracket) == "(" else None
    if inner and scan.token(inner.last) == ")":
        last = inner.last + 1
    return Output(term.payload, last, "share")


def _joined(scan: Scan, first: int) -> bool:
    """Say whether "to" or "/" stands right before token ``first``: "debt-to-GDP", "debt/GDP"."""
    joint = scan.vocabulary(PercentageVocabulary).joint
    if scan.token(first - 1) in joint:
        return True
    before = first - 2 if scan.token(first - 1) == "-" or scan.is_gap(first - 1) else -1
    return scan.word(before) in joint


def _ratio_behind(scan: Scan, measure: Measure) -> Output | None:
    """Read "a 120% debt-to-GDP ratio"."""
    for i in range(measure.last + 1, measure.last + 9):
        term = scan.terms("output").get(i)
        if term:
            ratio = scan.word(scan.after_joint(term.last)) in scan.vocabulary(PercentageVocabulary).ratio
            return Output(term.payload, measure.last, "ratio") if ratio and _joined(scan, i) else None
        token = scan.token(i)
        if not (token.isalpha() or token in ("-", "/") or scan.is_gap(i)):
            return None
    return None


def _ratio_before(scan: Scan, measure: Measure) -> Output | None:
    """Read "its debt-to-GDP ratio of 135%", "as a share of GDP, debt reached 60%"."""
    words = scan.vocabulary(PercentageVocabulary)
    if scan.word(scan.before_gap(measure.opening) - 1) in scan.vocabulary(AmountVocabulary).moved:
        return None  # "the ratio rose 3%": by three percent of itself, or by three points
    ratio = False
    for i in range(measure.opening - 1, max(measure.opening - _RATIO, -1), -1):
        token = scan.token(i)
        term = scan.terms("output").get(i)
        if term:
            share = scan.before_gap(i) - 1
            of = scan.word(share) in words.of and scan.word(scan.before_gap(share) - 1) in words.share
            return Output(term.payload, measure.last, "ratio") if of or (ratio and _joined(scan, i)) else None
        ratio = ratio or token.lower() in words.ratio
        if token.isdecimal() or token in ";!?()" or "\n\n" in token:
            return None
        if token == "." and scan.token(i + 1).isspace():
            return None
    return None


def inferred_output(scan: Scan, measure: Measure, earlier: Measure, output: Output) -> Output | None:
    """Give the output of a share stated before, if this percentage can only be a level of that."""
    if measure.term.payload.unit is not PercentUnit.PERCENT:
        return None
    if scan.starts[measure.first] - scan.starts[earlier.last] > _PASSAGE:
        return None
    words = scan.vocabulary(PercentageVocabulary)
    start, end = _sentence(scan, measure)
    first, last = _sentence(scan, earlier)
    said = {scan.word(i) for i in range(start, end)}
    source = scan.span(earlier.first, max(earlier.last, output.last))
    if first <= measure.first < last and _compared(scan, measure, output.last):
        return Output(output.name, measure.last, "compared", source)
    if first <= measure.first < last and _gapped(scan, measure, output.last):
        return Output(output.name, measure.last, "gapped", source)
    if not words.rivals.isdisjoint(said) or _of_something(scan, measure):
        return None
    beside = abs(scan.token_at(scan.starts[start]) - last) <= 2 or first <= measure.first < last
    again = measure.amount.low is not None and measure.amount.low == earlier.amount.low
    if not (beside or again or not words.topics.isdisjoint(said)):
        return None
    rule = _level(scan, measure)
    return Output(output.name, measure.last, rule, source) if rule else None


def _of_something(scan: Scan, measure: Measure) -> bool:
    after = scan.after_gap(measure.closing)
    return scan.word(after) in scan.vocabulary(PercentageVocabulary).of


def _sentence(scan: Scan, measure: Measure) -> tuple[int, int]:
    """Give the tokens of the sentence around a measure, as far as they are near."""
    span = scan.sentence_at(scan.starts[measure.first]) or scan.span(measure.first, measure.last)
    start, end = scan.token_at(span.start), scan.token_at(span.end - 1) + 1
    return max(start, measure.first - _SENTENCE), min(end, measure.last + _SENTENCE)


def _level(scan: Scan, measure: Measure) -> str | None:
    """Name how a bare percentage says that it is a level: "the 2% threshold", "an increase to 5%"."""
    words = scan.vocabulary(PercentageVocabulary)
    i = scan.after_joint(measure.closing)
    for _ in range(3):
        word = scan.word(i)
        if word in words.levels:
            return "level"
        if not word[:1].isalpha():
            break
        i = scan.after_joint(i + 1)
    before = measure.opening
    while scan.token(before - 1) in words.quotes:
        before -= 1
    last = _back(scan, before)
    if scan.word(last) in words.reaching or (measure.opening < measure.first and _reaches(scan, measure)):
        return "reached"
    if scan.word(last) not in words.toward:
        return None
    if scan.word(_back(scan, last)) in words.levels:
        return "level"
    for _ in range(6):
        last = _back(scan, last)
        word = scan.word(last)
        if word in words.moving:
            return "moved"
        if not word[:1].isalpha():
            return None
    return None


def _compared(scan: Scan, measure: Measure, end: int) -> bool:
    """Say whether it is compared with a share that ends before token ``end``: "up from 3.1%", "from 3.1%"."""
    words = scan.vocabulary(PercentageVocabulary)
    last = _back(scan, measure.opening)
    if scan.word(last) not in words.compared and scan.word(last) not in words.against:
        return False
    between = [scan.token(i) for i in range(end, last) if not scan.is_gap(i)]
    if between[:1] == [","] and (scan.word(_back(scan, last)) in words.opening or len(between) == 1):
        return len(between) <= 2  # ", up from 3.1%", ", against 3.1%"
    return len(between) <= _ASIDE and all(token.isalnum() for token in between)  # "in 2029 from 3.1%"


def _gapped(scan: Scan, measure: Measure, end: int) -> bool:
    """Say whether the verb and the output of an earlier share serve again: "2% of GDP, Greece 3.1%"."""
    words, territories = scan.vocabulary(PercentageVocabulary), scan.terms_by_end("territory")
    i, told = scan.before_gap(measure.opening), False
    for _ in range(_ASIDE + 1):
        if i <= end:
            return False
        word, place = scan.word(i - 1), territories.get(i)
        if place is not None:
            i, told = scan.before_gap(place.first), True
        elif word in words.topics:
            i, told = scan.before_gap(i - 1), True
        elif word in words.between:
            i = scan.before_gap(i - 1)
        else:
            break
    separated = scan.token(i - 1) in (",", ";") or scan.word(i - 1) in scan.vocabulary(AmountVocabulary).both
    after = scan.word(scan.after_gap(measure.closing))
    ends = not after[:1].isalnum() or after in scan.vocabulary(AmountVocabulary).both
    return told and separated and ends


def _back(scan: Scan, i: int) -> int:
    """Give the token before token ``i``, over one gap."""
    return scan.before_gap(i) - 1


def _reaches(scan: Scan, measure: Measure) -> bool:
    """Say whether the hedge itself is a verb of reaching: "exceeding 3%"."""
    return any(
        scan.word(i) in scan.vocabulary(PercentageVocabulary).reaching
        for i in range(measure.opening, measure.first)
    )
