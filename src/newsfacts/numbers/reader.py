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

from newsfacts.lexicon.letters import LONE_MARK, MARK
from newsfacts.numbers.digits import after_chain, after_run, read_digits, read_fraction, rounded
from newsfacts.numbers.fast_path import FastPath
from newsfacts.numbers.fractions import Fractions, Part
from newsfacts.numbers.number import Number
from newsfacts.numbers.numerals import read_numeral
from newsfacts.numbers.tail import Tails, plus
from newsfacts.numbers.vocabulary import NumberVocabulary, NumberWord, WordClass
from newsfacts.numbers.words import NumberWords
from newsfacts.text.tokens import Tokens

if TYPE_CHECKING:
    from newsfacts.text.scan import Hit

__all__ = ["read_numbers"]

_ZERO, _ONE = Decimal(0), Decimal(1)
_DECIMALS = 6
"""No more decimals than these are spoken: "three point one four one five nine two"."""
_RANK_DIGITS = range(1, 5)
"""The most digits of an ordinal: "2nd", "1000th"."""
_SINGLE = (WordClass.SMALL, WordClass.TENS)
_UNITS = (WordClass.SMALL, WordClass.TENS, WordClass.HUNDRED)
_UNREAD = (WordClass.SMALL, WordClass.TENS, WordClass.HUNDRED, WordClass.SCALE)
_HALF = Decimal("0.5")


def read_numbers(
    tokens: Tokens, digits: Iterable[int], words: Mapping[int, Hit], grammar: NumberVocabulary
) -> tuple[Number, ...]:
    """Return the numbers of a text in order; ``digits`` and ``words`` say where one can begin."""
    return _Reader(tokens, words, grammar).read(sorted((*digits, *words)))


