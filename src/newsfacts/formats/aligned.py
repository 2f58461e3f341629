"""Rows of cells aligned for a terminal, on which a Chinese character is two columns wide."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

__all__ = ["columns", "display_width", "shortened_to"]


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a line for each row, with its cells aligned and two spaces between.

    >>> columns([["4%", "up"], ["12.5%", "down"]])
    ['4%     up', '12.5%  down']
    """
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def display_width(text: str) -> int:
    """Return the number of columns that a text fills on a terminal.

    >>> display_width("240億円")
    7
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text
    )


def shortened_to(text: str, width: int) -> str:
    """Return a text of at most ``width`` columns: cut in the middle, where the eye misses least.

    >>> shortened_to("before the end of the year", 15)
    'before … e year'
    """
    if display_width(text) <= width:
        return text
    half = (width - 3) // 2
    head, tail = text[:half], text[-half:]
    while display_width(head) > half:
        head = head[:-1]
    while display_width(tail) > half:
        tail = tail[1:]
    return f"{head.rstrip()} … {tail.lstrip()}"
