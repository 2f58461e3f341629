"""The number words of a text by where they stand, and what the smallest of them make together."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary, NumberWord, WordClass
from newsfacts.text.tokens import Tokens

if TYPE_CHECKING:
    from newsfacts.text.scan import Term

__all__ = ["NumberWords"]

_ZERO = Decimal(0)
_MULTIPLIERS = (WordClass.HUNDRED, WordClass.SCALE, WordClass.GROUP)
_ADDENDS = (WordClass.SMALL, WordClass.TENS, WordClass.ORDINAL)


class NumberWords:
    """Answers what number word stands at a token."""

    def __init__(self, tokens: Tokens, terms: Mapping[int, Term], grammar: NumberVocabulary) -> None:
        self.tokens = tokens
        self.terms = terms
        self.grammar = grammar

    def at(self, i: int) -> NumberWord | None:
        """Return the number word that begins at token ``i``."""
        term = self.terms.get(i)
        return term.payload if term else None

    def is_a(self, i: int, *sorts: WordClass) -> bool:
        """Return whether a number word of one of these classes begins at token ``i``."""
        word = self.at(i)
        return word is not None and word.sort in sorts

    def multiplier(self, i: int) -> Decimal:
        """Return by how much the scale word or the like at token ``i`` multiplies, or 0."""
        word = self.at(i)
        return word.value if word is not None and word.sort in _MULTIPLIERS else _ZERO

    def is_article(self, i: int) -> bool:
        """Return whether an article stands at token ``i``."""
        return self.tokens.word(i) in self.grammar.articles

    def below_thousand(self, i: int) -> Number:
        """Read units, tens and hundreds; a rank at the end makes all of it a rank ("twenty-first")."""
        total, part = _ZERO, self.terms[i].payload.value
        if self.is_a(i, WordClass.HUNDRED):  # "(a) hundred thirty"
            total, part = part, total
        last, ordinal = self.terms[i].last, False
        while not ordinal:
            term = self._addend(last, bool(total))
            if term is None:
                break
            word: NumberWord = term.payload
            if self._hundreds(word) and not total and part < 100:
                total, part = CONTEXT.multiply(part, word.value), _ZERO
            elif word.sort in _ADDENDS and self._completes(part, word.value, total):
                part = CONTEXT.add(part, word.value)
            else:
                break
            last, ordinal = term.last, word.sort is WordClass.ORDINAL
        value = CONTEXT.add(total, part)
        return Number(i, last, value, unscaled=value, ordinal=ordinal)

    def _addend(self, last: int, hundreds: bool) -> Term | None:
        """Return the number word from token ``last`` on; behind hundreds over "and": "hundred *and five*"."""
        tokens = self.tokens
        after = tokens.after_joint(last)
        term = self.terms.get(after) if after > last else None
        if term is None and hundreds and tokens.word(after) in self.grammar.joiners:
            after = tokens.after_joint(after + 1)
            if self.is_a(after, *_ADDENDS):
                term = self.terms[after]
        return term

    @staticmethod
    def _hundreds(word: NumberWord) -> bool:
        return word.sort is WordClass.HUNDRED or (word.sort is WordClass.ORDINAL and word.value == 100)

    @staticmethod
    def _completes(part: Decimal, value: Decimal, total: Decimal) -> bool:
        """Return whether a smaller word completes one before it: "twenty-five", "hundred (and) five"."""
        return (part == 0 and total > 0 and value < 100) or (
            20 <= part < 100 and part % 10 == 0 and 0 < value < 10
        )
