"""Whether a percentage is a share of national output, by its own words or by its passage."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.amounts.measures import Measure
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.kinds.percentages.value import PercentUnit
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.model import Span
from newsfacts.text.scan import Scan

__all__ = ["GdpReference", "inferred_output", "stated_output"]

_BETWEEN_WORDS = 7
"""No more words than these stand between "of" and "GDP"."""
_RATIO_TOKENS = 24
"""No more tokens than these stand between "debt-to-GDP ratio" and its figure."""
_RATIO_AHEAD_TOKENS = 8
"""No more tokens than these stand between a figure and the GDP of "debt-to-GDP ratio" behind it."""
_LEVEL_WORDS = 3
"""No more words than these stand behind a percentage up to "threshold" or the like."""
_MOVING_WORDS = 6
"""No more words than these stand before "to 5%" down to the verb."""
_SIDE_BY_SIDE_TOKENS = 2
"""Two sentences with no more tokens between them follow each other."""
_PASSAGE_CHARACTERS = 900
"""No more characters than these lie between a stated share and one that is inferred from it."""
_ASIDE_WORDS = 3
"""No more words than these stand between a share and "from 3%"."""
_SENTENCE_TOKENS = 60
"""How many tokens of a sentence are looked at on either side."""


class GdpReference(NamedTuple):
    """The output that a percentage is a share of."""

    name: str
    """``"GDP"`` or ``"GNI"``."""
    end: int
    """The token after the phrase that says so."""
    rule: str
    """How the text says so."""
    source: Span | None = None
    """The earlier share that it is inferred from; ``None`` if stated."""


def stated_output(scan: Scan, measure: Measure) -> GdpReference | None:
    """Return the output whose share the words themselves say it is."""
    return _behind(scan, measure) or _ratio_behind(scan, measure) or _ratio_before(scan, measure)


def _behind(scan: Scan, measure: Measure) -> GdpReference | None:
    """Read "2% of GDP", "5% of their Gross Domestic Product (GDP)", "2% GDP"; not "3% GDP growth"."""
    words, outputs = scan.vocabulary(PercentageVocabulary), scan.hits("output")
    start = scan.skip_joint(measure.closing)
    if start == measure.closing:
        return None
    if scan.lower(start) in words.of:
        start = _past_owner(scan, scan.skip_joint(start + 1))
    term = outputs.get(start)
    if term is None:
        return None
    after = scan.skip_joint(term.end)
    if after > term.end and scan.lower(after) in words.growth:
        return None
    return GdpReference(term.sense, _past_brackets(scan, term.end), "share")


def _past_owner(scan: Scan, i: int) -> int:
    """Return the token after the words that say whose output it is: "of *the country's* GDP"."""
    words, outputs, territories = (
        scan.vocabulary(PercentageVocabulary),
        scan.hits("output"),
        scan.hits("territory"),
    )
    for _ in range(_BETWEEN_WORDS):
        if i in outputs:
            break
        if i in territories:
            i = territories[i].end
        elif scan.lower(i) in words.between:
            i += 1
        else:
            break
        if scan.token(i) == "'":
            i += 2 if scan.lower(i + 1) in words.possessive else 1
        i = scan.skip_joint(i)
    return i


def _past_brackets(scan: Scan, end: int) -> int:
    """Return the token after "(GDP)" behind the words in full, else ``end``."""
    bracket = scan.skip_space(end)
    inner = scan.hits("output").get(bracket + 1) if scan.token(bracket) == "(" else None
    return inner.end + 1 if inner and scan.token(inner.end) == ")" else end


def _joined(scan: Scan, start: int) -> bool:
    """Return whether "to" or "/" stands right before token ``start``: "debt-to-GDP", "debt/GDP"."""
    joint = scan.vocabulary(PercentageVocabulary).joint
    if scan.token(start - 1) in joint:
        return True
    before = start - 2 if scan.token(start - 1) == "-" or scan.is_space(start - 1) else -1
    return scan.lower(before) in joint


def _ratio_behind(scan: Scan, measure: Measure) -> GdpReference | None:
    """Read "a 120% debt-to-GDP ratio"."""
    for i in range(measure.end + 1, measure.end + 1 + _RATIO_AHEAD_TOKENS):
        term = scan.hits("output").get(i)
        if term:
            ratio = scan.lower(scan.skip_joint(term.end)) in scan.vocabulary(PercentageVocabulary).ratio
            return GdpReference(term.sense, measure.end, "ratio") if ratio and _joined(scan, i) else None
        token = scan.token(i)
        if not (token.isalpha() or token in ("-", "/") or scan.is_space(i)):
            return None
    return None


def _ratio_before(scan: Scan, measure: Measure) -> GdpReference | None:
    """Read "its debt-to-GDP ratio of 135%", "as a share of GDP, debt reached 60%"."""
    words = scan.vocabulary(PercentageVocabulary)
    if scan.word_before(measure.opening) in scan.vocabulary(AmountVocabulary).moved:
        return None  # "the ratio rose 3%": by three percent of itself, or by three points
    ratio = False
    for i in range(measure.opening - 1, max(measure.opening - _RATIO_TOKENS, -1), -1):
        term = scan.hits("output").get(i)
        if term:
            told = _shared(scan, i) or (ratio and _joined(scan, i))
            return GdpReference(term.sense, measure.end, "ratio") if told else None
        ratio = ratio or scan.lower(i) in words.ratio
        if _separates(scan, i):
            return None
    return None


def _shared(scan: Scan, start: int) -> bool:
    """Return whether "share of" or the like stands right before token ``start``."""
    words, of = scan.vocabulary(PercentageVocabulary), _back(scan, start)
    return scan.lower(of) in words.of and scan.lower(_back(scan, of)) in words.share


def _separates(scan: Scan, i: int) -> bool:
    """Return whether token ``i`` parts a ratio from its figure: another figure, a mark, a paragraph."""
    token = scan.token(i)
    if token.isdecimal() or token in ";!?()" or "\n\n" in token:
        return True
    return token == "." and scan.token(i + 1).isspace()


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
    """Name how the sentence of a share that ends before token ``end`` tells this one with it."""
    if _compared(scan, measure, end):
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
    """Return whether the words behind a percentage say what it is a share of."""
    after = scan.skip_space(measure.closing)
    return scan.lower(after) in scan.vocabulary(PercentageVocabulary).of


def _sentence(scan: Scan, measure: Measure) -> tuple[int, int]:
    """Return the tokens of the sentence around a measure, as far as they are near."""
    span = scan.sentence_at(scan.starts[measure.start]) or scan.span(measure.start, measure.end)
    start, end = scan.token_at(span.start), scan.token_at(span.end - 1) + 1
    return max(start, measure.start - _SENTENCE_TOKENS), min(end, measure.end + _SENTENCE_TOKENS)


def _level(scan: Scan, measure: Measure) -> str | None:
    """Name how a bare percentage says that it is a level: "the 2% threshold", "an increase to 5%"."""
    return "level" if _level_behind(scan, measure) else _level_before(scan, measure)


def _level_behind(scan: Scan, measure: Measure) -> bool:
    """Return whether a word for a level stands behind a percentage: "the 2% spending threshold"."""
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
    """Name how the words before a percentage say that it is a level: "reached 3%", "an increase to 5%"."""
    words = scan.vocabulary(PercentageVocabulary)
    before = measure.opening
    while scan.token(before - 1) in words.quotes:
        before -= 1
    end = _back(scan, before)
    if scan.lower(end) in words.reaching or (measure.opening < measure.start and _reaches(scan, measure)):
        return "reached"
    if scan.lower(end) not in words.toward:
        return None
    if scan.lower(_back(scan, end)) in words.levels:
        return "level"
    for _ in range(_MOVING_WORDS):
        end = _back(scan, end)
        word = scan.lower(end)
        if word in words.moving:
            return "moved"
        if not word[:1].isalpha():
            return None
    return None


def _compared(scan: Scan, measure: Measure, earlier_end: int) -> bool:
    """Return whether it is compared with a share that ends before token ``end``: "up from 3.1%"."""
    words = scan.vocabulary(PercentageVocabulary)
    end = _back(scan, measure.opening)
    if scan.lower(end) not in words.compared and scan.lower(end) not in words.against:
        return False
    between = [scan.token(i) for i in range(earlier_end, end) if not scan.is_space(i)]
    if between[:1] == [","] and (scan.lower(_back(scan, end)) in words.opening or len(between) == 1):
        return len(between) <= 2  # ", up from 3.1%", ", against 3.1%"
    return len(between) <= _ASIDE_WORDS and all(token.isalnum() for token in between)  # "in 2029 from 3.1%"


def _gapped(scan: Scan, measure: Measure, end: int) -> bool:
    """Return whether the verb and the output of an earlier share serve again: "2% of GDP, Greece 3.1%"."""
    words, territories = scan.vocabulary(PercentageVocabulary), scan.hits_by_end("territory")
    i, told = scan.skip_space_back(measure.opening), False
    for _ in range(_ASIDE_WORDS + 1):
        if i <= end:
            return False
        word, place = scan.lower(i - 1), territories.get(i)
        if place is not None:
            i, told = scan.skip_space_back(place.start), True
        elif word in words.topics:
            i, told = scan.skip_space_back(i - 1), True
        elif word in words.between:
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
