"""Fractions in words and digits: "three-quarters", "a third of", and the fraction after "two and"."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.digits import read_fraction, rounded
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberWord, WordClass
from newsfacts.numbers.words import NumberWords

__all__ = ["Fractions", "Part"]

_ONE = Decimal(1)
_QUARTERS = (Decimal("0.25"), Decimal("0.5"))  # parts of a year, a game: "three quarters", "two halves"
_FEW_PARTS = 100
"""A number below this can count parts: "two thirds"; a larger one cannot."""
_NUMERATORS = (WordClass.SMALL,)


class Part(NamedTuple):
    """A fraction where the text has it."""

    start: int
    end: int
    value: Decimal


class Fractions:
    """Reads the fractions of one text."""

    def __init__(self, words: NumberWords) -> None:
        self.words = words
        self.tokens = words.tokens
        self.grammar = words.grammar

    def counted(self, number: Number) -> Part | None:
        """Read "three-quarters", "two thirds", "one half of"; "three quarters" alone is a time."""
        tokens, end = self.tokens, number.end
        after = tokens.skip_joint(end)
        term = self.words.hits.get(after) if after > end and number.value < _FEW_PARTS else None
        if term is None:
            return None
        joined = (
            tokens.token(end) == "-"
            or tokens.word_after(term.end) in self.grammar.of
            or self.words.is_a(tokens.skip_joint(term.end), WordClass.SCALE)  # "drei viertel Millionen"
        )
        part = self._part_named(term.sense, joined, one=number.value == 1)
        value = CONTEXT.multiply(number.value, part) if part is not None else _ONE
        return Part(number.start, term.end, value) if value < 1 else None

    @staticmethod
    def _part_named(word: NumberWord, joined: bool, *, one: bool) -> Decimal | None:
        """Return the part that a fraction ("thirds") or, after "one", an ordinal ("hundredth") names."""
        if word.sort is WordClass.FRACTION and (joined or word.value not in _QUARTERS):
            return word.value
        if word.sort is WordClass.ORDINAL and word.value > 2 and one and joined:
            return CONTEXT.divide(_ONE, word.value)
        return None

    def third_of(self, i: int, start: int) -> Part | None:
        """Return the fraction at token ``i`` in "a third of"; "a second of" is a time.

        ``start`` is the token of the article before it, or ``i`` if there is none.
        """
        term = self.words.hits[i]
        if start == i or term.sense.value < 3:
            return None
        if self.tokens.word_after(term.end) not in self.grammar.of:
            return None
        return Part(start, term.end, CONTEXT.divide(_ONE, term.sense.value))

    def behind_and(self, number: Number) -> Part | None:
        """Return the fraction that completes a number: "two *and a half*", "2 *and 1/2*", "deux *et demi*".

        After "between", the fraction is the other end instead: "between one and two thirds".
        """
        tokens, grammar = self.tokens, self.grammar
        after = tokens.skip_joint(number.end)
        if after == number.end or tokens.lower(after) not in grammar.joiners:
            return None
        i = tokens.skip_joint(after + 1)
        if self.words.is_article(i):
            i = tokens.skip_joint(i + 1)
            return self._named(after, i)
        if tokens.lower(i) in grammar.half_after:
            return self._named(after, i)
        if tokens.word_before(number.start) in grammar.between or number.value % 1 != 0:
            return None
        written = read_fraction(tokens, i) if number.digits and tokens.token(i).isdecimal() else None
        if written is not None:
            return Part(after, i + 3, written)
        if tokens.token(number.start).isdecimal() or not self.words.is_a(i, *_NUMERATORS):
            return None  # "$19 and one-eighth share"
        part = self.counted(self.words.below_thousand(i))
        return Part(after, part.end, part.value) if part is not None else None

    def _named(self, start: int, i: int) -> Part | None:
        """Return the fraction whose word is at token ``i``."""
        if not self.words.is_a(i, WordClass.FRACTION):
            return None
        term = self.words.hits[i]
        return Part(start, term.end, rounded(term.sense.value))
