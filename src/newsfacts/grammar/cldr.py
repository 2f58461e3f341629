"""The one door to Babel: what CLDR knows of a locale, as plain Python values.

Babel is used as a dictionary, never as a parser, and never sees a locale name that came from a document.
"""

from __future__ import annotations

from functools import cache

import attrs
from babel.core import Locale

__all__ = ["Separators", "separators"]


@attrs.frozen
class Separators:
    """How a locale writes numbers in digits (CLDR ``numbers/symbols``)."""

    decimal: str
    group: str


@cache
def separators(language: str) -> Separators:
    """Give the decimal and group separators of a language."""
    symbols = Locale(language).number_symbols["latn"]
    return Separators(decimal=symbols["decimal"], group=symbols["group"])
