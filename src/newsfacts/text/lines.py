"""Line breaks that only wrap a paragraph.

A line break ends a paragraph, a heading, a list item or a table row, unless the text is wrapped at a column.
Then each line is as long as the column allows: the first word of the next line would not have fitted. Most
texts have one paragraph per line, and this module makes no edits in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from newsfacts.lexicon.abbreviations import NO_ABBREVIATIONS, Abbreviations
from newsfacts.lexicon.characters import Edit
from newsfacts.lexicon.tables import table
from newsfacts.regexes import compiled
from newsfacts.text.abbreviations import ends_with_abbreviation

__all__ = ["wrapping_edits"]

_Pace: TypeAlias = "Callable[[Iterable[Any]], Iterable[Any]]"

_NARROWEST, _WIDEST = 40, 100
"""The columns at which texts are wrapped, in characters."""
_TRIES = 4
"""How many of the longest lengths to try as the column; a heading can be longer than the column."""
_TELLING = 2
"""So many full lines that go on with a small letter show that a text is wrapped."""
_GOES_ON = 0.25
"""The share of full lines that must continue with a small letter; it is low because of German nouns."""
_AGAINST = 0.2
"""Lines that end before the column and yet go on with a small letter, as a part of those that are full."""
_LONG_LINES = 0.05
"""The part of lines beyond every column from which a text is not wrapped."""
_STOPS = ".!?…:;。！？।؟۔"
_ENDS = ".!?…"
_CLOSERS = " \"'”’»)]"
_OPENERS = frozenset("\"“‘„«»'")
_QUOTATION_INSIDE = compiled(
    r"[.!?…][\"'”’»)\]]*+ [\"“‘„«»']", bounded="no two stops share their closing marks"
)
_ITEM = compiled(r"[•*·▪►●#|>]")
_MAYBE_ITEM = compiled(r"(?:[-–—]|\(?(?:\d{1,2}|[^\W\d_])[.)])\s")
_ROW = compiled(r"\S[^\S\n]{3}|\t|\|")


class _Wrapping(NamedTuple):
    """The evidence that a text is wrapped at a column."""

    full: int
    """Lines in which the next word had no room."""
    going_on: int
    """Of these, those that go on with a small letter."""
    against: int
    """Lines that go on with a small letter although the next word had room."""


_first_character: Callable[[str], str] = itemgetter(slice(1))


def wrapping_edits(
    text: str,
    abbreviations: Abbreviations = NO_ABBREVIATIONS,
    until_deadline: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> list[Edit]:
    r"""Return an edit for each line break that means a space, in order.

    Line ends must be ``"\n"``. A break after a hyphen is removed.

    >>> wrapping_edits("They came on\nfoot.\n\nNobody saw them.")
    [Edit(start=12, end=13, text=' ')]
    """
    lines = text.split("\n")
    column = _column(lines, abbreviations, until_deadline)
    if not column and not any(map(str.islower, map(_first_character, lines))):
        return []
    ends = bool(column) and _quotations_begin(lines, column, abbreviations, until_deadline)
    edits, end = [], -1
    for i in until_deadline(range(len(lines) - 1)):
        line, following = lines[i], lines[i + 1]
        end += len(line) + 1
        if not line or not following:
            continue
        if _runs_on(line, following) or (
            column
            and _is_wrapped(line, following, column, abbreviations)
            and not (ends and _begins_quotation(line, following))
        ):
            content = following.lstrip()
            joined = _is_hyphenated(line, content)
            start = end - len(line) + len(line.rstrip())
            edits.append(Edit(start, end + 1 + len(following) - len(content), "" if joined else " "))
    return edits


def _runs_on(line: str, following: str) -> bool:
    """Return whether a line certainly continues in the next one, which begins with a small letter.

    The line must end with a letter or a comma, or, if it is long, with a number.
    """
    if not following[0].islower():
        return False
    last = line[-1]
    if last.isdecimal():
        return len(line) >= _NARROWEST and not _ROW.search(line) and not _ROW.search(following)
    return last.isalpha() or last == ","


def _column(lines: Sequence[str], abbreviations: Abbreviations, until_deadline: _Pace) -> int:
    """Return the column at which a text is wrapped, or 0 if it is not."""
    lengths = [*map(len, map(str.rstrip, lines))]
    written = sum(map(bool, lengths))
    if written <= _TELLING or sum(map(_WIDEST.__lt__, lengths)) > _LONG_LINES * written:
        return 0
    candidates = sorted({length for length in lengths if _NARROWEST <= length <= _WIDEST}, reverse=True)
    for column in candidates[:_TRIES]:
        full, going_on, against = _wrapping(until_deadline(_neighbours(lines)), column, abbreviations)
        if going_on >= max(_TELLING, _GOES_ON * full) and against <= _AGAINST * going_on:
            return column
    return 0


def _wrapping(neighbours: Iterable[tuple[str, str]], column: int, abbreviations: Abbreviations) -> _Wrapping:
    full = going_on = against = 0
    for line, following in neighbours:
        small = following.lstrip()[:1].islower()
        if _is_wrapped(line, following, column, abbreviations):
            full += 1
            going_on += small
        elif small:
            against += 1
    return _Wrapping(full, going_on, against)


def _neighbours(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each pair of successive lines that are not empty."""
    for line, following in pairwise(lines):
        if line.strip() and following.strip():
            yield line, following


def _is_wrapped(line: str, following: str, column: int, abbreviations: Abbreviations) -> bool:
    """Return whether a line ended because the next word had no room before the column."""
    line, following = line.rstrip(), following.lstrip()
    word = following.partition(" ")[0]  # no line is broken at a space of fixed width
    if not line or not word or not column - len(word) - 1 < len(line) <= column:
        return False
    if _ITEM.match(following) or _ROW.search(line) or _ROW.search(following):
        return False
    if line[-1] not in _STOPS or not _MAYBE_ITEM.match(following):
        return True
    return line[-1] == "." and ends_with_abbreviation(
        line, len(line) - 1, abbreviations, digit_follows=following[:1].isdecimal()
    )


def _quotations_begin(
    lines: Sequence[str], column: int, abbreviations: Abbreviations, until_deadline: _Pace
) -> bool:
    """Return whether a quotation after a full line that ends a sentence begins a paragraph.

    Without blank lines between paragraphs, a paragraph whose last line is full seems to continue. How often a
    sentence or a paragraph ends exactly at the end of a full line depends only on the words per line. So what
    counts is which of the two comes before more of the quotations in this text.
    """
    surplus = 0
    for line, following in until_deadline(_neighbours(lines)):
        if _begins_quotation(line, following) and not _is_wrapped(line, following, column, abbreviations):
            surplus += 1
    return surplus > sum(len(_QUOTATION_INSIDE.findall(line)) for line in until_deadline(lines))


def _begins_quotation(line: str, following: str) -> bool:
    """Return whether a sentence ends with a line and a quotation begins with the next."""
    return following.lstrip()[:1] in _OPENERS and line.rstrip(_CLOSERS)[-1:] in _ENDS


def _is_hyphenated(line: str, following: str) -> bool:
    """Return whether a line was broken inside a word: "long-" and "term", but not "land-" and "and"."""
    if line[-1] != "-" or not line[-2:-1].isalnum() or not following[0].isalpha():
        return False
    return following.split(None, 1)[0] not in _joining_words()


@cache
def _joining_words() -> frozenset[str]:
    return frozenset(table("text/edges")["after_hyphen"])
