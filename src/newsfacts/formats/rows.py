"""Facts as rows of a table, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsfacts.interchange.documents import fact_to_dict, write_json
from newsfacts.kinds.dates import Date
from newsfacts.kinds.money import Money
from newsfacts.kinds.percentages import GdpPercentage, Percentage
from newsfacts.kinds.quantities import Quantity
from newsfacts.kinds.quotations import Quotation
from newsfacts.model import Record
from newsfacts.regexes import compiled

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

``unit`` is the currency, the unit of a percentage, or the unit of a quantity. ``value`` is a date's TIMEX3
value, a quotation's speaker, or the whole value of a plug-in's kind as JSON.
"""


def rows(document: Record) -> Iterator[dict[str, Any]]:
    """Yield a row for each fact of a document; what a kind does not have is an empty string.

    >>> import newsfacts
    >>> doc = newsfacts.extract(Record("It paid over $5m.", id="a.txt"))
    >>> [(row["kind"], row["low"], row["high"], row["unit"]) for row in rows(doc)]
    [('money', '5000000', '', 'USD')]
    """
    for fact in document.facts:
        data = fact_to_dict(fact)
        value, source = data["value"], data["source"]
        row = dict.fromkeys(COLUMNS, "")
        row.update({key: data[key] for key in ("kind", "start", "end", "text", "certainty")})
        row.update(document=document.id or "", extractor=source["extractor"], rule=source["rule"])
        if isinstance(fact.value, Date):
            row.update(value=value["timex"], first_day=value["earliest"], last_day=value["latest"])
        elif isinstance(fact.value, Quotation):
            row["value"] = value["speaker"]["name"] if value["speaker"] else ""
        elif isinstance(fact.value, Money | Percentage | GdpPercentage | Quantity):
            row.update({key: value.get(key) for key in ("low", "high", "bound", "approximate")})
            row["unit"] = value.get("currency") or value.get("unit")
        else:
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
