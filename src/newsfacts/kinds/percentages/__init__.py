"""Percentages, and shares of gross domestic product."""

from newsfacts.kinds.percentages.gdp_table import Gdp, GdpConversion, GdpTable
from newsfacts.kinds.percentages.value import Change, GdpPercentage, Percentage, PercentUnit

__all__ = ["Change", "Gdp", "GdpConversion", "GdpPercentage", "GdpTable", "PercentUnit", "Percentage"]
