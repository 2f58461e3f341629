"""The kinds of fact that a page shows: their headings, their classes in the style sheet, and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from newsfacts.model import Fact

__all__ = ["PageKinds", "html_text"]

_COLOURS = 8
"""The number of colours for kinds in the style sheet; newsfacts' own come first, and others start again."""
# XML and HTML parsers turn these into other characters or refuse them.
_UNSEEN = dict.fromkeys([*(set(range(32)) - {9, 10, 13}), *range(0xD800, 0xE000)], 0xFFFD)


def html_text(text: str) -> str:
    """Return a text so that HTML shows it, also as the value of an attribute in quotation marks."""
    return escape(text.translate(_UNSEEN))


class PageKinds:
    """The kinds of a page in the order of their headings; a kind that has no heading is shown by its name."""

    def __init__(self, headings: Mapping[str, str]) -> None:
        self._headings = dict(headings)
        self._numbers = {kind: number for number, kind in enumerate(headings)}
        self.counts: Counter[str] = Counter()
        """How many facts of each kind the page has."""

    def add(self, facts: Iterable[Fact[Any]]) -> None:
        """Count the facts of one more article."""
        for fact in facts:
            if fact.kind not in self._numbers:
                self._numbers[fact.kind] = len(self._numbers)
                self._headings[fact.kind] = fact.kind
            self.counts[fact.kind] += 1

    def number(self, kind: str) -> int:
        """Return the number of a kind on this page, from 0."""
        return self._numbers[kind]

    def colour(self, kind: str) -> str:
        """Return the CSS class for the colour of a kind."""
        return f"kind-{self._numbers[kind] % _COLOURS + 1}"

    def classes(self, kind: str) -> str:
        """Return the CSS classes of an element for a fact: its colour, and its number for the filter."""
        return f"{self.colour(kind)} k{self._numbers[kind]}"

    def keys(self, counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        """Yield the kinds that were counted, each with its heading on its colour and its number of facts."""
        for kind, heading in self._headings.items():
            if counts.get(kind):
                key = f'<span class="key {self.colour(kind)}">{html_text(heading)}</span>'
                yield kind, f"{key} {counts[kind]:,}"
