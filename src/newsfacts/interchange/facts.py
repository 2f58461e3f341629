"""Facts to and from plain data in the interchange form: the work behind `newsfacts.interchange.documents`.

The form writes an amount and a span as keys of the object around them, decimals as strings, and a quantity's
base as an object of its own. cattrs does the rest, field by field, so that a field that a value gains is
written and read without a line here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from heapq import nsmallest
from typing import Any, TypeAlias, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from newsfacts.errors import InvalidDocument
from newsfacts.kinds.dates import Date
from newsfacts.kinds.money import Money
from newsfacts.kinds.percentages import GdpPercentage, Percentage
from newsfacts.kinds.quantities import Quantity
from newsfacts.kinds.quotations import Quotation
from newsfacts.model import Amount, Certainty, Fact, Provenance, Span
from newsfacts.model.codes import code_fault_inside
from newsfacts.model.json_values import MOST_DIGITS, fault_of
from newsfacts.regexes import compiled

__all__ = [
    "VALUE_TYPES",
    "Json",
    "fact_from_dict",
    "fact_to_dict",
    "join_path",
    "mapping",
    "name_of",
    "shown",
    "unknown_keys",
]

Json: TypeAlias = dict[str, Any]

VALUE_TYPES: Mapping[str, type[Any]] = {
    "money": Money,
    "percentage": Percentage,
    "gdp_percentage": GdpPercentage,
    "quantity": Quantity,
    "date": Date,
    "quotation": Quotation,
}
"""The class of each built-in kind's value; the values of other kinds are plain JSON."""

# The form has no objects for these: their keys stand among those of the object around them.
_FLAT: Mapping[str, type[Any]] = {"amount": Amount, "span": Span}

_SHOWN = 80
"""Characters of foreign data that an error shows."""
_FEW = 4
"""Unknown keys that an error names."""
_DECIMAL = compiled(r"-?\d+(?:\.\d+)?", re.ASCII)


# Facts


def fact_to_dict(fact: Fact[Any]) -> Json:
    """Return a fact in the interchange form; `newsfacts.Fact.to_dict` does the work."""
    return fact.to_dict()


def fact_from_dict(data: object, path: str = "") -> Fact[Any]:
    """Make a fact from the interchange form; raises `InvalidDocument` if it is something else.

    ``path`` says where the data stands in something larger; errors begin with it.
    """
    fact: Fact[Any] = _guarded(path, _load_fact, data)
    return fact


@attrs.frozen
class _FactRecord:
    """A fact as the form has it, its value not yet looked at."""

    kind: str
    start: int
    end: int
    text: str
    certainty: Certainty
    value: Any
    source: Provenance


def _load_fact(data: object) -> Fact[Any]:
    record = _CONVERTER.structure(mapping(data, ""), _FactRecord)
    kind = VALUE_TYPES.get(record.kind)
    if kind is None:
        value, fault = record.value, fault_of(record.value, "value")
        if fault is not None:
            raise InvalidDocument(*fault)
    else:
        value = _guarded("value", _CONVERTER.structure, record.value, kind)
    fact = Fact(
        record.kind, Span(record.start, record.end), record.text, value, record.certainty, record.source
    )
    fault = code_fault_inside(fact)
    if fault is not None:
        path, problem = fault
        raise InvalidDocument(path.replace("provenance", "source").replace("base_unit", "base.unit"), problem)
    return fact


# Faults


def _guarded(path: str, load: Callable[..., Any], *arguments: object) -> Any:
    """Call ``load``; where it refuses, raise `InvalidDocument` with the whole path."""
    try:
        return load(*arguments)
    except (BaseValidationError, InvalidDocument, ValueError, TypeError, KeyError) as error:
        inner, problem = _fault(error)
        # not "from error": cattrs tells the same at twenty times the length, and not what to do
        raise InvalidDocument(join_path(path, inner), problem) from None


