"""Ranges: from A to B."""

from __future__ import annotations

import datetime as dt

from newsfacts.kinds.dates.calendar.period import Period, first_day, of_day, shift
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.direction import weekday_near
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.combinators import interval, is_one_day
from newsfacts.kinds.dates.rules.rule import inferred, point, rule, settle
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty, Span

__all__: list[str] = []

_WEEK = dt.timedelta(days=7)


@rule("range")
def _range(context: MentionContext, *, first: DateReading, last: DateReading) -> Normalised | None:
    """Read from A to B: one fact with two ends."""
    end = settle(last, context)
    start = settle(first, context)
    if start is None or end is None or start.when is None or end.when is None:
        return None
    if _lean(first):
        start = _leaned(start, end, said=last.operation == "within")
    start, end = _on_one_day((start, first), (end, last))
    if _operation(first) == _operation(last) == "weekday":
        start, end = _within_a_week(start, end, context)
        if context.published is not None and not context.direction():  # or of every week
            end = end._replace(certainty=Certainty.AMBIGUOUS)
    else:
        end = _ordered(start, end, last)
        if _lean(first) and _lean(last):
            start, end = _over(start, end, context)
    return interval(start, end, first, last)


def _over(start: Normalised, end: Normalised, context: MentionContext) -> tuple[Normalised, Normalised]:
    """Move a range without years a year back if the text says that it is over and its end would be ahead."""
    if Certainty.EXPLICIT in (start.certainty, end.certainty) or not start.when or not end.when:
        return start, end
    last = first_day(end.when)
    if last is None or context.published is None or last <= context.published or context.direction() >= 0:
        return start, end
    return _moved(start, shift(start.when, -1, "year")), _moved(end, shift(end.when, -1, "year"))


def _on_one_day(
    start: tuple[Normalised, DateReading], end: tuple[Normalised, DateReading]
) -> tuple[Normalised, Normalised]:
    """Let a bare clock time take the day from the other end: from 9 a.m. until noon on Monday."""
    (one, first), (two, last) = start, end
    bare = [_operation(reading) == "clock" for reading in (first, last)]
    if bare == [True, False] and two.when is not None and two.when.part:
        one = _with_day(one, two)
    elif bare == [False, True] and one.when is not None and one.when.part:
        two = _with_day(two, one)
    if any(bare) and one.when is not None and two.when is not None:
        same_day = two.when._replace(part=one.when.part, zone=one.when.zone) == one.when
        if same_day and two.when.part < one.when.part:  # past midnight: the end that took its day moves
            if bare[1]:
                two = _moved(two, shift(two.when, 1))
            else:
                one = _moved(one, shift(one.when, -1))
    return one, two


def _with_day(clock: Normalised, day: Normalised) -> Normalised:
    """Put a time on the day of another, as surely as that is known."""
    if clock.when is None or day.when is None:
        return clock
    return point(day.when._replace(part=clock.when.part, zone=clock.when.zone), day.certainty, *day.reasons)


@rule("set_range")
def _every_week(context: MentionContext, *, weekday: int, weekday2: int, opening: int = 0) -> Normalised:
    """Read Mondays through Fridays: days of every week.

    With ``opening``, read "open Monday to Friday": of every week too, but for what was open then.
    """
    if opening and context.published is not None and context.direction() < 0:
        near = (weekday_near(number, context, context.published) for number in (weekday, weekday2))
        start, end = (
            inferred(of_day(context.published + dt.timedelta(days=days)), context.why, clue)
            for days, clue in near
        )
        start, end = _within_a_week(start, end, context)
    else:
        certainty = Certainty.INFERRED if opening else Certainty.EXPLICIT
        start, end = (
            Normalised(DateType.SET, f"XXXX-WXX-{number}", certainty=certainty)
            for number in (weekday, weekday2)
        )
    where, whole = context.reading.spans, context.reading.span
    ends = ((where["weekday"], start), (Span(where["weekday2"].start, whole.end), end))
    return start._replace(timex=f"{start.timex}/{end.timex}", when=None, ends=ends)


