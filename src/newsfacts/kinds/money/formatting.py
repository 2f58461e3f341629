"""Money for people, in the manner of a locale."""

from __future__ import annotations

from newsfacts.lexicon.cldr import format_currency
from newsfacts.model import Amount, Bound

__all__ = ["format_money"]

_BOUNDS = {
    Bound.OVER: ">",
    Bound.AT_LEAST: "≥",
    Bound.UNDER: "<",
    Bound.AT_MOST: "≤",
}


def format_money(amount: Amount, currency: str, locale: str) -> str:
    """Return an amount of money for people; `Money.format` describes it."""
    sides = dict.fromkeys(number for number in (amount.low, amount.high) if number is not None)
    written = "–".join(format_currency(sides, currency, locale))
    return ("~" if amount.approximate else "") + _BOUNDS.get(amount.bound, "") + written
