"""Percentages, percentage points, basis points, and shares of national output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from newsfacts.amounts.measures import Measure, Measures, hedge_reasons
from newsfacts.amounts.vocabulary import AmountVocabulary, bring_amounts
from newsfacts.extractor import Description
from newsfacts.extractor.context import Context
from newsfacts.extractor.protocol import FIGURES, ExtractorSpec
from newsfacts.kinds.percentages.gdp import GdpReference, inferred_output, stated_output
from newsfacts.kinds.percentages.normalise import settle_share
from newsfacts.kinds.percentages.reading import ShareReading
from newsfacts.kinds.percentages.value import Change, GdpPercentage, Percentage
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary, compile_percent
from newsfacts.kinds.percentages.words import describe
from newsfacts.lexicon.function_words import FunctionWords, Tag, compile_function_words
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.lexicon.reporting_verbs import ReportingVerbs, compile_reporting_verbs
from newsfacts.lexicon.territories import Territories, compile_territories
from newsfacts.model import Candidate, Resolved
from newsfacts.numbers.figures import Numbers
from newsfacts.text.scan import Scan

__all__ = ["EXTRACTOR", "PercentExtractor"]

_SPEC = ExtractorSpec(
    "percent",
    {"percentage": Percentage, "gdp_percentage": GdpPercentage},
    group=FIGURES,
    priority=30,
    headings={"percentage": "percentages", "gdp_percentage": "shares of GDP"},
)

_NEAR_TOKENS = 24
"""How many tokens on either side a word about rates may stand."""
_STEP_TOKENS = 8
"""No more tokens than these lie between a percentage and the part of a point by which it differs."""
_SHARED_TOKENS = 12
"""No more tokens than these lie between two percentages that are shares of one output."""
_PHRASE_WORDS = 2
"""No more words than these, determiners aside, are taken for what a percentage is a share of."""
_OBJECT_WORDS = 4
"""A verb and "by" have no more words than these between them: "cut its rates by 2%"."""


@attrs.frozen
class PercentExtractor:
    """Finds percentages; those that are shares of GDP become facts of their own kind."""

    @property
    def spec(self) -> ExtractorSpec:
        """What it is called and what it gives."""
        return _SPEC

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Bring the words that this kind is read by."""
        language.bring(Territories, compile_territories)
        bring_amounts(language)
        language.bring(FunctionWords, compile_function_words)
        language.bring(ReportingVerbs, compile_reporting_verbs)
        language.bring(PercentageVocabulary, compile_percent)

    def describe(self, value: Percentage | GdpPercentage) -> Description:
        """Return a value of this kind in words."""
        return describe(value)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every number with a percent word."""
        if not scan.hits("percent"):
            return
        measures = [
            m
            for m in scan.until_deadline(scan.view(Measures).all)
            if m.label == "percent" and _is_percent(scan, m)
        ]
        outputs = _outputs(scan, measures)
        ends: dict[int, Measure] = {}
        for measure, output in zip(measures, outputs, strict=True):
            end = max(measure.end, output.end) if output else measure.end
            reading = ShareReading(
                measure.amount,
                measure.term.sense.unit,
                (measure.start, end),
                _change(scan, measure) or _change_told(scan, measure, ends),
                None if output else _of(scan, measure),
                output.name if output else None,
                output.source if output else None,
                hedge_reasons(scan, measure),
            )
            kind = "gdp_percentage" if output else "percentage"
            yield Candidate(kind, scan.span(measure.start, end), reading, _rule(measure, output))

    def normalise(self, candidate: Candidate, context: Context) -> Resolved:
        """Add the economy and the reasons."""
        return settle_share(candidate.reading, context)


EXTRACTOR = PercentExtractor()
"""It has no state: everybody may share it."""


def _rule(measure: Measure, output: GdpReference | None) -> str:
    """Return the name of the rule that found a percentage."""
    unit: str = measure.term.sense.unit.value.replace("_", "-")
    rule = f"{output.rule}-of-output" if output else unit
    return f"{rule}-range" if len(measure.numbers) > 1 else rule


def _is_percent(scan: Scan, measure: Measure) -> bool:
    """Return whether the percent word means a percentage here."""
    word = measure.term.sense
    if word.glued:
        return any(measure.term.start == number.end for number in measure.numbers)
    if word.fraction:
        topics = scan.vocabulary(PercentageVocabulary).rate_topics
        around = range(
            max(measure.start - _NEAR_TOKENS, 0), min(measure.end + _NEAR_TOKENS, len(scan.tokens))
        )
        if measure.numbers[-1].fraction:
            return any(scan.lower(i) in topics for i in around)
        return _is_step(scan, measure)
    return True


def _is_step(scan: Scan, measure: Measure) -> bool:
    """Return whether points are a part of one behind a percentage: "2.1%, or 0.3 point less"."""
    number = measure.numbers[-1]
    if not 0 < number.value < 1 or measure.term.start == number.end:
        return False
    ends = scan.hits_by_end("percent")
    near = (ends.get(i) for i in range(measure.opening, max(measure.opening - _STEP_TOKENS, 0), -1))
    return any(term is not None and not term.sense.fraction for term in near)  # not of an index


def _outputs(scan: Scan, measures: Sequence[Measure]) -> list[GdpReference | None]:
    """Return of each percentage of which output it is a share: as stated, then as the passage tells."""
    if not scan.hits("output"):
        return [None] * len(measures)
    stated = [stated_output(scan, measure) for measure in scan.until_deadline(measures)]
    found: list[GdpReference | None] = []
    known: tuple[Measure, GdpReference] | None = None
    for i, measure in enumerate(measures):
        output = stated[i]
        if output is None and i + 1 < len(measures):
            output = _shared_output(scan, measure, measures[i + 1], stated[i + 1])
        if output is None and known is not None and _change(scan, measure) is None:
            output = inferred_output(scan, measure, *known)
        if output is not None and output.source is None:
            known = measure, output
        found.append(output)
    return found


def _shared_output(
    scan: Scan, one: Measure, other: Measure, output: GdpReference | None
) -> GdpReference | None:
    """Return the output of the next percentage if it serves for this one as well.

    "from 2% to 3% of GDP", "5% instead of 2% of GDP"
    """
    if output is None or other.opening - one.closing >= _SHARED_TOKENS:
        return None
    shared = one.is_change or _distributed(scan, one.closing, other.opening)
    return output._replace(end=one.end) if shared else None


def _distributed(scan: Scan, end: int, start: int) -> bool:
    """Return whether what stands between two percentages lets them share what stands behind the second."""
    words = [scan.lower(i) for i in range(end, start) if not scan.is_space(i) and scan.token(i) != ","]
    return bool(words) and all(word in scan.vocabulary(PercentageVocabulary).distributed for word in words)


def _change(scan: Scan, measure: Measure) -> Change | None:
    """Return which way it moved: "rose 0.3%", "cut rates by 35 basis points", "a 12% rise", "+0.2%"."""
    words = scan.vocabulary(AmountVocabulary)
    if scan.token(measure.start - 1) == "+":
        return Change.UP
    before = scan.skip_space_back(measure.opening) - 1
    word = scan.lower(before)
    if word in words.to or word in words.onto:
        return None  # a level: "rose to 5%", "auf 5 Prozent gesenkt"
    by = word in words.by
    if not by and scan.lower(measure.opening) in words.levels:
        return None  # a level too: "dipped below 3%"
    if not by:
        change = _change_back(scan, before, 1)
    else:
        reach = 1 if word in words.of else _OBJECT_WORDS
        change = _change_back(scan, scan.skip_space_back(before) - 1, reach)
    return change or _change_ahead(scan, measure, by)


def _direction(scan: Scan, word: str) -> Change | None:
    """Return which way a word says that something moved."""
    words = scan.vocabulary(AmountVocabulary)
    if word in words.up:
        return Change.UP
    return Change.DOWN if word in words.down else None


def _change_back(scan: Scan, i: int, reach: int) -> Change | None:
    """Return which way one of the ``reach`` words up to token ``i`` says it moved; not "makes up 5%"."""
    for _ in range(reach):
        word = scan.lower(i)
        if not word[:1].isalpha():
            return None
        before = scan.skip_space_back(i) - 1
        change = _direction(scan, word)
        if change and scan.lower(before) not in scan.vocabulary(AmountVocabulary).phrasal:
            return change
        i = before
    return None


def _change_ahead(scan: Scan, measure: Measure, by: bool) -> Change | None:
    """Return which way the word behind says it moved; not "from 3% up to 5%"."""
    after = _past_level(scan, measure, by)
    if after <= measure.closing or scan.word_after(after + 1) in scan.vocabulary(AmountVocabulary).to:
        return None
    return _direction(scan, scan.lower(after))


def _past_level(scan: Scan, measure: Measure, by: bool) -> int:
    """Return the token behind a percentage, past the level reached: "um 2 Punkte auf 3,5 % gesenkt"."""
    after = scan.skip_joint(measure.closing)
    if not by or scan.lower(after) not in scan.vocabulary(AmountVocabulary).onto:
        return after
    number = scan.view(Numbers).by_start.get(scan.skip_space(after + 1))
    term = scan.hits("percent").get(scan.skip_joint(number.end)) if number else None
    return scan.skip_space(term.end) if term else after


def _change_told(scan: Scan, measure: Measure, ends: dict[int, Measure]) -> Change | None:
    """Return which way the amount moved that this one says again: "fell 35 cents, or 0.5%".

    ``ends`` keeps the measures by the token after them, once they are asked for.
    """
    either = scan.skip_space_back(measure.opening) - 1
    if scan.lower(either) not in scan.vocabulary(AmountVocabulary).either:
        return None
    comma = scan.skip_space_back(either) - 1
    if scan.token(comma) != ",":
        return None
    if not ends:
        ends.update((m.end, m) for m in scan.view(Measures).all)
    told = ends.get(comma)
    return _change(scan, told) if told else None


def _of(scan: Scan, measure: Measure) -> str | None:
    """Return what it is a share of, as the text says: "24 per cent of adults"."""
    at = scan.skip_space(measure.closing)
    if at == measure.closing or scan.lower(at) not in scan.vocabulary(PercentageVocabulary).of:
        return None
    start = i = scan.skip_space(at + 1)
    content = 0
    while content <= _PHRASE_WORDS:
        word = scan.lower(i)
        if scan.vocabulary(FunctionWords).tags.get(word) is Tag.SUBORDINATOR:
            return None  # a clause, not a thing: "10% of what it earned"
        if not word[:1].isalpha() or word in scan.vocabulary(ReportingVerbs).cues:
            break
        if i > start and word in scan.vocabulary(AmountVocabulary).following:
            break
        content += word not in scan.vocabulary(PercentageVocabulary).between
        i = scan.skip_space(_after_compound(scan, i))
    open_ended = scan.token(i)[:1].isdecimal()
    return (
        scan.surface(start, scan.skip_space_back(i))
        if 0 < content <= _PHRASE_WORDS and not open_ended
        else None
    )


def _after_compound(scan: Scan, i: int) -> int:
    """Return the token after a word with what a hyphen or an apostrophe joins to it."""
    i += 1
    while scan.token(i) in ("-", "'") and scan.token(i + 1)[:1].isalpha():
        i += 2
    return i
