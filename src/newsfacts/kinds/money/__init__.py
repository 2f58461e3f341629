"""Sums of money and prices."""

from typing import TYPE_CHECKING

from newsfacts.extractor.face import extractor_on_first_use
from newsfacts.kinds.money.rates import Rate, Rates
from newsfacts.kinds.money.value import Conversion, Money

if TYPE_CHECKING:
    from newsfacts.kinds.money.extract import EXTRACTOR

__all__ = ["EXTRACTOR", "Conversion", "Money", "Rate", "Rates"]

__getattr__ = extractor_on_first_use(__name__)
