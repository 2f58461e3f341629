"""A table with a fault in it is refused, and the error names the file, the place and what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import newsfacts.data
from newsfacts.errors import TableError
from newsfacts.grammar import sizes
from newsfacts.grammar.amounts import compile_amounts
from newsfacts.grammar.dates import compile_dates
from newsfacts.grammar.lexicon import Lexicon
from newsfacts.grammar.numbers import compile_numbers
from newsfacts.grammar.percent import compile_percent
from newsfacts.grammar.quotes import compile_quotes

CACHES = (newsfacts.data.table, sizes.definitions, sizes.aliases)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tables to break, read in their place."""
    copy = tmp_path / "data"
    shutil.copytree(Path(newsfacts.data.__file__).parent, copy)
    monkeypatch.setattr(newsfacts.data, "_ROOT", copy)
    for cache in CACHES:
        cache.cache_clear()
    yield copy
    for cache in CACHES:
        cache.cache_clear()


def dates() -> object:
    return compile_dates("en", Lexicon())


def quotes() -> object:
    return compile_quotes("en", Lexicon())


def percent() -> object:
    return compile_percent("en", Lexicon())


def numbers() -> object:
    return compile_numbers("en", Lexicon())


CASES: list[tuple[str, tuple[str, str], Callable[[], object], list[str]]] = [
    ("marks", ("[glyphs]", "[glyphs"), quotes, ["marks.toml", "line 5"]),
    ("marks", ('leans = "either" }    # QUOTATION MARK', 'leans = "up" }'), quotes, ["marks.toml", "'up'"]),
    ("marks", ('"„" = { family = "double", ', '"„" = { '), quotes, ["marks.toml", "'family'"]),
    ("locales/en/quote", ("verb_second = false", ""), quotes, ["en/quote.toml", "'verb_second'"]),
    (
        "locales/en/quote",
        ('[[inflection]]\nends = [""]', '[[inflection]]\nends = ["zz"]'),
        quotes,
        ["en/quote.toml", "an inflection for"],
    ),
    ("locales/en/percent", ("[output]", "[fraction.more]\n[output]"), percent, ["en/percent.toml", "'more'"]),
    ("locales/en/percent", ("[context]", "[contexts]"), percent, ["en/percent.toml", "misses 'context'"]),
    ("locales/en/percent", ("[units]", "[many]\n[units]"), percent, ["en/percent.toml", "unknown 'many'"]),
    (
        "locales/en/amount",
        ("between =", "betwixt ="),
        lambda: compile_amounts("en"),
        ["en/amount.toml", "'betwixt'"],
    ),
    ("locales/en/date", ("[names]", "[more]\n[names]"), dates, ["en/date.toml", "unknown keys: more"]),
    ("locales/en/date", ("[anchors]", "[anchors.more]"), dates, ["en/date.toml", "misses 'roles'"]),
    ("locales/en/date", ("[role.season]", '[role.year]\nx = ["y"]\n[role.season]'), dates, ["role.year"]),
    ("locales/en/date", ("[cue]", "[cue]\nmood = []"), dates, ["en/date.toml", "[cue]", "mood"]),
    (
        "locales/en/date",
        ("[guard.rate]", "[guard.rate]\nnever = true"),
        dates,
        ["en/date.toml", "[guard.rate]", "never"],
    ),
    ("locales/en/date", ("[pattern.fullyear]", "[pattern.month]"), dates, ["month is a category and a role"]),
    ("locales/en/date", ("[guard.rate]", "[guard.rates]"), dates, ["en/date.toml", "'rate'"]),
    ("locales/en/number", ("hedges_after", "hedges_behind"), numbers, ["en/number.toml", "hedges_after"]),
    ("units", ('base = "meter"\n[length.units]', "[length.units]"), sizes.definitions, ["[length]", "base"]),
    ("units", ("[area.units]", '[area.units]\ninch = "1"'), sizes.definitions, ["inch", "two dimensions"]),
    ("units", ('foot = "0.3048"', "foot = 0.3048"), sizes.definitions, ["foot", "must be a string"]),
    ("units", ('foot = "0.3048"', 'foot = "long"'), sizes.definitions, ["foot", "'long'"]),
    ("units", ("[aliases]", '[aliases]\nsmoot = ["sm"]'), sizes.aliases, ["[aliases]", "smoot"]),
]


@pytest.mark.parametrize(
    ("name", "change", "read", "words"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)]
)
def test_a_broken_table_names_the_place(
    name: str, change: tuple[str, str], read: Callable[[], object], words: list[str], data: Path
) -> None:
    read()  # whole, it is read
    path = data / f"{name}.toml"
    whole = path.read_text(encoding="utf-8")
    assert whole.count(change[0]) >= 1
    path.write_text(whole.replace(*change, 1), encoding="utf-8")
    for cache in CACHES:
        cache.cache_clear()
    with pytest.raises(TableError) as caught:
        read()
    for word in words:
        assert word in str(caught.value)
