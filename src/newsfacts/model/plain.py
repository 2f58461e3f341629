"""Values of plain JSON types: what plug-ins may give and metadata may hold."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

__all__ = ["check_json"]


def check_json(value: object, path: str = "value") -> None:
    """Raise `TypeError`, naming the place, unless ``value`` goes through JSON unchanged.

    Mappings with string keys, lists, strings, finite numbers, booleans, ``None``.

    >>> check_json({"low": {1, 2}})
    Traceback (most recent call last):
        ...
    TypeError: value.low is a set, which JSON cannot hold
    """
    if value is None or isinstance(value, str | bool | int):
        return
    if isinstance(value, float):
        if not isfinite(value):
            raise TypeError(f"{path} is {value}, which JSON cannot hold")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{path} has the key {key!r}, but JSON's keys are strings")
            check_json(item, f"{path}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            check_json(item, f"{path}[{number}]")
    else:
        raise TypeError(f"{path} is a {type(value).__name__}, which JSON cannot hold")
