"""Dates, times, durations and sets: found from anchors, read by the patterns of the language's table."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence

import attrs

from newsfacts.clauses.vocabulary import ClauseVocabulary, compile_clauses
from newsfacts.extractor import Description
from newsfacts.extractor.context import Context, Published
from newsfacts.extractor.protocol import FIGURES, ExtractorSpec
from newsfacts.kinds.dates.normalise import settle_date
from newsfacts.kinds.dates.parser.conditions import allowed, refuses
from newsfacts.kinds.dates.parser.parser import Match, Parser
from newsfacts.kinds.dates.publication import find_published
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules import LATER_PARTS, LIST, RULES, find_fault
from newsfacts.kinds.dates.value import Date
from newsfacts.kinds.dates.vocabulary import LEADS, REFUSED, DateVocabulary, compile_dates
from newsfacts.kinds.dates.words import describe
from newsfacts.lexicon.cldr import day_before_month
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.lexicon.locale import territory_of
from newsfacts.model import Candidate, Record, Resolved, Span
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.vocabulary import NumberVocabulary, compile_numbers
from newsfacts.text.scan import Scan

__all__ = ["EXTRACTOR", "DatesExtractor"]

_SPEC = ExtractorSpec("dates", {"date": Date}, group=FIGURES, headings={"date": "dates"})
_BACK = 22
"""Tokens, spaces among them, before an anchor at which its expression may begin."""
_PLACED = frozenset({"list", "days", "both", "clocks", "years", "duration_range", "days_to", "set_range"})
"""Operations that need the places of their slots: they return several expressions, or two ends."""
_MEANINGS = frozenset({LIST, *RULES})
"""What patterns may mean."""
_DIGITS = "".join(LATER_PARTS)
_CHAINS = frozenset(":/-")
_JOINTS = frozenset("-,.'/(:")


@attrs.frozen
class DatesExtractor:
    """Reads time expressions.

    Where a word of time or the digits of a year or a clock are, the reader goes back over the words that
    a pattern may have, and takes the longest match from the leftmost place that has one.
    """

    @property
    def spec(self) -> ExtractorSpec:
        """Its name, and the kind of its facts."""
        return _SPEC

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add the words that this kind needs to a language."""
        language.bring(NumberVocabulary, compile_numbers)
        language.bring(
            DateVocabulary, lambda tables, lexicon: compile_dates(tables, lexicon, _MEANINGS, find_fault)
        )
        language.bring(ClauseVocabulary, compile_clauses)

    def describe(self, value: Date) -> Description:
        """Return a value of this kind in words."""
        return describe(value)

    def published(self, document: Record, scan: Scan, kept: Sequence[Candidate]) -> Published | None:
        """Return the publication date that the text states, if it states one plainly."""
        return find_published(document, scan, kept)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Yield a candidate for each expression, from left to right."""
        day_first = day_before_month(scan.language.name, territory_of(scan.document.locale))
        matcher = Parser(scan, day_first=day_first)
        beginnings = _Beginnings(scan)
        done = 0  # the token after the last match
        refused: set[int] = set()  # where no expression begins, from whichever anchor
        for anchor in scan.until_deadline(_anchors(scan)):
            if anchor < done:
                continue
            for start in beginnings.of(anchor, done):
                if start < done or start in refused:
                    continue
                matches = matcher.at(start)
                match = _best(scan, matches) if matches else None
                if match is None:
                    refused.add(start)
                    continue
                done = match.end
                matcher.forget()
                yield from _candidates(scan, match)
                if done > anchor:
                    break

    def normalise(self, candidate: Candidate, context: Context) -> Resolved | None:
        """Return the reading's place in the calendar; ``None`` if the reading is not a fact."""
        return settle_date(candidate.reading, context)


EXTRACTOR = DatesExtractor()
"""It has no state: everybody may share it."""


class _Beginnings:
    """Where an expression may begin that has an anchor in it: the words of a text that patterns may have."""

    def __init__(self, scan: Scan) -> None:
        self._tokens = scan.tokens
        self._words = scan.vocabulary(DateVocabulary).words
        self._vocabulary = scan.vocabulary(DateVocabulary).vocabulary
        self._number_words = scan.hits("number")
        self._numbers_by_start = scan.view(Numbers).by_start
        self._numbers_by_end = scan.view(Numbers).by_end

    def of(self, anchor: int, limit: int) -> Sequence[int]:
        """Return the tokens at which to look for a match, the leftmost first and the anchor last.

        They are after ``limit`` and `_BACK` tokens at most before the anchor, with nothing between but
        spaces, numbers and words of the patterns; the leftmost is a word rather than a mark.
        """
        limit = max(limit, anchor - _BACK)
        starts = [anchor]
        leftmost = place = anchor
        while place > limit:
            place -= 1
            token = self._tokens[place]
            if token == " ":
                continue
            if (phrases := self._words.get(token)) is not None:
                if phrases.begins or place in self._numbers_by_start:
                    starts.append(place)
                if token not in _JOINTS:
                    leftmost = place
            elif self._is_readable(place):
                starts.append(place)
                leftmost = place
            elif token.isspace():
                if "\n" in token:  # the line begins here
                    break
            elif place + 1 in self._numbers_by_end:
                leftmost = max(self._numbers_by_end[place + 1].start, limit)
                starts += [i for i in range(place, leftmost - 1, -1) if not self._tokens[i].isspace()]
                place = leftmost
            else:
                break
        return [start for start in reversed(starts) if start >= leftmost]

    def _is_readable(self, place: int) -> bool:
        """Return whether a token is a number or, in an unusual spelling, a word of the patterns."""
        token = self._tokens[place]
        return place in self._number_words or token.isdecimal() or token.lower() in self._vocabulary


