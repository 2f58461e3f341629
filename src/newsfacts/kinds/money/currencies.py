"""Currencies whatever the language: codes, symbols, and what is tender where (``currencies.toml``, CLDR)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import attrs

from newsfacts.errors import did_you_mean
from newsfacts.lexicon import cldr
from newsfacts.lexicon.table_fields import (
    Fault,
    date,
    field,
    integer,
    mapping,
    number,
    ordered_words,
    rows,
    text,
    word_lists,
    words,
)
from newsfacts.lexicon.tables import read_table

__all__ = ["CURRENCIES", "CurrencyTable", "currency_among", "currency_of", "known_codes"]

CURRENCIES = "kinds/money/currencies"
"""The name of the table."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Change:
    """A change of the currency of a territory."""

    territory: str = field(text)
    """ISO 3166-1 code."""
    old: str = field(text)
    new: str = field(text)
    on: dt.date = field(date)
    """The first day of the new one."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class CurrencyTable:
    """The keys of ``currencies.toml``; codes are those of ISO 4217."""

    current: frozenset[str] = words(case=True)
    withdrawn: Mapping[str, int] = mapping(integer)
    """Codes of currencies that no longer exist, with the year in which they ended."""
    word_codes: frozenset[str] = words(case=True, key="words")
    """Codes that are words as well."""
    rare: frozenset[str] = words(case=True)
    """Codes that need evidence."""
    unread: frozenset[str] = words(case=True)
    """Codes that are never read."""
    small: tuple[str, ...] = ordered_words()
    """Codes that are written in small letters as well."""
    named: frozenset[str] = words(case=True)
    """Codes that no text contains, for currencies that texts name in words."""
    multiplied: tuple[str, ...] = ordered_words()
    """Codes before which a letter of ``multipliers`` can be: "MUSD"."""
    multipliers: Mapping[str, Decimal] = mapping(number)
    symbols: Mapping[str, tuple[str, ...]] = word_lists()
    """What a symbol can mean, the likeliest first."""
    house: Mapping[str, str] = mapping(text)
    """What a bare "$" is in a paper that uses another symbol for US dollars, by that symbol."""
    strict: frozenset[str] = words(case=True, section="placing")
    """Symbols that need a number right after them, and not a mere count: "R45m", not "R2"."""
    large: frozenset[str] = words(case=True, section="placing")
    """Symbols that need a number of thousands, or with a scale, right after them: "N5.6bn", not "N95"."""
    before_only: frozenset[str] = words(case=True, section="placing")
    """Symbols that never follow a number."""
    changed: tuple[Change, ...] = rows(Change)

    def known(self) -> frozenset[str]:
        """Return every code that a text may name."""
        return self.current.union(self.withdrawn)

    def codes(self, meaning: str | tuple[str, ...]) -> tuple[str, ...]:
        """Return the codes of a row; a symbol means those in its row. Raises `Fault` for an unknown one."""
        if isinstance(meaning, str):
            if meaning not in self.symbols:
                raise Fault(f"names {meaning!r}, which is not a symbol of {CURRENCIES}.toml")
            return self.symbols[meaning]
        for code in meaning:
            if not (code in self.current or code in self.withdrawn or code in self.named):
                near = did_you_mean(code, self.known())
                raise Fault(f"names {code!r}, which is not a currency of {CURRENCIES}.toml{near}")
        return meaning


@cache
def _currencies() -> CurrencyTable:
    return read_table(CurrencyTable, CURRENCIES)


def known_codes() -> frozenset[str]:
    """Return every code that a text may name: those of ISO 4217, current and withdrawn.

    The table is ours, so that what a text of the past may name does not change with a release of CLDR.

    >>> {"EUR", "HRK", "DEM"} <= known_codes()
    True
    """
    return _currencies().known()


def currency_among(territory: str, codes: tuple[str, ...], day: dt.date | None) -> str | None:
    """Return which of ``codes`` a territory uses on a day or, if none, used before.

    >>> currency_among("FR", ("CHF", "FRF"), None)
    'FRF'
    """
    code = currency_of(territory, day)
    if code in codes:
        return code
    former = cldr.former_currencies(territory)
    return next((code for code in codes if code in former), None)


def currency_of(territory: str, day: dt.date | None) -> str | None:
    """Return the currency of a territory on a day, by CLDR and our own table of recent changes.

    >>> currency_of("HR", dt.date(2022, 6, 1)), currency_of("BG", dt.date(2026, 2, 1))
    ('HRK', 'EUR')
    """
    for row in _currencies().changed:
        if row.territory == territory:
            return row.new if day is None or day >= row.on else row.old
    codes = cldr.currencies_of(territory, day)
    return codes[0] if codes else None
