"""What the digits of dates and clocks may be: days, years, 13.02.2025, 9:30, 1999/2000."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsfacts.kinds.dates.vocabulary import Terminal

__all__ = ["digit_terminals"]

_MARKS = frozenset(".-/:")
_DASHES = frozenset("-–—/~")
_CHAINING = _MARKS | _DASHES
_LONGEST = 14  # digits in a stamp, 20250213093000
_YEARS = range(1000, 3000)
_NEAR_YEARS = range(1900, 2060)  # these four digits are a year more often than a count
_STAMP_YEARS = range(1900, 2100)  # of eight digits without a mark, such as 20250213
_SPAN_YEARS = range(1000, 2201)
_LONGEST_SPAN = 120  # years: a span written with a dash is rarely longer than a life
_MONTHS = range(1, 13)
_DAYS = range(1, 32)
_HOURS = range(25)  # 24:00 is the end of a day
_MINUTES = _SECONDS = range(60)


def digit_terminals(tokens: Sequence[str], i: int, *, day_first: bool) -> list[Terminal]:
    """Return everything that the digits at token ``i`` may be in a date, plain numbers excepted.

    ``day_first`` says how to read 3/4/2025; a date with points is always day first, one that begins with
    four digits always year first (ISO 8601).
    """
    width = len(tokens[i])
    if width > _LONGEST:
        return []
    found: list[Terminal] = []
    mark = tokens[i + 1]
    if mark in _CHAINING and tokens[i + 2].isdecimal():
        is_middle = tokens[i - 1] == mark and tokens[i - 2].isdecimal()  # the middle of 1.2.2025
        if mark in _MARKS and width <= 4 and not is_middle:
            found += _chained(tokens, i, day_first=day_first)
        if mark in _DASHES and width == 4:
            found += _span_of_years(tokens, i)
    if tokens[i - 1] == "." and tokens[i - 3] == ":":
        found.append(("{fraction}", tokens[i], 1))
    read = _BY_WIDTH.get(width)
    if read is not None:
        found += read(int(tokens[i]))
    return found


def _one_digit(value: int) -> Iterator[Terminal]:
    if value in _DAYS:
        yield "{day}", value, 1
    yield "{hour}", value, 1


def _two_digits(value: int) -> Iterator[Terminal]:
    if value in _DAYS:
        yield "{day}", value, 1
    else:
        yield "{late_yy}", value, 1
    yield "{yy}", value, 1
    if value in _HOURS:
        yield "{hour}", value, 1


def _four_digits(value: int) -> Iterator[Terminal]:
    if value in _YEARS:
        yield "{year}", value, 1
    if value in _NEAR_YEARS:
        yield "{nearyear}", value, 1
    hour, minute = divmod(value, 100)
    if minute in _MINUTES and hour < 24:
        yield "{hhmm}", (hour, minute), 1


def _eight_digits(value: int) -> Iterator[Terminal]:
    year, month, day = value // 10_000, value // 100 % 100, value % 100
    if year in _STAMP_YEARS and _possible(month, day):
        yield "{fulldate}", (year, month, day), 1


_BY_WIDTH: Mapping[int, Callable[[int], Iterator[Terminal]]] = {
    1: _one_digit,
    2: _two_digits,
    4: _four_digits,
    8: _eight_digits,
}


def _possible(month: int, day: int) -> bool:
    return month in _MONTHS and day in _DAYS


class _Chain(NamedTuple):
    """Digits with one kind of mark between them: 13.02.2025, 2006-07, 9:30."""

    mark: str
    parts: tuple[str, ...]

    @property
    def digits(self) -> tuple[int, ...]:
        """How many digits each part has."""
        return tuple(len(part) for part in self.parts)

    @property
    def values(self) -> tuple[int, ...]:
        """The numbers that the parts are."""
        return tuple(int(part) for part in self.parts)

    @property
    def width(self) -> int:
        """How many tokens it takes, marks included."""
        return 2 * len(self.parts) - 1


def _chained(tokens: Sequence[str], i: int, *, day_first: bool) -> Iterator[Terminal]:
    """Read digits with marks between them from token ``i`` on: two parts or three, of four digits at most."""
    mark = tokens[i + 1]
    parts = [tokens[i], tokens[i + 2]]
    end = i + 3
    while len(parts) < 4 and tokens[end] == mark and tokens[end + 1].isdecimal():
        parts.append(tokens[end + 1])
        end += 2
    chain = _Chain(mark, tuple(parts))
    if len(parts) == 4 or max(chain.digits) > 4:
        return
    if mark == ":":
        yield from _clock(chain)
    elif len(parts) == 3:
        yield from _full_date(chain, day_first=day_first)
    elif len(parts[0]) == 4:
        yield from _year_and_month(chain)
    elif max(chain.digits) <= 2:
        if mark == ".":
            yield from _two_with_point(chain)
        elif mark == "/":
            yield from _day_and_month(chain, day_first=day_first)


def _clock(chain: _Chain) -> Iterator[Terminal]:
    """Read 9:30 and 15:04:05."""
    hour, minute, second = (*chain.values, None)[:3]
    if chain.digits[0] > 2 or any(digits != 2 for digits in chain.digits[1:]):
        return
    if hour in _HOURS and minute in _MINUTES and (second is None or second in _SECONDS):
        yield "{clock}", (hour, minute, second), chain.width


def _full_date(chain: _Chain, *, day_first: bool) -> Iterator[Terminal]:
    """Read 2025-02-13, 13.02.2025, 13/2/25 and 2/13/2025."""
    first, second, third = chain.values
    match chain.digits:
        case (4, 1 | 2, 1 | 2):
            if second <= max(_MONTHS) and third <= max(_DAYS):
                yield "{fulldate}", (first, second, third), chain.width
        case (1 | 2, 1 | 2, 2 | 4 as digits):
            year = third if digits == 4 else -third - 1  # the century is settled later
            month, day = _in_order(chain, day_first=day_first)
            if _possible(month, day):
                yield "{fulldate}", (year, month, day), chain.width


def _in_order(chain: _Chain, *, day_first: bool) -> tuple[int, int]:
    """Return month and day: between points the day is first; else in the country's order, if that can be."""
    first, second = chain.values[:2]
    if chain.mark == ".":
        return second, first
    month, day = (second, first) if day_first else (first, second)
    return (day, month) if month > max(_MONTHS) >= day else (month, day)