def _candidates(scan: Scan, match: Match) -> Iterable[Candidate]:
    """Return what a match proposes: nothing, one expression, or those of a list."""
    if match.rule.final == REFUSED:
        return ()
    reading = _reading(scan, match)
    if reading.operation == LIST:
        return _listed(match, reading)
    return (Candidate("date", reading.span, reading, match.rule.pattern),)


def _anchors(scan: Scan) -> list[int]:
    """Return the tokens at which an expression of time may show, in order."""
    tokens, ranks = scan.tokens, scan.vocabulary(NumberVocabulary).ordinal_suffixes
    digits = (i for i in scan.digits if _may_be_time(tokens, i, ranks))
    hits, numbers = scan.hits("time"), scan.hits("number")
    behind = (scan.skip_space(hit.end) for hit in hits.values() if hit.sense is LEADS)
    return sorted([*hits, *digits, *(i for i in behind if i in numbers or tokens[i].isdecimal())])


def _may_be_time(tokens: Sequence[str], i: int, ranks: Container[str]) -> bool:
    """Return whether digits look like a year, a date or a clock by themselves: no word has to say so."""
    digits = len(tokens[i])
    if digits == 4:
        return tokens[i] < "3"  # the years up to 2999
    if digits > 2:
        return digits == 8  # 20250213
    if digits == 2 and tokens[i - 1] == "'":  # '98
        return True
    mark = tokens[i + 1]
    if mark == "s" or mark in ranks:  # 90s, 26th
        return True
    if mark == ".":  # 13.02. but not the number 13.02
        return tokens[i + 3] == "." and tokens[i + 2].isdecimal()
    return mark in _CHAINS and tokens[i + 2].isdecimal()


def _preference(match: Match) -> tuple[int, bool, tuple[int, ...]]:
    """Return a key to sort by: the longest first, then what is refused, then the order of the table."""
    return -match.end, match.rule.final != REFUSED, match.rule.order


def _best(scan: Scan, matches: Collection[Match]) -> Match | None:
    """Return the longest match that may be a fact, or one that keeps its words from being one."""
    if len(matches) > 1:
        matches = sorted(matches, key=_preference)
    for match in matches:
        final = match.rule.final
        if final and (refuses(scan, match) if final == REFUSED else allowed(scan, match)):
            return match
    return None


def _listed(match: Match, reading: DateReading) -> Iterator[Candidate]:
    """Yield the parts of "September 14, 16 and 18, 2010" as candidates, each with all that they share.

    The meaning names the rule of the parts (``as``); a slot with a 2 belongs to the second part, one with a 3
    to the third. What comes before the first part or after the last is within the span of that part.
    """
    where = reading.spans
    later = [[name for name in where if name.endswith(number)] for number in LATER_PARTS]
    own = [[name.removesuffix("2") for name in later[0]], *filter(None, later)]
    slots = {name: value for name, value in reading.slots.items() if name != "as"}
    shared = {name: value for name, value in slots.items() if not any(name in part for part in own)}
    beside = [span for name, span in where.items() if name in shared]
    for names in own:
        start = min(where[name].start for name in names)
        end = max(where[name].end for name in names)
        if names is own[0]:
            start = min([start, *(span.start for span in beside if span.end <= start)])
        if names is own[-1]:
            end = max(end, reading.span.end)
        given = shared | {name.rstrip(_DIGITS): slots[name] for name in names}
        span = Span(start, end)
        part = DateReading(reading.slots["as"], given, span, where, reading.category)
        yield Candidate("date", span, part, match.rule.pattern)


def _reading(scan: Scan, match: Match) -> DateReading:
    """Return the reading of a match and of the matches inside it."""
    rule = match.rule
    slots = rule.blank.copy()
    spans: dict[str, Span] = {}
    starts = scan.starts
    placed = rule.operation in _PLACED
    bound = match.bound
    for name in reversed(rule.slots):
        sense, start, end, bound = bound
        slots[name] = _reading(scan, sense) if isinstance(sense, Match) else sense
        if placed:
            spans[name] = Span(starts[start], starts[end])
    span = Span(starts[match.start], starts[match.end])
    return DateReading(rule.operation, slots, span, spans, rule.final or rule.category)
