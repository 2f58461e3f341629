"""Where paragraphs and sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsfacts.lexicon.abbreviations import Abbreviations
from newsfacts.lexicon.tables import table
from newsfacts.model.span import Span
from newsfacts.regexes import compiled
from newsfacts.text.abbreviations import ends_with_abbreviation

__all__ = ["Edge", "cut", "is_unbroken", "paragraphs", "sentence_near", "sentences", "sentences_of"]

_BLANK_LINE = compiled(r"\n[^\S\n]*+\n", bounded="no two line breaks share the spaces behind them")
_SPACES = " \n\t\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_REACH = 2000
"""How far the end of a paragraph or a sentence is looked for, before a limit or in a stretch."""
_NEAR = 400
"""How far a sentence mostly reaches, in characters."""
_MARGIN = 200
"""Characters before a cut between two words that may be part of an incomplete fact."""


class _Patterns(NamedTuple):
    """The marks of ``edges.toml``, compiled."""

    stop: re.Pattern[str]
    """A stop with its closing marks; ``next`` begins another sentence, where the stop needs one."""
    brk: re.Pattern[str]
    """Every place where a sentence may end; many numbers have a full stop, too."""
    ended: re.Pattern[str]
    """The end of a sentence at the end of a text."""


@cache
def _patterns() -> _Patterns:
    rows = table("text/edges")
    spaced, anywhere, closing, opening = (
        re.escape(rows[name]) for name in ("before_space", "anywhere", "closing", "opening")
    )
    return _Patterns(
        compiled(
            rf"[{spaced}](?:[{closing}]|\s[»›](?=\s))*+"
            rf"(?=\s+(?:[{opening}]|[»›](?=[^\W_]))*+[^\S\n]?+(?P<next>[^\W_]))"
            rf"|[{anywhere}][{closing}]*+",
            bounded="no two stops share the white space behind them",
        ),
        compiled(
            rf"[{spaced}][{closing}]*+\s|[{anywhere}\r\n]", bounded="no two stops share their closing marks"
        ),
        compiled(rf"[{spaced}{anywhere}][{closing}]*+$", bounded="nine characters are looked at"),
    )


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the lines of ``text`` that are not blank, trimmed.

    ``text`` is in normal form (`newsfacts.text.normal_form`), in which each line is a paragraph: breaks that
    only wrap a line are spaces.
    """
    spans, start = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            spans.append(Span(first, first + len(stripped)))
        start += len(line) + 1
    return tuple(spans)


def sentences(text: str, abbreviations: Abbreviations) -> tuple[Span, ...]:
    """Return the sentences of ``text``, in normal form; none crosses a line that ends a paragraph."""
    return tuple(
        span for paragraph in paragraphs(text) for span in sentences_of(text, paragraph, abbreviations)
    )


def sentences_of(text: str, paragraph: Span, abbreviations: Abbreviations) -> list[Span]:
    """Return the sentences of one paragraph of ``text``.

    A sentence ends after its stop and any closing marks. After a full stop there must be white space, and
    then a capital, a digit or a letter of a script without capitals. Guillemets may have a space inside, or
    point inwards: "»So".
    """
    spans, start, end = [], paragraph.start, paragraph.end
    for stop in _stops(text, start, end, abbreviations):
        spans.append(Span(start, stop))
        start = _past_space(text, stop, end)
    if start < end:
        spans.append(Span(start, end))
    return spans


def _stops(text: str, start: int, end: int, abbreviations: Abbreviations) -> Iterator[int]:
    """Yield the ends of the sentences between two places, except the last one."""
    for stop in _patterns().stop.finditer(text, start, end):
        following = stop["next"]
        if following is not None and following.islower():
            continue
        if text[stop.start()] != "." or not ends_with_abbreviation(
            text,
            stop.start(),
            abbreviations,
            start=start,
            digit_follows=following is not None and following.isdecimal(),
        ):
            start = stop.end()
            yield start


def _past_space(text: str, start: int, end: int) -> int:
    """Return the first offset from ``start`` without white space, or ``end``."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _before_space(text: str, start: int, end: int) -> int:
    """Return the offset after the last character before ``end`` that is not white space."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def sentence_near(text: str, offset: int, abbreviations: Abbreviations) -> Span | None:
    """Return the sentence at a code point of ``text``, which is in normal form, from the text nearby.

    It is the same as in `sentences`. Return ``None`` if the sentence extends more than a few hundred
    characters to either side, and in the white space between sentences.
    """
    low, high = max(0, offset - _NEAR), offset + _NEAR
    line = text.rfind("\n", low, offset)
    start = line + 1 if line >= 0 or low == 0 else text.find(" ", low, offset)
    if start < 0 or text[offset] == "\n":
        return None
    begins = line >= 0 or low == 0
    line = text.find("\n", offset, high)
    ends = line >= 0 or high >= len(text)
    end = line if line >= 0 else min(high, len(text))
    start, end = _past_space(text, start, end), _before_space(text, start, end) if ends else end
    for stop in _stops(text, start, end, abbreviations):
        if stop > offset:
            return Span(start, stop) if begins and start <= offset and (ends or stop < end) else None
        start, begins = _past_space(text, stop, end), True
    return Span(start, end) if begins and ends and start <= offset < end else None


def is_unbroken(text: str, start: int, end: int) -> bool:
    """Return whether a stretch is certainly within one sentence, without reading the whole text."""
    return end - start < _REACH and not _patterns().brk.search(text, start, end)


class Edge(NamedTuple):
    """Where to end the reading of a text that is too long."""

    read: int
    """The text is read up to here."""
    keep: int
    """And what is found up to here is whole."""


def cut(text: str, limit: int, abbreviations: Abbreviations) -> Edge:
    """Return the last place in the first ``limit`` characters at which a text can be cut without harm.

    That is the end of a paragraph, or otherwise of a sentence, in the last 2,000 characters. A text that has
    neither (a transcript, a table) is cut between two words; facts right before the cut are found but not
    kept, because they may be incomplete.

    >>> from newsfacts.lexicon.abbreviations import abbreviations_among
    >>> cut("It paid $5m. They owe $6 million.", 25, abbreviations_among("en"))
    Edge(read=13, keep=13)
    """
    if len(text) <= limit:
        return Edge(len(text), len(text))
    low = max(0, limit - _REACH)
    blank = max((low + line.end() for line in _BLANK_LINE.finditer(text, low, limit)), default=0)
    if blank:
        return Edge(blank, blank)
    window = text[low : limit + _MARGIN]  # a sentence may begin right after the limit
    found = sentences(window, abbreviations)
    for before, after in zip(found[-2::-1], found[:0:-1], strict=True):
        if low + after.start <= limit and _patterns().ended.search(
            window, max(before.start, before.end - 9), before.end
        ):
            return Edge(low + after.start, low + after.start)
    read = _space_before(text, limit)
    return Edge(read, _space_before(text, max(read - _MARGIN, 0)))


def _space_before(text: str, end: int) -> int:
    """Return the last offset up to ``end`` that is not inside a word, or 0."""
    if text[end : end + 1].isspace():
        return end
    return max(text.rfind(space, 0, end) for space in _SPACES) + 1
