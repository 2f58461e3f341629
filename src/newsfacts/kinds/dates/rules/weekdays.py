"""Weekdays: Monday, last Friday, Tuesday of next week, three Fridays from now."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from newsfacts.kinds.dates.calendar.period import Period, day_of, of_day
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.direction import weekday_near
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.combinators import placed, weekday_beside
from newsfacts.kinds.dates.rules.rule import ambiguous, inferred, point, rule, settle, undated

__all__ = ["PARTS"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKS = {-1: "last week", 0: "the week of publication", 1: "next week"}
"""Reasons are in English whatever the language of the text."""
_MOST = 60  # weekdays that may be counted out
PARTS = {1: "TMO", 2: "TMI", 3: "TAF", 4: "TEV", 5: "TNI"}
"""What the last digit of a weekday with its part means."""


def _week_in_words(step: int) -> str:
    """Return which week it is that is this many weeks after that of publication; before, if negative."""
    return _WEEKS.get(step, f"the week {abs(step)} weeks {_side(step)} the week of publication")


def _side(sign: int) -> str:
    return "after" if sign > 0 else "before"


@rule("weekday")
def _weekday(context: MentionContext, *, weekday: int) -> Normalised:
    """Read Monday: the most recent one, today included, unless the words turn it."""
    told = _on_or_after_told(context, weekday)
    if told is not None:
        return told
    if context.published is None:
        return undated(Period("day", weekday=weekday))
    days, clue = weekday_near(weekday, context, context.published)
    return inferred(of_day(context.published + dt.timedelta(days=days)), context.why, clue)


@rule("weekday")
def _coming_weekday(context: MentionContext, *, weekday: int, coming: int) -> Normalised:
    """Read this coming Friday: the first one after publication."""
    return _beside_publication(context, weekday, 1, "the next one after publication")


@rule("weekday")
def _bygone_weekday(context: MentionContext, *, weekday: int, bygone: int) -> Normalised:
    """Read this past Friday: the last one before publication."""
    return _beside_publication(context, weekday, -1, "the last one before publication")


def _beside_publication(context: MentionContext, weekday: int, sign: int, clue: str) -> Normalised:
    told = _beside_told(context, weekday, sign) if context.narrative else None
    if told is not None:
        return told
    if context.published is None:
        return undated(Period("day", weekday=weekday))
    return inferred(of_day(weekday_beside(context.published, weekday, sign)), context.why, clue)


@rule("weekday")
def _weekday_of_near_week(context: MentionContext, *, weekday: int, step: int) -> Normalised:
    """Read next Friday: the one of the week after publication."""
    told = _beside_told(context, weekday, step) if context.narrative else None
    if told is not None:
        return told
    if context.published is None:
        return undated(Period("day", weekday=weekday))
    days = weekday - context.published.isoweekday() + 7 * step
    clue = f"the {_WEEKDAYS[weekday - 1]} of {_week_in_words(step)}"
    return inferred(of_day(context.published + dt.timedelta(days=days)), context.why, clue)


@rule("weekday")
def _weekday_from_told(
    context: MentionContext, *, weekday: int, step: int, from_: Literal["told"]
) -> Normalised:
    """Read the following Friday: counted from the last day mentioned, if that is the last date mentioned."""
    told = _beside_told(context, weekday, step)
    if told is not None:
        return told
    if context.latest() is not None:
        return ambiguous(Period("day", weekday=weekday), "the date before it has no day to count from")
    return _weekday_of_near_week(context, weekday=weekday, step=step)


@rule("weekday")
def _weekday_of_week(context: MentionContext, *, weekday: int, week: DateReading) -> Normalised:
    """Read Monday of next week."""
    around = settle(week, context)
    if around is None or around.when is None or around.when.grain != "week" or around.when.number is None:
        return undated(Period("day", weekday=weekday))
    found = dt.date.fromisocalendar(around.when.year or 1, around.when.number, weekday)
    return inferred(of_day(found), *around.reasons)


@rule("weekday")
def _counted_weekday(
    context: MentionContext, *, weekday: int, number: int | Decimal, sign: int
) -> Normalised:
    """Read three Fridays from now, two Mondays ago."""
    told = _on_or_after_told(context, weekday)
    if told is not None:
        return told
    if context.published is None:
        return undated(Period("day", weekday=weekday))
    count = int(number)
    found = weekday_beside(context.published, weekday, sign, count)
    clue = f"{count} {_WEEKDAYS[weekday - 1]}s {_side(sign)} publication"
    return inferred(of_day(found), context.why, clue)


def _on_or_after_told(context: MentionContext, weekday: int) -> Normalised | None:
    """Return the first such weekday from the last day mentioned on, in a text about the past."""
    told = context.last("day") if context.narrative else None
    known = day_of(told[1]) if told is not None else None
    if told is None or known is None:
        return None
    found = known + dt.timedelta(days=(weekday - known.isoweekday()) % 7)
    return inferred(of_day(found), f"the first one on or after {told[0]!r}")


def _beside_told(context: MentionContext, weekday: int, step: int) -> Normalised | None:
    """Return the next such weekday after the last day mentioned, or the last one before it."""
    told = context.last("day")
    known = day_of(told[1]) if told is not None else None
    if told is None or known is None:
        return None
    return inferred(
        of_day(weekday_beside(known, weekday, -1 if step < 0 else 1)), f"counted from {told[0]!r}"
    )


@rule("nthfrom")
def _nth_from(
    context: MentionContext, *, weekday: int, ordinal: int | Decimal, sign: int, date: DateReading
) -> Normalised | None:
    """Read the third Sunday after Easter, the Tuesday after the first Monday in November."""
    base = settle(date, context)
    day = day_of(base.when) if base is not None and base.when is not None else None
    rank = int(ordinal)
    if base is None or day is None or not 1 <= rank <= _MOST:
        return None
    return point(of_day(weekday_beside(day, weekday, sign, rank)), base.certainty, *base.reasons)


@rule("weekdaypart")
def _weekday_part(context: MentionContext, *, weekday_part: int) -> Normalised:
    """Read a weekday and its part in one word, as German writes it: Montagabend."""
    weekday, part = divmod(weekday_part, 10)
    return placed(PARTS[part], _weekday(context, weekday=weekday))
