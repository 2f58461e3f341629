"""The first page shows what comes out of the text that it quotes."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "docs")]

import tables  # noqa: E402


def test_the_table_has_the_facts_of_the_quoted_text(tmp_path: Path) -> None:
    page = tmp_path / "index.md"
    page.write_text("# A\n\n> It paid €5m\n> on Tuesday.\n\nMore, for $3.\n", encoding="utf-8")
    tables.write_first_facts(tmp_path / "facts.md", page)
    rows = (tmp_path / "facts.md").read_text(encoding="utf-8").splitlines()[2:]
    assert rows == ["| €5m | `money` | 5,000,000 EUR |", "| Tuesday | `date` | 2025-02-11 |"]


def test_the_first_page_quotes_a_text_with_facts_of_many_kinds(tmp_path: Path) -> None:
    tables.write_first_facts(tmp_path / "facts.md", ROOT / "docs" / "index.md")
    rows = (tmp_path / "facts.md").read_text(encoding="utf-8").splitlines()[2:]
    kinds = {row.split("|")[2].strip() for row in rows}
    assert {"`money`", "`percentage`", "`date`", "`quotation`", "`count`"} <= kinds
