"""Facts as Arrow columns: the same facts as in Python, typed, in bounded batches, whatever the numbers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import newsfacts
from newsfacts import Amount, Certainty, Document, Fact, Money, Pipeline, Provenance, Registry, Span
from newsfacts.errors import ConfigurationError, InvalidDocument, NumbersLeftOut, UnknownLocale
from newsfacts.extractor.pattern import PatternExtractor
from newsfacts.formats.rows import COLUMNS, rows
from newsfacts.model import Bound
from seeds import SEEDS

pa = pytest.importorskip("pyarrow")
arrow = pytest.importorskip("newsfacts.arrow")

PIPELINE = Pipeline(registry=Registry.builtin(), published="2025-02-13")
TEXT = "It paid over $5m on Wednesday. “We will go”, said Anna Berg, up 3.5%."


@pytest.fixture(scope="module")
def articles() -> list[Document]:
    return list(PIPELINE.pipe(Document(text, id=name) for name, text in SEEDS.items()))


def plain(cell: Any) -> Any:
    return list(cell) if isinstance(cell, tuple) else cell


def test_a_table_has_every_fact_as_rows_have_it(articles: list[Document]) -> None:
    expected = [
        {key: plain(cell) for key, cell in row.items()} for article in articles for row in rows(article)
    ]
    table = arrow.to_arrow(articles)
    assert table.schema.equals(arrow.FACTS, check_metadata=True)
    found = table.to_pylist()
    for row, given in zip(found, expected, strict=True):
        assert {key: cell or None for key, cell in row.items()} == {
            key: cell or None for key, cell in given.items()
        }
    assert {row["kind"] for row in found} > {"date", "quotation"}


def test_types_are_those_that_every_engine_reads() -> None:
    types = {field.name: str(field.type) for field in arrow.FACTS}
    assert types["start"] == "int32"
    assert types["low"] == "decimal128(38, 9)"
    assert types["earliest"] == "date32[day]"
    assert not any("dictionary" in kind for kind in types.values())
    assert list(types) == list(COLUMNS)


def test_batches_are_bounded_and_documents_are_taken_as_they_are_asked_for(articles: list[Document]) -> None:
    taken = 0

    def documents() -> Iterator[Document]:
        nonlocal taken
        for article in articles:
            taken += 1
            yield article

    reader = arrow.iter_batches(documents(), rows=3)
    assert reader.read_next_batch().num_rows == 3
    assert taken == 1
    sizes = [batch.num_rows for batch in reader]
    assert max(sizes) <= 3
    assert 3 + sum(sizes) == sum(len(article.facts) for article in articles)


def test_a_table_of_texts_gives_the_facts_of_the_pipeline() -> None:
    table = pa.table(
        {
            "text": [TEXT, None, "Nothing.", "Es kostete 1.200 Euro am 5. Juni."],
            "id": pa.array([1, 2, 3, 4]),
            "published": pa.array([dt.date(2025, 6, 1), None, None, dt.date(2024, 7, 2)]),
            "locale": [None, None, None, "de"],
        }
    )
    found = arrow.extract(table, PIPELINE).read_all()
    documents = [
        Document(TEXT, id="1", published="2025-06-01"),
        Document("Es kostete 1.200 Euro am 5. Juni.", id="4", published="2024-07-02", locale="de"),
    ]
    assert found.equals(arrow.to_arrow(PIPELINE.pipe(documents)))
    assert {row["timex"] for row in found.to_pylist() if row["kind"] == "date"} == {
        "2025-05-28",
        "2024-06-05",
    }


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("rows_at_most", [2, 1000])
def test_kept_columns_stand_beside_the_facts_of_their_row(processes: int, rows_at_most: int) -> None:
    table = pa.table(
        {
            "text": ["It cost €5 and €6 and €7.", "No.", None, "It cost €8.", "€9 and €10."],
            "source": ["a", "b", "c", "d", "e"],
        }
    )
    reader = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=2))
    found = arrow.extract(reader, PIPELINE, keep=["source"], rows=rows_at_most, processes=processes)
    assert [(row["source"], int(row["low"])) for row in found.read_all().to_pylist()] == [
        *(("a", number) for number in (5, 6, 7)),
        ("d", 8),
        ("e", 9),
        ("e", 10),
    ]


def paid(number: str, bound: Bound = Bound.EXACT) -> Fact[Money]:
    amount = Amount.exact(Decimal(number)) if bound is Bound.EXACT else Amount.bounded(bound, Decimal(number))
    where = Provenance("money", "by-hand")
    return Fact("money", Span(0, 3), "sum", Money(amount, "EUR"), Certainty.EXPLICIT, where)


def test_views_of_strings_are_kept_as_strings() -> None:
    columns = {"text": ["It cost €5 and €6."], "source": ["wire"]}
    views = pa.schema([("text", pa.string_view()), ("source", pa.string_view())])
    try:
        table = pa.table(columns).cast(views)
    except pa.ArrowNotImplementedError:
        pytest.skip("this version of pyarrow makes no views")
    found = arrow.extract(table, PIPELINE, keep=["source"]).read_all()
    assert found.column("source").to_pylist() == ["wire", "wire"]
    assert found.schema.field("source").type == pa.string()


def test_a_number_that_does_not_fit_is_null_and_stays_in_value() -> None:
    long, fine = "1" + "0" * 59, "0.1234567890123456789"
    doc = Document("sum", facts=[paid(long), paid(fine), paid("5", Bound.OVER)])
    with pytest.warns(NumbersLeftOut, match="4 numbers do not fit") as caught:
        first, second, third = arrow.to_arrow([doc]).to_pylist()
    assert len(caught) == 1
    assert (first["low"], first["high"], second["low"]) == (None, None, None)
    assert [json.loads(row["value"])["low"] for row in (first, second)] == [long, fine]
    assert (third["low"], third["high"], third["bound"]) == (Decimal(5), None, "over")


def test_a_number_of_a_text_that_does_not_fit() -> None:
    table = pa.table({"text": ["It rose 0.1234567890123456789 %."]})
    with pytest.warns(NumbersLeftOut, match="2 numbers do not fit"):
        (row,) = arrow.extract(table, PIPELINE).read_all().to_pylist()
    assert (row["low"], json.loads(row["value"])["low"]) == (None, "0.1234567890123456789")


@pytest.mark.parametrize("number", ["9" * 29, "-" + "9" * 29, "0.123456789", "1E+28", "0.1000000000000", "0"])
def test_numbers_that_fit(number: str) -> None:
    table = arrow.to_arrow([Document("sum", facts=[paid(number)])])
    assert table.column("low").to_pylist() == [Decimal(number)]


@pytest.mark.parametrize("number", ["1" + "0" * 29, "0.1234567891", "1E+29", "1E-10"])
def test_numbers_that_do_not_fit(number: str) -> None:
    with pytest.warns(NumbersLeftOut):
        table = arrow.to_arrow([Document("sum", facts=[paid(number)])])
    assert table.column("low").to_pylist() == [None]


def test_a_column_of_facts_is_aligned_with_its_rows() -> None:
    batch = pa.record_batch({"text": ["It cost €5.", None, "Nothing.", "€6 and €7."]})
    column = arrow.facts_column(batch, PIPELINE)
    assert [
        None if facts is None else [int(fact["low"]) for fact in facts] for facts in column.to_pylist()
    ] == [[5], None, [], [6, 7]]
    assert column.to_pylist()[3][1]["fact_index"] == 1


def test_offsets_are_counted_as_asked() -> None:
    doc = newsfacts.extract("😀 It cost €5, “we pay”, said Anna Berg.", registry=Registry.builtin())
    for unit, encoding, size in (
        ("code-points", "utf-32-le", 4),
        ("utf-8", "utf-8", 1),
        ("utf-16", "utf-16-le", 2),
    ):
        data = doc.text.encode(encoding)
        for row in arrow.to_arrow([doc], offsets=unit).to_pylist():
            assert data[size * row["start"] : size * row["end"]].decode(encoding) == row["text"]
            if row["speaker_text"]:
                mention = data[size * row["speaker_start"] : size * row["speaker_end"]]
                assert mention.decode(encoding) == row["speaker_text"]
    with pytest.raises(ConfigurationError, match="'utf-8' or 'utf-16', not 'bytes'"):
        arrow.to_arrow([doc], offsets="bytes")


def test_a_plug_in_lives_in_value() -> None:
    quakes = PatternExtractor(name="quakes", kind="quake", patterns=[r"magnitude (?P<size>\d)"])
    pipeline = Pipeline(registry=Registry.builtin().add(quakes))
    (row,) = arrow.extract(pa.table({"text": ["It had magnitude 6."]}), pipeline).read_all().to_pylist()
    assert (row["kind"], json.loads(row["value"]), row["low"]) == ("quake", {"size": "6"}, None)


def test_a_surrogate_that_stands_alone_is_replaced() -> None:
    doc = newsfacts.extract(Document("“We \ud800 go home now”, said Anna Berg.", id="a\udfff"))
    (row,) = arrow.to_arrow([doc]).to_pylist()
    assert (row["text"], row["document_id"]) == ("We \ufffd go home now", "a\ufffd")


@pytest.mark.parametrize("form", ["large_string", "dictionary"])
def test_other_strings_and_moments_are_read(form: str) -> None:
    kind = pa.large_string() if form == "large_string" else pa.dictionary(pa.int8(), pa.string())
    moment = pa.array([1_739_440_800_123_456_789], pa.timestamp("ns", "UTC"))
    table = pa.table({"text": pa.array(["It rained on Wednesday."]).cast(kind), "published": moment})
    (row,) = arrow.extract(table, PIPELINE).read_all().to_pylist()
    assert row["timex"] == "2025-02-12"


@pytest.mark.parametrize(
    ("columns", "arguments", "error", "words"),
    [
        ({"txt": ["a"]}, {}, ConfigurationError, "text: the table has no column 'text'; did you mean 'txt'"),
        ({"text": [1]}, {}, ConfigurationError, "the column 'text' holds int64, not strings"),
        ({"text": ["a"]}, {"id": "key"}, ConfigurationError, "id: the table has no column 'key'"),
        (
            {"text": ["a"], "kind": ["b"]},
            {"keep": ["kind"]},
            ConfigurationError,
            "'kind' is a column",
        ),
        ({"text": ["a"]}, {"rows": 0}, ConfigurationError, "rows must be a whole number, 1 or more, not 0"),
    ],
)
def test_a_wrong_table_is_refused_at_once(
    columns: dict[str, Any], arguments: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        arrow.extract(pa.table(columns), PIPELINE, **arguments)


def test_a_wrong_row_is_named() -> None:
    table = pa.table({"text": ["a", "b"], "published": ["2025-02-13", "soon"], "locale": ["en", "xx"]})
    with pytest.raises(InvalidDocument, match=r"row 1: .*soon"):
        arrow.extract(table, PIPELINE).read_all()
    with pytest.raises(UnknownLocale, match="xx"):
        arrow.extract(table.drop_columns("published"), PIPELINE).read_all()


def test_what_gives_no_arrow_stream_is_refused() -> None:
    with pytest.raises(TypeError, match=r"must be an Arrow table, batch or reader, .* not list"):
        arrow.extract(["a text"], PIPELINE)


def test_parquet_comes_back(articles: list[Document], tmp_path: Any) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = arrow.to_arrow(articles)
    parquet.write_table(table, tmp_path / "facts.parquet")
    back = parquet.read_table(tmp_path / "facts.parquet")
    assert back.equals(table)
    assert back.schema.metadata[b"newsfacts.facts"] == b"1"
