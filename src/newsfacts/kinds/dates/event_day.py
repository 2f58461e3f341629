"""The day that a passage is about: when something happened, not when somebody spoke of it."""

from __future__ import annotations

from itertools import islice

from newsfacts.clauses import Clauses
from newsfacts.kinds.dates.calendar.period import Period, first_day
from newsfacts.kinds.dates.context import MentionContext
from newsfacts.kinds.dates.timeline import Mention
from newsfacts.text.scan import Scan

__all__ = ["event_day", "is_other_entry"]

_MOST = 8
"""Dates before an expression that are looked at: a sentence of news has two or three."""


def event_day(context: MentionContext) -> Mention | None:
    """Return the last day mentioned before an expression, but for days of a report.

    "The bridge fell on Saturday, police said Monday" is about Saturday: where the last day belongs to a verb
    of saying, the last one before it in the same sentence that does not is meant.
    """
    last = context.latest("day")
    over = last is not None and not context.narrative and _is_over(context, last[1])
    if over and context.direction() > 0:
        return _day_ahead(context)
    if last is None or not _is_of_report(context.scan, last):
        return last
    sentence = context.scan.view(Clauses).at(last[0].start)
    start = context.scan.starts[sentence.start] if sentence is not None else last[0].start
    for mention in islice(reversed(context.story.dates), _MOST):
        if mention[0].start < start:
            break
        if mention[1].grain == "day" and not _is_of_report(context.scan, mention):
            return mention
    return last


def _is_over(context: MentionContext, when: Period) -> bool:
    """Return whether a day is before publication."""
    day = first_day(when._replace(part=""))
    return day is not None and context.published is not None and day < context.published


def _day_ahead(context: MentionContext) -> Mention | None:
    """Return the last day mentioned that was not over: polls that will open do so on no day that is past."""
    for mention in islice(reversed(context.story.dates), _MOST):
        if mention[1].grain == "day" and not _is_over(context, mention[1]):
            return mention
    return None


def is_other_entry(context: MentionContext, mention: Mention) -> bool:
    """Return whether a date and the expression are in two entries of a program.

    "Ulm: Concert in the hall, tomorrow, 8 p.m. Bern: Dance, 9 p.m.": the sentences have no finite verb, and
    the date is not all that the first one says, as in a heading.
    """
    clauses = context.scan.view(Clauses)
    one, other = clauses.at(mention[0].start), clauses.at(context.reading.span.start)
    if one is None or other is None or one.start == other.start:
        return False
    if any(verb.finite for sentence in (one, other) for verb in sentence.verbs()):
        return False
    before = context.scan.surface(one.start, context.scan.token_at(mention[0].start))
    return any(map(str.isalpha, before))


def _is_of_report(scan: Scan, mention: Mention) -> bool:
    """Return whether a date belongs to a finite verb of saying."""
    sentence = scan.view(Clauses).at(mention[0].start)
    clause = sentence.clause_at(scan.token_at(mention[0].start)) if sentence is not None else None
    if sentence is None or clause is None:
        return False
    verb = sentence.verb(clause)
    return verb.finite and "say" in verb.classes
