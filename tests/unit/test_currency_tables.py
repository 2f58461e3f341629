"""The currency tables agree with CLDR and with themselves."""

from __future__ import annotations

import datetime as dt

import pytest

from newsfacts.kinds.money.vocabulary import currency_among, currency_of
from newsfacts.lexicon import cldr
from newsfacts.lexicon.locale import for_language
from newsfacts.lexicon.tables import languages, locale_table, table

GENERAL = table("kinds/money/currencies")
KNOWN = cldr.legal_tender() | set(GENERAL["historic"]) | {"XDR"}


@pytest.mark.parametrize("symbol", sorted(GENERAL["symbols"]))
def test_a_symbol_stands_for_known_codes_each_once(symbol: str) -> None:
    codes = GENERAL["symbols"][symbol]
    assert codes
    assert len(codes) == len(set(codes))
    assert set(codes) <= KNOWN


def test_lists_of_codes_and_symbols_name_what_there_is() -> None:
    assert set(GENERAL["words"]) <= KNOWN
    assert {code.upper() for code in GENERAL["small"]} <= KNOWN
    assert set(GENERAL["multiplied"]) <= KNOWN
    assert set(GENERAL["house"]) <= set(GENERAL["symbols"])
    for name in ("strict", "before_only"):
        assert set(GENERAL["placing"][name]) <= set(GENERAL["symbols"])


@pytest.mark.parametrize("language", languages())
def test_the_words_of_a_language_stand_for_known_codes(language: str) -> None:
    rows = locale_table(language, "money")
    meanings = [*rows["words"].values(), *(row["of"] for row in rows["minor"])]
    for meaning in meanings:
        codes = GENERAL["symbols"][meaning] if isinstance(meaning, str) else meaning
        assert set(codes) <= KNOWN, meaning
    assert set(rows["names"].values()) <= KNOWN
    named = set(rows["words"]) | {word for row in rows["minor"] for word in row["words"]}
    for name in ("words", "verbs", "adjectives", "weights", "singular"):
        assert set(rows["careful"][name]) <= named, name


@pytest.mark.parametrize("language", languages())
def test_every_code_is_in_the_lexicon(language: str) -> None:
    entries = for_language(language).lexicon.entries
    for code in sorted(cldr.legal_tender()):
        words = [entry.payload for entry in entries[code] if entry.role == "currency" and not entry.rest]
        assert words[0].codes == (code,)


@pytest.mark.parametrize(
    ("territory", "day", "code"),
    [
        ("HR", dt.date(2022, 12, 31), "HRK"),
        ("HR", dt.date(2023, 1, 1), "EUR"),
        ("BG", dt.date(2025, 12, 31), "BGN"),
        ("BG", dt.date(2026, 1, 1), "EUR"),
        ("DE", dt.date(1990, 1, 1), "DEM"),
        ("DE", None, "EUR"),
        ("GB", None, "GBP"),
        ("XX", None, None),
    ],
)
def test_a_territory_has_the_currency_of_the_day(
    territory: str, day: dt.date | None, code: str | None
) -> None:
    assert currency_of(territory, day) == code


def test_a_word_for_a_currency_of_former_times_goes_by_the_country() -> None:
    francs = tuple(locale_table("en", "money")["words"]["francs"])
    assert currency_among("FR", francs, None) == "FRF"
    assert currency_among("CH", francs, None) == "CHF"
    assert currency_among("JP", francs, None) is None
