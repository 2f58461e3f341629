"""The currency tables agree with CLDR and with themselves."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys

import pytest

import newsfacts
from newsfacts import Registry
from newsfacts.engine.languages import for_language
from newsfacts.kinds.money.currencies import currency_among, currency_of, known_codes
from newsfacts.lexicon import cldr
from newsfacts.lexicon.tables import languages, locale_table, table

GENERAL = table("kinds/money/currencies")
KNOWN = known_codes() | {"XDR"}


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
    assert set(GENERAL["unread"]) <= set(GENERAL["withdrawn"])
    assert set(GENERAL["rare"]) <= set(GENERAL["withdrawn"])
    assert set(GENERAL["rare"]).isdisjoint([*GENERAL["unread"], *GENERAL["words"]])
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
    for code in sorted(known_codes().difference(GENERAL["unread"])):
        words = [entry.sense for entry in entries[code] if entry.label == "currency" and not entry.rest]
        assert words[0].codes == (code,)


def test_a_code_is_current_or_withdrawn() -> None:
    assert not set(GENERAL["current"]) & set(GENERAL["withdrawn"])
    assert len(set(GENERAL["current"])) == len(GENERAL["current"])
    assert all(1978 <= year <= 2026 for year in GENERAL["withdrawn"].values())


def test_what_is_legal_tender_by_cldr_is_in_our_table() -> None:
    """A new currency shows here, when a new CLDR brings it; one that ends stays in our table."""
    assert cldr.legal_tender() <= known_codes()


@pytest.mark.parametrize(
    ("code", "year"),
    [("HRK", 2023), ("BGN", 2026), ("DEM", 2002), ("FRF", 2002), ("EEK", 2011), ("LTL", 2014), ("ANG", 2025)],
)
def test_a_withdrawn_currency_stays_known(code: str, year: int) -> None:
    assert GENERAL["withdrawn"][code] == year
    doc = newsfacts.extract(f"It cost {code} 5 million in 1999.", kinds="money", registry=Registry.builtin())
    assert [(fact.value.currency, fact.value.amount.low) for fact in doc.money] == [(code, 5_000_000)]


@pytest.mark.parametrize(
    ("text", "locale", "currency"),
    [
        ("It cost BGN 5 million in 2019.", "en", "BGN"),
        ("They paid 500 Croatian kuna.", "en", "HRK"),
        ("A ticket was 20 Deutschmarks.", "en", "DEM"),
        ("The fine was 3,000 Bulgarian leva.", "en", "BGN"),
        ("Das Haus kostete 300.000 D-Mark.", "de", "DEM"),
        ("Sie zahlte 500 kroatische Kuna.", "de", "HRK"),
        ("Das kostete 40 bulgarische Lew.", "de", "BGN"),
        ("Le billet coûtait 50 francs français.", "fr", "FRF"),
        ("Elle a payé 500 kunas croates.", "fr", "HRK"),
        ("Cela coûtait 40 marks allemands.", "fr", "DEM"),
    ],
)
def test_money_of_the_past_is_money(text: str, locale: str, currency: str) -> None:
    doc = newsfacts.extract(text, locale=locale, kinds="money", registry=Registry.builtin())
    assert [fact.value.currency for fact in doc.money] == [currency]


@pytest.mark.parametrize(
    "text",
    [
        "ALL 5 of us paid.",
        "ESA 12 flew by.",
        "SDP 7, CDU 9.",
        "BAD 3",
        "They lost 600 ROK troops.",
        "150 CSK fans came.",
        "He has 300 TPE shoes.",
    ],
)
def test_a_code_that_stands_for_something_else_is_no_money(text: str) -> None:
    assert newsfacts.extract(text, kinds="money", registry=Registry.builtin()).money == ()


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


OTHER_BABEL = os.environ.get("NEWSFACTS_OTHER_BABEL")
"""A folder with another version of Babel; CI makes one (``pip install --target``)."""
_TEXTS = [
    ("en", [f"It cost {code} 5 million in 2019." for code in sorted(known_codes())]),
    ("en", ["It cost 500 Croatian kuna.", "20 Deutschmarks", "3,000 Bulgarian leva", "5 French francs"]),
    ("de", ["Es kostete 500 kroatische Kuna.", "300.000 D-Mark", "40 bulgarische Lew", "5 Euro"]),
    ("fr", ["Il coûte 500 kunas croates.", "50 francs français", "40 marks allemands", "5 euros"]),
]
_READ = """
import json, sys
import babel, newsfacts
registry = newsfacts.Registry.builtin()
found = [
    [(fact.start, fact.end, fact.value.currency, str(fact.value.amount.low)) for fact in doc.money]
    for locale, texts in json.load(sys.stdin)
    for doc in (newsfacts.extract(text, locale=locale, registry=registry) for text in texts)
]
json.dump([babel.__version__, found], sys.stdout)
"""


def _read_with(folder: str | None) -> tuple[str, object]:
    """Read the texts in a process of its own, with the Babel of a folder or the installed one."""
    path = os.pathsep.join(part for part in (folder, *sys.path) if part)
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        input=json.dumps(_TEXTS),
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    version, found = json.loads(done.stdout)
    return version, found


@pytest.mark.skipif(OTHER_BABEL is None, reason="NEWSFACTS_OTHER_BABEL names no folder with a second Babel")
def test_another_babel_gives_the_same_money() -> None:
    (here, expected), (there, found) = _read_with(None), _read_with(OTHER_BABEL)
    assert here != there
    assert found == expected
