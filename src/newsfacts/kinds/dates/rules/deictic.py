"""What depends on publication or on a date before: today, last year, that month, the year-earlier quarter."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from newsfacts.kinds.dates.calendar.period import (
    CLOCK,
    Period,
    bounds,
    first_day,
    known_day,
    of_day,
    shift,
    timex,
    unit_around,
    unknown,
)
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import ambiguous, inferred, rule, settle, undated
from newsfacts.kinds.dates.story import day_told, told_in_present
from newsfacts.kinds.dates.value import DateType

__all__ = ["the_unit"]

_SATURDAY = 6
_NEAR = 12
"""So many days from publication on, a day of a month may be of the next one as well."""
_BYGONE = 5
"""Years between the present time and a year that it is contrasted with."""
_A_DAY = dt.timedelta(days=1)
_TALE = ("day", "week", "month", "year")
_REPORTS = 6  # month up to which a past "full year" is the one before
_ENDED = "the last one that had ended"


@rule("dayofmonth")
def _day_near(context: MentionContext, *, day: int, nearest: Literal[1, -1]) -> Normalised | None:
    """Read 13日, as the news of some languages names nearly every day: the nearest that has that number.

    With ``nearest=-1``, the text reports what somebody did on it ("首相は20日、"): the last such day.
    """
    published = context.published
    if published is None or context.sport:
        return undated(Period("day", None, None, day))
    month = of_day(published, "month")
    around = (shift(month, step) for step in (-2, -1, 0, 1, 2))  # of two months in a row one has 31 days
    days = [known for one in around if (known := known_day(one.year, one.number, day)) is not None]
    found = min(days, key=lambda known: abs((known - published).days), default=None)
    if found is None:
        return undated(Period("day", None, None, day))
    turned = context.tense().direction
    if found > published + _A_DAY and (turned < 0 or (nearest < 0 and not turned)):
        told = max(known for known in days if known <= published)
        return ambiguous(of_day(told), "the last day of that number")
    if turned > 0 and (published - found).days > _NEAR:
        ahead = min(known for known in days if known >= published)
        return ambiguous(of_day(ahead), "the next day of that number")
    if abs((found - published).days) > _NEAR:
        return ambiguous(of_day(found), "the nearest day with that number")
    return inferred(of_day(found), context.why)


@rule("today")
def _today(context: MentionContext, *, day_word: int, weekday: int = 0) -> Normalised:
    """Read today, tomorrow, the day before yesterday, yesterday's Monday."""
    if context.published is None:
        return undated(Period("day"))
    day = shift(of_day(context.published), day_word)
    year = None if day_word else context.year_near()
    old = year is not None and (year.year or 0) <= context.published.year - _BYGONE
    if old and not context.direction():  # "founded in 1998, the firm today employs 400 people"
        return ambiguous(day, context.why, "the day of publication, or the present in contrast to the past")
    return inferred(day, context.why)


@rule("step")
def _step(context: MentionContext, *, unit: str, step: int, number: int | Decimal = 1) -> Normalised:
    """Read last week, this year, the next quarter."""
    if unit in CLOCK:
        return ambiguous(unknown(unit))
    if unit in _TALE and context.narrative:  # "this day", "the next year" count from the time of the story
        told = _counted_from_told(context, unit, step * int(number))
        return told or ambiguous(unknown(unit), "no date before it says where to count from")
    return _counted_from_publication(context, unit, step * int(number))


@rule("step")
def _step_if_told(context: MentionContext, *, unit: str, step: int, turned: Literal["past"]) -> Normalised:
    """Read "the next year": in a clause of the past the one after the last date mentioned."""
    if context.published is None or context.direction() >= 0:
        return _step(context, unit=unit, step=step)
    told = _counted_from_told(context, unit, step)
    start = first_day(told.when) if told is not None and told.when is not None else None
    if told is not None and start is not None and start <= context.published:
        return told
    return ambiguous(unknown(unit), "no date before it says where to count from")


@rule("step")
def _step_from_told(context: MentionContext, *, unit: str, step: int, from_: Literal["told"]) -> Normalised:
    """Read the following year: counted from the last date mentioned."""
    if unit in CLOCK:
        return ambiguous(unknown(unit))
    told = _counted_from_told(context, unit, step)
    if told is not None:
        return told
    if context.narrative:
        return ambiguous(unknown(unit), "no date before it says where to count from")
    return _counted_from_publication(context, unit, step)


@rule("step")
def _step_from_subject(
    context: MentionContext, *, unit: str, step: int, from_: Literal["subject"]
) -> Normalised:
    """Read 上年, 前年, as a text compares with them: counted from the last date that it is about."""
    found = context.subject(unit)
    context.compared()
    if found is None:
        return _step(context, unit=unit, step=step)
    text, base = found
    return inferred(shift(base, step, unit), f"counted from {text!r}")


