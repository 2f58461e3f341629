"""The one place where patterns are compiled, so that one test can check them all.

A pattern must take time in proportion to the length of the text. Two things make it slower, and
``tests/test_patterns.py`` looks for both: a repeat without an upper bound inside another, and a repeat that
may have to give back everything that it matched, so that the search starts again at the next character. The
second is harmless if something limits it; a pattern of that kind says what does.
"""

from __future__ import annotations

import re

__all__ = ["COMPILED", "compiled"]

COMPILED: dict[re.Pattern[str], str] = {}
"""Every pattern compiled so far, with what bounds it where that is not to be seen in the pattern itself."""


def compiled(source: str, flags: int = 0, *, bounded: str = "") -> re.Pattern[str]:
    """Return a compiled pattern; ``bounded`` says what limits a repeat that may give back all it matched."""
    pattern = re.compile(source, flags)
    COMPILED[pattern] = bounded
    return pattern
