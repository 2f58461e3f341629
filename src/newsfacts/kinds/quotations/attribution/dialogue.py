"""Dialogue with dashes instead of marks: "- I will not go", said Berg.

A line with a dash is an item of a list more often than speech, so nothing is said without a verb of saying
that stands before its subject right behind the words spoken.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsfacts.kinds.quotations.attribution.clause import Attribution, ClauseReader
from newsfacts.kinds.quotations.attribution.sentence import DASHES, Passage
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import VerbForm
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["spoken_lines"]

_OPENERS = ("—", "–", "―")
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
    if passage.size < 4 or scan.text[start + 1 : start + 2].isalnum() or not passage.is_capital(0):
        return
    low, high = passage.sentences()[0]
    reader = ClauseReader(passage)
    for i in range(low + 1, high - 2):
        if passage.words[i] not in _CLOSERS:
            continue
        cue = passage.cue(i + 1)
        if cue is None or not cue.inverts or cue.form is not VerbForm.FINITE:
            continue
        subject = reader.subjects.right(i + 1, high)
        if subject is None or passage.tags[subject[0]] is Tag.RELATIVE:
            continue
        if subject[1] < high and passage.tags[subject[1]] is Tag.AUXILIARY:
            continue  # "— The mayor, Anna Reid, said the plan was dead."
        last = passage.ends[i] if passage.words[i] in "?!" else passage.ends[i - 1]
        pair = MarkPair(passage.starts[0], last, start, last, 0, "dash", False)
        yield pair, reader.make(subject, (i + 1, i + 2), "dash-dialogue")
        return
