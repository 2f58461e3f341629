"""The facts of a document as a session or a notebook shows them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import Any, SupportsIndex, overload

from newsfacts.formats.aligned import columns, shortened_to
from newsfacts.formats.words import describe, one_line
from newsfacts.model import Fact

__all__ = ["Facts"]

_HEADINGS = ("kind", "text", "value", "certainty", "characters")
_TEXT, _VALUE = 40, 40
"""Columns of a terminal for each."""
_MOST, _MOST_HTML = 40, 200
"""Rows that are shown; the last line counts the others."""


class Facts(tuple[Fact[Any], ...]):
    """Facts of a text, in its order: a tuple that shows itself as a table.

    >>> import newsfacts
    >>> newsfacts.extract("Exports rose 4% to over $126 billion in 2024.").facts
    3 facts
      kind        text          value                     certainty  characters
      percentage  4%            4%, up                    explicit   13-15
      money       $126 billion  over 126,000,000,000 USD  inferred   24-36
      date        2024          2024                      explicit   40-44
    """

    __slots__ = ()

    @overload
    def __getitem__(self, index: SupportsIndex) -> Fact[Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Facts: ...
    def __getitem__(self, index: SupportsIndex | slice) -> Fact[Any] | Facts:
        """Return a fact, or the facts of a slice."""
        if isinstance(index, slice):
            return Facts(super().__getitem__(index))
        return super().__getitem__(index)

    def __repr__(self) -> str:
        """Return a line for each fact, at most 40, after a line with their number."""
        if not self:
            return self._count()
        rows = [
            [row[0], shortened_to(row[1], _TEXT), shortened_to(row[2], _VALUE), *row[3:]]
            for row in self._rows(_MOST)
        ]
        lines = [self._count(), *(f"  {line}" for line in columns([_HEADINGS, *rows]))]
        if len(self) > _MOST:
            lines.append(f"  and {len(self) - _MOST:,} more")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Return a table for a notebook: a row for each fact, at most 200."""
        if not self:
            return f"<p>{self._count()}</p>"
        head = "".join(
            f'<th scope="col" style="text-align:left;padding:.1em .8em .1em 0">{name}</th>'
            for name in _HEADINGS
        )
        body = "".join(
            "<tr>"
            + "".join(
                f'<td style="text-align:left;padding:.1em .8em .1em 0">{escape(cell)}</td>' for cell in row
            )
            + "</tr>"
            for row in self._rows(_MOST_HTML)
        )
        more = f"<p>and {len(self) - _MOST_HTML:,} more</p>" if len(self) > _MOST_HTML else ""
        return (
            f"<table><caption>{self._count()}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>{more}"
        )

    def _count(self) -> str:
        return "no facts" if not self else "1 fact" if len(self) == 1 else f"{len(self):,} facts"

    def _rows(self, most: int) -> Iterator[list[str]]:
        for fact in islice(self, most):
            value = one_line(describe(fact).words)
            place = f"{fact.start}-{fact.end}"
            yield [fact.kind, one_line(fact.text), value, fact.certainty.value, place]
