"""Scale letters and short scale words after a number: "300m", "Rs 500 cr", "$5-B"; not "300m" in a race."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.numbers.number import Number

if TYPE_CHECKING:
    from newsfacts.text.scan import Scan

__all__ = ["ScaleLetters", "phrase_may_end"]

_WORD_MARKS = ("-", "'", ".", "&", "/")
"""Marks that join a letter to a word or an abbreviation: "20 T-shirts", "5 p.m.", "a $3 M&A fee"."""
_LARGEST_SPACED = 10**9
"""A letter apart from its number means more than a billion only where the phrase ends: "$1.5 T"."""


def phrase_may_end(scan: Scan, i: int) -> bool:
    """Return whether the phrase can end before token ``i``: at a mark, a function word, the end."""
    after = scan.skip_space(i)
    word = scan.lower(after)
    return not scan.runs_on(after) or (after > i and word in scan.vocabulary(AmountVocabulary).following)


class ScaleLetters:
    """Decides whether the letter after a number is a scale, for amounts of one role."""

    def __init__(self, scan: Scan, hits: Mapping[int, Any], *, money: bool) -> None:
        self.scan = scan
        self.hits = hits
        self.money = money

    def taken_in(self, number: Number) -> Number:
        """Return a number with the letter after it if it is a scale: "300m", "5 m", not "20 T-shirts"."""
        if number.letter is None or number.letter_end <= number.end:
            return number
        if self.money:
            return number.scaled_by_letter() if self._scales_money(number) else number
        # "300m" are metres, "1.3m sq ft" are millions
        word = self._is_word(number)
        spaced = number.letter_end > number.end + 1 and not word
        unit = word and number.letter_end - 1 in self.hits  # "a 9 mm barrel"
        scales = not (spaced or unit) and self.scan.skip_joint(number.letter_end) in self.hits
        return number.scaled_by_letter() if scales else number

    def _is_word(self, number: Number) -> bool:
        return len(self.scan.token(number.letter_end - 1)) > 1

    def _scales_money(self, number: Number) -> bool:
        """Return whether the letter after a number, with or without a space, is a scale and not a word."""
        end = number.letter_end
        after = self.scan.token(end)
        if after[:1].isalnum():
            return False
        if end == number.end + 1:
            return True
        if after in _WORD_MARKS and self.scan.token(end + 1)[:1].isalpha():
            return False
        if self._is_word(number):
            return True
        assert number.letter is not None
        if number.letter > _LARGEST_SPACED and not phrase_may_end(self.scan, end):
            return False
        return not self._begins_name(end)

    def _begins_name(self, i: int) -> bool:
        """Return whether the letter before token ``i`` is the first word of a name: "$5 K Street badges"."""
        after = self.scan.skip_space(i)
        capitals = self.scan.token(i - 1).isupper() and self.scan.token(after)[:1].isupper()
        return capitals and after not in self.hits
