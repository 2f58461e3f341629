"""One number with its sign and the unit next to it, for the amounts of one role."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from newsfacts.amounts.letters import ScaleLetters, phrase_may_end
from newsfacts.amounts.signs import OPENERS, Signs
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.amounts.whole import counted_parts, goes_on, half_behind, is_mid_number, with_groups
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.figures import Numbers, follows_bracketed, grammar_of
from newsfacts.numbers.fractions import Part
from newsfacts.numbers.hedges import hedge_after
from newsfacts.numbers.number import Number
from newsfacts.numbers.tail import plus
from newsfacts.numbers.vocabulary import Hedge, NumberVocabulary, WordClass

if TYPE_CHECKING:
    from newsfacts.text.scan import Hit, Scan

__all__ = ["CURRENCY", "PERCENT", "UNIT", "PieceReader", "UnitNumber", "UnitPosition"]

CURRENCY = "currency"
PERCENT = "percent"
UNIT = "unit"
_NO_TERMS: Mapping[int, Any] = {}
_SCALES = (WordClass.HUNDRED, WordClass.POWER, WordClass.SCALE, WordClass.GROUP)
_LEFT_OF_BARE = OPENERS + "-–—"
_FULL_STOPS = frozenset("。、・「『《")
"""Marks of scripts without spaces, which have no space after them."""
_FOLDED_STOPS = frozenset(",:;!?")
"""Marks that those scripts share with others."""
_INSIDE = frozenset("%=&#@_\\")
"""After one of these, digits belong to an address or a code: "?q=30%25"."""


class UnitPosition(Enum):
    """Where the unit is."""

    BEFORE = "before"
    AFTER = "after"
    SHARED = "shared"
    """It is at the other end of a change: "from *3* to 5 percent"."""


@attrs.define(eq=False)
class UnitNumber:
    """One number with its sign and the unit next to it, if any."""

    start: int
    end: int
    number: Number
    term: Hit | None
    place: UnitPosition
    negative: bool

    @property
    def value(self) -> Decimal:
        """The number with its sign."""
        return CONTEXT.minus(self.number.value) if self.negative else self.number.value


class _Front(NamedTuple):
    """The unit before a number."""

    term: Hit
    spaced: bool
    """Whether something is between the two."""
    negative: bool
    """Whether that is a sign: "€ minus 5"."""


class _Behind(NamedTuple):
    """The unit after a number."""

    term: Hit
    number: Number
    """The number, including the scale letter before the unit."""

    @property
    def spaced(self) -> bool:
        """Whether something is between the two."""
        return self.term.start > self.number.end


class PieceReader:
    """Reads numbers with units of one role; ``done`` is the first token that is not yet part of one."""

    def __init__(self, scan: Scan, label: str) -> None:
        self.scan = scan
        self.label = label
        self.hits = scan.hits(label)
        self.ends = scan.hits_by_end(label) if label != UNIT else _NO_TERMS
        self.words = scan.vocabulary(AmountVocabulary)
        self.points_group = grammar_of(scan).decimal == ","
        self.signs = Signs(scan, self.ends)
        self.hedges = scan.vocabulary(NumberVocabulary).hedges.after
        self.scales = scan.hits("number")
        self.letters = ScaleLetters(scan, self.hits, money=label == CURRENCY)
        self.done = 0

    def piece(self, number: Number) -> UnitNumber | None:
        """Return a number with the unit next to it, or ``None`` if there is no unit."""
        front = self._front(number) if self.ends else None
        behind = None
        if not number.glued and (front is None or front.spaced):
            behind = self._behind(number)
        if front is None and behind is None:
            return None
        if number.start in self.scales and self._counted_loosely(number):
            return None  # "several hundred million dollars"
        half = half_behind(self.scan, behind.term) if behind is not None else None
        if number.article and self.label == CURRENCY and half is None:
            return None  # "a dollar" is money in some places only: see kinds/money/extract.py
        if behind is None or (front is not None and behind.spaced):
            assert front is not None
            return self._with_front(front, number)
        return self._with_behind(behind, half)

    def _front(self, number: Number) -> _Front | None:
        """Return the unit before a number, if it is that number's."""
        start, negative = number.start, False
        term = self.ends.get(start)
        if term is None and self._unit_near(start):
            start, negative = self.signs.before(start)
            term = self.ends.get(start)
            if term is None and not number.glued:
                term = self.ends.get(self.scan.skip_space_back(start))
        if term is None or not self._opens(term):
            return None
        return _Front(term, term.end < start, negative)

    def _unit_near(self, start: int) -> bool:
        """Return whether a unit ends within a sign and its two spaces before token ``start``."""
        ends = self.ends
        return start - 1 in ends or start - 2 in ends or start - 3 in ends

    def bare(self, number: Number) -> UnitNumber | None:
        """Return a number that has no unit, if it could be one end of a range."""
        scan = self.scan
        if number.fraction or number.glued or number.high is not None or self._counted_loosely(number):
            return None
        start, negative = self.signs.before(number.start)
        before = scan.token(start - 1)
        if before and not before.isspace() and not self._opens_bare(before, start):
            return None
        if self._designates(number) or self._dated(number):
            return None  # "F-16 to 20%", "on May 3 to 39 percent"
        number = self.lettered(number)
        return (
            None
            if self._inside_word(number.end)
            else UnitNumber(start, number.end, number, None, UnitPosition.SHARED, negative)
        )

    def _opens_bare(self, before: str, start: int) -> bool:
        """Return whether a number without its own unit can begin right after a token."""
        if before[-1] in _LEFT_OF_BARE or before in _FULL_STOPS or self.scan.is_unspaced(start - 1):
            return True
        return before in _FOLDED_STOPS and self.scan.is_unspaced(start - 2)

    def _thousands(self, number: Number, term: Hit) -> Number | None:
        """Return a number with a plain space between thousands if the text after it shows that: "12 500 EUR".

        In a language that does not write numbers in this way, a unit shows it only at the end of a phrase:
        "12 500 km of road"; but "4 200 m races" are four races.
        """
        before = self.scan.view(Numbers).by_end.get(number.start - 1)
        if (
            self.label == PERCENT
            or (self.label == UNIT and not self.points_group and not phrase_may_end(self.scan, term.end))
            or before is None
            or before.start < self.done
            or before.glued
            or not 0 < len(before.digits) < 4
            or len(number.digits) != 3
            or (term.start == number.end and not phrase_may_end(self.scan, term.end))  # "12 500€ notes"
            or not self.scan.is_space(number.start - 1)
            or self.scan.token(self.scan.skip_space_back(before.start) - 1)[:1].isupper()  # "May 5 500 euros"
        ):
            return None
        value = Decimal(before.digits + number.digits)
        return attrs.evolve(number, start=before.start, value=value, unscaled=value)

    def _with_front(self, front: _Front, number: Number) -> UnitNumber | None:
        """Return a number with the unit before it; not "$5x", but "$5CAD"."""
        term = front.term
        if number.letter is not None:
            number = self.lettered(number)
        number = with_groups(self.scan, number)
        if self._inside_word(number.end):
            glued = self.hits.get(number.end)
            if glued is None or not glued.sense.agrees(term.sense):
                return None
        elif goes_on(self.scan, number, number.end):
            return None
        start, sign = self.signs.before(term.start)
        return UnitNumber(start, number.end, number, term, UnitPosition.BEFORE, front.negative or sign)

    def _with_behind(self, behind: _Behind, half: Part | None) -> UnitNumber | None:
        """Return a number with the unit after it, unless the number is part of an address or a name."""
        term, number = behind.term, counted_parts(self.scan, behind.number)
        start, negative = self.signs.before(number.start)
        inside = self.scan.token(start - 1) in _INSIDE and not self.scan.is_unspaced(start - 2)
        if inside or (behind.spaced and self._designates(number)):
            return None
        if not negative and (longer := self._thousands(number, term)):
            number = longer
            start, negative = self.signs.before(number.start)
        elif is_mid_number(self.scan, number, term.start):
            return None
        end = term.end
        if half is not None:  # "trois tonnes et demie"
            number, end = plus(number, half.value, number.end), half.end
        return UnitNumber(start, end, number, term, UnitPosition.AFTER, negative)

    def _counted_loosely(self, number: Number) -> bool:
        """Return whether the words before leave it open how many: "several hundred million".

        So does a number with another in brackets after it, which may share the scale: "6.5 (5.1) million".
        """
        if follows_bracketed(self.scan, number.start):
            return True
        scale = self.scales.get(number.start)
        if scale is None or scale.sense.sort not in _SCALES:
            return False
        before = self.scan.skip_space_back(number.start) - 1
        if self.scan.token(before) == "-":
            before -= 1
        return self.scan.lower(before) in self.words.countless

    def _dated(self, number: Number) -> bool:
        """Return whether a number is the day of a month before it."""
        scan = self.scan
        end = scan.skip_space_back(number.start)
        return end < number.start and scan.token(end - 1)[:1].isupper() and end in scan.hits_by_end("time")

    def _designates(self, number: Number) -> bool:
        """Return whether a number ends a name: "F-16"; not the second half of "2 billion-3 billion"."""
        scan, start = self.scan, number.start
        if scan.token(start - 1) not in self.words.dashes or start - 1 in scan.view(Numbers).by_end:
            return False
        return (
            scan.token(start - 2)[:1].isupper()
            and scan.lower(start - 2) not in scan.vocabulary(NumberVocabulary).negative
        )

    def lettered(self, number: Number) -> Number:
        """Return a number with the letter after it, if that is a scale."""
        return number if self.label == PERCENT else self.letters.taken_in(number)

    def _inside_word(self, i: int) -> bool:
        """Return whether token ``i`` continues with letters where a word should end."""
        return self.scan.runs_on(i) and not self.scan.token(i).isdecimal()

    def _opens(self, term: Hit) -> bool:
        """Return whether a unit before a number is that number's."""
        if not term.sense.before or term.start < self.done:
            return False
        before = term.start - 1  # not the tail of an unknown symbol: "XY$5"
        return not self.scan.tokens[before].isalnum() or self.scan.is_unspaced(before)

    def _behind(self, number: Number) -> _Behind | None:
        """Return the unit after a number, if it belongs to it, with or without the scale letter before it."""
        if number.letter is not None:
            lettered = self.lettered(number)
            term = self._term_at(lettered)
            if term is not None and self._free(term, lettered):
                return _Behind(term, lettered)
        term = self._term_at(number)
        return _Behind(term, number) if term is not None and self._free(term, number) else None

    def _term_at(self, number: Number) -> Hit | None:
        """Return the unit that begins after a number, whether it touches it or not."""
        scan, end = self.scan, number.end
        if scan.is_space(end):
            return self.hits.get(end + 1) or self._term_past_of(number, end + 1)
        mark = scan.token(end)
        if mark == "," and self.label == CURRENCY and scan.token(end + 1) in self.words.dashes:
            end += 2  # "5,- Euro"
        elif mark != "-" and mark.lower() not in self.hedges:
            return self.hits.get(end)
        after = scan.skip_joint(end)
        term = self.hits.get(after)
        if term is None and after > end:
            term = self._term_past_of(number, after)
        if term is None and (inside := self.hedge_inside(number)):
            term = self.hits.get(scan.skip_joint(inside[0]))
        return term

    def _term_past_of(self, number: Number, after: int) -> Hit | None:
        """Read "hundreds of millions *of* dollars", "three-quarters *of a* percentage point"."""
        if number.high is None and not number.fraction and number.scale <= 1:
            return None
        scan, term = self.scan, None
        if scan.lower(after) in self.words.of:
            after = scan.skip_word(after, self.words.of)
            one = scan.view(Numbers).by_start.get(after) if number.fraction else None
            if one is not None and one.value == 1:  # "three-tenths of one percent"
                after = scan.skip_joint(one.end)
            term = self.hits.get(after)
        if scan.lower(after) in scan.vocabulary(NumberVocabulary).articles:
            term = self.hits.get(scan.skip_space(after + 1))
        return term

    def hedge_inside(self, number: Number) -> tuple[int, Hedge] | None:
        """Return the hedge between a number and its unit, with the token after it: "100+ miles"."""
        if self.scan.is_space(number.end):
            return None
        return hedge_after(self.scan, number.end)

    def _free(self, term: Hit, number: Number) -> bool:
        """Return whether a unit after a number belongs to it, not to the next number: "two $500 checks"."""
        if self.label == UNIT:
            return True
        if not term.sense.after:
            return False
        if self.scan.token(term.end)[:1].isdecimal() and not self.scan.is_unspaced(term.end - 1):
            return False
        if not term.sense.before or term.start == number.end:
            return True
        following = self.scan.view(Numbers).by_start.get(self.scan.skip_space(term.end))
        if following is None or following.start == term.end or term.sense.prefers_after:
            return True
        if self.scan.token(term.end - 1).isalpha() and following.scale == 1 and len(number.digits) != 4:
            return True  # "17 USD 25", not "In 2024 USD 5 million"
        return following.end in self.hits or self.scan.skip_space(following.end) in self.hits
