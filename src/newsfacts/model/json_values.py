"""Values of plain JSON types, which the values of plug-ins and metadata can have."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from newsfacts.model.shown import shortened

__all__ = ["MOST_DIGITS", "check_json", "fault_of", "json_copy", "key_step"]

MOST_DIGITS = 1000
"""Digits of a number: more than texts have, and few enough for Python, whose time grows with their square."""
_LARGEST = 10**MOST_DIGITS
_DEEPEST = 100
"""Levels of nesting: far below the depth at which Python's own functions give up."""
_KEY_SHOWN = 80
"""Characters of a key that an error shows."""


def check_json(value: object, path: str = "value") -> None:
    """Raise `TypeError`, which names the place, unless ``value`` survives a round trip through JSON.

    Mappings with string keys, lists, strings, finite numbers, booleans and ``None`` do, if they have at most
    100 levels of nesting; JSON readers may refuse more.

    >>> check_json({"low": {1, 2}})
    Traceback (most recent call last):
        ...
    TypeError: value.low is a set, which JSON cannot hold
    """
    fault = fault_of(value, path)
    if fault is not None:
        raise TypeError(" ".join(fault))


def fault_of(value: object, path: str) -> tuple[str, str] | None:
    """Return the place of the first value that JSON cannot hold, and what is wrong, or ``None``.

    >>> fault_of({"low": [0.5, float("inf")]}, "value")
    ('value.low[1]', 'is inf, which JSON cannot hold')
    """
    fault = _fault_inside(value, 0)
    return None if fault is None else (path + fault[0], fault[1])


def json_copy(value: Any) -> Any:
    """Return a copy of plain JSON with new lists and dictionaries; return anything else as it is.

    >>> given = {"low": [1, 2]}
    >>> copy = json_copy(given)
    >>> copy == given, copy["low"] is given["low"]
    (True, False)
    """
    if isinstance(value, Mapping):
        return {key: json_copy(item) for key, item in value.items()}
    return [json_copy(item) for item in value] if isinstance(value, list) else value


def key_step(key: str) -> str:
    """Return what a path has for a key: all of it, or the beginning of one that is long.

    >>> key_step("low"), len(key_step("k" * 1000))
    ('.low', 82)
    """
    return f".{key}" if len(key) <= _KEY_SHOWN else f".{key[:_KEY_SHOWN]}…"


def _fault_inside(value: object, depth: int) -> tuple[str, str] | None:
    """Return the same, the place as seen from ``value``: a path is put together for a fault only."""
    if value is None or isinstance(value, str | bool):
        return None
    if isinstance(value, int):
        fits = -_LARGEST < value < _LARGEST
        return None if fits else ("", f"is a number of more than {MOST_DIGITS} digits")
    if isinstance(value, float):
        return None if isfinite(value) else ("", f"is {value}, which JSON cannot hold")
    if not isinstance(value, Mapping | list):
        return "", f"is a {type(value).__name__}, which JSON cannot hold"
    if depth == _DEEPEST:
        return "", f"is nested more deeply than {_DEEPEST} levels"
    if isinstance(value, list):
        for number, item in enumerate(value):
            fault = _fault_inside(item, depth + 1)
            if fault is not None:
                return f"[{number}]{fault[0]}", fault[1]
        return None
    for key, item in value.items():
        if not isinstance(key, str):
            return "", f"has the key {shortened(key, _KEY_SHOWN)}, but JSON's keys are strings"
        fault = _fault_inside(item, depth + 1)
        if fault is not None:
            return key_step(key) + fault[0], fault[1]
    return None
