"""The extractors that come with newsfacts."""

from __future__ import annotations

from newsfacts.extractor.protocol import Extractor
from newsfacts.kinds.dates.extract import DatesExtractor
from newsfacts.kinds.money.extract import MoneyExtractor
from newsfacts.kinds.percentages.extract import PercentExtractor
from newsfacts.kinds.quantities.extract import QuantityExtractor
from newsfacts.kinds.quotations.extract import QuotationExtractor

__all__ = ["builtin_extractors"]


def builtin_extractors() -> tuple[Extractor, ...]:
    """Give one of each."""
    return (
        DatesExtractor(),
        MoneyExtractor(),
        PercentExtractor(),
        QuantityExtractor(),
        QuotationExtractor(),
    )
