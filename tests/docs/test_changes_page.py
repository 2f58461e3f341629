"""The changelog page lists the changes of the next version."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "docs")]

import tables  # noqa: E402


def test_the_page_lists_the_fragments_by_type(tmp_path: Path) -> None:
    for name, text in (
        ("b.fixed", "It no longer\nbreaks.\n"),
        ("a.added", "It sings.\n"),
        ("a.fixed", "It is right."),
    ):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    (tmp_path / "README.md").write_text("How to write one.", encoding="utf-8")
    tables.write_changes(tmp_path / "out" / "changes.md", tmp_path)
    page = (tmp_path / "out" / "changes.md").read_text(encoding="utf-8")
    assert page == "### Added\n\n- It sings.\n\n### Fixed\n\n- It is right.\n- It no longer breaks.\n"
