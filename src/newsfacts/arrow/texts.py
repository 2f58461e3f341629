"""Tables of texts: their columns, and the documents of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from newsfacts.document import Document
from newsfacts.errors import ConfigurationError, InvalidDocument, did_you_mean
from newsfacts.pipeline import Pipeline

__all__ = ["TextColumns", "documents_of", "known_column"]


class TextColumns:
    """The columns of a table that hold the texts and what is known about them, as in `extract`.

    Raises `ConfigurationError` for a column that does not exist or has the wrong type.
    """

    def __init__(
        self,
        schema: pa.Schema,
        *,
        text: str = "text",
        id: str | None = None,
        published: str | None = None,
        locale: str | None = None,
    ) -> None:
        self._text = known_column(text, schema, "text")
        if not _is_text(schema.field(text).type):
            raise ConfigurationError(
                f"the column {text!r} holds {schema.field(text).type}, not strings; "
                "pass the name of another column as text="
            )
        named = {"id": id, "published": published, "locale": locale}
        self._others = {
            key: key if name is None else known_column(name, schema, key)
            for key, name in named.items()
            if name is not None or key in schema.names
        }

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [self._text, *self._others.values()]

    def rows(self, batch: pa.RecordBatch | pa.Table) -> Iterator[dict[str, Any] | None]:
        """Yield the arguments of `Document` for each row of a batch, ``None`` where it has no text."""
        texts = batch.column(self._text).to_pylist()
        known = {key: _plain(batch.column(name)) for key, name in self._others.items()}
        for i, text in enumerate(texts):
            given = {key: cells[i] for key, cells in known.items() if cells[i] is not None}
            yield None if text is None else {"text": text, **given}


def documents_of(
    batches: Iterable[pa.RecordBatch | pa.Table], columns: TextColumns, pipeline: Pipeline
) -> Iterator[tuple[Any, int, Document | None]]:
    """Yield each batch, with the index of a row and its document, or ``None`` if it has no text.

    Raises `InvalidDocument`, with the number of the row from 0, where the row makes no document.
    """
    number = 0
    known = {"locale": pipeline.locale, "published": pipeline.published}
    for batch in batches:
        for index, given in enumerate(columns.rows(batch)):
            try:
                yield batch, index, None if given is None else Document(**{**known, **given})
            except (TypeError, ValueError) as error:
                raise InvalidDocument(f"row {number}", str(error)) from error
            number += 1


def _plain(column: pa.Array | pa.ChunkedArray) -> list[Any]:
    """Return a column as Python values: strings, dates and datetimes."""
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    elif not pa.types.is_date(column.type):
        column = column.cast(pa.string())
    cells: list[Any] = column.to_pylist()
    return cells


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def known_column(name: str, schema: pa.Schema, argument: str) -> str:
    """Return the name of a column; raises `ConfigurationError` if there is no such column."""
    if name not in schema.names:
        hint = did_you_mean(name, schema.names)
        raise ConfigurationError(
            f"{argument}: the table has no column {name!r}{hint}; it has {', '.join(map(repr, schema.names))}"
        )
    return name
