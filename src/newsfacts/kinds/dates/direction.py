"""Which of two days, or of two years, an expression means that says neither: what its clause decides."""

from __future__ import annotations

import datetime as dt

from newsfacts.kinds.dates.calendar.period import Period, known_day
from newsfacts.kinds.dates.context import MentionContext
from newsfacts.kinds.dates.passage import year_of_passage, year_told_of
from newsfacts.kinds.dates.story import day_of_telling, day_told, month_ahead, month_told, told_in_present
from newsfacts.kinds.dates.telling import is_narrated
from newsfacts.kinds.dates.tense import TenseCue
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.model import Certainty

__all__ = ["NEAR", "decides", "weekday_near", "year_in_story", "year_near"]

_A_DAY = dt.timedelta(days=1)
_HALF = 182
"""Days: of all years that have a day, one so near is the nearest."""
_WEEK = 7
"""The most days between writing and publication: so near, no other day is considered."""
NEAR = 125
"""Beyond this many days, what the clause says counts more than nearness, certain or not."""
_PLAIN = 60
"""Days up to which the nearest day is meant whatever the clause says, unless that is sure."""
_YEAR = 275
"""The most days away that the other day can be if what the clause says is not certain."""
_SOON_MONTHS = 6
"""For this many months after one in a story, the story most likely continues in the same year."""
_SPEAKS = {1: "the clause is about the future", -1: "the clause is about the past"}
_NEAREST = "the one nearest to that date"
_RECENT = "the most recent one"


def decides(cue: TenseCue, away: int) -> bool:
    """Return whether the clause outweighs nearness: ``away`` is how many days off the nearest day is."""
    if away * cue.direction >= 0:
        return False
    return abs(away) > NEAR or (cue.sure and not (cue.reported and abs(away) <= _PLAIN))


def year_near(when: Period, frame: MentionContext, published: dt.date) -> tuple[int, Certainty, str]:
    """Return the year of a month or a day that is without one, how certain it is, and the reason."""
    return (_month_near if when.day is None else _day_near)(when, frame, published)


def year_in_story(when: Period, frame: MentionContext) -> tuple[int, Certainty, str] | None:
    """Return the year of a month or a day that continues a story of long ago, with the reason.

    ``None`` if there is no such story.
    """
    told = _told_in_present(when, frame)
    told = told or (_month_in_story if when.day is None else _day_in_story)(when, frame)
    if told is not None:
        return told
    then = year_told_of(frame)
    if then is not None:
        return then[1], Certainty.INFERRED, f"in the year of {then[0]!r} before it"
    scene = year_of_passage(when, frame)
    return None if scene is None else (scene[1], scene[2], f"the year is taken from {scene[0]!r} before it")


def _told_in_present(when: Period, frame: MentionContext) -> tuple[int, Certainty, str] | None:
    """Return the year of a month or a day that continues a story told in the present tense.

    ``None`` if there is no such story.
    """
    told = told_in_present(frame)
    if told is None or when.number is None:
        return None
    text, day, counted = told
    year = day.year + (when.number < day.month)
    if when.day is not None:
        year = _after(when, day - _A_DAY).year
    certainty = Certainty.INFERRED if counted else Certainty.AMBIGUOUS
    return year, certainty, f"the year is taken from {text!r} before it"


def _day_in_story(when: Period, frame: MentionContext) -> tuple[int, Certainty, str] | None:
    """Return the year of a day that continues from a day in a story.

    It is that of the one nearest to that day; ``None`` if none is near, or there is no such story.
    """
    told = day_told(frame)
    if told is None:
        return None
    text, day, counted = told
    near = _nearest(when, day)
    if abs((near - day).days) > NEAR:
        return None
    certainty = Certainty.INFERRED if counted else Certainty.AMBIGUOUS
    return near.year, certainty, f"the year is taken from {text!r} before it"


def _month_in_story(when: Period, frame: MentionContext) -> tuple[int, Certainty, str] | None:
    """Return the year of a month that continues from a month in a story.

    It belongs to a finite verb of the past, or is in one sentence with a month counted on, and comes soon
    after it; ``None`` otherwise.
    """
    told = month_told(frame)
    if told is None or when.number is None or frame.direction() >= 0:
        return None
    text, year, month, counted, beside = told
    if not beside and not (frame.tense().sure and is_narrated(frame.scan, frame.reading.span)):
        return None
    ahead = when.number - month
    if not 0 < ahead <= _SOON_MONTHS:
        return None
    certainty = Certainty.INFERRED if counted else Certainty.AMBIGUOUS
    return year, certainty, f"the year is taken from {text!r} before it"


