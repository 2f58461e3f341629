"""Sums of money and prices."""

from newsfacts.kinds.money.rates import Rate, Rates
from newsfacts.kinds.money.value import Conversion, Money

__all__ = ["Conversion", "Money", "Rate", "Rates"]
