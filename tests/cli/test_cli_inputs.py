"""What the command reads: types of file, encodings, standard input, ids, facts of an earlier run."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from newsfacts.cli import Status, main

PAID = '{"id": "a", "text": "They paid $5m."}'
OWED = '{"id": "b", "text": "They owe $6m."}'


class Outcome:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.err = status, err
        self.documents = [json.loads(line) for line in out.splitlines()]
        self.ids = [document["id"] for document in self.documents]
        self.facts = [fact["text"] for document in self.documents for fact in document["facts"]]


@pytest.fixture
def extract(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give the function that runs ``newsfacts extract … -f jsonl`` with ``given`` on standard input."""

    def call(*arguments: object, given: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = main(["extract", *map(str, arguments), "--format", "jsonl"])
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return call


@pytest.mark.parametrize("name", ["a.ndjson", "a.jsonl", "A.NDJSON", "a.ndjson.gz", "a.jsonl.GZ"])
def test_lines_of_json_are_known_by_the_suffix(extract: Any, tmp_path: Path, name: str) -> None:
    data = f"{PAID}\n{OWED}\n".encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.lower().endswith("gz") else data)
    outcome = extract(tmp_path / name)
    assert (outcome.status, outcome.err) == (Status.DONE, "")
    assert outcome.ids == ["a", "b"]
    assert outcome.facts == ["$5m", "$6m"]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (f"[{PAID},\n {OWED}]", ["a", "b"]),
        (json.dumps(json.loads(PAID), indent=2), ["a"]),
        (f"\ufeff{PAID}", ["a"]),
        ("[]", []),
    ],
)
def test_json_is_one_document_or_a_list(extract: Any, tmp_path: Path, content: str, ids: list[str]) -> None:
    path, packed = tmp_path / "a.json", tmp_path / "a.json.gz"
    path.write_text(content, encoding="utf-8")
    packed.write_bytes(gzip.compress(content.encode()))
    for one in (path, packed):
        outcome = extract(one)
        assert (outcome.status, outcome.err) == (Status.DONE, "")
        assert outcome.ids == ids


def test_faults_in_json_are_told_with_their_place(extract: Any, tmp_path: Path) -> None:
    path, lines, broken = (tmp_path / name for name in ("a.json", "b.json", "c.json"))
    path.write_text(f'[{PAID}, {{"id": "x"}}, "text", {OWED}]', encoding="utf-8")
    lines.write_text(f"{PAID}\n{OWED}\n", encoding="utf-8")
    broken.write_text('{"text":\n  no}', encoding="utf-8")
    outcome = extract(path, lines, broken)
    assert outcome.status == Status.BAD_INPUT
    assert outcome.ids == ["a", "b"]
    first, second, third, fourth = outcome.err.splitlines()
    assert first == f"{path}[1]: text: is missing"
    assert second.startswith(f"{path}[2]: must be an object")
    assert third.startswith(f"{lines}: not valid JSON: Extra data at line 2")
    assert third.endswith("use --as jsonl")
    assert fourth.startswith(f"{broken}: not valid JSON: Expecting value at line 2, column 3")
    assert extract(lines, "--as", "jsonl").ids == ["a", "b"]


@pytest.mark.parametrize(
    "name", ["a.txt", "a.text", "a.md", "article", "U.S. sanctions", "v.2024", "a.txt.gz"]
)
def test_texts_are_known_by_the_suffix(extract: Any, tmp_path: Path, name: str) -> None:
    data = b"They paid $5m."
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    outcome = extract(path)
    assert (outcome.status, outcome.err) == (Status.DONE, "")
    assert outcome.ids == [str(path)]
    assert outcome.facts == ["$5m"]


