"""Which of two days, or of two years, an expression means that says neither: what its clause decides."""

from __future__ import annotations

import datetime as dt

from newsfacts.kinds.dates.calendar.period import Period, known_day
from newsfacts.kinds.dates.context import MentionContext
from newsfacts.kinds.dates.vocabulary import DateVocabulary

__all__ = ["weekday_near", "year_near"]

_UNSURE = 125  # days from publication within which the nearest day is meant, unless the verb leaves no doubt
_HALF = 182  # days: of all years that have a day, one so near is the nearest
_WEEK = 7  # days that publication may lag behind the text, or hurry ahead of it
_YEAR = 275
_SPEAKS = {1: "the clause speaks of the future", -1: "the clause speaks of the past"}


def year_near(when: Period, frame: MentionContext, published: dt.date) -> tuple[int, str]:
    """Return the year of a month or a day that stands without one, and the reason."""
    return (_month_near if when.day is None else _day_near)(when, frame, published)


def weekday_near(number: int, frame: MentionContext, published: dt.date) -> tuple[int, str]:
    """Return how many days after publication a weekday lies (1 is Monday), and the reason.

    It is the most recent one, today included, unless the clause speaks of the future.
    """
    back = (published.isoweekday() - number) % 7
    turned = frame.direction() if back else 0
    days = -back if turned <= 0 else 7 - back
    return days, _SPEAKS[1] if turned > 0 else "the most recent one"


def _month_near(when: Period, frame: MentionContext, published: dt.date) -> tuple[int, str]:
    """Return the year of a month, and the reason: the most recent one, unless the clause says otherwise."""
    month, here = when.n or 0, published.year
    turned = frame.direction(months=True)
    if month == published.month:
        year = here
    else:
        ahead = (month - published.month) % 12
        later = here if month > published.month else here + 1
        soon = turned == 0 and ahead <= frame.scan.vocabulary(DateVocabulary).tense.soon_months
        year = later if turned > 0 or soon else later - 1
    return year, _SPEAKS.get(turned, "the most recent one")


def _day_near(when: Period, frame: MentionContext, published: dt.date) -> tuple[int, str]:
    """Return the year of a day, and the reason: the nearest one, unless the clause says otherwise."""
    month, day = when.n, when.day
    known = known_day(published.year, month, day)
    if known is None or abs((known - published).days) > _HALF:
        years = range(published.year - 4, published.year + 5)  # a leap day may be far
        days = filter(None, (known_day(year, month, day) for year in years))
        known = min(days, key=lambda known: abs((known - published).days))
    away = (known - published).days
    if abs(away) > _WEEK:  # so near there is no other
        found = frame.clue()
        turned = found.direction
        if away * turned < -_WEEK:
            sure = frame.is_sure(found)
            further = (known_day(known.year + turned * years, month, day) for years in range(1, 9))
            other = next(filter(None, further), None)  # a leap day waits for its year
            likely = away * turned < -_UNSURE and other is not None and abs((other - published).days) < _YEAR
            if other is not None and (sure or likely):
                return other.year, _SPEAKS[turned]
    return known.year, "the one nearest to it"
