"""Links in the documentation that is built lead somewhere; CI runs docs/links.py over all of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "docs")]

import links  # noqa: E402


def test_links_to_missing_pages_and_places_are_found(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text(
        '<h1 id="top">A</h1><a href="#top">x</a><a href="#bottom">x</a><a href="sub/b.html#caf%C3%A9">x</a>'
        '<a href="sub/b.html#none">x</a><a href="sub/c.html">x</a><img src="sub/a%20b.png">'
        '<a href="https://example.org/none">x</a><a href="mailto:a@example.org">x</a><a href>x</a>',
        encoding="utf-8",
    )
    (tmp_path / "sub" / "b.html").write_text(
        '<a name="café"></a><a href="../index.html#top">x</a><a href="../b.png">x</a>', encoding="utf-8"
    )
    (tmp_path / "sub" / "a b.png").write_bytes(b"")
    assert list(links.dead(tmp_path)) == [
        "index.html: #bottom",
        "index.html: sub/b.html#none",
        "index.html: sub/c.html",
        "sub/b.html: ../b.png",
    ]


def test_the_command_fails_if_a_link_is_dead(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "docs" / "links.py"), str(tmp_path)]
    page = tmp_path / "a.html"
    page.write_text('<a href="b.html">x</a>', encoding="utf-8")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "a.html: b.html\n")
    page.write_text('<a href="a.html">x</a>', encoding="utf-8")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
