"""Facts in Spark: data frames of texts to data frames of facts, over `newsfacts.arrow`.

Needs pyspark and pyarrow, which the extra ``newsfacts[spark]`` installs, and a Java runtime. The workers need
newsfacts with the same plug-ins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from newsfacts.arrow import FACT, FACTS, extract, facts_column, output_schema
from newsfacts.errors import ConfigurationError
from newsfacts.pipeline import Pipeline

try:
    import pyarrow as pa
    from pyspark.sql.functions import arrow_udf
    from pyspark.sql.pandas.types import from_arrow_schema, from_arrow_type, to_arrow_schema
except ImportError as missing:
    raise ImportError(
        "newsfacts.spark needs pyspark 4.1 or newer: install the extra newsfacts[spark]", name=missing.name
    ) from missing

__all__ = ["facts", "facts_udf", "schema"]


def facts(
    pipeline: Pipeline | None = None, **options: Any
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Return a function for ``DataFrame.mapInArrow``: batches of texts to batches of facts.

    The default ``pipeline`` finds all kinds. ``options`` are those of `newsfacts.arrow.extract`, such as
    ``text``, ``id``, ``published`` and ``keep``. `schema` returns the schema that ``mapInArrow`` needs::

        found = articles.mapInArrow(facts(text="body", keep=["source"]), schema(articles, keep=["source"]))
    """
    known = pipeline or Pipeline()

    def found(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        given = iter(batches)
        first = next(given, None)
        if first is not None:
            reader = pa.RecordBatchReader.from_batches(first.schema, chain([first], given))
            yield from extract(reader, known, **options)

    return found


def schema(frame: Any = None, *, keep: Sequence[str] = ()) -> Any:
    """Return the Spark schema of facts, a ``StructType``: the columns of `newsfacts.arrow.FACTS`.

    ``keep`` names columns of ``frame``, a Spark data frame, that follow them. Raises
    `ConfigurationError` if a column does not exist or has the same name as one of `newsfacts.arrow.FACTS`.
    """
    if keep and frame is None:
        raise ConfigurationError("keep: pass the data frame, too, which has the types of these columns")
    given = to_arrow_schema(frame.schema) if keep else FACTS
    return from_arrow_schema(output_schema(given, keep))


def facts_udf(pipeline: Pipeline | None = None) -> Any:
    """Return a function of a column of texts that returns an array of structs for each text, null for null.

    The structs have the columns of `newsfacts.arrow.FACTS` except ``document_id``::

        articles.withColumn("facts", facts_udf()("body"))
    """
    known = pipeline or Pipeline()

    def found(texts: pa.Array) -> pa.Array:
        return facts_column(pa.record_batch({"text": texts}), known)

    return arrow_udf(found, from_arrow_type(pa.list_(FACT)))
