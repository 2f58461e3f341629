"""Blocks of figures in a page of the documentation, which the scripts beside this file write.

A block stands between two comments, ``<!-- figures: NAME -->`` and ``<!-- end -->``. People write the words
around it.
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?<=<!-- figures: )([a-z-]+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def filled(page: str, blocks: dict[str, str]) -> str:
    """Return a page with new figures in its blocks; raise KeyError for a block that the page lacks."""
    here = {match.group(1) for match in BLOCK.finditer(page)}
    for name in blocks:
        if name not in here:
            raise KeyError(f"the page has no block {name!r}")
    return BLOCK.sub(
        lambda match: (
            match.group(1) + match.group(2) + "\n" + blocks[match.group(1)].strip() + "\n\n"
            if match.group(1) in blocks
            else match.group(0)
        ),
        page,
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; columns whose name starts with ``#`` are aligned to the right."""
    head = "| " + " | ".join(column.lstrip("#") for column in columns) + " |\n"
    rule = "|" + "|".join("---:" if column.startswith("#") else "---" for column in columns) + "|\n"
    return head + rule + "".join("| " + " | ".join(map(str, row)) + " |\n" for row in rows)


def made_at() -> str:
    """Return the sentence that says when, and from which commit, figures were made."""
    today = dt.datetime.now(dt.UTC).date()
    commit = _git("rev-parse", "--short=10", "HEAD")
    changed = " with changes that are not committed" if _git("status", "--porcelain", "src") else ""
    return f"Measured on {today.day} {today:%B %Y}, at commit `{commit}`{changed}."


def _git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
