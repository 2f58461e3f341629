"""The operations that meanings in the pattern tables name: a register, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from newsfacts.kinds.dates.calendar.period import Period, timex
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty

__all__ = [
    "NEAREST_CENTURY",
    "NO_DATE",
    "OPERATIONS",
    "Operation",
    "ambiguous",
    "full_year",
    "inferred",
    "nested",
    "operation",
    "point",
    "settle",
    "undated",
]

Slots: TypeAlias = Mapping[str, Any]
Operation: TypeAlias = Callable[[Slots, MentionContext], "Normalised | None"]

NO_DATE = "no publication date is known"
"""The reason why much stays unknown."""
NEAREST_CENTURY = "the century is the one nearest to publication"
"""The reason for the first two digits of a year that is written with its last two."""
_FISCAL = frozenset({"fiscal", "fiscal2"})  # slots that the tables bind with words such as "fiscal"

OPERATIONS: dict[str, Operation] = {}
"""By name."""


def operation(name: str) -> Callable[[Operation], Operation]:
    """Register an operation."""

    def register(function: Operation) -> Operation:
        OPERATIONS[name] = function
        return function

    return register


def settle(reading: DateReading, frame: MentionContext) -> Normalised | None:
    """Return the place of a reading; ``None`` if there is nothing to say, or no such day in our calendar."""
    if reading.spans and reading is not frame.reading:  # it asks where its own slots stand
        frame = MentionContext(reading, frame.story)
    slots = reading.slots
    try:
        settled = OPERATIONS[reading.operation](slots, frame)
    except OverflowError:
        return None
    if settled is None:
        return None
    if "mod" in slots and isinstance(slots["mod"], str):
        settled = settled._replace(mod=slots["mod"])
    counted = settled.ends if settled.when is None else settled.when.unit != "day"
    if counted and not settled.fiscal and _is_fiscal(slots):
        reasons = dict.fromkeys((*settled.reasons, "a financial year may begin on any day"))
        settled = settled._replace(fiscal=True, certainty=Certainty.AMBIGUOUS, reasons=tuple(reasons))
    return settled


def _is_fiscal(slots: Slots) -> bool:
    """Return whether a reading, or one inside it, is of a company's or a government's own year."""
    for name, value in slots.items():
        if name in _FISCAL or (isinstance(value, DateReading) and _is_fiscal(value.slots)):
            return True
    return False


def nested(slots: Slots, frame: MentionContext, name: str | None = None) -> Normalised | None:
    """Settle the reading in a slot, or in the only slot that has one."""
    for key, value in slots.items():
        if isinstance(value, DateReading) and name in (None, key):
            return settle(value, frame)
    return None


def point(when: Period, certainty: Certainty = Certainty.EXPLICIT, *reasons: str) -> Normalised:
    """Make the settled form of a stretch of the calendar."""
    kind = DateType.TIME if when.part else DateType.DATE
    return Normalised(kind, timex(when), when, None, certainty, reasons)


def inferred(when: Period, *reasons: str) -> Normalised:
    """Make the settled form of a stretch that the context helped to find."""
    kind = DateType.TIME if when.part else DateType.DATE
    return Normalised(kind, timex(when), when, None, Certainty.INFERRED, reasons)


def ambiguous(when: Period, *reasons: str) -> Normalised:
    """Make the settled form of a stretch of which something stays unknown."""
    return point(when, Certainty.AMBIGUOUS, *reasons)


def undated(when: Period) -> Normalised:
    """Make the settled form of a stretch that hangs on the publication date, which nobody knows."""
    return ambiguous(when, NO_DATE)


def full_year(year: int, frame: MentionContext) -> int:
    """Return the year that two digits (coded as -1 - digits) mean; any other year as it is.

    Two digits are a year of the hundred that ends ten years after publication, or in 2039.
    """
    if not -100 <= year < 0:
        return year
    digits = -1 - year
    latest = frame.published.year + 10 if frame.published else 2039
    return latest - (latest - digits) % 100
