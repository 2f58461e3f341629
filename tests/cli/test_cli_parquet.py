"""Parquet in and out of the command."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from newsfacts.cli import Status, main


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def parquet(path: Path, columns: dict[str, list[Any]]) -> Path:
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table(columns), path)
    return path


def test_parquet_is_read_and_written(tmp_path: Path) -> None:
    texts = ["It paid €5 on Wednesday.", None, "€6"]
    days = [dt.date(2025, 2, 13), dt.date(2025, 2, 13), None]
    source = parquet(tmp_path / "a.parquet", {"text": texts, "id": ["a", "b", "c"], "published": days})
    target = tmp_path / "facts.parquet"
    assert run("extract", source, "-o", target, "--jobs", "2") == Status.DONE
    rows = pytest.importorskip("pyarrow.parquet").read_table(target).to_pylist()
    assert [(row["document_id"], row["kind"], row["unit"] or row["timex"]) for row in rows] == [
        ("a", "money", "EUR"),
        ("a", "date", "2025-02-12"),
        ("c", "money", "EUR"),
    ]


def test_columns_of_parquet_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = parquet(
        tmp_path / "a.parquet", {"body": ["It was on Wednesday."], "key": [7], "day": ["2025-02-13"]}
    )
    names = ("--text-column", "body", "--id-column", "key", "--published-column", "day")
    assert run("extract", source, *names, "--format", "jsonl") == Status.DONE
    document = json.loads(capsys.readouterr().out)
    assert (document["id"], document["facts"][0]["value"]["timex"]) == ("7", "2025-02-12")
    assert run("extract", source) == Status.BAD_INPUT
    assert f"{source}: text: the table has no column 'text'" in capsys.readouterr().err


def test_a_row_that_is_wrong_is_named_and_the_next_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = parquet(tmp_path / "a.parquet", {"text": ["€5", "€6"], "published": ["soon", "2025-02-13"]})
    assert run("extract", source, "--format", "csv") == Status.BAD_INPUT
    out, err = capsys.readouterr()
    assert "€6" in out
    assert "€5" not in out
    assert f"{source}[0]: " in err


def test_what_is_called_parquet_and_is_something_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow")
    source = tmp_path / "a.parquet"
    source.write_text("It cost €5.", encoding="utf-8")
    assert run("extract", source) == Status.BAD_INPUT
    assert f"{source}: is not a readable Parquet file" in capsys.readouterr().err


def test_a_run_without_facts_writes_a_table_without_rows(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow.parquet")
    source, target = tmp_path / "a.txt", tmp_path / "facts.parquet"
    source.write_text("Nothing.", encoding="utf-8")
    assert run("extract", source, "-o", target) == Status.DONE
    table = pyarrow.read_table(target)
    assert (table.num_rows, table.column_names[:3]) == (0, ["document_id", "fact_index", "kind"])


def test_other_columns_are_metadata(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given: dict[str, list[Any]] = {
        "text": ["It cost €5."],
        "source": ["wire"],
        "words": [3],
        "score": [float("nan")],
        "seen": [dt.datetime(2025, 2, 13, 9, 30)],
        "price": [Decimal("1.50")],
        "tags": [["a", "b"]],
        "author": [{"name": "Ann", "born": dt.date(1980, 5, 4)}],
        "picture": [b"abc"],
    }
    source = parquet(tmp_path / "a.parquet", given)
    assert main(["extract", str(source), "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["metadata"] == {
        "source": "wire",
        "words": 3,
        "score": None,
        "seen": "2025-02-13T09:30:00",
        "price": "1.50",
        "tags": ["a", "b"],
        "author": {"name": "Ann", "born": "1980-05-04"},
    }
    assert "'picture' (binary)" in err


def test_a_moment_that_python_cannot_hold_is_null(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    fine = pyarrow.array([1_739_439_000_123_456_789], pyarrow.timestamp("ns"))
    far = pyarrow.array([10**18], pyarrow.timestamp("ms"))
    columns = {"text": ["It cost €5."], "fine": fine, "far": far, "source": ["wire"]}
    source, target = parquet(tmp_path / "a.parquet", columns), tmp_path / "a.jsonl"
    assert main(["extract", str(source), "-o", str(target)]) == 0
    metadata = json.loads(target.read_text(encoding="utf-8"))["metadata"]
    assert (metadata["far"], metadata["source"]) == (None, "wire")
