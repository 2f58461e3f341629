"""The command: what goes where, and with which exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from distributions import pretend_installed
from newsfacts import Document, PatternExtractor, Pipeline, Registry
from newsfacts.cli import Status, main
from newsfacts.cli.people import _WIDEST_TEXT, place_of
from newsfacts.formats.aligned import columns

ROOM = PatternExtractor(name="rooms", kind="room", patterns=[r"[Rr]oom (?P<number>\d+)"])


@pytest.fixture(autouse=True)
def one_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the command one extractor that depends on no table."""
    pretend_installed(monkeypatch, Registry().add(ROOM))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes("First line.\r\nIn room 12 é.\n".encode())
    return path


class Outcome:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: object) -> Outcome:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as error:
            status = int(error.code or 0)
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return call


def test_jsonl_is_a_document_a_line(run: Any, article: Path) -> None:
    outcome = run("extract", article, "--format", "jsonl", "--published", "2025-02-13", "--locale", "en-GB")
    (line,) = outcome.out.splitlines()
    doc = Document.from_json(line)
    assert outcome.status == Status.DONE
    assert outcome.err == ""
    assert doc.id == str(article)
    assert doc.text == "First line.\r\nIn room 12 é.\n"
    assert doc.locale == "en-GB"
    assert str(doc.published) == "2025-02-13"
    assert [(fact.kind, fact.text, fact.value) for fact in doc.facts] == [
        ("room", "room 12", {"number": "12"})
    ]


def test_json_is_one_array(run: Any, article: Path) -> None:
    assert len(json.loads(run("extract", article, article, "--format", "json").out)) == 2
    assert json.loads(run("extract", "absent.txt", "--format", "json").out) == []


def test_the_table_gives_kind_value_text_and_where(run: Any, article: Path) -> None:
    outcome = run("extract", article)
    heading, row = outcome.out.splitlines()
    assert heading == f"{article}: 1 fact"
    assert row.split("  ") == ["", "room", "number 12", "room 12", "2:4"]


def test_lines_keep_what_they_say_of_themselves(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"text": "room 1", "locale": "de", "published": "2024-01-01", "source": "wire"}\n\n'
        '{"text": "room 2", "locale": null}\n',
        encoding="utf-8",
    )
    outcome = run("extract", path, "--format", "jsonl", "--published", "2025-02-13", "--locale", "en-AU")
    first, second = map(json.loads, outcome.out.splitlines())
    assert (first["locale"], first["published"], first["metadata"]) == (
        "de",
        "2024-01-01",
        {"source": "wire"},
    )
    assert (second["locale"], second["published"], second["metadata"]) == ("en-AU", "2025-02-13", {})


def test_what_cannot_be_read_is_named_and_the_rest_is_written(
    run: Any, article: Path, tmp_path: Path
) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"one\ntwo \xe9\n")
    lines = tmp_path / "in.jsonl"
    lines.write_bytes(
        b'{"text": "room 1"}\n{"text": \n{"id": 3, "text": "a"}\n"text"\n\xff\n'
        b'{"text": "a", "locale": "xx"}\n{"text": "a", "published": "soon"}\n{"text": "room 7"}'
    )
    absent = tmp_path / "absent.txt"
    outcome = run("extract", absent, latin, tmp_path, lines, article, "--format", "jsonl")
    assert outcome.status == Status.BAD_INPUT
    assert [json.loads(line)["text"][-8:] for line in outcome.out.splitlines()] == [
        "room 1",
        "room 7",
        "m 12 é.\n",
    ]
    errors = outcome.err.splitlines()
    places = [f"{absent}", f"{latin}:2", f"{tmp_path}", *(f"{lines}:{number}" for number in range(2, 8))]
    assert len(errors) == len(places)
    for error, place in zip(errors, places, strict=True):
        assert error.startswith(f"{place}: ")
    assert "No such file" in errors[0]
    assert "0xe9" in errors[1]
    assert errors[3].endswith(
        'Expecting value at column 10 (each line must be an object such as {"text": "…"})'
    )
    assert errors[5].endswith(
        'must be an object, not a string (each line must be an object such as {"text": "…"})'
    )
    assert "id: must be a string" in errors[4]
    assert "unknown locale 'xx'" in errors[7]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--published", "soon"], "'soon' is neither"),
        (["--locale", "xx"], "unknown locale 'xx'"),
        (["--kinds", "money,rooom"], "unknown kind"),
        (["--format", "xml"], "unknown format 'xml'; choose from: table, jsonl"),
        (["--kinds", ","], "no kind given"),
    ],
)
def test_wrong_arguments_write_nothing(run: Any, article: Path, arguments: list[str], words: str) -> None:
    outcome = run("extract", article, *arguments)
    assert outcome.status == Status.BAD_INPUT
    assert outcome.out == ""
    assert words in outcome.err.splitlines()[-1]


