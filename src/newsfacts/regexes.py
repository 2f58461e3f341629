"""The one place where patterns are compiled, so that one test can check them all.

A pattern must take time in proportion to the length of the text. Two things make it slower, and
``tests/test_patterns.py`` looks for both: a repeat without an upper bound inside another, and one that may
have to give up all that it took, so that the search begins again one character on. The second is harmless
where something bounds it; a pattern of that sort says what.
"""

from __future__ import annotations

import re

__all__ = ["COMPILED", "compiled"]

COMPILED: dict[re.Pattern[str], str] = {}
"""Every pattern compiled so far, with what bounds it where that is not to be seen in the pattern itself."""


def compiled(source: str, flags: int = 0, *, bounded: str = "") -> re.Pattern[str]:
    """Compile a pattern of newsfacts; ``bounded`` says what bounds a repeat that may give up all it took."""
    pattern = re.compile(source, flags)
    COMPILED[pattern] = bounded
    return pattern
