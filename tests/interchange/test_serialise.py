"""The interchange form: without loss both ways, and strict with what is foreign."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from newsfacts.document import Document
from newsfacts.errors import InvalidDocument
from newsfacts.interchange.documents import (
    document_from_dict,
    document_to_dict,
    fact_from_dict,
    fact_to_dict,
    read_record,
)
from newsfacts.kinds.counts import Count
from newsfacts.kinds.dates import Date, DateEnd, DateType
from newsfacts.kinds.money import Money
from newsfacts.kinds.percentages import Change, GdpPercentage, Percentage, PercentUnit
from newsfacts.kinds.quantities import Quantity
from newsfacts.kinds.quotations import Cue, Quotation, QuotationForm, Speaker
from newsfacts.model import Amount, Beaten, Bound, Certainty, Fact, Limit, Provenance, Span, Truncated

TEXT = "The price rose by over $126 billion in 2024, “he” said. "


def fact(kind: str, value: object, *reasons: str, beaten: tuple[Beaten, ...] = ()) -> Fact[Any]:
    span = Span(4, 9)
    return Fact(
        kind, span, span.of(TEXT), value, Certainty.INFERRED, Provenance("it", "rule", reasons, beaten)
    )


FACTS = [
    fact("money", Money(Amount.bounded(Bound.OVER, Decimal("1.26E+11")), "USD", ("USD", "CAD"), "barrel")),
    fact("money", Money(Amount.exact(Decimal("-0.10"), approximate=True), "EUR"), "why", "and why"),
    fact(
        "percentage",
        Percentage(Amount.between(Decimal(2), Decimal("3.5")), PercentUnit.BASIS_POINT, "votes", Change.UP),
        beaten=(Beaten(Span(4, 6), "date", "year"),),
    ),
    fact("gdp_percentage", GdpPercentage(Amount.exact(Decimal(2)), stated=False, economy="DE")),
    fact("quantity", Quantity(Amount.exact(Decimal(2)), "kilometer", Amount.exact(Decimal(2000)), "meter")),
    fact(
        "quantity",
        Quantity(Amount.exact(Decimal(2)), "kilometer", Amount.between(Decimal(1), Decimal(2)), "meter"),
    ),
    fact(
        "date",
        Date(
            DateType.DATE,
            "2024/2025",
            mod="APPROX",
            earliest=dt.date(2024, 1, 1),
            latest=dt.date(2025, 12, 31),
            ends=(DateEnd(Span(1, 2), "2024"), DateEnd(Span(3, 4), "2025")),
            edtf="2024/2025",
        ),
    ),
    fact("date", Date(DateType.SET, "P1D")),
    fact(
        "quotation",
        Quotation(
            Span(3, 9), QuotationForm.SCARE, Speaker("A. B.", "he", Span(1, 3)), Cue("e p", Span(2, 5)), 3
        ),
    ),
    fact("quotation", Quotation(Span(3, 9), QuotationForm.DIRECT)),
    fact("flight", {"number": "400", "stops": [1, {"at": None, "late": True}]}),
    fact("count", Count(Amount.bounded(Bound.OVER, Decimal(31), approximate=True), "NATO allies", "allies")),
]


@pytest.mark.parametrize("one", FACTS, ids=lambda one: f"{one.kind}-{FACTS.index(one)}")
def test_a_fact_comes_back(one: Fact[Any]) -> None:
    assert fact_from_dict(json.loads(json.dumps(fact_to_dict(one)))) == one


@pytest.mark.parametrize(
    "published", [None, "2025-02-13", "2025-02-13T00:00:00", "2025-02-13T09:30:00+01:00"]
)
def test_a_document_comes_back(published: str | None) -> None:
    doc = Document(
        TEXT,
        id="ü.txt",
        locale="en-GB",
        published=published,
        metadata={"a": [1, 2.5, None, {"b": "\ud800"}]},
        facts=FACTS,
    )
    back = Document.from_json(doc.to_json())
    assert back == doc
    assert type(back.published) is type(doc.published)
    assert Document.from_json(doc.to_json(indent=2).encode()) == doc


def test_lone_surrogates_can_be_encoded() -> None:
    doc = Document("a\ud800b\udc00")
    assert Document.from_json(doc.to_json().encode()) == doc


def test_the_fixed_form_of_money() -> None:
    assert fact_to_dict(FACTS[0]) == {
        "kind": "money",
        "start": 4,
        "end": 9,
        "text": "price",
        "certainty": "inferred",
        "value": {
            "low": "126000000000",
            "high": None,
            "bound": "over",
            "approximate": False,
            "currency": "USD",
            "candidates": ["USD", "CAD"],
            "per": "barrel",
        },
        "source": {"extractor": "it", "rule": "rule"},
    }


def test_the_base_of_a_quantity_has_low_high_and_unit() -> None:
    assert fact_to_dict(FACTS[4])["value"]["base"] == {"low": "2000", "high": "2000", "unit": "meter"}


def test_only_a_range_has_ends() -> None:
    assert fact_to_dict(FACTS[6])["value"]["ends"][0] == {"start": 1, "end": 2, "timex": "2024"}
    assert "ends" not in fact_to_dict(FACTS[7])["value"]


REFUSED: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda d: d["facts"][0]["value"].update(low=5), "facts[0].value.low"),
    (lambda d: d["facts"][0]["value"].update(low="NaN"), "facts[0].value.low"),
    (lambda d: d["facts"][0]["value"].update(low="1_000"), "facts[0].value.low"),
    (lambda d: d["facts"][0]["value"].update(low="1E3"), "facts[0].value.low"),
    (lambda d: d["facts"][0]["value"].pop("low"), "facts[0].value.low"),
    (lambda d: d["facts"][0]["value"].update(bound="exact"), "facts[0].value"),
    (lambda d: d["facts"][0]["value"].update(bound="about"), "facts[0].value.bound"),
    (lambda d: d["facts"][0]["value"].update(colour="red"), "facts[0].value"),
    (lambda d: d["facts"][0]["value"].update(candidates="USD"), "facts[0].value.candidates"),
    (lambda d: d["facts"][0]["value"].update(candidates=["USD", 4]), "facts[0].value.candidates[1]"),
    (lambda d: d["facts"][1].update(start=True), "facts[1].start"),
    (lambda d: d["facts"][1].update(end=4), "facts[1]"),
    (lambda d: d["facts"][1].update(text="other"), "facts[1].text"),
    (lambda d: d["facts"][1].pop("source"), "facts[1].source"),
    (lambda d: d["facts"][1].update(certainty="0.9"), "facts[1].certainty"),
    (lambda d: d["facts"][2]["source"]["beaten"][0].pop("end"), "facts[2].source.beaten[0].end"),
    (lambda d: d["facts"][4]["value"]["base"].update(low="x"), "facts[4].value.base.low"),
    (lambda d: d["facts"][4]["value"].pop("base"), "facts[4].value.base"),
    (lambda d: d["facts"][6]["value"].update(earliest="2024"), "facts[6].value.earliest"),
    (lambda d: d["facts"][6]["value"]["ends"][1].update(timex=1), "facts[6].value.ends[1].timex"),
    (lambda d: d["facts"][8]["value"]["speaker"].update(start="1"), "facts[8].value.speaker.start"),
    (lambda d: d["facts"][8]["value"].update(outer=[1]), "facts[8].value.outer"),
    (lambda d: d["facts"].append(7), f"facts[{len(FACTS)}]"),
    (lambda d: d.update(facts={}), "facts"),
    (lambda d: d.update(text=7), "text"),
    (lambda d: d.pop("text"), "text"),
    (lambda d: d.update(published="yesterday"), "published"),
    (lambda d: d.update(metadata=[]), "metadata"),
    (lambda d: d.update(colour="red"), ""),
]


@pytest.mark.parametrize(
    ("spoil", "path"), REFUSED, ids=[f"{n}-{path}" for n, (_, path) in enumerate(REFUSED)]
)
def test_what_is_foreign_is_refused_with_its_place(
    spoil: Callable[[dict[str, Any]], object], path: str
) -> None:
    data = copy.deepcopy(document_to_dict(Document(TEXT, facts=FACTS)))
    spoil(data)
    with pytest.raises(InvalidDocument) as caught:
        document_from_dict(data)
    assert caught.value.path == path


@pytest.mark.parametrize("text", ["", "[1", '{"text": NaN}', "[]", '"text"', "[" * 100_000])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(InvalidDocument):
        Document.from_json(text)


def test_a_value_that_json_cannot_hold_is_named() -> None:
    with pytest.raises(InvalidDocument, match="JSON cannot hold"):
        Document("a", metadata={"when": dt.date(2025, 2, 13)}).to_json()


def test_a_line_of_input_keeps_its_other_keys() -> None:
    doc = Document.of_record(
        read_record({"text": "a", "id": "1", "published": "2025-02-13", "source": "wire", "facts": []})
    )
    assert doc == Document(
        "a", id="1", published=dt.date(2025, 2, 13), metadata={"source": "wire", "facts": []}
    )


def test_our_own_output_keeps_its_metadata_when_read_as_input() -> None:
    doc = Document("a", metadata={"source": "wire"})
    record = document_to_dict(doc)
    del record["facts"]
    assert Document.of_record(read_record(record)) == doc


@pytest.mark.parametrize(
    ("truncated", "path"),
    [
        ([], "truncated"),
        ("max_chars", "truncated"),
        ({"reason": "max_chars"}, "truncated.at"),
        ({"at": 3}, "truncated.reason"),
        ({"at": -1, "reason": "max_chars"}, "truncated.at"),
        ({"at": len(TEXT) + 1, "reason": "max_chars"}, "truncated.at"),
        ({"at": True, "reason": "max_chars"}, "truncated.at"),
        ({"at": 1.0, "reason": "max_chars"}, "truncated.at"),
        ({"at": 10**400, "reason": "max_chars"}, "truncated.at"),
        ({"at": 3, "reason": "MAX_CHARS"}, "truncated.reason"),
        ({"at": 3, "reason": ["max_chars"]}, "truncated.reason"),
        ({"at": 3, "reason": "time_budget", "extractors": "a"}, "truncated.extractors"),
        ({"at": 3, "reason": "time_budget", "extractors": [1]}, "truncated.extractors"),
        ({"at": 3, "reason": "max_chars", "until": 4}, "truncated"),
    ],
)
def test_how_far_a_text_was_read_is_checked(truncated: object, path: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        document_from_dict({"text": TEXT, "truncated": truncated})
    assert caught.value.path == path


def test_how_far_a_text_was_read_comes_back() -> None:
    for truncated in (
        Truncated(3, Limit.MAX_CHARS),
        Truncated(len(TEXT), Limit.TIME_BUDGET, ["a", "b"]),
        None,
    ):
        doc = Document(TEXT, truncated=truncated)
        assert Document.from_json(doc.to_json()) == doc
        assert ("truncated" in document_to_dict(doc)) == (truncated is not None)
    assert document_from_dict({"text": TEXT, "truncated": None}).truncated is None
