"""Lines of a text that was wrapped at a column: a sentence goes on in the next one."""

from __future__ import annotations

from collections.abc import Container

__all__ = ["line_around"]

_SHORTEST = 30
"""How many characters a wrapped line has, at least."""
_MOST = 40
"""How many lines before and after one are looked at."""
_STOPS = frozenset(".!?…:;")


def line_around(text: str, start: int, end: int, marks: Container[str]) -> tuple[int, int]:
    """Return the offsets of the lines that hold a stretch of text, with those that their sentence goes on in.

    A line goes on in the next one if it ends without a stop and the next begins with a small letter, or with
    one of the ``marks`` of quotations and a small letter.
    """
    first = text.rfind("\n", 0, start) + 1
    for _ in range(_MOST):
        if first == 0 or not _goes_on(text, first - 1, marks):
            break
        first = text.rfind("\n", 0, first - 1) + 1
    last = text.find("\n", end)
    for _ in range(_MOST):
        if last < 0 or not _goes_on(text, last, marks):
            break
        last = text.find("\n", last + 1)
    return first, last if last >= 0 else len(text)


def _goes_on(text: str, newline: int, marks: Container[str]) -> bool:
    """Return whether the sentence before the end of a line continues after it."""
    before = text[max(0, newline - _SHORTEST) : newline]
    if len(before) < _SHORTEST or "\n" in before or before[-1] in _STOPS or before[-1] in marks:
        return False
    following = text[newline + 1 : newline + 3]
    return following[:1].islower() or (following[:1] in marks and following[1:].islower())
