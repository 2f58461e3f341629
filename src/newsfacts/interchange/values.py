"""Frozen classes from the plain data that `newsfacts.model.plain_form` writes.

cattrs does the work field by field, so this module need not change if a class gets a new field. If the form
of a class has other keys than its fields, the class has a method ``to_plain``, which writes the form, and a
class method ``fields_from_plain``, which takes the form and returns a mapping with a key for each field.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from itertools import repeat
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from newsfacts.errors import InvalidDocument
from newsfacts.interchange.faults import guarded, mapping, name_of, shown
from newsfacts.model import Span
from newsfacts.model.json_values import MOST_DIGITS, fault_of
from newsfacts.model.plain_form import has_fields, value_fields
from newsfacts.regexes import compiled

__all__ = ["from_plain_form", "plain_json"]

T = TypeVar("T")

_DECIMAL = compiled(r"-?\d+(?:\.\d+)?", re.ASCII)


def from_plain_form(data: object, cls: type[T]) -> T:
    """Return an object of a class of attrs or a dataclass from its interchange format.

    For other data, raises an error of cattrs, `ValueError`, `TypeError` or whatever the class raises: see
    `newsfacts.interchange.faults.guarded`.
    """
    return _CONVERTER.structure(data, cls)


def plain_json(value: Any) -> Any:
    """Return a value that is plain JSON; raises `InvalidDocument`, with the place, if a part of it is not."""
    fault = fault_of(value, "")
    if fault is not None:
        path, problem = fault
        raise InvalidDocument(path.removeprefix("."), problem)
    return value


def _exactly(kind: type[Any], what: str) -> Callable[[Any, Any], Any]:
    """Return a hook that accepts only values of one JSON type; cattrs would convert others."""

    def hook(value: Any, declared: Any) -> Any:
        if issubclass(declared, Enum):  # one of strings or numbers
            return _load_enum(value, declared)
        if type(value) is not kind:
            raise TypeError(f"must be {what}, not {name_of(value)}")
        return value

    return hook


def _load_float(value: Any, _: Any) -> float:
    if type(value) not in (int, float):
        raise TypeError(f"must be a number, not {name_of(value)}")
    return float(value)


def _load_decimal(value: Any, _: Any) -> Decimal:
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise ValueError(f"must be a decimal string such as '12.5', not {shown(value)}")
    if len(value) > MOST_DIGITS:
        raise ValueError(f"must be a number of no more than {MOST_DIGITS} digits")
    return Decimal(value)


def _load_day(value: Any, _: Any) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"must be a date such as '2025-02-13', not {shown(value)}") from None


def _load_moment(value: Any, _: Any) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(
            f"must be a moment such as '2025-02-13T09:30:00+01:00', not {shown(value)}"
        ) from None


def _load_enum(value: Any, kind: type[Enum]) -> Enum:
    for member in kind:
        if type(member.value) is type(value) and member.value == value:
            return member
    names = ", ".join(repr(member.value) for member in kind)
    raise ValueError(f"must be one of {names}, not {shown(value)}")


def _load_span(value: Any, _: Any) -> Span:
    """Read a span from ``[start, end]``."""
    if not isinstance(value, list | tuple) or len(value) != 2 or any(type(edge) is not int for edge in value):
        raise ValueError("must be a list of two offsets")
    return Span(*value)


def _load_spread_span(value: Any, _: Any) -> Span:
    """Read a span from the keys ``start`` and ``end`` of the object around it."""
    edges = []
    for key in ("start", "end"):
        if key not in value:
            raise InvalidDocument(key, "is missing")
        if type(value[key]) is not int:
            raise InvalidDocument(key, f"must be an integer, not {name_of(value[key])}")
        edges.append(value[key])
    return Span(*edges)


def _load_plain(value: Any, _: Any) -> Any:
    return plain_json(value)


def _class_loader(cls: type[Any]) -> Callable[[Any, Any], Any]:
    """Return the function that reads a class of attrs or a dataclass from the form."""
    overrides: dict[str, Any] = {}
    for field in value_fields(cls):
        if field.type in (object, Any):
            overrides[field.name] = override(struct_hook=_load_plain)
        elif field.type is Span and field.keys:
            overrides[field.name] = override(struct_hook=_load_spread_span)
    load = make_dict_structure_fn(
        cls, _CONVERTER, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
    )
    rearranged = getattr(cls, "fields_from_plain", None)
    flat = {field.name: field.keys for field in value_fields(cls) if field.keys}
    derived = [field.name for field in value_fields(cls) if not field.given]

    def hook(value: Any, _: Any) -> Any:
        data = dict(mapping(value, ""))
        if rearranged is not None:
            data = dict(rearranged(data))
        for name, keys in flat.items():
            data[name] = {key: data.pop(key) for key in keys if key in data}
        for name in derived:  # written for readers of the form; the class computes it again
            data.pop(name, None)
        return load(data, cls)

    return hook


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _tuple_loader(kind: Any) -> Callable[[Any, Any], Any]:
    """Return the function that reads a tuple from a list: as cattrs does, but never from a string."""
    items = get_args(kind)

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise TypeError(f"must be a list, not {name_of(value)}")
        types = repeat(items[0]) if items[-1] is Ellipsis else items
        if types is items and len(value) != len(items):
            raise ValueError(f"must be a list of {len(items)}, not of {len(value)}")
        # one by one, up to the first fault: cattrs collects an error for each, with half a kilobyte around it
        parts = enumerate(zip(value, types, strict=False))
        return tuple(guarded(f"[{n}]", _CONVERTER.structure, part, item) for n, (part, item) in parts)

    return hook


_CONVERTER = Converter(forbid_extra_keys=True, detailed_validation=True)
for _type, _what in ((str, "a string"), (int, "an integer"), (bool, "true or false")):
    _CONVERTER.register_structure_hook(_type, _exactly(_type, _what))
_CONVERTER.register_structure_hook(float, _load_float)
_CONVERTER.register_structure_hook(Decimal, _load_decimal)
_CONVERTER.register_structure_hook(dt.date, _load_day)
_CONVERTER.register_structure_hook(dt.datetime, _load_moment)
_CONVERTER.register_structure_hook(Enum, _load_enum)
_CONVERTER.register_structure_hook_factory(_is_tuple, _tuple_loader)
_CONVERTER.register_structure_hook_factory(has_fields, _class_loader)
_CONVERTER.register_structure_hook(Span, _load_span)
