"""Numbers with their units: sign, scale, hedge and range, read once for money, percentages and quantities.

    measure = [hedge] (one | range)
    one     = [sign] unit number | [sign] number unit
    range   = number ("-" | "to" | "and" after "between") number, with a unit at both or at one

The span of a measure covers sign, numbers and unit, but not its hedges. A change from one amount to another
("rose from $3 to $5") is two measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

import attrs

from newsfacts.amounts.ends import NumberPair
from newsfacts.amounts.lists import SharedUnits
from newsfacts.amounts.number_with_unit import CURRENCY, PERCENT, UNIT, PieceReader, UnitNumber, UnitPosition
from newsfacts.amounts.ranges import PairReader
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.amounts.whole import is_share, list_goes_on
from newsfacts.model.amount import Amount, Bound
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import article_before, hedge_after, hedge_before
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge, NumberVocabulary

if TYPE_CHECKING:
    from newsfacts.text.scan import Hit, Scan

__all__ = ["CURRENCY", "PERCENT", "UNIT", "Measure", "Measures", "UnitPosition", "hedge_reasons", "hedged"]

_BOUNDS = {
    Hedge.OVER: Bound.OVER,
    Hedge.AT_LEAST: Bound.AT_LEAST,
    Hedge.UNDER: Bound.UNDER,
    Hedge.AT_MOST: Bound.AT_MOST,
}
_OPENING = frozenset("'\"‘’“”„«»")
_TURNED = {Hedge.UNDER: Hedge.AT_LEAST, Hedge.OVER: Hedge.AT_MOST}
_DENIED_TOKENS = 6
"""How many tokens can be between a bound and its denial: "not", a verb or two, and the spaces."""
_APART_TOKENS = 9
"""The most tokens between the first tokens of two numbers of one range."""
_REACH_AHEAD = 40
"""The most tokens between a number and a unit after it, written out and in a range."""
_REACH_BACK = 12
"""The most tokens between a unit and a number after it."""


@attrs.define(eq=False)
class Measure:
    """An amount with a unit, where the text has it."""

    start: int
    """Index of its first token; hedges come before it."""
    end: int
    """Index of the token after it."""
    label: str
    """Which sort of unit: ``"currency"``, ``"percent"`` or ``"unit"``."""
    term: Hit
    """The unit and its place; its sense is its meaning in the table."""
    place: UnitPosition
    """On which side of the number."""
    amount: Amount
    """How many units."""
    numbers: tuple[Number, ...]
    """The number, or the two numbers of a range, including scale letters and shared scales."""
    opening: int
    """Index of the first token of what opens it: its hedge, "between", or itself."""
    closing: int
    """Index of the token after the hedge that follows it ("or more"), or ``end``."""
    is_change: bool = False
    """Whether it is one end of a change of which the text has both ends."""


class Measures:
    """Every amount with a unit; those of different roles may overlap. Use it as ``scan.view(Measures)``."""

    def __init__(self, scan: Scan) -> None:
        found: list[Measure] = []
        for label in (CURRENCY, PERCENT, UNIT):
            if scan.hits(label):
                found.extend(_Reader(scan, label).read())
        found.sort(key=attrgetter("start", "end", "label"))
        self.all: Sequence[Measure] = tuple(found)
        """In text order."""


class _Reader:
    """Reads the measures of one role from left to right."""

    def __init__(self, scan: Scan, label: str) -> None:
        self.scan = scan
        self.label = label
        self.pieces = PieceReader(scan, label)
        self.pairs = PairReader(self.pieces)
        self.shared = SharedUnits(self.pieces)
        self.rounds = scan.vocabulary(NumberVocabulary).rounds

    def read(self) -> Iterator[Measure]:
        """Yield them in order."""
        numbers, pieces = self.scan.view(Numbers).all, self.pieces
        unread = 0
        for k in self._near_units():
            number = numbers[k]
            if k < unread or number.ordinal or number.start < pieces.done:
                continue
            piece = pieces.piece(number)
            one = piece is not None and number.value == 1 and not number.digits
            if one and piece is not None and is_share(self.scan, piece.end):
                continue
            pair = self._pair_from(k, piece)
            if pair is not None:
                if not pair.is_change and pair.right.number.start > number.start:
                    unread = k + 2  # a range includes the second number
                measure = self._of_pair(pair)
                piece = pair.left if pair.is_change else None
            elif piece is None or self._shares_unit_before(piece):
                continue
            else:
                measure = self._of_piece(piece)
            yield from self._members_before(measure, piece)
            pieces.done = measure.end
            yield measure
        for piece in self.shared.ones():
            yield self._of_piece(piece)

    def _shares_unit_before(self, piece: UnitNumber) -> bool:
        """Return whether a number after its unit opens a list; the unit could belong to the last number."""
        return piece.place is UnitPosition.BEFORE and list_goes_on(self.scan, piece.number, piece.end)

    def _members_before(self, measure: Measure, piece: UnitNumber | None) -> Iterator[Measure]:
        """Yield the numbers of a list before a measure that share the unit after its number."""
        if piece is None or measure.place is UnitPosition.BEFORE:
            return
        final = piece if piece.term is measure.term else attrs.evolve(piece, term=measure.term)
        for member in self.shared.before(final, listed=measure.is_change):
            yield self._of_piece(member)

    def _pair_from(self, k: int, piece: UnitNumber | None) -> NumberPair | None:
        """Return the pair that the number at an index belongs to, with the next number or with "one"."""
        numbers = self.scan.view(Numbers).all
        pair = self._pair(numbers[k], piece, numbers[k + 1]) if k + 1 < len(numbers) else None
        if pair is None and piece is not None and piece.place is UnitPosition.AFTER:
            return self._from_one(numbers[k])
        return pair

    def _from_one(self, number: Number) -> NumberPair | None:
        """Return the range from one to a number if an article means "one": "ein bis zwei Meter"."""
        one = self.shared.one_before(number)
        pair = self.pairs.read(one, None, number) if one else None
        return None if pair is None or pair.is_change else pair

    def _near_units(self) -> Iterator[int]:
        """Yield the index of every number within reach of a unit of this role.

        Most numbers are within reach of units of one role only, and are read once.
        """
        units = iter(self.pieces.hits)
        unit = next(units)
        for k, number in enumerate(self.scan.until_deadline(self.scan.view(Numbers).all)):
            start = number.start
            while unit < start - _REACH_BACK:
                following = next(units, None)
                if following is None:
                    return
                unit = following
            if unit <= start + _REACH_AHEAD:
                yield k

    def _pair(self, number: Number, piece: UnitNumber | None, follower: Number) -> NumberPair | None:
        """Return the pair that a number, with its unit if it has one, makes with the next number."""
        scan = self.scan
        if follower.ordinal or follower.start - number.end > _APART_TOKENS:
            return None
        link = scan.word_after(piece.end if piece else number.end)
        if link in scan.vocabulary(AmountVocabulary).links or (piece is None and number.letter is not None):
            return self.pairs.read(number, piece, follower)
        return None

    def _of_pair(self, pair: NumberPair) -> Measure:
        """Return the measure of a range, or of the first end of a change.

        The second end of a change is read separately, because it can begin the next pair.
        """
        left, right, is_change, start = pair
        term, place = (left.term, left.place) if left.term else (right.term, right.place)
        assert term is not None
        if is_change:
            measure = self._of_piece(attrs.evolve(left, term=term))
            measure.is_change = True
            return measure
        opening, closing, hedges = self._hedges(left.start, right.end)
        if Hedge.AT_LEAST in hedges and self._since(left.start):
            hedges.remove(Hedge.AT_LEAST)  # "vanaf 25 tot 60 euro"
        amount = hedged(Amount.between(left.value, right.value), hedges)
        return Measure(
            left.start,
            right.end,
            self.label,
            term,
            place,
            amount,
            (left.number, right.number),
            min(start, opening),
            closing,
        )

    def _since(self, start: int) -> bool:
        """Return whether the word before token ``start`` is one that comes before the first of two ends."""
        return self.scan.word_before(start) in self.scan.vocabulary(AmountVocabulary).since

    def _of_piece(self, piece: UnitNumber) -> Measure:
        """Return the measure of one number."""
        start, end, number, term = piece.start, piece.end, piece.number, piece.term
        assert term is not None
        opening, closing, hedges = self._hedges(start, end)
        value = piece.value
        if piece.place is UnitPosition.AFTER and term.start > number.end:
            inside = self.pieces.hedge_inside(number)
            if inside and inside[0] <= term.start:
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
        return Measure(start, end, self.label, term, piece.place, amount, (number,), opening, closing)

    def _rounds(self, number: Number) -> bool:
        """Return whether a number has a group that is never meant exactly: "une centaine d'euros"."""
        return any(self.scan.lower(i) in self.rounds for i in range(number.start, number.end))

    def _hedges(self, start: int, end: int) -> tuple[int, int, list[Hedge]]:
        """Return where the hedge before an amount begins, where the one after it ends, and both."""
        opening, closing = article_before(self.scan, start), end
        hedges: list[Hedge] = []
        if before := self._hedge_before(start):
            opening, hedge = before
            hedges.append(self._denied(opening, end, hedge))
        if after := self._hedge_after(end):
            closing, hedge = after
            hedges.append(hedge)
        return opening, closing, hedges

    def _hedge_before(self, start: int) -> tuple[int, Hedge] | None:
        """Return the hedge before token ``start``, over a quotation mark too: "exceeding '3%'"."""
        before = hedge_before(self.scan, start)
        if before is None and self.scan.token(start - 1) in _OPENING:
            before = hedge_before(self.scan, start - 1)
        return before

    def _hedge_after(self, end: int) -> tuple[int, Hedge] | None:
        """Return the hedge after an amount; a mark such as "+" must touch it: "5% + 3%" is a sum."""
        after = hedge_after(self.scan, end)
        if after and self.scan.is_space(end) and not self.scan.token(end + 1)[:1].isalpha():
            return None
        return after

    def _denied(self, opening: int, end: int, hedge: Hedge) -> Hedge:
        """Return a hedge, reversed if it is denied: "should *not* dip below 3%" is at least 3%."""
        turned = _TURNED.get(hedge)
        if turned is None:
            return hedge
        behind = self.scan.skip_space(end)
        if self.scan.lower(behind) in self.scan.vocabulary(AmountVocabulary).negations_behind:
            ends = self.scan.token(behind + 1)
            if not ends or not (ends.isspace() or ends.isalnum()):
                return turned
        for i in range(opening - 1, opening - 1 - _DENIED_TOKENS, -1):
            token = self.scan.lower(i)
            if token in self.scan.vocabulary(AmountVocabulary).negations:
                return turned
            if not (token.isspace() or token.isalpha()):
                break
        return hedge


def hedge_reasons(scan: Scan, measure: Measure) -> tuple[str, ...]:
    """Return the words around an amount that bound it or make it approximate, as reasons for a person."""
    if measure.opening == measure.start and measure.closing == measure.end:
        return ()
    amount = measure.amount
    bounded = amount.bound not in (Bound.EXACT, Bound.RANGE)
    if not (bounded or amount.approximate):
        return ()
    said = [scan.surface(measure.opening, measure.start), scan.surface(measure.end, measure.closing)]
    bare = (" ".join(part.split()).strip("".join(_OPENING)).strip() for part in said)
    words = " … ".join(filter(None, bare))
    if not words:
        return ()
    return (f"{words!r} {'sets a limit' if bounded else 'says that the number is approximate'}",)


def hedged(amount: Amount, hedges: Sequence[Hedge]) -> Amount:
    """Return an amount with the limit of its hedges, or made approximate by them."""
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
