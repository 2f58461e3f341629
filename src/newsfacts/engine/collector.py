"""Python's collector of cycles, in processes that are newsfacts' own: the command and its workers.

All that the reading of a text makes stays until its end, so the collector goes over it again and again and
finds nothing: 5 % of the time for an article, a quarter for a text of 1 MB, a third for 4 MB. In a program
that calls newsfacts, the collector belongs to that program, and nothing here is used.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector from running inside the block; afterwards it is on again if it was on before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
