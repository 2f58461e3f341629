"""A fact, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Generic, TypeVar

import attrs

from newsfacts.model.codes import CODE
from newsfacts.model.pickling import compact_pickle
from newsfacts.model.plain_form import OPTIONAL, plain_form
from newsfacts.model.shown import shortened
from newsfacts.model.span import Span

__all__ = ["Beaten", "Certainty", "Fact", "Provenance"]

V_co = TypeVar("V_co", covariant=True)


class Certainty(Enum):
    """How the value was come by; a reason goes with it, never a score."""

    EXPLICIT = "explicit"
    """The words themselves say it."""
    INFERRED = "inferred"
    """The context filled in a part: a publication date, a house currency, a topic."""
    AMBIGUOUS = "ambiguous"
    """The words leave it open and nothing settles it."""


@compact_pickle
@attrs.frozen
class Beaten:
    """A candidate that lost to a fact."""

    span: Span
    kind: str = attrs.field(metadata=CODE)
    rule: str = attrs.field(metadata=CODE)


@compact_pickle
@attrs.frozen
class Provenance:
    """Which extractor found a fact, by which rule, and why the value is what it is."""

    extractor: str = attrs.field(metadata=CODE)
    """The name under which the extractor is registered."""
    rule: str = attrs.field(metadata=CODE)
    """The extractor's own name for the pattern that matched."""
    reasons: tuple[str, ...] = attrs.field(default=(), metadata=OPTIONAL)
    """What the context added, in words."""
    beaten: tuple[Beaten, ...] = attrs.field(default=(), metadata=OPTIONAL)
    """The candidates that it was preferred to."""


_KIND, _WORDS, _VALUE = 40, 40, 60
"""Characters of each that ``repr`` shows."""


@compact_pickle
@attrs.frozen(repr=False)
class Fact(Generic[V_co]):
    """One thing that a text says, with its place and its meaning."""

    kind: str = attrs.field(metadata=CODE)
    """One of the built-in kinds, such as ``"money"``, or a plug-in's own."""
    span: Span
    """Where it stands."""
    text: str
    """The words themselves: ``document.text[fact.start:fact.end]``."""
    value: V_co
    """What they mean."""
    certainty: Certainty
    """How the value was come by."""
    provenance: Provenance
    """Where the fact comes from."""

    @property
    def start(self) -> int:
        """First code point inside."""
        return self.span.start

    @property
    def end(self) -> int:
        """First code point after."""
        return self.span.end

    def __repr__(self) -> str:
        """Return a line or two: kind, place, words, certainty, and the beginning of the value."""
        return (
            f"<Fact {shortened(self.kind, _KIND)[1:-1]} {self.start}:{self.end} "
            f"{shortened(self.text, _WORDS)}, {self.certainty.value}: {shortened(self.value, _VALUE)}>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the fact as plain data in the interchange form: strings, numbers, lists and dictionaries."""
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "certainty": self.certainty.value,
            "value": dict(self.value) if isinstance(self.value, Mapping) else plain_form(self.value),
            "source": plain_form(self.provenance),
        }
