"""Dates, times, durations and sets: found from anchors, read by the patterns of the language's table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import attrs

from newsfacts.extractor.context import Context, Published
from newsfacts.extractor.protocol import FIGURES, ExtractorSpec
from newsfacts.kinds.dates.normalise import settle_date
from newsfacts.kinds.dates.parser.conditions import allowed
from newsfacts.kinds.dates.parser.parser import Match, Matcher
from newsfacts.kinds.dates.publication import find_published
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.vocabulary import REFUSED, DateVocabulary, compile_dates
from newsfacts.lexicon.cldr import day_before_month
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.lexicon.locale import territory_of
from newsfacts.model import Candidate, Record, Resolved, Span
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.vocabulary import NumberVocabulary, compile_numbers
from newsfacts.text.scan import Scan

__all__ = ["DatesExtractor"]

_SPEC = ExtractorSpec("dates", ("date",), group=FIGURES)
_BACK = 22  # tokens before an anchor at which its expression may begin
_PLACED = frozenset({"list", "days", "erayears", "clocks", "years", "duration_range", "days_to"})
"""Operations that ask where their slots stand: they give more than one expression, or two ends."""
_CHAINS = frozenset(":/-")
_JOINTS = frozenset("-,.'/(:")


@attrs.frozen
class DatesExtractor:
    """Reads time expressions.

    Where a word of time or the digits of a year or a clock stand, the reader goes back over the words that
    a pattern may have, and takes the longest match from the leftmost place on that gives one.
    """

    @property
    def spec(self) -> ExtractorSpec:
        """What it is called and what it gives."""
        return _SPEC

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Bring the words that this kind is read by."""
        language.bring(NumberVocabulary, compile_numbers)
        language.bring(DateVocabulary, compile_dates)

    def published(self, document: Record, scan: Scan, kept: Sequence[Candidate]) -> Published | None:
        """Return the publication date that the text states, if it states one plainly."""
        return find_published(document, scan, kept)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose each expression with its reading."""
        grammar = scan.vocabulary(DateVocabulary)
        day_first = day_before_month(scan.language.name, territory_of(scan.document.locale))
        matcher = Matcher(scan, day_first=day_first)
        tokens, words, vocabulary = scan.tokens, grammar.words, grammar.vocabulary
        numbers, ends, terms = scan.view(Numbers).by_start, scan.view(Numbers).by_end, scan.terms("number")
        done = 0
        for anchor in scan.paced(_anchors(scan)):
            if anchor < done:
                continue
            # Back over gaps, numbers and words of the patterns, to a word rather than a mark.
            starts = [anchor]
            first = place = anchor
            limit = max(done, anchor - _BACK)
            while place > limit:
                place -= 1
                token = tokens[place]
                if token == " ":
                    continue
                phrases = words.get(token)
                if phrases is not None:
                    if phrases.begins or place in numbers:
                        starts.append(place)
                    if token not in _JOINTS:
                        first = place
                elif place in terms or token.isdecimal() or token.lower() in vocabulary:
                    starts.append(place)
                    first = place
                elif token.isspace():
                    if token.count("\n") > 1:
                        break
                elif place + 1 in ends:
                    first = max(ends[place + 1].first, limit)
                    starts += [i for i in range(place, first - 1, -1) if not tokens[i].isspace()]
                    place = first
                else:
                    break
            for i in reversed(starts):
                if i < first or i < done:
                    continue
                matches = matcher.at(i)
                match = _best(scan, matches) if matches else None
                if match is None:
                    continue
                done = match.last
                if match.rule.final != REFUSED:
                    reading = _reading(scan, match)
                    if reading.operation == "list":
                        yield from _listed(match, reading)
                    else:
                        yield Candidate("date", reading.span, reading, match.rule.pattern)
                if done > anchor:
                    break

    def normalise(self, candidate: Candidate, context: Context) -> Resolved | None:
        """Find the reading's place in the calendar."""
        return settle_date(candidate.reading, context)


def _anchors(scan: Scan) -> list[int]:
    """Give the tokens at which an expression of time may show, in order."""
    tokens = scan.tokens
    places = list(scan.terms("time"))
    ordinals = scan.vocabulary(NumberVocabulary).ordinal_suffixes
    for i in scan.digits:
        token = tokens[i]
        width = len(token)
        if width == 4:
            if token < "3":
                places.append(i)
        elif width <= 2:
            mark = tokens[i + 1]
            if mark != " ":
                chain = tokens[i + 3] == "." if mark == "." else mark in _CHAINS
                if mark == "s" or mark in ordinals or (chain and tokens[i + 2].isdecimal()):
                    places.append(i)
                    continue
            if width == 2 and tokens[i - 1] == "'":
                places.append(i)
        elif width == 8:
            places.append(i)
    places.sort()
    return places


def _preference(match: Match) -> tuple[int, bool, tuple[int, ...]]:
    """The longest first; of two that are as long what is refused, then the first in the table."""
    return -match.last, match.rule.final != REFUSED, match.rule.order


def _best(scan: Scan, matches: Collection[Match]) -> Match | None:
    """Give the longest match that may be a fact."""
    if len(matches) > 1:
        matches = sorted(matches, key=_preference)
    for match in matches:
        final = match.rule.final
        if final and (final == REFUSED or allowed(scan, match)):
            return match
    return None


def _listed(match: Match, reading: DateReading) -> Iterator[Candidate]:
    """Give the parts of "September 14 and 18, 2010" as candidates, each with all that they share.

    The meaning names the operation of the parts (``as``); a slot with a 2 belongs to the second part.
    """
    operation = reading.slots["as"]
    own = {name for name in reading.spans if name.endswith("2")}
    singles = {name.removesuffix("2") for name in own}
    shared = {k: v for k, v in reading.slots.items() if k not in own and k not in singles}
    where = reading.spans
    for which, names in (("", singles), ("2", {name + "2" for name in singles})):
        slots = shared | {name.removesuffix("2"): reading.slots[name] for name in names}
        start = min(where[name].start for name in names)
        end = max(where[name].end for name in names)
        first, second = (where[next(iter(singles))].start, where[next(iter(own))].start)
        for name, span in where.items():  # what stands before the first part, or after the second, is its too
            if name in own or name in singles:
                continue
            if not which and span.end <= first:
                start = min(start, span.start)
            if which and span.start >= second:
                end = max(end, span.end)
        part = DateReading(operation, slots, Span(start, end), where, reading.category)
        yield Candidate("date", part.span, part, match.rule.pattern)


def _reading(scan: Scan, match: Match) -> DateReading:
    """Turn a match and the matches inside it into a reading."""
    rule = match.rule
    slots = rule.blank.copy()
    spans: dict[str, Span] = {}
    starts = scan.starts
    placed = rule.operation in _PLACED
    bound = match.bound
    for name in reversed(rule.slots):
        payload, first, last, bound = bound
        slots[name] = _reading(scan, payload) if isinstance(payload, Match) else payload
        if placed:
            spans[name] = Span(starts[first], starts[last])
    span = Span(starts[match.first], starts[match.last])
    return DateReading(rule.operation, slots, span, spans, rule.final or rule.category)
