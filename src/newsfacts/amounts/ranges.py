"""Two numbers that make one range or tell one change: "$5-10 million", "from 3 to 5 percent"."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from newsfacts.amounts.ends import LINKS, LISTING, Ends, Link, Pair
from newsfacts.amounts.letters import phrase_may_end
from newsfacts.amounts.number_with_unit import CURRENCY, PERCENT, UNIT, Piece, PieceReader, Place
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import hedge_before
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge

__all__ = ["PairReader"]

_STROKE = "/"
_SINCE_WORDS = 4
"""How many words back "from" may stand: "from the present level of $8 to $13"."""
_RESPECTIVELY_TOKENS = 24
"""How many tokens behind the numbers "respectively" may stand."""
_VERB_WORDS = 10
"""How many words back a verb may stand."""
_APART_VERB_WORDS = 24
"""The same where a comma sets "from A to B" apart: "rose by 25 percent over the year before, from ..."."""
_TOKENS_A_WORD = 2
"""How many tokens a word costs in a look back: the word, and the gap behind it."""


class _Opening(NamedTuple):
    """What stands right before two numbers, in token indexes."""

    hedge_start: int
    """The first token of the hedge before them, else of the first number."""
    start: int
    """The token of "between" before that, else the same."""
    hedge: Hedge | None

    @property
    def between(self) -> bool:
        """Whether "between" opens them."""
        return self.start != self.hedge_start


class PairReader:
    """Reads pairs of numbers of one role."""

    def __init__(self, pieces: PieceReader) -> None:
        self.pieces = pieces
        self.scan = pieces.scan
        self.role = pieces.role
        self.words = pieces.words

    def read(self, one: Number, piece: Piece | None, other: Number) -> Pair | None:
        """Return the pair that ``one`` (``piece`` with its unit) and the next number make, if any."""
        ends = self._ends(one, piece, other)
        if ends is None:
            return None
        if ends.link is Link.TIMES:
            return self._sides(ends)
        if ends.link is Link.TO and self._is_step(ends.left.first, ends.right.last):
            return ends.sharing_scale().apart()
        opening = self._opening(ends.left.first)
        if not opening.between:
            if self._is_list(ends):
                return ends.sharing_scale().apart()
            if ends.link is Link.AND:
                return None
        if ends.link is Link.OR and not ends.neighbours:
            return self._alternatives(ends, opening)
        return self._change_or_range(ends, opening)

    def _ends(self, one: Number, piece: Piece | None, other: Number) -> Ends | None:
        """Return two numbers with what joins them, if something does and their units agree."""
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
        return Ends(left, right, link, one, piece is not None, self._spoken(one, other))

    def _spoken(self, one: Number, other: Number) -> bool:
        """Return whether two numbers are written in words."""
        return self.scan.token(one.first)[:1].isalpha() and self.scan.token(other.first)[:1].isalpha()

    def _opening(self, first: int) -> _Opening:
        """Return what opens the pair whose numbers begin at token ``first``."""
        hedge = hedge_before(self.scan, first)
        start = hedge[0] if hedge else first
        return _Opening(start, self._behind(start, self.words.between), hedge[1] if hedge else None)

    def _sides(self, ends: Ends) -> Pair | None:
        """Read "10 by 20 metres"; not "grew by 10 by 20 metres", nor the count in "4 x 400 metres"."""
        if ends.right.term is None or self._verb_back(ends.left.first, self.words.moved):
            return None
        if not ends.right.term.payload.sides or (ends.left.term is None and ends.counts):
            return None
        return ends.apart()

    def _is_list(self, ends: Ends) -> bool:
        """Return whether two amounts are listed: "$5 or $10 million", "$1.2 and $1.5 billion"."""
        if ends.link not in LISTING or not ends.right.term:
            return False
        if ends.link is Link.APART or self._respectively(ends.right.last):
            return True
        if ends.left.term is None or ends.sharing_scale() is ends:
            return False
        return ends.link is Link.OR or ends.left.number.value % 1 != 0

    def _alternatives(self, ends: Ends, opening: _Opening) -> Pair | None:
        """Read "5 or 10 percent", two facts; not "Article 5 or 10 percent"."""
        named = self.scan.token(self.scan.before_gap(opening.hedge_start) - 1)[:1].isupper()
        return None if ends.own_unit or named or not ends.right.term else ends.sharing_scale().apart()

    def _change_or_range(self, ends: Ends, opening: _Opening) -> Pair | None:
        """Read "rose from $3 to $5", a change, or "from $3 to $5", a range."""
        moved = self._is_change(ends, opening)
        ends = ends.sharing_scale(moved)
        low, high = ends.left.value, ends.right.value
        if moved or (low > high and ends.link is Link.TO and ends.both_units):
            return ends.apart()
        downwards = ends.link is Link.AND or (ends.link is Link.TO and ends.right.negative)
        if low == high or (low > high and not downwards):
            return None  # a score: "won 59%-28%"; not "between 10 and 5", "minus 10 to minus 15"
        return Pair(ends.left, ends.right, False, opening.start)

    def _is_change(self, ends: Ends, opening: _Opening) -> bool:
        """Return whether something moved from the first number to the second."""
        if ends.link is not Link.TO:
            return ends.link is Link.ONTO
        # a language that has a word of its own for changes ("von 2 auf 3") keeps the other for ranges
        if not self.words.onto and self._moved(opening.hedge_start, ends.both_units):
            return True
        if not ends.both_units or opening.hedge is not Hedge.AT_MOST:
            return False
        before = self.scan.before_gap(opening.hedge_start) - 1
        return self.scan.word(before) in self.words.since  # "from up to 25 miles to 28 miles"

    def _right(self, piece: Piece | None, left: Piece, other: Number) -> Piece | None:
        """Return the second number with its unit, or without if the first one's serves for both."""
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
        """Return whether the numbers that end before token ``last`` are told of two things."""
        for i in range(last, last + _RESPECTIVELY_TOKENS):
            if self.scan.word(i) in self.words.respectively:
                return True
            if self._ends_sentence(i):
                break
        return False

    def _in_dashes(self, last: int, end: int) -> bool:
        """Return whether the dash opens an aside: "four in 10 - 38 percent - agree"."""
        scan, dashes = self.scan, self.words.dashes
        if scan.after_gap(last) == last:
            return False
        return scan.token(scan.after_gap(last)) == "—" or scan.token(scan.after_gap(end)) in dashes

    def _letter_shared(self, one: Piece, other: Piece) -> bool:
        """Return whether what looks like the unit of a number is the scale letter of the next."""
        number = one.number
        return (
            self.role == UNIT
            and one.term is not None
            and number.letter_last == one.term.last == number.last + 1
            and number.letter == other.number.scale
        )

    def _shares(self, left: Piece, right: Piece) -> bool:
        """Return whether the second number may take its unit from the first.

        It may in "$5-10" and "$1.5 to 2bn", not in "$5 to 10 schools".
        """
        scan = self.scan
        if scan.token(left.last) in self.words.dashes and left.last + 1 == right.number.first:
            return True
        if self._verb_back(left.first, self.words.giving):
            return False
        if right.number.scale > 1 and left.number.scale == 1:
            return True
        return phrase_may_end(scan, right.last)

    def _link(self, last: int, first: int) -> Link | None:
        """Return what stands between two numbers."""
        tokens = self.scan.tokens
        word = self._word_between(last, first)
        if word == _STROKE and tokens[last] == _STROKE and self.role == CURRENCY:
            return Link.DASH  # "$7/$9"
        link = LINKS.get(self.words.links.get(word, ""))
        return None if link is Link.TIMES and self.role != UNIT else link

    def _word_between(self, last: int, first: int) -> str:
        """Return the one word or mark between two numbers, without dashes beside it; else ``""``."""
        between = [
            token.lower() for token in self.scan.tokens[last:first] if not token.isspace() or "\n\n" in token
        ]
        dashes = self.words.dashes
        if len(between) == 3 and between[0] in dashes and between[2] in dashes:
            return between[1]  # "5-to-10 percent"
        if len(between) == 2 and between[0] in dashes:
            return between[1]  # "5- to 10-percent"
        return between[0] if len(between) == 1 else ""

    def _agree(self, left: Piece, right: Piece) -> bool:
        """Return whether the units of two numbers are one."""
        if left.term is None or right.term is None:
            return True
        one, other = left.term.payload, right.term.payload
        return bool(one == other or (self.role != PERCENT and one.agrees(other)))

    def _is_step(self, first: int, last: int) -> bool:
        """Return whether "to" joins a third number to two: "from $3 to $5 to $8" are three."""
        scan = self.scan
        before, after = scan.before_gap(first) - 1, scan.after_gap(last)
        if scan.word(before) in self.words.to:
            end = scan.before_gap(before)
            if end in scan.view(Numbers).by_end or end in self.pieces.ends:
                return True
        if scan.word(after) not in self.words.to:
            return False
        third = scan.after_gap(after + 1)
        term = self.pieces.terms.get(third)
        return third in scan.view(Numbers).by_start or (
            term is not None and term.last in scan.view(Numbers).by_start
        )

    def _moved(self, first: int, whole: bool) -> bool:
        """Return whether "A to B" tells a change; ``whole`` if both have a unit of their own."""
        scan, words = self.scan, self.words
        before = scan.before_gap(first) - 1
        for _ in range(_SINCE_WORDS):  # "from the present $8.15 to $13"
            if scan.word(before) in words.since:
                apart = whole and scan.token(scan.before_gap(before) - 1) == ","
                reach = _APART_VERB_WORDS if apart else _VERB_WORDS
                return self._verb_back(before, words.moved, words.range, reach)
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

    def _verb_back(
        self,
        first: int,
        wanted: frozenset[str],
        against: frozenset[str] = frozenset(),
        reach: int = _VERB_WORDS,
    ) -> bool:
        """Return whether a wanted word stands before token ``first``, closer than any word against."""
        scan, near = self.scan, reach
        for i in range(first - 1, max(first - 1 - reach * _TOKENS_A_WORD, -1), -1):
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
        """Return whether token ``i`` ends a sentence or a part of one that stands on its own."""
        token = self.scan.token(i)
        return token in ";!?" or "\n\n" in token or (token == "." and self.scan.token(i + 1).isspace())

    def _behind(self, first: int, words: frozenset[str]) -> int:
        """Return the token of one of ``words`` right before ``first``, else ``first``."""
        before = self.scan.before_gap(first) - 1
        return before if self.scan.word(before) in words else first
