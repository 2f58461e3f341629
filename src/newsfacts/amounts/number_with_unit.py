"""One number with its sign and the unit beside it, for the amounts of one role."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

import attrs

from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge, WordClass

if TYPE_CHECKING:
    from newsfacts.text.scan import Scan, Term

__all__ = ["CURRENCY", "PERCENT", "UNIT", "Piece", "PieceReader", "Place"]

CURRENCY = "currency"
PERCENT = "percent"
UNIT = "unit"
_NO_TERMS: Mapping[int, Any] = {}
_SCALES = (WordClass.HUNDRED, WordClass.SCALE, WordClass.GROUP)
_DASHES = ("-", "–")
_INSIDE = frozenset("%=&#@_\\")
"""Behind one of these, digits belong to an address or a code: "?q=30%25"."""


class Place(Enum):
    """Where the unit stands."""

    BEFORE = "before"
    AFTER = "after"
    SHARED = "shared"
    """It stands at the other end of a change: "from *3* to 5 percent"."""


_BEFORE, _AFTER = Place.BEFORE, Place.AFTER  # a look into an enumeration costs a call in Python 3.11


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


class PieceReader:
    """Reads numbers with units of one role; ``done`` is the first token that is not yet taken."""

    def __init__(self, scan: Scan, role: str) -> None:
        self.scan = scan
        self.role = role
        self.terms = scan.terms(role)
        self.ends = scan.terms_by_end(role) if role != UNIT else _NO_TERMS
        self.words = scan.grammar.amounts
        self.negative = scan.grammar.numbers.negative
        self.leads = self.words.of | scan.grammar.numbers.articles
        """Words that may stand between a number and its unit."""
        self.hedges = scan.grammar.numbers.hedges.after
        self.scales = scan.terms("number")
        self.done = 0

    def piece(self, number: Number) -> Piece | None:
        """Give a number with the unit beside it, or ``None`` if there is none."""
        first, ends = number.first, self.ends
        negative, behind = False, None
        front = ends.get(first)
        if front is None and (first - 1 in ends or first - 2 in ends or first - 3 in ends):
            # a gap lies between, or a sign with its gaps: "€ minus 5"
            first, negative = self._sign(first)
            front = ends.get(first)
            if front is None and not number.glued:
                front = ends.get(self.scan.before_gap(first))
        if front is not None and not self._opens(front):
            front = None
        if not number.glued and (front is None or front.last < first):
            behind = self._term_after(number)
        if front is None and behind is None:
            return None
        if number.first in self.scales and self._counted_loosely(number):
            return None  # "several hundred million dollars"
        if number.article and self.role == CURRENCY:
            return None  # "a dollar" is money in some places only: see extract/money.py
        if front is not None and (behind is None or behind[0].first > behind[1].last):
            return self._with_front(front, negative, number)
        assert behind is not None
        term, number = behind
        scan = self.scan
        first, negative = self._sign(number.first)
        if scan.tokens[first - 1] in _INSIDE or (term.first > number.last and self._designates(number)):
            return None
        if not negative and (longer := self._thousands(number, term)):
            number = longer
            first, negative = self._sign(number.first)
        return Piece(first, term.last, number, term, _AFTER, negative)

    def bare(self, number: Number) -> Piece | None:
        """Give a number that has no unit of its own, if it may be one end of a range."""
        scan = self.scan
        if number.fraction or number.glued or number.high is not None or self._counted_loosely(number):
            return None
        first, negative = self._sign(number.first)
        before = scan.token(first - 1)
        if before and not before.isspace() and before[-1] not in "([\"'“‘„«-–—":
            return None
        if self._designates(number) or self._dated(number):
            return None  # "F-16 to 20%", "on May 3 to 39 percent"
        number = self._lettered(number)
        return (
            None
            if self._inside_word(number.last)
            else Piece(first, number.last, number, None, Place.SHARED, negative)
        )

    def _thousands(self, number: Number, term: Term) -> Number | None:
        """Read a plain space between thousands where what stands behind tells: "12 500 EUR".

        A unit tells it only where numbers are written so: "1 200 Meter", but in English two numbers.
        """
        before = self.scan.numbers_by_last.get(number.first - 1)
        if (
            self.role == PERCENT
            or (self.role == UNIT and self.scan.grammar.numbers.decimal != ",")
            or before is None
            or before.first < self.done
            or before.glued
            or not 0 < len(before.digits) < 4
            or len(number.digits) != 3
            or (term.first == number.last and not self.follows(term.last))  # "12 500€ notes"
            or not self.scan.is_gap(number.first - 1)
            or self.scan.token(self.scan.before_gap(before.first) - 1)[:1].isupper()  # "May 5 500 euros"
        ):
            return None
        value = Decimal(before.digits + number.digits)
        return attrs.evolve(number, first=before.first, value=value, unscaled=value)

    def _with_front(self, term: Term, negative: bool, number: Number) -> Piece | None:
        if number.letter is not None:
            number = self._lettered(number)
        if self.scan.tokens[number.last] != " " and self._inside_word(number.last):
            glued = self.terms.get(number.last)
            if glued is None or not glued.payload.agrees(term.payload):
                return None  # "$5x", but "$5CAD"
        front, sign = self._sign(term.first)
        return Piece(front, number.last, number, term, _BEFORE, negative or sign)

    def _counted_loosely(self, number: Number) -> bool:
        """Say whether the words before leave it open how many: "several hundred million"."""
        scale = self.scales.get(number.first)
        if scale is None or scale.payload.sort not in _SCALES:
            return False
        before = self.scan.before_gap(number.first) - 1
        if self.scan.token(before) == "-":
            before -= 1
        return self.scan.word(before) in self.words.countless

    def _dated(self, number: Number) -> bool:
        """Say whether a number is the day of a month before it."""
        scan = self.scan
        end = scan.before_gap(number.first)
        return end < number.first and scan.token(end - 1)[:1].isupper() and end in scan.terms_by_end("time")

    def _designates(self, number: Number) -> bool:
        """Say whether a number is the end of a name: "F-16"; not the second half of "2 billion-3 billion"."""
        scan, first = self.scan, number.first
        if scan.token(first - 1) not in self.words.dashes or first - 1 in scan.numbers_by_last:
            return False
        return (
            scan.token(first - 2)[:1].isupper() and scan.word(first - 2) not in scan.grammar.numbers.negative
        )

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
        if spaced and (number.letter > 10**9 or self._begins_name(number.letter_last)):
            return number
        return number.scaled_by_letter()

    def _begins_name(self, i: int) -> bool:
        """Say whether the letter before token ``i`` is the first word of a name: "$5 K Street badges"."""
        after = self.scan.after_gap(i)
        capitals = self.scan.token(i - 1).isupper() and self.scan.token(after)[:1].isupper()
        return capitals and after not in self.terms

    def follows(self, i: int) -> bool:
        """Say whether the phrase may end before token ``i``: at a mark, a function word, the end."""
        after = self.scan.after_gap(i)
        word = self.scan.word(after)
        return not word[:1].isalnum() or (after > i and word in self.words.following)

    def _sign(self, first: int) -> tuple[int, bool]:
        """Give the token from which a sign before token ``first`` begins, and whether there is one."""
        tokens = self.scan.tokens
        mark = tokens[first - 1]
        if mark == " ":
            mark = tokens[first - 2]
        if mark in _DASHES or mark.lower() in self.negative or mark.isspace():
            return self._signed(first)
        return first, False

    def _signed(self, first: int) -> tuple[int, bool]:
        """Give the same where a sign may stand."""
        scan = self.scan
        mark = scan.token(first - 1)
        if mark in _DASHES and first:
            before = scan.token(first - 2)
            if before.lower() in scan.grammar.numbers.negative:
                return first - 2, True  # "minus-5 yards"
            clear = not before or before.isspace() or before in "([\"'“‘„«"
            if clear and (mark == "-" or not scan.token(first - 3)[-1:].isalnum()):
                return first - 1, True
            if first - 1 in self.ends and self.ends[first - 1].payload.before and not before.isalpha():
                return first - 1, True  # "$-50.8bn"; in "EUR-50" a hyphen may join
            return first, False
        gap = scan.before_gap(first)
        if scan.word(gap - 1) in scan.grammar.numbers.negative:
            before = scan.word(scan.before_gap(gap - 1) - 1)
            # "plus or minus 3 percent"; French "au moins 3 %", where the same word ends a hedge
            if before not in self.words.either and before != "/" and not scan.hedge_before(first):
                return gap - 1, True
        return first, False

    def _opens(self, term: Term) -> bool:
        """Say whether a unit before a number is that number's."""
        if not term.payload.before or term.first < self.done:
            return False
        return not self.scan.tokens[term.first - 1].isalnum()  # the tail of an unknown symbol: "XY$5"

    def _term_after(self, number: Number) -> tuple[Term, Number] | None:
        """Give the unit behind a number, and the number with the scale letter before that unit taken in."""
        if number.letter is not None:
            lettered = self._lettered(number)
            term = self._term_at(lettered)
            if term is not None and self._free(term, lettered):
                return term, lettered
        last, tokens = number.last, self.scan.tokens
        if tokens[last] == " " and tokens[last + 1].lower() not in self.leads:
            term = self.terms.get(last + 1)  # what most texts show at a glance
        else:
            term = self._term_at(number)
        return (term, number) if term is not None and self._free(term, number) else None

    def _term_at(self, number: Number) -> Term | None:
        scan, last = self.scan, number.last
        behind, beyond = scan.tokens[last], scan.tokens[last + 1]
        if behind == "," and beyond in self.words.dashes and self.role == CURRENCY:
            last += 2  # "5,- Euro"
        elif behind != "-" and not behind.isspace() and behind.lower() not in self.hedges:
            return self.terms.get(last)
        after = scan.after_joint(last)
        term = self.terms.get(after)
        if term is None and (number.high is not None or number.fraction or number.scale > 1) and after > last:
            # "hundreds of millions of dollars", "three-quarters of a percentage point"
            if scan.word(after) in self.words.of:
                after = scan.after_word(after, self.words.of)
                one = scan.numbers_by_first.get(after) if number.fraction else None
                if one is not None and one.value == 1:  # "three-tenths of one percent"
                    after = scan.after_joint(one.last)
                term = self.terms.get(after)
            if scan.word(after) in scan.grammar.numbers.articles:
                term = self.terms.get(scan.after_gap(after + 1))
        inside = self.hedge_inside(number) if term is None else None
        return self.terms.get(scan.after_joint(inside[0])) if inside else term

    def hedge_inside(self, number: Number) -> tuple[int, Hedge] | None:
        """Give the hedge right behind a number, before its unit, with the token after: "100+ miles"."""
        if self.scan.tokens[number.last] == " " or self.scan.is_gap(number.last):
            return None
        return self.scan.hedge_after(number.last)

    def _free(self, term: Term, number: Number) -> bool:
        """Say whether a unit behind a number is that number's, not the next one's: "two $500 checks"."""
        if self.role == UNIT:
            return True
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
