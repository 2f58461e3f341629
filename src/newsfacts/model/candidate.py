"""What an extractor proposes, before anything is decided."""

from __future__ import annotations

from typing import Any

import attrs

from newsfacts.model.fact import Beaten, Certainty
from newsfacts.model.span import Span

__all__ = ["Candidate", "Resolved"]


@attrs.frozen
class Candidate:
    """A stretch of text and what it says, not yet what it means."""

    kind: str
    """The kind of fact that it will become if it is kept."""
    span: Span
    """Where it is in the text."""
    reading: Any
    """What the text says, in a type that the extractor chooses; no other code uses it."""
    rule: str
    """The extractor's name for the pattern that matched."""
    extractor: str = ""
    """The name of the extractor; the pipeline fills it in."""
    beaten: tuple[Beaten, ...] = ()
    """The candidates that it was preferred to; overlap resolution fills it in."""
    layer: int = 0
    """Candidates in different layers do not compete, so that a quotation inside a quotation is kept."""


@attrs.frozen
class Resolved:
    """A value with its certainty and reasons, as returned by ``normalise`` of an extractor."""

    value: Any
    """The value, or a mapping of plain JSON values."""
    certainty: Certainty = Certainty.EXPLICIT
    """How sure the value is."""
    reasons: tuple[str, ...] = ()
    """What the context added, in words that a reader understands."""
    kind: str | None = None
    """The kind of the fact, if the context changes it ("the 3% threshold")."""
    span: Span | None = None
    """The span of the fact, if it differs from that of the candidate."""
