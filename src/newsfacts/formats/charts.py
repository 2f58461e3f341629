"""Drawings of a document's facts as HTML lists: dates on a timeline, amounts as bars.

Each row has its words and its bar side by side, or one above the other where the window is narrow, so that no
label is cut and none covers another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

import attrs

from newsfacts.extractor import Description
from newsfacts.formats.page_kinds import PageKinds, html_text
from newsfacts.formats.words import one_line
from newsfacts.model import Amount, Fact
from newsfacts.model.arithmetic import CONTEXT

__all__ = ["Described", "amounts_chart", "timeline"]

Described: TypeAlias = tuple[Fact[Any], Description]
"""A fact with what people are shown of its value."""

_FEWEST = 3
"""The fewest rows for a chart: for two, it would show no more than the text."""
_MOST_DATES = 12
"""The most rows of a timeline; if there are more, those of a month, year, decade or century are combined."""
_MOST_BARS = 14
"""Bars drawn for each group, the largest first."""
_MOST_WORDS = 3
"""How many different wordings of a period its row shows."""


@attrs.frozen
class _Row:
    """A row of the timeline."""

    first: dt.date
    last: dt.date
    label: str
    count: int
    """How many different periods it represents."""
    kind: str
    bars: tuple[tuple[dt.date, dt.date], ...]


def timeline(described: Iterable[Described], kinds: PageKinds) -> str:
    """Return a timeline of the facts with calendar days, each from its first to its last day.

    Facts with the same days share a row. Many rows are folded into months, years, decades or centuries. The
    result is empty if there are fewer than three rows.
    """
    rows = _dated(described)
    if len(rows) < _FEWEST:
        return ""
    first, last = min(row.first for row in rows), max(row.last for row in rows)
    days = (last - first).days + 1
    shown, left = _folded(rows)
    items = "".join(_dated_row(row, first, days, kinds) for row in shown)
    axis = f"<p class=axis aria-hidden=true><span>{first}</span><span>{last}</span></p>"
    return _figure("Dates", f"<ol class=rows>{items}</ol>{_left_out(left, 'Dates')}{axis}")


def _dated(described: Iterable[Described]) -> list[_Row]:
    """Return a row for each period, in the order of time."""
    periods: dict[tuple[dt.date, dt.date, str], list[Fact[Any]]] = {}
    for fact, description in described:
        first, last = description.first_day, description.last_day
        if first and last:
            periods.setdefault((first, last, fact.kind), []).append(fact)
    return [
        _Row(first, last, _wordings(facts), 1, kind, ((first, last),))
        for (first, last, kind), facts in sorted(periods.items(), key=lambda row: row[0])
    ]


def _wordings(facts: Iterable[Fact[Any]]) -> str:
    """Return the different words for one period, but only the first few."""
    words = list(dict.fromkeys(one_line(fact.text) for fact in facts))
    more = f" and {len(words) - _MOST_WORDS} more" if len(words) > _MOST_WORDS else ""
    return ", ".join(words[:_MOST_WORDS]) + more


_GRAINS: tuple[Callable[[dt.date], str], ...] = (
    lambda day: day.isoformat()[:7],
    lambda day: day.isoformat()[:4],
    lambda day: f"{day.year // 10 * 10}s",
    lambda day: f"{day.year // 100 * 100} to {day.year // 100 * 100 + 99}",
)
"""Names of the calendar periods that rows are folded into, from the shortest on."""


def _folded(rows: Sequence[_Row]) -> tuple[Sequence[_Row], int]:
    """Return few enough rows, and how many had to be left out."""
    if len(rows) <= _MOST_DATES:
        return rows, 0
    folded: Sequence[_Row] = rows
    for grain in _GRAINS:
        folded = list(_merged(rows, grain))
        if len(folded) <= _MOST_DATES:
            break
    return folded[:_MOST_DATES], sum(row.count for row in folded[_MOST_DATES:])


def _merged(rows: Iterable[_Row], grain: Callable[[dt.date], str]) -> Iterator[_Row]:
    """Yield rows, with all rows in the same calendar period combined into one."""
    inside: dict[tuple[str, ...], list[_Row]] = {}
    for row in rows:
        names = dict.fromkeys((grain(row.first), grain(row.last)))
        period = tuple(names) if len(names) == 1 else (str(row.first), str(row.last))
        inside.setdefault((row.kind, *period), []).append(row)
    for (kind, name, *_), several in inside.items():
        if len(several) == 1:
            yield several[0]
        else:
            bars = tuple(bar for row in several for bar in row.bars)
            last = max(row.last for row in several)
            yield _Row(several[0].first, last, name, len(several), kind, bars)


def _dated_row(row: _Row, first: dt.date, days: int, kinds: PageKinds) -> str:
    places = {
        (round(100 * (start - first).days / days, 1), round(100 * ((end - start).days + 1) / days, 1))
        for start, end in row.bars
    }
    bars = "".join(_bar(left, width, kinds.colour(row.kind)) for left, width in sorted(places))
    told = str(row.first) if row.first == row.last else f"{row.first} to {row.last}"
    if row.count > 1:
        told = f"{row.count} dates, {told}"
    return _row(row.label, told, bars, kinds.number(row.kind))


def amounts_chart(described: Iterable[Described], kinds: PageKinds) -> str:
    """Return a chart of amounts as bars, in groups such as currencies.

    Groups with fewer than three different amounts are left out; the chart is empty if no group is left.
    """
    groups: dict[str, dict[tuple[Decimal, str], Fact[Any]]] = {}
    for fact, description in described:
        size = _size(description.amount) if description.bar and description.amount else None
        if size is not None and size > 0:
            amounts = groups.setdefault(description.bar or "", {})
            amounts.setdefault((size, one_line(description.words)), fact)
    pieces = [
        f"<p class=head>{html_text(one_line(name))}</p>{_amount_rows(amounts, kinds)}"
        for name, amounts in sorted(groups.items())
        if len(amounts) >= _FEWEST
    ]
    return _figure("Amounts", "".join(pieces)) if pieces else ""


def _size(amount: Amount) -> Decimal | None:
    """Return the number that a bar shows: the upper limit, or the lower limit if there is no upper one."""
    return amount.high if amount.high is not None else amount.low


def _amount_rows(amounts: dict[tuple[Decimal, str], Fact[Any]], kinds: PageKinds) -> str:
    """Return the bars of one group, the largest first, to the scale of the largest."""
    ranked = sorted(amounts.items(), key=lambda row: (row[0][0].copy_negate(), row[1].start))
    largest = ranked[0][0][0]
    items = "".join(
        _row(
            one_line(fact.text),
            words,
            _bar(0, round(100 * float(CONTEXT.divide(size, largest)), 1), kinds.colour(fact.kind)),
            kinds.number(fact.kind),
        )
        for (size, words), fact in ranked[:_MOST_BARS]
    )
    return f"<ol class=rows>{items}</ol>{_left_out(len(ranked) - _MOST_BARS, 'Smaller amounts')}"


def _bar(left: float, width: float, colour: str) -> str:
    """Return a bar, placed in percent of the width of its row."""
    return f'<span class="bar {colour}" style="left:min({left:g}%,100% - 4px);width:{width:g}%"></span>'


def _row(label: str, told: str, bars: str, number: int) -> str:
    words = f"<b dir=auto>{html_text(label)}</b> <span class=faint dir=auto>{html_text(told)}</span>"
    return f"<li class=k{number}><span class=label>{words}</span><span class=track>{bars}</span></li>"


def _left_out(count: int, what: str) -> str:
    return f"<p class=faint>{what} not shown: {count:,}</p>" if count > 0 else ""


def _figure(title: str, content: str) -> str:
    return f"<figure><figcaption>{title}</figcaption>{content}</figure>\n"
