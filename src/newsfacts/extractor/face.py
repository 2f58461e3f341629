"""What the first file of each kind does with its extractor: nothing, until somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

__all__ = ["extractor_on_first_use"]


def extractor_on_first_use(package: str) -> Callable[[str], Any]:
    """Return a ``__getattr__`` for the module of a kind: it gives ``EXTRACTOR`` of ``<package>.extract``.

    Many import a kind for its values only, and all that reads takes ten times as long to import.
    """

    def on_first_use(name: str) -> Any:
        if name != "EXTRACTOR":
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return import_module(f"{package}.extract").EXTRACTOR

    return on_first_use
