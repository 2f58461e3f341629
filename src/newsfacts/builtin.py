"""The extractors that come with newsfacts: one line a kind."""

from __future__ import annotations

from newsfacts.extractor.protocol import Extractor
from newsfacts.kinds.dates.extract import DatesExtractor
from newsfacts.kinds.money.extract import MoneyExtractor
from newsfacts.kinds.percentages.extract import PercentExtractor
from newsfacts.kinds.quantities.extract import QuantityExtractor
from newsfacts.kinds.quotations.extract import QuotationExtractor

__all__ = ["BUILTIN"]

BUILTIN: tuple[Extractor, ...] = (
    QuotationExtractor(),
    MoneyExtractor(),
    QuantityExtractor(),
    PercentExtractor(),
    DatesExtractor(),
)
"""One of each; all are stateless, so everybody may share them."""
