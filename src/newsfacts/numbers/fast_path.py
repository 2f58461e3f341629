"""Numbers that a glance at the tokens around settles: most of them, in most texts.

What it leaves, `newsfacts.numbers.reader` reads by the whole grammar; what it reads is what that would give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from newsfacts.model.arithmetic import product
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberGrammar, WordClass

if TYPE_CHECKING:
    from newsfacts.text.scan import Term

__all__ = ["Glance"]

_ONE = Decimal(1)
_CLOSERS = frozenset(",:;/)]%!?'\"”’»–—")
_MARKS = frozenset(".,:/'")
"""Marks that may stand inside a number, a date, a clock, an address."""
_JOINTS = (" ", "-")
_SCALE = WordClass.SCALE  # a look into an enumeration costs a call in Python 3.11


class Glance:
    """Looks at the numbers of one text."""

    def __init__(self, tokens: Sequence[str], words: Mapping[int, Term], grammar: NumberGrammar) -> None:
        self.tokens = tokens
        self.words = words
        self.grammar = grammar
        self.closers = _CLOSERS if "." in grammar.ordinal_suffixes else _CLOSERS | {"."}
        """Marks that end a number unless digits follow."""

    def digits(self, i: int) -> Number | None:
        """Read the digits at token ``i`` if what stands around settles all at a glance, else give ``None``.

        Plain digits, or with decimals, or thousands, with or without one scale word, and then the end of it.
        """
        tokens, words, grammar = self.tokens, self.words, self.grammar
        whole, mark, part, behind, beyond = tokens[i : i + 5]
        before = tokens[i - 1]
        if len(whole) > 9 or before == ".":
            return None
        digits, last = whole, i + 1
        if mark in _MARKS and part.isdecimal():
            if behind in _MARKS and beyond.isdecimal():
                return None  # a list, a date, a longer number
            if mark == grammar.decimal and len(part) < 9:
                whole = f"{whole}.{part}"
            elif mark == grammar.group and len(part) == 3 and len(whole) < 4:
                whole += part
            else:
                return None
            digits, last = "", i + 3
            mark, part = behind, beyond
        value, scale = Decimal(whole), _ONE
        unscaled, after = value, last + 1
        if mark == " " and after in words:
            term = words[after]
            if term.payload.sort is not _SCALE:
                return None
            scale, digits, last = term.payload.value, "", term.last
            value = product(unscaled, scale)
            mark, part, after = tokens[last], tokens[last + 1], last + 1
        if mark == " " or mark == "-":
            if part.isdecimal():
                grouped = len(part) == 3 or tokens[last + 2] == "/"  # "1 234", "1 3/4"
                if scale is not _ONE or (digits and grouped):
                    return None
            elif after in words or part in grammar.letters or part.lower() in grammar.joiners:
                return None
        elif mark not in self.closers or part.isdecimal():
            return None
        glued = before[-1:].isalpha()
        return Number(i, last, value, unscaled=unscaled, scale=scale, digits=digits, glued=glued)

    def ends(self, i: int) -> bool:
        """Say at a glance that what stands at token ``i`` adds nothing to the words of a number before it."""
        tokens, grammar = self.tokens, self.grammar
        if tokens[i] not in _JOINTS:
            return tokens[i] in self.closers
        word = tokens[i + 1].lower()
        return i + 1 not in self.words and word not in grammar.joiners and word not in grammar.point
