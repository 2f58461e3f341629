"""Counts in words, for people."""

from __future__ import annotations

from newsfacts.amounts.words import amount_in_words
from newsfacts.extractor import Description
from newsfacts.kinds.counts.value import Count

__all__ = ["describe"]


def describe(value: Count) -> Description:
    """Return a count with what it counts.

    >>> from decimal import Decimal
    >>> from newsfacts.model import Amount
    >>> describe(Count(Amount.exact(Decimal(31)), "NATO allies", "allies")).words
    '31 NATO allies'
    """
    words = f"{amount_in_words(value.amount)} {value.of}"
    return Description(words, amount=value.amount)
