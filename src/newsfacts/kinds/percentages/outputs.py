"""Which output percentages are shares of, by their words, those of the next one, or the passage."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.amounts.measures import Measure
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.clauses import Clauses
from newsfacts.kinds.percentages.change import Changes
from newsfacts.kinds.percentages.gdp import inferred_output
from newsfacts.kinds.percentages.gdp_stated import GdpReference, StatedOutputs
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.text.scan import Scan

__all__ = ["Outputs"]

_SHARED_TOKENS = 12
"""The most tokens between two percentages that are shares of one output."""


class Outputs:
    """Finds out of which output the percentages of a text are shares."""

    def __init__(self, scan: Scan, changes: Changes) -> None:
        self.scan = scan
        self.changes = changes
        self.amounts = scan.vocabulary(AmountVocabulary)
        self.words = scan.vocabulary(PercentageVocabulary)

    def all(self, measures: Sequence[Measure]) -> list[GdpReference | None]:
        """Return the output of each percentage, ``None`` where it is a share of none."""
        scan = self.scan
        if not scan.hits("output"):
            return [None] * len(measures)
        outputs = StatedOutputs(scan, self.changes)
        stated = [outputs.of(measure) for measure in scan.until_deadline(measures)]
        found: list[GdpReference | None] = []
        known: tuple[Measure, GdpReference] | None = None
        last: tuple[Measure, GdpReference] | None = None
        for i, measure in enumerate(measures):
            output = stated[i]
            if output is None and i + 1 < len(measures):
                output = self._shared(measure, measures[i + 1], stated[i + 1])
            if output is None and last is not None:
                output = self._listed(measure, *last)
            if output is None and known is not None and self.changes.of(measure) is None:
                output = inferred_output(scan, measure, *known)
            if output is not None and output.source is None:
                known = measure, output
            last = None if output is None else (measure, output)
            found.append(output)
        return found

    def _shared(self, one: Measure, other: Measure, output: GdpReference | None) -> GdpReference | None:
        """Return the output of the next percentage if it serves for this one as well.

        "from 2% to 3% of GDP", "to 3% from 2% of GDP", "5% instead of 2% of GDP"; not "up 9% to 14% of GDP".
        """
        if output is None or output.end < other.end or other.opening - one.closing >= _SHARED_TOKENS:
            return None
        if self._is_pair(one, other) or self._distributed(one.closing, other.opening):
            return output._replace(end=one.end)
        return None

    def _is_pair(self, one: Measure, other: Measure) -> bool:
        """Return whether two percentages are the levels that something moved between."""
        scan, words = self.scan, self.amounts
        before, between = scan.word_before(one.opening), scan.word_before(other.opening)
        if one.is_change:
            return before in words.since or before in words.apart
        reached = before in words.to or before in words.onto
        beside = scan.skip_space(one.closing) == scan.skip_space_back(other.opening) - 1
        return reached and between in words.since and beside

    def _distributed(self, end: int, start: int) -> bool:
        """Return whether the words between two percentages let them share what follows the second."""
        scan = self.scan
        words = [scan.lower(i) for i in range(end, start) if not scan.is_space(i)]
        return bool(words) and all(word in self.words.distributed for word in words)

    def _listed(self, measure: Measure, earlier: Measure, output: GdpReference) -> GdpReference | None:
        """Return the output of the percentage before, if this one goes on its list or is of another time.

        "4% of GDP in 2023, 5% in 2022"; "4% of GDP last year, and this year it was 5%"
        """
        scan = self.scan
        sentence = scan.view(Clauses).at(scan.starts[measure.start])
        after = scan.skip_joint(measure.closing)
        if sentence is None or earlier.start < sentence.start or scan.lower(after) in self.words.of:
            return None
        end = max(earlier.closing, output.end)
        if sentence.parallel(end, measure.opening, measure.closing):
            rule = "listed"
        elif sentence.says_again(earlier.start, measure.start) or (
            sentence.keeps_subject(earlier.start, measure.start) and self.changes.is_reached(measure)
        ):
            rule = "compared"
        else:
            return None
        source = output.source or scan.span(earlier.start, end)
        return GdpReference(output.name, measure.end, rule, source)