@rule("step")
def _coming_unit(context: MentionContext, *, unit: Literal["weekend"], coming: int, step: int) -> Normalised:
    """Read the coming weekend: the first one that begins after publication."""
    published = context.published
    if published is not None and published.isoweekday() < _SATURDAY and not context.narrative:
        return inferred(of_day(published, unit), context.why, "the first one after publication")
    return _step(context, unit=unit, step=step)


def _counted_from_told(context: MentionContext, unit: str, count: int) -> Normalised | None:
    told = context.around(unit)
    base = unit_around(told[1], unit) if told is not None else None
    if told is None or base is None:
        return None
    return inferred(shift(base, count, unit), f"counted from {told[0].text!r}")


def _counted_from_publication(context: MentionContext, unit: str, count: int) -> Normalised:
    if context.published is None:
        return undated(unknown(unit))
    return inferred(shift(of_day(context.published, unit), count, unit), context.why)


@rule("stepmonth")
def _step_month(context: MentionContext, *, month: int, step: int) -> Normalised:
    """Read last March, this May, next June."""
    when = Period("month", None, month)
    if context.published is None:
        return undated(when)
    here = context.published
    year = here.year
    if step < 0 and month >= here.month:
        year -= 1
    if step > 0:
        year += step - (month > here.month)
    return inferred(when._replace(year=year), context.why)


@rule("stepmonth")
def _month_from_told(
    context: MentionContext, *, month: int, step: int, from_: Literal["told"]
) -> Normalised | None:
    """Read the following March: the first one after the last date mentioned, or the last one before it."""
    told = context.around("month")
    here = first_day(told[1]) if told is not None else None
    if told is None or here is None:
        return ambiguous(Period("month", None, month), "no date before it says where to count from")
    year = here.year + (month <= here.month) if step > 0 else here.year - (month >= here.month)
    return inferred(Period("month", year, month), f"counted from {told[0].text!r} before it")


@rule("told")
def _told(context: MentionContext, *, unit: str, step: int = 0) -> Normalised:
    """Read that year, the same day, that month: the stretch around the last date mentioned."""
    told = context.around(unit)
    found = unit_around(told[1], unit) if told is not None else None
    if told is not None and found is not None:
        return inferred(found, f"the same as {told[0].text!r} before it")
    return ambiguous(unknown(unit), "no date before it says which one")


@rule("the")
def the_unit(context: MentionContext, *, unit: str, whole: int = 0) -> Normalised | None:
    """Read the quarter, the week, the year: the last one mentioned, or the one of publication."""
    if unit == "quarter":
        if context.sport:
            return None
        quarter = context.quarter_near()
        if quarter is not None:
            return inferred(quarter, f"the quarter {timex(quarter)} that the passage is about")
    if context.narrative:
        return _told(context, unit=unit)
    told = context.last(unit)
    if told is not None and unit in ("quarter", "half"):
        return inferred(told[1], f"the same as {told[0]!r} before it")
    if context.published is None:
        return undated(unknown(unit))
    story = told_in_present(context) or day_told(context) if unit in _TALE else None
    if story is not None and story[2]:
        return inferred(of_day(story[1], unit), f"the {unit} that {story[0]!r} before it is in")
    return _by_publication(context, context.published, unit, whole=bool(whole))


def _by_publication(context: MentionContext, published: dt.date, unit: str, *, whole: bool) -> Normalised:
    """Return the unit of the day of publication, or the one that has ended by then."""
    now = of_day(published, unit)
    if unit == "quarter" and context.direction() <= 0:
        return inferred(shift(now, -1), context.why, _ENDED)
    early = published.isoweekday() == 1 if unit == "week" else published.month <= _REPORTS
    if early and (unit == "week" or whole) and context.direction() < 0:
        return inferred(shift(now, -1), context.why, _ENDED)
    if unit == "weekend":
        back = published.isoweekday() < _SATURDAY and context.direction() <= 0
        return inferred(shift(now, -1) if back else now, context.why)
    return inferred(now, context.why)


@rule("compared")
def _compared(context: MentionContext, *, unit: str = "period") -> Normalised:
    """Read the year-earlier quarter, the same period last year: one year before what the passage is about."""
    quarter = context.quarter_near(over=True)
    if quarter is not None and unit in ("period", "quarter", "year"):
        context.compared()
        return inferred(shift(quarter, -1, "year"), f"a year before the quarter {timex(quarter)}")
    about = context.year_near() if unit in ("period", "year") else None
    if about is not None:
        return inferred(shift(about, -1), f"a year before {timex(about)}")
    if context.published is None:
        return undated(unknown("year" if unit == "period" else unit))
    if unit == "quarter":
        last = shift(of_day(context.published, "quarter"), -1)
        return inferred(shift(last, -1, "year"), context.why)
    half = context.latest("quarter", "half")
    if unit == "period" and half is not None and half[1].grain == "half" and half[1].year is not None:
        context.compared()
        return inferred(shift(half[1], -1, "year"), f"a year before {half[0].text!r}")
    ended = context.stretch_end()
    if ended is not None and ended.year is not None:
        return inferred(
            Period("year", ended.year - 1), f"a year before the period that ended in {ended.year}"
        )
    told = context.last("year")
    here = told is not None and told[1].year == context.published.year
    base = told[1] if told is not None and here else of_day(context.published, "year")
    return inferred(shift(base, -1, "year"), context.why)


