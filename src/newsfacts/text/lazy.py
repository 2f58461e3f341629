"""Properties that are worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

__all__ = ["lazy"]

V = TypeVar("V")


class lazy(Generic[V]):  # noqa: N801  a decorator, as `property` is
    """A property that is worked out when it is first asked for, and kept with its object.

    It is what `functools.cached_property` is from Python 3.12 on. The one before takes a lock, which costs
    more than much of what is kept here; without it, two threads that ask at once may both work it out.
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
        """Return the value; the property itself if its class is asked."""
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.make(instance)
        return value
