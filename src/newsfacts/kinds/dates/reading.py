"""What a text says about time, before the calendar is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsfacts.model import Span

__all__ = ["DateReading", "Given"]


class DateReading(NamedTuple):
    """An operation of the pattern tables with its slots, free of any language."""

    operation: str
    """The name of the rules in `newsfacts.kinds.dates.rules` that resolve it."""
    slots: Mapping[str, Any]
    """What the words and the table say; a nested reading is a `DateReading` itself."""
    span: Span
    """Where it is."""
    spans: Mapping[str, Span]
    """Where its slots are, for the operations that need that."""
    category: str
    """date, time, duration, set, ref or range."""


class Given(NamedTuple):
    """A slot or constant of a pattern, if it is known when the table compiles."""

    name: str
    types: frozenset[type]
    """What its value may be; `DateReading` for a match inside."""
    value: Any = None
    """Its value, if it is a constant."""

    @property
    def is_reading(self) -> bool:
        """Whether it is a match inside another."""
        return DateReading in self.types
