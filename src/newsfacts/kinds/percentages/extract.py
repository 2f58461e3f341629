"""Percentages, percentage points, basis points, and shares of national output."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from newsfacts.amounts.measures import Measure, Measures, hedge_reasons
from newsfacts.amounts.vocabulary import bring_amounts
from newsfacts.clauses.vocabulary import ClauseVocabulary, compile_clauses
from newsfacts.extractor import Description
from newsfacts.extractor.context import Context
from newsfacts.extractor.protocol import FIGURES, ExtractorSpec
from newsfacts.kinds.percentages.change import Changes
from newsfacts.kinds.percentages.gdp_stated import GdpReference
from newsfacts.kinds.percentages.normalise import settle_share
from newsfacts.kinds.percentages.of import share_of
from newsfacts.kinds.percentages.outputs import Outputs
from newsfacts.kinds.percentages.points import is_percent
from newsfacts.kinds.percentages.reading import ShareReading
from newsfacts.kinds.percentages.touching import change_touching
from newsfacts.kinds.percentages.value import Change, GdpPercentage, Percentage
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary, compile_percent
from newsfacts.kinds.percentages.whole import whole_touching
from newsfacts.kinds.percentages.words import describe
from newsfacts.lexicon.function_words import FunctionWords, compile_function_words
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.lexicon.reporting_verbs import ReportingVerbs, compile_reporting_verbs
from newsfacts.lexicon.territories import Territories, compile_territories
from newsfacts.model import Amount, Candidate, Resolved
from newsfacts.model.amount import mapped
from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.text.scan import Scan

__all__ = ["EXTRACTOR", "PercentExtractor"]

_SPEC = ExtractorSpec(
    "percent",
    {"percentage": Percentage, "gdp_percentage": GdpPercentage},
    group=FIGURES,
    priority=30,
    headings={"percentage": "percentages", "gdp_percentage": "shares of GDP"},
)

_HALF_TENTH, _TEN = Decimal(5), Decimal(10)


@attrs.frozen
class PercentExtractor:
    """Finds percentages; those that are shares of GDP become facts of a separate kind."""

    @property
    def spec(self) -> ExtractorSpec:
        """Its name, and the kinds of fact that it finds."""
        return _SPEC

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add the words that this kind needs to a language."""
        language.bring(Territories, compile_territories)
        language.bring(ClauseVocabulary, compile_clauses)
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
        changes = Changes(scan)
        measures = [
            m
            for m in scan.until_deadline(scan.view(Measures).all)
            if m.label == "percent" and is_percent(scan, m, changes) and not _goes_on(scan, m)
        ]
        outputs = Outputs(scan, changes).all(measures)
        for measure, output in zip(measures, outputs, strict=True):
            end = max(measure.end, output.end) if output else measure.end
            change = changes.of(measure)
            amount, closing = _in_unit(scan, measure)
            if closing > measure.closing:  # "3割5分の増加"
                change = change_touching(scan, measure, closing)
            end = max(end, closing)
            reading = ShareReading(
                amount,
                measure.term.sense.unit,
                (measure.start, end),
                change,
                None if output else _share(scan, measure, closing, change),
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


def _in_unit(scan: Scan, measure: Measure) -> tuple[Amount, int]:
    """Return the amount of a measure in its unit and the token after it: 35 percent for "3割5分"."""
    factor = measure.term.sense.factor
    if measure.term.sense.reduced and measure.numbers[-1].value < _TEN:
        return mapped(measure.amount, lambda number: product(number, _TEN)), measure.end
    if factor == 1:
        return measure.amount, measure.end
    parts, end = _tenth_parts(scan, measure.end) if factor > 1 else (Decimal(0), measure.end)
    return mapped(measure.amount, lambda number: CONTEXT.add(product(number, factor), parts)), end


def _tenth_parts(scan: Scan, end: int) -> tuple[Decimal, int]:
    """Return what parts of ten percent say from token ``end`` on, in percent, and the token after them."""
    words, total = scan.vocabulary(PercentageVocabulary), Decimal(0)
    if scan.token(end) in words.half_tenth:
        return _HALF_TENTH, end + 1
    numbers = scan.view(Numbers).by_start
    if (part := numbers.get(end)) is not None and words.behind_tenths and _is_digit(part):
        return part.value, part.end
    while (part := numbers.get(end)) is not None and scan.token(part.end) in words.tenth_parts:
        total = CONTEXT.add(total, product(part.value, words.tenth_parts[scan.token(part.end)]))
        end = part.end + 1
    return total, end


def _is_digit(number: Number) -> bool:
    """Return whether a number is one digit in words."""
    return 0 < number.value < _TEN and number.unscaled == number.value and not number.digits


def _goes_on(scan: Scan, measure: Measure) -> bool:
    """Return whether a digit after tenths may count percent or something else: "三成五年"."""
    behind = scan.vocabulary(PercentageVocabulary).behind_tenths
    part = scan.view(Numbers).by_start.get(measure.end) if measure.term.sense.factor > 1 else None
    if not behind or part is None or not _is_digit(part):
        return False
    end = scan.starts[part.end] if part.end < scan.count else len(scan.text)
    return scan.text[end : end + 1].isalnum() and not scan.text.startswith(behind, end)


def _rule(measure: Measure, output: GdpReference | None) -> str:
    """Return the name of the rule that found a percentage."""
    unit: str = measure.term.sense.unit.value.replace("_", "-")
    rule = f"{output.rule}-of-output" if output else unit
    return f"{rule}-range" if len(measure.numbers) > 1 else rule


def _share(scan: Scan, measure: Measure, closing: int, change: Change | None) -> str | None:
    """Return what a percentage is a share of, as the sentence says or the nouns that touch it."""
    return share_of(scan, measure, change) or whole_touching(scan, measure, closing, change)
