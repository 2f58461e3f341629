"""Dates, times, durations and sets, in TIMEX3 terms."""

from typing import TYPE_CHECKING

from newsfacts.extractor.face import extractor_on_first_use
from newsfacts.kinds.dates.value import Date, DateEnd, DateType

if TYPE_CHECKING:
    from newsfacts.kinds.dates.extract import EXTRACTOR

__all__ = ["EXTRACTOR", "Date", "DateEnd", "DateType"]

__getattr__ = extractor_on_first_use(__name__)
