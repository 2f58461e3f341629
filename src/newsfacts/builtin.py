"""The extractors that come with newsfacts: one line a kind."""

from __future__ import annotations

from newsfacts.extractor import Extractor
from newsfacts.kinds import counts, dates, money, percentages, quantities, quotations

__all__ = ["BUILTIN"]

BUILTIN: tuple[Extractor, ...] = (
    quotations.EXTRACTOR,
    money.EXTRACTOR,
    quantities.EXTRACTOR,
    percentages.EXTRACTOR,
    dates.EXTRACTOR,
    counts.EXTRACTOR,
)
"""One of each; they have no state, so any registry can share them."""
