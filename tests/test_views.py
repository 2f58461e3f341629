"""Documents and facts as a session shows them and as plain data, and what a pipeline carries."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

import newsfacts
from newsfacts import Certainty, Document, Fact, PatternExtractor, Pipeline, Provenance, Registry, Span
from newsfacts.errors import ExtractorWarning, InvalidDocument, UnknownLocale
from newsfacts.model import Limit, Truncated

BUILTIN = Registry.builtin()
TEXT = (
    "“We pay 3% of GDP, or $5 million,” the minister, Ann Hale, said on Friday. "
    "Twelve lorries drove 20 to 30 km from May to June, and rents rose 4%."
)
LINE = 160


def test_a_document_is_shown_in_a_line() -> None:
    doc = newsfacts.extract(Document("It cost\n$5m.", id="a.txt"), published="2025-02-13", registry=BUILTIN)
    assert repr(doc) == r"<Document 'a.txt': en, 2025-02-13, 12 characters, 1 fact, 'It cost\n$5m.'>"
    assert repr(Document("")) == "<Document: en, 0 characters, 0 facts, ''>"


def test_a_long_document_is_shown_in_two_lines_at_most() -> None:
    doc = Document(
        "It cost $5 million. " * 5000,
        id="a/long/path/" * 40,
        locale="en-" + "x" * 500,
        published=dt.datetime(2025, 2, 13, 9, 30, 5, 123456, tzinfo=dt.UTC),
        metadata={"source": "x" * 10_000},
        truncated=Truncated(40_000, Limit.MAX_CHARS),
    )
    assert len(repr(doc)) <= 2 * LINE
    assert "100,000 characters (read to 40,000), 0 facts, 'It cost $5 million. It" in repr(doc)


@pytest.mark.parametrize("fact", newsfacts.extract(TEXT, registry=BUILTIN).facts, ids=lambda fact: fact.kind)
def test_a_fact_is_shown_in_two_lines_at_most(fact: Fact[Any]) -> None:
    assert len(repr(fact)) <= LINE
    assert repr(fact).startswith(f"<Fact {fact.kind} {fact.start}:{fact.end} {fact.text[:20]!r}"[:-1])
    assert f"{fact.certainty.value}: {type(fact.value).__name__}(" in repr(fact)


def test_a_long_fact_of_a_plug_in_is_cut() -> None:
    fact = Fact("k" * 99, Span(0, 999), "w" * 999, {"v": "x" * 999}, Certainty.EXPLICIT, Provenance("p", "r"))
    assert len(repr(fact)) <= 2 * LINE


def test_lone_surrogates_are_shown_as_escapes() -> None:
    assert r"\ud800" in repr(Document("\ud800 cost"))


@pytest.mark.parametrize("published", [None, "2025-02-13", "2025-02-13T09:30:00+01:00"])
def test_plain_data_is_what_json_gives(published: str | None) -> None:
    given = Document(TEXT, id="a", published=published, metadata={"tags": ("x", "y"), "n": {1: None}})  # type: ignore[arg-type]
    doc = newsfacts.extract(given, registry=BUILTIN)
    data = doc.to_dict()
    assert data == json.loads(doc.to_json())
    assert data["metadata"] == {"tags": ["x", "y"], "n": {"1": None}}
    assert {fact["kind"] for fact in data["facts"]} == set(BUILTIN.kinds)
    assert [fact.to_dict() for fact in doc.facts] == data["facts"]
    assert Document.from_json(json.dumps(data)).facts == doc.facts


def test_plain_data_can_be_changed_without_harm() -> None:
    doc = Document("x", metadata={"tags": ["a"]})
    doc.to_dict()["metadata"]["tags"].append("b")
    assert doc.metadata == {"tags": ["a"]}


def test_plain_data_of_a_truncated_document_and_a_plug_in() -> None:
    plates = PatternExtractor(name="plates", kind="plate", patterns=[r"(?P<area>[A-Z]{2})-[0-9]{3}\b"])
    text = "XY-123 drove off. XY-124 came."
    doc = newsfacts.extract(text, registry=Registry().add(plates), max_chars=20)
    assert doc.to_dict() == json.loads(doc.to_json())
    assert doc.to_dict()["truncated"]["reason"] == "max_chars"
    assert doc.facts[0].to_dict()["value"] == {"area": "XY"}
    doc.facts[0].to_dict()["value"]["area"] = "other"
    assert doc.facts[0].value == {"area": "XY"}


def test_what_json_cannot_hold_is_not_plain_data() -> None:
    with pytest.raises(InvalidDocument, match="JSON cannot hold"):
        Document("x", metadata={"n": float("nan")}).to_dict()


@pytest.mark.parametrize("processes", [1, 2])
def test_a_pipeline_has_defaults_for_plain_strings(processes: int) -> None:
    pipeline = Pipeline(registry=BUILTIN, locale="de", published="2025-02-13")
    own = Document("It rained on Wednesday.")
    german, english = pipeline.pipe(["Am Mittwoch hat es geregnet.", own], processes=processes)
    assert (german.locale, german.published) == ("de", dt.date(2025, 2, 13))
    assert [fact.value.timex for fact in german.dates] == ["2025-02-12"]
    assert (english.locale, english.published) == ("en", None)
    assert [fact.value.timex for fact in english.dates] == ["XXXX-WXX-3"]
    assert pipeline.extract(german.text) == german
    assert pipeline.extract(own) == english


def test_without_defaults_a_string_is_english_and_undated() -> None:
    doc = Pipeline(registry=BUILTIN).extract("It rained on Wednesday.")
    assert (doc.locale, doc.published) == ("en", None)


def test_wrong_defaults_are_refused_at_set_up() -> None:
    with pytest.raises(UnknownLocale, match="unknown locale 'xx'"):
        Pipeline(registry=BUILTIN, locale="xx")
    with pytest.raises(ValueError, match="published '13 Feb 2025' is neither"):
        Pipeline(registry=BUILTIN, published="13 Feb 2025")
    with pytest.raises(TypeError, match=r"published must be .* not int"):
        Pipeline(registry=BUILTIN, published=20250213)  # type: ignore[arg-type]


@pytest.mark.parametrize("limits", [{}, {"max_chars": 50, "time_budget": 60.0}])
def test_a_pipeline_pickles_to_the_same_bytes_before_and_after_use(limits: dict[str, Any]) -> None:
    plates = PatternExtractor(name="plates", kind="plate", patterns=[r"\b[A-Z]{2}-[0-9]{3}\b"])
    registry = BUILTIN.add(plates)
    pipeline = Pipeline(registry=registry, published="2025-02-13", kinds=["money"], **limits)
    before = pickle.dumps(pipeline)
    doc = pipeline.extract(TEXT)
    assert pickle.dumps(pipeline) == before
    back = pickle.loads(before)
    assert pickle.dumps(back) == before
    assert back.extract(TEXT) == doc
    assert pickle.dumps(back) == before


@attrs.frozen
class _Odd:
    inside: object
    tags: tuple[str, ...] = ()


@attrs.frozen
class _Typed:
    low: Decimal
    day: dt.date


@pytest.mark.parametrize("inside", [Decimal(5), dt.date(2025, 2, 13), _Odd(1), Span(0, 1), {"k": (1,)}])
def test_a_field_that_may_hold_anything_is_not_turned_into_json(inside: object) -> None:
    extractor = PatternExtractor(name="odd", kind="odd", patterns=["zz"], normalise=lambda *_: _Odd(inside))
    with pytest.warns(ExtractorWarning, match=r"value\.inside"):
        assert newsfacts.extract("a zz", registry=Registry().add(extractor)).facts == ()


def test_declared_fields_of_a_plug_in_are_plain() -> None:
    value = _Typed(Decimal("5E+2"), dt.date(2025, 2, 13))
    extractor = PatternExtractor(name="own", kind="own", patterns=["zz"], normalise=lambda *_: value)
    (fact,) = newsfacts.extract("a zz", registry=Registry().add(extractor)).facts
    assert fact.to_dict()["value"] == {"low": "500", "day": "2025-02-13"}
