"""Sums of money in the making, and units with their cents: "20 dollars and 43 cents", "5元3角"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs

from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.kinds.money.vocabulary import CurrencySort, CurrencyWord, MoneyVocabulary
from newsfacts.lexicon.letters import is_unspaced
from newsfacts.model import Amount, Bound
from newsfacts.model.amount import mapped
from newsfacts.model.arithmetic import CONTEXT, product
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary
from newsfacts.text.scan import Scan

__all__ = ["Sum", "joined"]

_APART_TOKENS = 3
"""The most tokens between units and cents: "and" and two spaces."""
_COUNTED_OUT = 1000
"""With fewer units than these, cents need no word after them: "15 dollars 50"."""
_DIGITS = range(1, 10)
_HALF = Decimal("0.5")
_CENTS = range(10, 100)
"""Cents without their word have two digits."""


@attrs.define(eq=False)
class Sum:
    """A sum in the making, in token indexes."""

    start: int
    end: int
    after: int
    """Index of the token where what a price is for may begin."""
    word: CurrencyWord
    unit: tuple[int, int]
    amount: Amount
    rule: str
    opening: int
    hedges: tuple[str, ...] = ()


def joined(scan: Scan, sums: Sequence[Sum]) -> list[Sum]:
    """Join units and cents that are side by side."""
    done: list[Sum] = []
    for found in sums:
        if done and found.start - done[-1].end <= _APART_TOKENS and _completes(scan, done[-1], found):
            done[-1] = _with_part(done[-1], found)
        else:
            done.append(found)
    if scan.vocabulary(MoneyVocabulary).digit_enders:
        done = [_with_digit(scan, found) for found in done]
    return [
        found if found.word.sort is CurrencySort.SYMBOL else _with_bare_cents(scan, found)
        for found in done
        if not found.word.completes
    ]


def _completes(scan: Scan, whole: Sum, part: Sum) -> bool:
    """Return whether the second sum is the cents of the first: "20 dollars and 43 cents"."""
    between = [scan.lower(i) for i in range(whole.end, part.start) if not scan.is_space(i)]
    if not scan.is_parted(whole.end, part.start) or (between and not _is_joiner(scan, between)):
        return False
    if whole.word.factor != 1 or part.word.factor >= 1:
        return False
    if not part.word.glued and set(whole.word.codes).isdisjoint(part.word.codes):
        return False
    if whole.amount.bound is Bound.RANGE or part.amount.bound not in (Bound.EXACT, Bound.RANGE):
        return False
    if part.amount.bound is Bound.RANGE and (part.start > whole.end or whole.amount.bound is not Bound.EXACT):
        return False  # "154円35〜45銭" alone
    units = whole.amount.low or whole.amount.high or Decimal(0)
    left = (
        product(units, CONTEXT.divide(Decimal(1), part.word.factor)) % 10
        if part.word.completes
        else units % 1
    )
    return left == 0 and 0 < (part.amount.low or Decimal(0)) < 1


def _is_joiner(scan: Scan, words: Sequence[str]) -> bool:
    if len(words) != 1:
        return False
    both = scan.vocabulary(AmountVocabulary).both if is_unspaced(words[0][0]) else ()
    return words[0] in _joiners(scan) or words[0] in both


def _joiners(scan: Scan) -> frozenset[str]:
    """Return the words that can come between units and cents."""
    return scan.vocabulary(NumberVocabulary).joiners | scan.vocabulary(MoneyVocabulary).cent_joiners


def _with_part(whole: Sum, part: Sum) -> Sum:
    """Return a sum with its cents; those of a range make it one."""
    low, high = part.amount.low or Decimal(0), part.amount.high
    if part.amount.bound is not Bound.RANGE or high is None or whole.amount.low is None:
        return _plus(whole, low, part.end)
    ends = (CONTEXT.add(whole.amount.low, end) for end in (low, high))
    amount = Amount.between(*ends, approximate=whole.amount.approximate)
    return attrs.evolve(_plus(whole, low, part.end), amount=amount)


def _plus(whole: Sum, cents: Decimal, end: int) -> Sum:
    """Return a sum with a part of a unit added, both ends of it."""
    amount = mapped(whole.amount, lambda units: CONTEXT.add(units, cents))
    return attrs.evolve(whole, amount=amount, end=end, after=end)


def _with_digit(scan: Scan, found: Sum) -> Sum:
    """Read the digit that counts tenths of the last unit, which it touches: "三块六", "三块零四"."""
    unit = scan.hits_by_end("currency").get(found.end)
    digit = scan.view(Numbers).by_start.get(found.end)
    if unit is None or digit is None or digit.scale != 1 or digit.ordinal:
        return found
    if digit.value not in _DIGITS and digit.value != _HALF:
        return found
    if scan.token(digit.start).isdecimal() or found.amount.bound is Bound.RANGE:
        return found
    offset = scan.starts[digit.end] if digit.end < scan.count else len(scan.text)
    goes_on = scan.text[offset : offset + 1].isalnum()
    if goes_on and not scan.text.startswith(scan.vocabulary(MoneyVocabulary).digit_enders, offset):
        return found  # "三百元一张"
    part = Decimal("0.01") if digit.digits else Decimal("0.1")  # "零四" counts hundredths
    if digit.value == _HALF:
        part = Decimal(1)  # "八块半"
    return _plus(found, product(digit.value, product(unit.sense.factor, part)), digit.end)


def _with_bare_cents(scan: Scan, found: Sum) -> Sum:
    """Read the cents of "15 dollars 50." and "zwei Euro fünfzig": two digits that end the phrase."""
    if not _counts_units(found):
        return found
    behind = scan.skip_space(found.end)
    if scan.lower(behind) in _joiners(scan) and found.opening == found.start:
        behind = scan.skip_space(behind + 1)
    number: Number | None = scan.view(Numbers).by_start.get(behind)
    if number is None or number.start == found.end or not _is_bare_cents(number):
        return found
    if scan.token(number.end) not in ("", ".", ",", ";", "!", "?", ")"):
        return found
    if scan.token(number.end + 1).isdecimal():
        return found
    return _plus(found, product(number.value, Decimal("0.01")), number.end)


def _counts_units(found: Sum) -> bool:
    """Return whether a sum is a few whole units, with the unit at its end."""
    low = found.amount.low
    if found.word.factor != 1 or found.unit[1] != found.end:
        return False
    return found.amount.bound is Bound.EXACT and low is not None and low % 1 == 0 and low < _COUNTED_OUT


def _is_bare_cents(number: Number) -> bool:
    """Return whether a number may count cents that are not named."""
    if number.scale != 1 or number.ordinal or number.fraction or number.value not in _CENTS:
        return False
    return not number.digits or len(number.digits) == 2
