"""Facts as in GDELT's Global Knowledge Graph: one line per document, with five of its columns.

The columns and the marks inside them are those of the GKG codebook, version 2.1: ``V2.1DATE``,
``V2DOCUMENTIDENTIFIER``, ``V2.1ENHANCEDDATES``, ``V2.1QUOTATIONS``, ``V2.1AMOUNTS``, with tabs between.
The format has no place for much of a fact: docs/how-to/export-like-gdelt.md lists what is lost.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from newsfacts.formats.rows import rows
from newsfacts.model import Record
from newsfacts.model.arithmetic import plain
from newsfacts.regexes import compiled
from newsfacts.registry import Registry

__all__ = ["COLUMNS", "gkg_line"]

COLUMNS = ("V2.1DATE", "V2DOCUMENTIDENTIFIER", "V2.1ENHANCEDDATES", "V2.1QUOTATIONS", "V2.1AMOUNTS")
"""The columns of a line, in order."""

_DATE = compiled(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:T.*)?", re.ASCII)
_NOT_IN_FIELDS = compiled(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff;|#,]+")
_NOT_IN_QUOTES = compiled(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff|#]+")
_SAID = ("direct", "partial")


def gkg_line(document: Record, *, registry: Registry | None = None) -> str:
    r"""Return the line of a document, without a line end; offsets count code points of its text from 0.

    ``registry`` is that of `newsfacts.formats.rows.rows`. A tab, a line end or a mark of the format inside a
    field is a space there.

    >>> import newsfacts
    >>> doc = newsfacts.extract(Record("It paid $5m in May 2019.", id="a", published="2025-02-13"))
    >>> gkg_line(doc).split("\t")
    ['20250213000000', 'a', '2#5#0#2019#15', '', '5000000,USD,8']
    """
    facts = list(rows(document, registry=registry))
    fields = (
        _moment(document.published),
        _plain(document.id or "", _NOT_IN_FIELDS),
        ";".join(block for row in facts if row["timex"] for block in _dates(row)),
        "#".join(_quotation(row) for row in facts if row["form"] in _SAID),
        ";".join(_amount(row) for row in facts if row["low"] is not None or row["high"] is not None),
    )
    return "\t".join(fields)


def _moment(published: dt.date | None) -> str:
    """Return a day or a moment as 14 digits, in UTC where its offset is known; nothing for none."""
    if isinstance(published, dt.datetime):
        moment = published.astimezone(dt.UTC) if published.tzinfo else published
        return f"{moment:%Y%m%d%H%M%S}".rjust(14, "0")
    return "" if published is None else f"{published:%Y%m%d}000000".rjust(14, "0")


def _dates(row: dict[str, Any]) -> Iterator[str]:
    """Yield a block for each day, month or year, and for each end of a range: resolution, parts, offset."""
    for timex in row["timex"].split("/"):
        parts = _DATE.fullmatch(timex)
        if parts is None:
            continue
        year, month, day = (0 if part in (None, "XXXX") else int(part) for part in parts.groups())
        if not year and not (month and day):
            continue  # a month of no year has no resolution there
        resolution = 4 if not year else 3 if day else 2 if month else 1
        yield f"{resolution}#{month}#{day}#{year}#{row['start']}"


def _quotation(row: dict[str, Any]) -> str:
    words = _plain(row["text"], _NOT_IN_QUOTES)
    return f"{row['start']}|{row['end'] - row['start']}|{_plain(row['cue'] or '', _NOT_IN_FIELDS)}|{words}"


def _amount(row: dict[str, Any]) -> str:
    """Return a block: the number (the lower of two), what it counts, where."""
    number: Decimal = row["high"] if row["low"] is None else row["low"]
    counted = row["of"] if row["head"] else row["unit"] or ""
    if row["per"]:
        counted = f"{counted} per {row['per']}"
    return f"{plain(number)},{_plain(counted, _NOT_IN_FIELDS)},{row['start']}"


def _plain(words: str, unwanted: re.Pattern[str]) -> str:
    return unwanted.sub(" ", words).strip()
