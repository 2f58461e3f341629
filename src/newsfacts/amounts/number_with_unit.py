"""One number with its sign and the unit beside it, for the amounts of one role."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from newsfacts.amounts.letters import ScaleLetters, phrase_may_end
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.amounts.whole import goes_on, half_behind, is_mid_number, with_groups
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.fractions import Part
from newsfacts.numbers.hedges import hedge_after, hedge_before
from newsfacts.numbers.number import Number
from newsfacts.numbers.tail import plus
from newsfacts.numbers.vocabulary import Hedge, NumberVocabulary, WordClass

if TYPE_CHECKING:
    from newsfacts.text.scan import Scan, Term

__all__ = ["CURRENCY", "PERCENT", "UNIT", "Piece", "PieceReader", "Place"]

CURRENCY = "currency"
PERCENT = "percent"
UNIT = "unit"
_NO_TERMS: Mapping[int, Any] = {}
_SCALES = (WordClass.HUNDRED, WordClass.SCALE, WordClass.GROUP)
_DASHES = ("-", "–")
_OPENERS = "([\"'“‘„«"
_BRACKETS = ("(", "[")
_LEFT_OF_BARE = _OPENERS + "-–—"
_INSIDE = frozenset("%=&#@_\\")
"""Behind one of these, digits belong to an address or a code: "?q=30%25"."""


class Place(Enum):
    """Where the unit stands."""

    BEFORE = "before"
    AFTER = "after"
    SHARED = "shared"
    """It stands at the other end of a change: "from *3* to 5 percent"."""


@attrs.define(eq=False)
class Piece:
    """One number with its sign and the unit beside it, if any."""

    first: int
    last: int
    number: Number
    term: Term | None
    place: Place
    negative: bool

    @property
    def value(self) -> Decimal:
        """The number with its sign."""
        return CONTEXT.minus(self.number.value) if self.negative else self.number.value


class _Front(NamedTuple):
    """The unit before a number."""

    term: Term
    spaced: bool
    """Whether something stands between the two."""
    negative: bool
    """Whether that is a sign: "€ minus 5"."""


class _Behind(NamedTuple):
    """The unit behind a number."""

    term: Term
    number: Number
    """The number, with the scale letter before the unit taken in."""

    @property
    def spaced(self) -> bool:
        """Whether something stands between the two."""
        return self.term.first > self.number.last


class PieceReader:
    """Reads numbers with units of one role; ``done`` is the first token that is not yet taken."""

    def __init__(self, scan: Scan, role: str) -> None:
        self.scan = scan
        self.role = role
        self.terms = scan.terms(role)
        self.ends = scan.terms_by_end(role) if role != UNIT else _NO_TERMS
        self.words = scan.vocabulary(AmountVocabulary)
        self.points_group = scan.vocabulary(NumberVocabulary).decimal == ","
        self.spaced_signs = scan.vocabulary(NumberVocabulary).spaced
        self.negative = scan.vocabulary(NumberVocabulary).negative
        self.hedges = scan.vocabulary(NumberVocabulary).hedges.after
        self.scales = scan.terms("number")
        self.letters = ScaleLetters(scan, self.terms, money=role == CURRENCY)
        self.done = 0

    def piece(self, number: Number) -> Piece | None:
        """Return a number with the unit beside it, or ``None`` if there is none."""
        front = self._front(number) if self.ends else None
        behind = None
        if not number.glued and (front is None or front.spaced):
            behind = self._behind(number)
        if front is None and behind is None:
            return None
        if number.first in self.scales and self._counted_loosely(number):
            return None  # "several hundred million dollars"
        half = half_behind(self.scan, behind.term) if behind is not None else None
        if number.article and self.role == CURRENCY and half is None:
            return None  # "a dollar" is money in some places only: see kinds/money/extract.py
        if behind is None or (front is not None and behind.spaced):
            assert front is not None
            return self._with_front(front, number)
        return self._with_behind(behind, half)

    def _front(self, number: Number) -> _Front | None:
        """Return the unit before a number, if it is that number's."""
        first, negative = number.first, False
        term = self.ends.get(first)
        if term is None and self._unit_near(first):
            first, negative = self._sign(first)
            term = self.ends.get(first)
            if term is None and not number.glued:
                term = self.ends.get(self.scan.before_gap(first))
        if term is None or not self._opens(term):
            return None
        return _Front(term, term.last < first, negative)

    def _unit_near(self, first: int) -> bool:
        """Return whether a unit ends within a sign and its two gaps before token ``first``."""
        ends = self.ends
        return first - 1 in ends or first - 2 in ends or first - 3 in ends

    def bare(self, number: Number) -> Piece | None:
        """Return a number that has no unit of its own, if it may be one end of a range."""
        scan = self.scan
        if number.fraction or number.glued or number.high is not None or self._counted_loosely(number):
            return None
        first, negative = self._sign(number.first)
        before = scan.token(first - 1)
        if before and not before.isspace() and before[-1] not in _LEFT_OF_BARE:
            return None
        if self._designates(number) or self._dated(number):
            return None  # "F-16 to 20%", "on May 3 to 39 percent"
        number = self.lettered(number)
        return (
            None
            if self._inside_word(number.last)
            else Piece(first, number.last, number, None, Place.SHARED, negative)
        )

    def _thousands(self, number: Number, term: Term) -> Number | None:
        """Read a plain space between thousands where what stands behind tells: "12 500 EUR".

        Where numbers are not written so, a unit tells it only at the end of a phrase: "12 500 km of road";
        "4 200 m races" are four.
        """
        before = self.scan.view(Numbers).by_end.get(number.first - 1)
        if (
            self.role == PERCENT
            or (self.role == UNIT and not self.points_group and not phrase_may_end(self.scan, term.last))
            or before is None
            or before.first < self.done
            or before.glued
            or not 0 < len(before.digits) < 4
            or len(number.digits) != 3
            or (term.first == number.last and not phrase_may_end(self.scan, term.last))  # "12 500€ notes"
            or not self.scan.is_gap(number.first - 1)
            or self.scan.token(self.scan.before_gap(before.first) - 1)[:1].isupper()  # "May 5 500 euros"
        ):
            return None
        value = Decimal(before.digits + number.digits)
        return attrs.evolve(number, first=before.first, value=value, unscaled=value)

    def _with_front(self, front: _Front, number: Number) -> Piece | None:
        """Return a number with the unit before it; not "$5x", but "$5CAD"."""
        term = front.term
        if number.letter is not None:
            number = self.lettered(number)
        number = with_groups(self.scan, number)
        if self._inside_word(number.last):
            glued = self.terms.get(number.last)
            if glued is None or not glued.payload.agrees(term.payload):
                return None
        elif goes_on(self.scan, number, number.last):
            return None
        first, sign = self._sign(term.first)
        return Piece(first, number.last, number, term, Place.BEFORE, front.negative or sign)

    def _with_behind(self, behind: _Behind, half: Part | None) -> Piece | None:
        """Return a number with the unit behind it, unless the number is part of an address or a name."""
        term, number = behind
        first, negative = self._sign(number.first)
        if self.scan.token(first - 1) in _INSIDE or (behind.spaced and self._designates(number)):
            return None
        if not negative and (longer := self._thousands(number, term)):
            number = longer
            first, negative = self._sign(number.first)
        elif is_mid_number(self.scan, number, term.first):
            return None
        last = term.last
        if half is not None:  # "trois tonnes et demie"
            number, last = plus(number, half.value, number.last), half.last
        return Piece(first, last, number, term, Place.AFTER, negative)

    def _counted_loosely(self, number: Number) -> bool:
        """Return whether the words before leave it open how many: "several hundred million"."""
        scale = self.scales.get(number.first)
        if scale is None or scale.payload.sort not in _SCALES:
            return False
        before = self.scan.before_gap(number.first) - 1
        if self.scan.token(before) == "-":
            before -= 1
        return self.scan.word(before) in self.words.countless

    def _dated(self, number: Number) -> bool:
        """Return whether a number is the day of a month before it."""
        scan = self.scan
        end = scan.before_gap(number.first)
        return end < number.first and scan.token(end - 1)[:1].isupper() and end in scan.terms_by_end("time")

    def _designates(self, number: Number) -> bool:
        """Return whether a number ends a name: "F-16"; not the second half of "2 billion-3 billion"."""
        scan, first = self.scan, number.first
        if scan.token(first - 1) not in self.words.dashes or first - 1 in scan.view(Numbers).by_end:
            return False
        return (
            scan.token(first - 2)[:1].isupper()
            and scan.word(first - 2) not in scan.vocabulary(NumberVocabulary).negative
        )

    def lettered(self, number: Number) -> Number:
        """Return a number with the scale letter behind it, if it is one."""
        return number if self.role == PERCENT else self.letters.taken_in(number)

    def _inside_word(self, i: int) -> bool:
        """Return whether token ``i`` goes on with letters where a word ought to end."""
        return self.scan.token(i)[:1].isalpha()

    def _sign(self, first: int) -> tuple[int, bool]:
        """Return the token from which a sign before token ``first`` begins, and whether there is one."""
        scan, negative = self.scan, self.negative
        if scan.tokens[first - 1] in _DASHES:
            return self._dash(first)
        gap = scan.before_gap(first)
        if scan.token(gap - 1) in _DASHES and self._is_spaced_sign(gap - 1):
            return gap - 1, True
        if scan.word(gap - 1) not in negative:
            return first, False
        before = scan.word(scan.before_gap(gap - 1) - 1)
        # "plus or minus 3 percent"; French "au moins 3 %", where the same word ends a hedge
        if before in self.words.either or before == "/" or hedge_before(scan, first):
            return first, False
        return gap - 1, True

    def _dash(self, first: int) -> tuple[int, bool]:
        """Return the same where a dash touches token ``first``."""
        scan = self.scan
        mark, before = scan.token(first - 1), scan.token(first - 2)
        if before.lower() in self.negative:
            return first - 2, True  # "minus-5 yards"
        clear = not before or before.isspace() or before in _OPENERS
        if clear and (mark == "-" or not scan.token(first - 3)[-1:].isalnum() or self._leads(first - 3)):
            return first - 1, True
        unit = self.ends.get(first - 1)
        if unit is not None and unit.payload.before and not before.isalpha():
            return first - 1, True  # "$-50.8bn"; in "EUR-50" a hyphen may join
        return first, False

    def _is_spaced_sign(self, dash: int) -> bool:
        """Return whether a dash apart from its number is a sign, as in French: "(- 2,5 %)", "de - 2 à - 3 %".

        In a row of text it sets off an aside, and at the head of a line it opens an item.
        """
        scan = self.scan
        before = scan.token(dash - 1)
        if before in _BRACKETS:
            return True
        return self.spaced_signs and scan.is_gap(dash - 1) and self._leads(dash - 2)

    def _leads(self, i: int) -> bool:
        """Return whether a number must follow the word at token ``i``, so that a dash behind it is a sign."""
        word, words = self.scan.word(i), self.words
        lists = (words.to, words.onto, words.both, words.by, words.since, words.between)
        return any(word in listed for listed in lists)

    def _opens(self, term: Term) -> bool:
        """Return whether a unit before a number is that number's."""
        if not term.payload.before or term.first < self.done:
            return False
        return not self.scan.tokens[term.first - 1].isalnum()  # the tail of an unknown symbol: "XY$5"

    def _behind(self, number: Number) -> _Behind | None:
        """Return the unit behind a number, if it is that number's, with the scale letter before it or not."""
        if number.letter is not None:
            lettered = self.lettered(number)
            term = self._term_at(lettered)
            if term is not None and self._free(term, lettered):
                return _Behind(term, lettered)
        term = self._term_at(number)
        return _Behind(term, number) if term is not None and self._free(term, number) else None

    def _term_at(self, number: Number) -> Term | None:
        """Return the unit that begins behind a number, touching it or not."""
        scan, last = self.scan, number.last
        if scan.is_gap(last):
            return self.terms.get(last + 1) or self._term_past_of(number, last + 1)
        mark = scan.token(last)
        if mark == "," and self.role == CURRENCY and scan.token(last + 1) in self.words.dashes:
            last += 2  # "5,- Euro"
        elif mark != "-" and mark.lower() not in self.hedges:
            return self.terms.get(last)
        after = scan.after_joint(last)
        term = self.terms.get(after)
        if term is None and after > last:
            term = self._term_past_of(number, after)
        if term is None and (inside := self.hedge_inside(number)):
            term = self.terms.get(scan.after_joint(inside[0]))
        return term

    def _term_past_of(self, number: Number, after: int) -> Term | None:
        """Read "hundreds of millions *of* dollars", "three-quarters *of a* percentage point"."""
        if number.high is None and not number.fraction and number.scale <= 1:
            return None
        scan, term = self.scan, None
        if scan.word(after) in self.words.of:
            after = scan.after_word(after, self.words.of)
            one = scan.view(Numbers).by_start.get(after) if number.fraction else None
            if one is not None and one.value == 1:  # "three-tenths of one percent"
                after = scan.after_joint(one.last)
            term = self.terms.get(after)
        if scan.word(after) in scan.vocabulary(NumberVocabulary).articles:
            term = self.terms.get(scan.after_gap(after + 1))
        return term

    def hedge_inside(self, number: Number) -> tuple[int, Hedge] | None:
        """Return the hedge right behind a number, before its unit, with the token after: "100+ miles"."""
        if self.scan.is_gap(number.last):
            return None
        return hedge_after(self.scan, number.last)

    def _free(self, term: Term, number: Number) -> bool:
        """Return whether a unit behind a number is that number's, not the next one's: "two $500 checks"."""
        if self.role == UNIT:
            return True
        if not term.payload.after:
            return False
        if self.scan.token(term.last)[:1].isdecimal():
            return False
        if not term.payload.before or term.first == number.last:
            return True
        following = self.scan.view(Numbers).by_start.get(self.scan.after_gap(term.last))
        if following is None or following.first == term.last or term.payload.prefers_after:
            return True
        if self.scan.token(term.last - 1).isalpha() and following.scale == 1 and len(number.digits) != 4:
            return True  # "17 USD 25", not "In 2024 USD 5 million"
        return following.last in self.terms or self.scan.after_gap(following.last) in self.terms
