"""What a text says of a number and the noun that it counts, before any context."""

from __future__ import annotations

import attrs

from newsfacts.model import Amount

__all__ = ["CountReading"]


@attrs.define(eq=False)
class CountReading:
    """What a text says of a count."""

    amount: Amount
    """How many."""
    of: str
    """The noun group, without the number."""
    head: str
    """Its noun, in lower case."""
    hedges: tuple[str, ...] = ()
    """What the words around say of how exact it is, as reasons for a person."""
