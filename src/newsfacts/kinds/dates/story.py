"""The story that a text tells: the day or month in it that an expression continues from."""

from __future__ import annotations

import datetime as dt
from typing import Any

from newsfacts.kinds.dates.calendar.period import day_of, first_day
from newsfacts.kinds.dates.context import MentionContext, has_month
from newsfacts.kinds.dates.telling import is_present, is_told_by
from newsfacts.model import Certainty, Fact

__all__ = ["day_of_telling", "day_told", "goes_on_in_present", "month_ahead", "month_told", "told_in_present"]

_NEAR = 1500  # characters back to which a story goes on, and few sentences reach
_LONG_AGO = 200
"""Days before publication from which a day is of a story, not of the news."""


def day_told(context: MentionContext) -> tuple[str, dt.date, bool] | None:
    """Return the day long before publication that the passage is about: its words, and the day.

    The third is whether the text has counted on from a day before. It is the last date mentioned, in a
    sentence before unless the text has counted on; ``None`` where the text is about now, or looks ahead.
    """
    found = context.latest()
    if found is None or context.published is None:
        return None
    fact, when = found
    counted = fact.certainty is not Certainty.EXPLICIT
    day = day_of(when._replace(part=""))
    if day is None or (context.published - day).days < _LONG_AGO:
        return None
    far = fact.end < context.reading.span.start - _NEAR
    if far or (not counted and context.in_sentence(fact)):
        return None
    if context.direction() > 0:
        return None
    return fact.text, day, counted


def day_of_telling(context: MentionContext) -> dt.date | None:
    """Return the day, before publication, on which what the clause says was said or decided, if named.

    "The court ruled on Dec. 3 that the vote must be held by Feb. 1": it is in an outer clause.
    """
    found = context.latest("day")
    day = None if found is None else day_of(found[1]._replace(part=""))
    if found is None or day is None or context.published is None or day >= context.published:
        return None
    told = context.in_sentence(found[0]) and is_told_by(context.scan, context.reading.span, found[0].span)
    return day if told else None


def told_in_present(context: MentionContext) -> tuple[str, dt.date, bool] | None:
    """Return the day or the first day of the month that a story in the present has come to: "In 1936 …".

    The third is whether the text has counted on from a date before. It is the last date mentioned, of a
    year long past; ``None`` if that or the clause is not in the present.
    """
    found = context.latest("day", "month")
    if found is None or context.published is None or found != context.latest():
        return None
    fact, when = found
    day = first_day(when._replace(part=""))
    if day is None or day.year >= context.published.year - 1:
        return None
    counted = fact.certainty is not Certainty.EXPLICIT
    between = context.scan.text[fact.end : context.reading.span.start]
    if len(between) > _NEAR or (not counted and "\n" in between):
        return None
    return (fact.text, day, counted) if goes_on_in_present(context, fact) else None


def month_ahead(context: MentionContext) -> dt.date | None:
    """Return the first day of the month to come that the sentence has named last, if it has."""
    found = context.latest()
    if found is None or found[1].grain != "month" or not context.in_sentence(found[0]):
        return None
    day = first_day(found[1])
    return day if day is not None and context.published is not None and day > context.published else None


def goes_on_in_present(context: MentionContext, fact: Fact[Any]) -> bool:
    """Return whether the clause and that of a date before it are about the past in the present tense."""
    return is_present(context.scan, context.reading.span) and is_present(context.scan, fact.span)


def month_told(context: MentionContext) -> tuple[str, int, int, bool, bool] | None:
    """Return the month long before publication that the paragraph is about: its words, year and month.

    The fourth is whether the text has counted on from a month before (see `day_told`), the last whether
    it has done so in this sentence; then the month may be of the year before publication.
    """
    found = context.latest()
    if found is None or context.published is None:
        return None
    fact, when = found
    if not has_month(found) or when.year is None:
        return None
    counted = fact.certainty is not Certainty.EXPLICIT
    on = counted and fact.start not in context.story.compared and context.in_sentence(fact)
    if when.year >= context.published.year - (0 if on else 1):
        return None
    month = when.number if when.number is not None else 0
    between = context.scan.text[fact.end : context.reading.span.start]
    if len(between) > _NEAR or "\n" in between or (not counted and context.in_sentence(fact)):
        return None
    return fact.text, when.year, month, counted, on
