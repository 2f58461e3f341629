"""What has a name in the year: seasons and holidays, and the weeks around them."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

from newsfacts.kinds.dates.calendar.holidays import holiday_day, holiday_days, seen
from newsfacts.kinds.dates.calendar.period import (
    Period,
    day_of,
    first_day,
    last_day,
    of_day,
    unit_around,
)
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.direction import NEAR, decides
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.combinators import is_one_day, placed
from newsfacts.kinds.dates.rules.rule import (
    NEAREST_CENTURY,
    ambiguous,
    full_year,
    inferred,
    point,
    rule,
    settle,
    undated,
)
from newsfacts.kinds.dates.story import day_told
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.model import Certainty

__all__: list[str] = []

_SEEN = "it depends on the new moon, and can fall a day earlier or later where the crescent must be seen"
_SEASONS = ("WI", "SP", "SU", "FA")
"""The seasons of a year, which begins in winter."""


@rule("season")
def _season(context: MentionContext, *, season: str) -> Normalised:
    """Read summer: of the year of the story, or the one that the clause is about, or the most recent."""
    told = _season_told(context, season)
    if told is not None:
        return told
    if context.published is None:
        return undated(Period("season", season=season))
    now = of_day(context.published, "season")
    ahead = _ahead(season, now)
    turned = context.direction()
    near = turned == 0 and 3 * ahead <= context.scan.vocabulary(DateVocabulary).tense.soon_months
    if turned > 0 and ahead < 0:
        return _season_in(context, now, season, 1)
    return _season_in(context, now, season, -1 if turned <= 0 and ahead > 0 and not near else 0)


@rule("season")
def _season_from_told(
    context: MentionContext, *, season: str, from_: Literal["told"], step: int = 0
) -> Normalised:
    """Read that summer, the following spring: counted from the last date mentioned."""
    told = context.around("year")
    year = told[1].year if told is not None else None
    if told is None or year is None:
        return ambiguous(Period("season", season=season), "no date before it says which one")
    if not step:
        return inferred(Period("season", year, season=season), f"in the year of {told[0].text!r} before it")
    base = unit_around(told[1], "season")
    if base is None:  # of a year alone: the season of the next one
        found = Period("season", year + step, season=season)
    else:
        ahead = _ahead(season, base)
        found = base._replace(season=season, year=(base.year or 0) + (step if ahead * step <= 0 else 0))
    return inferred(found, f"counted from {told[0].text!r} before it")


@rule("season")
def _season_near(context: MentionContext, *, season: str, step: int) -> Normalised:
    """Read last summer, this winter, next spring."""
    told = _season_told(context, season)
    if told is not None:
        return told
    if context.published is None:
        return undated(Period("season", season=season))
    now = of_day(context.published, "season")
    ahead = _ahead(season, now)
    if step < 0:
        return _season_in(context, now, season, -1 if ahead >= 0 else 0)
    return _season_in(context, now, season, 1 if step > 0 and ahead <= 0 else 0)


def _ahead(season: str, now: Period) -> int:
    """Return how many seasons a season of this year is ahead of now."""
    return _SEASONS.index(season) - _SEASONS.index(now.season) if season in _SEASONS else 0


def _season_in(context: MentionContext, now: Period, season: str, years: int) -> Normalised:
    return inferred(now._replace(season=season, year=(now.year or 0) + years), context.why)


def _season_told(context: MentionContext, season: str) -> Normalised | None:
    """Return a season of the year of the last date mentioned, in a text about the past."""
    told = context.last() if context.narrative else None
    if told is None:
        return None
    when = Period("season", told[1].year, season=season)
    return inferred(when, f"the year is taken from {told[0]!r} before it")


@rule("season")
def _season_of_year(context: MentionContext, *, season: str, year: DateReading) -> Normalised | None:
    """Read the summer of 2024."""
    settled = settle(year, context)
    if settled is None:
        return _season(context, season=season)
    if settled.when is None:
        return None
    return point(Period("season", settled.when.year, season=season), settled.certainty, *settled.reasons)


@rule("season")
def _season_of_short_year(context: MentionContext, *, season: str, yy: int) -> Normalised:
    """Read "Sommer 96"."""
    return inferred(Period("season", full_year(-1 - yy, context), season=season), NEAREST_CENTURY)


@rule("season")
def _season_of_years(context: MentionContext, *, season: str, yearspan: tuple[int, int]) -> Normalised | None:
    """Read the winter of 2006-07: TIMEX3 names it after its second year."""
    first, second = yearspan
    if season != "WI" or second != first + 1:
        return None
    return point(Period("season", second, season=season))


# Holidays


@rule("holiday")
def _holiday(context: MentionContext, *, holiday: str) -> Normalised:
    """Read a holiday that is alone: in the year of the story, otherwise the nearest."""
    return _holiday_near(context, holiday, None, "")


@rule("holiday")
def _holiday_by_step(context: MentionContext, *, holiday: str, step: int) -> Normalised:
    """Read last Christmas, this Easter."""
    return _holiday_near(context, holiday, step, "")


@rule("holiday")
def _holiday_in_year(context: MentionContext, *, holiday: str, year: DateReading) -> Normalised:
    """Read Easter 2024."""
    return _holiday_of(context, holiday, year, "")


def _holiday_of(context: MentionContext, holiday: str, year: DateReading, unit: str) -> Normalised:
    once = _once(holiday)
    if once is not None:
        return once
    settled = settle(year, context)
    if settled is None or settled.when is None or settled.when.year is None:
        return _holiday_near(context, holiday, None, unit)
    day = holiday_day(holiday, settled.when.year)
    if day is None:
        return ambiguous(Period("day", settled.when.year))
    if not seen(holiday):
        return _whole(holiday, point(day, settled.certainty, *settled.reasons))
    sure = Certainty.AMBIGUOUS if settled.certainty is Certainty.AMBIGUOUS else Certainty.INFERRED
    return _whole(holiday, point(day, sure, *settled.reasons, _SEEN))


def _once(holiday: str) -> Normalised | None:
    """Return the day of what was once only: 9/11."""
    day = holiday_day(holiday, None)
    return point(day) if day is not None and day.year is not None else None


class _Option(NamedTuple):
    """A holiday of one year."""

    days: int
    """Days from publication to it; negative if it is over, 0 if publication is within."""
    when: Period


def _holiday_near(context: MentionContext, holiday: str, step: int | None, unit: str) -> Normalised:
    """Return the holiday that is meant where no year is said; ``unit`` is that of the days around it."""
    once = _once(holiday)
    if once is not None:
        return once
    told = context.last() if context.narrative and step is None else None
    if told is not None and told[1].year is not None:  # in a text about the past, of its year
        day = holiday_day(holiday, told[1].year)
        reason = f"the year is taken from {told[0]!r} before it"
        return _whole(holiday, inferred(day, reason)) if day else ambiguous(Period("day"), reason)
    if context.published is None:
        return undated(holiday_day(holiday, None) or Period("day"))
    story = day_told(context) if step is None and not unit else None
    found = None if story is None else _in_story(holiday, *story)
    if found is not None:
        return found
    return _nearest_holiday(context, context.published, holiday, step, unit)


def _nearest_holiday(
    context: MentionContext, published: dt.date, holiday: str, step: int | None, unit: str
) -> Normalised:
    """Return the holiday nearest to publication, on the side that a step or the clause says."""
    options = _options(published, holiday, unit)
    if step is not None:
        options = [one for one in options if (one.days < 0 if step < 0 else one.days >= 0)] or options
    if not options:
        return ambiguous(Period("day"), "the day of this holiday is not in the table")
    cue = context.tense()
    if step is None and decides(cue, min((one.days for one in options), key=abs)):
        options = [one for one in options if one.days * cue.direction >= 0] or options
    nearest = min(options, key=lambda one: abs(one.days)).when
    reasons = (context.why, "the one nearest to that date", *((_SEEN,) if seen(holiday) else ()))
    return _whole(holiday, inferred(nearest, *reasons))


def _in_story(holiday: str, text: str, told: dt.date, counted: bool) -> Normalised | None:
    """Return a holiday near a day of a story long before publication; ``None`` if there is none."""
    for year in (told.year, told.year + 1, told.year - 1):
        when = holiday_day(holiday, year)
        first = first_day(when) if when else None
        if when is not None and first is not None and abs((first - told).days) <= NEAR:
            certainty = Certainty.INFERRED if counted else Certainty.AMBIGUOUS
            return _whole(holiday, point(when, certainty, f"the year is taken from {text!r} before it"))
    return None


def _options(published: dt.date, holiday: str, unit: str) -> list[_Option]:
    """Return the holiday of the year of publication, of the one before and of the one after."""
    options = []
    for year in (published.year - 1, published.year, published.year + 1):
        when = holiday_day(holiday, year)
        around = _week_around(when, unit) if when and unit else when
        last = last_day(around) if around else None
        first = first_day(around) if around else None
        if when is around and first is not None:
            last = (holiday_days(holiday, first) or (first, first))[1]
        if when is not None and first is not None and last is not None:
            after, before = (first - published).days, (published - last).days
            options.append(_Option(after if after > 0 else -before if before > 0 else 0, when))
    return options


def _whole(name: str, settled: Normalised) -> Normalised:
    """Return a holiday of several days with all its days."""
    first = day_of(settled.when) if settled.when else None
    days = holiday_days(name, first) if first else None
    if days is None:
        return settled
    return settled._replace(timex="/".join(day.isoformat() for day in days), days=days)


@rule("holiday_part")
def _holiday_part(context: MentionContext, *, holiday: str, part: str) -> Normalised | None:
    """Read New Year's night in one word, as German writes it: Silvesternacht."""
    return _in_part(_holiday(context, holiday=holiday), part)


@rule("holiday_part")
def _holiday_part_in_year(
    context: MentionContext, *, holiday: str, part: str, year: DateReading
) -> Normalised | None:
    """Read "Silvesternacht 2023"."""
    return _in_part(_holiday_in_year(context, holiday=holiday, year=year), part)


def _in_part(day: Normalised, part: str) -> Normalised | None:
    return placed(part, day) if day.when is not None and is_one_day(day) else None


@rule("weekof_holiday")
def _week_of_holiday(
    context: MentionContext, *, holiday: str, unit: str, year: DateReading | None = None
) -> Normalised | None:
    """Read Easter week, Labor Day weekend: the week of the day; of a Monday the weekend before it."""
    if year is None:
        settled = _holiday_near(context, holiday, None, unit)
    else:
        settled = _holiday_of(context, holiday, year, unit)
    around = _week_around(settled.when, unit) if settled.when else None
    return None if around is None else point(around, settled.certainty, *settled.reasons)


def _week_around(holiday: Period, unit: str) -> Period | None:
    day = day_of(holiday)
    if day is None:
        return None
    if unit == "weekend" and day.isoweekday() == 1:
        day -= dt.timedelta(days=1)
    return of_day(day, unit)
