"""What may stand behind any number: scale words, smaller parts, "and a half", a scale letter."""

from __future__ import annotations

from decimal import Decimal

import attrs

from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.numbers.digits import after_chain, after_run, read_digits, rounded
from newsfacts.numbers.fractions import Fractions, Part
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import WordClass
from newsfacts.numbers.words import NumberWords

__all__ = ["Tails", "plus"]

_ZERO, _ONE = Decimal(0), Decimal(1)
_PLURALS = 2
"""No more plurals than these multiply one: "hundreds of thousands of millions"."""


def plus(number: Number, extra: Decimal, last: int) -> Number:
    """Return a number with a part of its scale added, up to token ``last``."""
    return attrs.evolve(
        number,
        last=last,
        value=CONTEXT.add(number.value, product(extra, number.scale)),
        unscaled=CONTEXT.add(number.unscaled, extra),
        digits="",
        article=False,
    )


class Tails:
    """Reads the tails of the numbers of one text."""

    def __init__(self, words: NumberWords, fractions: Fractions) -> None:
        self.words = words
        self.fractions = fractions
        self.tokens = words.tokens
        self.grammar = words.grammar

    def read(self, number: Number, after: int | None = None) -> Number:
        """Read the scale words and what completes them, from ``after`` or right behind the number."""
        if after is None:
            after = self.tokens.after_joint(number.last)
            if not self.words.multiplier(after) and self.tokens.word(after) in self.grammar.joiners:
                number = self._and_a_half(number)
                after = self.tokens.after_joint(number.last)
        if not self.words.multiplier(after):
            if number.fraction:
                return number
            return self._over_hedge(number) or self._note_letter(number)
        return self._smaller_parts(self._and_a_half(self._scales(number, after)))

    def portion(self, part: Part) -> Number:
        """Read what a fraction is a fraction of: "[of] [a] million"; without a scale it stays a fraction."""
        tokens, (first, end, value) = self.tokens, part
        value = rounded(value)
        after = tokens.after_joint(end)
        if after == end:
            return Number(first, end, value, unscaled=value, fraction=value < 1)
        if tokens.word(after) in self.grammar.of:
            after = tokens.after_word(after, self.grammar.of)
            if self.words.is_article(after) and self.words.multiplier(tokens.after_joint(after + 1)):
                after = tokens.after_joint(after + 1)
        elif self.words.is_article(after):
            end = after + 1  # "half a mile": the article belongs to the fraction
            after = tokens.after_joint(end)
        number = Number(first, end, value, unscaled=value, fraction=value < 1)
        return self.read(number, after) if self.words.multiplier(after) else number

    def vague(self, i: int) -> Number:
        """Read "hundreds", "hundreds of millions"."""
        tokens, terms = self.tokens, self.words.terms
        word = terms[i].payload
        last, scale = terms[i].last, _ONE
        for _ in range(_PLURALS):
            after = tokens.after_gap(last)
            if after == last:
                break
            after = tokens.after_word(after, self.grammar.of)
            following = self.words.at(after)  # a plural: "hundreds of *millions*", "Hunderte *Millionen*"
            if following is None or following.high is None:
                break
            scale = product(scale, following.value)
            last = terms[after].last
        low, high = product(word.value, scale), product(word.high or word.value, scale)
        return Number(i, last, low, high=high, unscaled=word.value, scale=scale)

    def _scales(self, number: Number, after: int) -> Number:
        """Multiply by the scale words from token ``after``; each tops the one before: "thousand billion"."""
        scale, largest, last = number.scale, _ZERO, number.last
        while (multiplier := self.words.multiplier(after)) > largest:
            largest = multiplier
            scale = product(scale, largest)
            last, group = self.words.terms[after].last, self.words.is_a(after, WordClass.GROUP)
            after = self.tokens.after_joint(last)
            if group:  # "une dizaine de milliards"
                after = self.tokens.after_word(after, self.grammar.of)
        if last == number.last:
            return number
        value = product(number.unscaled, scale)
        return Number(
            number.first,
            last,
            value,
            unscaled=number.unscaled,
            scale=scale,
            glued=number.glued,
            hedge=number.hedge,
        )

    def _smaller_parts(self, number: Number) -> Number:
        """Add what stands below a scale: "two million *three hundred thousand*", "1 billion *5 million*"."""
        limit = number.scale
        while True:
            after = self.tokens.after_gap(number.last)
            if after > number.last and self.tokens.word(after) in self.grammar.joiners and limit <= 1000:
                after = self.tokens.after_gap(after + 1)
            part = self._part(after, limit) if after > number.last else self._behind_comma(number, limit)
            if part is None or part.value >= limit:
                return number
            number = attrs.evolve(number, last=part.last, value=CONTEXT.add(number.value, part.value))
            limit = part.scale
            if limit == 1:
                return number

    def _behind_comma(self, number: Number, limit: Decimal) -> Number | None:
        """Read "five thousand, *two hundred* dollars", in words alone; not "five thousand, two of them"."""
        tokens = self.tokens
        if limit != 1000 or tokens.token(number.last) != "," or not tokens.token(number.first)[:1].isalpha():
            return None
        after = tokens.after_gap(number.last + 1)
        if after == number.last + 1 or not tokens.token(after).isalpha():
            return None
        part = self._part(after, limit)
        return part if part is not None and part.value >= 100 else None

    def _part(self, i: int, limit: Decimal) -> Number | None:
        """Read one of the smaller parts; digits with a scale of their own, or the last three of thousands."""
        tokens = self.tokens
        if tokens.word(i) in self.grammar.alone and self.words.is_a(i, WordClass.SCALE):
            return self._scales(Number(i, i, _ONE), i)  # "un million mille"
        hundred = (
            self.words.is_a(i, WordClass.HUNDRED) and tokens.word(i) in self.grammar.alone
        )  # "mille cent"
        if hundred or self.words.is_a(i, WordClass.SMALL, WordClass.TENS):
            part = self.words.below_thousand(i)
            return None if part.ordinal else self._scales(part, tokens.after_gap(part.last))
        if not tokens.token(i).isdecimal() or after_chain(tokens, i):
            return None
        read = read_digits(tokens, i, self.grammar)
        if read is None or after_run(tokens, read.last):
            return None
        part = Number(i, read.last, read.value, unscaled=read.value)
        part = self._scales(part, tokens.after_gap(part.last))
        hundreds = limit == 1000 and len(read.bare) == 3  # "3 thousand 500"
        return part if part.scale > 1 or hundreds else None

    def _and_a_half(self, number: Number) -> Number:
        """Read "(two) and a half", "(a million) and a half", "(two) and three-quarters"."""
        part = self.fractions.behind_and(number)
        return plus(number, part.value, part.last) if part is not None else number

    def _over_hedge(self, number: Number) -> Number | None:
        """Read a scale behind a hedge that touches the number: "20-plus million", "20+bn"."""
        tokens, last = self.tokens, number.last
        mark = tokens.token(last)
        if not mark or mark.isspace():
            return None
        for words, hedge in self.grammar.hedges.after.get(mark, ()):
            hedge_end = last + 1 + len(words)
            if [tokens.word(i) for i in range(last + 1, hedge_end)] != list(words):
                continue
            after = tokens.after_joint(hedge_end)
            hedged = attrs.evolve(number, last=hedge_end, hedge=hedge, digits="")
            if self.words.multiplier(after):
                return self._scales(hedged, after)
            letter = self.grammar.letters.get(tokens.token(after))
            if letter is not None and not tokens.token(after + 1)[:1].isalnum():
                return attrs.evolve(hedged, letter=letter, letter_last=after + 1)
        return None

    def _note_letter(self, number: Number) -> Number:
        """Return a number with the scale letter behind its digits noted, past a space or a hyphen too."""
        if not self.tokens.tokens[number.last - 1][-1].isdecimal():
            return number
        for i in (number.last, self.tokens.after_joint(number.last)):
            letter = self.grammar.letters.get(self.tokens.token(i))
            if letter is not None:
                return attrs.evolve(number, letter=letter, letter_last=i + 1)
        return number
