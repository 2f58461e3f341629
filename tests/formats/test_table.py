"""The twelve sentences that three popular libraries get wrong, as the table shows them to a reader."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from distributions import pretend_installed
from newsfacts import Registry
from newsfacts.cli import main

ROWS: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "The deal is worth between $1.5 billion and $2 billion.",
        [("money", "1,500,000,000 to 2,000,000,000 USD", "$1.5 billion and $2 billion")],
    ),
    (
        "The stock rose to C$12.40 from A$13.",
        [("money", "12.40 CAD", "C$12.40"), ("money", "13 AUD", "A$13")],
    ),
    (
        "It paid about €300m (£256m) in 2019.",
        [
            ("money", "about 300,000,000 EUR", "€300m"),
            ("money", "256,000,000 GBP", "£256m"),
            ("date", "2019", "2019"),
        ],
    ),
    (
        "GBP 27 million was repaid and USD34.6 million is owed.",
        [("money", "27,000,000 GBP", "GBP 27 million"), ("money", "34,600,000 USD", "USD34.6 million")],
    ),
    (
        "Debt stood at 98.7% of GDP in the first quarter of 2024.",
        [
            ("gdp_percentage", "98.7% of GDP", "98.7% of GDP"),
            ("date", "2024-Q1", "the first quarter of 2024"),
        ],
    ),
    ("Le budget atteint 1 234,5 millions d’euros.", []),
    (
        "In the late 1990s he left, and on Tuesday he said he may resign.",
        [("date", "end of the 1990s", "the late 1990s"), ("date", "2025-02-11", "Tuesday")],
    ),
    (
        "It costs ¥1,000 or 1.000,50 kr.",
        [("money", "1,000 JPY", "¥1,000"), ("money", "1,000.50 DKK", "1.000,50 kr")],
    ),
    (
        "The talks ran from 10:00 to 15:00.",
        [("date", "2025-02-13T10:00/2025-02-13T15:00", "10:00 to 15:00")],
    ),
    ("The account showed -$100,000.00.", [("money", "-100,000.00 USD", "-$100,000.00")]),
    ("ALL 5 of us paid $5.", [("money", "5 USD", "$5")]),
    (
        "Two pairs from $349; two $500 checks.",
        [("count", "2 pairs", "Two pairs"), ("money", "349 USD", "$349"), ("money", "500 USD", "$500")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), ROWS, ids=[text for text, _ in ROWS])
def test_the_table_shows_right_facts_or_none(
    text: str,
    rows: list[tuple[str, str, str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pretend_installed(monkeypatch, Registry.builtin())
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text, "published": "2025-02-13"}), encoding="utf-8")
    assert main(["extract", str(path)]) == 0
    heading, *lines = capsys.readouterr().out.splitlines()
    count = {0: "no facts", 1: "1 fact"}.get(len(rows), f"{len(rows)} facts")
    assert heading == f"{path}:1: {count}"
    where = [f"1:{text.index(surface) + 1}" for _, _, surface in rows]
    shown = [re.split(r" {2,}", line.strip()) for line in lines]
    assert shown == [[*row, place] for row, place in zip(rows, where, strict=True)]
