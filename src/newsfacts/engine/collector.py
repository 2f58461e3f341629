"""Python's garbage collector, in newsfacts' own processes: the command and its workers.

All objects that reading a text creates live until the end of the text, so the collector checks them again and
again and finds nothing. This takes 5 % of the time for an article, a quarter for a text of 1 MB, and a third
for 4 MB. In other programs that use newsfacts, the collector is theirs, and this module is not used.
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
