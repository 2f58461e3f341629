"""The model refuses what cannot be, and says why."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

import newsfacts
from newsfacts import Amount, Bound, Document, Registry, Span
from newsfacts.model.arithmetic import plain, product
from newsfacts.model.json_values import check_json
from newsfacts.model.pickling import compact_pickle

ONE, TWO = Decimal(1), Decimal(2)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 0)])
def test_spans_that_cannot_be(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"got {start} and {end}"):
        Span(start, end)


def test_spans_and_each_other() -> None:
    span = Span(2, 5)
    assert len(span) == 3
    assert span.overlaps(Span(4, 9))
    assert not span.overlaps(Span(5, 9))
    assert not span.overlaps(Span(0, 2))
    assert span.contains(Span(2, 5))
    assert not span.contains(Span(2, 6))
    assert not span.contains(Span(1, 5))
    assert sorted([Span(2, 6), Span(2, 5), Span(1, 9)]) == [Span(1, 9), Span(2, 5), Span(2, 6)]


@pytest.mark.parametrize(
    ("low", "high", "bound"),
    [
        (ONE, TWO, Bound.EXACT),
        (TWO, ONE, Bound.RANGE),
        (ONE, None, Bound.RANGE),
        (None, None, Bound.EXACT),
        (ONE, ONE, Bound.OVER),
        (None, ONE, Bound.AT_LEAST),
        (ONE, None, Bound.UNDER),
        (ONE, TWO, Bound.AT_MOST),
    ],
)
def test_amounts_that_cannot_be(low: Any, high: Any, bound: Bound) -> None:
    with pytest.raises(ValueError, match=f"cannot be '{bound.value}'"):
        Amount(low, high, bound)


def test_ways_to_make_amounts() -> None:
    assert Amount.between(TWO, ONE) == Amount(ONE, TWO, Bound.RANGE)
    assert Amount.bounded(Bound.OVER, ONE) == Amount(ONE, None, Bound.OVER)
    assert Amount.bounded(Bound.AT_MOST, ONE) == Amount(None, ONE, Bound.AT_MOST)
    assert Amount.bounded(Bound.EXACT, ONE, approximate=True) == Amount.exact(ONE, approximate=True)


def test_nothing_changes() -> None:
    for thing, field in ((Span(0, 1), "start"), (Amount.exact(ONE), "low"), (Document("x"), "text")):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(thing, field, 0)


@pytest.mark.parametrize(
    ("given_", "published"),
    [
        (None, None),
        ("2025-02-13", dt.date(2025, 2, 13)),
        (dt.date(2025, 2, 13), dt.date(2025, 2, 13)),
        ("2025-02-13T09:30:00", dt.datetime(2025, 2, 13, 9, 30)),
        ("2025-02-13T09:30:00Z", dt.datetime(2025, 2, 13, 9, 30, tzinfo=dt.UTC)),
    ],
)
def test_publication_dates(given_: Any, published: Any) -> None:
    assert Document("x", published=given_).published == published


@pytest.mark.parametrize("given_", [20250213, 1.5, b"2025-02-13", ["2025-02-13"]])
def test_what_is_no_publication_date(given_: Any) -> None:
    with pytest.raises(TypeError, match="published must be"):
        Document("x", published=given_)


@pytest.mark.parametrize("text", [None, b"x", 5])
def test_a_text_is_a_string(text: Any) -> None:
    with pytest.raises(TypeError, match="text"):
        Document(text)


def test_products_and_plain_numbers() -> None:
    assert str(product(Decimal("2.50"), Decimal("1E+3"))) == "2500"
    assert plain(Decimal("1E+3")) == "1000"
    assert plain(Decimal("-0.000001")) == "-0.000001"


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"a": [1, {"b": (2,)}]}, r"value.a\[1\].b is a tuple"),
        ({1: "a"}, "the key 1"),
        ([float("nan")], r"value\[0\] is nan"),
        (float("inf"), "value is inf"),
        (Decimal(1), "value is a Decimal"),
        (b"x", "value is a bytes"),
    ],
)
def test_what_json_cannot_hold(value: Any, problem: str) -> None:
    with pytest.raises(TypeError, match=problem):
        check_json(value)


def test_what_json_can_hold() -> None:
    check_json({"a": [None, True, 1, 1.5, "x", {"b": {}}]})


TOLD = (
    "“It fell by 3% of GDP to $5 million,” the minister, Ann Hale, said on Friday. “We drove 20 to 30 km "
    "from May to June, with twelve trucks.”"
)


def test_facts_of_every_kind_survive_a_journey() -> None:
    document = newsfacts.extract(TOLD, published="2025-02-13", registry=Registry.builtin())
    assert {fact.kind for fact in document.facts} == set(Registry.builtin().kinds) - {"percentage"}
    assert pickle.loads(pickle.dumps(document)) == document
    assert copy.deepcopy(document) == document


def test_what_cannot_travel_by_position() -> None:
    @attrs.frozen(kw_only=True)
    class Named:
        one: int
        two: int

    with pytest.raises(TypeError, match="Named cannot be restored from its fields by position alone"):
        compact_pickle(Named)
