"""Counts: a number and the noun that it counts."""

from typing import TYPE_CHECKING

from newsfacts.extractor.face import extractor_on_first_use
from newsfacts.kinds.counts.value import Count

if TYPE_CHECKING:
    from newsfacts.kinds.counts.extract import EXTRACTOR

__all__ = ["EXTRACTOR", "Count"]

__getattr__ = extractor_on_first_use(__name__)
