"""Numbers that share the unit of one behind them ("10, 15 and 25 percent"), and units that articles count."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from newsfacts.amounts.number_with_unit import CURRENCY, UNIT, Piece, PieceReader, Place
from newsfacts.model.arithmetic import product
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary

__all__ = ["SharedUnits"]

_LONGEST = 12
"""No list of numbers has more members than these."""
_FEWEST = 2
"""Fewer numbers than these before "and" are no list: "in 2019 and 5 percent"."""
_YEARS = range(1500, 2100)
"""Four digits that may be a year."""
_ONE = Decimal(1)


class SharedUnits:
    """Finds the numbers before a measure that share its unit."""

    def __init__(self, pieces: PieceReader) -> None:
        self.pieces = pieces
        self.scan = pieces.scan
        self.words = pieces.words

    def before(self, final: Piece, *, listed: bool) -> list[Piece]:
        """Return the numbers of a list that ``final`` ends, in text order; ``listed`` if another precedes it.

        ``final`` has its unit behind it, or shares the one of the next number.
        """
        assert final.term is not None
        first, found = final.first, list[Piece]()
        joined = listed
        while len(found) < _LONGEST:
            end, word = self._joint(first)
            if word in self.words.times:
                if not (listed and self.pieces.role == UNIT and final.term.payload.sides):
                    break
            elif word != ",":
                if joined:
                    break
                joined = True
            elif not joined:
                break
            number = self.scan.view(Numbers).by_end.get(end)
            if number is None:
                break
            member = self._member(number)
            if member is None:
                return []
            found.insert(0, self._scaled(member, final))
            first = member.first
        if len(found) < (1 if listed else _FEWEST) or self._named(first):
            return []
        return found

    def _joint(self, first: int) -> tuple[int, str]:
        """Return where the number before token ``first`` ends if something joins the two, and what does."""
        scan, words = self.scan, self.words
        before = scan.before_gap(first) - 1
        word = scan.word(before)
        if word == ",":
            return (before, word) if before < first - 1 else (0, "")
        if word not in words.both and word not in words.either and word not in words.times:
            return 0, ""
        end = scan.before_gap(before)
        return (end - 1 if scan.token(end - 1) == "," else end), word

    def _member(self, number: Number) -> Piece | None:
        """Return a number of a list without its unit; ``None`` if it is a year or a rank, or has its own."""
        if number.ordinal or number.first < self.pieces.done:
            return None
        if len(number.digits) == 4 and int(number.digits) in _YEARS:
            return None
        piece = self.pieces.bare(number)
        return piece if piece is not None and piece.last == number.last else None

    @staticmethod
    def _scaled(member: Piece, final: Piece) -> Piece:
        """Return a number of a list with unit and scale of the last one: "5, 10 or 15 million euros"."""
        number, scale = member.number, final.number.scale
        if number.scale == 1 and scale > 1 and final.number.unscaled < scale:
            number = attrs.evolve(
                number, value=product(number.value, scale), scale=scale, digits="", letter=None
            )
        return attrs.evolve(member, number=number, term=final.term)

    def _named(self, first: int) -> bool:
        """Return whether a capital before a list makes its numbers names: "Articles 10, 15 and 25"."""
        scan = self.scan
        before = scan.before_gap(first) - 1
        return (
            before < first - 1 and scan.token(before)[:1].isupper() and scan.word(before) not in self.words.of
        )

    # "ein Meter", "ein bis zwei Meter"

    def ones(self) -> Iterator[Piece]:
        """Yield the units that the word before counts: German "um ein Prozent", "einem Milligramm"."""
        if self.pieces.role == CURRENCY:
            return
        scan, numbers = self.scan, self.scan.view(Numbers)
        for term in self.pieces.terms.values():
            end = scan.before_gap(term.first)
            one = self._counting(end - 1) if end < term.first and term.payload.counted else None
            if one is None or end in numbers.by_end or scan.token(one - 1) == "-":
                continue
            yield Piece(one, term.last, Number(one, end, _ONE, article=True), term, Place.AFTER, False)

    def _counting(self, i: int) -> int | None:
        """Return where the words that end at token ``i`` and say "one" begin: "ein", "a full"."""
        word = self.scan.word(i)
        if word in self.words.ones:
            return i
        if word not in self.words.full:
            return None
        article = self.scan.before_gap(i) - 1
        known = self.scan.word(article) in self.scan.vocabulary(NumberVocabulary).articles
        return article if known else None

    def one_before(self, number: Number) -> Number | None:
        """Return the one that a range before a number begins with: "*ein* bis zwei Meter"."""
        scan = self.scan
        link = scan.before_gap(number.first) - 1
        if scan.word(link) not in self.words.to and scan.word(link) not in self.words.either:
            return None
        one = scan.before_gap(link) - 1
        if scan.token(one) == "-":
            one -= 1
        if scan.word(one) not in self.words.ones or one + 1 in scan.view(Numbers).by_end:
            return None
        return Number(one, one + 1, _ONE, article=True)
