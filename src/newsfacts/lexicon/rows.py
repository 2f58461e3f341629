"""Adding rows to a table, key by key: what a language package says beside what is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["RowConflict", "with_rows"]


class RowConflict(Exception):
    """A row that is there already; says which, in the manner of ``[words] tola``."""


def with_rows(table: Mapping[str, Any], rows: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with rows added; neither argument is changed.

    A key that the table lacks is added. Where both have a sub-table, its keys are added; where both have a
    list, its items follow those of the table. Raises `RowConflict` for an item that the list has already, and
    for any other key that both have.

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
                    raise RowConflict(f"{_place(path, key)} {item!r}")
            result[key] = [*result[key], *value]
        else:
            raise RowConflict(_place(path, key))
    return result


def _place(path: tuple[str, ...], key: str) -> str:
    return f"[{'.'.join(path)}] {key}" if path else key