def test_dash_is_json_lines_on_standard_input(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "room 3", "id": "x"}\n{\n')))
    outcome = run("extract", "-", "--format", "jsonl")
    assert json.loads(outcome.out)["id"] == "x"
    assert outcome.err.startswith("standard input:2: ")
    assert outcome.status == Status.BAD_INPUT


def _fail(groups: object, context: object) -> object:
    raise RuntimeError("no\nluck")


def test_a_failing_extractor_is_named(run: Any, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = PatternExtractor(name="broken", kind="line", patterns=[r"line"], normalise=_fail)
    registry = Registry().add(ROOM).add(broken)
    pretend_installed(monkeypatch, registry)
    outcome = run("extract", article)
    assert outcome.status == Status.DONE
    assert "room 12" in outcome.out
    (error,) = outcome.err.splitlines()
    assert error.startswith("newsfacts: warning: ")
    assert "'broken'" in error
    outcome = run("extract", article, "--strict")
    assert outcome.status == Status.FAILED
    assert outcome.out == ""
    assert "'broken'" in outcome.err


def test_a_fault_of_ours_costs_one_document(run: Any, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Pipeline.extract

    def faulty(pipeline: Pipeline, document: Document) -> Document:
        if "seven" in document.text:
            raise ZeroDivisionError("seven")
        return whole(pipeline, document)

    monkeypatch.setattr(Pipeline, "extract", faulty)
    bad = article.with_name("b.txt")
    bad.write_text("seven", encoding="utf-8")
    outcome = run("extract", bad, article)
    assert outcome.status == Status.FAILED
    assert outcome.err == f"{bad}: a bug in newsfacts, please report it: ZeroDivisionError: seven\n"
    assert "room 12" in outcome.out


def test_explain_gives_reasons(run: Any, article: Path) -> None:
    outcome = run("explain", article)
    assert outcome.status == Status.DONE
    assert '2:4 "room 12" → number 12' in outcome.out
    assert "found by   extractor rooms, rule pattern-1" in outcome.out


def test_extractors_are_listed_with_their_distribution(run: Any) -> None:
    outcome = run("extractors")
    assert outcome.out.splitlines()[1].split() == ["rooms", "room", "code"]


def test_colours_need_a_terminal_and_no_veto(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def painted() -> bool:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        main(["extract", str(article)])
        return "\x1b[" in terminal.getvalue()

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert painted()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not painted()


def test_documents_are_counted_on_a_terminal_that_shows_nothing_else(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counted(out: io.StringIO) -> bool:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["extract", str(article)]) == Status.DONE
        assert "room 12" in out.getvalue()
        return " documents " in terminal.getvalue()

    assert counted(io.StringIO())
    assert not counted(Terminal())


def test_control_characters_do_not_reach_the_terminal(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "room 1\x1b[31m", "id": "\x1b[2J"}) + "\n", encoding="utf-8")
    assert "\x1b" not in run("extract", path).out


def test_where_is_line_and_column() -> None:
    where = place_of("ab\ncd\r\n\ne")
    assert [where(offset) for offset in (0, 1, 3, 4, 7, 8)] == ["1:1", "1:2", "2:1", "2:2", "3:1", "4:1"]


def test_columns_count_wide_characters_twice() -> None:
    assert columns([["円円", "x"], ["abc", "y"]]) == ["円円  x", "abc   y"]


def _spawn(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "newsfacts", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def test_a_reader_that_goes_away_is_no_fault(article: Path) -> None:
    with _spawn("extract", *[str(article)] * 3000, "--format", "jsonl") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == Status.PIPE_CLOSED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_in_one_line(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newsfacts", "extract", str(article), "--format", "jsonl"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == Status.BAD_INPUT
    assert done.stderr.decode().splitlines() == ["newsfacts: cannot write: No space left on device"]


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_closed_streams_are_no_crash(closed: str) -> None:
    command = f'"{sys.executable}" -m newsfacts extract - {closed}'
    done = subprocess.run(["bash", "-c", command], input=b"", capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode == (Status.BAD_INPUT if closed == "<&-" else Status.DONE)


def test_json_is_utf8_whatever_the_terminal(article: Path) -> None:
    with _spawn(
        "extract", str(article), "--format", "jsonl", env={**os.environ, "PYTHONIOENCODING": "ascii"}
    ) as process:
        out, err = process.communicate()
    assert err == b""
    assert "é" in out.decode("utf-8")
    with _spawn("extract", str(article), env={**os.environ, "PYTHONIOENCODING": "ascii"}) as process:
        assert process.communicate()[1] == b""


def test_jobs_change_nothing_but_the_time(run: Any, tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(number), "text": f"In room {number}."}) for number in range(30)]
    lines.insert(7, "no JSON")
    lines.insert(9, '{"text": "In room 5.", "locale": "xx"}')
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    alone, together = (run("extract", path, "--format", "jsonl", "--jobs", jobs) for jobs in (1, 2))
    assert len(alone.out.splitlines()) == 30
    assert together.out == alone.out
    assert sorted(together.err.splitlines()) == sorted(alone.err.splitlines())
    assert together.status == alone.status == Status.BAD_INPUT


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5", "9999"])
def test_jobs_must_be_a_number_of_processes(run: Any, article: Path, jobs: str) -> None:
    outcome = run("extract", article, f"--jobs={jobs}")
    assert outcome.status == Status.BAD_INPUT
    assert "number of processes" in outcome.err


@pytest.mark.parametrize(
    "form", ["table", "jsonl", "json", "csv", "html", "web-annotation", "timeml", "label-studio"]
)
def test_a_surrogate_that_stands_alone_stops_no_form(run: Any, tmp_path: Path, form: str) -> None:
    path, out = tmp_path / "odd.jsonl", tmp_path / "out"
    path.write_text(json.dumps({"id": "a", "text": "Not \ud800 but room 12."}), encoding="utf-8")
    outcome = run("extract", path, "--format", form, "-o", out)
    assert (outcome.status, outcome.err) == (Status.DONE, "")
    assert "room 12" in out.read_text(encoding="utf-8")


ROOMS = "In room 12. In room 13, they said."


@pytest.fixture
def rooms(tmp_path: Path) -> Path:
    path = tmp_path / "rooms.txt"
    path.write_text(ROOMS, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [["extract"], ["explain"], ["extract", "--format", "html"]])
def test_people_are_told_where_a_text_was_cut(run: Any, rooms: Path, command: list[str]) -> None:
    outcome = run(*command, rooms, "--max-chars", 25)
    assert outcome.status == Status.DONE
    assert outcome.err == ""
    assert "read up to character 12 of 34 (max_chars)" in outcome.out


def test_programs_are_told_where_a_text_was_cut(run: Any, rooms: Path) -> None:
    (line,) = run(
        "extract", rooms, "--format", "jsonl", "--max-chars", 25, "--time-budget", 60
    ).out.splitlines()
    assert json.loads(line)["truncated"] == {"at": 12, "reason": "max_chars"}
    assert [fact["text"] for fact in json.loads(line)["facts"]] == ["room 12"]
    whole = run("extract", rooms, "--format", "jsonl", "--max-chars", 34, "--time-budget", 60.5)
    assert "truncated" not in json.loads(whole.out)


def test_forms_without_a_place_for_it_leave_it_to_standard_error(run: Any, rooms: Path) -> None:
    for form in ("csv", "web-annotation", "timeml", "label-studio"):
        outcome = run("extract", rooms, "--format", form, "--max-chars", 25)
        assert outcome.err == f"{rooms}: read up to character 12 of 34 (max_chars)\n"
        assert outcome.status == Status.DONE


@pytest.mark.parametrize(
    ("option", "value"),
    [
        *[("--max-chars", value) for value in ("0", "-1", "1.5", "many", "٣", "9" * 30)],
        *[("--time-budget", value) for value in ("0", "-1", "nan", "inf", "soon", "1e999")],
    ],
)
def test_limits_that_are_none_are_refused(run: Any, rooms: Path, option: str, value: str) -> None:
    outcome = run("extract", rooms, f"{option}={value}")
    assert outcome.status == Status.BAD_INPUT
    assert option in outcome.err
    assert "above 0" in outcome.err or "1 or more" in outcome.err


@pytest.mark.parametrize(("digit", "width"), [("1", 1), ("\N{FULLWIDTH DIGIT ONE}", 2)])
def test_a_long_fact_loses_its_middle(run: Any, tmp_path: Path, digit: str, width: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Room {digit * 100}.", encoding="utf-8")
    outcome = run("extract", path, "--format", "table")
    kind, *_ = line = outcome.out.splitlines()[1].split("  ")[1:]
    assert kind == "room"
    shown = next(cell for cell in line if cell.startswith("Room "))
    assert " … " in shown
    assert shown.endswith(digit * 5)
    assert len("Room  … ") + width * shown.count(digit) <= _WIDEST_TEXT


def test_a_page_of_several_texts_begins_with_their_contents(run: Any, tmp_path: Path) -> None:
    for name, text in {"one.txt": "In room 12.", "two.txt": "In room 13."}.items():
        tmp_path.joinpath(name).write_text(text, encoding="utf-8")
    outcome = run("extract", tmp_path / "one.txt", tmp_path / "two.txt", "--format", "html")
    head, _, articles = outcome.out.partition("<main>")
    assert "2 articles, 2 facts" in head
    assert head.count("<a href=#a") == 2
    assert articles.count("<article") == 2
