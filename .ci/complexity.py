"""Fail if a function is more complex than 20 by radon's count, unless ``complexity.txt`` lists it.

    python .ci/complexity.py

The list names functions that the issues on dates and on quotations rewrite. It only shrinks: a function on it
that is simple by now fails as well.
"""

from __future__ import annotations

import pathlib
import sys

from radon.complexity import cc_visit

MOST = 20
ROOT = pathlib.Path(__file__).parent.parent
KNOWN = set((ROOT / ".ci" / "complexity.txt").read_text(encoding="utf-8").split())


def found() -> set[str]:
    """Return the functions above the limit, each as ``path:Class.function``."""
    names = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        place = path.relative_to(ROOT / "src" / "newsfacts").as_posix()
        for block in cc_visit(path.read_text(encoding="utf-8")):
            for part in (block, *getattr(block, "methods", ())):
                if part.complexity > MOST and part.letter != "C":
                    names.add(f"{place}:{part.fullname}")
    return names


def main() -> None:
    """Compare with the list."""
    above = found()
    for name in sorted(above - KNOWN):
        print(f"{name} is more complex than {MOST}: find what it hides")
    for name in sorted(KNOWN - above):
        print(f"{name} is no longer too complex: take it off .ci/complexity.txt")
    sys.exit(above != KNOWN)


if __name__ == "__main__":
    main()
