"""The normal form of a text, and where each of its characters is in the original text.

Most texts are read as they are. A text that is decomposed, has soft hyphens or is wrapped at a column is read
in its normal form. All extractors see that form; afterwards, facts are moved to their places in the original.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import attrs

from newsfacts.lexicon.abbreviations import NO_ABBREVIATIONS, Abbreviations
from newsfacts.lexicon.characters import Edit, character_edits
from newsfacts.lexicon.letters import is_mark
from newsfacts.model.span import Span
from newsfacts.text.lines import wrapping_edits

__all__ = ["NormalForm", "normal_form"]


def _given_fields(cls: Any) -> Sequence[tuple[str, str]]:
    """Return the fields that the constructor of an attrs class accepts, with the names of its arguments.

    For any other class, return an empty tuple.
    """
    fields = attrs.fields(cls) if attrs.has(cls) else ()
    return [(field.name, field.alias) for field in fields if field.init and field.alias]


_fields_of: Callable[[Any], Sequence[tuple[str, str]]] = cache(_given_fields)


class _Layer:
    """A text after its edits, with the offsets of each part in the original."""

    def __init__(self, given: str, edits: Iterable[Edit]) -> None:
        pieces: list[str] = []
        self._starts: list[int] = [0]
        self._sources: list[tuple[int, int]] = [(0, 0)]
        """Where each part comes from and, if it is an edit, where the text that it replaces ends."""
        end = length = 0
        for edit in edits:
            pieces += given[end : edit.start], edit.text
            length += edit.start - end
            self._add(length, edit.start, edit.end)
            length += len(edit.text)
            end = edit.end
            self._add(length, end, 0)
        pieces.append(given[end:])
        self.text = "".join(pieces)

    def _add(self, start: int, source: int, source_end: int) -> None:
        """Add a part; it replaces an empty part that begins at the same place."""
        if self._starts[-1] == start:
            self._sources[-1] = source, source_end
        else:
            self._starts.append(start)
            self._sources.append((source, source_end))

    def start(self, offset: int) -> int:
        """Return where the character at an offset begins in the text as given."""
        i = bisect_right(self._starts, offset) - 1
        source, source_end = self._sources[i]
        return source if source_end else source + offset - self._starts[i]

    def end(self, offset: int) -> int:
        """Return where the character before an offset ends in the text as given."""
        i = bisect_right(self._starts, offset - 1) - 1
        source, source_end = self._sources[i]
        return source_end or source + offset - self._starts[i]


class NormalForm:
    """The normal form of a text that is not in it."""

    def __init__(self, given: str, layers: Sequence[_Layer]) -> None:
        self.given = given
        """The text as given."""
        self._layers = layers[::-1]
        self.text = layers[-1].text
        """The text as it is read."""

    def span(self, span: Span) -> Span:
        """Return the span in the original text of a span of the normal form.

        It does not begin with combining marks that belong to the character before it.
        """
        start, end = span.start, span.end
        for layer in self._layers:
            start, end = layer.start(start), layer.end(end)
        first = start
        while first < end and (is_mark(self.given[first]) or (first > start and self.given[first].isspace())):
            first += 1
        return Span(first if first < end else start, end)

    def put_back(self, value: Any) -> Any:
        """Return a value with every span in it moved to the original text.

        Spans are found in attrs classes and tuples at any depth. If an attrs class has a ``span`` and a
        ``text``, the text becomes the words at that span.
        """
        if isinstance(value, Span):
            return self.span(value)
        if isinstance(value, tuple):
            items = [self.put_back(item) for item in value]
            if all(new is old for new, old in zip(items, value, strict=True)):
                return value
            return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
        changes = {}
        for name, alias in _fields_of(type(value)):
            item = getattr(value, name)
            new = self.put_back(item)
            if new is not item:
                changes[alias] = new
        span = changes.get("span")
        if isinstance(span, Span) and isinstance(getattr(value, "text", None), str):
            changes["text"] = span.of(self.given)
        return attrs.evolve(value, **changes) if changes else value


def normal_form(
    text: str,
    separators: tuple[str, str] = (".", ","),
    abbreviations: Abbreviations = NO_ABBREVIATIONS,
    until_deadline: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> NormalForm | None:
    """Return the normal form of a text, or ``None`` if the text is in it.

    Its characters are those of `newsfacts.lexicon.characters.character_edits`, and a line break that only
    wraps a paragraph is a space (`newsfacts.text.lines.wrapping_edits`).
    """
    layers = []
    edits = character_edits(text, separators, until_deadline)
    if edits:
        layers.append(_Layer(text, until_deadline(edits)))
    read = layers[-1].text if layers else text
    edits = wrapping_edits(read, abbreviations, until_deadline) if "\n" in read else []
    if edits:
        layers.append(_Layer(read, until_deadline(edits)))
    return NormalForm(text, layers) if layers else None
