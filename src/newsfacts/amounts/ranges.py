"""Two numbers that make one range or tell one change: "$5-10 million", "from 3 to 5 percent"."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

import attrs

from newsfacts.amounts.number_with_unit import CURRENCY, PERCENT, UNIT, Piece, PieceReader, Place
from newsfacts.model.arithmetic import product
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge

__all__ = ["Link", "Pair", "PairReader"]

_STROKE = "/"
_SINCE = 4
"""How many words back "from" may stand."""
_BEHIND = 24
"""How many tokens behind the numbers "respectively" may stand."""
_VERB = 10
"""How many words back a verb may stand."""
_BACK = 20
"""How many tokens a look back for a verb may cost."""


class Link(Enum):
    """What stands between two numbers."""

    DASH = "dash"
    TO = "to"
    ONTO = "onto"
    AND = "and"
    OR = "or"
    APART = "apart"
    TIMES = "times"


_LINKS = {link.value: link for link in Link}


class Pair(NamedTuple):
    """Two numbers that belong together."""

    left: Piece
    right: Piece
    moved: bool
    """Whether something moved from the first to the second; else they are the ends of a range."""
    start: int
    """Index of "between", or of the first token."""


class PairReader:
    """Reads pairs of numbers of one role."""

    def __init__(self, pieces: PieceReader) -> None:
        self.pieces = pieces
        self.scan = pieces.scan
        self.role = pieces.role
        self.words = pieces.words

    def read(self, one: Number, piece: Piece | None, other: Number) -> Pair | None:
        """Give the pair that ``one`` (``piece`` with its unit) and the next number make, if any."""
        left = piece or self.pieces.bare(one)
        if left is None:
            return None
        right = self._right(piece, left, other)
        if right is None:
            return None
        if piece and self._letter_shared(piece, right):  # "1m and 1.5m barrels": no metres
            scaled = one.scaled_by_letter()
            left, piece = Piece(piece.first, scaled.last, scaled, None, Place.SHARED, piece.negative), None
        link = self._link(left.last, right.first)
        if link is None and right.negative and not left.negative:  # "2 -3 %": a dash, no sign
            link = self._link(left.last, right.first + 1)
            right = attrs.evolve(right, negative=False)
        if link is None or not self._agree(left, right):
            return None
        if link is Link.DASH and left.term is None and self._in_dashes(left.last, right.last):
            return None
        if link is Link.TIMES:  # "10 by 20 metres"; not "grew by 10 by 20 metres"
            sides = right.term is not None and not self._verb_back(left.first, self.words.moved)
            return Pair(left, right, True, left.first) if sides else None
        if link is Link.TO and self._is_step(left.first, right.last):
            return Pair(self._share_scale(left, right, True), right, True, left.first)
        hedge = self.scan.hedge_before(left.first)
        opening = hedge[0] if hedge else left.first
        start = self._behind(opening, self.words.between)
        told = link is Link.APART or (start == opening and self._respectively(right.last))
        if link in (Link.AND, Link.OR, Link.APART) and start == opening and right.term:
            first = self._share_scale(left, right, True)  # "$5 or $10 million", "$1.2 and $1.5 billion"
            alike = first is not left and left.term and (link is Link.OR or left.number.value % 1)
            if told or alike:
                return Pair(first, right, True, left.first)
        if link is Link.AND and start == opening:
            return None
        if link is Link.OR and (piece or right.number.value - one.value != 1 or one.scale != 1):
            # "5 or 10 percent", two facts; not "Article 5 or 10 percent"
            named = self.scan.token(self.scan.before_gap(opening) - 1)[:1].isupper()
            return None if piece or named or not right.term else Pair(left, right, True, left.first)
        stated = left.term is not None and right.term is not None
        # a language that has a word of its own for changes ("von 2 auf 3") keeps the other for ranges
        moved = link is Link.ONTO or (
            link is Link.TO and not self.words.onto and self._moved(opening, stated)
        )
        if link is Link.TO and stated and hedge and hedge[1] is Hedge.AT_MOST:
            before = self.scan.before_gap(opening) - 1
            moved = moved or self.scan.word(before) in self.words.since  # "from up to 25 miles to 28 miles"
        left = self._share_scale(left, right, moved)
        low, high = left.value, right.value
        if moved or (low > high and link is Link.TO and stated):
            return Pair(left, right, True, left.first)
        downwards = link is Link.AND or (link is Link.TO and right.negative)
        if low == high or (low > high and not downwards):
            return None  # a score: "won 59%-28%"; not "between 10 and 5", "minus 10 to minus 15"
        return Pair(left, right, False, start)

    def _right(self, piece: Piece | None, left: Piece, other: Number) -> Piece | None:
        """Give the second number with its unit, or without if the first one's serves for both."""
        done, self.pieces.done = self.pieces.done, left.last
        right = self.pieces.piece(other)
        self.pieces.done = done
        if right is not None:
            return None if piece is None and right.place is Place.BEFORE else right
        if piece is None or piece.place is not Place.BEFORE:
            return None
        right = self.pieces.bare(other)
        return right if right is not None and self._shares(left, right) else None

    def _respectively(self, last: int) -> bool:
        """Say whether the numbers that end before token ``last`` are told of two things."""
        for i in range(last, last + _BEHIND):
            if self.scan.word(i) in self.words.respectively:
                return True
            if self._ends_sentence(i):
                break
        return False

    def _in_dashes(self, last: int, end: int) -> bool:
        """Say whether the dash opens an aside: "four in 10 - 38 percent - agree"."""
        scan, dashes = self.scan, self.words.dashes
        if scan.after_gap(last) == last:
            return False
        return scan.token(scan.after_gap(last)) == "—" or scan.token(scan.after_gap(end)) in dashes

    def _letter_shared(self, one: Piece, other: Piece) -> bool:
        """Say whether what looks like the unit of a number is the scale letter of the next."""
        number = one.number
        return (
            self.role == UNIT
            and one.term is not None
            and number.letter_last == one.term.last == number.last + 1
            and number.letter == other.number.scale
        )

    def _shares(self, left: Piece, right: Piece) -> bool:
        """Say whether the second number may take its unit from the first.

        It may in "$5-10" and "$1.5 to 2bn", not in "$5 to 10 schools".
        """
        scan = self.scan
        if scan.token(left.last) in self.words.dashes and left.last + 1 == right.number.first:
            return True
        if self._verb_back(left.first, self.words.giving):
            return False
        if right.number.scale > 1 and left.number.scale == 1:
            return True
        return self.pieces.follows(right.last)

    def _link(self, last: int, first: int) -> Link | None:
        """Name what stands between two numbers."""
        tokens, words = self.scan.tokens, self.words
        if first - last == 3 and tokens[last] == tokens[last + 2] == " ":
            between = [tokens[last + 1].lower()]
        else:
            between = [
                token.lower() for token in tokens[last:first] if not token.isspace() or "\n\n" in token
            ]
            if len(between) == 3 and between[0] in words.dashes and between[2] in words.dashes:
                between = between[1:2]  # "5-to-10 percent"
            elif len(between) == 2 and between[0] in words.dashes:
                between = between[1:]  # "5- to 10-percent"
            if len(between) != 1:
                return None
            if between == [_STROKE] and self.role == CURRENCY and tokens[last] == _STROKE:
                return Link.DASH  # "$7/$9"
        link = _LINKS.get(words.links.get(between[0], ""))
        return None if link is Link.TIMES and self.role != UNIT else link

    def _agree(self, left: Piece, right: Piece) -> bool:
        """Say whether the units of two numbers are one."""
        if left.term is None or right.term is None:
            return True
        one, other = left.term.payload, right.term.payload
        return bool(one == other or (self.role != PERCENT and one.agrees(other)))

    @staticmethod
    def _share_scale(left: Piece, right: Piece, moved: bool) -> Piece:
        """Give the first number the scale of the second where it stands once: "$5-10 million".

        Of a change the first may be the larger ("fell from $10 to $5 million"), but not by far.
        """
        one, other = left.number, right.number
        limit = product(other.unscaled, Decimal(10)) if moved else other.unscaled
        if one.scale != 1 or other.scale == 1 or one.value >= limit:
            return left
        if one.value >= 1000 > other.unscaled:  # but "Rs 2,400-2,500 crore"
            return left
        value = product(one.value, other.scale)
        return attrs.evolve(
            left, number=attrs.evolve(one, value=value, scale=other.scale, digits="", letter=None)
        )

    def _is_step(self, first: int, last: int) -> bool:
        """Say whether "to" joins a third number to two: "from $3 to $5 to $8" are three."""
        scan = self.scan
        before, after = scan.before_gap(first) - 1, scan.after_gap(last)
        if scan.word(before) in self.words.to:
            end = scan.before_gap(before)
            if end in scan.numbers_by_last or end in self.pieces.ends:
                return True
        if scan.word(after) not in self.words.to:
            return False
        third = scan.after_gap(after + 1)
        term = self.pieces.terms.get(third)
        return third in scan.numbers_by_first or (term is not None and term.last in scan.numbers_by_first)

    def _moved(self, first: int, whole: bool) -> bool:
        """Say whether "A to B" tells a change; ``whole`` if both have a unit of their own."""
        scan, words = self.scan, self.words
        before = scan.before_gap(first) - 1
        for _ in range(_SINCE):  # "from the present $8.15 to $13"
            if scan.word(before) in words.since:
                return self._verb_back(before, words.moved, words.range)
            if scan.word(before) in words.range:  # "rose from a range of 3% to 4%"
                return False
            if (
                not scan.word(before)[:1].isalpha()
                or scan.word(scan.before_gap(first) - 1) in words.determiners
            ):
                break
            before = scan.before_gap(before) - 1
        before = scan.before_gap(first) - 1
        if not whole:
            return False
        if scan.word(before) in words.by and scan.word(before) not in words.of:
            before = scan.before_gap(before) - 1
        return scan.word(before) in words.moved

    def _verb_back(self, first: int, wanted: frozenset[str], against: frozenset[str] = frozenset()) -> bool:
        """Say whether one of the wanted words stands before token ``first``, closer than any word against."""
        scan, near = self.scan, _VERB
        for i in range(first - 1, max(first - 1 - _BACK, -1), -1):
            token = scan.token(i)
            if self._ends_sentence(i):
                return False
            if token[:1].isalpha():
                word = token.lower()
                if word in wanted:
                    return True
                near -= 1
                if word in against or not near:
                    return False
        return False

    def _ends_sentence(self, i: int) -> bool:
        """Say whether token ``i`` ends a sentence or a part of one that stands on its own."""
        token = self.scan.token(i)
        return token in ";!?" or "\n\n" in token or (token == "." and self.scan.token(i + 1).isspace())

    def _behind(self, first: int, words: frozenset[str]) -> int:
        """Give the token of one of ``words`` right before ``first``, else ``first``."""
        before = self.scan.before_gap(first) - 1
        return before if self.scan.word(before) in words else first
