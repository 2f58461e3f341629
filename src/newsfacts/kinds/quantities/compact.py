"""Quantities without a unit word: feet and inches in marks (6'3"), units that look like a rank's ending."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from newsfacts.amounts.measures import UNIT
from newsfacts.kinds.quantities.reading import QuantityReading
from newsfacts.kinds.quantities.vocabulary import (
    Compound,
    QuantityVocabulary,
)
from newsfacts.model import Amount, Candidate
from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.text.scan import Scan

__all__ = ["feet_and_inches", "in_minor", "ranks"]

_FEET, _INCHES = frozenset("'′"), frozenset('"”″')
_FOOT, _INCH, _DOZEN = "foot", "inch", Decimal(12)
_MOST_FEET = 99
"""The most feet that are followed by inches."""


def feet_and_inches(scan: Scan) -> Iterator[Candidate]:
    """Read feet and inches in marks: 6'3"."""
    for feet in scan.until_deadline(scan.view(Numbers).all):
        if not feet.digits or scan.tokens[feet.end] not in _FEET:
            continue
        if _is_height(scan, feet):
            reading = QuantityReading(Amount.exact(feet.value), _FOOT)
            yield Candidate("quantity", scan.span(feet.start, feet.end + 1), reading, "feet-and-inches")
            continue
        inches = scan.view(Numbers).by_start.get(scan.skip_space(feet.end + 1))
        if inches is None or not inches.digits or scan.token(inches.end) not in _INCHES:
            continue
        if not 0 < feet.value <= _MOST_FEET or inches.value >= _DOZEN:
            continue
        if scan.token(feet.start - 1)[-1:].isalnum():
            continue
        total = Amount.exact(CONTEXT.add(product(feet.value, _DOZEN), inches.value))
        span = scan.span(feet.start, inches.end + 1)
        yield Candidate("quantity", span, QuantityReading(total, _INCH), "feet-and-inches")


def _is_height(scan: Scan, feet: Number) -> bool:
    """Return whether a word of size follows the mark for feet: "6' tall"; not the quoted '6' tall."""
    behind = scan.skip_space(feet.end + 1)
    if behind == feet.end + 1 or scan.lower(behind) not in scan.vocabulary(QuantityVocabulary).dimensions:
        return False
    before = scan.token(feet.start - 1)
    return 0 < feet.value <= _MOST_FEET and (not before or before.isspace() or before == "(")


def ranks(scan: Scan) -> Iterator[Candidate]:
    """Read symbols that the number grammar took for the ending of a rank: "18st 5lb"."""
    words = scan.vocabulary(QuantityVocabulary)
    for number in scan.until_deadline(scan.view(Numbers).all):
        if not number.ordinal:
            continue
        digits = scan.token(number.start)
        if not digits.isdecimal():
            continue
        rank = words.ranks.get(scan.token(number.end - 1))
        if rank is None:
            continue
        amount, unit, end = Amount.exact(number.value), rank.unit, number.end
        compound = words.compounds.get(unit)
        smaller = in_minor(scan, end, compound) if compound else None
        if compound and smaller:
            minor, end = smaller
            total = CONTEXT.add(product(number.value, compound.ratio), minor)
            amount, unit = Amount.exact(total), compound.minor
        elif digits.endswith(rank.rank) and not digits.endswith(rank.but):
            continue
        yield Candidate("quantity", scan.span(number.start, end), QuantityReading(amount, unit), "rank")


def in_minor(scan: Scan, i: int, compound: Compound) -> tuple[Decimal, int] | None:
    """Return the number of minor units that follow token ``i``, and the token after them."""
    number = scan.view(Numbers).by_start.get(scan.skip_space(i))
    term = scan.hits(UNIT).get(scan.skip_space(number.end)) if number else None
    if number is None or term is None or term.sense.unit != compound.minor:
        return None
    return number.value, term.end
