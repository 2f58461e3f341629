"""The extractors that come with newsfacts."""

from __future__ import annotations

from newsfacts.extract.dates import DatesExtractor
from newsfacts.extract.money import MoneyExtractor
from newsfacts.extract.percent import PercentExtractor
from newsfacts.extract.protocol import Extractor
from newsfacts.extract.quantities import QuantityExtractor
from newsfacts.extract.quotations import QuotationExtractor

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
