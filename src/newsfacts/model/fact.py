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
    """How sure a value is; the reasons of the fact explain it. There is no score."""

    EXPLICIT = "explicit"
    """The words alone state the value."""
    INFERRED = "inferred"
    """Part of the value comes from the context: a publication date, a locale, a topic."""
    AMBIGUOUS = "ambiguous"
    """The text leaves part of the value open."""


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
    """The candidates that the fact was preferred to."""


_KIND, _WORDS, _VALUE = 40, 40, 60
"""Characters of each that ``repr`` shows."""


@compact_pickle
@attrs.frozen(repr=False)
class Fact(Generic[V_co]):
    """One thing that a text says, with where it says it and what it means."""

    kind: str = attrs.field(metadata=CODE)
    """A built-in kind, such as ``"money"``, or the kind of a plug-in."""
    span: Span
    """Where it is in the text."""
    text: str
    """The words: ``document.text[fact.start:fact.end]``."""
    value: V_co
    """What they mean."""
    certainty: Certainty
    """How sure the value is."""
    provenance: Provenance
    """How the fact was found."""

    @property
    def start(self) -> int:
        """The offset of the first code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """The offset just after the last code point."""
        return self.span.end

    def __repr__(self) -> str:
        """Return a line or two: kind, place, words, certainty, and the beginning of the value."""
        return (
            f"<Fact {shortened(self.kind, _KIND)[1:-1]} {self.start}:{self.end} "
            f"{shortened(self.text, _WORDS)}, {self.certainty.value}: {shortened(self.value, _VALUE)}>"
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the fact as plain data in the interchange format: strings, numbers, lists, dictionaries."""
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "certainty": self.certainty.value,
            "value": dict(self.value) if isinstance(self.value, Mapping) else plain_form(self.value),
            "source": plain_form(self.provenance),
        }
