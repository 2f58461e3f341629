"""Foreign data: what is no document is refused in one way, and no name reaches a library unchecked."""

from __future__ import annotations

import contextlib
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Document
from newsfacts.errors import InvalidDocument, NewsfactsError, UnknownLocale
from newsfacts.interchange.documents import document_from_dict, read_record
from newsfacts.kinds.money import Money
from newsfacts.lexicon.locale import language_of
from newsfacts.lexicon.tables import languages
from newsfacts.model import Amount
from reading import read

RICH = "“It cost $5 million, or 3% of GDP,” said Jane Miller on 5 May 2024. It is 12 miles long."

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
ODD = JSON | st.sampled_from([10**400, -1, 2**63, "1e999999", "NaN", "١", "2025-13-45", "9" * 5000, "5_0"])


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the path of everything inside plain data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


def put(data: Any, path: tuple[Any, ...], change: Any) -> Any:
    """Give plain data with one place changed."""
    if not path:
        return change(data)
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = put(data[path[0]], path[1:], change)
    return copy


@given(st.data())
def test_a_spoiled_document_is_refused_or_read(data: st.DataObject) -> None:
    whole = json.loads(read(RICH).to_json())
    path = data.draw(st.sampled_from(places(whole)))
    odd = data.draw(ODD)
    extra = data.draw(st.booleans())

    def change(value: Any) -> Any:
        return {**value, "unheard-of": odd} if extra and isinstance(value, dict) else odd

    with contextlib.suppress(InvalidDocument):
        doc = Document.of_record(document_from_dict(put(whole, path, change)))
        assert all(fact.text == doc.text[fact.start : fact.end] for fact in doc.facts)


KEYS = {"kind", "start", "end", "text", "certainty", "low", "bound", "rule"}
REQUIRED = [
    path
    for path in places(json.loads(read(RICH).to_json()))
    if path[0:1] == ("facts",)
    and path[-1] in ("kind", "start", "end", "text", "certainty", "low", "bound", "rule")
    and path[-2:] != ("speaker", "kind")  # it is left out where it is not known
]


@pytest.mark.parametrize("path", REQUIRED, ids=str)
def test_what_is_missing_is_named(path: tuple[Any, ...]) -> None:
    def without(data: dict[str, Any]) -> dict[str, Any]:
        return {key: item for key, item in data.items() if key != path[-1]}

    whole = json.loads(read(RICH).to_json())
    with pytest.raises(InvalidDocument) as caught:
        document_from_dict(put(whole, path[:-1], without))
    assert caught.value.path.startswith(f"facts[{path[1]}]")
    assert caught.value.path.endswith(path[-1])


@given(JSON)
def test_any_json_at_all(data: Any) -> None:
    for load in (document_from_dict, read_record):
        with contextlib.suppress(InvalidDocument):
            load(data)
    with contextlib.suppress(InvalidDocument):
        Document.from_json(json.dumps(data))


@given(st.text(st.characters(), max_size=60) | st.binary(max_size=60))
def test_any_text_for_json(text: str | bytes) -> None:
    with pytest.raises(InvalidDocument):
        Document.from_json(text)


