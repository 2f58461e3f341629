"""Numbers with their units: sign, scale, hedge and range settled once for money, percentages and quantities.

    measure = [hedge] (one | range)
    one     = [sign] unit number | [sign] number unit
    range   = number ("-" | "to" | "and" behind "between") number, with a unit at both or at one

A measure spans sign, numbers and unit; its hedges stay outside. What moved from one amount to another
("rose from $3 to $5") is two measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.grammar.numbers import Hedge
from newsfacts.model.amount import Amount, Bound
from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.scan.numbers import Number

if TYPE_CHECKING:
    from newsfacts.scan.scan import Scan, Term

__all__ = ["Measure", "Place", "read_measures"]

CURRENCY = "currency"
PERCENT = "percent"
UNIT = "unit"
_ROLES = (CURRENCY, PERCENT, UNIT)
_NO_TERMS: Mapping[int, Any] = {}

_BOUNDS = {
    Hedge.OVER: Bound.OVER,
    Hedge.AT_LEAST: Bound.AT_LEAST,
    Hedge.UNDER: Bound.UNDER,
    Hedge.AT_MOST: Bound.AT_MOST,
}
_OPENING = frozenset("'\"‘’“”„«»")
_INSIDE = frozenset("%=&#@_\\")
"""Behind one of these, digits belong to an address or a code: "?q=30%25"."""
_FAR = 9
"""No more tokens than these stand between two numbers of one range."""
_REACH = 40
"""The first token of a number is no more than these before its unit, written out and in a range."""
_REACH_BACK = 6
"""And no more than these behind it."""
_BACK = 20
"""How many tokens a look back for a verb may cost."""


class Place(Enum):
    """Where the unit stands."""

    BEFORE = "before"
    AFTER = "after"
    SHARED = "shared"
    """It stands at the other end of a change: "from *3* to 5 percent"."""


class Measure(NamedTuple):
    """An amount with a unit, where the text has it."""

    first: int
    """Index of its first token; hedges stand before it."""
    last: int
    """Index of the token after it."""
    role: str
    """Which sort of unit: ``"currency"``, ``"percent"`` or ``"unit"``."""
    term: Term
    """The unit where it stands; its payload is what the table says about it."""
    place: Place
    """On which side of the number."""
    amount: Amount
    """How many units."""
    numbers: tuple[Number, ...]
    """The number, or the two of a range, scale letters and shared scales taken in."""
    opening: int
    """Index of the first token of what opens it: its hedge, "between", or itself."""
    closing: int
    """Index of the token after the hedge behind it ("or more"), or ``last``."""
    moved: bool = False
    """Whether it is one end of a change told with both ends."""


class _Piece(NamedTuple):
    """One number with its sign and the unit beside it, if any."""

    first: int
    last: int
    number: Number
    term: Term | None
    place: Place
    negative: bool = False


def read_measures(scan: Scan) -> tuple[Measure, ...]:
    """Give the measures of a text in order; those of different roles may overlap."""
    found: list[Measure] = []
    for role in _ROLES:
        if scan.terms(role):
            found.extend(_Reader(scan, role).read())
    found.sort(key=lambda measure: (measure.first, measure.last, measure.role))
    return tuple(found)


class _Reader:
    """Reads the measures of one role from left to right."""

    def __init__(self, scan: Scan, role: str) -> None:
        self.scan = scan
        self.role = role
        self.terms = scan.terms(role)
        self.ends = scan.terms_by_end(role) if role != UNIT else _NO_TERMS
        self.words = scan.grammar.amounts
        self.done = 0
        """The first token that no measure of this role has taken yet."""

    def _near(self) -> set[int]:
        """Give the tokens from which a number may reach a unit; most numbers are read for one role only."""
        near: set[int] = set()
        for term in self.terms.values():
            near.update(range(term.first - _REACH, term.last + _REACH_BACK))
        return near

    def read(self) -> Iterator[Measure]:
        numbers = self.scan.numbers
        near = self._near()
        k = 0
        while k < len(numbers):
            number = numbers[k]
            follower = numbers[k + 1] if k + 1 < len(numbers) else None
            k += 1
            if number.ordinal or number.first < self.done or number.first not in near:
                continue
            piece = self._piece(number)
            if follower and not follower.ordinal and follower.first - number.last <= _FAR:
                measures, both = self._pair(number, piece, follower)
                if measures:
                    k += both
                    self.done = measures[-1].last
                    yield from measures
                    continue
            if piece:
                self.done = piece.last
                yield self._measure(piece)

    # One number

    def _piece(self, number: Number) -> _Piece | None:
        """Give a number with the unit beside it, or ``None`` if there is none."""
        scan = self.scan
        if self._counted_loosely(number):
            return None
        first, negative = self._sign(number.first)
        front = self._term_before(first, number)
        behind = None if number.glued else self._term_after(number)
        glued = behind is not None and behind[0].first == behind[1].last
        if front and (front.last == first or not glued):
            return self._with_front(front, negative, number)
        if behind is None:
            return None
        term, number = behind
        if scan.token(first - 1) in _INSIDE or (term.first > number.last and self._designates(number)):
            return None
        if first == number.first and not negative:
            first, number = self._thousands(number, term)
        return _Piece(first, term.last, number, term, Place.AFTER, negative)

    def _thousands(self, number: Number, term: Term) -> tuple[int, Number]:
        """Read a plain space between thousands where a currency behind tells: "12 500 EUR"."""
        before = self.scan.numbers_by_last.get(number.first - 1)
        if (
            self.role != CURRENCY
            or before is None
            or before.first < self.done
            or before.glued
            or not 0 < len(before.digits) < 4
            or len(number.digits) != 3
            or term.first == number.last
            or not self.scan.is_gap(number.first - 1)
            or self.scan.token(self.scan.before_gap(before.first) - 1)[:1].isupper()  # "May 5 500 euros"
        ):
            return number.first, number
        value = Decimal(before.digits + number.digits)
        return before.first, number._replace(first=before.first, value=value, unscaled=value)

    def _with_front(self, term: Term, negative: bool, number: Number) -> _Piece | None:
        number = self._lettered(number)
        if self._inside_word(number.last):
            return None  # "$5x"
        front, sign = self._sign(term.first)
        return _Piece(front, number.last, number, term, Place.BEFORE, negative or sign)

    def _counted_loosely(self, number: Number) -> bool:
        """Say whether the words before leave it open how many: "several hundred million"."""
        if self.scan.token(number.first)[:1].isdecimal():
            return False
        before = self.scan.before_gap(number.first) - 1
        if self.scan.token(before) == "-":
            before -= 1
        return number.unscaled == 1 and self.scan.word(before) in self.words.countless

    def _inside_word(self, i: int) -> bool:
        """Say whether token ``i`` goes on with letters where a word ought to end."""
        return self.scan.token(i)[:1].isalpha()

    def _lettered(self, number: Number) -> Number:
        """Take in the scale letter behind a number if it is one: "300m", "5 m", not "20 T-shirts"."""
        if number.letter is None or number.letter_last <= number.last or self.role == PERCENT:
            return number
        if self.role == UNIT:  # "300m" are metres, "1.3m sq ft" are millions
            more = (
                number.letter_last == number.last + 1
                and self.scan.after_joint(number.letter_last) in self.terms
            )
            return number.scaled_by_letter() if more else number
        after = self.scan.token(number.letter_last)
        spaced = number.letter_last > number.last + 1
        if after[:1].isalnum() or (
            spaced and after in ("-", "'", ".") and self._inside_word(number.letter_last + 1)
        ):
            return number
        if spaced and (number.letter > 10**9 or not self._ends_phrase(number.letter_last)):
            return number
        return number.scaled_by_letter()

    def _ends_phrase(self, i: int) -> bool:
        """Say whether a unit, a function word or the end of the phrase follows at token ``i``."""
        after = self.scan.after_gap(i)
        return after in self.terms or self._follows(i)

    def _sign(self, first: int) -> tuple[int, bool]:
        """Give the token from which a sign before token ``first`` begins, and whether there is one."""
        scan = self.scan
        mark = scan.token(first - 1)
        if mark in ("-", "–") and first:
            before = scan.token(first - 2)
            if before.lower() in scan.grammar.numbers.negative:
                return first - 2, True  # "minus-5 yards"
            clear = not before or before.isspace() or before in "([\"'“‘„«"
            if clear and (mark == "-" or not scan.token(first - 3)[-1:].isalnum()):
                return first - 1, True
            if mark == "-" and first - 1 in self.ends and self.ends[first - 1].payload.before:
                return first - 1, True  # "$-50.8bn"
            return first, False
        gap = scan.before_gap(first)
        if gap < first and scan.word(gap - 1) in scan.grammar.numbers.negative:
            before = scan.word(scan.before_gap(gap - 1) - 1)
            if before not in self.words.either and before != "/":  # "plus or minus 3 percent"
                return gap - 1, True
        return first, False

    def _term_before(self, first: int, number: Number) -> Term | None:
        """Give the unit right before token ``first``, if its kind may stand there."""
        term = self.ends.get(first) or (None if number.glued else self.ends.get(self.scan.before_gap(first)))
        if term is None or not term.payload.before or term.first < self.done:
            return None
        glued = self.scan.token(term.first - 1)[-1:]
        if glued.isalnum() and not (glued.isdecimal() and term.last < first):
            return None  # the tail of a symbol that no table knows: "XY$5"
        return term

    def _term_after(self, number: Number) -> tuple[Term, Number] | None:
        """Give the unit behind a number, and the number with the scale letter before that unit taken in."""
        lettered = self._lettered(number)
        for counted in (lettered, number) if lettered is not number else (number,):
            term = self._term_at(counted)
            if term and self._free(term, counted):
                return term, counted
        return None

    def _term_at(self, number: Number) -> Term | None:
        scan, last = self.scan, number.last
        if scan.token(last) == "," and scan.token(last + 1) in self.words.dashes and self.role == CURRENCY:
            last += 2  # "5,- Euro"
        after = scan.after_joint(last)
        term = self.terms.get(after)
        if term is None and (number.high is not None or number.fraction) and after > last:
            # "hundreds of millions of dollars", "three-quarters of a percentage point"
            if scan.word(after) in self.words.of:
                after = scan.after_gap(after + 1)
                term = self.terms.get(after)
            if term is None and scan.word(after) in scan.grammar.numbers.articles:
                term = self.terms.get(scan.after_gap(after + 1))
        return term

    def _free(self, term: Term, number: Number) -> bool:
        """Say whether a unit behind a number is that number's, not the next one's: "two $500 checks"."""
        if self.role == UNIT:
            return not self.scan.token(term.last)[:1].isdecimal()
        if not term.payload.after:
            return False
        if self.scan.token(term.last)[:1].isdecimal():
            return False
        if not term.payload.before or term.first == number.last:
            return True
        following = self.scan.numbers_by_first.get(self.scan.after_gap(term.last))
        if following is None or following.first == term.last or term.payload.prefers_after:
            return True
        if self.scan.token(term.last - 1).isalpha() and following.scale == 1 and len(number.digits) != 4:
            return True  # "17 USD 25", not "In 2024 USD 5 million"
        return following.last in self.terms or self.scan.after_gap(following.last) in self.terms

    # Two numbers

    def _pair(self, one: Number, piece: _Piece | None, other: Number) -> tuple[list[Measure], int]:
        """Read a range or a change; the count says whether the second number is used up."""
        bare = None if piece else self._bare(one)
        left = piece or bare
        if left is None:
            return [], 0
        done, self.done = self.done, left.last
        right = self._piece(other)
        self.done = done
        if right is None:
            shared = piece is not None and piece.place is Place.BEFORE
            right = self._bare(other) if shared else None
            if right is None or not self._shares(left, right):
                return [], 0
        elif piece is None and right.place is Place.BEFORE:
            return [], 0
        if piece and self._letter_shared(piece, right):  # "1m and 1.5m barrels": no metres
            scaled = one.scaled_by_letter()
            left, piece = _Piece(piece.first, scaled.last, scaled, None, Place.SHARED, piece.negative), None
        link = self._link(left.last, right.first)
        if link is None and right.negative:  # "2 -3 %": a dash, no sign
            link = self._link(left.last, right.first + 1)
            right = right._replace(first=right.first + 1, negative=False)
        if link is None or not self._agree(left, right):
            return [], 0
        opening, closing, hedges = self._hedges(left.first, right.last)
        start = self._behind(opening, self.words.between)
        if link == "and" and start == opening:
            return [], 0
        if link == "or" and (piece or right.number.value - one.value != 1 or one.scale != 1):
            return [], 0
        moved = link == "onto" or (link == "to" and self._moved(opening, bool(piece and right.term)))
        left = self._share_scale(left, right, moved)
        low, high = self._signed(left), self._signed(right)
        stated = left.term is not None and right.term is not None
        if moved or (low > high and link == "to" and stated):
            return self._change(left, right)
        if low >= high and not (low > high and stated):
            return [], 0
        term, place = (left.term, left.place) if left.term else (right.term, right.place)
        assert term is not None
        amount = _hedged(Amount.between(low, high), hedges)
        both = (left.number, right.number)
        return [Measure(left.first, right.last, self.role, term, place, amount, both, start, closing)], 1

    def _letter_shared(self, one: _Piece, other: _Piece) -> bool:
        """Say whether what looks like the unit of a number is the scale letter of the next."""
        number = one.number
        return (
            self.role == UNIT
            and one.term is not None
            and number.letter_last == one.term.last == number.last + 1
            and number.letter == other.number.scale
        )

    def _change(self, left: _Piece, right: _Piece) -> tuple[list[Measure], int]:
        """Give the first end of a change; the second is read on its own, it may begin the next pair."""
        if left.term is not None:
            return [self._measure(left)._replace(moved=True)], 0
        return [self._measure(left._replace(term=right.term))._replace(moved=True)], 0

    def _bare(self, number: Number) -> _Piece | None:
        """Give a number that has no unit of its own, if it may be one end of a range."""
        scan = self.scan
        if number.fraction or number.glued or number.high is not None or self._counted_loosely(number):
            return None
        before = scan.token(number.first - 1)
        if before and not before.isspace() and before[-1] not in "([\"'“‘„«-–—":
            return None
        if self._designates(number):
            return None  # "F-16 to 20%"
        number = self._lettered(number)
        return (
            None
            if self._inside_word(number.last)
            else _Piece(number.first, number.last, number, None, Place.SHARED)
        )

    def _designates(self, number: Number) -> bool:
        """Say whether a number is the end of a name: "F-16"; not the second half of "2 billion-3 billion"."""
        scan, first = self.scan, number.first
        if scan.token(first - 1) not in self.words.dashes or first - 1 in scan.numbers_by_last:
            return False
        return (
            scan.token(first - 2)[:1].isupper() and scan.word(first - 2) not in scan.grammar.numbers.negative
        )

    def _shares(self, left: _Piece, right: _Piece) -> bool:
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
        return self._follows(right.last)

    def _follows(self, i: int) -> bool:
        """Say whether the phrase may end before token ``i``: at a mark, a function word, the end."""
        after = self.scan.after_gap(i)
        word = self.scan.word(after)
        return not word[:1].isalnum() or (after > i and word in self.words.following)

    def _link(self, last: int, first: int) -> str | None:
        """Name what stands between two numbers: "dash", "to", "onto", "and", "or"."""
        scan, words = self.scan, self.words
        between = [
            scan.word(i)
            for i in range(last, first)
            if not (scan.token(i).isspace() and "\n\n" not in scan.token(i))
        ]
        if len(between) == 3 and between[0] in words.dashes and between[2] in words.dashes:
            between = between[1:2]  # "5-to-10 percent"
        elif len(between) == 2 and between[0] in words.dashes:
            between = between[1:]  # "5- to 10-percent"
        if len(between) != 1:
            return None
        for name, known in (
            ("dash", words.dashes),
            ("to", words.to),
            ("onto", words.onto),
            ("and", words.both),
            ("or", words.either),
        ):
            if between[0] in known:
                return name
        return None

    def _agree(self, left: _Piece, right: _Piece) -> bool:
        """Say whether the units of two numbers are one."""
        if left.term is None or right.term is None:
            return True
        one, other = left.term.payload, right.term.payload
        return bool(one == other or (self.role != PERCENT and one.agrees(other)))

    @staticmethod
    def _share_scale(left: _Piece, right: _Piece, moved: bool) -> _Piece:
        """Give the first number the scale of the second where it stands once: "$5-10 million".

        Of a change the first may be the larger ("fell from $10 to $5 million"), but not by far.
        """
        one, other = left.number, right.number
        limit = product(other.unscaled, Decimal(10)) if moved else other.unscaled
        if one.scale != 1 or other.scale == 1 or one.value >= limit or one.value >= 1000:
            return left
        value = product(one.value, other.scale)
        return left._replace(number=one._replace(value=value, scale=other.scale, digits="", letter=None))

    def _moved(self, first: int, whole: bool) -> bool:
        """Say whether "A to B" tells a change; ``whole`` if both have a unit of their own."""
        scan, words = self.scan, self.words
        before = scan.before_gap(first) - 1
        if scan.word(before) in words.since:
            return self._verb_back(before, words.moved, words.range)
        if not whole:
            return False
        if scan.word(before) in words.by and scan.word(before) not in words.of:
            before = scan.before_gap(before) - 1
        return scan.word(before) in words.moved

    def _verb_back(
        self, first: int, wanted: frozenset[str], against: frozenset[str] = frozenset(), near: int = 10
    ) -> bool:
        """Say whether one of the wanted words stands before token ``first``, closer than any word against."""
        scan = self.scan
        for i in range(first - 1, max(first - 1 - _BACK, -1), -1):
            token = scan.token(i)
            if token in ";!?" or "\n\n" in token or (token == "." and scan.token(i + 1).isspace()):
                return False
            if token[:1].isalpha():
                word = token.lower()
                if word in wanted:
                    return True
                near -= 1
                if word in against or not near:
                    return False
        return False

    def _behind(self, first: int, words: frozenset[str]) -> int:
        """Give the token of one of ``words`` right before ``first``, else ``first``."""
        before = self.scan.before_gap(first) - 1
        return before if before < first - 1 and self.scan.word(before) in words else first

    # What all have

    def _measure(self, piece: _Piece) -> Measure:
        """Make the measure of one number."""
        assert piece.term is not None
        opening, closing, hedges = self._hedges(piece.first, piece.last)
        number = piece.number
        value = self._signed(piece)
        if number.high is not None and number.high > number.value:
            amount = Amount.between(value, CONTEXT.minus(number.high) if piece.negative else number.high)
        else:
            amount = Amount.exact(value)
        amount = _hedged(amount, hedges)
        return Measure(
            piece.first, piece.last, self.role, piece.term, piece.place, amount, (number,), opening, closing
        )

    @staticmethod
    def _signed(piece: _Piece) -> Decimal:
        return CONTEXT.minus(piece.number.value) if piece.negative else piece.number.value

    def _hedges(self, first: int, last: int) -> tuple[int, int, list[Hedge]]:
        """Give where the hedge before begins, where the one behind ends, and both."""
        scan = self.scan
        hedges = []
        opening, closing = first, last
        before, after = scan.hedge_before(first), scan.hedge_after(last)
        if before is None and scan.token(first - 1) in _OPENING:
            before = scan.hedge_before(first - 1)  # "exceeding '3%'"
        if before:
            opening, hedge = before
            hedges.append(hedge)
        # A mark such as "+" must touch the amount: "5% + 3%" is a sum.
        if after and not (scan.is_gap(last) and not scan.token(last + 1)[:1].isalpha()):
            closing, hedge = after
            hedges.append(hedge)
        return opening, closing, hedges


def _hedged(amount: Amount, hedges: Sequence[Hedge]) -> Amount:
    """Open or blur an amount as its hedges say."""
    approximate = Hedge.ABOUT in hedges or Hedge.NEARLY in hedges
    bound = next((_BOUNDS[hedge] for hedge in hedges if hedge in _BOUNDS), None)
    assert amount.low is not None
    assert amount.high is not None
    if bound in (Bound.OVER, Bound.AT_LEAST):
        return Amount.bounded(bound, amount.low, approximate=approximate)
    if bound in (Bound.UNDER, Bound.AT_MOST):
        return Amount.bounded(bound, amount.high, approximate=approximate)
    if amount.bound is Bound.RANGE:
        return Amount.between(amount.low, amount.high, approximate=approximate)
    return Amount.exact(amount.low, approximate=approximate)
