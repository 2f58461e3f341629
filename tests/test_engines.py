"""Spark, Ray, Dask, DuckDB, Polars, pandas, datasets: each gives the facts of the pipeline, row by row.

CI installs the engines for a job of its own; elsewhere these tests skip.
"""

from __future__ import annotations

import datetime as dt
import os
import pathlib
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from newsfacts import Document, Pipeline, Registry
from seeds import SEEDS

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
arrow = pytest.importorskip("newsfacts.arrow")

ARTICLES = 2_000
PIPELINE = Pipeline(registry=Registry.builtin())
pytestmark = [
    pytest.mark.engines,
    # Engines warn of one another's newest versions.
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="module")
def articles() -> Any:
    """Give a table of articles: the paragraphs of the seeds, in turn, each with a name and a day."""
    paragraphs = [line for text in SEEDS.values() for line in text.splitlines() if line.strip()]
    first = dt.date(2025, 2, 13)
    texts = [paragraphs[7 * i % len(paragraphs)] if i % 50 else None for i in range(ARTICLES)]
    return pa.table(
        {
            "key": [f"article {i}" for i in range(ARTICLES)],
            "body": texts,
            "published": [first + dt.timedelta(days=i % 700) for i in range(ARTICLES)],
            "source": [f"paper {i % 3}" for i in range(ARTICLES)],
        }
    )


COLUMNS = {"text": "body", "id": "key"}


@pytest.fixture(scope="module")
def expected(articles: Any) -> list[dict[str, Any]]:
    documents = (
        Document(row["body"], id=row["key"], published=row["published"])
        for row in articles.to_pylist()
        if row["body"] is not None
    )
    return in_order(arrow.to_arrow(PIPELINE.pipe(documents)))


@pytest.fixture
def stored(articles: Any, tmp_path: pathlib.Path) -> pathlib.Path:
    parquet.write_table(articles, tmp_path / "articles.parquet", row_group_size=300)
    return tmp_path / "articles.parquet"


def in_order(table: Any) -> list[dict[str, Any]]:
    """Return the rows of an Arrow table in the order of the articles."""
    rows: list[dict[str, Any]] = table.select(arrow.FACTS.names).to_pylist()
    rows.sort(key=lambda row: (int(row["document_id"].split()[1]), row["fact_index"]))
    return rows


def dollars(rows: list[dict[str, Any]]) -> Decimal:
    return sum((row["low"] or Decimal(0) for row in rows if row["unit"] == "USD"), Decimal(0))


def test_arrow(articles: Any, expected: list[dict[str, Any]]) -> None:
    assert len(expected) > 1_000
    assert in_order(arrow.extract(articles, PIPELINE, **COLUMNS, processes=2).read_all()) == expected


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    pytest.importorskip("pyspark")
    os.environ["PYSPARK_PYTHON"] = sys.executable  # else the workers are the first python3 there is
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark(spark: Any, stored: pathlib.Path, expected: list[dict[str, Any]]) -> None:
    from newsfacts.spark import facts, schema

    frame = spark.read.parquet(str(stored)).repartition(4)
    found = frame.mapInArrow(facts(PIPELINE, **COLUMNS, keep=["source"]), schema(frame, keep=["source"]))
    table = found.toArrow()
    assert in_order(table) == expected
    sources = dict(zip(table["document_id"].to_pylist(), table["source"].to_pylist(), strict=True))
    assert all(source == f"paper {int(key.split()[1]) % 3}" for key, source in sources.items())


def test_a_column_of_spark(spark: Any, articles: Any) -> None:
    from newsfacts.spark import facts_udf

    frame = spark.createDataFrame(articles.slice(0, 100).to_pandas())
    rows = frame.select("key", facts_udf(PIPELINE)("body").alias("facts")).collect()
    plain = {
        document.id: [fact.text for fact in document.facts]
        for document in PIPELINE.pipe(
            Document(row["body"], id=row["key"]) for row in articles.slice(0, 100).to_pylist() if row["body"]
        )
    }
    for row in rows:
        texts = None if row["facts"] is None else [fact["text"] for fact in row["facts"]]
        assert texts == plain.get(row["key"])


def test_ray(articles: Any, expected: list[dict[str, Any]]) -> None:
    ray = pytest.importorskip("ray")
    from newsfacts.ray import Facts

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        found = ray.data.from_arrow(articles).map_batches(
            Facts,
            fn_constructor_kwargs={"pipeline": PIPELINE, **COLUMNS},
            batch_format="pyarrow",
            batch_size=500,
            concurrency=1,
        )
        tables = [table for table in ray.get(found.to_arrow_refs()) if table.num_rows]
        assert in_order(pa.concat_tables(tables)) == expected
    finally:
        ray.shutdown()


