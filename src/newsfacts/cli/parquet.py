"""Parquet, in and out: needs pyarrow, which the extra ``newsfacts[arrow]`` installs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
            raise ConfigurationError("Parquet is binary, which a terminal cannot show: name a file with -o")
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


_NEEDED = 'Parquet needs pyarrow: pip install "newsfacts[arrow]"'


def rows(path: Path, columns: Mapping[str, str]) -> Iterator[dict[str, Any] | None]:
    """Yield the arguments of `Document` for each row of a Parquet file, ``None`` where it has no text.

    ``columns`` are names for ``text``, ``id``, ``published``, ``locale``, as `newsfacts.arrow.extract` takes
    them. Raises `Unreadable` if the file is something else, has no such columns, or pyarrow is not installed.
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
            for batch in file.iter_batches(_TEXTS, columns=texts.names):
                yield from texts.rows(batch)
    except ConfigurationError as error:
        raise Unreadable(str(error)) from error
    except pyarrow.ArrowException as error:
        raise Unreadable(f"is not a readable Parquet file: {error}") from error
