"""What a text says about a percentage, before any context."""

from __future__ import annotations

import attrs

from newsfacts.kinds.percentages.value import Change, PercentUnit
from newsfacts.model import Amount, Span

__all__ = ["ShareReading"]


@attrs.define(eq=False)
class ShareReading:
    """What a text says of a percentage."""

    amount: Amount
    """How many units."""
    unit: PercentUnit
    """Percent, percentage points or basis points."""
    place: tuple[int, int]
    """First token, and the token after it."""
    change: Change | None = None
    """Which way it moved."""
    of: str | None = None
    """What it is a share of, in the text's words."""
    output: str | None = None
    """``"GDP"`` or ``"GNI"`` if it is a share of that."""
    source: Span | None = None
    """The stated share of output from which the context infers this one; ``None`` if it is stated itself."""
    hedges: tuple[str, ...] = ()
    """What the words around say of how exact it is."""
