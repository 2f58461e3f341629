"""The ways to read a pattern of time: its options, alternatives and macros written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsfacts.errors import TableError
from newsfacts.regexes import compiled

__all__ = ["expand"]

_PLAIN = compiled(r"[^\[\]()|]++")
_MACRO = compiled(r"<([a-z_]+)>", bounded="only our tables are read with it")
_SLOT = compiled(r"\{[^{}]*+\}", bounded="no slot holds another brace")
_ESCAPES = {r"\(": "\ue000", r"\)": "\ue001"}
_LIMIT = 4096  # ways to read one pattern: more is a mistake in the table


def expand(pattern: str, macros: Mapping[str, str], table: str) -> Iterator[str]:
    """Yield every way to read a pattern's options, alternatives and macros.

    >>> list(expand("[the] (end|start)", {}, "example"))
    ['the end', 'the start', 'end', 'start']
    """

    def named(match: re.Match[str]) -> str:
        if match[1] not in macros:
            raise TableError(table, f"pattern {pattern!r} uses <{match[1]}>, which [macro] does not have")
        return f"({macros[match[1]]})"

    if "{" in (outside := _SLOT.sub("", pattern)) or "}" in outside:
        raise TableError(table, f"pattern {pattern!r} has a brace without the other one")
    spread = pattern
    for _ in range(4):  # macros may use macros, to a depth that a reader can follow
        spread = _MACRO.sub(named, spread)
    for written, stand_in in _ESCAPES.items():
        spread = spread.replace(written, stand_in)
    ways, end = _ways(spread, 0, pattern, table)
    if end != len(spread):
        raise TableError(table, f"pattern {pattern!r} has a closing bracket without an opening one")
    if len(ways) > _LIMIT:
        raise TableError(table, f"pattern {pattern!r} can be read in more than {_LIMIT} ways")
    for way in dict.fromkeys(" ".join(way.split()) for way in ways):
        plain = way
        for written, stand_in in _ESCAPES.items():
            plain = plain.replace(stand_in, written[1])
        yield plain


def _ways(text: str, i: int, pattern: str, table: str) -> tuple[list[str], int]:
    """Read alternatives from ``i`` up to the bracket that closes them."""
    done: list[str] = []
    current = [""]
    while i < len(text) and text[i] not in "])":
        sign = text[i]
        if sign in "[(":
            inner, i = _ways(text, i + 1, pattern, table)
            if text[i : i + 1] != ("]" if sign == "[" else ")"):
                raise TableError(table, f"pattern {pattern!r} does not close {sign!r}")
            if sign == "[":
                inner = [*inner, ""]
            current = [head + tail for head in current for tail in inner]
        elif sign == "|":
            done += current
            current = [""]
        else:
            plain = _PLAIN.match(text, i)
            assert plain is not None
            current = [head + plain[0] for head in current]
            i = plain.end()
            continue
        i += 1
    return done + current, i
