"""The one number grammar: digits and words, scales and fractions, for every kind of fact.

    number      = (digits | words | article | half) tail
    words       = "twenty-five", "three hundred and five", one German compound
    half        = "half a", "a quarter of a", "three-quarters of a"
    tail        = ["and a half"] {scale} ["and a half"] {smaller part} | scale letter

Signs, hedges and ranges are not numbers but amounts: see amounts/measures.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.numbers.digits import after_chain, after_run, read_digits, read_fraction, rounded
from newsfacts.numbers.fast_path import FastPath
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary, NumberWord, WordClass
from newsfacts.text.tokens import Tokens

if TYPE_CHECKING:
    from newsfacts.text.scan import Hit

__all__ = ["read_numbers"]

_ZERO, _ONE = Decimal(0), Decimal(1)
_MULTIPLIERS = (WordClass.HUNDRED, WordClass.SCALE, WordClass.GROUP)
_QUARTERS = (Decimal("0.25"), Decimal("0.5"))  # parts of a year, a game: "three quarters", "two halves"
_ADDENDS = (WordClass.SMALL, WordClass.TENS, WordClass.ORDINAL)

_PLURALS = 2
"""No more plurals than these multiply one: "hundreds of thousands of millions"."""
_DECIMALS = 6
"""No more decimals than these are spoken: "three point one four one five nine two"."""
_RANK_DIGITS = range(1, 5)
"""So many digits a rank may have: "2nd", "1000th"."""
_FEW_PARTS = 100
"""Fewer parts than these are counted in fractions: "two thirds"; not behind larger numbers."""
_SINGLE = (WordClass.SMALL, WordClass.TENS)


def read_numbers(
    tokens: Tokens, digits: Iterable[int], words: Mapping[int, Hit], grammar: NumberVocabulary
) -> tuple[Number, ...]:
    """Return the numbers of a text in order; ``digits`` and ``words`` say where one may begin."""
    return _Reader(tokens, words, grammar).read(sorted((*digits, *words)))


class _Reader:
    """Reads the numbers of one text from left to right, no token twice."""

    def __init__(self, tokens: Tokens, words: Mapping[int, Hit], grammar: NumberVocabulary) -> None:
        self.tokens = tokens
        self.words = words
        self.grammar = grammar
        self.fast_path = FastPath(tokens.tokens, words, grammar)
        self.done = 0
        """The first token that no number has taken yet."""

    def read(self, places: Iterable[int]) -> tuple[Number, ...]:
        tokens, found = self.tokens.tokens, []
        for i in self.tokens.until_deadline(places):
            if i < self.done:
                continue
            number = self.fast_path.digits(i) or self._digits(i) if tokens[i].isdecimal() else self._words(i)
            if number:
                found.append(number)
                self.done = number.end
        return tuple(found)

    def _word(self, i: int) -> NumberWord | None:
        term = self.words.get(i)
        return term.sense if term else None

    def _is(self, i: int, *sorts: WordClass) -> bool:
        word = self._word(i)
        return word is not None and word.sort in sorts

    def _multiplier(self, i: int) -> Decimal:
        """Return by how much the scale word or the like at token ``i`` multiplies, or 0."""
        word = self._word(i)
        return word.value if word is not None and word.sort in _MULTIPLIERS else _ZERO

    def _article(self, i: int) -> bool:
        return self.tokens.lower(i) in self.grammar.articles

    # Heads

    def _digits(self, i: int) -> Number | None:
        tokens = self.tokens
        chain = after_chain(tokens, i)
        if chain:
            self.done = chain
            return None
        read = read_digits(tokens, i, self.grammar)
        if read is None:
            return None
        run = after_run(tokens, read.end)
        if run:
            self.done = run
            return None
        glued = i > 0 and tokens.tokens[i - 1][-1].isalpha()
        fraction = read_fraction(tokens, i) if read.bare else None
        if fraction is not None:
            number = Number(i, i + 3, fraction, unscaled=fraction, fraction=True, glued=glued)
            return self._tail(number)
        if tokens.lower(read.end) in self.grammar.ordinal_suffixes and len(read.bare) in _RANK_DIGITS:
            return Number(i, read.end + 1, read.value, unscaled=read.value, ordinal=True, glued=glued)
        number = Number(read.start, read.end, read.value, unscaled=read.value, digits=read.bare, glued=glued)
        return self._tail(self._mixed(number))

    def _mixed(self, number: Number) -> Number:
        """Read the fraction behind whole digits: "1½", "1 ½", "1 3/4", "1-3/4"."""
        end = number.end
        after = self.tokens.skip_joint(end)
        glyph = after if 0 < len(number.digits) < 4 else end  # "3 ½", not "in 2020 ½ of them"
        if self._is(glyph, WordClass.FRACTION) and not self.tokens.tokens[glyph].isalpha():
            return self._plus(number, rounded(self.words[glyph].sense.value), glyph + 1)
        fraction = read_fraction(self.tokens, after) if number.digits else None
        return self._plus(number, fraction, after + 3) if fraction is not None else number

    @staticmethod
    def _plus(number: Number, extra: Decimal, end: int) -> Number:
        return attrs.evolve(
            number,
            end=end,
            value=CONTEXT.add(number.value, product(extra, number.scale)),
            unscaled=CONTEXT.add(number.unscaled, extra),
            digits="",
            article=False,
        )

    def _words(self, i: int) -> Number | None:
        """Return the number whose words begin at token ``i``."""
        term = self.words[i]
        word: NumberWord = term.sense
        sort = word.sort
        if sort in _SINGLE and self.fast_path.ends(term.end):
            article = term.end == i + 1 and self._article(i)
            return Number(i, term.end, word.value, unscaled=word.value, article=article)
        if sort is WordClass.ORDINAL:
            return self._third_of(i) or Number(i, term.end, word.value, unscaled=word.value, ordinal=True)
        if sort is WordClass.VAGUE:
            return self._vague(i)
        if sort is WordClass.FRACTION:
            # "half a billion", "half-billion", "a quarter of a million", "half a (mile)", "½"
            return self._portion(self._article_before(i), term.end, word.value)
        if sort in _MULTIPLIERS:
            return self._multiplier_alone(i, word)
        return self._counted(i, word)

    def _multiplier_alone(self, i: int, word: NumberWord) -> Number | None:
        """Read "a million", "hundreds"; a scale without a count is no number: "several million"."""
        start = self._article_before(i)
        if start == i and self.tokens.lower(i) not in self.grammar.alone:
            return self._vague(i) if word.high is not None else None
        if word.sort is not WordClass.HUNDRED:
            return self._tail(Number(start, i, _ONE))
        hundreds = attrs.evolve(self._below_thousand(i), start=start)
        return hundreds if hundreds.ordinal else self._tail(hundreds)

    def _counted(self, i: int, word: NumberWord) -> Number | None:
        """Read "twenty-five", "two thirds", "six point five million"."""
        tokens, number = self.tokens, self._below_thousand(i)
        if number.ordinal:
            if word.value != 1 or tokens.word_after(number.end) not in self.grammar.of:
                return number
            # "one-hundredth of" is a part, no rank
            return self._quarters(Number(i, self.words[i].end, word.value)) or number
        if number.end == i + 1 and self._article(i):
            if self._is(tokens.skip_joint(i + 1), WordClass.FRACTION):
                return None  # the fraction takes its article: "un quart", "une demi-heure"
            number = attrs.evolve(number, article=True)
        return self._quarters(number) or self._tail(self._spoken_decimals(number))

    def _article_before(self, i: int) -> int:
        """Return the token of an article right before token ``i``, or ``i``."""
        joint = self.tokens.token(i - 1) == "-" or self.tokens.is_space(i - 1)
        return i - 2 if joint and i - 2 >= self.done and self._article(i - 2) else i

    def _below_thousand(self, i: int) -> Number:
        """Read units, tens and hundreds; a rank at the end makes all of it a rank ("twenty-first")."""
        total, part = _ZERO, self.words[i].sense.value
        if self._is(i, WordClass.HUNDRED):  # "(a) hundred thirty"
            total, part = part, total
        end, ordinal = self.words[i].end, False
        while not ordinal:
            term = self._addend(end, bool(total))
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

    def _addend(self, end: int, hundreds: bool) -> Hit | None:
        """Return the number word from token ``end`` on; behind hundreds over "and": "hundred *and five*"."""
        tokens = self.tokens
        after = tokens.skip_joint(end)
        term = self.words.get(after) if after > end else None
        if term is None and hundreds and tokens.lower(after) in self.grammar.joiners:
            after = tokens.skip_joint(after + 1)
            if self._is(after, *_ADDENDS):
                term = self.words[after]
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

    def _spoken_decimals(self, number: Number) -> Number:
        """Read the decimals of a number as it is spoken: "six *point five*", "one *point two five*"."""
        tokens, grammar = self.tokens, self.grammar
        after = tokens.skip_space(number.end)
        if tokens.lower(after) not in grammar.point or after == number.end:
            return number
        if tokens.word_before(number.start) in grammar.point_idioms:
            return number
        digits, end = "", number.end
        after = tokens.skip_space(after + 1)
        while (
            len(digits) < _DECIMALS
            and self._is(after, WordClass.SMALL)
            and self.words[after].sense.value < 10
        ):
            digits += str(self.words[after].sense.value)
            end = self.words[after].end
            after = tokens.skip_space(end)
        return self._plus(number, Decimal(f"0.{digits}"), end) if digits else number

    # Fractions and orders of magnitude

    def _quarters(self, number: Number) -> Number | None:
        """Read "three-quarters", "two thirds", "one half of"; "three quarters" alone is a time."""
        tokens, end = self.tokens, number.end
        after = tokens.skip_joint(end)
        term = self.words.get(after) if after > end and number.value < _FEW_PARTS else None
        if term is None:
            return None
        joined = tokens.token(end) == "-" or tokens.word_after(term.end) in self.grammar.of
        part = self._part_named(term.sense, joined, one=number.value == 1)
        value = CONTEXT.multiply(number.value, part) if part is not None else _ONE
        return self._portion(number.start, term.end, value) if value < 1 else None

    @staticmethod
    def _part_named(word: NumberWord, joined: bool, *, one: bool) -> Decimal | None:
        """Return the part that a fraction ("thirds") or, behind "one", a rank ("hundredth") names, if any."""
        if word.sort is WordClass.FRACTION and (joined or word.value not in _QUARTERS):
            return word.value
        if word.sort is WordClass.ORDINAL and word.value > 2 and one and joined:
            return CONTEXT.divide(_ONE, word.value)
        return None

    def _third_of(self, i: int) -> Number | None:
        """Read the rank in "a third of", which is a part; "a second of" is a time."""
        term, start = self.words[i], self._article_before(i)
        if start == i or term.sense.value < 3:
            return None
        if self.tokens.word_after(term.end) not in self.grammar.of:
            return None
        return self._portion(start, term.end, CONTEXT.divide(_ONE, term.sense.value))

    def _portion(self, start: int, end: int, value: Decimal) -> Number:
        """Read what a fraction is a fraction of: "[of] [a] million"; without a scale it stays a fraction."""
        tokens, value = self.tokens, rounded(value)
        after = tokens.skip_joint(end)
        if after == end:
            return Number(start, end, value, unscaled=value, fraction=value < 1)
        if tokens.lower(after) in self.grammar.of:
            after = tokens.skip_word(after, self.grammar.of)
            if self._article(after) and self._multiplier(tokens.skip_joint(after + 1)):
                after = tokens.skip_joint(after + 1)
        elif self._article(after):
            end = after + 1  # "half a mile": the article belongs to the fraction
            after = tokens.skip_joint(end)
        number = Number(start, end, value, unscaled=value, fraction=value < 1)
        return self._tail(number, after) if self._multiplier(after) else number

    def _vague(self, i: int) -> Number:
        """Read "hundreds", "hundreds of millions"."""
        tokens, word = self.tokens, self.words[i].sense
        end, scale = self.words[i].end, _ONE
        for _ in range(_PLURALS):
            after = tokens.skip_space(end)
            if after == end:
                break
            after = tokens.skip_word(after, self.grammar.of)
            following = self._word(after)  # a plural: "hundreds of *millions*", "Hunderte *Millionen*"
            if following is None or following.high is None:
                break
            scale = product(scale, self.words[after].sense.value)
            end = self.words[after].end
        low, high = product(word.value, scale), product(word.high or word.value, scale)
        return Number(i, end, low, high=high, unscaled=word.value, scale=scale)

    # The tail that any number may have

    def _tail(self, number: Number, after: int | None = None) -> Number:
        """Read the scale words and what completes them, from ``after`` or right behind the number."""
        if after is None:
            after = self.tokens.skip_joint(number.end)
            if not self._multiplier(after) and self.tokens.lower(after) in self.grammar.joiners:
                number = self._and_a_half(number)
                after = self.tokens.skip_joint(number.end)
        if not self._multiplier(after):
            return number if number.fraction else self._note_letter(number)
        return self._smaller_parts(self._and_a_half(self._scales(number, after)))

    def _scales(self, number: Number, after: int) -> Number:
        """Multiply by the scale words from token ``after``; each tops the one before: "thousand billion"."""
        scale, largest, end = number.scale, _ZERO, number.end
        while (multiplier := self._multiplier(after)) > largest:
            largest = multiplier
            scale = product(scale, largest)
            end, group = self.words[after].end, self._is(after, WordClass.GROUP)
            after = self.tokens.skip_joint(end)
            if group:  # "une dizaine de milliards"
                after = self.tokens.skip_word(after, self.grammar.of)
        if end == number.end:
            return number
        value = product(number.unscaled, scale)
        return Number(number.start, end, value, unscaled=number.unscaled, scale=scale, glued=number.glued)

    def _smaller_parts(self, number: Number) -> Number:
        """Add what stands below a scale: "two million *three hundred thousand*", "1 billion *5 million*"."""
        limit = number.scale
        while True:
            after = self.tokens.skip_space(number.end)
            if after > number.end and self.tokens.lower(after) in self.grammar.joiners and limit <= 1000:
                after = self.tokens.skip_space(after + 1)
            if after == number.end:
                return number
            part = self._part(after, limit)
            if part is None or part.value >= limit:
                return number
            number = attrs.evolve(number, end=part.end, value=CONTEXT.add(number.value, part.value))
            limit = part.scale
            if limit == 1:
                return number

    def _part(self, i: int, limit: Decimal) -> Number | None:
        """Read one of the smaller parts; digits with a scale of their own, or the last three of thousands."""
        tokens = self.tokens
        hundred = self._is(i, WordClass.HUNDRED) and tokens.lower(i) in self.grammar.alone  # "mille cent"
        if hundred or self._is(i, WordClass.SMALL, WordClass.TENS):
            part = self._below_thousand(i)
            return None if part.ordinal else self._scales(part, tokens.skip_space(part.end))
        if not tokens.token(i).isdecimal() or after_chain(tokens, i):
            return None
        read = read_digits(tokens, i, self.grammar)
        if read is None or after_run(tokens, read.end):
            return None
        part = Number(i, read.end, read.value, unscaled=read.value)
        part = self._scales(part, tokens.skip_space(part.end))
        hundreds = limit == 1000 and len(read.bare) == 3  # "3 thousand 500"
        return part if part.scale > 1 or hundreds else None

    def _and_a_half(self, number: Number) -> Number:
        """Read "(two) and a half", "(a million) and a half"."""
        tokens = self.tokens
        after = tokens.skip_joint(number.end)
        if after == number.end or tokens.lower(after) not in self.grammar.joiners:
            return number
        after = tokens.skip_joint(after + 1)
        if self._article(after):
            after = tokens.skip_joint(after + 1)
        elif tokens.lower(after) not in self.grammar.half_after:
            return number
        if not self._is(after, WordClass.FRACTION):
            return number
        return self._plus(number, rounded(self.words[after].sense.value), self.words[after].end)

    def _note_letter(self, number: Number) -> Number:
        """Return a number with the scale letter right behind its digits, or after a space, noted."""
        if not self.tokens.tokens[number.end - 1][-1].isdecimal():
            return number
        for i in (number.end, self.tokens.skip_space(number.end)):
            letter = self.grammar.letters.get(self.tokens.token(i))
            if letter is not None:
                return attrs.evolve(number, letter=letter, letter_last=i + 1)
        return number
