"""What the command writes for people: a table, and explanations."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable
from typing import TextIO

from newsfacts.cli.outputs import Writer
from newsfacts.document import Document
from newsfacts.formats.aligned import columns, shortened_to
from newsfacts.formats.words import describe, explain, language_in_words, one_line, truncated_in_words
from newsfacts.registry import Registry

__all__ = ["Explanations", "Table", "place_of"]

_WIDEST_VALUE = 44
_WIDEST_TEXT = 60
_COLOURS = ("95", "35", "32", "36", "34", "33", "37", "31")
"""Codes of terminal colours for kinds; newsfacts' own kinds come first, and others start again."""


class _ForPeople(Writer):
    """Documents with a heading each and a blank line between."""

    for_people = True
    tells_limits = True

    def __init__(self, stream: TextIO, registry: Registry) -> None:
        super().__init__(stream, registry)
        self.paint = _painter(stream)
        self._numbers = {kind: number for number, kind in enumerate(registry.headings)}
        self._first = True

    def colour(self, kind: str) -> str:
        """Return the code of a kind's colour."""
        return _COLOURS[self._numbers.get(kind, len(self._numbers)) % len(_COLOURS)]

    def heading(self, place: str, document: Document) -> None:
        """Write the line above a document's facts."""
        name = place if document.id is None or place.endswith(document.id) else f"{place} ({document.id})"
        number = len(document.facts)
        facts = "no facts" if not number else "1 fact" if number == 1 else f"{number} facts"
        line = f"{one_line(name)}: {facts}"
        if document.truncated:
            line += f"; {one_line(truncated_in_words(document))}"
        if document.language:
            line += f"; {language_in_words(document)}"
        self.stream.write(("" if self._first else "\n") + self.paint(line, "1") + "\n")
        self._first = False


class Table(_ForPeople):
    """An aligned table of a document's facts: kind, value, text, and where (line:column)."""

    def document(self, place: str, document: Document) -> None:
        """Write one document."""
        self.heading(place, document)
        where = place_of(document.text)
        rows = [
            [
                fact.kind,
                shortened_to(one_line(describe(fact, registry=self.registry).words), _WIDEST_VALUE),
                shortened_to(one_line(fact.text), _WIDEST_TEXT),
                where(fact.start),
            ]
            for fact in document.facts
        ]
        colours = [self.colour(fact.kind) for fact in document.facts]
        for line, colour in zip(columns(rows), colours, strict=True):
            kind = line.split(" ", 1)[0]
            self.stream.write("  " + self.paint(kind, colour) + line.removeprefix(kind) + "\n")
        self.stream.flush()


class Explanations(_ForPeople):
    """Each fact with the reasons for it."""

    def document(self, place: str, document: Document) -> None:
        """Write one document."""
        self.heading(place, document)
        where = place_of(document.text)
        for fact in document.facts:
            first, *others = explain(fact, registry=self.registry).splitlines()
            self.stream.write(f"\n{where(fact.start)} {self.paint(first, self.colour(fact.kind))}\n")
            self.stream.write("".join(f"{line}\n" for line in others))
        self.stream.flush()


def _painter(stream: TextIO) -> Callable[[str, str], str]:
    """Return the function that colours a text: none but on a terminal, and none with NO_COLOR."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return lambda text, code: text
    return lambda text, code: f"\x1b[{code}m{text}\x1b[0m"


def place_of(text: str) -> Callable[[int], str]:
    """Return the function from an offset to ``line:column``, both from 1; columns count code points."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def where(offset: int) -> str:
        line = bisect_right(starts, offset)
        return f"{line}:{offset - starts[line - 1] + 1}"

    return where
