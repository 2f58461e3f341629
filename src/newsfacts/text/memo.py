"""A table that works out what it lacks, and remembers it, up to a size."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memo"]

V = TypeVar("V")

_MOST = 30_000
"""How many words to remember before forgetting them all."""


class Memo(dict[str, V]):
    """Remembers what is known of each word."""

    def __init__(self, make: Callable[[str], V]) -> None:
        self._make = make

    def __missing__(self, word: str) -> V:
        if len(self) >= _MOST:
            self.clear()
        value = self[word] = self._make(word)
        return value
