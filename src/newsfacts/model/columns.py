"""Values of facts as columns of a table: each class declares which columns its fields fill."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

import attrs

from newsfacts.model.amount import Amount
from newsfacts.model.span import Span

__all__ = ["AMOUNT_COLUMNS", "column", "column_values"]

AMOUNT_COLUMNS = ("low", "high", "bound", "approximate")
"""The columns that an amount fills."""

_KEY = "columns"


def column(*names: str) -> dict[str, Any]:
    """Return metadata of an attrs field that says which columns of a table of facts it fills.

    An amount fills up to four (its sides, its bound, whether it is approximate), a span two, any other field
    one. Without a name the field holds an object whose own fields say it. `newsfacts.formats.rows` lists the
    columns that there are.

    >>> @attrs.frozen
    ... class Magnitude:
    ...     amount: Amount = attrs.field(metadata=column(*AMOUNT_COLUMNS))
    ...     scale: str = attrs.field(metadata=column("unit"))
    >>> column_values(Magnitude(Amount.exact(Decimal("6.1")), "Mw"))["unit"]
    'Mw'
    """
    return {_KEY: names}


def column_values(value: Any) -> dict[str, Any]:
    """Return the columns that a value fills, in Python's types.

    Empty for a value of a class that declares none.
    """
    found: dict[str, Any] = {}
    for name, fill in _fillers(type(value)):
        item = getattr(value, name)
        if item is not None:
            fill(item, found)
    return found


_Filler = Callable[[Any, dict[str, Any]], None]


def _fillers_of(cls: type[Any]) -> tuple[tuple[str, _Filler], ...]:
    """Return the fields of a class that fill columns, each with the function that does it."""
    if not attrs.has(cls):
        return ()
    return tuple(
        (field.name, _filler(field.metadata[_KEY])) for field in attrs.fields(cls) if _KEY in field.metadata
    )


# (The type is for mypy, which does not accept a class as hashable.)
_fillers: Callable[[Any], tuple[tuple[str, _Filler], ...]] = cache(_fillers_of)


def _filler(names: tuple[str, ...]) -> _Filler:
    if not names:
        return lambda item, found: found.update(column_values(item))
    if len(names) == 1:
        (name,) = names

        def fill_one(item: Any, found: dict[str, Any]) -> None:
            found[name] = _cell(item)

        return fill_one

    def fill_several(item: Any, found: dict[str, Any]) -> None:
        found.update(zip(names, _parts(item), strict=False))

    return fill_several


def _parts(item: Any) -> tuple[Any, ...]:
    if isinstance(item, Span):
        return item.start, item.end
    if isinstance(item, Amount):
        return item.low, item.high, item.bound._value_, item.approximate
    return tuple(_cell(part) for part in item)


def _cell(item: Any) -> str | bool | int | Decimal | dt.date | tuple[Any, ...]:
    cell: str | bool | int | Decimal | dt.date | tuple[Any, ...] = (
        item._value_ if isinstance(item, Enum) else item
    )
    return cell
