"""Facts as a pandas data frame, with one row per fact. Needs pandas (the extra ``newsfacts[pandas]``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newsfacts.formats.rows import COLUMNS, rows
from newsfacts.model import Record
from newsfacts.registry import Registry

if TYPE_CHECKING:
    import pandas

__all__ = ["to_frame"]


def to_frame(documents: Record | Iterable[Record], *, registry: Registry | None = None) -> pandas.DataFrame:
    """Return a data frame with a row for each fact of one or more documents.

    Its columns are those of `newsfacts.formats.rows.rows`. Strings, whole numbers and truth values have
    pandas' nullable types (``string``, ``Int64``, ``boolean``). Amounts stay ``Decimal``, days
    ``datetime.date`` and lists tuples, in columns of objects: floats would round, and pandas' own dates
    end in 2262. A cell that a fact does not have is missing (``isna``).

    ``registry`` knows the extractors that describe the values of plug-ins: without it the built-in ones and
    all installed plug-ins. Raises ``ModuleNotFoundError`` without pandas.
    """
    try:
        import pandas
    except ModuleNotFoundError as missing:
        raise ModuleNotFoundError(
            "to_frame needs pandas: install the extra newsfacts[pandas]", name=missing.name
        ) from missing
    several = [documents] if isinstance(documents, Record) else documents
    found = [row for document in several for row in rows(document, registry=registry)]
    types: dict[type[Any], Any] = {
        str: pandas.StringDtype("python"),  # Arrow's refuses half a pair of surrogates
        int: pandas.Int64Dtype(),
        bool: pandas.BooleanDtype(),
    }
    series = {
        name: pandas.Series([row[name] for row in found], dtype=types.get(kind, object))
        for name, kind in COLUMNS.items()
    }
    return pandas.DataFrame(series)
