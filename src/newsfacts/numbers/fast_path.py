"""Numbers that can be read by looking at a few tokens: most numbers, in most texts.

`newsfacts.numbers.reader` reads all others with the whole grammar, which would read these in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from newsfacts.lexicon.letters import needs_space
from newsfacts.model.arithmetic import product
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary, WordClass

if TYPE_CHECKING:
    from newsfacts.text.scan import Hit

__all__ = ["FastPath"]

_ONE = Decimal(1)
_CLOSERS = frozenset(",:;/)]%!?'\"”’»–—")
_MARKS = frozenset(".,:/'")
"""Marks that can be inside a number, a date, a time, an address."""
_JOINTS = (" ", "-")
_MOST_DIGITS = 9
"""No more digits than these are settled here; longer runs are rare, and mostly codes."""
_GROUP = 3
"""The digits of one group of thousands."""
_SCALE = WordClass.SCALE  # a look into an enumeration costs a call in Python 3.11


class FastPath:
    """Looks at the numbers of one text."""

    def __init__(self, tokens: Sequence[str], words: Mapping[int, Hit], grammar: NumberVocabulary) -> None:
        self.tokens = tokens
        self.words = words
        self.grammar = grammar
        self.points = grammar.point | grammar.unread_points
        self.closers = _CLOSERS if "." in grammar.ordinal_suffixes else _CLOSERS | {"."}
        """Marks that end a number unless digits follow."""

    def digits(self, i: int) -> Number | None:
        """Return the number whose digits begin at token ``i`` if a glance settles it, else ``None``.

        Plain digits, or with decimals, or thousands, with or without one scale word, and then the end of it.
        """
        tokens, words = self.tokens, self.words
        whole, mark, part, behind, beyond = tokens[i : i + 5]
        before = tokens[i - 1]
        if len(whole) > _MOST_DIGITS or before == "." or before == self.grammar.decimal:
            return None
        digits, end = whole, i + 1
        if mark in _MARKS and part.isdecimal():
            if behind in _MARKS and beyond.isdecimal():
                return None  # a list, a date, a longer number
            written = self._marked(whole, mark, part)
            if not written:
                return None
            whole, digits, end = written, "", i + 3
            mark = behind
        value, scale = Decimal(whole), _ONE
        unscaled = value
        if mark == " " and end + 1 in words:
            term = words[end + 1]
            if term.sense.sort is not _SCALE:
                return None
            scale, digits, end = term.sense.value, "", term.end
            value = product(unscaled, scale)
        if not self._ends_digits(end, digits, scale):
            return None
        glued = before.isalnum() and needs_space(before[-1])
        return Number(i, end, value, unscaled=unscaled, scale=scale, digits=digits, glued=glued)

    def _marked(self, whole: str, mark: str, part: str) -> str:
        """Return digits with a decimal or one grouping mark as `Decimal` reads them, or ``""``."""
        if mark == self.grammar.decimal and len(part) < _MOST_DIGITS:
            return f"{whole}.{part}"
        if mark == self.grammar.group and len(part) == _GROUP and len(whole) <= _GROUP:
            return whole + part
        return ""

    def _ends_digits(self, end: int, digits: str, scale: Decimal) -> bool:
        """Return whether a number ends before token ``end``; ``digits`` if it is nothing but digits."""
        tokens, grammar = self.tokens, self.grammar
        mark, part = tokens[end], tokens[end + 1]
        if mark != " " and mark != "-":
            return mark in self.closers and not part.isdecimal()
        if part.isdecimal():
            divided = tokens[end + 2] == "/"  # "1 3/4", "5.62-3/4"
            grouped = digits and (divided or len(part) == _GROUP)  # "1 234"
            return scale is _ONE and not (grouped or (divided and mark == "-"))
        if end + 1 in self.words or part in grammar.letters:
            return False
        return part.lower() not in (grammar.joiners if mark == " " else grammar.hyphened)

    def ends(self, i: int) -> bool:
        """Return whether a glance shows that number words before token ``i`` end there."""
        tokens, grammar = self.tokens, self.grammar
        if tokens[i] not in _JOINTS:
            return tokens[i] in self.closers
        word = tokens[i + 1].lower()
        if i + 1 in self.words or word in self.points:
            return False
        return word not in (grammar.joiners if tokens[i] == " " else grammar.hyphened)
