"""What a casualty count means."""

from __future__ import annotations

from enum import Enum

import attrs

from newsfacts import Amount

__all__ = ["Outcome", "Toll"]


class Outcome(Enum):
    """What happened to those counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"


@attrs.frozen
class Toll:
    """How many people were killed or injured, or are missing."""

    amount: Amount
    """How many people."""
    outcome: Outcome
    """What happened to them."""