def weekday_near(number: int, frame: MentionContext, published: dt.date) -> tuple[int, str]:
    """Return how many days after publication a weekday is (1 is Monday), and the reason.

    It is the most recent one, today included, unless the clause is about the future.
    """
    back = (published.isoweekday() - number) % 7
    turned = frame.direction() if back else 0
    days = -back if turned <= 0 else 7 - back
    return days, _SPEAKS[1] if turned > 0 else _RECENT


def _month_near(when: Period, frame: MentionContext, published: dt.date) -> tuple[int, Certainty, str]:
    """Return the year of a month: a near one, unless the clause says otherwise."""
    month, here = when.number or 0, published.year
    if month == published.month:
        return here, Certainty.INFERRED, _NEAREST
    later = here + (month < published.month)
    ahead, back = (month - published.month) % 12, (published.month - month) % 12
    soon = frame.scan.vocabulary(DateVocabulary).tense.soon_months
    cue = frame.tense()
    told = day_of_telling(frame) if cue.direction > 0 else None
    if told is not None:
        return told.year + (month <= told.month), Certainty.INFERRED, f"after {told}, when this was said"
    if cue.reported and not cue.sure:  # "was due to be freed in December", "announced a meeting in March"
        past = back < ahead or (back == ahead and cue.direction < 0)
        agrees = past == (cue.direction < 0)
        return later - past, Certainty.INFERRED if agrees else Certainty.AMBIGUOUS, _NEAREST
    if cue.direction:
        return later - (cue.direction < 0), Certainty.INFERRED, _SPEAKS[cue.direction]
    if ahead <= soon:
        return later, Certainty.INFERRED, _NEAREST
    listed = month_ahead(frame)
    if listed is not None:  # "in November we add one, and from January there are two"
        return (
            listed.year + (month < listed.month),
            Certainty.INFERRED,
            "it continues from the month before it",
        )
    return later - 1, Certainty.INFERRED if back <= soon else Certainty.AMBIGUOUS, _RECENT


def _day_near(when: Period, frame: MentionContext, published: dt.date) -> tuple[int, Certainty, str]:
    """Return the year of a day: the nearest one, unless the clause says otherwise."""
    near = _nearest(when, published)
    away = (near - published).days
    if abs(away) <= _WEEK:
        return near.year, Certainty.INFERRED, _NEAREST
    cue = frame.tense()
    told = day_of_telling(frame) if cue.direction > 0 else None
    if told is not None:
        return _after(when, told).year, Certainty.INFERRED, f"after {told}, when this was said"
    if away * cue.direction > 0:
        return near.year, Certainty.INFERRED, _NEAREST
    other = _beyond(when, near, 1 if away < 0 else -1)
    if decides(cue, away) and other is not None and (cue.sure or abs((other - published).days) < _YEAR):
        return other.year, Certainty.INFERRED, _SPEAKS[cue.direction]
    doubtful = abs(away) > (_PLAIN if cue.direction else NEAR)
    return near.year, Certainty.AMBIGUOUS if doubtful else Certainty.INFERRED, _NEAREST


def _nearest(when: Period, published: dt.date) -> dt.date:
    """Return the day nearest to publication that a day and a month name."""
    known = known_day(published.year, when.number, when.day)
    if known is not None and abs((known - published).days) <= _HALF:
        return known
    years = range(published.year - 4, published.year + 5)  # a leap day may be far
    days = filter(None, (known_day(year, when.number, when.day) for year in years))
    return min(days, key=lambda day: abs((day - published).days))


def _after(when: Period, day: dt.date) -> dt.date:
    """Return the first day that a day and a month name after another day."""
    near = _nearest(when, day)
    return near if near > day else _beyond(when, near, 1) or near


def _beyond(when: Period, near: dt.date, side: int) -> dt.date | None:
    """Return the next day of the same name after ``near``, or before it if ``side`` is negative."""
    days = (known_day(near.year + side * years, when.number, when.day) for years in range(1, 9))
    return next(filter(None, days), None)  # a leap day waits for its year
