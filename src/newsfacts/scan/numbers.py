"""The one number grammar: digits and words, scales and fractions, for every kind of fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.grammar.numbers import NumberGrammar, NumberWord, WordClass
from newsfacts.model.arithmetic import CONTEXT, product

if TYPE_CHECKING:
    from newsfacts.scan.scan import Term

__all__ = ["Number", "read_numbers"]

_ONE = Decimal(1)
_DENOMINATORS = frozenset({"2", "3", "4", "5", "6", "8", "10", "16", "32", "64"})


class Number(NamedTuple):
    """A number where the text has it, with everything that a kind needs to judge it.

    Signs, hedges and ranges are not part of it: they belong to the amount that a unit makes of it.
    """

    first: int
    """Index of its first token."""
    last: int
    """Index of the token after it."""
    value: Decimal
    """What it says, scale words included; the lower end of an order of magnitude."""
    high: Decimal | None = None
    """The upper end of an order of magnitude ("hundreds of millions"), else ``None``."""
    unscaled: Decimal = _ONE
    """What it says without its scale words."""
    scale: Decimal = _ONE
    """The scale words multiplied: 1,000,000 in "5 million", 1 in "5"."""
    digits: str = ""
    """Its digits as written, if it is a bare run of digits ("2014", "05"), else empty."""
    ordinal: bool = False
    """Whether it is a rank: "third", "26th"."""
    fraction: bool = False
    """Whether it is a bare fraction ("half", "3/4"), which needs a unit to be a number at all."""
    letter: Decimal | None = None
    """What a scale letter right behind it would multiply it by: 1,000,000 in "300m", "5 k"."""
    letter_last: int = 0
    """Index of the token after that letter."""
    glued: bool = False
    """Whether a letter stands right before it: "W2000", "USD34"."""

    def scaled_by_letter(self) -> Number:
        """Give the number with its scale letter taken as a scale; itself if it has none."""
        if self.letter is None:
            return self
        return self._replace(
            last=self.letter_last,
            value=product(self.value, self.letter),
            scale=product(self.scale, self.letter),
            digits="",
            letter=None,
        )


def read_numbers(
    tokens: Sequence[str],
    starts: Sequence[int],
    text: str,
    digits: Iterable[int],
    words: Mapping[int, Term],
    grammar: NumberGrammar,
) -> tuple[Number, ...]:
    """Give the numbers of a text in order; ``digits`` and ``words`` say where one may begin."""
    return _Reader(tokens, starts, text, words, grammar).read(sorted({*digits, *words}))


class _Reader:
    """Reads the numbers of one text. Works on tokens of the folded text; ``text`` is as given."""

    def __init__(
        self,
        tokens: Sequence[str],
        starts: Sequence[int],
        text: str,
        words: Mapping[int, Term],
        grammar: NumberGrammar,
    ) -> None:
        self.tokens = tokens
        self.starts = starts
        self.text = text
        self.words = words
        self.grammar = grammar

    def read(self, places: Iterable[int]) -> tuple[Number, ...]:
        found = []
        done = 0
        for i in places:
            if i < done:
                continue
            number, done = self._digits(i, done) if self.tokens[i].isdecimal() else self._words(i, done)
            if number:
                found.append(number)
        return tuple(found)

    # Small helpers over tokens

    def _token(self, i: int) -> str:
        return self.tokens[i] if 0 <= i < len(self.tokens) else ""

    def _space(self, i: int) -> bool:
        token = self._token(i)
        return token.isspace() and token.count("\n") < 2

    def _skip(self, i: int) -> int:
        """Skip one gap or one hyphen between the words of a number."""
        return i + 1 if self._token(i) == "-" or self._space(i) else i

    def _word(self, i: int) -> NumberWord | None:
        term = self.words.get(i)
        return term.payload if term else None

    # Digits

    def _digits(self, i: int, done: int) -> tuple[Number | None, int]:
        """Read the number whose digits begin at token ``i``; give it and the token to go on from."""
        chain = self._chain(i)
        if chain:
            return None, chain
        # Twelve tokens hold the longest grouping that the pattern allows, whatever stands behind it.
        piece = "".join(self.tokens[i : i + 15])
        match = self.grammar.digits.match(piece)
        if match is None:  # a run longer than any number
            return None, i + 1
        way = match.lastgroup or "plain"
        body = match.group()
        if way == "spaced" and not self._really_spaced(i, body):
            way, body = "plain", self.tokens[i]
        last = i
        while self.starts[last] < self.starts[i] + len(body):
            last += 1
        unscaled = Decimal(self._ascii(way, body))
        first = i
        glued = i > 0 and self.tokens[i - 1][-1].isalpha()
        if way == "plain" and self._leading_point(i):
            first, unscaled = i - 1, Decimal(f"0.{body}")
            way = "decimal"
        fraction = False
        if way == "plain":
            last, unscaled, fraction = self._fraction(i, last, unscaled)
        if not fraction and self._token(last).lower() in self.grammar.ordinal_suffixes and len(body) < 5:
            return Number(first, last + 1, unscaled, unscaled=unscaled, ordinal=True, glued=glued), last + 1
        plain = body if way == "plain" and last == i + 1 else ""
        number = Number(
            first, last, unscaled, unscaled=unscaled, digits=plain, fraction=fraction, glued=glued
        )
        return self._finish(number)

    def _chain(self, i: int) -> int:
        """Give the token after a chain of digits that is no number, or 0.

        Dates, clocks, scores, versions: 13.02.2025, 9:30, 1.2.3, 3-4-5, 9/11.
        """
        tokens, n = self.tokens, len(self.tokens)
        end = i + 1
        marks = ""
        while end + 1 < n and tokens[end] in (".", ":", "/") and tokens[end + 1].isdecimal():
            marks += tokens[end]
            end += 2
        if not marks or marks == ".":
            return 0
        if marks == "/" and tokens[end - 1] in _DENOMINATORS and len(tokens[i]) <= 2:
            return 0
        if (
            set(marks) == {"."}
            and all(len(tokens[k]) == 3 for k in range(i + 2, end, 2))
            and len(tokens[i]) <= 3
        ):
            return 0  # 1.234.567
        return end

    def _really_spaced(self, i: int, body: str) -> bool:
        """Say whether spaces group the digits: "4 200" may be two numbers, "1 234,5" may not."""
        given = self.text[self.starts[i] : self.starts[i] + len(body)]
        groups = body.replace(",", " ").replace(".", " ").split(" ")
        return (
            any(mark.isspace() and mark != " " for mark in given)
            or "," in body
            or "." in body
            or len(groups) > 2
            or groups[-1] == "000"
        )

    @staticmethod
    def _ascii(way: str, body: str) -> str:
        """Write digits the way `Decimal` reads them."""
        if way == "plain":
            return body
        if way in ("other", "decimal"):
            return body.replace(",", ".")
        if way == "swapped":
            marks = [mark for mark in body if not mark.isdecimal()]
            if len(set(marks)) == 1:
                return body.replace(marks[0], "")
            return body.replace(marks[0], "").replace(marks[-1], ".")
        if way in ("grouped", "lakh"):
            marks = [mark for mark in body if not mark.isdecimal()]
            head, tail = [*body.rsplit(marks[-1], 1), ""][:2] if marks[-1] != marks[0] else (body, "")
            whole = head.replace(marks[0], "")
            return f"{whole}.{tail}" if tail else whole
        return body.replace("'", "").replace(" ", "").replace(",", ".")

    def _leading_point(self, i: int) -> bool:
        """Say whether ".5" stands here, with nothing before the point."""
        if self._token(i - 1) != ".":
            return False
        before = self._token(i - 2)
        return not before or not (before[-1].isalnum() or before in (".", ")", '"', "'"))

    def _fraction(self, i: int, last: int, whole: Decimal) -> tuple[int, Decimal, bool]:
        """Read "3/4" and what may follow whole digits: "1 3/4", "1-3/4", "1½", "2 and a half"."""
        if self._token(last) == "/":
            value = self._simple(i)
            return (last + 2, value, True) if value is not None else (last, whole, False)
        word = self._word(last)
        if word and word.sort is WordClass.FRACTION and not self.tokens[last].isalpha():
            return last + 1, CONTEXT.add(whole, word.value), False
        after = self._skip(last)
        if after > last and self._token(after).isdecimal() and self._token(after + 1) == "/":
            value = self._simple(after)
            if value is not None:
                return after + 3, CONTEXT.add(whole, value), False
        return last, whole, False

    def _simple(self, i: int) -> Decimal | None:
        """Read "3/4" at token ``i``: a proper fraction with a denominator that people price in."""
        over, under = self._token(i), self._token(i + 2)
        if (
            under not in _DENOMINATORS
            or len(over) > 2
            or not 0 < int(over) < int(under)
            or self._token(i + 3) == "/"
        ):
            return None
        return CONTEXT.divide(Decimal(over), Decimal(under))

    # Words

    def _article_before(self, i: int, done: int) -> int:
        """Give the token from which an article before token ``i`` begins, or ``i``."""
        before = i - 2 if self._space(i - 1) or self._token(i - 1) == "-" else i
        if before != i and before >= done and self._token(before).lower() in self.grammar.articles:
            return before
        return i

    def _words(self, i: int, done: int) -> tuple[Number | None, int]:
        """Read the number whose words begin at token ``i``; give it and the token to go on from."""
        word = self._word(i)
        assert word is not None
        end = self.words[i].last
        if self._inside_word(i, end):
            return None, end
        if word.sort is WordClass.ORDINAL:
            return Number(i, end, word.value, unscaled=word.value, ordinal=True), end
        if word.sort is WordClass.VAGUE:
            return self._vague(i, end, word)
        if word.sort is WordClass.FRACTION and word.value < 1:
            return self._half(i, end, word, done)
        first = i
        if word.sort in (WordClass.HUNDRED, WordClass.SCALE, WordClass.GROUP):
            first = self._article_before(i, done)
            if first == i and not self.tokens[i].isalpha():
                return None, end
            number = Number(first, i, _ONE)
        else:
            number, rank = self._below_thousand(i, end, word)
            if rank:
                return rank, rank.last
        return self._finish(number)

    def _inside_word(self, first: int, last: int) -> bool:
        """Say whether letters or digits go on right before or after, as in "½m" or "x½"."""
        return False if self.tokens[first].isalpha() else self._token(last)[:1].isalpha()

    def _below_thousand(self, i: int, end: int, word: NumberWord) -> tuple[Number, Number | None]:
        """Read units, tens and hundreds; the second result is the rank that they end in ("twenty-first")."""
        total, part = Decimal(0), word.value
        first, joined = i, end
        while True:
            after = self._skip(joined)
            if after == joined:
                break
            following = self._word(after)
            if following is None and total and self._token(after).lower() in self.grammar.joiners:
                after = self._skip(after + 1)
                following = self._word(after)
                if following and following.sort not in (
                    WordClass.SMALL,
                    WordClass.TENS,
                    WordClass.ORDINAL,
                ):
                    break
            if following is None:
                break
            if following.sort is WordClass.HUNDRED and not total and part < 100:
                total, part = CONTEXT.multiply(part, following.value), Decimal(0)
            elif following.sort in (
                WordClass.SMALL,
                WordClass.TENS,
                WordClass.ORDINAL,
            ) and self._adds(part, following.value):
                part = CONTEXT.add(part, following.value)
                if following.sort is WordClass.ORDINAL:
                    value = CONTEXT.add(total, part)
                    last = self.words[after].last
                    return Number(first, last, value), Number(
                        first, last, value, unscaled=value, ordinal=True
                    )
            else:
                break
            joined = self.words[after].last
        value = CONTEXT.add(total, part)
        return Number(first, joined, value, unscaled=value), None

    @staticmethod
    def _adds(part: Decimal, value: Decimal) -> bool:
        """Say whether a smaller word completes what stands before it: "twenty-five", "hundred (and) five"."""
        return (part == 0 and value < 100) or (20 <= part < 100 and part % 10 == 0 and 0 < value < 10)

    def _half(self, i: int, end: int, word: NumberWord, done: int) -> tuple[Number | None, int]:
        """Read "half a billion", "half-billion", "a quarter of a million", "half a (mile)", "half"."""
        first = self._article_before(i, done)
        value = word.value
        before = self._skip_back(i)
        if first == i and before < i:
            count = self._word(before - 1) if before - 1 >= done else None
            if count and count.sort is WordClass.SMALL and 0 < count.value < 10:
                first, value = before - 1, CONTEXT.multiply(count.value, value)
        after = self._skip(end)
        if after > end and self._token(after).lower() in self.grammar.of:
            after = self._skip(after + 1)
            if not self._scale_ahead(after):
                return Number(first, end, value, unscaled=value, fraction=True), end
        article = after
        if after > end and self._token(after).lower() in self.grammar.articles:
            after = self._skip(after + 1)
        if after > end and self._scale_ahead(after, article):
            return self._finish(Number(first, end, value, unscaled=value), after)
        last = article + 1 if article > end and after > article else end
        return Number(first, last, value, unscaled=value, fraction=True), last

    def _scale_ahead(self, i: int, article: int = -1) -> bool:
        for k in {i, article}:
            word = self._word(k)
            if word and word.sort in (WordClass.HUNDRED, WordClass.SCALE, WordClass.GROUP):
                return True
        following = self._skip(i + 1)
        return self._token(i).lower() in self.grammar.articles and self._is_scale(following)

    def _is_scale(self, i: int) -> bool:
        word = self._word(i)
        return bool(word and word.sort in (WordClass.HUNDRED, WordClass.SCALE, WordClass.GROUP))

    def _skip_back(self, i: int) -> int:
        return i - 1 if i and (self._token(i - 1) == "-" or self._space(i - 1)) else i

    def _vague(self, i: int, end: int, word: NumberWord) -> tuple[Number | None, int]:
        """Read "hundreds", "hundreds of millions"."""
        low, high = word.value, word.high or word.value
        scale = _ONE
        last = end
        while True:
            after = self._skip(last)
            if after == last or self._token(after).lower() not in self.grammar.of:
                break
            after = self._skip(after + 1)
            following = self._word(after)
            if following is None or following.sort not in (WordClass.VAGUE, WordClass.SCALE):
                break
            scale = product(scale, following.value)
            last = self.words[after].last
        number = Number(i, last, product(low, scale), high=product(high, scale), unscaled=low, scale=scale)
        return number, last

    # What may follow any number

    def _finish(self, number: Number, after: int | None = None) -> tuple[Number, int]:
        """Add the scale words, the "and a half", and note a scale letter."""
        number = self._and_a_half(number)
        last = number.last
        value, scale = number.value, number.scale
        rest = Decimal(0)
        limit = Decimal("Infinity")
        while True:
            if after is None:
                after = self._skip(last)
                if last == number.first == number.last:  # a scale without a number: "(a) million"
                    after = last
            word = self._word(after)
            if word is None and number.first == number.last:
                break
            if word is None or word.sort not in (
                WordClass.HUNDRED,
                WordClass.SCALE,
                WordClass.GROUP,
            ):
                more = self._smaller_part(after, last, limit) if scale > 1 else None
                if more is None:
                    break
                rest, last = CONTEXT.add(rest, more[0]), more[1]
                after = None
                continue
            if word.value >= limit and scale > 1 and word.value > limit:
                break
            value, scale = product(value, word.value), product(scale, word.value)
            limit = word.value
            last = self.words[after].last
            after = None
        number = number._replace(last=last, value=CONTEXT.add(value, rest) if rest else value, scale=scale)
        if scale > 1:
            number = self._and_a_half(number._replace(digits=""))
        elif (
            number.digits
            or number.unscaled != number.unscaled.to_integral_value()
            or self.tokens[number.first].isdecimal()
        ):
            number = self._letter(number)
        return number, number.last

    def _smaller_part(self, after: int, last: int, limit: Decimal) -> tuple[Decimal, int] | None:
        """Read what comes below a scale word: "two million *three hundred thousand*"."""
        word = self._word(after)
        if word is None or after == last or word.sort not in (WordClass.SMALL, WordClass.TENS):
            return None
        number, rank = self._below_thousand(after, self.words[after].last, word)
        if rank:
            return None
        following = self._skip(number.last)
        scale = self._word(following) if following > number.last else None
        if scale and scale.sort is WordClass.SCALE:
            if scale.value >= limit:
                return None
            return product(number.value, scale.value), self.words[following].last
        return (number.value, number.last) if number.value < limit else None

    def _and_a_half(self, number: Number) -> Number:
        """Read "(two) and a half", "(a million) and a half"."""
        after = self._skip(number.last)
        if after == number.last or self._token(after).lower() not in self.grammar.joiners:
            return number
        after = self._skip(after + 1)
        if self._token(after).lower() not in self.grammar.articles:
            return number
        after = self._skip(after + 1)
        word = self._word(after)
        if word is None or word.sort is not WordClass.FRACTION:
            return number
        extra = product(word.value, number.scale)
        return number._replace(
            last=self.words[after].last,
            value=CONTEXT.add(number.value, extra),
            unscaled=CONTEXT.add(number.unscaled, word.value),
            digits="",
        )

    def _letter(self, number: Number) -> Number:
        """Note a scale letter right behind the digits, or after a space."""
        for i in (number.last, number.last + 1 if self._space(number.last) else number.last):
            letter = self.grammar.letters.get(self._token(i))
            if letter is not None:
                return number._replace(letter=letter, letter_last=i + 1)
        return number
