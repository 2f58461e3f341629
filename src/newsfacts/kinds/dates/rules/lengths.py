"""How long something lasts: counts of units, and how TIMEX3 writes them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from newsfacts.kinds.dates.context import Normalised
from newsfacts.kinds.dates.value import DateType
from newsfacts.model.arithmetic import plain

__all__ = ["AGES", "count_of", "counted", "lasting", "written"]

AGES = {"decade": 10, "century": 100, "millennium": 1000}
"""Years in the long units."""
_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "season": "SU",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}


def written(count: str, unit: str) -> str:
    """Return a TIMEX3 duration: P2W, PT1.5H, PXY.

    >>> written("1.5", "hour")
    'PT1.5H'
    """
    letter = _LETTERS[unit]
    if letter.startswith("T"):
        return f"PT{count}{letter[1:]}"
    return f"P{count}{letter}"


def lasting(count: Decimal | None, unit: str) -> Normalised:
    """Return a duration of so many units; ``None`` means that the text does not say the number.

    >>> lasting(Decimal(3), "fortnight").timex
    'P6W'
    """
    if count is None:
        text = "X"
    else:
        if unit == "fortnight":
            count *= 2
        if unit in AGES and count != int(count):  # "half a century" has fifty years
            count, unit = count * AGES[unit], "year"
        whole = int(count)
        text = str(whole) if whole == count else plain(count).rstrip("0")
    return Normalised(DateType.DURATION, written(text, unit))


def count_of(slots: Mapping[str, Any]) -> Decimal | None:
    """Return the number of a duration; ``None`` if it is vague."""
    return counted(slots.get("number", slots.get("count")), slots.get("fraction"))


def counted(number: Decimal | int | str | None, hundredths: int | None = None) -> Decimal | None:
    """Return a number with the part of a unit that is added to it; ``None`` if it is vague."""
    whole = None if number is None or isinstance(number, str) else Decimal(number)
    if hundredths is None:
        return whole
    return Decimal(hundredths) / 100 + (whole or 0)
