"""Values of plain JSON types: what plug-ins may give and metadata may hold."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

__all__ = ["MOST_DIGITS", "check_json", "fault_of"]

MOST_DIGITS = 1000
"""Digits of a number: more than texts have, and few enough for Python, whose time grows with their square."""
_LARGEST = 10**MOST_DIGITS
_DEEPEST = 100
"""Levels of nesting: far below the depth at which Python's own functions give up."""


def check_json(value: object, path: str = "value") -> None:
    """Raise `TypeError`, naming the place, unless ``value`` goes through JSON unchanged.

    Mappings with string keys, lists, strings, finite numbers, booleans, ``None``; nested no deeper than 100
    levels, as a stranger's reader has to follow.

    >>> check_json({"low": {1, 2}})
    Traceback (most recent call last):
        ...
    TypeError: value.low is a set, which JSON cannot hold
    """
    fault = fault_of(value, path)
    if fault is not None:
        raise TypeError(" ".join(fault))


def fault_of(value: object, path: str, depth: int = 0) -> tuple[str, str] | None:
    """Return the place of the first thing that JSON cannot hold, and what is wrong; ``None`` if all is well.

    >>> fault_of({"low": [0.5, float("inf")]}, "value")
    ('value.low[1]', 'is inf, which JSON cannot hold')
    """
    if value is None or isinstance(value, str | bool):
        return None
    if isinstance(value, int):
        fits = -_LARGEST < value < _LARGEST
        return None if fits else (path, f"is a number of more than {MOST_DIGITS} digits")
    if isinstance(value, float):
        return None if isfinite(value) else (path, f"is {value}, which JSON cannot hold")
    if not isinstance(value, Mapping | list):
        return path, f"is a {type(value).__name__}, which JSON cannot hold"
    if depth == _DEEPEST:
        return path, f"is nested deeper than {_DEEPEST} levels"
    if isinstance(value, list):
        for number, item in enumerate(value):
            fault = fault_of(item, f"{path}[{number}]", depth + 1)
            if fault is not None:
                return fault
        return None
    for key, item in value.items():
        if not isinstance(key, str):
            return path, f"has the key {key!r}, but JSON's keys are strings"
        fault = fault_of(item, f"{path}.{key}", depth + 1)
        if fault is not None:
            return fault
    return None
