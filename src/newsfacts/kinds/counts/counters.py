"""Counts in languages that put a word of measure after the number: "31機", "12架战斗机", "5名士兵"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsfacts.amounts.number_with_unit import CURRENCY, PERCENT, UNIT
from newsfacts.kinds.counts.amounts import CountedNumber, CountedNumbers
from newsfacts.kinds.counts.reading import CountReading
from newsfacts.kinds.counts.vocabulary import COUNTER, THING, CountVocabulary
from newsfacts.model import Bound, Candidate
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import hedge_after, hedge_before
from newsfacts.numbers.number import Number
from newsfacts.text.scan import Scan

__all__ = ["CounterReader"]

_NOUN = 8
"""The most tokens of a noun that comes before its number."""
_COMPOUND = 3
"""The most known nouns that a noun after its number consists of."""
_HEADED = 8
"""The most characters of a noun that only its last character shows."""
_HEADED_BEFORE = 6
"""The same for one that comes before its number."""
_TO_MARK = 3
"""The same for one that the mark after it shows."""
_PLACES = 2
"""The most names of places between the measure word and the noun."""


class _Counted(NamedTuple):
    """What is counted, in token indexes."""

    start: int
    head: int
    end: int
    """One after the noun."""
    closing: int
    """One after the noun or the word of measure, whichever is last."""


class CounterReader:
    """Reads the counts of one text from left to right."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary(CountVocabulary).counters
        self.counters = scan.hits(COUNTER)
        self.things = scan.hits(THING)
        self.places = scan.hits("territory")
        self.times = {i for start, hit in scan.hits("time").items() for i in range(start, hit.end)}
        self.taken: tuple[Mapping[int, Any], ...] = tuple(map(scan.hits, (CURRENCY, PERCENT, UNIT)))
        """Words that make a number belong to another kind."""

    def read(self) -> Iterator[Candidate]:
        """Yield the counts."""
        scan, before, done = self.scan, None, 0
        if not self.counters:
            return
        numbers = CountedNumbers(scan)
        for number in scan.until_deadline(scan.view(Numbers).all):
            last, before = before, number
            if number.start < done or not self._may_count(number):
                continue
            counted = numbers.read(number, last if last is not None and last.start >= done else None)
            found = self._counted(counted) if counted is not None else None
            if counted is None or found is None:
                continue
            done = found.closing
            if (after := hedge_after(scan, found.closing)) is not None:
                counted = counted._replace(hedges=(*counted.hedges, after[1]))
            yield self._candidate(counted, found, numbers)

    def _may_count(self, number: Number) -> bool:
        """Return whether a number may count at all."""
        if number.ordinal or number.fraction or number.glued or number.high is not None:
            return False
        return not self.scan.folded.endswith(self.words.not_after, 0, self.scan.starts[number.start])

    def _counted(self, counted: CountedNumber) -> _Counted | None:
        """Return what follows a number: a noun of measure, or a measure and the noun it is for."""
        scan, at = self.scan, counted.end
        counter = self.counters.get(at)
        if counter is None or any(at in hits for hits in self.taken):
            return None
        start = end = counter.end
        for _ in range(_PLACES):
            if end in self.places:
                end = self.places[end].end
        measure = scan.surface(at, counter.end)
        noun = self._noun_behind(end, "" if counter.sense else measure)
        if noun is not None:
            return _Counted(start, noun[0], noun[1], noun[1])
        if scan.folded.startswith(self.words.not_before, scan.starts[counter.end]):
            return None
        before = self._noun_before(counted.start, measure)
        if before is not None:
            return before._replace(closing=counter.end)
        alone = counter.sense or (measure in self.words.alone and not scan.token(counter.end)[:1].isalnum())
        return _Counted(at, at, counter.end, counter.end) if alone else None

    def _noun_behind(self, start: int, measure: str) -> tuple[int, int] | None:
        """Return where the head of the noun after a word of measure begins, and where the noun ends.

        It consists of known nouns ("国家元首"), or it ends in a character that shows such a
        noun ("运输机" after "架"), or a mark follows it.
        """
        known = self._known_noun(start)
        heads = self.words.heads.get(measure, ())
        if known is None:
            end = self._headed(start, heads) if heads or not measure else self._to_mark(start)
            return None if end is None else (start, end)
        head, end = known
        if self.scan.token(end) in heads:  # "大学生": another noun than "大学"
            head, end = start, end + 1
        if self.scan.token(end) in self.words.joins and (other := self._known_noun(end + 1)) is not None:
            return other
        return head, end

    def _known_noun(self, start: int) -> tuple[int, int] | None:
        """Return where the last of the nouns in a row begins and ends."""
        found = None
        for _ in range(_COMPOUND):
            thing = self.things.get(start)
            if thing is None:
                break
            found, start = (start, thing.end), thing.end
        return found

    def _headed(self, start: int, heads: tuple[str, ...]) -> int | None:
        """Return the end of the noun at a token that ends in one of some characters."""
        for i in range(start, start + _HEADED):
            if not self._is_of_noun(i) and (i == start or self.scan.token(i) not in self.words.joins):
                return None
            if self.scan.token(i) in heads and (i > start or not self.scan.token(i + 1)[:1].isalnum()):
                return i + 1
        return None

    def _to_mark(self, start: int) -> int | None:
        """Return the end of the noun at a token that a mark follows."""
        end = start
        while end - start <= _TO_MARK and self._is_of_noun(end):
            end += 1
        return end if 1 < end - start <= _TO_MARK and not self.scan.token(end)[:1].isalnum() else None

    def _is_of_noun(self, i: int) -> bool:
        """Return whether a token may be of a noun."""
        token = self.scan.token(i)
        return len(token) == 1 and self.scan.is_unspaced(i) and token not in self.words.not_in_noun

    def _noun_before(self, start: int, measure: str) -> _Counted | None:
        """Return the noun right before a number and its hedge: "车辆120辆", "隊員約80人", "技術者30人"."""
        hedge = hedge_before(self.scan, start)
        end = start if hedge is None else hedge[0]
        for first in range(max(0, end - _NOUN), end):
            thing = self.things.get(first)
            if thing is not None and thing.end == end:
                return _Counted(first, first, end, end)
        if self.scan.token(end - 1) not in self.words.heads_before.get(measure, ()):
            return None
        first = end - 1
        while end - first <= _HEADED_BEFORE and self._may_continue(first - 1):
            first -= 1
        counted = self.scan.surface(first, end)
        named = 1 < end - first <= _HEADED_BEFORE and not counted.endswith(self.words.not_nouns)
        return _Counted(first, first, end, end) if named else None

    def _may_continue(self, i: int) -> bool:
        """Return whether a token belongs to the noun after it."""
        in_noun = self.scan.is_unspaced(i) and self.scan.token(i) not in self.words.not_in_noun
        return in_noun and i not in self.times

    def _candidate(self, counted: CountedNumber, found: _Counted, numbers: CountedNumbers) -> Candidate:
        scan, amount = self.scan, numbers.amount(counted)
        of, head = scan.surface(found.start, found.end), scan.surface(found.head, found.end)
        reading = CountReading(amount, of, head.lower(), numbers.reasons(counted, amount))
        rule = "range" if amount.bound is Bound.RANGE else "number-counter"
        return Candidate("count", scan.span(counted.start, found.closing), reading, rule)
