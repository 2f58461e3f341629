"""Facts as rows of a table, for spreadsheets, data frames and columns of Arrow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from newsfacts.interchange.documents import write_json
from newsfacts.model import Fact, Record
from newsfacts.model.columns import column_values
from newsfacts.model.plain_form import plain_form
from newsfacts.regexes import compiled
from newsfacts.registry import Registry, installed

__all__ = ["COLUMNS", "row", "rows", "without_formula"]

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""The first characters of a cell that spreadsheets read as a formula; some, only in full width (OWASP, *CSV
Injection*)."""
_NUMBER = compiled(r"[+-]?[0-9]++(?:\.[0-9]++)?")

COLUMNS: Mapping[str, type[Any]] = {
    "document_id": str,
    "fact_index": int,
    "kind": str,
    "text": str,
    "certainty": str,
    "start": int,
    "end": int,
    "low": Decimal,
    "high": Decimal,
    "bound": str,
    "approximate": bool,
    "unit": str,
    "per": str,
    "of": str,
    "change": str,
    "economy": str,
    "stated": bool,
    "candidates": tuple,
    "base_low": Decimal,
    "base_high": Decimal,
    "base_unit": str,
    "head": str,
    "date_type": str,
    "timex": str,
    "mod": str,
    "edtf": str,
    "earliest": dt.date,
    "latest": dt.date,
    "form": str,
    "speaker": str,
    "speaker_text": str,
    "speaker_start": int,
    "speaker_end": int,
    "speaker_kind": str,
    "role": str,
    "affiliation": str,
    "cue": str,
    "outer_start": int,
    "outer_end": int,
    "group": int,
    "extractor": str,
    "rule": str,
    "reasons": tuple,
    "value": str,
}
"""The columns in order, each with the type of its cells; tuples hold strings.

``fact_index`` counts the facts of a document from 0. ``unit`` is the currency of a sum, the unit of a
percentage or of a quantity. ``earliest`` and ``latest`` are the first and the last day, inclusive. ``value``
is the whole value as JSON in the interchange format, for every kind. The other columns are the keys of
that format: docs/reference/interchange.md.
"""


def rows(document: Record, *, registry: Registry | None = None) -> Iterator[dict[str, Any]]:
    """Yield a row for each fact of a document: all `COLUMNS`, ``None`` where a fact does not have one.

    ``registry`` knows the extractors that describe their values: without it the built-in ones and all
    installed plug-ins. The values of a plug-in fill the columns that their class declares
    (`newsfacts.model.columns.column`) or that its `Description` names: the amount, its unit, the days.

    >>> import newsfacts
    >>> doc = newsfacts.extract(Record("It paid over $5m.", id="a.txt"))
    >>> [(row["kind"], row["low"], row["high"], row["unit"]) for row in rows(doc)]
    [('money', Decimal('5000000'), None, 'USD')]
    """
    known = installed() if registry is None else registry
    for number, fact in enumerate(document.facts):
        cells: dict[str, Any] = dict.fromkeys(COLUMNS)
        cells["document_id"], cells["fact_index"] = document.id, number
        cells.update(row(fact, known))
        yield cells


def row(fact: Fact[Any], registry: Registry) -> dict[str, Any]:
    """Return the columns that a fact fills, except those of its document."""
    provenance = fact.provenance
    cells = column_values(fact.value)
    if not cells:  # its class fills no columns, but its extractor can describe an amount or days
        cells = column_values(registry.describe(fact.value, fact.kind))
    cells["kind"], cells["text"] = fact.kind, fact.text
    cells["certainty"] = fact.certainty.value
    cells["start"], cells["end"] = fact.start, fact.end
    cells["extractor"], cells["rule"], cells["reasons"] = (
        provenance.extractor,
        provenance.rule,
        provenance.reasons,
    )
    cells["value"] = write_json(plain_form(fact.value))
    return cells


def without_formula(cell: str) -> str:
    """Return the text of a cell, changed so that no spreadsheet reads it as a formula.

    A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end, or with apostrophes before one of
    these, gets an apostrophe in front; without it, the text is as it was. Numbers are not changed.

    >>> [without_formula(cell) for cell in ("=2+5", "-5%", "-5", "'=2+5", "a = b")]
    ["'=2+5", "'-5%", '-5', "''=2+5", 'a = b']
    """
    begins = cell.lstrip("'").startswith(_FORMULA)
    return f"'{cell}" if begins and not _NUMBER.fullmatch(cell) else cell
