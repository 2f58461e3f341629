"""Which plug-ins are used: all, all but some (``--without``), or none (``NEWSFACTS_PLUGINS=0``)."""

from __future__ import annotations

import os
from collections.abc import Sequence

from newsfacts.errors import ConfigurationError
from newsfacts.registry import Registry

__all__ = ["VARIABLE", "registry"]

VARIABLE = "NEWSFACTS_PLUGINS"
"""The environment variable that leaves all plug-ins out where it is ``0``."""


def registry(*, strict: bool, without: Sequence[str]) -> Registry:
    """Return the extractors of a run; raises `ConfigurationError` if a name or the variable means nothing."""
    value = os.environ.get(VARIABLE, "").strip()
    if value not in ("", "0", "1"):
        raise ConfigurationError(
            f"{VARIABLE} is {value!r}; it must be 0 (no plug-ins) or 1 (all, the default)"
        )
    return Registry.discover(strict=strict, plugins=value != "0", without=without)
