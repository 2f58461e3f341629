"""What a text says about money, before any context."""

from __future__ import annotations

import attrs

from newsfacts.kinds.money.vocabulary import CurrencyWord
from newsfacts.model import Amount, Span

__all__ = ["MoneyReading"]


@attrs.define(eq=False)
class MoneyReading:
    """What a text says about a sum."""

    amount: Amount
    """In units of the currency, cents converted."""
    word: CurrencyWord
    """What names the currency."""
    surface: str
    """Those words as they are in the text."""
    first: int = 0
    """Its first token."""
    per: str | None = None
    """What the price is for."""
    partner: Span | None = None
    """The same sum in another currency."""
    other_than: tuple[str, ...] = ()
    """Currencies that it cannot be: the article sets them off against the bare symbol, "C$5m ($4m)"."""
    hedges: tuple[str, ...] = ()
    """What the words around it say about how exact it is."""
