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
    """The kind of fact that it would become."""
    span: Span
    """Where it stands."""
    reading: Any
    """What the text says, in the extractor's own type; only its extractor looks inside."""
    rule: str
    """The extractor's name for the pattern that matched."""
    extractor: str = ""
    """The name of the extractor; the pipeline fills it in."""
    beaten: tuple[Beaten, ...] = ()
    """The candidates that it was preferred to; overlap resolution fills it in."""
    layer: int = 0
    """Candidates of different layers do not compete, so that what is quoted inside a quotation may stand."""


@attrs.frozen
class Resolved:
    """A value with how it was come by, as an extractor's ``normalise`` gives it."""

    value: Any
    """The value, or a mapping of plain JSON values."""
    certainty: Certainty = Certainty.EXPLICIT
    """How it was come by."""
    reasons: tuple[str, ...] = ()
    """What the context added, in words that a reader understands."""
    kind: str | None = None
    """Another kind than the candidate's, where the context changes it ("the 3% threshold")."""
    span: Span | None = None
    """Another span than the candidate's, where the reading needs less or more of the text."""
