"""What a document says of itself where its text was not read to the end, or not by everybody."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

import attrs

__all__ = ["Limit", "Truncated"]


class Limit(Enum):
    """What ended the reading."""

    MAX_CHARS = "max_chars"
    """The text is longer than the characters allowed."""
    TIME_BUDGET = "time_budget"
    """The time allowed was over."""


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@attrs.frozen
class Truncated:
    """How far a text was read, and why no further.

    The facts before ``at`` are those of a text that ends there: each is whole, and none of them is
    missing but those of ``extractors``.
    """

    at: int = attrs.field(validator=[attrs.validators.instance_of(int), attrs.validators.ge(0)])
    """The code point up to which the text was read: the end of a paragraph, a sentence or a word."""
    reason: Limit = attrs.field(validator=attrs.validators.instance_of(Limit))
    """Which limit it was; the one that ended the text, if another ended an extractor."""
    extractors: tuple[str, ...] = attrs.field(default=(), converter=_names)
    """Names of the extractors that were given up or had no time left; facts of theirs may be missing."""
