"""Facts in DuckDB: an SQL function that returns the facts of a text. It uses `newsfacts.arrow`.

It needs DuckDB and numpy, which newsfacts does not install, and pyarrow.
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

_ARGUMENTS = ("text", "published", "locale")
"""The arguments of the function, in this order; `facts_column` reads columns with the same names."""
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
    """Add an SQL function to a connection. It returns the facts of a text, or null if the text is null.

    The default ``pipeline`` finds all kinds. The arguments of the function are the text and, optionally, when
    it was published (a date or a timestamp) and its locale. If one of these is null or left out, the value of
    the pipeline is used. DuckDB reports other arguments as invalid input.

    >>> import duckdb
    >>> connection = duckdb.connect()
    >>> register(connection)
    >>> query = "SELECT unnest(newsfacts(body), recursive := true) FROM (VALUES ('It cost €5.')) AS t(body)"
    >>> connection.sql(f"SELECT kind, low, unit FROM ({query})").fetchall()
    [('money', Decimal('5.000000000'), 'EUR')]

    >>> query = "SELECT unnest(newsfacts('He left on Monday.', DATE '2025-02-13')) AS fact"
    >>> connection.sql(f"SELECT fact.earliest FROM ({query})").fetchall()
    [(datetime.date(2025, 2, 10),)]
    """
    known = pipeline or Pipeline()

    def found(*columns: Any) -> Any:
        if not 1 <= len(columns) <= len(_ARGUMENTS):
            raise TypeError(f"{name} takes {', '.join(_ARGUMENTS)}: not {len(columns)} arguments")
        table = pa.table(dict(zip(_ARGUMENTS, map(_typed, columns), strict=False)))
        return facts_column(table, known)

    connection.create_function(name, found, None, fact_type(), type="arrow", null_handling="special")


def _typed(column: Any) -> Any:
    """Return a column of DuckDB's, as strings where it is nothing but nulls."""
    return column.cast(pa.string()) if pa.types.is_null(column.type) else column
