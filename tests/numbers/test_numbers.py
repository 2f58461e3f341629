"""The number grammar against ``cases/<language>/numbers/``."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

import attrs
import pytest

from case_tables import ROOT
from newsfacts import Document
from newsfacts.engine.languages import scan_of
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.text.scan import Scan

KEYS = {"text", *attrs.fields_dict(Number)} - {"start", "end", "letter_end", "hedge"}


def load() -> list[Any]:
    params = []
    for path in sorted(ROOT.glob("*/numbers/*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(table["case"], 1):
            language = path.relative_to(ROOT).parts[0]
            where = f"{language}/{path.name} row {number}"
            params.append(
                pytest.param(language, case, where, id=f"{language}-{path.stem}-{number} {case['text']}")
            )
    return params


def told(scan: Scan, number: Number, keys: set[str]) -> dict[str, Any]:
    """Give the fields of a number as the table writes them."""
    result: dict[str, Any] = {}
    for key in keys:
        value = scan.surface(number.start, number.end) if key == "text" else getattr(number, key)
        result[key] = "null" if value is None else format(value, "f") if isinstance(value, Decimal) else value
    return result


@pytest.mark.parametrize(("language", "case", "where"), load())
def test_numbers(language: str, case: dict[str, Any], where: str) -> None:
    assert set(case) <= {"text", "numbers", "note"}, where
    wanted = case["numbers"]
    assert all({"text"} < set(row) <= KEYS for row in wanted), f"{where}: unknown keys or nothing to compare"
    scan = scan_of(Document(case["text"], locale=language))
    found = list(scan.view(Numbers).all)
    texts = [scan.surface(number.start, number.end) for number in found]
    assert texts == [row["text"] for row in wanted], where
    for number, row in zip(found, wanted, strict=True):
        assert told(scan, number, set(row)) == row, where
