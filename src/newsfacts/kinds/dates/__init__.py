"""Dates, times, durations and sets, in TIMEX3 terms."""