HURTFUL: dict[str, tuple[str | bytes, str, str]] = {
    "deep lists": ("[" * 100_000, "", "nested too deep"),
    "deep objects": ('{"text":' * 50_000, "", "nested too deep"),
    "a long number": ("9" * 1_000_000, "", "more than 1000 digits"),
    "a long number inside": (
        '{"text": "a", "facts": [1, {"end": 1%s}]}' % ("0" * 10**6),
        "facts[1].end",
        "1000",
    ),
    "long decimals": ('{"text": "a", "metadata": {"x": 0.%s}}' % ("1" * 10**6), "metadata.x", "1000 digits"),
    "an infinite number": ('{"text": "a", "metadata": {"x": [0, -1e999]}}', "metadata.x[1]", "too large"),
    "NaN": ('{"text": "a", "metadata": {"x": NaN}}', "metadata.x", "NaN"),
    "Infinity": ('{"text": "a", "facts": [{"start": Infinity}]}', "facts[0].start", "Infinity"),
    "minus Infinity": ("-Infinity", "", "-Infinity"),
    "a key twice": ('{"text": "a", "text": "b"}', "", "has the key 'text' twice"),
    "a key twice inside": (
        '{"text": "a", "metadata": {"x": [{"": 1, "": NaN}]}}',
        "metadata.x[0]",
        "'' twice",
    ),
    "many keys, two of them equal": (
        "{" + ", ".join(f'"{n % 50_000}": 1' for n in range(50_001)) + "}",
        "",
        "'0'",
    ),
    "a lone surrogate": ('"\\ud800"', "", "must be an object, not a string"),
    "a lone surrogate as bytes": (b'{"text": "\xed\xa0\x80"}', "", "byte 0xed at 10"),
    "no UTF-8": (b"\xff{}", "", "byte 0xff at 0"),
    "UTF-16": ('{"text": "a"}'.encode("utf-16"), "", "byte 0xff at 0"),
    "NUL": (b"\x00", "", "not valid JSON"),
    "nothing": (b"", "", "not valid JSON"),
    "a line too many": ('{"text": "a"}\n{"text": "b"}', "", "not valid JSON"),
    "a comment": ('{"text": "a"} // b', "", "not valid JSON"),
}


@pytest.mark.parametrize(("text", "path", "words"), HURTFUL.values(), ids=HURTFUL)
def test_json_that_is_meant_to_hurt(text: str | bytes, path: str, words: str) -> None:
    with pytest.raises(InvalidDocument, match=re.escape(words)) as caught:
        Document.from_json(text)
    assert caught.value.path == path
    assert len(str(caught.value)) < 300


def test_a_byte_order_mark_is_no_fault() -> None:
    assert Document.from_json(b'\xef\xbb\xbf{"text": "a"}') == Document("a")


FACTS = json.loads(read(RICH).to_json())["facts"]
PLACES: dict[str, tuple[str, tuple[Any, ...], Any]] = {
    "facts[0].value.outer": ("quotation", ("value", "outer"), [0, 10**6]),
    "facts[0].value.speaker": ("quotation", ("value", "speaker", "end"), 10**6),
    "facts[0].value.speaker.text": ("quotation", ("value", "speaker", "text"), "John Miller"),
    "facts[0].value.cue": ("quotation", ("value", "cue", "end"), 10**400),
    "facts[0].value.cue.text": ("quotation", ("value", "cue", "text"), "says"),
    "facts[0].value.equivalent_to": ("money", ("value", "equivalent_to"), [5, 10**6]),
    "facts[0].value.ends[0]": ("date", ("value", "ends"), [{"start": 0, "end": 10**6, "timex": "2024"}]),
    "facts[0].source.beaten[0]": (
        "money",
        ("source", "beaten"),
        [{"start": 0, "end": 10**6, "kind": "date", "rule": "year"}],
    ),
    "facts[0].text": ("money", ("text",), "x" * 10**6),
    "facts[0]": ("money", ("end",), 10**6),
    "facts[0].value.low": ("money", ("value", "low"), "9" * 1001),
    "facts[0].value.bound": ("money", ("value", "bound"), ["over"] * 10**5),
    "facts[0].value.currency": ("money", ("value", "currency"), None),
    "facts[0].value.candidates[1]": ("money", ("value", "candidates"), ["USD", 5]),
    "facts[0].value.earliest": ("date", ("value", "earliest"), "2024-02-30"),
    "facts[0].value": ("money", ("value", "colour"), "red"),
}


