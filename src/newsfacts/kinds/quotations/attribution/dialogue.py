"""Dialogue with dashes instead of marks: "- I will not go", said Berg.

A line with a dash is an item of a list more often than speech, so nothing is said without a verb of saying
that comes before its subject right after the words spoken. A dash that touches the first word needs one
that touches the verb, and what follows a third is said as well: "—Vamos —dijo Ana—. Es tarde.",
"— Vamos — disse Ana. — É tarde."
"""

from __future__ import annotations

from collections.abc import Iterator

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.attribution.beside import inverted_at
from newsfacts.kinds.quotations.attribution.frames import Frames
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.passage import DASHES, Passage
from newsfacts.kinds.quotations.attribution.tokens import INVERTED
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["spoken_lines"]

_OPENERS = ("—", "–", "―")
_SHORTEST = 4
"""How many words and marks a line with speech has, at least."""
_CLOSERS = DASHES | {",", "?", "!"}
_BEHIND = frozenset(".,;:")
"""Marks that follow the dash that closes an aside."""
_ASIDE = 16
"""The most words in an aside: "dijo Ana Pérez al salir"."""


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
    first = 1 if passage.size and passage.words[0] in INVERTED else 0
    if passage.size < _SHORTEST or not passage.is_capital(first):
        return
    low, high = (0, passage.size) if touching else passage.sentences()[0]
    frames = Frames(passage, scan.view(Clauses))
    for i in range(low + 1, high - 1 if touching else high - 2):
        if not _closes(passage, i, touching):
            continue
        aside = _aside_end(passage, i + 1) if touching else high
        frame = frames.at(i + 1 if touching else low, aside)
        found = (
            None
            if frame is None
            else inverted_at(frame, scan.token_at(passage.starts[i + 1]), "dash-dialogue")
        )
        if found is None:
            continue
        last = passage.ends[i] if passage.words[i] in "?!" else passage.ends[i - 1]
        yield MarkPair(passage.starts[0], last, start, last, 0, "dash", False), found
        if (rest := _behind_aside(passage, i, aside, touching)) is not None:
            yield rest, found
        return


def _closes(passage: Passage, i: int, touching: bool) -> bool:
    """Return whether what is said ends with word ``i``, and a finite verb of saying follows it."""
    if passage.words[i] not in (DASHES if touching else _CLOSERS):
        return False
    if touching and passage.ends[i] != passage.starts[i + 1]:
        return False
    return passage.may_invert(i + 1)


def _aside_end(passage: Passage, first: int) -> int:
    """Return the word after an aside that names the speaker: the dash that closes it, if there is one."""
    for i in range(first + 1, min(first + _ASIDE, passage.size - 1)):
        if passage.words[i] in DASHES and passage.ends[i - 1] == passage.starts[i]:
            return i
    return passage.size


def _behind_aside(passage: Passage, first: int, end: int, touching: bool) -> MarkPair | None:
    """Return what is said after the aside that is between two words, if it goes on there.

    After dashes with spaces it does where one opened the aside: "— Vou — disse Ana. — É tarde.", but not
    "— Je viens, dit Anne. — Moi aussi.", where somebody else answers.
    """
    if touching:
        return _rest(passage, end)
    again = end + 1 < passage.size and passage.words[end] in DASHES and passage.is_capital(end + 1)
    return _rest(passage, end) if again and passage.words[first] in DASHES else None


def _rest(passage: Passage, dash: int) -> MarkPair | None:
    """Return what is said after the dash that closes the aside, if anything is."""
    first = dash + 2 if dash + 1 < passage.size and passage.words[dash + 1] in _BEHIND else dash + 1
    if first >= passage.size:
        return None
    start, end = passage.starts[first], passage.ends[-1]
    return MarkPair(start, end, start, end, 0, "dash", False)
