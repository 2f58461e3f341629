"""The subcommand ``clauses``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsfacts.cli import main


def test_the_table_shows_subjects_and_verbs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The firm, which lost money, will not close.", encoding="utf-8")
    assert main(["clauses", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "[The firm], [which] {lost} money, {will} {not} {close}.",
        "    main | The firm | will not close | future | negated",
        "    relative | which | lost | past",
    ]


def test_json_lines_give_offsets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Das Werk wurde verkauft."
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "x", "text": text, "locale": "de"}) + "\n", encoding="utf-8")
    assert main(["clauses", str(file), "--format", "jsonl"]) == 0
    record = json.loads(capsys.readouterr().out)
    (verb,) = record["verbs"]
    assert record["id"] == "x"
    assert [text[start:end] for start, end in verb["tokens"]] == ["wurde", "verkauft"]
    assert (verb["time"], verb["voice"], verb["negated"], verb["clause"]) == (
        "past",
        "passive",
        False,
        "main",
    )
    assert text[slice(*verb["subject"]["head"])] == "Werk"


def test_what_cannot_be_read_is_named_and_the_rest_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.jsonl"
    lines = [{"text": "It rained.", "locale": "tlh"}, {"text": "It rained."}]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["clauses", str(file), "--format", "jsonl"]) == 2
    captured = capsys.readouterr()
    assert "a.jsonl:1" in captured.err
    assert "'tlh'" in captured.err
    assert len(captured.out.splitlines()) == 1


def test_an_unknown_locale_is_refused_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It rained.", encoding="utf-8")
    assert main(["clauses", str(file), "--locale", "xx"]) == 2
    assert "xx" in capsys.readouterr().err
