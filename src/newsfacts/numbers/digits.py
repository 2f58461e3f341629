"""Numbers in digits: grouping, decimals, fractions, and chains of digits that are not numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from newsfacts.model.arithmetic import CONTEXT
from newsfacts.numbers.vocabulary import NumberVocabulary
from newsfacts.text.tokens import Tokens

__all__ = ["Digits", "after_chain", "after_run", "read_digits", "read_fraction", "rounded"]

_DENOMINATORS = frozenset({"2", "3", "4", "5", "6", "8", "10", "16", "32", "64"})
"""Of the fractions that prices, rates and measures are written in."""
_GROUPING = frozenset(".,'")
"""Marks after decimals that need a closer look."""
_POINTS = frozenset("·‧∙")
"""Decimal points in the middle of the line, as British papers printed them: "£2·5 million"."""
_PLACES = Decimal("0.000001")
_TOO_LONG = 20
"""A run of this many digits is a key, a card number or a hash, not a number."""
_YEAR_DIGITS, _DAY_DIGITS = 4, 2
_LONGEST = 15
"""The number of tokens in the longest grouping that the pattern of a grammar allows."""


class Digits(NamedTuple):
    """A number in digits, without scale words."""

    start: int
    end: int
    value: Decimal
    bare: str
    """The digits themselves if there is nothing else, else empty."""


def after_chain(tokens: Tokens, i: int) -> int:
    """Return the token after a chain of digits that is not a number, or 0 if there is none at token ``i``.

    Such chains are dates, times, scores, versions, addresses: 13.02.2025, 9:30, 2/28, 1.2.3.
    """
    end, marks = i + 1, ""
    while tokens.token(end) in (".", ":", "/") and tokens.token(end + 1).isdecimal():
        marks += tokens.tokens[end]
        end += 2
    if marks in ("", ".") or (marks == "/" and read_fraction(tokens, i) is not None):
        return 0
    groups = tokens.tokens[i + 2 : end : 2]
    if set(marks) == {"."} and len(tokens.tokens[i]) <= 3 and all(len(group) == 3 for group in groups):
        return 0  # 1.234.567
    return end


def after_run(tokens: Tokens, end: int) -> int:
    """Return the token after more digits attached to a number that was read up to ``end``, or 0.

    "1,2,3" and "123,4567" are lists or damaged text; a part of them would be a wrong number. "May 5,2014" is
    a day and a year without a space.
    """
    if tokens.token(end) not in (",", ".") or not tokens.token(end + 1).isdecimal():
        return 0
    day, year = tokens.token(end - 1), tokens.token(end + 1)
    if tokens.token(end) == "," and len(day) <= _DAY_DIGITS and len(year) == _YEAR_DIGITS:
        return 0
    while tokens.token(end) in (",", ".") and tokens.token(end + 1).isdecimal():
        end += 2
    return end


def read_fraction(tokens: Tokens, i: int) -> Decimal | None:
    """Return the value of "3/4" at token ``i``: a proper fraction with a denominator that people price in."""
    over, under = tokens.token(i), tokens.token(i + 2)
    if (
        tokens.token(i + 1) != "/"
        or under not in _DENOMINATORS
        or not (over.isdecimal() and len(over) <= 2 and 0 < int(over) < int(under))
        or tokens.token(i + 3) == "/"
    ):
        return None
    return rounded(CONTEXT.divide(Decimal(over), Decimal(under)))


def rounded(fraction: Decimal) -> Decimal:
    """Return a fraction with six decimals: exact enough for "two thirds" of a sum, and easy to read."""
    return CONTEXT.quantize(fraction, _PLACES).normalize(CONTEXT)


def read_digits(tokens: Tokens, i: int, grammar: NumberVocabulary) -> Digits | None:
    """Return the number whose digits begin at token ``i``; ``None`` if they are more than a number has."""
    decimals = _decimals(tokens, i, grammar)
    if decimals is not None:
        return decimals
    match = grammar.digits.match("".join(tokens.tokens[i : i + _LONGEST]))
    if match is None:
        return None
    way, body = match.lastgroup or "plain", match.group()
    if way == "spaced" and not grammar.spaced and not _spaces_group(tokens, i, body):
        way, body = "plain", tokens.tokens[i]
    end = i + 1
    stop = tokens.starts[i] + len(body)
    while tokens.starts[end] < stop:
        end += 1
    if way != "plain":
        return Digits(i, end, Decimal(_ascii(way, body)), "")
    if _leading_point(tokens, i, grammar.decimal):
        return Digits(i - 1, end, Decimal(f"0.{body}"), "")
    return Digits(i, end, Decimal(body), body)


def _decimals(tokens: Tokens, i: int, grammar: NumberVocabulary) -> Digits | None:
    """Return a number with decimals and nothing else that needs a closer look, the commonest case."""
    whole, mark, part, behind = tokens.tokens[i : i + 4]
    raised = mark in _POINTS
    if not (raised or mark == grammar.decimal) or not part.isdecimal() or behind in _GROUPING:
        return None
    if raised and behind in _POINTS:
        return None  # 3·4·5
    if len(whole) + len(part) >= _TOO_LONG:
        return None
    return Digits(i, i + 3, Decimal(f"{whole}.{part}"), "")


def _spaces_group(tokens: Tokens, i: int, body: str) -> bool:
    """Return whether spaces group the digits: "4 200" may be two numbers, "1 234,5" and "4 000" may not.

    A space of fixed width has no other purpose.
    """
    start = tokens.starts[i]
    groups = body.split(" ")
    return (
        any(mark.isspace() and mark != " " for mark in tokens.text[start : start + len(body)])
        or "," in body
        or "." in body
        or len(groups) > 2
        or groups[-1] == "000"
    )


def _ascii(way: str, body: str) -> str:
    """Return digits as `Decimal` reads them; ``way`` is the group of the pattern that matched."""
    if way in ("other", "decimal"):
        return body.replace(",", ".")
    if way in ("apostrophe", "spaced"):
        return body.replace("'", "").replace(" ", "").replace(",", ".")
    # the first mark groups; a different last one is the decimal mark
    marks = [mark for mark in body if not mark.isdecimal()]
    return (
        body.replace(marks[0], "")
        if marks[-1] == marks[0]
        else body.replace(marks[0], "").replace(marks[-1], ".")
    )


def _leading_point(tokens: Tokens, i: int, decimal: str) -> bool:
    """Return whether there is a ".5" without a digit before it; ",5" if the comma is the decimal mark."""
    if tokens.token(i - 1) not in (".", decimal):
        return False
    before = tokens.token(i - 2)
    return not before or before.isspace() or before in ("(", "-", "$", "£", "€")
