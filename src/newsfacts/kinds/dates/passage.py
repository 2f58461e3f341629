"""The year that a passage is set in: "In 2003 the two mills merged", or a heading, "2011: A new harbor"."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import pairwise

from newsfacts.clauses import Clauses
from newsfacts.kinds.dates.calendar.period import Period, bounds, day_of, first_day
from newsfacts.kinds.dates.context import MentionContext
from newsfacts.kinds.dates.headings import LONGEST_HEADING, is_heading
from newsfacts.kinds.dates.story import goes_on_in_present
from newsfacts.kinds.dates.telling import has_past, says_more_of
from newsfacts.kinds.dates.timeline import Mention
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.lexicon.letters import words_of
from newsfacts.model import Certainty
from newsfacts.text.scan import Scan

__all__ = ["year_of_passage", "year_told_of"]

_STRETCHES = frozenset({"year", "half", "quarter", "season"})
"""What can set the scene for days and months."""
_WORDS_BEFORE = 2
"""Words that can come before a date that opens its sentence: a preposition and an article."""
_SECTION = 4000
"""Characters of text below a heading up to which it may hold: a screen or two."""
_OLD = 2
"""Years before publication from which on a year is that of a story."""
_LATER = 183
"""Days after a season or a quarter up to which the story goes on in the same year."""
_NEAR = 400
"""Characters back to which "back then" reaches: a sentence or two."""
_AROUND = 14
"""Days around publication in which is what happens now."""


def year_of_passage(when: Period, context: MentionContext) -> tuple[str, int, Certainty] | None:
    """Return the year that the passage sets for a day or month without one: its words, and how sure it is.

    It is a year long before publication that opens a sentence of the same paragraph, or the heading above;
    ``None`` where another date has come since, or where the clause does not speak of the past.
    """
    scene = context.story.latest("scene", partial(_sets_scene, context.scan))
    if scene is None or context.published is None:
        return None
    fact, stretch = scene
    year = stretch.year or 0
    if fact.certainty is not Certainty.EXPLICIT and not context.in_sentence(fact):
        return None
    if year > context.published.year - _OLD or not _follows(when._replace(year=year), stretch):
        return None
    other = context.story.latest("other year", partial(_leaves_scene, context.published))
    if other is not None and other[0].start > fact.start and other[1].year != year:
        return None
    between = context.scan.text[fact.end : context.reading.span.start]
    if "\n" in between:
        known = len(between) <= _SECTION and _heads(context.scan, scene) and context.direction() <= 0
        return (fact.text, year, Certainty.INFERRED) if known else None
    told = goes_on_in_present(context, fact) or (
        context.direction() < 0 or (context.direction() == 0 and has_past(context.scan, context.reading.span))
    )
    return (fact.text, year, Certainty.AMBIGUOUS) if told else None


def year_told_of(context: MentionContext) -> tuple[str, int] | None:
    """Return the year, with its words, that "back then" or its like means, or whose clause this is.

    It is that of the last date mentioned ("in 2014, when it closed in June"); ``None`` if that is not over.
    """
    found = context.latest()
    if found is None or context.published is None or context.direction() > 0:
        return None
    fact, when = found
    far = fact.end < context.reading.span.start - _NEAR
    if far or when.year is None or when.year >= context.published.year:
        return None
    scan = context.scan
    if (
        when.grain == "year"
        and context.direction() < 0
        and says_more_of(scan, context.reading.span, fact.end)
    ):
        return fact.text, when.year
    sentence = scan.view(Clauses).at(context.reading.span.start)
    cues = scan.vocabulary(DateVocabulary).tense.then
    if sentence is None or not cues:
        return None
    tokens = scan.tokens[sentence.start : scan.token_at(context.reading.span.start)]
    said = [*map(str.lower, filter(str.isalnum, tokens))]
    pairs = map(" ".join, pairwise(said))
    return (fact.text, when.year) if not cues.isdisjoint((*said, *pairs)) else None


def _leaves_scene(published: dt.date, mention: Mention) -> bool:
    """Return whether a date is of a year that the text states, or of the days around publication."""
    fact, when = mention
    if fact.certainty is Certainty.EXPLICIT:
        return when.year is not None
    day = day_of(when._replace(part=""))
    return day is not None and abs((published - day).days) <= _AROUND


def _follows(when: Period, stretch: Period) -> bool:
    """Return whether a day or month is in a stretch or soon after it."""
    start, days = first_day(when), bounds(stretch)
    if start is None or days is None:
        return False
    return days[0] <= start and (stretch.grain == "year" or (start - days[1]).days <= _LATER)


def _sets_scene(scan: Scan, mention: Mention) -> bool:
    """Return whether a date says in which year the sentences after it are."""
    fact, when = mention
    if when.grain not in _STRETCHES or fact.value.ends:
        return False
    if fact.certainty is not Certainty.EXPLICIT:  # "Ten years ago it snowed on April 27"
        return (
            fact.certainty is Certainty.INFERRED and when.grain == "year" and _opens_sentence(scan, mention)
        )
    return _heads(scan, mention) or _opens_sentence(scan, mention)


def _heads(scan: Scan, mention: Mention) -> bool:
    """Return whether a date opens a line that is a heading: "2011: A new harbor"."""
    start, end = mention[0].start, mention[0].end
    text = scan.folded
    if start and text[start - 1] != "\n":
        return False
    line, newline, _ = text[start : start + LONGEST_HEADING + 1].partition("\n")
    return bool(newline) and is_heading(line) and not text[end : end + 1].isalnum()


def _opens_sentence(scan: Scan, mention: Mention) -> bool:
    """Return whether a date opens its sentence, one of the past: "In 2003 the mills were sold".

    With a year long past, the present tense is about the past, too: "In 1936 the mills close".
    """
    start = mention[0].start
    sentence = scan.view(Clauses).at(start)
    if sentence is None:
        return False
    before = scan.folded[scan.starts[sentence.start] : start]
    if "," in before or len(words_of(before)) > _WORDS_BEFORE:
        return False
    if sentence.attachment.participle_before(scan.token_at(start)) is not None:  # "Founded in 2003, the mill"
        return False
    times = [verb.time for verb in sentence.verbs() if verb.finite]
    if not times or times[0] == "past":  # "the two mills merged" has no verb that is surely finite
        return True
    lasting = scan.word_before(scan.token_at(start)) in scan.vocabulary(DateVocabulary).tense.since
    return times[0] == "present" and not lasting  # not "Since 2003 the mill belongs to"
