"""Dialogue with dashes instead of marks: "- I will not go", said Berg.

A line with a dash is an item of a list more often than speech, so nothing is said without a verb of saying
that stands before its subject right behind the words spoken. A dash that touches the first word asks for one
that touches the verb, and what follows a third is said as well: "—Vamos —dijo Ana—. Es tarde."
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
_INVERTED = frozenset("¿¡")
_BEHIND = frozenset(".,;:")
"""Marks that stand behind the dash that closes an aside."""
_ASIDE = 8
"""No more words than these stand in an aside behind its subject: "dijo Ana al salir"."""


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
    touching = not scan.text[start + 1 : start + 2].isspace()
    first = 1 if passage.size and passage.words[0] in _INVERTED else 0
    if passage.size < 4 or not passage.is_capital(first):
        return
    low, high = (0, passage.size) if touching else passage.sentences()[0]
    reader = ClauseReader(passage)
    for i in range(low + 1, high - 1 if touching else high - 2):
        if not _closes(passage, i, touching):
            continue
        subject = reader.subjects.right(i + 1, high)
        if subject is None or passage.tags[subject[0]] is Tag.RELATIVE:
            continue
        if subject[1] < high and passage.tags[subject[1]] is Tag.AUXILIARY:
            continue  # "— The mayor, Anna Reid, said the plan was dead."
        last = passage.ends[i] if passage.words[i] in "?!" else passage.ends[i - 1]
        pair = MarkPair(passage.starts[0], last, start, last, 0, "dash", False)
        found = reader.make(subject, (i + 1, i + 2), "dash-dialogue")
        yield pair, found
        if touching and (rest := _rest(passage, subject[1])) is not None:
            yield rest, found
        return


def _closes(passage: Passage, i: int, touching: bool) -> bool:
    """Return whether what is said ends with word ``i``, and a finite verb of saying stands behind it."""
    if passage.words[i] not in (DASHES if touching else _CLOSERS):
        return False
    if touching and passage.ends[i] != passage.starts[i + 1]:
        return False
    cue = passage.cue(i + 1)
    return cue is not None and cue.inverts and cue.form is VerbForm.FINITE


def _rest(passage: Passage, after: int) -> MarkPair | None:
    """Return what is said behind the dash that closes the aside which names the speaker, if anything is."""
    for i in range(after, min(after + _ASIDE, passage.size - 1)):
        if passage.words[i] in DASHES and passage.ends[i - 1] == passage.starts[i]:
            first = i + 2 if passage.words[i + 1] in _BEHIND else i + 1
            if first >= passage.size:
                return None
            start, end = passage.starts[first], passage.ends[-1]
            return MarkPair(start, end, start, end, 0, "dash", False)
    return None
