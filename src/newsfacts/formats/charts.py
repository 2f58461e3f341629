"""Drawings of a document's facts as inline SVG: dates on a line of time, amounts of money as bars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape
from typing import Any, TypeAlias

from newsfacts.extractor import Description
from newsfacts.formats.words import one_line
from newsfacts.kinds.money import Money
from newsfacts.model import Fact

__all__ = ["Described", "amounts_chart", "timeline"]

Described: TypeAlias = tuple[Fact[Any], Description]
"""A fact with what people are shown of its value."""

_WIDTH = 640
_ROW = 22
_MOST = 14
"""Bars drawn for each currency, the largest first."""


def timeline(described: Iterable[Described]) -> str:
    """Draw what has days in a calendar, each from its first to its last day; nothing if nothing has.

    What is said twice in the same words is drawn once.
    """
    seen: set[tuple[dt.date, dt.date, str]] = set()
    placed: list[tuple[dt.date, dt.date, Fact[Any]]] = []
    for fact, description in described:
        earliest, latest = description.first_day, description.last_day
        if earliest and latest and (earliest, latest, fact.text) not in seen:
            seen.add((earliest, latest, fact.text))
            placed.append((earliest, latest, fact))
    if not placed:
        return ""
    placed.sort(key=lambda row: (row[0], row[1], row[2].start))
    first, last = min(row[0] for row in placed), max(row[1] for row in placed)
    days = max(1, (last - first).days + 1)

    def across(day: dt.date) -> float:
        return round((_WIDTH - 20) * (day - first).days / days + 10, 1)

    rows: list[str] = []
    for number, (earliest, latest, fact) in enumerate(placed):
        x, width = across(earliest), max(4.0, across(latest) - across(earliest))
        y = number * _ROW + 6
        label = escape(one_line(fact.text))
        told = escape(f"{one_line(fact.text)}: {earliest} to {latest}")
        anchor, at = ("start", x + width + 6) if x + width < _WIDTH * 0.6 else ("end", x - 6)
        rows.append(
            f"<g><title>{told}</title>"
            f'<rect class="date" x="{x}" y="{y}" width="{width:g}" height="12" rx="3"/>'
            f'<text x="{at:g}" y="{y + 10}" text-anchor="{anchor}">{label}</text></g>'
        )
    height = len(placed) * _ROW + 26
    axis = (
        f'<line x1="10" x2="{_WIDTH - 10}" y1="{height - 20}" y2="{height - 20}"/>'
        f'<text x="10" y="{height - 6}">{first}</text>'
        f'<text x="{_WIDTH - 10}" y="{height - 6}" text-anchor="end">{last}</text>'
    )
    return _figure("Dates", height, "".join(rows) + axis)


def amounts_chart(described: Iterable[Described]) -> str:
    """Draw the sums of money, a group of bars for each currency; nothing if there are none."""
    groups: dict[str, list[tuple[Decimal, Described]]] = {}
    for fact, description in described:
        size = _size(fact.value) if isinstance(fact.value, Money) else None
        if size is not None and size > 0:
            groups.setdefault(fact.value.currency, []).append((size, (fact, description)))
    if not groups:
        return ""
    pieces: list[str] = []
    y = 0
    for currency, sums in sorted(groups.items()):
        pieces.append(f'<text class="head" x="0" y="{y + 14}">{escape(currency)}</text>')
        y += _ROW
        for bar in _bars(sums, y):
            pieces.append(bar)
            y += _ROW
    return _figure("Amounts by currency", y + 4, "".join(pieces))


def _size(value: Money) -> Decimal | None:
    """Return the number that a bar stands for: the upper side, or the lower where the upper is open."""
    return value.amount.high if value.amount.high is not None else value.amount.low


def _bars(sums: list[tuple[Decimal, Described]], top: int) -> Iterator[str]:
    """Draw the bars of one currency, to the scale of its largest sum; each sum once."""
    unique = {(size, description.words): fact for size, (fact, description) in reversed(sums)}
    ranked = sorted(unique.items(), key=lambda row: (-row[0][0], row[1].start))[:_MOST]
    largest = ranked[0][0][0]
    for number, ((size, words), fact) in enumerate(ranked):
        y = top + number * _ROW
        width = max(2.0, round(float(size / largest) * (_WIDTH * 0.55), 1))
        told = escape(f"{one_line(fact.text)}: {words}")
        yield (
            f"<g><title>{told}</title>"
            f'<rect class="money" x="0" y="{y}" width="{width:g}" height="14" rx="3"/>'
            f'<text x="{width + 6:g}" y="{y + 11}">{escape(one_line(fact.text))}</text></g>'
        )


def _figure(title: str, height: int, content: str) -> str:
    return (
        f'<figure><figcaption>{title}</figcaption><svg viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{title}">{content}</svg></figure>\n'
    )
