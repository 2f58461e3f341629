"""Money in words, for people."""

from __future__ import annotations

from newsfacts.amounts.words import amount_in_words
from newsfacts.extractor import Description
from newsfacts.kinds.money.value import Money

__all__ = ["describe"]

_FEW = 4
"""How many of the other currencies of a symbol are named; a dollar has more than twenty."""


def describe(value: Money) -> Description:
    """Return a sum with its currency, and for `explain` the currency's name and what else the symbol may be.

    >>> from decimal import Decimal
    >>> from newsfacts import Amount
    >>> describe(Money(Amount.exact(Decimal(80)), "USD", per="barrel")).words
    '80 USD per barrel'
    """
    words = f"{amount_in_words(value.amount)} {value.currency}"
    return Description(
        f"{words} per {value.per}" if value.per else words,
        details=[("currency", _currency(value))],
        amount=value.amount,
        unit=value.currency,
        bar=value.currency,
    )


def _currency(value: Money) -> str:
    from newsfacts.lexicon.cldr import currency_name  # on first use, like all of CLDR

    words = f"{currency_name(value.currency)} ({value.currency})"
    others = [code for code in value.candidates if code != value.currency]
    if not others:
        return words
    named, more = ", ".join(others[:_FEW]), len(others) - _FEW
    return f"{words}; could be {named}" + (f" and {more} more" if more > 0 else "")
