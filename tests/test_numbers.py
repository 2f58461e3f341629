"""The number grammar against ``conformance/<language>/number.toml``."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

import attrs
import pytest

from conformance_cases import ROOT
from newsfacts import Document
from newsfacts.engine.languages import scan_of
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.text.scan import Scan

KEYS = {"text", *attrs.fields_dict(Number)} - {"first", "last", "letter_last"}


def load() -> list[Any]:
    params = []
    for path in sorted(ROOT.glob("*/number.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, case in enumerate(table["case"], 1):
            where = f"{path.parent.name}/{path.name} row {number}"
            params.append(
                pytest.param(path.parent.name, case, where, id=f"{path.parent.name}-{number} {case['text']}")
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
