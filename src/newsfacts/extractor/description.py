"""A value in words for people, which an extractor provides for every format: tables, `explain`, HTML, CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from newsfacts.amounts.words import amount_in_words
from newsfacts.model import Amount, Span
from newsfacts.model.columns import AMOUNT_COLUMNS, column
from newsfacts.model.plain_form import has_fields, value_fields

__all__ = ["Description", "describe_value"]


def _as_details(details: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(details)


@attrs.frozen
class Description:
    """What people are shown of a value.

    >>> Description("magnitude 6.1", details=[("scale", "moment magnitude")]).words
    'magnitude 6.1'
    """

    words: str = attrs.field(validator=attrs.validators.instance_of(str))
    """The value on one line."""
    details: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_as_details, kw_only=True)
    """More about the value, as labels with words, for `explain` and the notes of an HTML page."""
    amount: Amount | None = attrs.field(default=None, kw_only=True, metadata=column(*AMOUNT_COLUMNS))
    """How much: the columns ``low``, ``high``, ``bound`` and ``approximate`` of a table of facts."""
    unit: str | None = attrs.field(default=None, kw_only=True, metadata=column("unit"))
    """What the amount counts: the column ``unit``."""
    first_day: dt.date | None = attrs.field(default=None, kw_only=True, metadata=column("earliest"))
    """The first day, inclusive: the column ``earliest``."""
    last_day: dt.date | None = attrs.field(default=None, kw_only=True, metadata=column("latest"))
    """The last day, inclusive: the column ``latest``."""
    bar: str | None = attrs.field(default=None, kw_only=True)
    """A name, such as a currency, for a chart on an HTML page that shows this amount as a bar next to others
    with the same name. With ``None``, the amount is in no chart."""
    aside: tuple[int, str] | None = attrs.field(default=None, kw_only=True)
    """An offset into the text, and a few words that an HTML page shows there, such as who is quoted."""


def describe_value(value: Any) -> Description:
    """Return a description of a value that lists its fields.

    >>> describe_value({"airline": "LH", "number": "400"}).words
    'airline LH, number 400'
    >>> describe_value(Amount.exact(Decimal(12))).words
    '12'
    """
    amount = getattr(value, "amount", None)
    return Description(_words(value), amount=amount if isinstance(amount, Amount) else None)


def _words(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Amount):
        return amount_in_words(value)
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, Span):
        return f"characters {value.start} to {value.end}"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_words(item)}" for key, item in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(_words, value))
    if has_fields(type(value)):
        return ", ".join(_fields_in_words(value))
    return str(value)


def _fields_in_words(value: Any) -> Iterator[str]:
    """Yield the fields that are set, each with its name; an amount has no name."""
    for field in value_fields(type(value)):
        item, name = getattr(value, field.name), field.name.strip("_").replace("_", " ")
        if isinstance(item, bool):
            yield name if item else f"not {name}"
        elif isinstance(item, Amount) and field.keys:
            yield _words(item)
        elif item is not None and item != ():
            yield f"{name} {_words(item)}"
