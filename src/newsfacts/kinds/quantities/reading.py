"""What a text says about a quantity, before any context."""

from __future__ import annotations

import attrs

from newsfacts.model import Amount, Certainty

__all__ = ["QuantityReading"]


@attrs.define(eq=False)
class QuantityReading:
    """What the text says: how many of which unit."""

    amount: Amount
    unit: str
    certainty: Certainty = Certainty.EXPLICIT
    reasons: tuple[str, ...] = ()
