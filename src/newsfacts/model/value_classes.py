"""Which classes the values of a kind can have, so that JSON can restore them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from newsfacts.model.plain_form import has_fields, value_fields
from newsfacts.model.span import Span

__all__ = ["fault_in_value_class"]

_SIMPLE = (str, bool, int, float, Decimal, dt.date, dt.datetime, Span)
_WAY_OUT = (
    "use str, bool, int, float, Decimal, date, datetime, Enum, Span, Amount, another frozen class, "
    "tuple[…, ...], one of these or None, or Any for plain JSON"
)


def fault_in_value_class(cls: Any) -> str | None:
    """Return in words why a class cannot be the class of a kind's values, or ``None`` if it can.

    It must be a frozen attrs class or a frozen dataclass, and declare only types that JSON can restore.

    >>> fault_in_value_class(dict)
    'dict is neither a class of attrs nor a dataclass'
    """
    return _fault_in_class(cls, set())


def _fault_in_class(cls: Any, seen: set[Any]) -> str | None:
    if not isinstance(cls, type):
        return f"{cls!r} is not a class"
    if not has_fields(cls):
        return f"{cls.__name__} is neither a class of attrs nor a dataclass"
    if cls.__hash__ is None:  # both make what can change unhashable
        return f"{cls.__name__} is not frozen: make it with attrs.frozen or dataclass(frozen=True)"
    if cls in seen:
        return None
    seen.add(cls)
    try:
        fields = value_fields(cls)
    except Exception as error:  # a type that is imported for type checkers only, or written wrongly
        return f"the types of {cls.__name__} cannot be resolved: {type(error).__name__}: {error}"
    for field in fields:
        fault = _fault_in_type(field.type, seen)
        if fault is not None:
            return f"{cls.__name__}.{field.name} {fault}"
    return None


def _fault_in_type(declared: Any, seen: set[Any]) -> str | None:
    if declared in (Any, object) or declared in _SIMPLE or _is_plain_enum(declared):
        return None
    parts = _parts(declared)
    if parts:
        return next(filter(None, (_fault_in_type(part, seen) for part in parts)), None)
    plain_class = isinstance(declared, type) and not get_args(declared)
    if plain_class and has_fields(declared):
        fault = _fault_in_class(declared, seen)
        return fault and f"holds something that JSON cannot read back: {fault}"
    name = declared.__name__ if plain_class else declared
    return f"is declared as {name}, which JSON cannot read back: {_WAY_OUT}"


def _is_plain_enum(declared: Any) -> bool:
    """Return whether a type is an enumeration of strings or whole numbers."""
    if not (isinstance(declared, type) and issubclass(declared, Enum)):
        return False
    return all(isinstance(member.value, str | int) for member in declared)


def _parts(declared: Any) -> list[Any]:
    """Return the types of a tuple's items, or the type in a union with ``None``; otherwise an empty tuple."""
    arguments = get_args(declared)
    if get_origin(declared) is tuple:
        return [item for item in arguments if item is not Ellipsis]
    if get_origin(declared) in (Union, UnionType) and NoneType in arguments and len(arguments) == 2:
        return [item for item in arguments if item is not NoneType]
    return []
