"""The formats of ``newsfacts extract``, and their suffixes."""

from __future__ import annotations

import os

from newsfacts.cli.outputs import (
    Csv,
    Gkg,
    Html,
    JsonArray,
    JsonLines,
    LabelStudio,
    TimeML,
    WebAnnotations,
    Writer,
)
from newsfacts.cli.parquet import Parquet
from newsfacts.cli.people import Table
from newsfacts.errors import ConfigurationError

__all__ = ["FORMATS", "format_for"]

FORMATS: dict[str, type[Writer]] = {
    "table": Table,
    "jsonl": JsonLines,
    "json": JsonArray,
    "csv": Csv,
    "parquet": Parquet,
    "gkg": Gkg,
    "html": Html,
    "web-annotation": WebAnnotations,
    "timeml": TimeML,
    "label-studio": LabelStudio,
}
"""The values of ``--format``, the default first."""

_SUFFIXES = {
    ".txt": "table",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".tml": "timeml",
}


def format_for(name: str) -> str:
    """Return the format for the suffix of a file's name: ``table`` if it has none.

    Raises `ConfigurationError` if the suffix does not belong to a format.
    """
    suffix = os.path.splitext(name)[1].lower()
    if not suffix:
        return next(iter(FORMATS))
    if suffix not in _SUFFIXES:
        raise ConfigurationError(
            f"{name}: no output format has the suffix {suffix!r}; choose one with --format, "
            f"or use one of these suffixes: {', '.join(_SUFFIXES)}"
        )
    return _SUFFIXES[suffix]