def _fault(error: BaseException) -> tuple[str, str]:
    """Return the path and the words of the first fault inside an error of cattrs."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, bare = error.group_exceptions()
        for inner, note in noted:
            path, problem = _fault(inner)
            return join_path(_step(note), path), problem
        return _fault(bare[0])
    if isinstance(error, InvalidDocument):
        return error.path, error.problem
    if isinstance(error, ForbiddenExtraKeysError):
        return "", unknown_keys(error.extra_fields)
    if isinstance(error, KeyError):
        return "", "is missing"
    return "", str(error)


def _step(note: AttributeValidationNote | IterableValidationNote) -> str:
    if isinstance(note, IterableValidationNote):
        return f"[{note.index}]"
    return "" if note.name in _FLAT else note.name


def join_path(path: str, inner: str) -> str:
    """Return the path of something inside of something."""
    return f"{path}.{inner}" if path and inner and not inner.startswith("[") else path + inner


def unknown_keys(keys: set[str]) -> str:
    """Say which keys nobody knows: the first few of them."""
    several = _cut(", ".join(map(shown, nsmallest(_FEW, keys))))
    return f"has the unknown key {several}" + (f" and {len(keys) - _FEW:,} more" if len(keys) > _FEW else "")


def shown(value: object) -> str:
    """Show a string of foreign data, or its beginning; name the sort of anything else, which may be deep."""
    return _cut(repr(value[: _SHOWN + 1])) if isinstance(value, str) else name_of(value)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def name_of(value: object) -> str:
    """Return the name that JSON has for a sort of value."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number" if isinstance(value, int | float) else type(value).__name__)


def mapping(data: object, path: str) -> Mapping[str, Any]:
    """Return ``data`` if it is an object, or raise `InvalidDocument` with its place."""
    if not isinstance(data, Mapping):
        raise InvalidDocument(path, f"must be an object, not {name_of(data)}")
    return data


# The converter


def _expect(kind: type[Any], what: str) -> Callable[[Any, Any], Any]:
    """Return a hook that takes a value of exactly one JSON type, where cattrs would convert."""

    def hook(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"must be {what}, not {name_of(value)}")
        return value

    return hook


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


def _load_enum(value: Any, kind: type[Enum]) -> Enum:
    for member in kind:
        if member.value == value:
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


def _flat_fields(kind: type[Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field in attrs.fields(kind):
        if field.name in _FLAT:
            yield field.name, tuple(inner.name for inner in attrs.fields(_FLAT[field.name]))


def _loader(kind: type[Any]) -> Callable[[Any, Any], Any]:
    """Make the function that reads an attrs class from the form."""
    flat = dict(_flat_fields(kind))
    overrides: Any = {"span": override(struct_hook=_load_spread_span)} if "span" in flat else {}
    load = make_dict_structure_fn(
        kind, _CONVERTER, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
    )

    def hook(value: Any, _: Any) -> Any:
        data = dict(mapping(value, ""))
        for name, keys in flat.items():
            data[name] = {key: data.pop(key) for key in keys if key in data}
        return load(data, kind)

    return hook


def _is_sequence(kind: Any) -> bool:
    return get_origin(kind) is tuple and kind.__args__[-1] is Ellipsis


def _sequence_loader(kind: Any) -> Callable[[Any, Any], Any]:
    """Read lists as cattrs does, but no string as a list of its letters."""
    item = kind.__args__[0]

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise TypeError(f"must be a list, not {name_of(value)}")
        # one by one, up to the first fault: cattrs collects an error for each, with half a kilobyte around it
        return tuple(
            _guarded(f"[{number}]", _CONVERTER.structure, part, item) for number, part in enumerate(value)
        )

    return hook


def _load_quantity(value: Any, _: Any) -> Quantity:
    data = dict(mapping(value, ""))
    base = dict(mapping(data.get("base"), "base"))
    if "unit" not in base:
        raise InvalidDocument("base.unit", "is missing")
    data["base_unit"] = base.pop("unit")
    for key in ("bound", "approximate"):
        if key in data:
            base.setdefault(key, data[key])
    data["base"] = base
    quantity: Quantity = _LOAD_QUANTITY(data, Quantity)
    return quantity


_CONVERTER = Converter(forbid_extra_keys=True, detailed_validation=True)
for _type, _what in ((str, "a string"), (int, "an integer"), (bool, "true or false")):
    _CONVERTER.register_structure_hook(_type, _expect(_type, _what))
_CONVERTER.register_structure_hook(Decimal, _load_decimal)
_CONVERTER.register_structure_hook(dt.date, _load_day)
_CONVERTER.register_structure_hook(Enum, _load_enum)
_CONVERTER.register_structure_hook_factory(_is_sequence, _sequence_loader)
_CONVERTER.register_structure_hook_factory(attrs.has, _loader)
_CONVERTER.register_structure_hook(Span, _load_span)
_LOAD_QUANTITY = _loader(Quantity)
_CONVERTER.register_structure_hook(Quantity, _load_quantity)
