"""The publication date if the caller passes none: read from the text, if the text states it clearly."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.extractor.context import Context, Published
from newsfacts.kinds.dates.calendar.period import day_of
from newsfacts.kinds.dates.context import MentionContext
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import settle
from newsfacts.kinds.dates.timeline import Timeline
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.model import Candidate, Certainty, Record, Span
from newsfacts.text.scan import Scan

__all__ = ["find_published"]

_HEAD = 1500  # characters at the top of a text in which it may say when it appeared
_CUE = 60  # characters that hold any cue, and the one before it
_PLACE = 45  # characters of a dateline before its date
_CLOSERS = ("(", "-", "–", "—", "_")
_AROUND = " :\t-–—|·,"


def find_published(document: Record, scan: Scan, kept: Sequence[Candidate]) -> Published | None:
    """Return the publication date that a text states.

    It is after a cue ("Published: 13.02.2025"), in a dateline ("BRUSSELS, Feb. 13, 2025 (AP) -"), or
    alone on a line at the top. A date without a year does not count.
    """
    context = Context(document, scan, kept)
    cues = scan.vocabulary(DateVocabulary).published
    for candidate in kept:
        if candidate.span.start > _HEAD:
            return None
        reading = candidate.reading
        if not isinstance(reading, DateReading) or reading.category != "date":
            continue
        before, after = _line(scan, candidate.span)
        if not (_cued(before, cues) or _dateline(before, after)):
            continue
        settled = settle(reading, MentionContext(reading, context.view(Timeline)))
        if settled is None or settled.when is None or settled.certainty is not Certainty.EXPLICIT:
            continue
        day = day_of(settled.when)
        if day is not None and settled.mod is None:
            return Published(day, None, candidate.span)
    return None


def _line(scan: Scan, span: Span) -> tuple[str, str]:
    """Return what comes before and after on the same line."""
    text = scan.folded
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : span.start], text[span.end : end if end >= 0 else len(text)]


def _cued(before: str, cues: tuple[str, ...]) -> bool:
    said = before.rstrip(_AROUND)[-_CUE:].lower()
    return said.endswith(cues) and any(
        said.endswith(cue) and not said[: -len(cue)][-1:].isalnum() for cue in cues
    )


def _dateline(before: str, after: str) -> bool:
    if not before.strip() and not after.strip(" .\t\r"):
        return True
    place = before.rstrip(_AROUND)
    if len(place) > _PLACE or not before.rstrip(" ").endswith(","):
        return False
    capitals = sum(letter.isupper() for letter in place)
    letters = sum(letter.isalpha() for letter in place)
    return capitals * 2 > letters and after.lstrip().startswith(_CLOSERS)  # the place is in capitals