@pytest.mark.parametrize(
    ("name", "way_out"),
    [
        ("a.html", ["HTML", "trafilatura", "BeautifulSoup"]),
        ("a.HTM", ["HTML", "trafilatura", "BeautifulSoup"]),
        ("a.html.gz", ["HTML", "trafilatura", "BeautifulSoup"]),
        ("a.pdf", ["PDF", "pypdf", "pdfminer.six"]),
        ("a.docx", ["python-docx", "docx2txt"]),
        ("a.xml", ["XML", "lxml", "BeautifulSoup"]),
        ("a.csv", ["a table", "JSON Lines"]),
        ("a.py", ["unknown type (.py)", ".txt", ".ndjson"]),
        ("a.tar.gz", ["unknown type (.tar)"]),
    ],
)
def test_other_types_are_refused_unless_they_are_called_text(
    extract: Any, tmp_path: Path, name: str, way_out: list[str]
) -> None:
    data = b"They paid $5m."
    path, good = tmp_path / name, tmp_path / "good.txt"
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    good.write_text("They owe $6m.", encoding="utf-8")
    outcome = extract(path, good)
    assert outcome.status == Status.BAD_INPUT
    assert outcome.facts == ["$6m"]
    (error,) = outcome.err.splitlines()
    assert error.startswith(f"{path}: ")
    for words in (*way_out, "--as text"):
        assert words in error
    outcome = extract(path, "--as", "text")
    assert (outcome.status, outcome.err) == (Status.DONE, "")
    assert outcome.facts == ["$5m"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!DOCTYPE html><p>They paid $5m.", "is HTML"),
        (b"\xef\xbb\xbf\n<html lang='en'>They paid $5m.", "is HTML"),
        (b'<?xml version="1.0"?><a>They paid $5m.</a>', "is XML"),
        (b"%PDF-1.7 They paid $5m.", "is PDF"),
        (b"{\\rtf1 They paid $5m.}", "is RTF"),
        (b'{"text": "They paid $5m."}', "looks like JSON"),
        (b'[{"text": "They paid $5m."}]', "looks like JSON"),
    ],
)
def test_what_begins_as_another_type_is_no_text(
    extract: Any, tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    outcome = extract(path)
    assert outcome.status == Status.BAD_INPUT
    assert outcome.documents == []
    assert words in outcome.err
    assert "$5m" in extract(path, "--as", "text").facts


@pytest.mark.parametrize(
    "text", ["<html-like> talk cost $5m.", "[Reuters] It paid $5m.", "{sic} It paid $5m."]
)
def test_texts_may_begin_with_brackets(extract: Any, tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert extract(path).facts == ["$5m"]


def test_gzip_that_is_none_is_told(extract: Any, tmp_path: Path) -> None:
    whole = gzip.compress(f"{PAID}\n".encode() * 50)
    cut, false, hidden = (tmp_path / name for name in ("cut.jsonl.gz", "false.jsonl.gz", "hidden.txt"))
    cut.write_bytes(whole[:-12])
    false.write_text(PAID, encoding="utf-8")
    hidden.write_bytes(whole)
    outcome = extract(cut, false, hidden)
    assert outcome.status == Status.BAD_INPUT
    first, second, third = outcome.err.splitlines()
    assert first.startswith(f"{cut}: is damaged: ")
    assert second.startswith(f"{false}: Not a gzipped file")
    assert third.startswith(f"{hidden}: is compressed with gzip: ")


def test_a_folder_is_refused_with_a_hint(extract: Any, tmp_path: Path) -> None:
    outcome = extract(tmp_path)
    assert outcome.status == Status.BAD_INPUT
    assert outcome.err == f"{tmp_path}: is a folder; name the files in it, such as {tmp_path}/*.txt\n"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-16", "is UTF-16, not UTF-8; convert it first: iconv -f UTF-16 -t UTF-8"),
        ("utf-32", "is UTF-32, not UTF-8"),
        ("utf-16-le", "seems to be UTF-16"),
        ("utf-16-be", "seems to be UTF-16"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "-"])
def test_other_encodings_are_named(extract: Any, tmp_path: Path, name: str, encoding: str, told: str) -> None:
    data = f"{PAID}\n{PAID}\n".encode(encoding)
    path = tmp_path / name
    path.write_bytes(data)
    outcome = extract("-" if name == "-" else path, given=data)
    assert outcome.status == Status.BAD_INPUT
    (error,) = outcome.err.splitlines()
    assert error.startswith(f"{'standard input' if name == '-' else path}: {told}")


def test_what_is_not_utf8_is_told_with_the_way_out(extract: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("One.\nThe café paid £5m.".encode("latin-1"))
    error = extract(path).err
    assert error.startswith(f"{path}:2: not UTF-8: byte 0xe9")
    assert "iconv -f WINDOWS-1252 -t UTF-8" in error


@pytest.mark.parametrize(
    "text", ["They paid $5m\n", '\n\n"We paid $5m," they said.', "[Reuters]\nThey paid $5m"]
)
def test_text_on_standard_input_is_read_as_text_and_told_once(extract: Any, text: str) -> None:
    outcome = extract("-", given=text.encode())
    assert outcome.status == Status.DONE
    assert [document["text"] for document in outcome.documents] == [text]
    assert outcome.facts[-1] in ("$5m", "We paid $5m,")
    (line,) = outcome.err.splitlines()
    assert line.startswith("standard input: ")
    assert "read as text" in line
    for argument in ("--as=text", "--quiet", "-q"):
        outcome = extract("-", argument, given=text.encode())
        assert outcome.err == ""
        assert [document["text"] for document in outcome.documents] == [text]


def test_standard_input_that_begins_as_json_is_json(extract: Any) -> None:
    for given in (f"\n{PAID}\n{OWED}", f"\ufeff{PAID}\n{OWED}", f"[{PAID},{OWED}]", f"[\n{PAID},\n{OWED}]"):
        outcome = extract("-", given=given.encode())
        assert (outcome.status, outcome.err) == (Status.DONE, "")
        assert outcome.ids == ["a", "b"]
    outcome = extract("-", given=b'{\n"text": 3}\n')
    assert "--as json" in outcome.err.splitlines()[0]
    assert extract("-", "--as", "json", given=b'{\n"id": "x",\n"text": "a"}\n').ids == ["x"]
    assert extract("-", "--as", "text", given=PAID.encode()).documents[0]["text"] == PAID


def test_nothing_on_standard_input_is_no_document(extract: Any) -> None:
    for given in (b"", b"\n \n"):
        outcome = extract("-", given=given)
        assert (outcome.status, outcome.err, outcome.documents) == (Status.DONE, "", [])


def test_the_id_of_a_file_is_its_path_as_given(
    extract: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("They paid $5m.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert extract("one/x.txt", "two/x.txt", "./one/x.txt").ids == ["one/x.txt", "two/x.txt", "./one/x.txt"]


@pytest.fixture
def earlier(extract: Any, tmp_path: Path) -> Path:
    """Give the output of a run over two texts, of which one was not read to its end."""
    path = tmp_path / "in.jsonl"
    path.write_text(
        '{"id": "a", "text": "They paid $5m.", "desk": "city"}\n'
        '{"id": "b", "text": "They owe $6m. They paid $7m."}\n',
        encoding="utf-8",
    )
    output = tmp_path / "earlier.jsonl"
    main(["extract", str(path), "--max-chars", "20", "-f", "jsonl", "-o", str(output)])
    return output


def test_facts_of_an_earlier_run_are_dropped_and_told_once(extract: Any, earlier: Path) -> None:
    outcome = extract(earlier)
    first, second = outcome.documents
    assert outcome.status == Status.DONE
    assert [first["metadata"], second["metadata"]] == [{"desk": "city"}, {}]
    assert outcome.facts == ["$5m", "$6m", "$7m"]
    (line,) = outcome.err.splitlines()
    assert line.startswith(f"{earlier}:1: already has facts")
    assert "--keep-facts" in line
    assert extract(earlier, "-q").err == ""


def test_facts_of_an_earlier_run_can_be_kept(extract: Any, earlier: Path, tmp_path: Path) -> None:
    outcome = extract(earlier, "--keep-facts")
    first, second = outcome.documents
    assert outcome.err == ""
    assert first["metadata"].keys() == {"desk", "facts"}
    assert second["metadata"].keys() == {"facts", "truncated"}
    assert [fact["text"] for fact in second["metadata"]["facts"]] == ["$6m"]
    assert [fact["text"] for fact in second["facts"]] == ["$6m", "$7m"]
    again = tmp_path / "again.jsonl"
    again.write_text("".join(json.dumps(one) + "\n" for one in outcome.documents), encoding="utf-8")
    first, second = extract(again, "--keep-facts").documents
    assert first["metadata"].keys() == {"desk", "facts"}
    assert second["metadata"].keys() == {"facts"}
    assert [fact["text"] for fact in second["metadata"]["facts"]] == ["$6m", "$7m"]


@pytest.mark.parametrize("facts", ["three", ["It is late."], [{"claim": "late"}]])
def test_a_key_of_that_name_with_other_things_stays(extract: Any, facts: object) -> None:
    outcome = extract("-", given=json.dumps({"text": "They paid $5m.", "facts": facts}).encode())
    assert outcome.err == ""
    assert outcome.documents[0]["metadata"] == {"facts": facts}


def test_evaluate_reads_the_facts_that_it_compares(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gold.json"
    gold = {"text": "They paid $5m.", "facts": [{"kind": "money", "start": 10, "end": 13}]}
    path.write_text(json.dumps([gold]), encoding="utf-8")
    assert main(["evaluate", str(path), "-f", "json"]) == Status.DONE
    assert json.loads(capsys.readouterr().out)["money"]["strict"]["f1"] == 1.0
