"""The names of a text, if a capital shows a name: what is written with one after a word without one."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import compress, count

from newsfacts.text.lazy import lazy

__all__ = ["WrittenNames"]


class WrittenNames(Container[str]):
    """The words of a text that have a capital after one that has none, or after another such word.

    They are looked for when a word is first checked, which many texts never need.
    """

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens

    def __contains__(self, word: object) -> bool:
        return word in self._found

    @lazy
    def _found(self) -> frozenset[str]:
        tokens = self._tokens
        names: set[str] = set()
        for i in compress(count(), map(str.istitle, tokens)):
            before = tokens[i - 2]  # before the first token are empty ones
            if tokens[i - 1] == " " and (before.islower() or before in names):
                names.add(tokens[i])
        return frozenset(names)