@rule("clocks_on")
def _clocks_on(context: MentionContext, *, clockspan: DateReading, day: DateReading) -> Normalised | None:
    """Read 9-11 a.m. on Friday."""
    hours, base = settle(clockspan, context), settle(day, context)
    if hours is None or base is None or not is_one_day(base) or not hours.ends:
        return None
    (first, one), (last, two) = hours.ends
    start, end = _with_day(one, base), _with_day(two, base)
    if start.when and end.when and end.when.part < start.when.part:  # past midnight
        end = _moved(end, shift(end.when, 1))
    return hours._replace(
        timex=f"{start.timex}/{end.timex}",
        certainty=base.certainty,
        reasons=base.reasons,
        ends=((first, start), (last, end)),
    )


def _within_a_week(
    start: Normalised, end: Normalised, context: MentionContext
) -> tuple[Normalised, Normalised]:
    """Put two weekdays that were each taken by themselves in order: from Monday to Friday.

    What began before publication is over; what is ahead continues into the next days.
    """
    first = first_day(start.when) if start.when else None
    second = first_day(end.when) if end.when else None
    if first is None or second is None or first <= second or context.published is None:
        return start, end
    if first <= context.published and second <= context.published - _WEEK / 7:
        return _moved(start, of_day(first - _WEEK)), end
    return start, _moved(end, of_day(second + _WEEK))


def _moved(settled: Normalised, day: Period) -> Normalised:
    """Put a day, with its time if it has one, elsewhere."""
    part = settled.when.part if settled.when else ""
    return point(day._replace(part=part), settled.certainty, *settled.reasons)


def _leaned(start: Normalised, end: Normalised, *, said: bool) -> Normalised:
    """Let the first end take its year from the second, if that is said: May and June 2011."""
    if start.certainty is Certainty.EXPLICIT or start.when is None or end.when is None:
        return start
    if not (said or end.certainty is Certainty.EXPLICIT) or end.when.year is None:
        return start
    if start.when.grain in ("month", "day", "season", "quarter") and start.when.weekday is None:
        year = end.when.year
        if (start.when.number or 0) > (end.when.number or 13):
            year -= 1
        return point(start.when._replace(year=year), end.certainty, *end.reasons)
    return start


def _lean(reading: DateReading) -> bool:
    """Return whether a reading is a month or a day whose year is not said."""
    inner = _bottom(reading)
    return inner.operation == "nth" or (inner.operation in ("calendar", "season") and not _says_year(inner))


def _says_year(reading: DateReading) -> bool:
    """Return whether a month or a day has its year with it: "23年8月", "June next year"."""
    return "yy" in reading.slots or any(isinstance(value, DateReading) for value in reading.slots.values())


def _operation(reading: DateReading) -> str:
    """Return the operation at the bottom of a reading; of a time on a day, that of the day."""
    return _bottom(reading).operation


def _bottom(reading: DateReading) -> DateReading:
    """Return the reading inside those that only pass it on; of a time on a day, that of the day."""
    while reading.operation in ("same", "edge", "at"):
        inner = [value for value in reading.slots.values() if isinstance(value, DateReading)]
        whole = next((value for value in inner if value.category not in ("time", "daytime")), inner[0])
        reading = reading.slots.get("daypart", whole)  # "10 p.m. last night"
    return reading


def _ordered(start: Normalised, end: Normalised, last: DateReading) -> Normalised:
    """Move an end whose year is not said after the start: from November to February."""
    if end.certainty is Certainty.EXPLICIT or end.when is None or start.when is None:
        return end
    first, second = first_day(start.when), first_day(end.when)
    if first is None or second is None:
        return end
    if not _lean(last):
        return end
    when = end.when._replace(year=first.year)
    moved = first_day(when)
    if moved is not None and moved < first:
        when = when._replace(year=first.year + 1)
    return point(when, end.certainty, *end.reasons)
