"""Offsets in the units that other programs count: UTF-16 (JavaScript, Java, C#) and UTF-8 (Go, Rust)."""

from __future__ import annotations

from itertools import accumulate

from newsfacts.model.span import Span

__all__ = ["Offsets"]


def _utf16(character: str) -> int:
    return 2 if character > "\uffff" else 1


def _utf8(character: str) -> int:
    return 1 if character < "\x80" else 2 if character < "\u0800" else 3 if character <= "\uffff" else 4


_UNITS = {"utf-16": _utf16, "utf-8": _utf8}


class Offsets:
    r"""Converts offsets in code points to offsets in the code units of an encoding, for one text.

    A lone surrogate counts as one unit in UTF-16 and three in UTF-8, as the error handler
    ``surrogatepass`` writes it. A byte order mark is not counted.

    >>> text = "\N{GRINNING FACE} costs €5"
    >>> Offsets(text, "utf-16").of(Span(8, 10)), Offsets(text, "utf-8").of(Span(8, 10))
    ((9, 11), (11, 15))
    """

    def __init__(self, text: str, encoding: str) -> None:
        if encoding not in _UNITS:
            raise ValueError(f"offsets can be counted in {' or '.join(sorted(_UNITS))}, not {encoding!r}")
        self.encoding = encoding
        # Where every character is one unit, code points are right as they are.
        plain = text.isascii() or (encoding == "utf-16" and max(text) <= "\uffff")
        self._before = None if plain else list(accumulate(map(_UNITS[encoding], text), initial=0))

    def at(self, offset: int) -> int:
        """Return the number of code units before a code point."""
        return offset if self._before is None else self._before[offset]

    def of(self, span: Span) -> tuple[int, int]:
        """Return the start and the end of a span."""
        return self.at(span.start), self.at(span.end)
