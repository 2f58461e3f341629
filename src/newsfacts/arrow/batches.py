"""The schema of facts, and batches of them."""

from __future__ import annotations

import datetime as dt
import warnings
from decimal import Decimal
from itertools import repeat
from typing import Any, Literal, TypeAlias

import pyarrow as pa

from newsfacts.errors import ConfigurationError, NumbersLeftOut
from newsfacts.formats.rows import COLUMNS, row
from newsfacts.model import Record
from newsfacts.model.offsets import Offsets
from newsfacts.registry import Registry, installed

__all__ = ["FACT", "FACTS", "FactBatches", "OffsetUnit"]

OffsetUnit: TypeAlias = Literal["code-points", "utf-8", "utf-16"]
"""What offsets count: code points, bytes of UTF-8, or code units of UTF-16."""

_DIGITS, _DECIMALS = 38, 9
_TYPES = {
    str: pa.string(),
    int: pa.int32(),
    Decimal: pa.decimal128(_DIGITS, _DECIMALS),
    bool: pa.bool_(),
    dt.date: pa.date32(),
    tuple: pa.list_(pa.string()),
}
_OFFSETS = ("start", "end", "speaker_start", "speaker_end", "outer_start", "outer_end")
# Arrow holds UTF-8, which has no lone surrogates.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")

FACTS: pa.Schema = pa.schema(
    [pa.field(name, _TYPES[kind]) for name, kind in COLUMNS.items()], metadata={"newsfacts.facts": "1"}
)
"""The schema of facts: the columns of `newsfacts.formats.rows.COLUMNS`, typed.

Strings are ``string``, offsets ``int32``, numbers ``decimal128(38, 9)``, days ``date32``, truths ``bool``;
``candidates`` and ``reasons`` are lists of strings. ``low``, ``high``, ``base_low`` and ``base_high`` are
null where that side is open and where a number does not fit: ``value``, which is JSON, has it in full. The
metadata state the version of the schema, ``newsfacts.facts``; a version only gains columns, at the end.
"""
FACT = pa.struct([field for field in FACTS if field.name != "document_id"])
"""A fact inside the row of its document: `newsfacts.arrow.FACTS` without ``document_id``."""


class FactBatches:
    """Collects the facts of documents until they become a batch of `newsfacts.arrow.FACTS`.

    ``offsets`` and ``registry`` are those of `iter_batches`. ``len()`` is the number of facts collected.
    """

    def __init__(self, offsets: OffsetUnit = "code-points", registry: Registry | None = None) -> None:
        if offsets not in ("code-points", "utf-8", "utf-16"):
            raise ConfigurationError(f"offsets must be 'code-points', 'utf-8' or 'utf-16', not {offsets!r}")
        self._unit = offsets
        self._registry = registry if registry is not None else installed()
        self._lists: dict[str, list[Any]] = {name: [] for name in COLUMNS}
        """The cells of each column; empty cells at its end are added later."""
        self._left_out = 0
        self._numbers = frozenset(name for name, kind in COLUMNS.items() if kind is Decimal)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, document: Record) -> None:
        """Add the facts of a document."""
        units = None if self._unit == "code-points" else Offsets(document.text, self._unit)
        for number, fact in enumerate(document.facts):
            cells = row(fact, self._registry)
            cells["document_id"], cells["fact_index"] = document.id, number
            if units is not None:
                for name in _OFFSETS:
                    if cells.get(name) is not None:
                        cells[name] = units.at(cells[name])
            for name in self._numbers & cells.keys():
                cells[name] = self._fitting(cells[name])
            for name, cell in cells.items():
                column = self._lists[name]
                if len(column) < self._size:
                    column.extend(repeat(None, self._size - len(column)))
                column.append(cell)
            self._size += 1

    def _fitting(self, number: Decimal | None) -> Decimal | None:
        """Return a number, or ``None`` if it has too many digits on either side of its point."""
        if number is None or _fits(number):
            return number
        self._left_out += 1
        return None

    def batch(self, rows: int | None = None) -> pa.RecordBatch:
        """Take the first rows, all by default, as a batch."""
        rows = self._size if rows is None else rows
        arrays = []
        for field in FACTS:
            cells = self._lists[field.name]
            first = cells[:rows]
            arrays.append(_array(first + [None] * (rows - len(first)), field.type))
            del cells[:rows]
        self._size -= rows
        return pa.RecordBatch.from_arrays(arrays, schema=FACTS)

    def warn(self) -> None:
        """Warn of numbers that were left out, if there were any, once."""
        if self._left_out:
            warnings.warn(NumbersLeftOut(self._left_out, _DIGITS, _DECIMALS), stacklevel=2)
            self._left_out = 0


def _fits(number: Decimal) -> bool:
    """Return whether the column of numbers has room for all digits of a number."""
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or (exponent < -_DECIMALS and any(digits[exponent + _DECIMALS :])):
        return False
    return number.adjusted() < _DIGITS - _DECIMALS


def _array(cells: list[Any], kind: pa.DataType) -> pa.Array:
    """Return cells as an array; lone surrogates become U+FFFD."""
    try:
        return pa.array(cells, kind)
    except UnicodeEncodeError:
        return pa.array([_encodable(cell) for cell in cells], kind)


def _encodable(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell.translate(_SURROGATES)
    return tuple(map(_encodable, cell)) if isinstance(cell, tuple) else cell
