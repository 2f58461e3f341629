"""The five real articles."""

from __future__ import annotations

import pathlib

SEEDS = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((pathlib.Path(__file__).parent.parent / "seeds").glob("*.txt"))
}
assert len(SEEDS) == 5
