"""What a document says if its text was not read to the end, or not by all extractors."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

import attrs

__all__ = ["Limit", "Truncated"]


class Limit(Enum):
    """What ended the reading."""

    MAX_CHARS = "max_chars"
    """The text is longer than the limit."""
    TIME_BUDGET = "time_budget"
    """The time ran out."""


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@attrs.frozen
class Truncated:
    """How far a text was read, and why it was not read further.

    The facts before ``at`` are those of a text that ends there: each is complete, and none is missing except
    those of ``extractors``.
    """

    at: int = attrs.field(validator=[attrs.validators.instance_of(int), attrs.validators.ge(0)])
    """The code point up to which the text was read: the end of a paragraph, a sentence or a word."""
    reason: Limit = attrs.field(validator=attrs.validators.instance_of(Limit))
    """Which limit it was. If the text and an extractor reached different limits, this is that of the text."""
    extractors: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """The names of extractors that ran out of time, whose facts may be missing."""