def _year_and_month(chain: _Chain) -> Iterator[Terminal]:
    """Read 2025-02 and 2025/2.

    "2006-07" names two years in print far more often than a month: the table requires evidence.
    """
    (year, month), digits = chain.values, chain.digits[1]
    if digits > 2 or chain.mark == "." or month not in _MONTHS:
        return
    may_be_years = month > year % 10**digits and (chain.mark == "-" or digits == 2)
    yield "{isomonth}" if may_be_years else "{yearmonth}", (year, month), chain.width


def _two_with_point(chain: _Chain) -> Iterator[Terminal]:
    """Read 9.30 and 13.02, which may be both."""
    first, second = chain.values
    if chain.digits[1] == 2 and first < 24 and second in _MINUTES:
        yield "{dotclock}", (first, second, None), chain.width
    if _possible(second, first):
        yield "{dotdaymonth}", (second, first), chain.width


def _day_and_month(chain: _Chain, *, day_first: bool) -> Iterator[Terminal]:
    """Read 2/13 and 13/2."""
    month, day = _in_order(chain, day_first=day_first)
    if _possible(month, day):
        yield "{daymonth}", (month, day), chain.width


def _span_of_years(tokens: Sequence[str], i: int) -> Iterator[Terminal]:
    """Read 1999/2000, 1850-58, 2001/02, 2008-9: the second year is later, and not by a century."""
    if tokens[i + 3] in _DASHES or tokens[i - 1] in _DASHES:  # a telephone number, a code
        return
    first = int(tokens[i])
    second = _second_year(first, tokens[i + 2], is_slash=tokens[i + 1] == "/")
    if first not in _SPAN_YEARS or second not in _SPAN_YEARS:
        return
    if first < second <= first + _LONGEST_SPAN:
        yield "{yearspan}", (first, second), 3


def _second_year(first: int, digits: str, *, is_slash: bool) -> int:
    """Return the year that the digits after a dash or a slash mean; 0 if they do not mean one."""
    century, in_century = first - first % 100, first % 100
    match len(digits):
        case 4:
            return int(digits)
        case 2:
            turns = in_century == 99 and int(digits) == 0  # 1999/00
            return century + (100 if turns else int(digits))
        case 1 if not is_slash:
            return first - first % 10 + int(digits)
    return 0
