"""Drawings of a document's facts as inline SVG: dates on a line of time, amounts as bars."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from html import escape
from typing import Any, TypeAlias

from newsfacts.extractor import Description
from newsfacts.formats.words import one_line
from newsfacts.model import Amount, Fact
from newsfacts.model.arithmetic import CONTEXT

__all__ = ["Described", "amounts_chart", "timeline"]

Described: TypeAlias = tuple[Fact[Any], Description]
"""A fact with what people are shown of its value."""

_WIDTH = 640
_ROW = 22
_MOST = 14
"""Bars drawn for each group, the largest first."""


def timeline(described: Iterable[Described], colours: Mapping[str, str]) -> str:
    """Return a drawing of what has days in a calendar, each from its first to its last day; else nothing.

    What is said twice in the same words is drawn once. ``colours`` are CSS classes, by kind.
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
            f'<rect class="{colours[fact.kind]}" x="{x}" y="{y}" width="{width:g}" height="12" rx="3"/>'
            f'<text x="{at:g}" y="{y + 10}" text-anchor="{anchor}">{label}</text></g>'
        )
    height = len(placed) * _ROW + 26
    axis = (
        f'<line x1="10" x2="{_WIDTH - 10}" y1="{height - 20}" y2="{height - 20}"/>'
        f'<text x="10" y="{height - 6}">{first}</text>'
        f'<text x="{_WIDTH - 10}" y="{height - 6}" text-anchor="end">{last}</text>'
    )
    return _figure("Dates", height, "".join(rows) + axis)


def amounts_chart(described: Iterable[Described], colours: Mapping[str, str]) -> str:
    """Return a drawing of amounts as bars, in groups such as currencies; nothing if no amount has a group.

    ``colours`` are CSS classes, by kind.
    """
    groups: dict[str, list[tuple[Decimal, Described]]] = {}
    for fact, description in described:
        size = _size(description.amount) if description.bar and description.amount else None
        if size is not None and size > 0:
            groups.setdefault(description.bar or "", []).append((size, (fact, description)))
    if not groups:
        return ""
    pieces: list[str] = []
    y = 0
    for name, amounts in sorted(groups.items()):
        pieces.append(f'<text class="head" x="0" y="{y + 14}">{escape(one_line(name))}</text>')
        y += _ROW
        for bar in _bars(amounts, y, colours):
            pieces.append(bar)
            y += _ROW
    return _figure("Amounts", y + 4, "".join(pieces))


def _size(amount: Amount) -> Decimal | None:
    """Return the number that a bar stands for: the upper side, or the lower where the upper is open."""
    return amount.high if amount.high is not None else amount.low


def _bars(amounts: list[tuple[Decimal, Described]], top: int, colours: Mapping[str, str]) -> Iterator[str]:
    """Yield the bars of one group, to the scale of its largest amount; each amount once."""
    unique = {(size, description.words): fact for size, (fact, description) in reversed(amounts)}
    ranked = sorted(unique.items(), key=lambda row: (row[0][0].copy_negate(), row[1].start))[:_MOST]
    largest = ranked[0][0][0]
    for number, ((size, words), fact) in enumerate(ranked):
        y = top + number * _ROW
        width = max(2.0, round(float(CONTEXT.divide(size, largest)) * (_WIDTH * 0.55), 1))
        told = escape(f"{one_line(fact.text)}: {words}")
        yield (
            f"<g><title>{told}</title>"
            f'<rect class="{colours[fact.kind]}" x="0" y="{y}" width="{width:g}" height="14" rx="3"/>'
            f'<text x="{width + 6:g}" y="{y + 11}">{escape(one_line(fact.text))}</text></g>'
        )


def _figure(title: str, height: int, content: str) -> str:
    return (
        f'<figure><figcaption>{title}</figcaption><svg viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{title}">{content}</svg></figure>\n'
    )
