"""Whether a full stop shortens the word before it."""

from __future__ import annotations

from newsfacts.lexicon.abbreviations import Abbreviations
from newsfacts.lexicon.letters import tokenise
from newsfacts.regexes import compiled

__all__ = ["ends_with_abbreviation"]

_REACH = 24
"""The longest abbreviation, in characters."""
_WORD_BEFORE = compiled(r"[^\W\d_]++(?:\.[^\W\d_]++)*+$", bounded="24 characters are looked at")


def ends_with_abbreviation(
    text: str, stop: int, abbreviations: Abbreviations, *, start: int = 0, digit_follows: bool = False
) -> bool:
    """Return whether the full stop at an offset shortens the word before it: "J. D. Vance", "Gov. Bush".

    The word begins at ``start`` or later. Some abbreviations go on only if a digit follows: "No. 5".
    """
    behind_space = text[max(start, stop - _REACH) : stop].split(" ")[-1]
    before = _WORD_BEFORE.search(behind_space)
    word = before.group() if before else ""
    if "." in word:
        return True
    if not word.isascii():
        word = tokenise(word)[-1]  # a word of another script may touch it: "曲はNo. 1"
    known = abbreviations.going_on_in_digits if digit_follows else abbreviations.going_on
    return word in known or (len(word) == 1 and word.isupper())
