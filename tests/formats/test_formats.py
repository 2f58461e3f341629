"""The forms for other programs: nothing is lost on the way, and offsets are in their units."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import newsfacts
from newsfacts import (
    Amount,
    Certainty,
    Date,
    Document,
    Fact,
    Money,
    PatternExtractor,
    Provenance,
    Quotation,
    Registry,
    Span,
)
from newsfacts.cli import main
from newsfacts.formats.label_studio import label_studio_task
from newsfacts.formats.rows import COLUMNS, rows, without_formula
from newsfacts.formats.timeml import timeml
from newsfacts.formats.web_annotation import web_annotations
from newsfacts.interchange.documents import fact_from_dict
from newsfacts.kinds.dates import DateEnd, DateType
from newsfacts.kinds.quotations import QuotationForm, Speaker
from newsfacts.lexicon.tables import Tables
from newsfacts.model import Bound
from newsfacts.numbers.spelling import Speller
from seeds import SEEDS

TEXT = "😀 It cost <$5 & more>,\r\nfrom 1999 to 2012, “he\x0b” said."


def fact(surface: str, kind: str, value: object) -> Fact[Any]:
    start = TEXT.index(surface)
    span = Span(start, start + len(surface))
    return Fact(kind, span, surface, value, Certainty.EXPLICIT, Provenance(kind, "rule"))


def span_of(surface: str) -> Span:
    return Span(TEXT.index(surface), TEXT.index(surface) + len(surface))


DOC = Document(
    TEXT,
    id="a b.txt",
    published="2025-02-13",
    facts=[
        fact("$5", "money", Money(Amount.bounded(Bound.OVER, Decimal(5)), "USD")),
        fact(
            "1999 to 2012",
            "date",
            Date(
                DateType.DATE,
                "1999/2012",
                mod="APPROX",
                ends=(DateEnd(span_of("1999"), "1999"), DateEnd(span_of("2012"), "2012")),
            ),
        ),
        fact(
            "he\x0b",
            "quotation",
            Quotation(span_of("“he\x0b”"), QuotationForm.DIRECT, Speaker("A. Berg", "It", span_of("It"))),
        ),
        fact("said", "verb", {"lemma": "say"}),
    ],
)


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    registry = Registry.builtin()
    return [
        newsfacts.extract(Document(text, id=name, published="2025-02-13"), registry=registry)
        for name, text in SEEDS.items()
    ]


def test_rows_have_every_fact(articles: list[Document]) -> None:
    for doc in [DOC, *articles]:
        found = list(rows(doc))
        assert [(row["start"], row["end"], row["text"]) for row in found] == [
            (fact.start, fact.end, fact.text) for fact in doc.facts
        ]
        assert all(list(row) == list(COLUMNS) for row in found)
    money, date, quotation, verb = rows(DOC)
    assert (money["low"], money["high"], money["bound"], money["unit"]) == (Decimal(5), None, "over", "USD")
    assert (date["date_type"], date["timex"], date["mod"], date["low"]) == (
        "DATE",
        "1999/2012",
        "APPROX",
        None,
    )
    assert (quotation["speaker"], quotation["speaker_text"], quotation["form"]) == ("A. Berg", "It", "direct")
    outer = slice(quotation["outer_start"], quotation["outer_end"])
    assert DOC.text[outer] == "“he\x0b”"
    assert json.loads(verb["value"]) == {"lemma": "say"}


def test_csv_comes_back(tmp_path: Path) -> None:
    target = tmp_path / "facts.csv"
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"text": 'He said: “a, "b"\nc.” It cost $5.', "id": "x"}), encoding="utf-8")
    assert main(["extract", str(source), "--format", "csv", "-o", str(target)]) == 0
    doc = newsfacts.extract(Document('He said: “a, "b"\nc.” It cost $5.', id="x"))
    with target.open(encoding="utf-8", newline="") as stream:
        read = list(csv.DictReader(stream))
    quotation, money = rows(doc)
    assert len(read) == 2
    assert all(
        read[0][key] == str(quotation[key]) for key in ("kind", "start", "end", "text", "form", "value")
    )
    assert (read[0]["low"], read[0]["stated"], read[0]["candidates"]) == ("", "", "")
    assert (read[1]["low"], read[1]["approximate"]) == ("5", "False")
    assert read[1]["candidates"].split("; ") == list(money["candidates"])


def test_web_annotations_select_the_fact_twice(articles: list[Document]) -> None:
    for doc in [DOC, *articles]:
        annotations = web_annotations(doc)
        assert len({annotation["id"] for annotation in annotations}) == len(doc.facts)
        for annotation, one in zip(annotations, doc.facts, strict=True):
            position, quote = annotation["target"]["selector"]
            assert doc.text[position["start"] : position["end"]] == quote["exact"] == one.text
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in doc.text
            assert fact_from_dict(annotation["body"][2]["value"]) == one
            assert annotation["type"] == "Annotation"
            assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert web_annotations(DOC)[0]["target"]["source"] == "a%20b.txt"


def test_label_studio_counts_utf16_units(articles: list[Document]) -> None:
    for doc in [DOC, *articles]:
        task = label_studio_task(doc)
        units = task["data"]["text"].encode("utf-16-le")
        for region, one in zip(task["predictions"][0]["result"], doc.facts, strict=True):
            value = region["value"]
            assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == one.text
            assert value["labels"] == [one.kind]


def test_timeml_is_xml_that_gives_the_text_back(articles: list[Document]) -> None:
    for doc in [DOC, *articles]:
        root = ET.fromstring(timeml(doc))
        text = root.find("TEXT")
        assert text is not None
        assert "".join(text.itertext()) == doc.text.replace("\x0b", "\ufffd")
        found = [(element.get("value"), element.text) for element in text.iter("TIMEX3")]
        wanted = [
            pair
            for one in doc.dates
            for pair in (
                [(end.timex, end.span.of(doc.text)) for end in one.value.ends]
                or [(one.value.timex, one.text)]
            )
        ]
        assert found == wanted
        identities = [element.get("tid") for element in root.iter("TIMEX3")]
        assert len(set(identities)) == len(identities)
        assert all(re.fullmatch(r"t\d+", identity or "") for identity in identities)


@pytest.mark.parametrize(("count", "root"), [(0, "corpus"), (1, "TimeML"), (2, "corpus")])
def test_timeml_of_several_documents_is_one_tree(tmp_path: Path, count: int, root: str) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.xml"
    source.write_text('{"text": "In 2024."}\n' * count, encoding="utf-8")
    assert main(["extract", str(source), "--format", "timeml", "-o", str(target)]) == 0
    tree = ET.fromstring(target.read_text(encoding="utf-8"))
    assert tree.tag == root
    assert len(list(tree.iter("TEXT"))) == count


def test_an_output_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    assert main(["extract", str(tmp_path / "a.txt"), "-o", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: Is a directory\n"


def test_a_plug_ins_dates_do_not_break_timeml() -> None:
    """Values of its own are left out, and so is a date that lies over another."""
    ours = Date(DateType.DATE, "2024")
    text = "It began in May 2024."
    span, inner = Span(12, 20), Span(16, 20)
    provenance = Provenance("mine", "rule")
    facts = [
        Fact("date", span, "May 2024", ours, Certainty.EXPLICIT, provenance),
        Fact("date", inner, "2024", ours, Certainty.EXPLICIT, provenance),
        Fact("date", Span(3, 8), "began", {"when": "then"}, Certainty.EXPLICIT, provenance),
    ]
    written = timeml(Document(text, facts=facts))
    assert written.count("<TIMEX3") == 1
    assert "May 2024</TIMEX3>." in written
    assert "It began in <TIMEX3" in written


@pytest.mark.parametrize(("number", "language"), [(-1, "en"), (1_000_000_000, "de")])
def test_only_so_many_numbers_are_written_out(number: int, language: str) -> None:
    with pytest.raises(ValueError, match=str(number)):
        Speller(Tables(language)).spell(number)
    assert Speller(Tables(language)).spell(999_999_999)


def test_one_kind_need_not_be_a_list() -> None:
    text = "It paid $5 in 2024."
    registry = Registry.builtin()
    assert [fact.text for fact in newsfacts.extract(text, kinds="money", registry=registry).facts] == ["$5"]
    assert (
        newsfacts.extract(text, kinds=["money"], registry=registry).facts
        == newsfacts.extract(text, kinds="money", registry=registry).facts
    )


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_csv_is_a_formula(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], begin: str
) -> None:
    formula = f"{begin}HYPERLINK(A1)"
    extractor = PatternExtractor(name="any", kind="any", patterns=[r"[^ ]?HYPERLINK\(A1\)"])
    monkeypatch.setattr(Registry, "discover", classmethod(lambda cls, **_: cls().add(extractor)))
    source = tmp_path / "in.jsonl"
    document = {"text": f"a{formula} and HYPERLINK(A1)", "id": formula}
    source.write_text(json.dumps(document), encoding="utf-8")
    assert main(["extract", str(source), "--format", "csv"]) == 0
    first, second = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert (first["document_id"], first["text"]) == (f"'{formula}", f"'{formula}")
    assert second["text"] == "HYPERLINK(A1)", "what is none stays"


def test_numbers_of_csv_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.txt"
    source.write_text("It was -5.5 degrees Celsius.", encoding="utf-8")
    assert main(["extract", str(source), "--format", "csv", "--without", "dates"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert (row["low"], row["high"]) == ("-5.5", "-5.5")
    assert row["text"] == "'-5.5 degrees Celsius"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1", "'=1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("-5%", "'-5%"),
        ("-٣", "'-٣"),
        ("--5", "'--5"),
        ("-5\n", "'-5\n"),
        ("-5+1", "'-5+1"),
        ("-", "'-"),
        *((same, same) for same in ("", "'", "'a", "a=1", " =1", "-5", "+5.25", "-0")),
    ],
)
def test_only_formulas_get_an_apostrophe_in_front(cell: str, written: str) -> None:
    assert without_formula(cell) == written
