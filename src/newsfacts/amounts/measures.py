"""Numbers with their units: sign, scale, hedge and range settled once for money, percentages and quantities.

    measure = [hedge] (one | range)
    one     = [sign] unit number | [sign] number unit
    range   = number ("-" | "to" | "and" behind "between") number, with a unit at both or at one

A measure spans sign, numbers and unit; its hedges stay outside. What moved from one amount to another
("rose from $3 to $5") is two measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

import attrs

from newsfacts.amounts.ends import Pair
from newsfacts.amounts.lists import SharedUnits
from newsfacts.amounts.number_with_unit import CURRENCY, PERCENT, UNIT, Piece, PieceReader, Place
from newsfacts.amounts.ranges import PairReader
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.amounts.whole import list_goes_on
from newsfacts.model.amount import Amount, Bound
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import hedge_after, hedge_before
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge, NumberVocabulary

if TYPE_CHECKING:
    from newsfacts.text.scan import Scan, Term

__all__ = ["CURRENCY", "PERCENT", "UNIT", "Measure", "Measures", "Place", "hedge_reasons", "hedged"]

_BOUNDS = {
    Hedge.OVER: Bound.OVER,
    Hedge.AT_LEAST: Bound.AT_LEAST,
    Hedge.UNDER: Bound.UNDER,
    Hedge.AT_MOST: Bound.AT_MOST,
}
_OPENING = frozenset("'\"‘’“”„«»")
_TURNED = {Hedge.UNDER: Hedge.AT_LEAST, Hedge.OVER: Hedge.AT_MOST}
_DENIED_TOKENS = 6
"""How many tokens lie between a bound and its denial: "not", a verb or two, and the gaps."""
_APART_TOKENS = 9
"""No more tokens than these lie between the first tokens of two numbers of one range."""
_REACH_AHEAD = 40
"""No more tokens than these lie between a number and a unit behind it, written out and in a range."""
_REACH_BACK = 12
"""No more tokens than these lie between a unit and a number behind it."""


@attrs.define(eq=False)
class Measure:
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


class Measures:
    """Every amount with a unit; those of different roles may overlap. Use it as ``scan.view(Measures)``."""

    def __init__(self, scan: Scan) -> None:
        found: list[Measure] = []
        for role in (CURRENCY, PERCENT, UNIT):
            if scan.terms(role):
                found.extend(_Reader(scan, role).read())
        found.sort(key=attrgetter("first", "last", "role"))
        self.all: Sequence[Measure] = tuple(found)
        """In text order."""


class _Reader:
    """Reads the measures of one role from left to right."""

    def __init__(self, scan: Scan, role: str) -> None:
        self.scan = scan
        self.role = role
        self.pieces = PieceReader(scan, role)
        self.pairs = PairReader(self.pieces)
        self.shared = SharedUnits(self.pieces)
        self.rounds = scan.vocabulary(NumberVocabulary).rounds

    def read(self) -> Iterator[Measure]:
        """Yield them in order."""
        numbers, pieces = self.scan.view(Numbers).all, self.pieces
        unread = 0
        for k in self._near_units():
            number = numbers[k]
            if k < unread or number.ordinal or number.first < pieces.done:
                continue
            piece = pieces.piece(number)
            pair = self._pair(number, piece, numbers[k + 1]) if k + 1 < len(numbers) else None
            if pair is None and piece is not None and piece.place is Place.AFTER:
                pair = self._from_one(number)
            if pair is not None:
                if not pair.moved and pair.right.number.first > number.first:
                    unread = k + 2  # a range holds the second number as well
                measure = self._of_pair(pair)
                piece = pair.left if pair.moved else None
            elif piece is None or (
                piece.place is Place.BEFORE and list_goes_on(self.scan, piece.number, piece.last)
            ):
                continue
            else:
                measure = self._of_piece(piece)
            if piece is not None and measure.place is not Place.BEFORE:
                last = attrs.evolve(piece, term=measure.term)
                for member in self.shared.before(last, listed=measure.moved):
                    yield self._of_piece(member)
            pieces.done = measure.last
            yield measure
        for piece in self.shared.ones():
            yield self._of_piece(piece)

    def _from_one(self, number: Number) -> Pair | None:
        """Return the range from one to a number where an article says "one": "ein bis zwei Meter"."""
        one = self.shared.one_before(number)
        pair = self.pairs.read(one, None, number) if one else None
        return None if pair is None or pair.moved else pair

    def _near_units(self) -> Iterator[int]:
        """Yield the index of every number within reach of a unit of this role.

        Most numbers are within reach of units of one role only, and are read once.
        """
        units = iter(self.pieces.terms)
        unit = next(units)
        for k, number in enumerate(self.scan.paced(self.scan.view(Numbers).all)):
            first = number.first
            while unit < first - _REACH_BACK:
                following = next(units, None)
                if following is None:
                    return
                unit = following
            if unit <= first + _REACH_AHEAD:
                yield k

    def _pair(self, number: Number, piece: Piece | None, follower: Number) -> Pair | None:
        """Return the pair that a number, with its unit if it has one, makes with the next number."""
        scan = self.scan
        if follower.ordinal or follower.first - number.last > _APART_TOKENS:
            return None
        link = scan.word(scan.after_gap(piece.last if piece else number.last))
        if link in scan.vocabulary(AmountVocabulary).links or (piece is None and number.letter is not None):
            return self.pairs.read(number, piece, follower)
        return None

    def _of_pair(self, pair: Pair) -> Measure:
        """Return the measure of a range, or of the first end of a change.

        The second end of a change is read on its own: it may begin the next pair.
        """
        left, right, moved, start = pair
        term, place = (left.term, left.place) if left.term else (right.term, right.place)
        assert term is not None
        if moved:
            measure = self._of_piece(attrs.evolve(left, term=term))
            measure.moved = True
            return measure
        opening, closing, hedges = self._hedges(left.first, right.last)
        amount = hedged(Amount.between(left.value, right.value), hedges)
        return Measure(
            left.first,
            right.last,
            self.role,
            term,
            place,
            amount,
            (left.number, right.number),
            min(start, opening),
            closing,
        )

    def _of_piece(self, piece: Piece) -> Measure:
        """Return the measure of one number."""
        first, last, number, term = piece.first, piece.last, piece.number, piece.term
        assert term is not None
        opening, closing, hedges = self._hedges(first, last)
        value = piece.value
        if piece.place is Place.AFTER and term.first > number.last:
            inside = self.pieces.hedge_inside(number)
            if inside and inside[0] <= term.first:
                hedges.append(inside[1])
        if number.hedge is not None:
            hedges.append(number.hedge)
        if self.rounds and self._rounds(number):
            hedges.append(Hedge.ABOUT)
        if number.high is not None and number.high > number.value:
            amount = Amount.between(value, CONTEXT.minus(number.high) if piece.negative else number.high)
        else:
            amount = Amount(value, value, Bound.EXACT)
        if hedges:
            amount = hedged(amount, hedges)
        return Measure(first, last, self.role, term, piece.place, amount, (number,), opening, closing)

    def _rounds(self, number: Number) -> bool:
        """Return whether a number has a group that is never meant exactly: "une centaine d'euros"."""
        return any(self.scan.word(i) in self.rounds for i in range(number.first, number.last))

    def _hedges(self, first: int, last: int) -> tuple[int, int, list[Hedge]]:
        """Return where the hedge before begins, where the one behind ends, and both."""
        opening, closing = first, last
        hedges: list[Hedge] = []
        if before := self._hedge_before(first):
            opening, hedge = before
            hedges.append(self._denied(opening, last, hedge))
        if after := self._hedge_after(last):
            closing, hedge = after
            hedges.append(hedge)
        return opening, closing, hedges

    def _hedge_before(self, first: int) -> tuple[int, Hedge] | None:
        """Return the hedge before token ``first``, over a quotation mark too: "exceeding '3%'"."""
        before = hedge_before(self.scan, first)
        if before is None and self.scan.token(first - 1) in _OPENING:
            before = hedge_before(self.scan, first - 1)
        return before

    def _hedge_after(self, last: int) -> tuple[int, Hedge] | None:
        """Return the hedge behind an amount; a mark such as "+" must touch it: "5% + 3%" is a sum."""
        after = hedge_after(self.scan, last)
        if after and self.scan.is_gap(last) and not self.scan.token(last + 1)[:1].isalpha():
            return None
        return after

    def _denied(self, opening: int, last: int, hedge: Hedge) -> Hedge:
        """Return a hedge, the other way round if it is denied: "should *not* dip below 3%" is 3% at least."""
        turned = _TURNED.get(hedge)
        if turned is None:
            return hedge
        behind = self.scan.after_gap(last)
        if self.scan.word(behind) in self.scan.vocabulary(AmountVocabulary).negations_behind:
            ends = self.scan.token(behind + 1)
            if not ends or not (ends.isspace() or ends.isalnum()):
                return turned
        for i in range(opening - 1, opening - 1 - _DENIED_TOKENS, -1):
            token = self.scan.word(i)
            if token in self.scan.vocabulary(AmountVocabulary).negations:
                return turned
            if not (token.isspace() or token.isalpha()):
                break
        return hedge


def hedge_reasons(scan: Scan, measure: Measure) -> tuple[str, ...]:
    """Return the words around an amount that bound it or make it approximate, as reasons for a person."""
    if measure.opening == measure.first and measure.closing == measure.last:
        return ()
    amount = measure.amount
    bounded = amount.bound not in (Bound.EXACT, Bound.RANGE)
    if not (bounded or amount.approximate):
        return ()
    said = [scan.surface(measure.opening, measure.first), scan.surface(measure.last, measure.closing)]
    bare = (" ".join(part.split()).strip("".join(_OPENING)).strip() for part in said)
    words = " … ".join(filter(None, bare))
    if not words:
        return ()
    return (f"{words!r} {'bounds the number' if bounded else 'says that the number is not exact'}",)


def hedged(amount: Amount, hedges: Sequence[Hedge]) -> Amount:
    """Return an amount opened or blurred as its hedges say."""
    if not hedges:
        return amount
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
