"""What an extractor can use when it works out what a candidate means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

import attrs

from newsfacts.model import Candidate, Fact, Record, Span

if TYPE_CHECKING:
    from newsfacts.text.scan import Scan

__all__ = ["Context", "FactsSoFar", "Published"]


@attrs.frozen
class Published:
    """When the document was published."""

    day: dt.date
    """The day, in the document's own time zone."""
    moment: dt.datetime | None = None
    """The time, if more than the day is known."""
    found: Span | None = None
    """Where the text states it; ``None`` if it was passed with the document."""

    @classmethod
    def of(cls, published: dt.date | dt.datetime | None) -> Published | None:
        """Make it from what a `Document` was given."""
        if published is None:
            return None
        if isinstance(published, dt.datetime):
            return cls(published.date(), published)
        return cls(published)


V = TypeVar("V")


class FactsSoFar(Sequence[Fact[Any]]):
    """A read-only view of the facts found so far; it grows as facts are added."""

    __slots__ = ("_facts",)

    def __init__(self, facts: list[Fact[Any]]) -> None:
        self._facts = facts

    @overload
    def __getitem__(self, place: int) -> Fact[Any]: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Fact[Any]]: ...

    def __getitem__(self, place: int | slice) -> Fact[Any] | Sequence[Fact[Any]]:
        """Return the fact at a place, or a copy of several."""
        return self._facts[place]

    def __len__(self) -> int:
        return len(self._facts)

    def __reversed__(self) -> Iterator[Fact[Any]]:
        facts: Iterator[Fact[Any]] = reversed(self._facts)
        return facts


@attrs.frozen(eq=False)
class Context:
    """A document whose candidates are being normalised, one by one in text order."""

    document: Record
    """The document."""
    scan: Scan
    """What the scan found in it."""
    kept: Sequence[Candidate]
    """All candidates that were kept, of every kind, in text order."""
    published: Published | None = None
    """When the document was published, as passed or as found in the text."""
    vague: bool = False
    """Whether to find references without a calendar value ("now")."""
    facts: Sequence[Fact[Any]] = ()
    """The facts found so far: everything before the current candidate, in text order."""
    _views: dict[Callable[[Context], Any], Any] = attrs.field(factory=dict, init=False)

    def view(self, make: Callable[[Context], V]) -> V:
        """Return the result of ``make`` for this document, computed on first use and kept for the document.

        A view of a context can use earlier facts. For what the text alone says, use a view of the
        scan (`newsfacts.text.scan.Scan.view`).
        """
        try:
            view: V = self._views[make]
        except KeyError:
            view = self._views[make] = make(self)
        return view

    def before(self, kind: str) -> Fact[Any] | None:
        """Return the last fact of a kind before the current candidate, if there is one."""
        return next((fact for fact in reversed(self.facts) if fact.kind == kind), None)
