"""Words that a full stop does not end a sentence after."""

from __future__ import annotations

from functools import cache

from newsfacts.lexicon.tables import table
from newsfacts.regexes import compiled

__all__ = ["ends_with_abbreviation"]

_REACH = 24
"""The longest abbreviation, in characters."""
_WORD_BEFORE = compiled(r"[^\W\d_]++(?:\.[^\W\d_]++)*+$", bounded="24 characters are looked at")


@cache
def _abbreviations() -> frozenset[str]:
    """All languages' abbreviations at once: a foreign one does little harm, a wrong locale would."""
    return frozenset(word for words in table("text/abbreviations").values() for word in words)


def ends_with_abbreviation(text: str, stop: int, start: int = 0) -> bool:
    """Return whether the full stop at an offset shortens the word before it: "J. D. Vance", "Gov. Bush".

    The word begins at ``start`` or later.
    """
    behind_space = text[max(start, stop - _REACH) : stop].split(" ")[-1]
    before = _WORD_BEFORE.search(behind_space)
    word = before.group() if before else ""
    return word in _abbreviations() or "." in word or (len(word) == 1 and word.isupper())
