"""The number words of a text by their place, and the numbers that the smallest of them form."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary, NumberWord, WordClass
from newsfacts.text.tokens import Tokens

if TYPE_CHECKING:
    from newsfacts.text.scan import Hit

__all__ = ["NumberWords"]

_ZERO = Decimal(0)
_MULTIPLIERS = (WordClass.HUNDRED, WordClass.POWER, WordClass.SCALE, WordClass.GROUP)
_ADDENDS = (WordClass.SMALL, WordClass.TENS, WordClass.ORDINAL)


class NumberWords:
    """Looks up the number word at a token."""

    def __init__(self, tokens: Tokens, hits: Mapping[int, Hit], grammar: NumberVocabulary) -> None:
        self.tokens = tokens
        self.hits = hits
        self.grammar = grammar

    def at(self, i: int) -> NumberWord | None:
        """Return the number word that begins at token ``i``."""
        term = self.hits.get(i)
        return term.sense if term else None

    def is_a(self, i: int, *sorts: WordClass) -> bool:
        """Return whether a number word of one of these classes begins at token ``i``."""
        word = self.at(i)
        return word is not None and word.sort in sorts

    def multiplier(self, i: int) -> Decimal:
        """Return by how much the scale word or the like at token ``i`` multiplies, or 0."""
        word = self.at(i)
        return word.value if word is not None and word.sort in _MULTIPLIERS else _ZERO

    def is_article(self, i: int) -> bool:
        """Return whether there is an article at token ``i``."""
        return self.tokens.lower(i) in self.grammar.articles

    def below_thousand(self, i: int) -> Number:
        """Read units, tens and hundreds; a rank at the end makes all of it a rank ("twenty-first")."""
        total, part = _ZERO, self.hits[i].sense.value
        if self.is_a(i, WordClass.HUNDRED):  # "(a) hundred thirty"
            total, part = part, total
        end, ordinal = self.hits[i].end, False
        while not ordinal:
            term = self._addend(end, bool(total) or _is_round_hundred(part), _is_tens(part % 100))
            if term is None:
                break
            word: NumberWord = term.sense
            if self._hundreds(word) and not total and part < 100:
                total, part = CONTEXT.multiply(part, word.value), _ZERO
            elif word.sort in _ADDENDS and self._completes(part, word.value, total):
                part = CONTEXT.add(part, word.value)
            else:
                break
            end, ordinal = term.end, word.sort is WordClass.ORDINAL
        value = CONTEXT.add(total, part)
        return Number(i, end, value, unscaled=value, ordinal=ordinal)

    def _addend(self, end: int, hundreds: bool, tens: bool) -> Hit | None:
        """Return the number word from token ``end`` on, also after "and": "hundred *and five*"."""
        tokens = self.tokens
        after = tokens.skip_joint(end)
        term = self.hits.get(after) if after > end else None
        word = tokens.lower(after)
        over = (hundreds and word in self.grammar.joiners) or (tens and word in self.grammar.tens_joiners)
        if term is None and over:
            after = tokens.skip_joint(after + 1)
            if self.is_a(after, *_ADDENDS):
                term = self.hits[after]
        return term

    @staticmethod
    def _hundreds(word: NumberWord) -> bool:
        return word.sort is WordClass.HUNDRED or (word.sort is WordClass.ORDINAL and word.value == 100)

    @staticmethod
    def _completes(part: Decimal, value: Decimal, total: Decimal) -> bool:
        """Return whether a smaller word completes one before it: "twenty-five", "hundred (and) five"."""
        if part == 0:
            return total > 0 and value < 100
        if _is_round_hundred(part):  # a hundred in one word: "doscientos treinta"
            return 0 < value < 100
        return _is_tens(part % 100) and 0 < value < 10


def _is_tens(value: Decimal) -> bool:
    """Return whether units can complete a number below a hundred: 20, 30, to 90."""
    return 20 <= value < 100 and value % 10 == 0


def _is_round_hundred(value: Decimal) -> bool:
    """Return whether tens can complete a number in one word: 200, 300, to 900."""
    return 200 <= value < 1000 and value % 100 == 0
