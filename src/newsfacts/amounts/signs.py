"""The sign before a number: a dash that is a minus, or the word for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import hedge_before
from newsfacts.numbers.vocabulary import NumberVocabulary

if TYPE_CHECKING:
    from newsfacts.text.scan import Scan

__all__ = ["OPENERS", "Signs"]

OPENERS = "([\"'“‘„«"
"""What a number can begin with."""
_DASHES = ("-", "–")
_BRACKETS = ("(", "[")
_UNIT_WORDS = 2
"""Words of a unit between a number and what it is compared with: "puntos porcentuales"."""


class Signs:
    """Finds the signs before numbers; ``ends`` has the units that can be before one, by their end."""

    def __init__(self, scan: Scan, ends: Mapping[int, Any]) -> None:
        self.scan = scan
        self.ends = ends
        self.words = scan.vocabulary(AmountVocabulary)
        self.negative = scan.vocabulary(NumberVocabulary).negative
        self.spaced_signs = scan.vocabulary(NumberVocabulary).spaced

    def before(self, start: int) -> tuple[int, bool]:
        """Return the token from which a sign before token ``start`` begins, and whether there is one."""
        scan, negative = self.scan, self.negative
        if scan.tokens[start - 1] in _DASHES:
            return self._dash(start)
        gap = scan.skip_space_back(start)
        if scan.token(gap - 1) in _DASHES and self._is_spaced_sign(gap - 1):
            return gap - 1, True
        first = self._of_characters(gap) if scan.is_unspaced(gap - 1) else gap - 1
        if scan.surface(first, gap).lower() not in negative or self._is_compared(start):
            return start, False
        before = scan.word_before(first)
        # "plus or minus 3 percent"; French "au moins 3 %", where the same word ends a hedge
        if before in self.words.either or before == "/" or hedge_before(scan, start):
            return start, False
        return first, True

    def _of_characters(self, end: int) -> int:
        """Return the token where a word for a sign begins that ends before a token: "零下", "氷点下"."""
        text, stop = self.scan.folded, self.scan.starts[end]
        length = max((len(word) for word in self.negative if text.endswith(word, 0, stop)), default=1)
        return self.scan.token_at(stop - length)

    def _is_compared(self, start: int) -> bool:
        """Return whether the word before means "less than" what follows: Spanish "menos 0,4 puntos que"."""
        scan, than = self.scan, self.words.than
        number = scan.view(Numbers).by_start.get(start) if than else None
        if number is None:
            return False
        i = number.end
        for _ in range(_UNIT_WORDS + 1):
            i = scan.skip_space(i)
            if scan.lower(i) in than:
                return True
            if not (scan.token(i)[:1].isalpha() or i in scan.hits("percent")):
                return False
            i += 1
        return False

    def _dash(self, start: int) -> tuple[int, bool]:
        """Return the same where a dash touches token ``start``."""
        scan = self.scan
        mark, before = scan.token(start - 1), scan.token(start - 2)
        if before.lower() in self.negative:
            return start - 2, True  # "minus-5 yards"
        clear = not before or before.isspace() or before in OPENERS
        clear = clear or (scan.is_unspaced(start - 2) and start - 1 not in self.ends)
        if clear and (mark == "-" or not scan.token(start - 3)[-1:].isalnum() or self._leads(start - 3)):
            return start - 1, True
        unit = self.ends.get(start - 1)
        if unit is not None and unit.sense.before and not before.isalpha():
            return start - 1, True  # "$-50.8bn"; in "EUR-50", the hyphen may only join
        return start, False

    def _is_spaced_sign(self, dash: int) -> bool:
        """Return whether a dash apart from its number is a sign, as in French: "(- 2,5 %)", "de - 2 à - 3 %".

        In a row of text it sets off an aside, and at the head of a line it opens an item.
        """
        scan = self.scan
        before = scan.token(dash - 1)
        if before in _BRACKETS:
            return True
        return self.spaced_signs and scan.is_space(dash - 1) and self._leads(dash - 2)

    def _leads(self, i: int) -> bool:
        """Return whether a number must follow the word at token ``i``, so that a dash after it is a sign."""
        word, words = self.scan.lower(i), self.words
        if word in words.even:
            word = self.scan.word_before(i)
        lists = (words.to, words.onto, words.both, words.by, words.since, words.between)
        return any(word in listed for listed in lists)
