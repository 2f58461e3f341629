"""Percentages, and shares of gross domestic product."""

from typing import TYPE_CHECKING

from newsfacts.extractor.face import extractor_on_first_use
from newsfacts.kinds.percentages.gdp_table import Gdp, GdpConversion, GdpTable
from newsfacts.kinds.percentages.value import Change, GdpPercentage, Percentage, PercentUnit

if TYPE_CHECKING:
    from newsfacts.kinds.percentages.extract import EXTRACTOR

__all__ = [
    "EXTRACTOR",
    "Change",
    "Gdp",
    "GdpConversion",
    "GdpPercentage",
    "GdpTable",
    "PercentUnit",
    "Percentage",
]

__getattr__ = extractor_on_first_use(__name__)
