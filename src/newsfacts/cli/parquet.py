"""Parquet, in and out: needs pyarrow, which the extra ``newsfacts[arrow]`` installs."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from newsfacts.cli.filetypes import Unreadable
from newsfacts.cli.outputs import Writer
from newsfacts.document import Document
from newsfacts.errors import ConfigurationError
from newsfacts.registry import Registry

__all__ = ["Parquet", "rows"]

_ROWS = 50_000
"""Facts of a row group at most."""
_TEXTS = 1_000
"""Texts that are read at once."""


class Parquet(Writer):
    """A Parquet file with a row for each fact, in the schema `newsfacts.arrow.FACTS`.

    Raises `ConfigurationError` where pyarrow is not installed, or where a terminal would show it.
    """

    def __init__(self, stream: TextIO, registry: Registry) -> None:
        try:
            from pyarrow.parquet import ParquetWriter

            from newsfacts.arrow import FACTS, FactBatches
        except ModuleNotFoundError as error:
            raise ConfigurationError(_NEEDED) from error
        super().__init__(stream, registry)
        if stream.isatty():
            raise ConfigurationError(
                "Parquet is a binary format, which a terminal cannot show: name a file with -o"
            )
        self._facts = FactBatches(registry=registry)
        self._file = ParquetWriter(stream.buffer, FACTS, compression="zstd")

    def document(self, place: str, document: Document) -> None:
        """Write one document, or keep it until there are enough facts for a group of rows."""
        self._facts.add(document)
        if len(self._facts) >= _ROWS:
            self._file.write_batch(self._facts.batch())

    def close(self) -> None:
        """Write the last facts, and the end of the file."""
        if len(self._facts):
            self._file.write_batch(self._facts.batch())
        self._facts.warn()
        self._file.close()


_NEEDED = "Parquet needs pyarrow: install the extra newsfacts[arrow]"


def rows(
    path: Path, columns: Mapping[str, str], note: Callable[[str], None]
) -> Iterator[dict[str, Any] | None]:
    """Yield the arguments of `Document` for each row of a Parquet file, ``None`` where it has no text.

    ``columns`` are names for ``text``, ``id``, ``published``, ``locale``, as in `newsfacts.arrow.extract`.
    The other columns appear under ``metadata``: strings, numbers, booleans, and lists and structs of these
    are unchanged; dates, timestamps and decimals become strings. ``note`` is called for columns of other
    types.

    Raises `Unreadable` if the file is something else, has no such columns, or pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile

        from newsfacts.arrow import TextColumns
    except ModuleNotFoundError as error:
        raise Unreadable(f"is Parquet: {_NEEDED}") from error
    try:
        with ParquetFile(path) as file:
            texts = TextColumns(file.schema_arrow, **columns)
            others = [field for field in file.schema_arrow if field.name not in texts.names]
            kept = [field.name for field in others if _is_plain(field.type)]
            left_out = [f"{field.name!r} ({field.type})" for field in others if not _is_plain(field.type)]
            if left_out:
                note(f"columns that JSON cannot hold are left out: {', '.join(left_out)}")
            for batch in file.iter_batches(_TEXTS, columns=[*texts.names, *kept]):
                known = {name: [*map(_cell, batch.column(name))] for name in kept}
                for index, row in enumerate(texts.rows(batch)):
                    if row is not None:
                        row["metadata"] = {name: cells[index] for name, cells in known.items()}
                    yield row
    except ConfigurationError as error:
        raise Unreadable(str(error)) from error
    except pyarrow.ArrowException as error:
        raise Unreadable(f"is not a readable Parquet file: {error}") from error


def _is_plain(kind: Any) -> bool:
    """Return whether JSON can hold the values of an Arrow type, with dates and timestamps as strings."""
    from pyarrow import types

    if types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    if types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
        return _is_plain(kind.value_type)
    if types.is_struct(kind):
        return all(_is_plain(kind.field(i).type) for i in range(kind.num_fields))
    texts = types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)
    numbers = types.is_integer(kind) or types.is_floating(kind) or types.is_decimal(kind)
    times = types.is_date(kind) or types.is_timestamp(kind) or types.is_time(kind)
    return bool(texts or numbers or times or types.is_boolean(kind) or types.is_null(kind))


def _cell(scalar: Any) -> Any:
    """Return a cell for JSON; a timestamp that Python cannot hold, such as one in nanoseconds, is null."""
    from pyarrow import ArrowException

    try:
        return _json(scalar.as_py())
    except (ArrowException, OverflowError, ValueError):
        return None


def _json(value: Any) -> Any:
    """Return an Arrow value for JSON; NaN is null."""
    if isinstance(value, dict):
        return {key: _json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_json(inner) for inner in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else value
