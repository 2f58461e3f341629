"""A number where the text has it."""

from __future__ import annotations

from decimal import Decimal

import attrs

from newsfacts.model.arithmetic import product
from newsfacts.numbers.vocabulary import Hedge

__all__ = ["Number"]

_ONE = Decimal(1)


@attrs.define(eq=False)
class Number:
    """A number where the text has it, with everything that a kind needs to judge it."""

    start: int
    """Index of its first token."""
    end: int
    """Index of the token after it."""
    value: Decimal
    """Its value, including scale words; the lower end of an order of magnitude."""
    high: Decimal | None = None
    """The upper end of an order of magnitude ("hundreds of millions"), else ``None``."""
    unscaled: Decimal = _ONE
    """Its value without scale words."""
    scale: Decimal = _ONE
    """The scale words multiplied: 1,000,000 in "5 million", 1 in "5"."""
    digits: str = ""
    """Its digits as written, if it is a bare run of digits ("2014", "05"), else empty."""
    ordinal: bool = False
    """Whether it is a rank: "third", "26th"."""
    fraction: bool = False
    """Whether it is a bare fraction ("half", "3/4"), which needs a unit to be a number at all."""
    letter: Decimal | None = None
    """What a scale letter right after it would multiply it by: 1,000,000 in "300m", "5 m"."""
    letter_end: int = 0
    """Index of the token after that letter."""
    article: bool = False
    """Whether it could be the article before a noun instead of a numeral: French "un"."""
    hedge: Hedge | None = None
    """The hedge before its scale word: "20-plus million"."""
    glued: bool = False
    """Whether a letter is right before its digits: "W2000", "USD34"."""

    def scaled_by_letter(self) -> Number:
        """Return the number multiplied by its scale letter, or the number itself if it has none."""
        if self.letter is None:
            return self
        return attrs.evolve(
            self,
            end=self.letter_end,
            value=product(self.value, self.letter),
            scale=product(self.scale, self.letter),
            digits="",
            letter=None,
        )
