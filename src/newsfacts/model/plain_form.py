"""Frozen attrs classes as plain data, in the manner of the interchange form.

The form writes the keys of an amount and of a span among those of the object around them, decimals as strings
without an exponent, enumerations by their values, days in ISO 8601 form, a span elsewhere as a list of two
offsets. An optional field that says nothing is left out.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

import attrs

from newsfacts.model.arithmetic import plain
from newsfacts.model.span import Span

__all__ = ["FLAT", "OPTIONAL", "plain_form"]

OPTIONAL = {"optional": True}
"""Metadata of a field (`attrs.field`) that is left out where it has its default."""
FLAT = frozenset({"amount", "span"})
"""Fields whose keys stand among those of the object around them."""


def plain_form(value: Any) -> Any:
    """Return a value as JSON's types hold it.

    A class with a method ``to_plain`` is asked for its own form. What is plain already, or of an unknown
    type, is returned as it is, and so is a field that its class declares as anything (`object`, ``Any``):
    `newsfacts.model.json_values.check_json` finds what JSON cannot hold there.

    >>> from newsfacts.model import Amount
    >>> plain_form(Amount.exact(Decimal("5E+3")))
    {'low': '5000', 'high': '5000', 'bound': 'exact', 'approximate': False}
    """
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, dt.date):
        return value.isoformat()
    if attrs.has(type(value)):
        own = getattr(value, "to_plain", None)
        return fields_in_plain_form(value) if own is None else own()
    return value


def fields_in_plain_form(value: Any) -> dict[str, Any]:
    """Return the fields of an attrs object by name, each in plain form."""
    data: dict[str, Any] = {}
    for field in _fields(type(value)):  # type: ignore[arg-type]
        item = getattr(value, field.name)
        if field.metadata.get("optional") and item == field.default:
            continue
        if field.type in (object, Any):
            data[field.name] = item
        elif isinstance(item, tuple):
            data[field.name] = [plain_form(part) for part in item]
        elif field.name not in FLAT:
            data[field.name] = plain_form(item)
        elif isinstance(item, Span):
            data["start"], data["end"] = item.start, item.end
        else:
            data.update(plain_form(item))
    return data


@cache
def _fields(cls: Any) -> tuple[attrs.Attribute[Any], ...]:
    """Return the fields of an attrs class, their types resolved."""
    return tuple(attrs.fields(attrs.resolve_types(cls)))
