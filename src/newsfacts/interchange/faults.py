"""Errors in data from other programs, with the place, whatever code found them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from heapq import nsmallest
from typing import Any

from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from newsfacts.errors import InvalidDocument, costs_only_facts, describe_error
from newsfacts.model import Amount, Span

__all__ = ["guarded", "join_path", "mapping", "name_of", "shown", "unknown_keys"]

_SHOWN = 80
"""Characters of foreign data that an error shows."""
_FEW = 4
"""Unknown keys that an error names."""
_FLAT: Mapping[str, type[Any]] = {"amount": Amount, "span": Span}
"""Fields without their own key: a path skips them."""


def guarded(path: str, load: Callable[..., Any], *arguments: object) -> Any:
    """Return ``load(data)``; whatever it raises becomes an `InvalidDocument` with the whole path.

    This makes objects of plug-ins' classes from data of other programs, and they may raise anything.
    """
    try:
        return load(*arguments)
    except BaseException as error:
        if not costs_only_facts(error):
            raise
        inner, problem = _fault(error)
        # not "from error": cattrs says the same at twenty times the length, but not what to do
        raise InvalidDocument(join_path(path, inner), problem) from None


def _fault(error: BaseException) -> tuple[str, str]:
    """Return the path and the words of the first fault inside an error of cattrs."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, bare = error.group_exceptions()
        for inner, note in noted:
            path, problem = ("", "is missing") if type(inner) is KeyError else _fault(inner)
            return join_path(_step(note), path), problem
        return _fault(bare[0])
    if isinstance(error, InvalidDocument):
        return error.path, error.problem
    if isinstance(error, ForbiddenExtraKeysError):
        return "", unknown_keys(error.extra_fields)
    if isinstance(error, RecursionError):
        return "", "is nested too deeply"
    return "", _words(error)


def _words(error: BaseException) -> str:
    """Return the message of an error, with its type if that says more than that the data is wrong."""
    return describe_error(error).removeprefix("ValueError: ").removeprefix("TypeError: ")


def _step(note: AttributeValidationNote | IterableValidationNote) -> str:
    if isinstance(note, IterableValidationNote):
        return f"[{note.index}]"
    return "" if _FLAT.get(note.name) is note.type else note.name


def join_path(path: str, inner: str) -> str:
    """Return the path of something inside of something."""
    return f"{path}.{inner}" if path and inner and not inner.startswith("[") else path + inner


def unknown_keys(keys: set[str]) -> str:
    """Return in words which keys are unknown; only the first few."""
    several = _cut(", ".join(map(shown, nsmallest(_FEW, keys))))
    return f"has the unknown key {several}" + (f" and {len(keys) - _FEW:,} more" if len(keys) > _FEW else "")


def shown(value: object) -> str:
    """Return a string from the data, or its beginning; for anything else, which may be deep, its type."""
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