@pytest.mark.parametrize("path", PLACES)
def test_what_is_wrong_with_a_fact_is_named(path: str) -> None:
    kind, place, odd = PLACES[path]
    fact = next(fact for fact in FACTS if fact["kind"] == kind)
    if place[-1] in ("equivalent_to", "ends", "beaten", "colour"):
        *way, key = place
        fact = put(fact, tuple(way), lambda inner: {**inner, key: odd})
    else:
        fact = put(fact, place, lambda _: odd)
    with pytest.raises(InvalidDocument) as caught:
        document_from_dict({"text": RICH, "facts": [fact]})
    assert caught.value.path == path
    assert len(str(caught.value)) < 300


def test_outer_marks_stand_around_their_words() -> None:
    fact = next(fact for fact in FACTS if fact["kind"] == "quotation")
    moved = put(fact, ("value", "outer"), lambda edges: [edge + 5 for edge in edges])
    with pytest.raises(InvalidDocument, match=r"^facts\[0\].value.outer: does not hold"):
        document_from_dict({"text": RICH, "facts": [moved]})


def nested(levels: int) -> Any:
    data: Any = 1
    for _ in range(levels):
        data = [data]
    return data


@pytest.mark.parametrize(
    ("metadata", "path"),
    [
        ({"a": {"b": [1, {2}]}}, "metadata.a.b[1]"),
        ({"a": {1: 2}}, "metadata.a"),
        ({"a": [float("nan")]}, "metadata.a[0]"),
        ({"a": 10**1000}, "metadata.a"),
        ({"a": nested(100)}, "metadata.a" + "[0]" * 99),
        ({"a": nested(900)}, "metadata.a" + "[0]" * 99),
    ],
)
def test_metadata_that_json_cannot_hold_is_named(metadata: Any, path: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        document_from_dict({"text": "a", "metadata": metadata})
    assert caught.value.path == path
    fact = {**FACTS[0], "kind": "of-a-plug-in", "value": metadata}
    with pytest.raises(InvalidDocument) as caught:
        document_from_dict({"text": RICH, "facts": [fact]})
    assert caught.value.path == path.replace("metadata", "facts[0].value")


def test_what_is_read_can_be_written() -> None:
    metadata = {"a": nested(99), "b": 10**999, "c": 1e308, "d": "\ud800"}
    doc = Document.of_record(document_from_dict({"text": "a", "metadata": metadata}))
    assert Document.from_json(doc.to_json()) == doc
    with pytest.raises(InvalidDocument):
        read_record({"text": "a", "more": nested(900)})


@given(st.text(st.characters(), max_size=20) | st.from_regex(r"(en|de|xx)[-_.@/][A-Za-z_.@/-]{0,8}"))
def test_any_locale(locale: str) -> None:
    with contextlib.suppress(UnknownLocale):
        assert language_of(locale) in languages()
        assert read("It cost $5.", locale).money


@pytest.mark.parametrize(
    "locale", ["", "xx", "../../etc/passwd", "en\x00", "e", "english", "*", "en\n", "ｅｎ"]
)
def test_odd_locales_are_refused_by_name(locale: str) -> None:
    with pytest.raises(NewsfactsError, match="unknown locale"):
        read("It cost $5.", locale)


@pytest.mark.parametrize(
    "published", ["yesterday", "2025-02-30", "13.02.2025", "", "\ud800", "2025-02-13T99:00"]
)
def test_odd_moments_are_refused_by_name(published: str) -> None:
    with pytest.raises(ValueError, match="published"):
        Document("x", published=published)


@pytest.mark.parametrize(
    "locale", ["", "xx", "../../etc/passwd", "en/../de", "en\x00", "en\n", "ｅｎ", "en_US.UTF-8", "e" * 10**6]
)
def test_no_odd_name_of_a_locale_reaches_babel(locale: str) -> None:
    """Babel looks for a file of the name that it is given."""
    five = Money(Amount.exact(Decimal(5)), "EUR")
    with pytest.raises(ValueError, match="CLDR does not know the locale"):
        five.format(locale)
    assert five.format("de-AT") == "€\u00a05"
