"""Rates against marked facts, worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsfacts
from newsfacts import Amount, Certainty, Document, Fact, Money, Provenance, Span
from newsfacts.cli import main
from newsfacts.errors import InvalidDocument
from newsfacts.evaluate import Counts, Gold, agrees, compare, gold_of, is_exact, is_faultless


def found(start: int, end: int, low: int = 5) -> Fact[Any]:
    from decimal import Decimal

    return Fact(
        "money",
        Span(start, end),
        "x" * (end - start),
        Money(Amount.exact(Decimal(low)), "USD"),
        Certainty.EXPLICIT,
        Provenance("money", "rule"),
    )


def test_each_level_is_counted() -> None:
    gold = [
        Gold("money", 0, 4, {"low": "5.00", "currency": "USD"}),  # the same span and value
        Gold("money", 10, 14, {"low": "6"}),  # overlaps, another value
        Gold("money", 20, 24),  # missed
        Gold("money", 30, 34, optional=True),  # found, but free
        Gold("money", 40, 44, optional=True),  # missed, but free
        Gold("date", 0, 4),  # not asked for
    ]
    facts = [found(0, 4), found(12, 16), found(30, 34), found(50, 54)]
    counts: dict[str, Counts] = {}
    differences = list(compare(gold, facts, ["money"], counts))
    assert counts == {"money": Counts(gold=3, found=3, strict=1, relaxed=2, value=1, exact=1)}
    assert [difference.sort for difference in differences] == ["value", "missed", "spurious"]
    assert counts["money"].scores("relaxed") == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert Counts().scores("strict") == (0, 0, 0)


def test_the_longest_overlap_is_paired() -> None:
    counts: dict[str, Counts] = {}
    list(compare([Gold("money", 0, 10), Gold("money", 10, 12)], [found(8, 20)], ["money"], counts))
    assert counts["money"] == Counts(gold=2, found=1, relaxed=1, value=1)


@pytest.mark.parametrize(
    ("marked", "value", "agreed"),
    [
        ({"low": 5}, {"low": "5.0", "high": "7"}, True),
        ({"low": "5", "tone": "grave"}, {"low": "5", "high": "5"}, True),
        ({"timex": "2024"}, {"timex": "2024-01"}, False),
        ({"high": None}, {"high": None}, True),
        ({"high": None}, {"high": "5"}, False),
        ({"stated": True}, {"stated": "1"}, False),
        ({"speaker": None}, {"speaker": {"name": "A", "text": "he", "start": 1, "end": 3}}, False),
        ({"speaker": {"name": "A"}}, {"speaker": {"name": "A", "text": "he", "start": 1, "end": 3}}, True),
        (
            {"speaker": {"name": "B", "start": 2, "end": 9}},
            {"speaker": {"name": "A", "text": "he", "start": 1, "end": 3}},
            True,
        ),
        ({"speaker": {"name": "B"}}, {"speaker": {"name": "A", "text": "he", "start": 1, "end": 3}}, False),
        ({"speaker": {"name": "B"}}, {"speaker": None}, False),
        ({"outer": [1, 2]}, {"outer": [1, 2]}, True),
        ({"outer": [1, 2]}, {"outer": [1, 3]}, False),
        ({"low": "5", "high": "5"}, {"low": "5", "high": None}, True),
        ({"low": "5", "high": "5"}, {"low": None, "high": "5"}, True),
        ({"low": "5", "high": "5"}, {"low": "6", "high": None}, False),
        ({"low": "5", "high": "5"}, {"low": "5", "high": "7"}, False),
        ({"low": "5", "high": "7"}, {"low": "5", "high": None}, False),
        ({"form": "mixed"}, {"form": "partial"}, True),
        ({"form": "direct"}, {"form": "partial"}, False),
        ({"cue": {"start": 2, "end": 9}}, {"cue": {"text": "said", "start": 5, "end": 9}}, True),
        ({"cue": {"start": 2, "end": 5}}, {"cue": {"text": "said", "start": 5, "end": 9}}, False),
    ],
)
def test_values_agree_on_the_marked_keys(marked: object, value: object, agreed: bool) -> None:
    assert agrees(marked, value) is agreed


SHE = {"name": "Ann Lee", "text": "she", "start": 1, "end": 4}


@pytest.mark.parametrize(
    ("marked", "value", "same"),
    [
        ({"low": 5}, {"low": "5.0", "high": "7"}, True),
        ({"low": "5", "tone": "grave"}, {"low": "5", "high": "5"}, True),
        ({"low": "5", "high": "5"}, {"low": "5", "high": None}, False),  # a bound is not its number
        ({"low": "5", "change": "up"}, {"low": "5", "change": None}, False),
        ({"of": "GDP"}, {"of": "GNI"}, False),
        ({"speaker": {"name": "ann lee"}}, {"speaker": SHE}, True),
        (
            {"speaker": {"name": "Lee", "start": 1, "end": 4}},
            {"speaker": SHE},
            False,
        ),  # the name, not the place
        ({"speaker": None}, {"speaker": SHE}, False),
        ({"speaker": None}, {"speaker": None}, True),
        ({"form": "direct"}, {"form": "partial"}, True),
        ({"form": "scare"}, {"form": "partial"}, False),
        ({"cue": {"start": 2, "end": 5}}, {"cue": None}, True),
    ],
)
def test_an_exact_value_is_the_same_in_all_that_is_marked(
    marked: dict[str, Any], value: dict[str, Any], same: bool
) -> None:
    assert is_exact(marked, value) is same


def test_another_name_may_be_right_too() -> None:
    assert is_exact({"speaker": {"name": "Lee"}}, {"speaker": SHE}, ["ANN LEE"])
    fact = {"kind": "quotation", "start": 0, "end": 2, "speaker_also": ["Ann Lee"]}
    (gold,), _ = gold_of(Document("No", metadata={"facts": [fact]}))
    assert gold.speaker_also == ("Ann Lee",)


@pytest.mark.parametrize(
    ("marked", "kinds", "faultless"),
    [
        ([(8, 10, "5")], ["money"], True),
        ([(8, 10, "5")], ["money", "date"], False),  # the day is found, and nobody marked it
        ([(8, 10, "6")], ["money"], False),
        ([(7, 10, "5")], ["money"], False),
        ([(8, 10, "5"), (3, 7, "5")], ["money"], False),
        ([], ["money"], False),
        ([], [], True),
    ],
)
def test_a_document_without_a_fault(
    marked: list[tuple[int, int, str]], kinds: list[str], faultless: bool
) -> None:
    facts = [{"kind": "money", "start": a, "end": b, "value": {"low": low}} for a, b, low in marked]
    document = Document("It cost $5 on 3 May 2024.", metadata={"facts": facts, "annotated": kinds})
    assert is_faultless(newsfacts.extract(document)) is faultless


def test_the_command_counts_whole_documents_without_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fact = {"kind": "money", "start": 8, "end": 10, "value": {"low": "5"}}
    lines = [
        {"text": "It cost $5.", "facts": [fact], "complete": True},
        {"text": "It cost $6.", "facts": [fact], "complete": True},
        {"text": "It cost $7.", "facts": [fact]},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["evaluate", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "documents without a fault: 1 of 2"
    assert main(["evaluate", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents without a fault"] == {"gold": 2, "right": 1}
    assert main(["evaluate", str(path), "--kinds", "money"]) == 0
    assert "documents" not in capsys.readouterr().out, "of some kinds only, nothing is said of the whole"


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({}, "facts"),
        ([5], "facts[0]"),
        ([{"kind": "money", "start": 0}], "facts[0].end"),
        ([{"kind": "money", "start": 0, "end": 9}], "facts[0]"),
        ([{"kind": "money", "start": 0, "end": 1, "value": 5}], "facts[0].value"),
        ([{"kind": "money", "start": 0, "end": 1, "speaker_also": "A"}], "facts[0].speaker_also"),
    ],
)
def test_what_is_no_gold_is_refused(facts: object, path: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        gold_of(Document("abc", metadata={"facts": facts}))
    assert caught.value.path == path


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "It cost $5. It cost $6. It cost much."
    marked = [
        {"kind": "money", "start": 8, "end": 10, "value": {"low": "5", "currency": "USD"}},
        {"kind": "money", "start": 20, "end": 22, "value": {"low": "7"}},
        {"kind": "money", "start": 32, "end": 36},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": text, "facts": marked}) + '\n{"text": "a"}\n', encoding="utf-8")
    assert main(["evaluate", str(path), "--errors", "5"]) == 2
    captured = capsys.readouterr()
    assert captured.err == f"{path}:2: facts: is missing or not a list\n"
    out = captured.out.splitlines()
    assert out[0].startswith(f"value money in {path}:1: …")
    assert any(line.startswith("missed money") and "[much]" in line for line in out)
    rates = ["100.0", "66.7", "80.0"] * 2 + ["50.0", "33.3", "40.0"] * 2
    assert out[-1].split() == ["money", "3", "2", *rates]
    assert main(["evaluate", str(path), "--format", "json", "--kinds", "money"]) == 2
    assert json.loads(capsys.readouterr().out)["money"]["value"]["recall"] == pytest.approx(1 / 3)


def test_nothing_in_a_gold_file_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fact = {"kind": "money\x1b[2J", "start": 0, "end": 2, "value": {"per": "\x9b2J", "low": "\x85"}}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": "\x9b $5", "facts": [fact]}), encoding="utf-8")
    main(["evaluate", str(path), "--errors", "5"])
    written = capsys.readouterr().out
    assert "money" in written
    assert all(line.isprintable() for line in written.splitlines())
