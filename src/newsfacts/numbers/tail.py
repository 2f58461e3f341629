"""What can follow any number: scale words, smaller parts, "and a half", a scale letter."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce

import attrs

from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.numbers.digits import after_chain, after_run, read_digits, rounded
from newsfacts.numbers.fractions import Fractions, Part
from newsfacts.numbers.number import Number
from newsfacts.numbers.numerals import read_numeral
from newsfacts.numbers.vocabulary import WordClass
from newsfacts.numbers.words import NumberWords

__all__ = ["Tails", "plus"]

_ZERO, _ONE, _TEN, _THOUSAND = Decimal(0), Decimal(1), Decimal(10), Decimal(1000)
_FEW = 10
"""A power of ten counts fewer of itself than these: "5千"."""
_PLURALS = 2
"""No more plurals than these multiply one: "hundreds of thousands of millions"."""


def plus(number: Number, extra: Decimal, end: int) -> Number:
    """Return a number with a part of its scale added, up to token ``end``."""
    return attrs.evolve(
        number,
        end=end,
        value=CONTEXT.add(number.value, product(extra, number.scale)),
        unscaled=CONTEXT.add(number.unscaled, extra),
        digits="",
        article=False,
    )


def _multiplied(parts: list[Number], part: Number) -> Number | None:
    """Return ``part`` together with the thousands in ``parts`` that its scale also multiplies; remove those.

    Return ``None``, and leave the parts, if there are no thousands before it, or if it counts too many
    itself.
    """
    *before, thousands = parts
    if thousands.scale != _THOUSAND or part.scale <= _THOUSAND or part.unscaled >= _THOUSAND:
        return None
    if before and before[-1].scale <= part.scale:
        return None
    parts.pop()
    unscaled = CONTEXT.add(thousands.value, part.unscaled)
    return attrs.evolve(part, unscaled=unscaled, value=product(unscaled, part.scale))


class Tails:
    """Reads the tails of the numbers of one text."""

    def __init__(self, words: NumberWords, fractions: Fractions) -> None:
        self.words = words
        self.fractions = fractions
        self.tokens = words.tokens
        self.grammar = words.grammar

    def read(self, number: Number, after: int | None = None) -> Number:
        """Return the number with the scale words and what completes them, from ``after`` or after it."""
        if after is None:
            after = self.tokens.skip_joint(number.end)
            if not self.words.multiplier(after) and self.tokens.lower(after) in self.grammar.joiners:
                number = self._and_a_half(number)
                after = self.tokens.skip_joint(number.end)
        if not self.words.multiplier(after):
            if number.fraction:
                return number
            return self._over_hedge(number) or self._note_letter(number)
        return self._smaller_parts(self._and_a_half(self._scales(number, after)))

    def portion(self, part: Part) -> Number:
        """Read what a fraction is a fraction of: "[of] [a] million"; without a scale it stays a fraction."""
        tokens, (start, end, value) = self.tokens, part
        value = rounded(value)
        after = tokens.skip_joint(end)
        if after == end:
            return Number(start, end, value, unscaled=value, fraction=value < 1)
        if tokens.lower(after) in self.grammar.of:
            after = tokens.skip_word(after, self.grammar.of)
            if self.words.is_article(after) and self.words.multiplier(tokens.skip_joint(after + 1)):
                after = tokens.skip_joint(after + 1)
        elif self.words.is_article(after):
            end = after + 1  # "half a mile": the article belongs to the fraction
            after = tokens.skip_joint(end)
        number = Number(start, end, value, unscaled=value, fraction=value < 1)
        return self.read(number, after) if self.words.multiplier(after) else number

    def vague(self, i: int) -> Number:
        """Read "hundreds", "hundreds of millions"."""
        tokens, hits = self.tokens, self.words.hits
        word = hits[i].sense
        end, scale = hits[i].end, _ONE
        for _ in range(_PLURALS):
            after = tokens.skip_space(end)
            if after == end:
                break
            after = tokens.skip_word(after, self.grammar.of)
            following = self.words.at(after)  # a plural: "hundreds of *millions*", "Hunderte *Millionen*"
            if following is None or following.high is None:
                break
            scale = product(scale, following.value)
            end = hits[after].end
        low, high = product(word.value, scale), product(word.high or word.value, scale)
        return Number(i, end, low, high=high, unscaled=word.value, scale=scale)

    def _scales(self, number: Number, after: int) -> Number:
        """Multiply by the scale words from token ``after``, each larger than the last: "thousand billion"."""
        scale, largest, end = number.scale, _ZERO, number.end
        if self.words.is_a(after, WordClass.POWER) and number.digits and number.value >= _FEW:
            return number  # "300千瓦", where no one writes 300,000 so
        while (multiplier := self.words.multiplier(after)) > largest:
            largest = multiplier
            scale = product(scale, largest)
            end, group = self.words.hits[after].end, self.words.is_a(after, WordClass.GROUP)
            after = self.tokens.skip_joint(end)
            if group:  # "une dizaine de milliards"
                after = self.tokens.skip_word(after, self.grammar.of)
        if end == number.end:
            return number
        value = product(number.unscaled, scale)
        return Number(
            number.start,
            end,
            value,
            unscaled=number.unscaled,
            scale=scale,
            glued=number.glued,
            hedge=number.hedge,
        )

    def _smaller_parts(self, number: Number) -> Number:
        """Add the parts below a scale: "two million *three hundred thousand*", "1 billion *5 million*".

        A larger scale after the parts multiplies them, too: Spanish "mil *quinientos millones*".
        """
        limit, parts = number.scale, [number]
        while True:
            part = self._next_part(number, limit)
            if part is None or self._begins_anew(number, part, limit):
                return number
            if part.value >= limit:
                part = _multiplied(parts, part)
                if part is None:
                    return number
            parts.append(part)
            value = reduce(CONTEXT.add, (each.value for each in parts))
            number = attrs.evolve(number, end=part.end, value=value)
            if len(parts) == 1:  # one scale for all of it, as in "1.5 million"
                number = attrs.evolve(number, unscaled=part.unscaled, scale=part.scale, article=False)
            limit = part.scale
            if limit == 1:
                return number

    def _next_part(self, number: Number, limit: Decimal) -> Number | None:
        """Return the part after a number that is counted in smaller scales, also after "and"."""
        tokens, after = self.tokens, self.tokens.skip_space(number.end)
        if not tokens.is_parted(number.end, after):
            return self._behind_comma(number, limit)
        word = tokens.lower(after)
        if limit <= 1000 and word in self.grammar.joiners:
            return self._part(tokens.skip_space(after + 1), limit)
        if word not in self.grammar.scale_joiners or tokens.word_before(number.start) in self.grammar.between:
            return self._part(after, limit)
        part = self._part(tokens.skip_space(after + 1), limit)  # "um milhão e duzentos mil"
        return part if part is not None and (part.scale > 1 or part.value >= _THOUSAND) else None

    def _begins_anew(self, number: Number, part: Number, limit: Decimal) -> bool:
        """Return whether words below a thousand are not part of the millions before them.

        Nobody writes millions in digits and continues in words: "40 million two years ago".
        """
        if part.scale > 1 or part.value >= _THOUSAND or limit <= _THOUSAND or self.grammar.powers:
            return False
        return self.tokens.token(number.start)[:1].isdecimal()

    def _behind_comma(self, number: Number, limit: Decimal) -> Number | None:
        """Read "five thousand, *two hundred* dollars", in words alone; not "five thousand, two of them"."""
        tokens = self.tokens
        if limit != 1000 or tokens.token(number.end) != "," or not tokens.token(number.start)[:1].isalpha():
            return None
        after = tokens.skip_space(number.end + 1)
        if after == number.end + 1 or not tokens.token(after).isalpha():
            return None
        part = self._part(after, limit)
        return part if part is not None and part.value >= 100 else None

    def _part(self, i: int, limit: Decimal) -> Number | None:
        """Read one of the smaller parts."""
        tokens = self.tokens
        if tokens.lower(i) in self.grammar.alone and self.words.is_a(i, WordClass.SCALE):
            return self._scales(Number(i, i, _ONE), i)  # "un million mille"
        hundred = (
            self.words.is_a(i, WordClass.HUNDRED) and tokens.lower(i) in self.grammar.alone
        )  # "mille cent"
        if self.grammar.powers and self.words.is_a(i, WordClass.SMALL, WordClass.POWER):
            if self.words.hits[i].sense.value:
                return self._tenth(i, limit) or self._numeral_part(i)
            return self._behind_zero(self.words.hits[i].end, limit)  # "二百万零一"
        if hundred or self.words.is_a(i, WordClass.SMALL, WordClass.TENS):
            part = self.words.below_thousand(i)
            return None if part.ordinal else self._scales(part, tokens.skip_space(part.end))
        return self._digits_part(i, limit) if tokens.token(i).isdecimal() else None

    def _behind_zero(self, i: int, limit: Decimal) -> Number | None:
        """Return the part after a zero that shows that a power of ten has no digit."""
        if self.tokens.token(i).isdecimal() and len(self.tokens.token(i)) > 1:
            return self._digits_part(i, limit)
        zero = self.words.is_a(i, WordClass.SMALL) and not self.words.hits[i].sense.value
        if zero or not self.words.is_a(i, WordClass.SMALL, WordClass.POWER):
            return None  # "二百万零零一", "2万零5"
        return self._numeral_part(i)

    def _tenth(self, i: int, limit: Decimal) -> Number | None:
        """Return a digit that counts tenths of the scale before it, because no zero is between: "两万五"."""
        end, digit = read_numeral(self.words.hits, i)
        if not self.grammar.spelling.gap or digit is None or digit.value >= _FEW or digit.digits:
            return None
        if self.words.multiplier(end) or self.words.is_a(i, WordClass.POWER):
            return None
        return self._tenth_of(limit, digit)

    @staticmethod
    def _tenth_of(limit: Decimal, digit: Number) -> Number:
        value = CONTEXT.divide(product(digit.value, limit), _TEN)
        return Number(digit.start, digit.end, value, unscaled=value)

    def _digits_part(self, i: int, limit: Decimal) -> Number | None:
        """Return digits with their own scale, or the last three digits after thousands."""
        tokens = self.tokens
        if after_chain(tokens, i):
            return None
        read = read_digits(tokens, i, self.grammar)
        if read is None or after_run(tokens, read.end):
            return None
        part = Number(i, read.end, read.value, unscaled=read.value)
        part = self._scales(part, tokens.skip_space(part.end))
        if self.grammar.spelling.gap and part.scale == 1 and len(read.bare) == 1:
            return self._tenth_of(limit, part)  # "2万5"
        hundreds = limit == 1000 and len(read.bare) == 3  # "3 thousand 500"
        thousands = not read.bare and read.value >= 1000 and read.value % 1 == 0  # "1 Mio. 200.000"
        hundreds = hundreds or bool(self.grammar.powers and read.bare)  # "1万2345"
        return part if part.scale > 1 or hundreds or thousands else None

    def _numeral_part(self, i: int) -> Number | None:
        """Read smaller parts by powers of ten, but no power alone: "50万千瓦", where it is the unit's."""
        end, numeral = read_numeral(self.words.hits, i)
        if numeral is None:
            return None
        part = self._scales(numeral, end)
        bare = self.words.is_a(i, WordClass.POWER) and part.end == i + 1
        return None if bare else part

    def _and_a_half(self, number: Number) -> Number:
        """Read "(two) and a half", "(a million) and a half", "(two) and three-quarters"."""
        part = self.fractions.behind_and(number)
        return plus(number, part.value, part.end) if part is not None else number

    def _over_hedge(self, number: Number) -> Number | None:
        """Return the number with a scale after a hedge that touches it: "20-plus million", "20+bn"."""
        tokens, end = self.tokens, number.end
        mark = tokens.token(end)
        if not mark or mark.isspace():
            return None
        for words, hedge in self.grammar.hedges.after.get(mark, ()):
            hedge_end = end + 1 + len(words)
            if [tokens.lower(i) for i in range(end + 1, hedge_end)] != list(words):
                continue
            after = tokens.skip_joint(hedge_end)
            hedged = attrs.evolve(number, end=hedge_end, hedge=hedge, digits="")
            if self.words.multiplier(after):
                return self._scales(hedged, after)
            letter = self.grammar.letters.get(tokens.token(after))
            if letter is not None and not tokens.token(after + 1)[:1].isalnum():
                return attrs.evolve(hedged, letter=letter, letter_end=after + 1)
        return None

    def _note_letter(self, number: Number) -> Number:
        """Return a number with the scale letter after its digits, also after a space or a hyphen."""
        if not self.tokens.tokens[number.end - 1][-1].isdecimal():
            return number
        for i in (number.end, self.tokens.skip_joint(number.end)):
            letter = self.grammar.letters.get(self.tokens.token(i))
            if letter is not None and not self.words.is_a(i, WordClass.OTHER):  # "10兆瓦" has no "10兆"
                return attrs.evolve(number, letter=letter, letter_end=i + 1)
        return number
