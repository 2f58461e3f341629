"""How values travel between processes."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, TypeVar

import attrs

__all__ = ["compact_pickle"]

T = TypeVar("T")


def compact_pickle(cls: type[T]) -> type[T]:
    """Make a frozen attrs class pickle its instances as the tuple of their fields.

    attrs pickles a dictionary of the fields, which takes twice as long on both sides. Each fact has about
    eight such objects, and `Pipeline.pipe` sends them all. Raises `TypeError` for a class that has fewer than
    two fields, or a field that its constructor does not accept by position.
    """
    fields = attrs.fields(cls)  # type: ignore[arg-type]
    names = [field.name for field in fields if field.init and not field.kw_only]
    if len(names) < max(len(fields), 2):
        raise TypeError(f"{cls.__name__} cannot be restored from its fields by position alone")
    values = attrgetter(*names)

    def parts(self: T) -> tuple[type[T], tuple[Any, ...]]:
        return type(self), values(self)

    cls.__reduce__ = parts  # type: ignore[method-assign,assignment]
    return cls