@rule("compared")
def _compared_with_told(
    context: MentionContext, *, from_: Literal["told"], unit: str = "period"
) -> Normalised:
    """Read "im gleichen Zeitraum des Vorjahres": a year before the year of the sentence, if it says one."""
    told = context.year_near()
    if context.quarter_near(over=True) is None and told is not None:
        return inferred(shift(told, -1), f"a year before {timex(told)}")
    return _compared(context, unit=unit)


@rule("compared")
def _compared_in_year(
    context: MentionContext, *, unit: str = "period", ordinal: int = 0, year: DateReading | None = None
) -> Normalised:
    """Read the same quarter in 2023, the year-earlier third quarter."""
    return _compared(context, unit=unit)


@rule("quarter_of")
def _quarter_of(context: MentionContext, *, year: DateReading) -> Normalised | None:
    """Read the 1988 period: the quarter that the passage is about, in another year."""
    settled = settle(year, context)
    if settled is None or settled.when is None:
        return None
    quarter = context.quarter_near(over=True)
    if quarter is None:
        return settled
    context.compared()
    return inferred(quarter._replace(year=settled.when.year), "the quarter that the passage is about")


@rule("latest")
def _latest(context: MentionContext, *, unit: str) -> Normalised:
    """Read the latest quarter, the latest period: that of the passage, or the last that was over."""
    if unit in ("period", "quarter"):
        quarter = context.quarter_near(over=True)
        if quarter is not None:
            return inferred(quarter, f"the quarter {timex(quarter)} that the passage is about")
        unit = "quarter"
    if context.published is None:
        return undated(unknown(unit))
    now = of_day(context.published, unit)
    return inferred(shift(now, -1) if unit in ("quarter", "year") else now, context.why, _ENDED)


@rule("edge_unit")
def _edge_unit(context: MentionContext, *, unit: str, edge: str) -> Normalised | None:
    """Read the end of the year, year-end, mid-month: of the time of the story, or of publication."""
    settled = the_unit(context, unit=unit)
    if settled is None or unit in CLOCK:
        return None
    if edge == "END":
        settled = _over(context, settled)
    return settled._replace(mod=edge)


_NEARLY_OVER = 6
"""What part of a stretch may be left, at most, when its end is spoken of as past."""


def _over(context: MentionContext, settled: Normalised) -> Normalised:
    """Return the stretch before one that has not ended yet if the clause is about the past."""
    days = bounds(settled.when) if settled.when is not None else None
    if settled.when is None or days is None or context.published is None:
        return settled
    start, final = days
    near = (final - context.published) * _NEARLY_OVER <= final - start
    if near or context.direction() >= 0:
        return settled
    return inferred(shift(settled.when, -1), context.why, _ENDED)


def _without_same(reading: DateReading) -> DateReading:
    """Return the reading inside those that only pass it on."""
    while reading.operation == "same":
        reading = next(value for value in reading.slots.values() if isinstance(value, DateReading))
    return reading


_SIDES = {"EARLIER": ("START", -1), "LATER": ("END", 1)}
"""What comes before or after publication within a stretch: "earlier this year"."""


@rule("edge")
def _edge(context: MentionContext, *, edge: str, inner: DateReading) -> Normalised | None:
    """Read the end of 1990, early May, year-end: the stretch with a ``mod``."""
    settled = settle(inner, context)
    if settled is None or settled.type not in (DateType.DATE, DateType.TIME):
        return None
    if edge == "END" and _without_same(inner).operation == "the":
        settled = _over(context, settled)
    if edge not in _SIDES:
        return settled._replace(mod=edge)
    mod, side = _SIDES[edge]
    days = None
    if settled.when is not None and context.published is not None:
        days = bounds(settled.when)
        if days is not None and days[0] <= context.published <= days[1]:
            days = (days[0], context.published) if side < 0 else (context.published, days[1])
    return settled._replace(mod=mod, days=days)


@rule("bounded")
def _bounded(context: MentionContext, *, bound: str, inner: DateReading) -> Normalised | None:
    """Read pre-2014, 1994 or later: the stretch with a bound for a ``mod``."""
    settled = settle(inner, context)
    return None if settled is None else settled._replace(mod=bound)


@rule("ref")
def _ref(context: MentionContext, *, ref: str, clause: int = 0) -> Normalised | None:
    """Read now, recently, the future: only where they are needed."""
    if not context.story.vague or (clause == 1 and context.direction() < 0):
        return None  # "he was soon released"
    return Normalised(DateType.DATE, ref)


@rule("ref")
def _ref_to_distance(
    context: MentionContext, *, ref: str, plural: str, count: int | str = "X"
) -> Normalised | None:
    """Read years ago: only where such references are needed."""
    return _ref(context, ref=ref)
