"""What a time expression depends on: the publication date, the last date mentioned, the tense."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from newsfacts.clauses import Clauses
from newsfacts.kinds.dates.calendar.period import Period, of_day, unit_around
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.telling import has_past
from newsfacts.kinds.dates.tense import TenseCue, tense_at
from newsfacts.kinds.dates.timeline import Mention, Timeline
from newsfacts.kinds.dates.value import DateType
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.lexicon.letters import words_of
from newsfacts.model import Certainty, Fact, Span
from newsfacts.text.edges import is_unbroken
from newsfacts.text.scan import Scan

__all__ = ["MentionContext", "Normalised"]

_REST = 14  # characters next to an expression that is alone
_MONTHS = ("P6M", "P9M", "P1Y")
_GAME = 50  # tokens around a quarter in which words show a game
_NEAR = 1500  # characters back to which a quarter is the thing compared, and few sentences reach
_SAME_TALE = 10
"""Years between two sections of one tale at most: a year farther off is named in passing."""
_WINTER = 9  # months that the calendar must go back for a tale to have gone on into the next year


class Normalised(NamedTuple):
    """A reading with its place in the calendar."""

    type: DateType
    timex: str
    when: Period | None = None
    """The stretch of the calendar, for those that have one."""
    mod: str | None = None
    certainty: Certainty = Certainty.EXPLICIT
    reasons: tuple[str, ...] = ()
    ends: tuple[tuple[Span, Normalised], ...] = ()
    days: tuple[dt.date, dt.date] | None = None
    """First and last day, where they are not those of ``when``."""
    fiscal: bool = False
    """Whether ``when`` is only a label: a year of the books, or a quarter of one."""


class MentionContext:
    """What one expression may know of the text around it."""

    __slots__ = ("_cue", "published", "reading", "scan", "story")

    def __init__(self, reading: DateReading, story: Timeline) -> None:
        self.reading = reading
        self._cue: TenseCue | None = None
        self.story = story
        self.scan = story.scan
        self.published = story.published

    @property
    def why(self) -> str:
        """Say in words what the publication date is."""
        return self.story.why

    @property
    def narrative(self) -> bool:
        """Return whether the text is about times long before its publication."""
        return self.story.narrative

    # The dates before

    def in_sentence(self, fact: Fact[Any]) -> bool:
        """Return whether a fact is in the sentence of the expression."""
        scan, place = self.scan, self.reading.span.start
        if is_unbroken(scan.text, fact.start, place):
            return True
        read = scan.view(Clauses).at(place)
        if read is not None:  # which knows that no sentence ends in "am 3. Dezember"
            return fact.start >= scan.starts[read.start]
        sentence = scan.sentence_at(place)
        return sentence is not None and fact.start >= sentence.start

    def stretch_end(self) -> Period | None:
        """Return the day or month that a stretch of the sentence ended with: "the six months to March"."""
        found = self.story.latest("ended", self._ends_stretch)
        return found[1] if found is not None and self.in_sentence(found[0]) else None

    def _ends_stretch(self, mention: Mention) -> bool:
        """Return whether a word such as "ended" comes before a day or month."""
        fact, when = mention
        scan = self.scan
        if when.grain not in ("day", "month"):
            return False
        before = scan.lower(scan.skip_space_back(scan.token_at(fact.start)) - 1)
        return before in scan.vocabulary(DateVocabulary).tense.ended

    def month_near(self) -> Period | None:
        """Return the month that the sentence is about: the last date in it, if that is one."""
        found = self.latest()
        if found is None:
            return None
        fact, when = found
        about = when.grain == "month" and when.year is not None and not fact.value.mod
        return when if about and self.in_sentence(fact) else None

    def told(self, unit: str) -> Mention | None:
        """Return the last date that the passage can count from in a unit, but for those that say the same."""
        span = self.reading.span
        return self.story.told(unit, self.scan.folded[span.start : span.end].lower())

    def around(self, unit: str) -> Mention | None:
        """Return the last date mentioned that is in one stretch of a unit."""
        return self.story.around(unit)

    def latest(self, *units: str) -> Mention | None:
        """Return the last date mentioned that is of one of these units (any, if none is named)."""
        if not units:
            dates = self.story.dates
            return dates[-1] if dates else None
        return self.story.latest(units, lambda mention: mention[1].grain in units)

    def last(self, *units: str) -> tuple[str, Period] | None:
        """Return the words of the last date mentioned that is of one of these units, and the date."""
        found = self.latest(*units)
        return (found[0].text, found[1]) if found is not None else None

    def told_year(self, month: int | None) -> tuple[str, int] | None:
        """Return the year of a month without one, in a text about the past, and what it is taken from.

        It is the year of the last month or day mentioned, or the one after it where a winter is between;
        a year that is alone counts within its sentence, or in a new section.
        """
        alone = self.story.latest("year alone", lambda mention: not has_month(mention))
        dated = self.story.latest("year with month", partial(_tells_month, self.scan))
        if alone is not None and (dated is None or dated[0].start < alone[0].start):
            fact, when = alone
            if when.year is not None and (self.in_sentence(fact) or _is_new_section(self, dated, alone)):
                return fact.text, when.year
        if dated is not None and dated[1].year is not None:
            fact, when = dated
            late = month is not None and when.number is not None and when.number - month >= _WINTER
            return fact.text, dated[1].year + late
        told = self.last()
        return (told[0], told[1].year) if told is not None and told[1].year is not None else None

    def quarter_near(self, *, over: bool = False) -> Period | None:
        """Return the quarter that the passage is about: the latest one that it mentions.

        With ``over`` one that was over by publication goes first.
        """
        near = []
        compared = self.story.compared
        far = self.reading.span.start - _NEAR
        for fact, when in reversed(self.story.dates):
            if fact.end < far:
                break
            if when.grain == "quarter" and when.year is not None and fact.start not in compared:
                if over and self.in_sentence(fact):
                    return when
                near.append(when)
        if not near or (over and self._about_months()):
            return None
        if over and self.published is not None:
            now = of_day(self.published, "quarter")
            near = [when for when in near if (when.year, when.number) < (now.year, now.number)] or near
        return max(near, key=lambda when: (when.year or 0, when.number or 0))

    def half_near(self) -> Period | None:
        """Return the half of a year that the sentence is about: the last one in it."""
        found = self.latest("half")
        return found[1] if found is not None and found[1].year and self.in_sentence(found[0]) else None

    def year_near(self) -> Period | None:
        """Return the year that the sentence is about: the last one in it."""
        found = self.latest("year")
        return found[1] if found is not None and found[1].year and self.in_sentence(found[0]) else None

    def _about_months(self) -> bool:
        """Return whether the sentence is about the six or nine months so far: no quarter is compared then."""
        last = self.story.last
        return last is not None and last.value.timex in _MONTHS and self.in_sentence(last)

    def subject(self, unit: str) -> tuple[str, Period] | None:
        """Return the last date that is not a date of comparison, as a stretch of a unit, and its words."""
        compared = self.story.compared
        found = self.story.latest(
            ("subject", unit),
            lambda mention: mention[0].start not in compared and unit_around(mention[1], unit) is not None,
        )
        base = None if found is None else unit_around(found[1], unit)
        return None if found is None or base is None else (found[0].text, base)

    def compared(self) -> None:
        """Remember that the passage only compares something with this date, and is not about it."""
        self.story.compared.add(self.reading.span.start)

    # The words around

    def ending(self) -> DateReading | None:
        """Return the date on which the stretch ends: "the quarter ended Sept. 30"."""
        scan = self.scan
        place = scan.skip_space(scan.token_at(self.reading.span.end - 1) + 1)
        if scan.lower(place) not in scan.vocabulary(DateVocabulary).tense.ended:
            return None
        start = scan.starts[scan.skip_space(place + 1)]
        kept = self.story.kept
        place = bisect_left(kept, start, key=lambda candidate: candidate.span.start)
        if place < len(kept) and kept[place].span.start == start:
            reading = kept[place].reading
            return reading if isinstance(reading, DateReading) else None
        return None

    @property
    def sport(self) -> bool:
        """Return whether the words around it are about a game."""
        scan = self.scan
        weights = scan.vocabulary(DateVocabulary).sport
        place = scan.token_at(self.reading.span.start)
        first, last = max(place - _GAME, 1), min(place + _GAME, scan.count - 1)
        tokens = scan.tokens[first:last]
        if weights.keys().isdisjoint(map(str.lower, tokens)):
            return False
        weight = sum(map(weights.__getitem__, weights.keys() & set(map(str.lower, tokens))))
        if weight == 1 and "-" in tokens:
            weight += any(_is_score(scan.tokens[i - 1 : i + 2]) for i in range(first, last))
        return weight > 1

    # The clause

    def _is_alone(self) -> bool:
        """Return whether the line is nothing but the expression, and no date comes before it.

        That is an entry in a calendar or a question, not news: it is in the future.
        """
        if self.story.last is not None:
            return False
        scan, span = self.scan, self.reading.span
        text = scan.folded
        before = text[max(0, span.start - _REST) : span.start].rpartition("\n")[2]
        if len(before) >= _REST:
            return False
        after = text[span.end : span.end + _REST].partition("\n")[0]
        if len(before) + len(after) >= _REST or len(words_of(before + after)) > 2:
            return False
        return not has_past(scan, span)  # "Thanksgiving was cold."

    def tense(self) -> TenseCue:
        """Return what the words around say of the time."""
        if self._cue is None:
            alone = self._is_alone()
            self._cue = (
                TenseCue(1, sure=True) if alone else tense_at(self.scan, self._whole(), named=self._named())
            )
        return self._cue

    def _whole(self) -> Span:
        """Return where the expression is, with those of its list: the clause is about all of them."""
        spans = (self.reading.span, *self.reading.spans.values())
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def direction(self) -> int:
        """Return 1 if the words around speak of the future, -1 if of the past, 0 if they do not say."""
        return self.tense().direction

    def _named(self) -> int:
        """Return where the last fact ends if it is a date, else -1."""
        facts = self.story.facts
        return facts[-1].end if facts and facts[-1].kind == "date" else -1


def _is_new_section(context: MentionContext, dated: Mention | None, alone: Mention) -> bool:
    """Return whether a heading is between a date and a year alone, and none between that and here."""
    section = context.story.section
    here = section(context.reading.span.start)
    if dated is None or not section(dated[0].start) < section(alone[0].start) == here:
        return False
    return abs((alone[1].year or 0) - (dated[1].year or 0)) <= _SAME_TALE


def _tells_month(scan: Scan, mention: Mention) -> bool:
    """Return whether a date says its month, and not which event is meant: "the August 1792 uprising"."""
    fact = mention[0]
    if not has_month(mention) or fact.certainty is not Certainty.EXPLICIT:
        return has_month(mention)
    sentence = scan.view(Clauses).at(fact.start)
    start, end = scan.token_at(fact.start), scan.token_at(fact.end - 1) + 1
    return sentence is None or not sentence.attachment.is_attribute(start, end)


def has_month(mention: Mention) -> bool:
    """Return whether a date says its month."""
    when = mention[1]
    return when.grain in ("day", "month") and when.number is not None


def _is_score(tokens: Sequence[str]) -> bool:
    """Return whether three tokens may be the score of a game, the winner's first: 110-98; a range rises."""
    one, dash, other = tokens
    return dash == "-" and one.isdecimal() and other.isdecimal() and len(one) < 4 and int(one) >= int(other)
