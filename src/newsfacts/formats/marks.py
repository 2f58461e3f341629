"""The text of an article as HTML, in paragraphs, with a mark around each fact and a note inside each mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsfacts.formats.charts import Described
from newsfacts.formats.page_kinds import PageKinds, html_text
from newsfacts.formats.words import one_line, reasons

__all__ = ["marked_text", "with_marks"]

_DEEPEST = 12
"""The most nested marks: if another mark crosses them, all are written again, and browsers limit nesting."""


def with_marks(described: Iterable[Described]) -> list[Described]:
    """Return the facts that are marked: all that do not begin inside 12 others."""
    marked: list[Described] = []
    around: list[int] = []  # where the marks end that are open
    for fact, description in sorted(described, key=lambda row: (row[0].start, -row[0].end)):
        around = [end for end in around if end > fact.start]
        if len(around) < _DEEPEST:
            around.append(fact.end)
            marked.append((fact, description))
    return marked


def marked_text(
    text: str, marked: Sequence[Described], kinds: PageKinds, prefix: str, attributes: str = ""
) -> tuple[str, list[Described]]:
    """Return the text in marked paragraphs, and the facts in the order in which their marks end.

    ``marked`` is what `with_marks` returns. The mark of the fact at ``index`` is described by the element
    ``{prefix}-n{index + 1}``, its note. ``attributes`` are written into the tag of each paragraph.
    """
    writer = _Writer(kinds, prefix)
    asides = _asides(marked, len(text))
    new_paragraphs = _paragraphs(text)
    edges = {0, len(text), *new_paragraphs, *asides}
    for fact, _ in marked:
        edges.update((fact.start, fact.end))
    waiting = list(reversed(marked))
    tag = f"<p dir=auto{attributes}>"
    writer.write(tag)
    for start, end in pairwise(sorted(edges)):
        if start in new_paragraphs:
            writer.suspend(f"</p>{tag}")
        while waiting and waiting[-1][0].start == start:
            writer.open(waiting.pop())
        writer.write(html_text(text[start:end]))
        writer.close(end)
        for kind, words in asides.get(end, ()):
            writer.write(f'<span class="who k{kinds.number(kind)}" dir=auto>{html_text(words)}</span>')
    writer.write("</p>")
    return "".join(writer.pieces), writer.ended


class _Writer:
    """Writes marks so that tags always nest.

    Facts of different groups can nest, and a fact can cross the end of another fact or of a paragraph: its
    mark is then closed and opened again. Only the last part has the note and can get the keyboard focus.
    """

    def __init__(self, kinds: PageKinds, prefix: str) -> None:
        self.pieces: list[str] = []
        self.ended: list[Described] = []
        self._kinds = kinds
        self._prefix = prefix
        self._open: list[tuple[Described, int]] = []  # with the place of the tag among the pieces

    def write(self, html: str) -> None:
        """Write the content of the open mark."""
        self.pieces.append(html)

    def open(self, row: Described) -> None:
        """Open a mark; its tag is written when it is known whether the fact ends with it."""
        self._open.append((row, len(self.pieces)))
        self.pieces.append("")

    def close(self, offset: int) -> None:
        """Close the marks of facts that end at an offset."""
        lowest = next((i for i, (row, _) in enumerate(self._open) if row[0].end == offset), None)
        if lowest is not None:
            again = self._end(lowest, offset)
            for row in again:
                self.open(row)

    def suspend(self, html: str) -> None:
        """Write something between marks: all are closed before it and opened again after it."""
        again = self._end(0, -1)
        self.write(html)
        for row in again:
            self.open(row)

    def _end(self, lowest: int, offset: int) -> list[Described]:
        """Close marks, the innermost first; return the facts that continue after the offset."""
        going_on = []
        for row, place in reversed(self._open[lowest:]):
            fact = row[0]
            ends = fact.end == offset
            attributes = f'class="{self._kinds.classes(fact.kind)} {fact.certainty.value}"'
            if ends:
                self.ended.append(row)
                number = len(self.ended)
                attributes += f" id={self._prefix}-f{number} role=link tabindex=0 data-n={number}"
                attributes += f" aria-describedby={self._prefix}-n{number}"
                self.write(_note(row))
            else:
                going_on.append(row)
            self.pieces[place] = f'<mark {attributes} data-kind="{html_text(fact.kind)}">'
            self.write("</mark>")
        del self._open[lowest:]
        going_on.reverse()
        return going_on


def _note(row: Described) -> str:
    """Return the note next to a mark; screen readers get the note at the end of the article instead."""
    fact, description = row
    lines = "".join(
        f"<span><i>{html_text(label)}</i><span>{html_text(words)}</span></span>"
        for label, words in reasons(fact, description)
    )
    value = html_text(one_line(description.words))
    return f"<span class=note lang=en dir=ltr aria-hidden=true><b dir=auto>{value}</b>{lines}</span>"


def _asides(marked: Iterable[Described], size: int) -> dict[int, list[tuple[str, str]]]:
    """Return what descriptions add to the text, such as who is quoted, with its kind, by offset."""
    asides: dict[int, list[tuple[str, str]]] = {}
    for fact, description in marked:
        if description.aside is not None and 0 < description.aside[0] <= size:
            offset, words = description.aside
            asides.setdefault(offset, []).append((fact.kind, words))
    return asides


def _paragraphs(text: str) -> set[int]:
    """Return where paragraphs after the first begin: after blank lines or, without any, after each line."""
    lines = text.split("\n")
    blank_lines = any(not line.strip() for line in lines[1:-1])
    starts: set[int] = set()
    offset = 0
    after_break = False
    for line in lines:
        filled = bool(line.strip())
        if filled and after_break and offset:
            starts.add(offset)
        after_break = not blank_lines or not filled
        offset += len(line) + 1
    return starts
