"""What the digits of dates and clocks may be: days, years, 13.02.2025, 9:30, 1999/2000."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsfacts.kinds.dates.vocabulary import Lexeme

__all__ = ["digit_lexemes"]

_MARKS = frozenset(".-/:")
_DASHES = frozenset("-–—/~")
_CHAINING = _MARKS | _DASHES
_LONGEST = 14  # digits in a stamp, 20250213093000


def digit_lexemes(tokens: Sequence[str], i: int, *, day_first: bool) -> list[Lexeme]:
    """Give everything that the digits at token ``i`` may be in a date, plain numbers excepted.

    ``day_first`` says how to read 3/4/2025; a date with points is always day first, one that begins with
    four digits always year first (ISO 8601).
    """
    token = tokens[i]
    width = len(token)
    if width > _LONGEST:
        return []
    value = int(token)
    found: list[Lexeme] = []
    mark = tokens[i + 1]
    if mark in _CHAINING and tokens[i + 2].isdecimal():
        glued = tokens[i - 1] in _MARKS and tokens[i - 2].isdecimal()  # the middle of 1.2.2025
        if mark in _MARKS and width <= 4 and not glued:
            found += _chain(tokens, i, mark, day_first=day_first)
        if mark in _DASHES and width == 4:
            found += _span_of_years(tokens, i)
    if width <= 2:
        if 1 <= value <= 31:
            found.append(("{day}", value, 1))
        if width == 2:
            found.append(("{yy}", value, 1))
        if value <= 24:
            found.append(("{hour}", value, 1))
    elif width == 4:
        if 1000 <= value <= 2999:
            found.append(("{year}", value, 1))
        if 1900 <= value <= 2059:
            found.append(("{nearyear}", value, 1))
        if value % 100 < 60 and value < 2400:
            found.append(("{hhmm}", (value // 100, value % 100), 1))
    elif width == 8 and 1900 <= value // 10_000 <= 2099 and _possible(value // 100 % 100, value % 100):
        found.append(("{fulldate}", (value // 10_000, value // 100 % 100, value % 100), 1))
    return found


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31


def _chain(tokens: Sequence[str], i: int, mark: str, *, day_first: bool) -> Iterator[Lexeme]:
    """Read digits with marks between them from token ``i`` on."""
    parts = [tokens[i], tokens[i + 2]]
    width = 3  # of all of it, in tokens
    while len(parts) < 4 and tokens[i + width] == mark and tokens[i + width + 1].isdecimal():
        parts.append(tokens[i + width + 1])
        width += 2
    if len(parts) > 3 or any(len(part) > 4 for part in parts):
        return
    first, second = int(parts[0]), int(parts[1])
    if mark == ":":
        yield from _clock(parts, first, second, width)
        return
    if len(parts) == 3:
        third = int(parts[2])
        widths = [len(part) for part in parts]
        if widths[0] == 4 and widths[1] <= 2 and widths[2] <= 2:
            if mark != ":" and second <= 12 and third <= 31:
                yield "{fulldate}", (first, second, third), width
        elif widths[2] in (2, 4) and widths[0] <= 2 and widths[1] <= 2:
            year = third if widths[2] == 4 else -third - 1  # the century is settled later
            day, month = (first, second) if day_first or mark == "." else (second, first)
            if month > 12 >= day and mark != ".":
                day, month = month, day
            if _possible(month, day):
                yield "{fulldate}", (year, month, day), width
        return
    if len(parts[0]) == 4 and len(parts[1]) <= 2 and mark in "-/" and 1 <= second <= 12:
        # "2006-07" names two years in print far more often than a month: the table asks for evidence
        later = second > first % 10 ** len(parts[1]) and (mark == "-" or len(parts[1]) == 2)
        yield "{isomonth}" if later else "{yearmonth}", (first, second), width
    elif len(parts[0]) <= 2 and len(parts[1]) <= 2:
        if mark == ".":
            if len(parts[1]) == 2 and first < 24 and second < 60:
                yield "{dotclock}", (first, second, None), width
            if _possible(second, first):
                yield "{dotdaymonth}", (second, first), width
        elif mark == "/":
            day, month = (first, second) if day_first else (second, first)
            if month > 12 >= day:
                day, month = month, day
            if _possible(month, day):
                yield "{daymonth}", (month, day), width


def _clock(parts: Sequence[str], hour: int, minute: int, width: int) -> Iterator[Lexeme]:
    """Read 9:30 and 15:04:05."""
    if len(parts[0]) > 2 or len(parts[1]) != 2 or hour > 24 or minute > 59:
        return
    second = None
    if len(parts) == 3:
        if len(parts[2]) != 2 or int(parts[2]) > 59:
            return
        second = int(parts[2])
    yield "{clock}", (hour, minute, second), width


def _span_of_years(tokens: Sequence[str], i: int) -> Iterator[Lexeme]:
    """Read 1999/2000, 1850-58, 2001/02, 2008-9: the second year is later, and not by a century."""
    first, tail = int(tokens[i]), tokens[i + 2]
    if len(tail) == 4:
        second = int(tail)
    elif len(tail) == 1 and tokens[i + 1] != "/":
        second = first - first % 10 + int(tail)
    elif len(tail) == 2:
        second = first - first % 100 + int(tail)
        if second == first - first % 100 and first % 100 == 99:
            second += 100  # 1999/00
    else:
        return
    if tokens[i + 3] in _DASHES or tokens[i - 1] in _DASHES:  # a telephone number, a code
        return
    if 1000 <= first < second <= 2200 and second - first <= 120:
        yield "{yearspan}", (first, second), 3
