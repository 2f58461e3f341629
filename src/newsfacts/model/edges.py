"""Where paragraphs and sentences end."""

from __future__ import annotations

import re
from functools import cache

from newsfacts.data import table
from newsfacts.model.span import Span

__all__ = ["paragraphs", "sentences"]

# A line break between a word or comma and a small letter wraps a line; any other ends a paragraph.
_LINE = re.compile(r"[^\r\n]++(?:(?<=[^\W\d_]|,)\r?\n(?=[a-zß-öø-ÿ])[^\r\n]++)*+")
# A sentence ends at its stop and the closing marks behind it, if white space and then a capital,
# a digit or an opening mark follow.
_STOP = re.compile(r"[.!?…。！？][\"'”’»)\]]*+(?=\s+[\"'“‘„«‚(\[¿¡—–-]*+[^\W_a-zß-öø-ÿ])|[。！？]")
_WORD_BEFORE = re.compile(r"[^\W\d_]++(?:\.[^\W\d_]++)*+$")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Give the lines of ``text`` that hold more than white space, trimmed.

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
    return frozenset(word for words in table("abbreviations").values() for word in words)


def sentences(text: str) -> tuple[Span, ...]:
    """Give the sentences of ``text``; no sentence crosses a line that ends a paragraph."""
    spans = []
    abbreviations = _abbreviations()
    for paragraph in paragraphs(text):
        start = paragraph.start
        for stop in _STOP.finditer(text, start, paragraph.end):
            if text[stop.start()] == ".":
                before = _WORD_BEFORE.search(text, max(start, stop.start() - 24), stop.start())
                word = before.group() if before else ""
                # "J. D. Vance", "U.S. troops", "Gov. Bush"
                if word in abbreviations or "." in word or (len(word) == 1 and word.isupper()):
                    continue
            if stop.end() > start:
                spans.append(Span(start, stop.end()))
                start = stop.end()
                while start < paragraph.end and text[start].isspace():
                    start += 1
        if start < paragraph.end:
            spans.append(Span(start, paragraph.end))
    return tuple(spans)