class _Reader:
    """Reads the numbers of one text from left to right, no token twice."""

    def __init__(self, tokens: Tokens, hits: Mapping[int, Hit], grammar: NumberVocabulary) -> None:
        self.tokens = tokens
        self.hits = hits
        self.grammar = grammar
        self.fast_path = FastPath(tokens.tokens, hits, grammar)
        self.words = NumberWords(tokens, hits, grammar)
        self.fractions = Fractions(self.words)
        self.tails = Tails(self.words, self.fractions)
        self.done = 0
        """The first token that is not yet part of a number."""
        self.last: Number | None = None
        """The last number that was read."""

    def read(self, places: Iterable[int]) -> tuple[Number, ...]:
        """Return the numbers that begin at these tokens."""
        tokens, found = self.tokens.tokens, []
        for i in self.tokens.until_deadline(places):
            if i < self.done:
                continue
            number = self.fast_path.digits(i) or self._digits(i) if tokens[i].isdecimal() else self._words(i)
            if number:
                if tokens[number.start - 1] in self.grammar.ordinal_prefixes:
                    number.ordinal = True
                found.append(number)
                self.done, self.last = number.end, number
        return tuple(found)

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
        if (
            not read.bare
            and tokens.token(read.end) == "-"
            and read_fraction(tokens, read.end + 1) is not None
        ):
            self.done = read.end + 4  # "$5.62-3/4", which is a fraction of a cent
            return None
        glued = tokens.is_glued(i)
        fraction = read_fraction(tokens, i) if read.bare else None
        if fraction is not None:
            number = Number(i, i + 3, fraction, unscaled=fraction, fraction=True, glued=glued)
            return self.tails.read(number)
        if len(read.bare) in _RANK_DIGITS and self._is_rank(read.end):
            return Number(i, read.end + 1, read.value, unscaled=read.value, ordinal=True, glued=glued)
        number = Number(read.start, read.end, read.value, unscaled=read.value, digits=read.bare, glued=glued)
        return self.tails.read(self._mixed(number))

    def _is_rank(self, end: int) -> bool:
        """Return whether the token after digits makes them an ordinal: "26th", "3°"; not in "38°C"."""
        suffix, behind = self.tokens.lower(end), self.tokens.token(end + 1)
        return suffix in self.grammar.ordinal_suffixes and (suffix.isalpha() or not behind[:1].isalpha())

    def _mixed(self, number: Number) -> Number:
        """Return the number with the fraction after its whole digits: "1½", "1 ½", "1 3/4", "1-3/4"."""
        end = number.end
        after = self.tokens.skip_joint(end)
        glyph = after if 0 < len(number.digits) < 4 else end  # "3 ½", not "in 2020 ½ of them"
        if self.words.is_a(glyph, WordClass.FRACTION) and not self.tokens.tokens[glyph].isalpha():
            return plus(number, rounded(self.hits[glyph].sense.value), glyph + 1)
        fraction = read_fraction(self.tokens, after) if number.digits else None
        return plus(number, fraction, after + 3) if fraction is not None else number

    def _words(self, i: int) -> Number | None:
        """Return the number whose words begin at token ``i``."""
        term = self.hits[i]
        word: NumberWord = term.sense
        sort = word.sort
        if sort is WordClass.OTHER:
            self.done = term.end
            return None
        if self.grammar.powers and sort in (WordClass.SMALL, WordClass.POWER):
            return self._numeral(i)
        if sort in _SINGLE and self.tokens.word_before(i) in self.grammar.point:
            return self._behind_point(i, word)
        if sort in _SINGLE and self.fast_path.ends(term.end):
            article = term.end == i + 1 and self.words.is_article(i)
            if article and self._precedes_digits(i):
                return None
            return Number(i, term.end, word.value, unscaled=word.value, article=article)
        if sort is WordClass.ORDINAL:
            part = self.fractions.third_of(i, self._article_before(i))
            return (
                self.tails.portion(part)
                if part
                else Number(i, term.end, word.value, unscaled=word.value, ordinal=True)
            )
        if sort is WordClass.VAGUE:
            return self.tails.vague(i)
        if sort is WordClass.FRACTION:
            # "half a billion", "half-billion", "a quarter of a million", "half a (mile)", "½"
            if self._is_counted_up(i, word.value):
                return None
            return self.tails.portion(Part(self._article_before(i), term.end, word.value))
        if self.words.multiplier(i):
            return self._multiplier_alone(i, word)
        return self._counted(i, word)

    def _numeral(self, i: int) -> Number | None:
        """Return the number that a run of numerals is, with its decimals and its scale."""
        numeral = read_numeral(self.hits, i)
        if numeral.number is None:
            self.done = numeral.end
            return None
        spoken = self._spoken_decimals(numeral.number)
        return self.tails.read(spoken) if spoken is not None else None

    def _behind_point(self, i: int, word: NumberWord) -> Number | None:
        """Read a number with nothing before its point: "rose *point five* percent"; not "this point five"."""
        tokens = self.tokens
        point = tokens.skip_space_back(i) - 1
        lead = tokens.skip_space_back(point) - 1
        if tokens.lower(lead) not in self.grammar.point_leads or lead < self.done or point == i - 1:
            return self._counted(i, word)
        nothing = Number(point, point, _ZERO, unscaled=_ZERO)
        return self.tails.read(self._with_decimals(nothing, i))

    def _multiplier_alone(self, i: int, word: NumberWord) -> Number | None:
        """Read "a million", "hundreds"; a scale without a count is not a number: "several million"."""
        start = self._article_before(i)
        if start == i and self.tokens.lower(i) not in self.grammar.alone:
            return self.tails.vague(i) if word.high is not None and not self._spoiled(i) else None
        if word.sort is not WordClass.HUNDRED:
            return self._behind_thousands(self.tails.read(Number(start, i, _ONE)))
        hundreds = attrs.evolve(self.words.below_thousand(i), start=start)
        return hundreds if hundreds.ordinal else self.tails.read(hundreds)

    def _spoiled(self, i: int) -> bool:
        """Return whether digits with a mark on them come before token ``i``; their value is not known."""
        tokens = self.tokens
        before = tokens.skip_space_back(i) - 1
        return tokens.token(before).startswith((MARK, LONE_MARK)) and tokens.token(before - 1).isdecimal()

    def _counted(self, i: int, word: NumberWord) -> Number | None:
        """Read "twenty-five", "two thirds", "six point five million"."""
        tokens, number = self.tokens, self.words.below_thousand(i)
        if number.ordinal:
            if word.value != 1 or tokens.word_after(number.end) not in self.grammar.of:
                return number
            # "one-hundredth of" is a part, no rank
            part = self.fractions.counted(Number(i, self.hits[i].end, word.value))
            return self.tails.portion(part) if part else number
        if number.end == i + 1 and self.words.is_article(i):
            if self.words.is_a(tokens.skip_joint(i + 1), WordClass.FRACTION):
                return None  # the article belongs to the fraction: "un quart", "une demi-heure"
            if self._precedes_digits(i):
                return None
            number = attrs.evolve(number, article=True)
        part = self.fractions.counted(number)
        if part:
            return self.tails.portion(part)
        spoken = self._spoken_decimals(number)
        return self._behind_thousands(self.tails.read(spoken)) if spoken is not None else None

    def _behind_thousands(self, number: Number) -> Number | None:
        """Return a number in words with the decimals after its last part: "mil dos *coma cinco*"."""
        units = self.hits.get(number.end - 1)
        if number.scale == 1 or units is None or units.sense.sort not in _UNITS:
            return number
        whole = Number(number.start, number.end, number.value, unscaled=number.value)
        spoken = self._spoken_decimals(whole)
        return number if spoken is whole else spoken

    def _is_counted_up(self, i: int, part: Decimal) -> bool:
        """Return whether the words before a fraction count more of it than a whole has: "seven *thirds*"."""
        last = self.last
        if last is None or part == _HALF or last.end != self.tokens.skip_space_back(i) or last.digits:
            return False
        return self.tokens.token(last.end - 1).isalpha() and last.value * part >= 1

    def _precedes_digits(self, i: int) -> bool:
        """Return whether the article at token ``i`` belongs to the digits after it: "un 5 %"."""
        return self.tokens.token(self.tokens.skip_space(i + 1)).isdecimal()

    def _article_before(self, i: int) -> int:
        """Return the token of an article right before token ``i``, or ``i``."""
        joint = self.tokens.token(i - 1) == "-" or self.tokens.is_space(i - 1)
        return i - 2 if joint and i - 2 >= self.done and self.words.is_article(i - 2) else i

    def _spoken_decimals(self, number: Number) -> Number | None:
        """Return the decimals of a number in words: "six *point five*", "one *point two five*".

        Return ``None`` if they are worded in a way that newsfacts does not read; those words are skipped.
        """
        tokens, grammar = self.tokens, self.grammar
        after = tokens.skip_space(number.end)
        word = tokens.lower(after)
        unread = word in grammar.unread_points
        if not (unread or word in grammar.point) or not tokens.is_parted(number.end, after):
            return number
        if tokens.word_before(number.start) in grammar.point_idioms:
            return number
        after = tokens.skip_space(after + 1)
        with_decimals = number if unread else self._with_decimals(number, after)
        if with_decimals is not number or not (unread or grammar.point_tens):
            return with_decimals
        if not self.words.is_a(after, *_UNREAD):
            return with_decimals
        while self.words.is_a(after, *_UNREAD):
            self.done = self.hits[after].end
            after = tokens.skip_joint(self.done)
            if tokens.lower(after) in grammar.joiners:
                after = tokens.skip_joint(after + 1)
        return None

    def _says_several_decimals(self, i: int) -> bool:
        """Return whether a number for more than one decimal can begin at token ``i``."""
        if not self.grammar.point_tens:
            return False
        if self.words.is_a(i, WordClass.HUNDRED):
            return self.tokens.lower(i) in self.grammar.alone
        return self.words.is_a(i, *_SINGLE) and self.hits[i].sense.value >= 10

    def _with_decimals(self, number: Number, after: int) -> Number:
        """Return a number with the decimals in words that begin at token ``after``."""
        tokens, digits, end = self.tokens, "", number.end
        if self._says_several_decimals(after):
            decimals = self.words.below_thousand(after)  # "cuarenta y siete coma *veintiocho*"
            if not decimals.ordinal:
                return plus(number, Decimal(f"0.{decimals.value}"), decimals.end)
            return number
        while (
            len(digits) < _DECIMALS
            and self.words.is_a(after, WordClass.SMALL)
            and self.hits[after].sense.value < 10
        ):
            digits += str(self.hits[after].sense.value)
            end = self.hits[after].end
            after = tokens.skip_space(end)
        return plus(number, Decimal(f"0.{digits}"), end) if digits else number
