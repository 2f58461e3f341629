"""Where paragraphs and sentences end."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsfacts.lexicon.tables import table
from newsfacts.model.span import Span
from newsfacts.regexes import compiled

__all__ = ["Edge", "cut", "is_unbroken", "paragraph_around", "paragraphs", "sentences", "sentences_of"]

# A line break between a word or comma and a small letter wraps a line; any other ends a paragraph.
_LINE = compiled(r"[^\r\n]++(?:(?<=[^\W\d_]|,)\r?\n(?=[a-zß-öø-ÿ])[^\r\n]++)*+")
_WRAP = compiled(r"(?<=[^\W\d_]|,)\r?\n(?=[a-zß-öø-ÿ])")
# A sentence ends at its stop and the closing marks behind it, if white space and then a capital,
# a digit or an opening mark follow.
_STOP = compiled(
    r"[.!?…。！？][\"'”’»)\]]*+(?=\s+[\"'“‘„«‚(\[¿¡—–-]*+[^\W_a-zß-öø-ÿ])|[。！？]",
    bounded="no two stops share the white space behind them",
)
# Wherever one of them may end; most numbers, too, have a full stop.
_BREAK = compiled(r"[.!?…][\"'”’»)\]]*+\s|[。！？\r\n]", bounded="no two stops share their closing marks")
_BLANK_LINE = compiled(r"\n[^\S\n]*+\n", bounded="no two line breaks share the spaces behind them")
_ENDED = compiled(r"[.!?…。！？][\"'”’»)\]]*+$", bounded="nine characters are looked at")
_SPACES = " \n\t\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_REACH = 2000
"""How far the end of a paragraph or a sentence is looked for, before a limit or in a stretch."""
_MARGIN = 200
"""What stands so near to a cut between two words may be half of a fact."""
_WORD_BEFORE = compiled(r"[^\W\d_]++(?:\.[^\W\d_]++)*+$", bounded="24 characters are looked at")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the lines of ``text`` that hold more than white space, trimmed.

    News puts a paragraph on a line; lines wrapped at a column are joined where the break stands between
    a word and a small letter, which is why no reading depends on these edges alone.
    """
    spans = []
    for line in _LINE.finditer(text):
        content = line.group()
        stripped = content.strip()
        if stripped:
            start = line.start() + len(content) - len(content.lstrip())
            spans.append(Span(start, start + len(stripped)))
    return tuple(spans)


@cache
def _abbreviations() -> frozenset[str]:
    """All languages' abbreviations at once: a foreign one does little harm, a wrong locale would."""
    return frozenset(word for words in table("text/abbreviations").values() for word in words)


def paragraph_around(text: str, offset: int) -> Span | None:
    """Return the paragraph that holds a code point, as `paragraphs` has it; ``None`` in white space between.

    It takes time in proportion to the paragraph, not to the text.
    """
    start = offset
    while True:
        start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start))
        if start < 0 or not _WRAP.match(text, start - text.startswith("\r\n", start - 1)):
            break
    start += 1
    match = _LINE.match(text, start)
    content = match.group() if match is not None else ""
    stripped = content.strip()
    begin = start + len(content) - len(content.lstrip())
    return Span(begin, begin + len(stripped)) if begin <= offset < begin + len(stripped) else None


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text``; no sentence crosses a line that ends a paragraph."""
    return tuple(span for paragraph in paragraphs(text) for span in sentences_of(text, paragraph))


def sentences_of(text: str, paragraph: Span) -> list[Span]:
    """Return the sentences of one paragraph of ``text``."""
    spans = []
    abbreviations = _abbreviations()
    start = paragraph.start
    for stop in _STOP.finditer(text, start, paragraph.end):
        if text[stop.start()] == ".":
            before = _WORD_BEFORE.search(text, max(start, stop.start() - 24), stop.start())
            word = before.group() if before else ""
            # "J. D. Vance", "U.S. troops", "Gov. Bush"
            if word in abbreviations or "." in word or (len(word) == 1 and word.isupper()):
                continue
        spans.append(Span(start, stop.end()))
        start = stop.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        spans.append(Span(start, paragraph.end))
    return spans


def is_unbroken(text: str, start: int, end: int) -> bool:
    """Return whether a stretch surely lies in one sentence, without a look at all of the text."""
    return end - start < _REACH and not _BREAK.search(text, start, end)


class Edge(NamedTuple):
    """Where to end the reading of a text that is too long."""

    read: int
    """The text is read up to here."""
    keep: int
    """And what is found up to here is whole."""


def cut(text: str, limit: int) -> Edge:
    """Return the last place in the first ``limit`` characters at which a text can be cut without harm.

    That is the end of a paragraph or else of a sentence, if there is one within 2,000 characters. A text
    that has neither (a transcript, a table) is cut between two words, and what stands last before the cut
    is read but not kept, as half of it may lie behind.

    >>> cut("It paid $5m. They owe $6 million.", 25)
    Edge(read=13, keep=13)
    """
    if len(text) <= limit:
        return Edge(len(text), len(text))
    low = max(0, limit - _REACH)
    blank = max((low + line.end() for line in _BLANK_LINE.finditer(text, low, limit)), default=0)
    if blank:
        return Edge(blank, blank)
    window = text[low : limit + _MARGIN]  # a sentence may begin right behind the limit
    found = sentences(window)
    for before, after in zip(found[-2::-1], found[:0:-1], strict=True):
        if low + after.start <= limit and _ENDED.search(
            window, max(before.start, before.end - 9), before.end
        ):
            return Edge(low + after.start, low + after.start)
    read = _space_before(text, limit)
    return Edge(read, _space_before(text, max(read - _MARGIN, 0)))


def _space_before(text: str, end: int) -> int:
    """Return the last offset up to ``end`` at which no word goes on; 0 if there is none."""
    if text[end : end + 1].isspace():
        return end
    return max(text.rfind(space, 0, end) for space in _SPACES) + 1
