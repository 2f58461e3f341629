"""Numerals that name every power of ten ("三百二十"), or write digits in a row as figures do ("二〇二五")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberWord, WordClass

if TYPE_CHECKING:
    from newsfacts.text.scan import Hit

__all__ = ["Numeral", "read_numeral"]

_LONGEST = 16
"""The most numerals in a row; a longer run is a code."""
_TEN = 10


class Numeral(NamedTuple):
    """A run of numerals, and the number that it is."""

    end: int
    """Index of the token after the run."""
    number: Number | None
    """``None`` if the run is not one number: "七八", seven or eight."""


def read_numeral(hits: Mapping[int, Hit], i: int) -> Numeral:
    """Return the run of numerals that begins at token ``i``, which must be a numeral.

    The last power counts its own digits: "百二十" is 120. A digit right after a power above ten is not read,
    because "一百五" is 150 in speech and 105 in print; with a zero between the two, it is read.
    """
    terms, end = _run(hits, i)
    in_row = all(term.sort is WordClass.SMALL for term in terms)
    read = _in_row(terms) if in_row else _by_powers(terms)
    if read is None:
        return Numeral(end, None)
    value = Decimal(read)
    digits = str(read) if in_row and len(terms) > 1 else ""
    return Numeral(end, Number(i, end, value, unscaled=value, digits=digits))


def _run(hits: Mapping[int, Hit], i: int) -> tuple[Sequence[NumberWord], int]:
    """Return the numerals that touch one another from token ``i`` on, and the token after them."""
    words: list[NumberWord] = []
    while len(words) < _LONGEST:
        hit = hits.get(i)
        if hit is None or hit.sense.sort not in (WordClass.SMALL, WordClass.POWER):
            break
        words.append(hit.sense)
        i = hit.end
    return words, i


def _in_row(terms: Sequence[NumberWord]) -> int | None:
    """Return the value of digits in a row; two successive digits are two numbers: "seven or eight"."""
    values = [int(term.value) for term in terms]
    if len(values) == 1:
        return values[0]
    if any(value >= _TEN for value in values) or (len(values) == 2 and values[1] - values[0] == 1):
        return None
    return int("".join(map(str, values)))


def _by_powers(terms: Sequence[NumberWord]) -> int | None:
    """Return the value of digits with their powers of ten; ``None`` if the powers do not decrease."""
    total, digit, last = 0, None, 0
    zero = False
    for term in terms:
        value = int(term.value)
        if term.sort is WordClass.POWER:
            if last and value >= last:
                return None
            total += value * (1 if digit is None else digit)
            last, digit, zero = value, None, False
        elif value == 0 and digit is None and last:
            zero = True
        elif digit is not None or value >= _TEN:
            return None
        else:
            digit = value
    if digit is None:
        return total
    return total + digit if last == _TEN or zero else None
