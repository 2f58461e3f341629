"""Facts as rows of a table, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsfacts.formats.words import describe
from newsfacts.interchange.documents import fact_to_dict, write_json
from newsfacts.model import Record
from newsfacts.model.plain_form import plain_form
from newsfacts.regexes import compiled
from newsfacts.registry import Registry

__all__ = ["COLUMNS", "rows", "without_formula"]

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""How a cell begins that a spreadsheet takes for a formula, some only the full-width forms: OWASP, *CSV
Injection*."""
_NUMBER = compiled(r"[+-]?[0-9]++(?:\.[0-9]++)?")

COLUMNS = (
    "document",
    "kind",
    "start",
    "end",
    "text",
    "low",
    "high",
    "bound",
    "approximate",
    "unit",
    "value",
    "first_day",
    "last_day",
    "certainty",
    "extractor",
    "rule",
)
"""The names of the columns, in order.

``unit`` is the currency, the unit of a percentage or of a quantity, or the noun of a count. ``value`` is a
date's TIMEX3 value, a quotation's speaker, or the whole value as JSON where an extractor does not say what to
show there (`newsfacts.extractor.Description`).
"""


def rows(document: Record, *, registry: Registry | None = None) -> Iterator[dict[str, Any]]:
    """Yield a row for each fact of a document; what a kind does not have is an empty string.

    ``registry`` knows the extractors that describe their values: without it the built-in ones and all
    installed plug-ins.

    >>> import newsfacts
    >>> doc = newsfacts.extract(Record("It paid over $5m.", id="a.txt"))
    >>> [(row["kind"], row["low"], row["high"], row["unit"]) for row in rows(doc)]
    [('money', '5000000', '', 'USD')]
    """
    for fact in document.facts:
        data = fact_to_dict(fact)
        value, source = data["value"], data["source"]
        row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
        row.update({key: data[key] for key in ("kind", "start", "end", "text", "certainty")})
        row.update(document=document.id or "", extractor=source["extractor"], rule=source["rule"])
        description = describe(fact, registry=registry)
        if description.amount is not None:
            row.update(plain_form(description.amount))
        row.update(unit=description.unit, value=description.column)
        row.update(first_day=plain_form(description.first_day), last_day=plain_form(description.last_day))
        if description.column is None:
            row["value"] = write_json(value)
        yield {key: "" if item is None else item for key, item in row.items()}


def without_formula(cell: str) -> str:
    """Return the text of a cell so that no spreadsheet takes it for a formula.

    A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end, or with apostrophes before one of
    these, gets an apostrophe in front; take it away, and the text is as it was. Numbers stay.

    >>> [without_formula(cell) for cell in ("=2+5", "-5%", "-5", "'=2+5", "a = b")]
    ["'=2+5", "'-5%", '-5', "''=2+5", 'a = b']
    """
    begins = cell.lstrip("'").startswith(_FORMULA)
    return f"'{cell}" if begins and not _NUMBER.fullmatch(cell) else cell
