"""Facts in the interchange form of design section 5, for the tests."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from newsfacts import Amount, Fact, Span


def fact_dict(fact: Fact[Any]) -> dict[str, Any]:
    """Give a fact as ``newsfacts extract --format jsonl`` writes it."""
    return {
        "kind": fact.kind,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "certainty": fact.certainty.value,
        "value": _plain(fact.value),
        "source": {"extractor": fact.provenance.extractor, "rule": fact.provenance.rule},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if not attrs.has(type(value)):
        return value
    fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
    result: dict[str, Any] = {}
    for name, item in fields.items():
        if name == "base":
            result[name] = {
                "low": _plain(item.low),
                "high": _plain(item.high),
                "unit": fields["base_unit"],
            }
        elif name == "base_unit":
            continue
        elif isinstance(item, Amount):
            result |= {field: _plain(getattr(item, field)) for field in ("low", "high", "bound")}
            result["approximate"] = item.approximate
        elif name == "span":
            result |= {"start": item.start, "end": item.end}
        else:
            result[name] = _plain(item)
    return result
