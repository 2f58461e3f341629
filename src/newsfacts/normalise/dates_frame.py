"""Where a time expression hangs: the publication date, the last date mentioned, the tense around it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from newsfacts.model import Certainty, Date, DateType, Fact, Span
from newsfacts.normalise.dates_calendar import When, of_day
from newsfacts.normalise.dates_reading import DateReading
from newsfacts.normalise.dates_tense import Clue, clue, turn
from newsfacts.regexes import compiled
from newsfacts.resolve import Context

__all__ = ["Frame", "Settled", "parse_timex"]

_REST = 14  # characters beside an expression that stands alone
_MONTHS = ("P6M", "P9M", "P1Y")
_COMPARED = "dates.compared"
_GAME = 50  # tokens around a quarter within which a game is told of
_NEAR = 1500  # characters back to which a quarter is the thing compared
_FAR_YEARS = 2
_WINTER = 9  # months that the calendar must go back for a tale to have gone on into the next year


class Settled(NamedTuple):
    """A reading with its place in the calendar."""

    type: DateType
    timex: str
    when: When | None = None
    """The stretch of the calendar, for those that have one."""
    mod: str | None = None
    certainty: Certainty = Certainty.EXPLICIT
    reasons: tuple[str, ...] = ()
    ends: tuple[tuple[Span, Settled], ...] = ()
    days: tuple[dt.date, dt.date] | None = None
    """First and last day, where they are not those of ``when``."""
    fiscal: bool = False
    """Whether ``when`` is only a label: a year of the books, or a quarter of one."""


_DAY = compiled(r"(\d{4})-(\d\d)-(\d\d)(T.*)?")
_YEAR = compiled(r"(BC)?(\d{4})")
_PART = compiled(r"(\d{4})-(?:(\d\d)|W(\d\d)(-WE)?|Q(\d)|H(\d)|(SP|SU|FA|WI))")


@lru_cache(maxsize=4096)
def parse_timex(value: str) -> When | None:
    """Read a TIMEX3 value back, if it is a known stretch of the calendar of a year or less."""
    if match := _DAY.fullmatch(value):
        return When("day", int(match[1]), int(match[2]), int(match[3]), part=match[4] or "")
    if match := _YEAR.fullmatch(value):
        return When("year", -int(match[2]) if match[1] else int(match[2]))
    if match := _PART.fullmatch(value):
        year = int(match[1])
        if match[7]:
            return When("season", year, season=match[7])
        if match[3]:
            return When("weekend" if match[4] else "week", year, int(match[3]))
        for unit, group in (("month", 2), ("quarter", 5), ("half", 6)):
            if match[group]:
                return When(unit, year, int(match[group]))
    return None


class Frame:
    """What one expression may know of the text around it."""

    def __init__(self, reading: DateReading, context: Context) -> None:
        self.reading = reading
        self.context = context
        published = context.published
        self.published: dt.date | None = published.day if published else None
        self.published_found = published is not None and published.found is not None

    @property
    def why(self) -> str:
        """Say in words what the publication date is."""
        where = ", read from the text" if self.published_found else ""
        return f"publication date {self.published}{where}"

    # The dates before

    def dates(self) -> Iterator[tuple[Fact[Any], When]]:
        """Give the dates mentioned before, the last one first."""
        for fact in reversed(self.context.facts):
            if fact.kind == "date" and isinstance(fact.value, Date):
                text = fact.value.timex
                when = parse_timex(text.rpartition("/")[2] if fact.value.ends else text)
                if when is not None and fact.value.type in (DateType.DATE, DateType.TIME):
                    yield fact, when

    def stretch_end(self) -> When | None:
        """Give the day or month that a stretch of the same sentence ended with: "the six months to March"."""
        scan = self.context.scan
        sentence = scan.sentence_at(self.reading.span.start)
        ended = scan.grammar.dates.tense.ended
        for fact, when in self.dates():
            if sentence is None or fact.start < sentence.start:
                return None
            before = scan.word(scan.before_gap(scan.token_at(fact.start)) - 1)
            if before in ended and when.unit in ("day", "month"):
                return when
        return None

    def month_near(self) -> When | None:
        """Give the month that the sentence is about: the last date in it, if that is one."""
        sentence = self.context.scan.sentence_at(self.reading.span.start)
        fact, when = next(self.dates(), (None, None))
        if fact is None or when is None or sentence is None or fact.start < sentence.start:
            return None
        return when if when.unit == "month" and when.year is not None and not fact.value.mod else None

    def told(self) -> Iterator[tuple[Fact[Any], When]]:
        """Give the dates that a passage can count from: not those that say the same words.

        "$2 a year earlier" and "$3 a year earlier" hang on one year.
        """
        compared = self.context.memo.get(_COMPARED, ())
        span = self.reading.span
        words = self.context.scan.folded[span.start : span.end].lower()
        for fact, when in self.dates():
            if fact.start not in compared or (when.unit != "quarter" and fact.text.lower() != words):
                yield fact, when

    def last(self, *units: str) -> tuple[str, When] | None:
        """Give the last date mentioned that is of one of these units (any, if none is named)."""
        for fact, when in self.dates():
            if not units or when.unit in units:
                return fact.text, when
        return None

    def told_year(self, month: int | None) -> tuple[str, int] | None:
        """Give the year that a month without one is of, in a text that tells of the past, and from what.

        It is the year of the last month or day mentioned, or the one after it where a winter lies between;
        a year that stands alone counts within its sentence.
        """
        sentence = self.context.scan.sentence_at(self.reading.span.start)
        for fact, when in self.dates():
            if when.year is None:
                continue
            if when.unit in ("day", "month") and when.n is not None:
                late = month is not None and when.n - month >= _WINTER
                return fact.text, when.year + late
            if sentence is not None and fact.start >= sentence.start:
                return fact.text, when.year
        told = self.last()
        return (told[0], told[1].year) if told is not None and told[1].year is not None else None

    def quarter_near(self, *, over: bool = False) -> When | None:
        """Give the quarter that the passage is about: the latest one that it mentions.

        With ``over`` one that was over by publication goes first.
        """
        if over and self._about_months():
            return None
        near = []
        compared = self.context.memo.get(_COMPARED, ())
        for fact, when in self.dates():
            if self.reading.span.start - fact.end > _NEAR:
                break
            if when.unit == "quarter" and when.year is not None and fact.start not in compared:
                near.append(when)
        if over and self.published is not None:
            now = of_day(self.published, "quarter")
            near = [when for when in near if (when.year, when.n) < (now.year, now.n)] or near
        return max(near, key=lambda when: (when.year or 0, when.n or 0), default=None)

    def _about_months(self) -> bool:
        """Say whether the sentence is about the six or nine months so far: no quarter is compared then."""
        sentence = self.context.scan.sentence_at(self.reading.span.start)
        for fact in reversed(self.context.facts):
            if sentence is None or fact.start < sentence.start:
                return False
            if fact.kind == "date" and isinstance(fact.value, Date):
                return fact.value.timex in _MONTHS
        return False

    def compared(self) -> None:
        """Note that the passage compares itself with this date, and is not about it."""
        self.context.memo.setdefault(_COMPARED, set()).add(self.reading.span.start)

    # The text as a whole

    @property
    def narrative(self) -> bool:
        """Say whether the text tells of times long before its publication."""
        known = self.context.memo.get("dates.narrative")
        if known is None:
            known = self.context.memo["dates.narrative"] = self._narrates()
        return bool(known)

    def _narrates(self) -> bool:
        """Count the full dates far from publication against those that hang on it."""
        far = near = 0
        for candidate in self.context.kept:
            reading = candidate.reading
            if not isinstance(reading, DateReading):
                continue
            year = _stated_year(reading)
            if year is not None and self._reaches_here(reading):
                continue
            if year is not None:
                if self.published is None or abs(year - self.published.year) >= _FAR_YEARS:
                    far += 1
                else:
                    near += 1
            elif any(part.operation in _DEICTIC for part in _parts(reading)):
                near += 2
        return far >= 2 and far > 2 * near

    def _reaches_here(self, reading: DateReading) -> bool:
        """Say whether a year only tells how far back the present compares: "the weakest since 1985"."""
        scan = self.context.scan
        first = scan.token_at(reading.span.start)
        return scan.word(scan.before_gap(first) - 1) in scan.grammar.dates.tense.since

    def ending(self) -> DateReading | None:
        """Give the date on which the stretch ends: "the quarter ended Sept. 30"."""
        scan = self.context.scan
        place = scan.after_gap(scan.token_at(self.reading.span.end - 1) + 1)
        if scan.word(place) not in scan.grammar.dates.tense.ended:
            return None
        start = scan.starts[scan.after_gap(place + 1)]
        kept = self.context.kept
        near = kept[bisect_left(kept, start, key=lambda candidate: candidate.span.start) :][:1]
        for candidate in near:
            if candidate.span.start == start and isinstance(candidate.reading, DateReading):
                return candidate.reading
        return None

    @property
    def sport(self) -> bool:
        """Say whether the words around tell of a game."""
        scan = self.context.scan
        weights = scan.grammar.dates.sport
        place = scan.token_at(self.reading.span.start)
        near = range(max(place - _GAME, 1), min(place + _GAME, scan.count - 1))
        words = {scan.word(i) for i in near}
        score = any(scan.token(i) == "-" and _points(scan.token(i - 1), scan.token(i + 1)) for i in near)
        return sum(weights.get(word, 0) for word in words) + score > 1

    # The clause

    @property
    def alone(self) -> bool:
        """Say whether the line is nothing but the expression, and no date stands before it.

        That is an entry of a diary or a question, no news: it lies ahead.
        """
        text, span = self.context.scan.folded, self.reading.span
        before = text[max(0, span.start - _REST) : span.start].rpartition("\n")[2]
        after = text[span.end : span.end + _REST].partition("\n")[0]
        if len(before) + len(after) >= _REST or len((before + after).split()) > 2:
            return False
        scan = self.context.scan
        places = (
            *range(scan.token_at(span.start - len(before)), scan.token_at(span.start)),
            *range(scan.token_at(span.end), scan.token_at(span.end + len(after))),
        )
        if any(turn(scan, i) == -1 for i in places):
            return False  # "Thanksgiving was cold."
        return not any(fact.kind == "date" for fact in self.context.facts)

    def direction(self, *, months: bool = False) -> int:
        """Give 1 if the words around speak of the future, -1 if of the past, 0 if they do not say.

        The nearest word before decides, within the clause; then the nearest behind. With ``months``,
        "by" says future too.
        """
        return self.clue(months=months).direction

    def clue(self, *, months: bool = False) -> Clue:
        """Give the direction, and whether it is sure."""
        if self.alone:
            return Clue(1, False)
        return clue(self.context.scan, self.reading.span, months=months, closes=self._closes())

    def _closes(self) -> bool:
        """Say whether the date is the last day of a stretch: "in the year to March 31"."""
        scan, facts = self.context.scan, self.context.facts
        place = scan.before_gap(scan.token_at(self.reading.span.start)) - 1
        if not facts or scan.word(place) not in scan.grammar.dates.tense.ended:
            return False
        return facts[-1].kind == "date" and facts[-1].end == scan.starts[scan.before_gap(place)]


def _points(one: str, other: str) -> bool:
    """Say whether two tokens may be the score of a game, the winner's first: 110-98; a range rises."""
    return one.isdecimal() and other.isdecimal() and len(one) < 4 and int(one) >= int(other)


_DEICTIC = frozenset({"today", "weekday", "step"})
"""Operations that count from publication: their number tells news from history."""


def _parts(reading: DateReading) -> Iterator[DateReading]:
    """Give a reading and all readings inside it."""
    yield reading
    for slot in reading.slots.values():
        if isinstance(slot, DateReading):
            yield from _parts(slot)


def _stated_year(reading: DateReading) -> int | None:
    """Give the year that a reading says itself, if any."""
    for part in _parts(reading):
        year = part.slots.get("year", part.slots.get("nearyear"))
        if isinstance(year, int):
            return year
        if "fulldate" in part.slots:
            return int(part.slots["fulldate"][0])
    return None
