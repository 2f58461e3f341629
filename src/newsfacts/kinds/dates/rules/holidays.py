"""What has a name in the year: seasons and holidays, and the weeks around them."""

from __future__ import annotations

import datetime as dt

from newsfacts.kinds.dates.calendar.holidays import holiday_day, holiday_days, seen
from newsfacts.kinds.dates.calendar.period import Period, day_of, first_day, last_day, of_day
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.rules.rule import (
    NEAREST_CENTURY,
    Slots,
    ambiguous,
    full_year,
    inferred,
    nested,
    operation,
    point,
    undated,
)
from newsfacts.kinds.dates.rules.times import is_one_day, placed
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.model import Certainty

__all__: list[str] = []

_SEEN = "it follows the new moon, and may be a day earlier or later where the crescent must be seen"


@operation("season")
def _season(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read a season: of a year, last, this, next, or the most recent."""
    code = slots["season"]
    if "yearspan" in slots:  # the winter of 2006-07: TIMEX3 names it after its second year
        first, second = slots["yearspan"]
        return point(Period("season", second, season=code)) if code == "WI" and second == first + 1 else None
    if "yy" in slots:
        return inferred(Period("season", full_year(-1 - slots["yy"], frame), season=code), NEAREST_CENTURY)
    inner = nested(slots, frame)
    if inner is not None:
        if inner.when is None:
            return None
        return point(Period("season", inner.when.year, season=code), inner.certainty, *inner.reasons)
    unknown = Period("season", season=code)
    if frame.narrative:
        told = frame.last()
        if told is not None:
            return inferred(unknown._replace(year=told[1].year), f"the year is that of {told[0]!r} before it")
    if frame.published is None:
        return undated(unknown)
    now = of_day(frame.published, "season")
    this = now._replace(season=code)
    step = slots.get("step")
    order = ("WI", "SP", "SU", "FA")
    ahead = (order.index(code) - order.index(now.season)) if code in order else 0
    year = this.year or 0
    if step is None:
        turned = frame.direction()
        near = turned == 0 and 3 * ahead <= frame.scan.vocabulary(DateVocabulary).tense.soon_months
        step = 1 if turned > 0 and ahead < 0 else -1 if turned <= 0 and ahead > 0 and not near else 0
        year += step
    elif step < 0:
        year -= 1 if ahead >= 0 else 0
    elif step > 0:
        year += 1 if ahead <= 0 else 0
    return inferred(this._replace(year=year), frame.why)


@operation("holiday")
def _holiday(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read a holiday: of a year, last, this, next, or the nearest."""
    name = slots["holiday"]
    once = holiday_day(name, None)
    if once is not None and once.year is not None:
        return point(once)
    inner = nested(slots, frame)
    if inner is not None and inner.when is not None and inner.when.year is not None:
        day = holiday_day(name, inner.when.year)
        if day is None:
            return ambiguous(Period("day", inner.when.year))
        if not seen(name):
            return _whole(name, point(day, inner.certainty, *inner.reasons))
        sure = Certainty.AMBIGUOUS if inner.certainty is Certainty.AMBIGUOUS else Certainty.INFERRED
        return _whole(name, point(day, sure, *inner.reasons, _SEEN))
    told = frame.last() if frame.narrative and "step" not in slots else None
    if told is not None and told[1].year is not None:  # in a tale of the past it is that of the year told of
        day = holiday_day(name, told[1].year)
        reason = f"the year is that of {told[0]!r} before it"
        return _whole(name, inferred(day, reason)) if day else ambiguous(Period("day"), reason)
    if frame.published is None:
        month_day = holiday_day(name, None)
        return undated(month_day or Period("day"))
    here = frame.published.year
    options = []
    for year in (here - 1, here, here + 1):
        when = holiday_day(name, year)
        around = _week_around(when, slots["unit"]) if when and "unit" in slots else when
        last = last_day(around) if around else None
        first = first_day(around) if around else None
        if when is around and first is not None:
            last = (holiday_days(name, first) or (first, first))[1]
        if when is not None and first is not None and last is not None:
            after, before = (first - frame.published).days, (frame.published - last).days
            options.append((after if after > 0 else -before if before > 0 else 0, when))
    step = slots.get("step")
    if step is not None:
        options = [row for row in options if (row[0] < 0 if step < 0 else row[0] >= 0)] or options
    if not options:
        return ambiguous(Period("day"), "the day of this holiday is not in the table")
    turned = frame.direction()
    if step is None and turned:
        options = [row for row in options if row[0] * turned >= 0] or options
    found = inferred(min(options, key=lambda row: abs(row[0]))[1], frame.why, "the one nearest to it")
    return _whole(name, found._replace(reasons=(*found.reasons, _SEEN)) if seen(name) else found)


@operation("holiday_part")
def _holiday_part(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read New Year's night in one word, as German writes it: Silvesternacht."""
    day = _holiday({name: value for name, value in slots.items() if name != "part"}, frame)
    return None if day is None or day.when is None or not is_one_day(day) else placed(slots["part"], day)


def _whole(name: str, settled: Normalised) -> Normalised:
    """Return a holiday of several days with all its days."""
    first = day_of(settled.when) if settled.when else None
    days = holiday_days(name, first) if first else None
    if days is None:
        return settled
    return settled._replace(timex="/".join(day.isoformat() for day in days), days=days)


@operation("weekof")
def _week_of(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the week of May 5: the ISO week that has the day."""
    settled = nested(slots, frame)
    day = day_of(settled.when) if settled is not None and settled.when is not None else None
    if settled is None or day is None:
        return None
    unit = slots.get("unit", "week")
    if unit == "week" and slots.get("sunday") == "first" and day.isoweekday() == 7:
        day += dt.timedelta(days=1)  # where weeks begin on Sunday, it names the week that lies ahead
    return point(of_day(day, unit), settled.certainty, *settled.reasons)


@operation("weekof_holiday")
def _week_of_holiday(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read Easter week, Labor Day weekend: the week of the day; of a Monday the weekend before it."""
    settled = _holiday(slots, frame)
    around = _week_around(settled.when, slots["unit"]) if settled is not None and settled.when else None
    if settled is None or around is None:
        return None
    return point(around, settled.certainty, *settled.reasons)


def _week_around(holiday: Period, unit: str) -> Period | None:
    day = day_of(holiday)
    if day is None:
        return None
    if unit == "weekend" and day.isoweekday() == 1:
        day -= dt.timedelta(days=1)
    return of_day(day, unit)
