"""Numbers that share the unit of a later number ("10, 15 and 25 percent"), and articles that count units."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import attrs

from newsfacts.amounts.number_with_unit import CURRENCY, UNIT, PieceReader, UnitNumber, UnitPosition
from newsfacts.clauses import Clauses
from newsfacts.model.arithmetic import product
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary

__all__ = ["SharedUnits"]

_LONGEST = 12
"""No list of numbers has more members than these."""
_FEWEST = 2
"""The fewest numbers before "and" that form a list; fewer do not: "in 2019 and 5 percent"."""
_YEARS = range(1500, 2100)
"""Four digits that could be a year."""
_ONE = Decimal(1)


class SharedUnits:
    """Finds the numbers before a measure that share its unit."""

    def __init__(self, pieces: PieceReader) -> None:
        self.pieces = pieces
        self.scan = pieces.scan
        self.words = pieces.words

    def before(self, final: UnitNumber, *, listed: bool) -> list[UnitNumber]:
        """Return the numbers of the list that ``final`` ends, in order; ``listed`` if a list precedes it.

        ``final`` has its unit after it, or shares the unit of the next number.
        """
        assert final.term is not None
        start, found = final.start, list[UnitNumber]()
        joined = listed
        while len(found) < _LONGEST:
            end, word = self._joint(start)
            if word in self.words.times:
                if not (listed and self.pieces.label == UNIT and final.term.sense.sides):
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
            start = member.start
        few = len(found) < (1 if listed else _FEWEST)
        if (few and not (found and self._paired(start))) or self._named(start):
            return []
        return found

    def _paired(self, start: int) -> bool:
        """Return whether two numbers that "and" joins share a unit: "fines *of* 300 and 500 euros".

        They do not in "a crew of 5 and 300 tonnes".
        """
        before = self.scan.skip_space_back(start) - 1
        if before == start - 1 or self.scan.lower(before) not in self.words.by:
            return False
        sentence = self.scan.view(Clauses).at(self.scan.starts[before])
        end = self.scan.skip_space_back(before)
        owner = None if sentence is None else sentence.group_ending(end)
        return owner is None or "sg" not in owner.features

    def _joint(self, start: int) -> tuple[int, str]:
        """Return where the number before token ``start`` ends if something joins the two, and what does."""
        scan, words = self.scan, self.words
        before = scan.skip_space_back(start) - 1
        word = scan.lower(before)
        if word == ",":
            return (before, word) if before < start - 1 else (0, "")
        if word not in words.both and word not in words.either and word not in words.times:
            return 0, ""
        end = scan.skip_space_back(before)
        return (end - 1 if scan.token(end - 1) == "," else end), word

    def _member(self, number: Number) -> UnitNumber | None:
        """Return a number of a list without its unit; ``None`` if it is a year or a rank, or has its own."""
        if number.ordinal or number.start < self.pieces.done:
            return None
        if len(number.digits) == 4 and int(number.digits) in _YEARS:
            return None
        piece = self.pieces.bare(number)
        return piece if piece is not None and piece.end == number.end else None

    @staticmethod
    def _scaled(member: UnitNumber, final: UnitNumber) -> UnitNumber:
        """Return a number of a list with unit and scale of the last one: "5, 10 or 15 million euros"."""
        number, scale = member.number, final.number.scale
        if number.scale == 1 and scale > 1 and final.number.unscaled < scale:
            number = attrs.evolve(
                number, value=product(number.value, scale), scale=scale, digits="", letter=None
            )
        return attrs.evolve(member, number=number, term=final.term)

    def _named(self, start: int) -> bool:
        """Return whether a capital before a list makes its numbers names: "Articles 10, 15 and 25"."""
        scan = self.scan
        before = scan.skip_space_back(start) - 1
        return (
            before < start - 1
            and scan.token(before)[:1].isupper()
            and scan.lower(before) not in self.words.of
        )

    # "ein Meter", "ein bis zwei Meter"

    def ones(self) -> Iterator[UnitNumber]:
        """Yield the units that the word before counts: German "um ein Prozent", "einem Milligramm"."""
        if self.pieces.label == CURRENCY:
            return
        scan, numbers = self.scan, self.scan.view(Numbers)
        for term in self.pieces.hits.values():
            end = scan.skip_space_back(term.start)
            one = self._counting(end - 1) if end < term.start and term.sense.counted else None
            if one is None or end in numbers.by_end or scan.token(one - 1) == "-":
                continue
            yield UnitNumber(
                one, term.end, Number(one, end, _ONE, article=True), term, UnitPosition.AFTER, False
            )

    def _counting(self, i: int) -> int | None:
        """Return where the words begin that end at token ``i`` and mean "one": "ein", "a full"."""
        word = self.scan.lower(i)
        if word in self.words.ones:
            return i
        if word not in self.words.full:
            return None
        article = self.scan.skip_space_back(i) - 1
        known = self.scan.lower(article) in self.scan.vocabulary(NumberVocabulary).articles
        return article if known else None

    def one_before(self, number: Number) -> Number | None:
        """Return the word for "one" at the beginning of a range before a number: "*ein* bis zwei Meter"."""
        scan = self.scan
        link = scan.skip_space_back(number.start) - 1
        if scan.lower(link) not in self.words.to and scan.lower(link) not in self.words.either:
            return None
        one = scan.skip_space_back(link) - 1
        if scan.token(one) == "-":
            one -= 1
        if scan.lower(one) not in self.words.ones or one + 1 in scan.view(Numbers).by_end:
            return None
        return Number(one, one + 1, _ONE, article=True)
