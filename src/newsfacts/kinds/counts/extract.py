"""Counts: a number and the noun that it counts, both said in one noun group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from newsfacts.amounts.number_with_unit import CURRENCY, PERCENT, UNIT
from newsfacts.amounts.vocabulary import bring_amounts
from newsfacts.clauses.counted import CountedGroup, CountedGroups
from newsfacts.extractor import Description
from newsfacts.extractor.context import Context
from newsfacts.extractor.protocol import FIGURES, ExtractorSpec
from newsfacts.kinds.counts.amounts import CountedNumber, CountedNumbers
from newsfacts.kinds.counts.conditions import BEFORE, Conditions
from newsfacts.kinds.counts.counters import CounterReader
from newsfacts.kinds.counts.normalise import settle_count
from newsfacts.kinds.counts.reading import CountReading
from newsfacts.kinds.counts.value import Count
from newsfacts.kinds.counts.vocabulary import bring_counts
from newsfacts.kinds.counts.words import describe
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.model import Bound, Candidate, Resolved
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary
from newsfacts.text.scan import Scan

__all__ = ["EXTRACTOR", "CountExtractor"]

_SPEC = ExtractorSpec("counts", {"count": Count}, group=FIGURES, headings={"count": "counts"}, yields=True)


@attrs.frozen
class CountExtractor:
    """Finds counts: "31 NATO allies", "hundreds of thousands of homes".

    What another kind reads is not a count: money, percentages, quantities, dates, durations, ages.
    """

    @property
    def spec(self) -> ExtractorSpec:
        """Its name, and the kinds of fact that it finds."""
        return _SPEC

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add the words that this kind needs to a language."""
        bring_amounts(language)
        bring_counts(language)

    def describe(self, value: Count) -> Description:
        """Return a value of this kind in words."""
        return describe(value)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every number with the noun that it counts after it."""
        numbers = scan.view(Numbers).all
        if numbers:
            yield from _Reader(scan).read()

    def normalise(self, candidate: Candidate, context: Context) -> Resolved:
        """Return the count."""
        return settle_count(candidate.reading)


EXTRACTOR = CountExtractor()
"""It has no state and may be shared."""


class _Reader:
    """Reads the counts of one text from left to right."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.groups = scan.view(CountedGroups)
        self.taken: tuple[Mapping[int, Any], ...] = tuple(map(scan.hits, (CURRENCY, PERCENT, UNIT)))
        """Words that make a number belong to another kind."""
        grammar = scan.vocabulary(NumberVocabulary)
        self.hedges = grammar.hedges.after
        self.of = grammar.of
        self.ends = scan.view(Numbers).by_end

    def read(self) -> Iterator[Candidate]:
        """Yield the counts."""
        if self.groups.words is None:
            yield from CounterReader(self.scan).read()
            return
        scan, done = self.scan, 0
        numbers, conditions = CountedNumbers(scan), Conditions(scan)
        before = None
        for number in scan.until_deadline(scan.view(Numbers).all):
            last, before = before, number
            if number.start < done or not self._may_count(number):
                continue
            counted = numbers.read(number, last)
            if counted is None or self._is_taken(counted.end) or not conditions.stands_free(counted):
                continue
            group = self.groups.behind(counted.end, opens=conditions.opens_clause(counted, done))
            if group is not None and conditions.counts(counted, group):
                done = group.end
                yield self._candidate(counted, group, numbers)

    def _may_count(self, number: Number) -> bool:
        """Return whether a number and the word after it look like a count, which rules out most numbers."""
        if number.ordinal or number.fraction or number.article or number.glued or number.value == 1:
            return False
        scan, after = self.scan, number.end + 1
        touching = scan.tokens[number.start - 1]
        if not (touching.isspace() or touching in BEFORE or number.start - 1 in self.ends):
            return False
        if not scan.is_space(number.end):
            return scan.token(number.end).lower() in self.hedges or number.letter is not None
        word = scan.tokens[after]
        if not word.isalpha():
            return word.isdecimal() and not number.digits  # "two 737 jets"
        if self.groups.may_begin(word):
            return not self._is_taken(after)
        low = word.lower()
        return low in self.hedges or low in self.of or scan.tokens[after + 1] == "-"

    def _is_taken(self, at: int) -> bool:
        """Return whether a unit, a currency or a percent word follows the number."""
        for hits in self.taken:
            if at in hits:
                return bool(self.scan.tokens[hits[at].end] != "-")  # not the F of "two F-16 jets"
        return False

    def _candidate(self, counted: CountedNumber, group: CountedGroup, numbers: CountedNumbers) -> Candidate:
        """Return a count with everything that its words say."""
        scan, amount = self.scan, numbers.amount(counted)
        of = " ".join(scan.surface(group.start, group.behind).split())
        head = scan.surface(group.head, group.end).lower()
        reading = CountReading(amount, of, head, numbers.reasons(counted, amount))
        rule = "range" if amount.bound is Bound.RANGE else "number-noun"
        return Candidate("count", scan.span(counted.start, group.end), reading, rule)
