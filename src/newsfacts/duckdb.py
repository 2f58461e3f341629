"""Facts in DuckDB: a function of SQL that gives the facts of a text, over `newsfacts.arrow`.

Needs DuckDB with numpy, which newsfacts does not install, and pyarrow.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pyarrow as pa

from newsfacts.arrow import FACT, facts_column
from newsfacts.pipeline import Pipeline

for _needed in ("duckdb", "numpy"):
    if find_spec(_needed) is None:
        raise ModuleNotFoundError(f"newsfacts.duckdb needs {_needed}: pip install duckdb numpy", name=_needed)

__all__ = ["fact_type", "register"]

_TYPES = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.list_(pa.string()): "VARCHAR[]",
    pa.decimal128(38, 9): "DECIMAL(38, 9)",
}


def fact_type() -> str:
    """Return the type of the facts of a text in DuckDB's SQL: a list of structs.

    The structs have the columns of `newsfacts.arrow.FACTS`, but ``document_id``.
    """
    fields = ", ".join(f'"{field.name}" {_TYPES[field.type]}' for field in FACT)
    return f"STRUCT({fields})[]"


def register(connection: Any, pipeline: Pipeline | None = None, *, name: str = "newsfacts") -> None:
    """Give a connection a function of SQL that returns the facts of a text; a null text has null.

    ``pipeline`` is one with all kinds if none is given.

    >>> import duckdb
    >>> connection = duckdb.connect()
    >>> register(connection)
    >>> query = "SELECT unnest(newsfacts(body), recursive := true) FROM (VALUES ('It cost €5.')) AS t(body)"
    >>> connection.sql(f"SELECT kind, low, unit FROM ({query})").fetchall()
    [('money', Decimal('5.000000000'), 'EUR')]
    """
    known = pipeline or Pipeline()

    def found(texts: Any) -> Any:
        return facts_column(pa.table({"text": texts}), known)

    connection.create_function(name, found, ["VARCHAR"], fact_type(), type="arrow", null_handling="special")
