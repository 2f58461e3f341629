"""The extractor of a kind, imported on first use, so that its values can be imported without it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

__all__ = ["extractor_on_first_use"]


def extractor_on_first_use(package: str) -> Callable[[str], Any]:
    """Return a ``__getattr__`` for the module of a kind that returns ``EXTRACTOR`` of ``<package>.extract``.

    Much code imports a kind only for its value classes; the extractor takes ten times as long to import.
    """

    def on_first_use(name: str) -> Any:
        if name != "EXTRACTOR":
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return import_module(f"{package}.extract").EXTRACTOR

    return on_first_use
