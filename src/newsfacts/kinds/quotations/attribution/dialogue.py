"""Dialogue with dashes instead of marks: "- I will not go", said Berg.

A line with a dash is an item of a list more often than speech, so nothing is said without a verb of saying
that stands before its subject right behind the words spoken.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.frames import Frames
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.passage import DASHES, Passage
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.reporting_verbs import VerbForm
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["spoken_lines"]

_OPENERS = ("—", "–", "―")
_SHORTEST = 4
"""How many words and marks a line with speech has, at least."""
_CLOSERS = DASHES | {",", "?", "!"}


def spoken_lines(scan: Scan) -> Iterator[tuple[MarkPair, Attribution]]:
    """Yield the speech of each line that opens with a dash, with its speaker."""
    text = scan.text
    if text.isascii():
        return
    for dash in _OPENERS:
        if dash not in text:
            continue
        opener = "\n" + dash
        at = 0 if text.startswith(dash) else text.find(opener) + 1
        while at or text.startswith(dash, at):
            end = text.find("\n", at)
            yield from _spoken(scan, at, end if end >= 0 else len(text))
            at = text.find(opener, at) + 1
            if not at:
                break


def _spoken(scan: Scan, start: int, end: int) -> Iterator[tuple[MarkPair, Attribution]]:
    passage = Passage(scan.text, start + 1, end, (), scan.vocabulary(QuotationVocabulary))
    if passage.size < _SHORTEST or scan.text[start + 1 : start + 2].isalnum() or not passage.is_capital(0):
        return
    low, high = passage.sentences()[0]
    for i in range(low + 1, high - 2):
        if passage.words[i] not in _CLOSERS or not _may_report(passage, i + 1):
            continue
        frame = Frames(passage, scan.view(Clauses)).at(low, high)
        found = None if frame is None else _reported(frame, scan.token_at(passage.starts[i + 1]))
        if found is None:
            continue
        last = passage.ends[i] if passage.words[i] in "?!" else passage.ends[i - 1]
        yield MarkPair(passage.starts[0], last, start, last, 0, "dash", False), found
        return


def _may_report(passage: Passage, i: int) -> bool:
    """Return whether a finite verb that may stand before its subject is at an atom."""
    cue = passage.grammar.cues.get(passage.lows[i])
    return cue is not None and cue.inverts and cue.form is VerbForm.FINITE


def _reported(frame: Frame, token: int) -> Attribution | None:
    """Return who speaks by the verb at a token, unless its subject has a verb behind it.

    "— The mayor, Anna Reid, said the plan was dead." is no speech.
    """
    clause = frame.reporting(token)
    if clause is None or not clause[0].inverted:
        return None
    found = clause[0]
    behind = frame.line.after(found.subject.end - 1)
    if behind is not None and frame.first_verb_from(behind) == behind:
        return None
    return frame.make(found.subject, found.verb, "dash-dialogue")
