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

from newsfacts.amounts.number_with_unit import CURRENCY, PERCENT, UNIT, Piece, PieceReader, Place
from newsfacts.amounts.ranges import Pair, PairReader
from newsfacts.model.amount import Amount, Bound
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge

if TYPE_CHECKING:
    from newsfacts.text.scan import Scan, Term

__all__ = ["CURRENCY", "PERCENT", "UNIT", "Measure", "Place", "hedge_reasons", "hedged", "read_measures"]

_BOUNDS = {
    Hedge.OVER: Bound.OVER,
    Hedge.AT_LEAST: Bound.AT_LEAST,
    Hedge.UNDER: Bound.UNDER,
    Hedge.AT_MOST: Bound.AT_MOST,
}
_AFTER, _EXACT = Place.AFTER, Bound.EXACT  # a look into an enumeration costs a call in Python 3.11
_OPENING = frozenset("'\"‘’“”„«»")
_TURNED = {Hedge.UNDER: Hedge.AT_LEAST, Hedge.OVER: Hedge.AT_MOST}
_DENIED = 6
"""How many tokens lie between a bound and its denial: "not", a verb or two, and the gaps."""
_FAR = 9
"""No more tokens than these stand between two numbers of one range."""
_REACH = 40
"""The first token of a number is no more than these before its unit, written out and in a range."""
_REACH_BACK = 12
"""And no more than these behind the first of it."""


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


def read_measures(scan: Scan) -> tuple[Measure, ...]:
    """Give the measures of a text in order; those of different roles may overlap."""
    found: list[Measure] = []
    for role in (CURRENCY, PERCENT, UNIT):
        if scan.terms(role):
            found.extend(_Reader(scan, role).read())
    found.sort(key=attrgetter("first", "last", "role"))
    return tuple(found)


class _Reader:
    """Reads the measures of one role from left to right."""

    def __init__(self, scan: Scan, role: str) -> None:
        self.scan = scan
        self.role = role
        self.pieces = PieceReader(scan, role)
        self.pairs = PairReader(self.pieces)
        self.words = scan.grammar.numbers.hedges
        self.rounds = scan.grammar.numbers.rounds

    def read(self) -> Iterator[Measure]:
        """Give them in order."""
        tokens, numbers = self.scan.tokens, self.scan.numbers
        links = self.scan.grammar.amounts.links
        pieces, firsts = self.pieces, list(self.pieces.terms)
        near, unit, last = 0, firsts[0], 0
        for k, number in enumerate(self.scan.paced(numbers), 1):
            first = number.first
            while unit < first - _REACH_BACK:
                near += 1
                if near == len(firsts):
                    return
                unit = firsts[near]
            # most numbers are read for one role only, as no unit of another is in reach
            if unit > first + _REACH or k < last or number.ordinal or first < pieces.done:
                continue
            piece = pieces.piece(number)
            pair = None
            if k < len(numbers):
                end = piece.last if piece else number.last
                mark = tokens[end]
                if mark == " " or mark.isspace():
                    mark = tokens[end + 1]
                if mark.lower() in links or (piece is None and number.letter is not None):
                    follower = numbers[k]
                    if follower.first - number.last <= _FAR and not follower.ordinal:
                        pair = self.pairs.read(number, piece, follower)
            measure = self._of_pair(pair) if pair else self._of_piece(piece) if piece else None
            if measure:
                pieces.done = measure.last
                yield measure
                if pair is not None and not pair.moved:
                    last = k + 2  # the second number is read

    def _of_pair(self, pair: Pair) -> Measure:
        """Make the measure of a range, or of the first end of a change.

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
        """Make the measure of one number."""
        first, last, number, term = piece.first, piece.last, piece.number, piece.term
        assert term is not None
        opening, closing, hedges = self._hedges(first, last)
        value = piece.value if piece.negative else number.value
        if piece.place is _AFTER and term.first > number.last:
            inside = self.pieces.hedge_inside(number)
            if inside and inside[0] <= term.first:
                hedges.append(inside[1])
        if self.rounds and self._rounds(number):
            hedges.append(Hedge.ABOUT)
        if number.high is not None and number.high > number.value:
            amount = Amount.between(value, CONTEXT.minus(number.high) if piece.negative else number.high)
        else:
            amount = Amount(value, value, _EXACT)
        if hedges:
            amount = hedged(amount, hedges)
        return Measure(first, last, self.role, term, piece.place, amount, (number,), opening, closing)

    def _rounds(self, number: Number) -> bool:
        """Say whether a number has a group that is never meant exactly: "une centaine d'euros"."""
        return any(self.scan.word(i) in self.rounds for i in range(number.first, number.last))

    def _hedges(self, first: int, last: int) -> tuple[int, int, list[Hedge]]:
        """Give where the hedge before begins, where the one behind ends, and both."""
        scan, tokens = self.scan, self.scan.tokens
        opening, closing = first, last
        hedges: list[Hedge] = []
        mark, behind = tokens[first - 1], tokens[last]
        word = tokens[first - 2] if mark == " " or mark.isspace() else mark
        following = tokens[last + 1] if behind == " " or behind.isspace() else behind
        if word.lower() in self.words.before or mark in _OPENING:
            before = scan.hedge_before(first)
            if before is None and mark in _OPENING:
                before = scan.hedge_before(first - 1)  # "exceeding '3%'"
            if before:
                opening, hedge = before
                hedges.append(self._denied(opening, hedge))
        if following.lower() in self.words.after:
            after = scan.hedge_after(last)
            # A mark such as "+" must touch the amount: "5% + 3%" is a sum.
            if after and not (scan.is_gap(last) and not tokens[last + 1][:1].isalpha()):
                closing, hedge = after
                hedges.append(hedge)
        return opening, closing, hedges

    def _denied(self, opening: int, hedge: Hedge) -> Hedge:
        """Turn a bound that is denied round: "should *not* dip below 3%" is 3% at least."""
        turned = _TURNED.get(hedge)
        if turned is None:
            return hedge
        for i in range(opening - 1, opening - 1 - _DENIED, -1):
            token = self.scan.word(i)
            if token in self.scan.grammar.amounts.negations:
                return turned
            if not (token.isspace() or token.isalpha()):
                break
        return hedge


def hedge_reasons(scan: Scan, measure: Measure) -> tuple[str, ...]:
    """Give the words around an amount that bound it or make it approximate, as reasons for a person."""
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
    """Open or blur an amount as its hedges say."""
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
