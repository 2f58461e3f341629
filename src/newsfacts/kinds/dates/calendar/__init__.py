"""The calendar: periods, their TIMEX3 values, and holidays."""
