"""Foreign data: what is no document is refused in one way, and no name reaches a library unchecked."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Document
from newsfacts.data import languages
from newsfacts.errors import InvalidDocument, NewsfactsError, UnknownLocale
from newsfacts.grammar import language_of
from newsfacts.serialise import document_from_dict, read_record
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
        doc = document_from_dict(put(whole, path, change))
        assert all(fact.text == doc.text[fact.start : fact.end] for fact in doc.facts)


KEYS = {"kind", "start", "end", "text", "certainty", "low", "bound", "rule"}
REQUIRED = [
    path
    for path in places(json.loads(read(RICH).to_json()))
    if path[0:1] == ("facts",)
    and path[-1] in ("kind", "start", "end", "text", "certainty", "low", "bound", "rule")
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


HURTFUL = {
    "deep lists": "[" * 100_000,
    "deep objects": '{"text":' * 50_000,
    "long number": "9" * 100_000,
    "lone surrogate": '"\\ud800"',
    "no UTF-8": b"\xff{}",
}


@pytest.mark.parametrize("text", HURTFUL.values(), ids=HURTFUL)
def test_json_that_is_meant_to_hurt(text: str | bytes) -> None:
    with pytest.raises(InvalidDocument):
        Document.from_json(text)


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
