"""Facts as Arrow columns: one flat schema, with one row per fact, in limited memory.

Needs pyarrow, which the extra ``newsfacts[arrow]`` installs. Every program that reads Arrow can read the
result: Parquet, Polars, pandas, DuckDB, Spark, Ray. All columns have simple types (strings, numbers, days,
lists of strings), because Spark does not accept dictionaries.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

try:
    import pyarrow as pa
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError(
        "newsfacts.arrow needs pyarrow: install the extra newsfacts[arrow]", name=missing.name
    ) from missing

from newsfacts.arrow.batches import FACT, FACTS, FactBatches, OffsetUnit
from newsfacts.arrow.texts import TextColumns, documents_of, known_column
from newsfacts.document import Document
from newsfacts.errors import ConfigurationError
from newsfacts.model import Record
from newsfacts.pipeline import Pipeline
from newsfacts.registry import Registry

__all__ = [
    "FACT",
    "FACTS",
    "FactBatches",
    "OffsetUnit",
    "TextColumns",
    "extract",
    "facts_column",
    "iter_batches",
    "output_schema",
    "to_arrow",
]

_VIEWS = {pa.string_view(): pa.string(), pa.binary_view(): pa.binary()}
_ROWS = 10_000
"""Rows of a batch at most: some megabytes."""


def to_arrow(
    documents: Iterable[Record], *, offsets: OffsetUnit = "code-points", registry: Registry | None = None
) -> pa.Table:
    """Return a table with a row for each fact of some documents; the arguments are those of `iter_batches`.

    >>> import newsfacts
    >>> doc = newsfacts.extract(newsfacts.Document("It paid over $5m in 2019.", id="a.txt"))
    >>> to_arrow([doc]).select(["document_id", "kind", "low", "unit"]).to_pylist()[0]
    {'document_id': 'a.txt', 'kind': 'money', 'low': Decimal('5000000.000000000'), 'unit': 'USD'}
    """
    return iter_batches(documents, offsets=offsets, registry=registry).read_all()


def iter_batches(
    documents: Iterable[Record],
    *,
    rows: int = _ROWS,
    offsets: OffsetUnit = "code-points",
    registry: Registry | None = None,
) -> pa.RecordBatchReader:
    """Return a reader of batches of at most ``rows`` facts, which reads the documents as it goes.

    ``offsets`` says what the offsets count. ``registry`` has the extractors that describe the values of
    plug-ins; the default is the built-in ones and all installed plug-ins. A number that does not fit is null,
    and a `NumbersLeftOut` warning at the end says how many there were.
    """
    _check_rows(rows)
    facts = FactBatches(offsets, registry)

    def batches() -> Iterator[pa.RecordBatch]:
        for document in documents:
            facts.add(document)
            while len(facts) >= rows:
                yield facts.batch(rows)
        if len(facts):
            yield facts.batch()
        facts.warn()

    return pa.RecordBatchReader.from_batches(FACTS, batches())


def extract(
    source: Any,
    pipeline: Pipeline | None = None,
    *,
    text: str = "text",
    id: str | None = None,
    published: str | None = None,
    locale: str | None = None,
    keep: Sequence[str] = (),
    rows: int = _ROWS,
    offsets: OffsetUnit = "code-points",
    processes: int = 1,
) -> pa.RecordBatchReader:
    """Return a reader of the facts in a table of texts, which reads the table as it goes.

    ``source`` is an Arrow table, record batch or reader, or any object that exports an Arrow stream: a Polars
    or pandas data frame, a DuckDB relation. ``text``, ``id``, ``published`` and ``locale`` name its columns;
    by default, these are the columns with the same names, as far as they exist. If ``published`` or
    ``locale`` of a row is null, that of the pipeline is used. A row without a text has no facts. The columns
    in ``keep`` are repeated for each fact, after the columns of `newsfacts.arrow.FACTS`.

    The default ``pipeline`` finds all kinds. ``processes`` is that of `Pipeline.pipe`; ``rows`` and
    ``offsets`` are those of `iter_batches`. Facts come in the order of the rows.

    Raises `ConfigurationError` if a column does not exist or has the wrong type, and, when the reader
    reaches the row, `InvalidDocument` for an impossible date or `UnknownLocale`, each with the row.

    >>> table = pa.table({"text": ["It cost €5.", None], "id": ["a", "b"], "source": ["wire", "blog"]})
    >>> extract(table, keep=["source"]).read_all().select(["document_id", "low", "source"]).to_pylist()
    [{'document_id': 'a', 'low': Decimal('5.000000000'), 'source': 'wire'}]
    """
    _check_rows(rows)
    pipeline = pipeline or Pipeline()
    reader = _reader(source)
    columns = TextColumns(reader.schema, text=text, id=id, published=published, locale=locale)
    schema = output_schema(reader.schema, keep)
    facts = FactBatches(offsets, pipeline.registry)

    waiting: deque[tuple[pa.RecordBatch, int]] = deque()
    """The batch and the row of each document whose facts have not come yet: several processes read ahead."""

    def documents() -> Iterator[Document]:
        for batch, index, document in documents_of(reader, columns, pipeline):
            if document is not None:
                waiting.append((batch, index))
                yield document

    def batches() -> Iterator[pa.RecordBatch]:
        given: pa.RecordBatch | None = None
        origins: list[int] = []
        for document in pipeline.pipe(documents(), processes=processes):
            batch, index = waiting.popleft()
            if keep and batch is not given and origins:
                yield _beside(facts.batch(), given, origins, schema)
                origins = []
            given = batch
            facts.add(document)
            origins += [index] * len(document.facts)
            while len(facts) >= rows:
                yield _beside(facts.batch(rows), given, origins[:rows], schema)
                del origins[:rows]
        if len(facts):
            yield _beside(facts.batch(), given, origins, schema)
        facts.warn()

    return pa.RecordBatchReader.from_batches(schema, batches())


def facts_column(
    batch: pa.RecordBatch | pa.Table,
    pipeline: Pipeline | None = None,
    *,
    text: str = "text",
    id: str | None = None,
    published: str | None = None,
    locale: str | None = None,
    offsets: OffsetUnit = "code-points",
) -> pa.Array:
    """Return the facts of each row of a batch as a list of structs, or null if the row has no text.

    The structs have the fields of `newsfacts.arrow.FACTS` except ``document_id``. The arguments are those of
    `extract`.
    """
    pipeline = pipeline or Pipeline()
    columns = TextColumns(batch.schema, text=text, id=id, published=published, locale=locale)
    facts = FactBatches(offsets, pipeline.registry)
    ends: list[int] = [0]
    missing: list[bool] = []
    for _, _, document in documents_of([batch], columns, pipeline):
        if document is not None:
            facts.add(pipeline.extract(document))
        ends.append(len(facts))
        missing.append(document is None)
    table = facts.batch()
    facts.warn()
    structs = pa.StructArray.from_arrays([table.column(field.name) for field in FACT], fields=list(FACT))
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), structs, mask=pa.array(missing, pa.bool_()))


def output_schema(given: pa.Schema, keep: Sequence[str] = ()) -> pa.Schema:
    """Return the schema of the result of `extract`: `newsfacts.arrow.FACTS`, then the columns to keep.

    ``given`` is the schema of the table of texts. Columns of views (``string_view``), which Arrow cannot
    select from, become ordinary ones.

    Raises `ConfigurationError` if a column does not exist or has the same name as a column of the facts.
    """
    schema = FACTS
    for name in keep:
        field = given.field(known_column(name, given, "keep"))
        if name in schema.names:
            raise ConfigurationError(
                f"keep: {name!r} is a column of the facts; rename it in the table, or leave it out"
            )
        schema = schema.append(field.with_type(_VIEWS.get(field.type, field.type)))
    return schema


def _check_rows(rows: int) -> None:
    if not isinstance(rows, int) or rows < 1:
        raise ConfigurationError(f"rows must be a whole number, 1 or more, not {rows!r}")


def _beside(
    facts: pa.RecordBatch, given: pa.RecordBatch | None, origins: list[int], schema: pa.Schema
) -> pa.RecordBatch:
    """Return a batch of facts with the columns to keep, each from the row of its text."""
    kept = schema.names[len(FACTS.names) :]
    if not kept or given is None:
        return facts
    indices = pa.array(origins, pa.int64())
    return pa.RecordBatch.from_arrays(
        [*facts.columns, *(given.column(name).cast(schema.field(name).type).take(indices) for name in kept)],
        schema=schema,
    )


def _reader(source: Any) -> pa.RecordBatchReader:
    if isinstance(source, pa.RecordBatchReader):
        return source
    if isinstance(source, pa.RecordBatch):
        return pa.RecordBatchReader.from_batches(source.schema, [source])
    if not hasattr(source, "__arrow_c_stream__"):
        raise TypeError(
            "source must be an Arrow table, batch or reader, or export an Arrow stream, "
            f"not {type(source).__name__}"
        )
    return pa.RecordBatchReader.from_stream(source)
