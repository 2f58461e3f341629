"""Dates, times, durations and sets, in TIMEX3 terms."""

from newsfacts.kinds.dates.value import Date, DateEnd, DateType

__all__ = ["Date", "DateEnd", "DateType"]
