"""Properties that are computed on first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

__all__ = ["lazy"]

V = TypeVar("V")


class lazy(Generic[V]):  # noqa: N801  a decorator, as `property` is
    """A property that is computed on first use and kept with its object.

    It works like `functools.cached_property` of Python 3.12 and later. That of Python 3.11 takes a lock,
    which costs more than many of these values. Without the lock, two threads may both compute the value.
    """

    def __init__(self, make: Callable[[Any], V]) -> None:
        self.make = make
        self.name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> lazy[V]: ...

    @overload
    def __get__(self, instance: object, owner: type[Any]) -> V: ...

    def __get__(self, instance: object | None, owner: type[Any]) -> V | lazy[V]:
        """Return the value, or the property itself if it is read from the class."""
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.make(instance)
        return value
