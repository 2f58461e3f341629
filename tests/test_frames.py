"""What data frames hold: dates in many forms, missing dates, missing texts, whole columns."""

from __future__ import annotations

import datetime as dt
import pathlib
from collections.abc import Callable, Iterable
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

import newsfacts
from newsfacts import Document, Pipeline, Registry
from newsfacts.kinds.money.rates import RateTable

DAY = dt.date(2025, 2, 13)
BUILTIN = Registry.builtin()


class Missing(dt.datetime):
    """As pandas' ``NaT``: a datetime that is unlike itself."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = dt.datetime.__hash__


class Unknown:
    """As ``pandas.NA``: whether it is like anything is unknown."""

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")

    __hash__ = object.__hash__


class Stamp(dt.datetime):
    """As a pandas ``Timestamp``."""

    def to_pydatetime(self, warn: bool = True) -> dt.datetime:
        assert not warn, "nanoseconds that are lost would warn"
        return dt.datetime.combine(self.date(), self.timetz())


MISSING = [None, float("nan"), Decimal("NaN"), Missing(2025, 2, 13), Unknown()]


@pytest.mark.parametrize("missing", MISSING, ids=lambda value: type(value).__name__)
def test_a_missing_date_is_no_date(missing: Any) -> None:
    assert Document("x", published=missing).published is None
    doc = newsfacts.extract("It rained on Wednesday.", published=missing, registry=BUILTIN)
    assert [fact.value.timex for fact in doc.dates] == ["XXXX-WXX-3"]
    assert Pipeline(registry=BUILTIN, published=missing).published is None


@pytest.mark.parametrize("missing", MISSING, ids=lambda value: type(value).__name__)
def test_a_missing_date_leaves_a_document_its_own(missing: Any) -> None:
    own = Document("It rained on Wednesday.", published=DAY)
    assert newsfacts.extract(own, published=missing, registry=BUILTIN).published == DAY


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        (Stamp(2025, 2, 13), DAY),
        (Stamp(2025, 2, 13, 9, 30), dt.datetime(2025, 2, 13, 9, 30)),
        (Stamp(2025, 2, 13, tzinfo=dt.UTC), dt.datetime(2025, 2, 13, tzinfo=dt.UTC)),
    ],
)
def test_a_stamp_becomes_a_plain_date_or_moment(stamp: Any, published: dt.date) -> None:
    found = Document("x", published=stamp).published
    assert (type(found), found) == (type(published), published)


def test_a_plain_midnight_stays_a_moment() -> None:
    midnight = dt.datetime(2025, 2, 13)
    assert Document("x", published=midnight).published == midnight
    assert type(Document("x", published="2025-02-13T00:00").published) is dt.datetime


def test_pandas_dates() -> None:
    pandas = pytest.importorskip("pandas")
    moment = pandas.Timestamp("2025-02-13 09:30:00.123456789", tz="Europe/Berlin")
    found = Document("x", published=moment).published
    assert type(found) is dt.datetime
    assert found.isoformat() == "2025-02-13T09:30:00.123456+01:00"
    for missing in (pandas.NaT, pandas.NA):
        assert Document("x", published=missing).published is None
    column = pandas.to_datetime(pandas.Series(["2025-02-13", None, "2025-02-13 10:00"]), format="mixed")
    assert [Document("x", published=moment).published for moment in column] == [
        DAY,
        None,
        dt.datetime(2025, 2, 13, 10),
    ]
    with pytest.raises(TypeError, match=r"published must be .* not Series"):
        Document("x", published=column)


def test_numpy_dates() -> None:
    numpy = pytest.importorskip("numpy")
    for given, published in (
        (numpy.datetime64("2025-02-13"), DAY),
        (numpy.datetime64("2025-02-13", "ns"), DAY),
        (numpy.datetime64("2025-02-13T09"), dt.datetime(2025, 2, 13, 9)),
        (numpy.datetime64("2025-02-13T09:30:00.123456789"), dt.datetime(2025, 2, 13, 9, 30, 0, 123456)),
        (numpy.datetime64("NaT"), None),
        (numpy.float64("nan"), None),
        (numpy.str_("2025-02-13"), DAY),
    ):
        found = Document("x", published=given).published
        assert (type(found), found) == (type(published), published)
    for no_day in (numpy.datetime64("2025-02"), numpy.datetime64("2025"), numpy.datetime64("20000-01-01")):
        with pytest.raises(ValueError, match="is neither an ISO 8601 date"):
            Document("x", published=no_day)
    with pytest.raises(TypeError, match=r"published must be .* not float64"):
        Document("x", published=numpy.float64(20250213))


def test_a_pandas_column_of_texts() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": ["It cost $5m.", None]})
    pipeline = Pipeline(registry=BUILTIN)
    assert [fact.text for doc in pipeline.pipe(frame["text"][:1]) for fact in doc.facts] == ["$5m"]
    with pytest.raises(TypeError, match=r"documents\[1\]: text must be a str, not .*: the text is missing"):
        list(pipeline.pipe(frame["text"]))
    with pytest.raises(TypeError, match=r'not a DataFrame, .* such as frame\["text"\]'):
        pipeline.pipe(frame)


def test_a_missing_day_of_a_rate_is_a_missing_day() -> None:
    money = newsfacts.extract("It cost €5.", registry=BUILTIN).money[0].value
    rates = RateTable({DAY: {"USD": Decimal("1.1")}}, base="EUR", source="ours")
    with pytest.raises(ValueError, match="the day of the rate is missing"):
        money.convert("USD", rates=rates, on=float("nan"))  # type: ignore[arg-type]


NO_TEXTS = [
    (None, "NoneType: the text is missing: leave the entry out"),
    (float("nan"), "float: the text is missing"),
    (Unknown(), "Unknown: the text is missing"),
    (b"It cost $5.", r'bytes: decode it first, such as with \.decode\("utf-8"\)'),
    (pathlib.Path("a.txt"), r"Path: read the file first, with \.read_text\("),
    (StringIO("It cost $5."), r"StringIO: pass what its \.read\(\) returns"),
    (["It cost $5."], r"list: for many texts there is Pipeline\.pipe"),
    (5, "int: pass the words themselves"),
]
WAYS_IN: list[Callable[[Any], Any]] = [
    Document,
    lambda text: newsfacts.extract(text, registry=BUILTIN),
    lambda text: newsfacts.extract(text, registry=BUILTIN, published=DAY, locale="de"),
    Pipeline(registry=BUILTIN).extract,
    lambda text: list(Pipeline(registry=BUILTIN).pipe([text])),
]


@pytest.mark.parametrize("way_in", WAYS_IN)
@pytest.mark.parametrize(("text", "message"), NO_TEXTS)
def test_what_is_not_a_text_is_told_what_to_pass(
    way_in: Callable[[Any], Any], text: Any, message: str
) -> None:
    with pytest.raises(TypeError, match=f"text must be a str, not [A-Za-z]*{message}"):
        way_in(text)


@pytest.mark.parametrize("processes", [1, 2])
def test_the_stream_names_the_entry_that_is_not_a_text(processes: int) -> None:
    stream = Pipeline(registry=BUILTIN).pipe(["One.", Document("Two."), 3], processes=processes)  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"documents\[2\]: text must be a str, not int"):
        list(stream)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    ("documents", "message"),
    [
        ("It cost $5.", r"not one str: pass a list, or use Pipeline\.extract"),
        (b"It cost $5.", "not one bytes"),
        (Document("It cost $5."), "not one Document"),
        ({"a.txt": "It cost $5."}, r"not a dict, which iterates over its keys: .* mapping\.values\(\)"),
        (5, "such as a list, not int"),
    ],
)
def test_what_is_not_a_stream_is_refused_at_once(
    documents: Iterable[Any], message: str, processes: int
) -> None:
    with pytest.raises(TypeError, match=message):
        Pipeline(registry=BUILTIN).pipe(documents, processes=processes)


def test_any_iterable_is_a_stream() -> None:
    pipeline = Pipeline(registry=BUILTIN)
    texts = {"a": "One.", "b": "Two."}
    for documents in (texts.values(), tuple(texts.values()), iter(texts.values()), StringIO("One.\nTwo.\n")):
        assert [doc.text.strip() for doc in pipeline.pipe(documents)] == ["One.", "Two."]
