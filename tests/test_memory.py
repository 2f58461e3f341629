"""Nothing is kept of a document that was read: no cache grows with what texts say or when they appeared."""

from __future__ import annotations

import datetime as dt
import gc
import tracemalloc

from newsfacts.lexicon.tables import languages
from reading import read

TEXT = "“It cost ${n} million, or {n}% of GDP,” said Jane Mi{n}er on {day} 2024, {n} miles away, last week."


def read_some(first: int, last: int) -> int:
    """Read short documents, each with words and a date of its own; give the bytes in use afterwards."""
    for n in range(first, last):
        day = dt.date(1990, 1, 1) + dt.timedelta(days=37 * n)
        text = TEXT.format(n=n, day=f"{day:%d %B}")
        read(text, languages()[n % len(languages())], published=day)
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_memory_stays_flat() -> None:
    tracemalloc.start()
    try:
        read_some(0, 150)  # fills what is filled once
        before = read_some(150, 200)
        kept = read_some(200, 400) - before
    finally:
        tracemalloc.stop()
    # A document with its facts takes some kilobytes; a few bytes are what the interpreter itself keeps.
    assert kept < 200 * 400, f"{kept / 200:.0f} bytes are kept of each document"
