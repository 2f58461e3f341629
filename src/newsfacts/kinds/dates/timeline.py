"""What a text as a whole says of time: when it appeared, which dates it has named, whether it looks back."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeAlias

from newsfacts.extractor.context import Context
from newsfacts.kinds.dates.calendar.period import CLOCK, Period, parse_timex, unit_around
from newsfacts.kinds.dates.headings import is_heading
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.value import Date, DateType
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.model import Fact
from newsfacts.text.lazy import lazy

__all__ = ["Mention", "Timeline"]

Mention: TypeAlias = tuple[Fact[Any], Period]
"""A date that the text has named, and the stretch of the calendar that it is."""

_FAR_YEARS = 2
_CHRONICLE = 20
"""Full dates long before publication in a text that may cover many years up to the present."""
_PLACED = (DateType.DATE, DateType.TIME)
_YEARS = ("year", "nearyear")
_DEICTIC = frozenset({"today", "weekday", "step"})
"""Operations that count from publication: their number distinguishes news from history."""


class Timeline:
    """What the time expressions of one text share; each of them looks at it through its `MentionContext`."""

    def __init__(self, context: Context) -> None:
        self.scan = context.scan
        self.kept = context.kept
        self.facts = context.facts
        self.vague = context.vague
        published = context.published
        self.published: dt.date | None = published.day if published else None
        found = published is not None and published.found is not None
        self.why = f"publication date {self.published}" + (", found in the text" if found else "")
        """What the publication date is, in words."""
        self.compared: set[int] = set()
        """Where dates begin that the text compares itself with: it is not about them."""
        self._last: Fact[Any] | None = None
        self._dates: list[Mention] = []
        self._seen = 0  # facts that were looked at
        self._latest: dict[Hashable, _Latest] = {}
        self._told: dict[str, _Told] = {}

    @property
    def dates(self) -> Sequence[Mention]:
        """The stretches of the calendar named so far, in text order."""
        self._look()
        return self._dates

    @property
    def last(self) -> Fact[Any] | None:
        """The last time expression so far, a stretch of the calendar or not."""
        self._look()
        return self._last

    def latest(self, key: Hashable, meets: Callable[[Mention], bool]) -> Mention | None:
        """Return the last date named that meets a condition.

        Each date is checked once, however often it is needed; so what the condition says about a date must
        stay, and ``key`` names the condition.
        """
        found = self._latest.get(key)
        if found is None:
            found = self._latest[key] = _Latest(meets)
        return found.among(self.dates)

    def around(self, unit: str) -> Mention | None:
        """Return the last date named that is in one stretch of a unit: not a coarser one."""
        return self.latest(("around", unit), lambda mention: unit_around(mention[1], unit) is not None)

    def told(self, unit: str, words: str) -> Mention | None:
        """Return the last date named from which something can be counted in a unit, except others like it.

        "$2 a year earlier" and "$3 a year earlier" share a year: a date of comparison does not count for
        an expression of the same ``words`` (in lower case), and a quarter of comparison for none. Of a unit
        of the clock any date will do.
        """
        told = self._told.get(unit)
        if told is None:
            told = self._told[unit] = _Told(unit, self.compared)
        return told.among(self.dates, words)

    def _look(self) -> None:
        """Look at the facts that have come since."""
        fresh = self.facts[self._seen :]
        self._seen += len(fresh)
        for fact in fresh:
            value = fact.value
            if fact.kind == "date" and isinstance(value, Date):
                self._last = fact
                if value.type in _PLACED:
                    when = parse_timex(value.timex.rpartition("/")[2] if value.ends else value.timex)
                    if when is not None:
                        self._dates.append((fact, when))

    def section(self, offset: int) -> int:
        """Return the number of headings before an offset: of the section that it is in."""
        return bisect_right(self._headings, offset)

    @lazy
    def _headings(self) -> Sequence[int]:
        """Where the lines begin that are headings."""
        found, start = [], 0
        for line in self.scan.folded.splitlines(keepends=True):
            if is_heading(line):
                found.append(start)
            start += len(line)
        return found

    @lazy
    def narrative(self) -> bool:
        """Whether the text is about times long before its publication.

        The full dates far from publication are counted against those that depend on it: twice as many are
        needed, or so many that the text is a chronicle.
        """
        readings = [c.reading for c in self.kept if isinstance(c.reading, DateReading)]
        far = near = 0
        for left in self.scan.until_deadline(range(len(readings), 0, -1)):
            if far + left <= max(near if far + left >= _CHRONICLE else 2 * near, 1):
                return False  # whatever is left
            reading = readings[-left]
            year = _stated_year(reading)
            if year is None:
                near += 2 * _is_deictic(reading)
            elif not self._reaches_here(reading):
                if self.published is None or abs(year - self.published.year) >= _FAR_YEARS:
                    far += 1
                else:
                    near += 1
        return far >= 2 and (far > 2 * near or far > max(near, _CHRONICLE))

    def _reaches_here(self, reading: DateReading) -> bool:
        """Return whether a year only says how far back the present compares: "the weakest since 1985"."""
        scan = self.scan
        first = scan.token_at(reading.span.start)
        return scan.word_before(first) in scan.vocabulary(DateVocabulary).tense.since


class _Latest:
    """The last of a list that grows, among those that meet a condition; each is looked at once."""

    def __init__(self, meets: Callable[[Mention], bool]) -> None:
        self._meets = meets
        self._seen = 0
        self._found: Mention | None = None

    def among(self, dates: Sequence[Mention]) -> Mention | None:
        """Return the last one in the list."""
        for place in range(len(dates) - 1, self._seen - 1, -1):
            if self._meets(dates[place]):
                self._found = dates[place]
                break
        self._seen = len(dates)
        return self._found


class _Told:
    """The last date from which something can be counted in a unit; see `Timeline.told`."""

    def __init__(self, unit: str, compared: set[int]) -> None:
        self._unit = unit
        self._compared = compared
        self._seen = 0
        self._last: Mention | None = None
        self._words: str | None = None
        """The words of the last one, if it is a date of comparison."""
        self._before: Mention | None = None
        """The last one before it that is not a date of comparison in the same words."""

    def among(self, dates: Sequence[Mention], words: str) -> Mention | None:
        """Return the last one in the list that may be counted from in an expression of these words."""
        for place in range(self._seen, len(dates)):
            self._add(dates[place])
        self._seen = len(dates)
        return self._before if self._words == words else self._last

    def _add(self, mention: Mention) -> None:
        fact, when = mention
        if self._unit not in CLOCK and unit_around(when, self._unit) is None:
            return
        words = None
        if fact.start in self._compared:
            if when.grain == "quarter":
                return
            words = fact.text.lower()
        if words is None or words != self._words:
            self._before = self._last
        self._last, self._words = mention, words


def _stated_year(reading: DateReading) -> int | None:
    """Return the year that a reading, or one inside it, says itself, if any."""
    slots = reading.slots
    for name in _YEARS:
        if name in slots and isinstance(slots[name], int):
            return int(slots[name])
    if "fulldate" in slots:
        return int(slots["fulldate"][0])
    for slot in slots.values():
        if isinstance(slot, DateReading):
            year = _stated_year(slot)
            if year is not None:
                return year
    return None


def _is_deictic(reading: DateReading) -> bool:
    """Return whether a reading, or one inside it, counts from publication."""
    if reading.operation in _DEICTIC:
        return True
    inside = [slot for slot in reading.slots.values() if isinstance(slot, DateReading)]
    return any(map(_is_deictic, inside))
