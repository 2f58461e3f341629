"""Two numbers that are one range or one change: "$5-10 million", "from 3 to 5 percent"."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from newsfacts.amounts.changes import Changes
from newsfacts.amounts.ends import LINKS, LISTING, Connective, Ends, NumberPair
from newsfacts.amounts.letters import phrase_may_end
from newsfacts.amounts.number_with_unit import CURRENCY, PERCENT, UNIT, PieceReader, UnitNumber, UnitPosition
from newsfacts.lexicon.letters import is_unspaced
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import article_before, hedge_before
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge, NumberVocabulary

__all__ = ["PairReader"]

_YEAR_DIGITS, _YEARS = 4, range(1900, 2100)
_STROKE = "/"
_APOSTROPHE = "'"
_WIDEST = 3
"""The widest range after "by", upper to lower end; a wider pair is two facts: "raised it by $2 to $12"."""
_RESPECTIVELY_TOKENS = 24
"""How many tokens after the numbers "respectively" can be."""


class _Opening(NamedTuple):
    """The words right before two numbers, as token indexes."""

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
        self.label = pieces.label
        self.words = pieces.words
        self.changes = Changes(pieces.scan)
        self.articles = pieces.scan.vocabulary(NumberVocabulary).number_articles

    def read(self, one: Number, piece: UnitNumber | None, other: Number) -> NumberPair | None:
        """Return the pair that ``one`` (``piece`` with its unit) and the next number make, if any."""
        ends = self._ends(one, piece, other)
        if ends is None:
            return None
        if ends.link is Connective.TIMES:
            return self._sides(ends)
        if ends.link is Connective.TO and self._is_step(ends.left.start, ends.right.end):
            return ends.sharing_scale().apart()
        if ends.one_or_two:
            return ends.lending_scale()
        opening = self._opening(ends.left.start)
        if not opening.between:
            if self._is_list(ends):
                return ends.sharing_scale().apart()
            if ends.link is Connective.AND:
                return None
        if ends.link is Connective.OR and (not ends.neighbours or self._listed(ends.left.start)):
            return self._alternatives(ends, opening)
        return self._change_or_range(ends, opening)

    def _ends(self, one: Number, piece: UnitNumber | None, other: Number) -> Ends | None:
        """Return two numbers with what joins them, if something does and their units agree."""
        left = piece or self.pieces.bare(one)
        if left is None:
            return None
        right = self._right(piece, left, other)
        if right is None:
            return None
        if piece and self._letter_shared(piece, right):  # "1m and 1.5m barrels": no metres
            scaled = one.scaled_by_letter()
            left, piece = (
                UnitNumber(piece.start, scaled.end, scaled, None, UnitPosition.SHARED, piece.negative),
                None,
            )
        link = self._link(left.end, right.start)
        if link is None and right.negative and not left.negative:  # "2 -3 %": a dash, no sign
            link = self._link(left.end, right.start + 1)
            right = attrs.evolve(right, negative=False)
        if link is None or not self._agree(left, right):
            return None
        if link is Connective.ONTO and left.term is None and self._is_year(left):
            return None
        if link is Connective.DASH and left.term is None and self._in_dashes(left.end, right.end):
            return None
        return Ends(left, right, link, one, piece is not None, self._spoken(one, other))

    def _is_year(self, left: UnitNumber) -> bool:
        """Return whether a number says when and not from where something moved: "bis 2029 auf 70 Prozent"."""
        digits = left.number.digits
        if len(digits) != _YEAR_DIGITS or int(digits) not in _YEARS:
            return False
        return self.label == PERCENT or self.scan.word_before(left.start) not in self.words.since

    def _listed(self, start: int) -> bool:
        """Return whether a comma joins one more number to a pair: "2, 3 or 4 million" are three."""
        comma = self.scan.skip_space_back(start) - 1
        return comma < start - 1 and self.scan.token(comma) == "," and comma in self.scan.view(Numbers).by_end

    def _spoken(self, one: Number, other: Number) -> bool:
        """Return whether two numbers are written in words."""
        return self.scan.token(one.start)[:1].isalpha() and self.scan.token(other.start)[:1].isalpha()

    def _opening(self, start: int) -> _Opening:
        """Return what opens the pair whose numbers begin at token ``start``."""
        hedge = hedge_before(self.scan, start)
        hedge_start = hedge[0] if hedge else article_before(self.scan, start)
        return _Opening(
            hedge_start, self._behind(hedge_start, self.words.between), hedge[1] if hedge else None
        )

    def _sides(self, ends: Ends) -> NumberPair | None:
        """Read "10 by 20 metres"; not "grew by 10 by 20 metres", nor the count in "4 x 400 metres"."""
        if ends.right.term is None or self.changes.verb_back(ends.left.start, self.words.moved):
            return None
        if not ends.right.term.sense.sides or (ends.left.term is None and ends.counts):
            return None
        return ends.apart()

    def _is_list(self, ends: Ends) -> bool:
        """Return whether two amounts are listed: "$5 or $10 million", "$1.2 and $1.5 billion"."""
        if ends.link not in LISTING or not ends.right.term:
            return False
        if ends.link is Connective.APART or self._respectively(ends.right.end):
            return True
        if ends.left.term is None or ends.sharing_scale() is ends:
            return False
        return ends.link is Connective.OR or ends.left.number.value % 1 != 0

    def _alternatives(self, ends: Ends, opening: _Opening) -> NumberPair | None:
        """Read "5 or 10 percent", two facts; not "Article 5 or 10 percent"."""
        named = self.scan.token(self.scan.skip_space_back(opening.hedge_start) - 1)[:1].isupper()
        return None if ends.own_unit or named or not ends.right.term else ends.sharing_scale().apart()

    def _change_or_range(self, ends: Ends, opening: _Opening) -> NumberPair | None:
        """Read "rose from $3 to $5", a change, or "from $3 to $5", a range."""
        is_change = self._is_change(ends, opening)
        ends = ends.sharing_scale(is_change)
        low, high = ends.left.value, ends.right.value
        if is_change or (low > high and ends.link is Connective.TO and ends.both_units):
            return ends.apart()
        downwards = ends.link is Connective.AND or (ends.link is Connective.TO and ends.right.negative)
        if low == high or (low > high and not downwards):
            return None  # a score: "won 59%-28%"; not "between 10 and 5", "minus 10 to minus 15"
        return NumberPair(ends.left, ends.right, False, opening.start)

    def _is_change(self, ends: Ends, opening: _Opening) -> bool:
        """Return whether something moved from the first number to the second."""
        if ends.link is not Connective.TO:
            return ends.link is Connective.ONTO
        # most languages with a separate word for changes ("von 2 auf 3") use the other word only for ranges
        either = self.words.moves_to or not self.words.onto
        if either and self.changes.moved(opening.hedge_start, ends.both_units):
            return True
        wide = ends.both_units and ends.right.value > _WIDEST * ends.left.value
        if either and wide and self.changes.moved_by(opening.hedge_start):
            return True
        if not ends.both_units or opening.hedge is not Hedge.AT_MOST:
            return False
        before = self.scan.skip_space_back(opening.hedge_start) - 1
        return self.scan.lower(before) in self.words.since  # "from up to 25 miles to 28 miles"

    def _right(self, piece: UnitNumber | None, left: UnitNumber, other: Number) -> UnitNumber | None:
        """Return the second number with its unit, or without if the first one's serves for both."""
        done, self.pieces.done = self.pieces.done, left.end
        right = self.pieces.piece(other)
        self.pieces.done = done
        if right is not None:
            return None if piece is None and right.place is UnitPosition.BEFORE else right
        if piece is None or piece.place is not UnitPosition.BEFORE:
            return None
        right = self.pieces.bare(other)
        return right if right is not None and self._shares(left, right) else None

    def _respectively(self, end: int) -> bool:
        """Return whether the numbers that end before token ``end`` belong to two different things."""
        for i in range(end, end + _RESPECTIVELY_TOKENS):
            if self.scan.lower(i) in self.words.respectively:
                return True
            if self.changes.ends_sentence(i):
                break
        return False

    def _in_dashes(self, end: int, after: int) -> bool:
        """Return whether the dash opens an aside: "four in 10 - 38 percent - agree"."""
        scan, dashes = self.scan, self.words.dashes
        if scan.skip_space(end) == end:
            return False
        return scan.token(scan.skip_space(end)) == "—" or scan.token(scan.skip_space(after)) in dashes

    def _letter_shared(self, one: UnitNumber, other: UnitNumber) -> bool:
        """Return whether what looks like the unit of a number is the scale letter of the next."""
        number = one.number
        return (
            self.label == UNIT
            and one.term is not None
            and number.letter_end == one.term.end == number.end + 1
            and number.letter == other.number.scale
        )

    def _shares(self, left: UnitNumber, right: UnitNumber) -> bool:
        """Return whether the second number can share the unit of the first.

        It can in "$5-10" and "$1.5 to 2bn", but not in "$5 to 10 schools".
        """
        scan = self.scan
        if scan.token(left.end) in self.words.dashes and left.end + 1 == right.number.start:
            return True
        if self.changes.verb_back(left.start, self.words.giving):
            return False
        if right.number.scale > 1 and left.number.scale == 1:
            return True
        return phrase_may_end(scan, right.end)

    def _link(self, end: int, start: int) -> Connective | None:
        """Return the text between two numbers."""
        tokens = self.scan.tokens
        word = self._word_between(end, start)
        if word == _STROKE and tokens[end] == _STROKE and self.label == CURRENCY:
            return Connective.DASH  # "$7/$9"
        link = LINKS.get(self.words.links.get(word, ""))
        return None if link is Connective.TIMES and self.label != UNIT else link

    def _word_between(self, end: int, start: int) -> str:
        """Return the one word or mark between two numbers, ignoring dashes and an article, or ``""``."""
        between = [
            token.lower() for token in self.scan.tokens[end:start] if not token.isspace() or "\n\n" in token
        ]
        if len(between) > 1 and between[-1] == _APOSTROPHE and between[-2].isalpha():
            between.pop()  # "tra il 5 % e l'8 %", "dal 5 % all'8 %"
        if len(between) == 2 and between[1] in self.articles:
            return between[0]  # "entre el 5 % y el 8 %"
        dashes = self.words.dashes
        if len(between) == 3 and between[0] in dashes and between[2] in dashes:
            return between[1]  # "5-to-10 percent"
        if len(between) == 2 and between[0] in dashes:
            return between[1]  # "5- to 10-percent"
        if len(between) > 1 and all(is_unspaced(token[0]) for token in between):
            return "".join(between)
        return between[0] if len(between) == 1 else ""

    def _agree(self, left: UnitNumber, right: UnitNumber) -> bool:
        """Return whether the units of two numbers are one."""
        if left.term is None or right.term is None:
            return True
        one, other = left.term.sense, right.term.sense
        return bool(one == other or (self.label != PERCENT and one.agrees(other)))

    def _is_step(self, start: int, end: int) -> bool:
        """Return whether "to" joins a third number to two: "from $3 to $5 to $8" are three."""
        scan = self.scan
        before, after = scan.skip_space_back(start) - 1, scan.skip_space(end)
        if scan.lower(before) in self.words.to:
            behind = scan.skip_space_back(before)
            if behind in scan.view(Numbers).by_end or behind in self.pieces.ends:
                return True
        if scan.lower(after) not in self.words.to:
            return False
        third = scan.skip_space(after + 1)
        term = self.pieces.hits.get(third)
        return third in scan.view(Numbers).by_start or (
            term is not None and term.end in scan.view(Numbers).by_start
        )

    def _behind(self, start: int, words: frozenset[str]) -> int:
        """Return the token of one of ``words`` right before ``start``, else ``start``."""
        before = self.scan.skip_space_back(start) - 1
        return before if self.scan.lower(before) in words else start
