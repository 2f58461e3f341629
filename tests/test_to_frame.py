"""Facts as a pandas data frame."""

from __future__ import annotations

import builtins
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

import newsfacts
from newsfacts import Document, Registry
from newsfacts.formats.frames import to_frame
from newsfacts.formats.rows import COLUMNS, rows

BUILTIN = Registry.builtin()
TEXT = "It paid over $5.25m by June 2024. “No other 12 firms did,” said Anna Berg."


def read(text: str, name: str | None = None) -> Document:
    """Give a text with its facts."""
    return newsfacts.extract(Document(text, id=name), published="2025-02-13", registry=BUILTIN)


def test_without_pandas_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pandas":
            raise ModuleNotFoundError("No module named 'pandas'", name="pandas")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ModuleNotFoundError, match=r"install the extra newsfacts\[pandas\]") as caught:
        read(TEXT).to_frame()
    assert caught.value.name == "pandas"


def test_the_cells_are_those_of_the_rows() -> None:
    pandas = pytest.importorskip("pandas")
    doc = read(TEXT, "a.txt")
    frame = doc.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    for (_, line), row in zip(frame.iterrows(), rows(doc, registry=BUILTIN), strict=True):
        for name, cell in row.items():
            shown = line[name]
            if cell is None:
                assert pandas.isna(shown), name
            else:
                assert shown == cell, name


def test_types_do_not_depend_on_what_a_text_says() -> None:
    pandas = pytest.importorskip("pandas")
    full, empty = read(TEXT).to_frame(), read("Hello.").to_frame()
    assert len(empty) == 0
    assert full.dtypes.equals(empty.dtypes)
    assert full["start"].dtype == "Int64"
    assert full["approximate"].dtype == "boolean"
    assert isinstance(full["kind"].dtype, pandas.StringDtype)


def test_amounts_and_days_are_exact() -> None:
    pytest.importorskip("pandas")
    frame = read(f"{TEXT} It lasts until December 2400.").to_frame()
    money = frame[frame["kind"] == "money"].iloc[0]
    assert money["low"] == Decimal("5250000")
    assert money["high"] is None
    assert dt.date(2024, 6, 30) in set(frame["latest"])
    assert dt.date(2400, 12, 31) in set(frame["latest"])


def test_several_documents_make_one_frame() -> None:
    pytest.importorskip("pandas")
    frame = to_frame(read(text, name) for name, text in {"a": "It paid $5m.", "b": "It owes €3."}.items())
    assert frame[["document_id", "fact_index", "unit"]].values.tolist() == [["a", 0, "USD"], ["b", 0, "EUR"]]


def test_half_a_pair_of_surrogates_does_no_harm() -> None:
    pytest.importorskip("pandas")
    frame = read("He said “a\udc80b $5m” today.").to_frame()
    assert "a\udc80b $5m" in set(frame["text"])