def test_dask(articles: Any, expected: list[dict[str, Any]]) -> None:
    dask = pytest.importorskip("dask.dataframe")
    from newsfacts.dask import META, facts

    frame = dask.from_pandas(articles.to_pandas(), npartitions=4)
    found = frame.map_partitions(facts, PIPELINE, **COLUMNS, meta=META).compute(scheduler="threads")
    assert in_order(pa.Table.from_pandas(found, schema=arrow.FACTS, preserve_index=False)) == expected


def test_duckdb(stored: pathlib.Path, expected: list[dict[str, Any]]) -> None:
    duckdb = pytest.importorskip("duckdb")
    from newsfacts.duckdb import register

    connection = duckdb.connect()
    register(connection, PIPELINE)
    query = f"SELECT key, unnest(newsfacts(body), recursive := true) FROM '{stored}'"
    rows = connection.sql(f"SELECT key, fact_index, kind, text, low FROM ({query})").fetchall()
    # Without the days of publication, so that what depends on them is left out.
    names = ("document_id", "kind", "text", "low")
    known = {tuple(row[name] for name in names) for row in expected if row["kind"] != "date"}
    assert {(key, *fact) for key, _, *fact in rows if fact[0] != "date"} == known


def test_duckdb_takes_the_day_of_publication_and_the_locale() -> None:
    duckdb = pytest.importorskip("duckdb")
    from newsfacts.duckdb import register

    connection = duckdb.connect()
    register(connection)

    def found(arguments: str) -> list[Any]:
        query = f"SELECT unnest(newsfacts({arguments})) AS fact"
        return [fact["earliest"] for (fact,) in connection.sql(query).fetchall()]

    assert found("'He left on Monday.', DATE '2025-02-13'") == [dt.date(2025, 2, 10)]
    assert found("'He left on Monday.', TIMESTAMP '2025-02-13 09:30:00'") == [dt.date(2025, 2, 10)]
    assert found("'Er ging am Montag.', DATE '2025-02-13', 'de'") == [dt.date(2025, 2, 10)]
    assert found("'He left on Monday.'") == found("'He left on Monday.', NULL") == [None]
    assert found("NULL, DATE '2025-02-13'") == []
    with pytest.raises(duckdb.InvalidInputException, match="text, published, locale"):
        connection.sql("SELECT newsfacts('a', NULL, NULL, NULL)").fetchall()


def test_datasets(articles: Any, expected: list[dict[str, Any]]) -> None:
    datasets = pytest.importorskip("datasets")
    given = datasets.Dataset(articles)
    found = given.with_format("arrow").map(
        lambda batch: arrow.extract(batch, PIPELINE, **COLUMNS).read_all(),
        batched=True,
        batch_size=500,
        remove_columns=given.column_names,
    )
    assert in_order(found.with_format("arrow")[:]) == expected


def test_polars(articles: Any, expected: list[dict[str, Any]]) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(articles)
    found = arrow.extract(frame, PIPELINE, **COLUMNS).read_all()
    assert in_order(found) == expected
    assert polars.from_arrow(found).schema["low"] == polars.Decimal(38, 9)


def test_all_read_the_same_parquet(
    spark: Any, articles: Any, tmp_path: pathlib.Path, expected: list[Any]
) -> None:
    path = tmp_path / "facts.parquet"
    parquet.write_table(arrow.extract(articles, PIPELINE, **COLUMNS).read_all(), path)
    total = dollars(expected)
    assert total > 0
    duckdb, pandas, polars = (pytest.importorskip(name) for name in ("duckdb", "pandas", "polars"))
    query = f"SELECT sum(low) FROM '{path}' WHERE kind = 'money' AND unit = 'USD'"
    assert duckdb.sql(query).fetchall() == [(total,)]
    frame = pandas.read_parquet(path, dtype_backend="pyarrow")
    assert frame.loc[(frame["kind"] == "money") & (frame["unit"] == "USD"), "low"].sum() == total
    money = polars.read_parquet(path).filter((polars.col("kind") == "money") & (polars.col("unit") == "USD"))
    assert money["low"].sum() == total
    facts = spark.read.parquet(str(path)).where("kind = 'money' AND unit = 'USD'")
    assert facts.selectExpr("sum(low)").first()[0] == total
    types = dict(spark.read.parquet(str(path)).dtypes)
    assert (types["low"], types["earliest"], types["start"]) == ("decimal(38,9)", "date", "int")
