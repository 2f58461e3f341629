"""Adding the rows of a language package to a table, key by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["RowConflict", "with_rows"]


class RowConflict(Exception):
    """A row that exists already; the message names it, for example ``[words] 'tola'``."""


def with_rows(table: Mapping[str, Any], rows: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with rows added; neither argument is changed.

    A new key is added. If both have a sub-table, its keys are added; if both have a list, its items follow
    those of the table. Raises `RowConflict` for an item that the list already has, and for any other key that
    both have.

    >>> with_rows({"up": ["rose"], "words": {"euro": "EUR"}}, {"up": ["soared"], "words": {"tola": "INR"}})
    {'up': ['rose', 'soared'], 'words': {'euro': 'EUR', 'tola': 'INR'}}
    """
    return _added(table, rows, ())


def _added(table: Mapping[str, Any], rows: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    result = dict(table)
    for key, value in rows.items():
        if key not in result:
            result[key] = value
        elif isinstance(value, Mapping) and isinstance(result[key], Mapping):
            result[key] = _added(result[key], value, (*path, key))
        elif isinstance(value, list) and isinstance(result[key], list):
            for item in value:
                if item in result[key]:
                    raise RowConflict(f"{item!r} of {_place(path, key)}")
            result[key] = [*result[key], *value]
        else:
            raise RowConflict(_place(path, key))
    return result


def _place(path: tuple[str, ...], key: str) -> str:
    return f"[{'.'.join(path)}] {key!r}" if path else repr(key)
