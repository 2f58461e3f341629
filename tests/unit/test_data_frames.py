"""What data frames hold goes in as it is: dates of their own types, and cells with nothing in them."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any

import pytest

import newsfacts
from newsfacts import Document, Pipeline, Registry
from newsfacts.errors import UnknownLocale

DAY = dt.date(2025, 2, 13)
PIPELINE = Pipeline(registry=Registry.builtin())


def test_a_missing_number_is_no_date() -> None:
    assert Document("x", published=float("nan")).published is None


def test_dates_of_numpy() -> None:
    numpy = pytest.importorskip("numpy")
    assert Document("x", published=numpy.datetime64("2025-02-13")).published == DAY
    moment = Document("x", published=numpy.datetime64("2025-02-13T09:30:00.000000000")).published
    assert moment == dt.datetime(2025, 2, 13, 9, 30)
    assert Document("x", published=numpy.datetime64("NaT")).published is None


def test_dates_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"published": pandas.to_datetime(["2025-02-13 09:30", None])})
    first, second = (Document("x", published=value).published for value in frame["published"])
    assert first == dt.datetime(2025, 2, 13, 9, 30)
    assert type(first) is dt.datetime
    assert second is None
    assert Document("x", published=pandas.NA).published is None


@pytest.mark.parametrize("value", [20250213, ["2025-02-13"], b"2025-02-13"])
def test_what_is_no_date_says_what_to_pass(value: Any) -> None:
    with pytest.raises(TypeError, match="published must be a date, a datetime or an ISO 8601 string"):
        Document("x", published=value)


@pytest.mark.parametrize("text", [float("nan"), None, b"It paid $5m.", ["It paid $5m."]])
@pytest.mark.parametrize(
    "read",
    [
        Document,
        lambda text: newsfacts.extract(text, registry=Registry.builtin()),
        PIPELINE.extract,
        lambda text: list(PIPELINE.pipe([text])),
    ],
    ids=["Document", "extract", "Pipeline.extract", "Pipeline.pipe"],
)
def test_a_text_that_is_no_string_is_refused(read: Any, text: Any) -> None:
    with pytest.raises(TypeError, match=f"text must be a str, not {type(text).__name__}"):
        read(text)


@pytest.mark.parametrize("one", ["It paid $5m.", b"It paid $5m.", Document("It paid $5m.")])
def test_pipe_refuses_a_single_text(one: Any) -> None:
    with pytest.raises(TypeError, match="iterable of documents or texts"):
        PIPELINE.pipe(one)


def test_a_document_is_shown_on_a_line_or_two() -> None:
    doc = PIPELINE.extract(Document("It paid $5m. " * 500, id="a.txt", published=DAY))
    shown = repr(doc)
    assert len(shown) < 200
    assert "\n" not in shown
    for part in ("Document", "a.txt", "2025-02-13", "6,500 characters", "500 facts", "It paid $5m."):
        assert part in shown


def test_documents_and_facts_as_plain_data() -> None:
    import json

    doc = PIPELINE.extract(Document("“It paid $5m,” said Ann Lee in May 2024.", id="a.txt"))
    assert doc.facts
    assert doc.to_dict() == json.loads(doc.to_json())
    assert [fact.to_dict() for fact in doc.facts] == doc.to_dict()["facts"]


def test_defaults_for_plain_strings() -> None:
    pipeline = Pipeline(registry=Registry.builtin(), locale="de", published="2025-02-13")
    doc = pipeline.extract("Sie zahlte gestern 1.200 Euro.")
    assert (doc.locale, doc.published) == ("de", DAY)
    assert [fact.value.amount.low for fact in doc.money] == [1200]
    assert [fact.value.timex for fact in doc.dates] == ["2025-02-12"]
    english = Document("It paid $5m.", published="2024-01-01")
    assert pipeline.extract(english).locale == "en"
    assert next(iter(pipeline.pipe([english]))).published == dt.date(2024, 1, 1)


def test_wrong_defaults_are_refused_at_once() -> None:
    with pytest.raises(UnknownLocale):
        Pipeline(registry=Registry.builtin(), locale="tlh")
    with pytest.raises(ValueError, match="neither an ISO 8601 date"):
        Pipeline(registry=Registry.builtin(), published="yesterday")


def test_a_pipeline_pickles_to_the_same_bytes_before_and_after_use() -> None:
    pipeline = Pipeline(registry=Registry.builtin())
    before = pickle.dumps(pipeline)
    pipeline.extract("It paid $5m.")
    assert pickle.dumps(pipeline) == before
    assert pickle.loads(before).extract("It paid $5m.").money
