"""Frozen classes as plain data, as in the interchange format.

The form writes the keys of an amount and of a span among those of the object around them, decimals as
strings without an exponent, enumerations by their values, days and moments in ISO 8601 form, a span elsewhere
as a list of two offsets. An optional field that is not set is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_type_hints

import attrs

from newsfacts.model.amount import Amount
from newsfacts.model.arithmetic import plain
from newsfacts.model.span import Span

__all__ = ["OPTIONAL", "ValueField", "has_fields", "plain_form", "value_fields"]

OPTIONAL = {"optional": True}
"""Metadata of a field (`attrs.field`, `dataclasses.field`) that is left out where it has its default."""
_FLAT: dict[str, Any] = {"amount": Amount, "span": Span}
"""Fields whose keys are written directly into the object, if they are declared as this class."""


_PLAIN = frozenset({str, bool, int})


class ValueField(NamedTuple):
    """A field of a frozen class, as the interchange format sees it."""

    name: str
    """Its name, which is its key."""
    type: Any
    """Its declared type, resolved."""
    default: Any
    """Its default; something equal to nothing if it has none."""
    given: bool
    """Whether the constructor accepts it."""
    optional: bool
    """Whether it is left out where it has its default."""
    keys: tuple[str, ...]
    """The keys of an amount or a span that are written into the object in its place; otherwise empty."""


def _has_fields(cls: type[Any]) -> bool:
    """Return whether a class is one of attrs or a dataclass."""
    return attrs.has(cls) or hasattr(cls, "__dataclass_fields__")


def _value_fields(cls: type[Any]) -> tuple[ValueField, ...]:
    """Return the fields of a class of attrs or a dataclass, in the order in which they are written.

    Raises `NameError` if a declared type names what the module of the class does not have when it runs.
    """
    if attrs.has(cls):
        declared: Any = attrs.fields(attrs.resolve_types(cls))
        types = {field.name: field.type for field in declared}
    else:
        from dataclasses import fields  # slow to import, and only plug-ins have some

        declared, types = fields(cls), get_type_hints(cls)
    names = {field.name for field in declared}
    found = []
    for field in declared:
        flat = _FLAT.get(field.name)
        keys = tuple(inner.name for inner in attrs.fields(flat)) if types[field.name] is flat and flat else ()
        if names.intersection(keys):  # a key can have only one meaning
            keys = ()
        optional = bool(field.metadata.get("optional"))
        found.append(
            ValueField(field.name, types[field.name], field.default, bool(field.init), optional, keys)
        )
    return tuple(found)


# Called for each object that is written or read. (mypy does not accept a class as hashable, hence the types.)
has_fields: Callable[[Any], bool] = cache(_has_fields)
value_fields: Callable[[Any], tuple[ValueField, ...]] = cache(_value_fields)


def plain_form(value: Any) -> Any:
    """Return a value in the types of JSON.

    If a class has a method ``to_plain``, that method returns its form. Plain data, values of unknown types,
    and fields that their class declares as any type (`object`, ``Any``) are returned as they are:
    `newsfacts.model.json_values.check_json` finds what JSON cannot hold there.

    >>> from newsfacts.model import Amount
    >>> plain_form(Amount.exact(Decimal("5E+3")))
    {'low': '5000', 'high': '5000', 'bound': 'exact', 'approximate': False}
    """
    if value is None or type(value) in _PLAIN:  # as most are
        return value
    if isinstance(value, Enum):
        return value._value_
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain_form(part) for part in value]
    if has_fields(type(value)):
        own = getattr(value, "to_plain", None)
        return _fields_in_plain_form(value) if own is None else own()
    return value


def _fields_in_plain_form(value: Any) -> dict[str, Any]:
    """Return the fields of an object by name, each in plain form."""
    data: dict[str, Any] = {}
    for field in value_fields(type(value)):
        item = getattr(value, field.name)
        if field.optional and item == field.default:
            continue
        if item is None or type(item) in _PLAIN or field.type in (object, Any):
            data[field.name] = item
        elif not field.keys:
            data[field.name] = plain_form(item)
        elif isinstance(item, Span):
            data["start"], data["end"] = item.start, item.end
        else:
            data.update(plain_form(item))
    return data
