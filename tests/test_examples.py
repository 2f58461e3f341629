"""Every example in the README and the documentation shows what really comes out."""

from __future__ import annotations

import difflib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import newsfacts
from newsfacts import Document

ROOT = Path(__file__).parent.parent


def _examples() -> ModuleType:
    spec = importlib.util.spec_from_file_location("examples", ROOT / "docs" / "examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXAMPLES = _examples()
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
SCRIPT = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PAGES = pytest.mark.parametrize("path", EXAMPLES.pages(), ids=lambda path: path.relative_to(ROOT).as_posix())


@PAGES
def test_the_page_shows_what_comes_out(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    new = EXAMPLES.refreshed(page)
    difference = "\n".join(difflib.unified_diff(page.splitlines(), new.splitlines(), lineterm="", n=1))
    if difference:
        pytest.fail(
            f"the page shows another output; if the new one is right, run docs/examples.py\n{difference}",
            pytrace=False,
        )


@PAGES
def test_links_lead_somewhere(path: Path) -> None:
    prose = CODE.sub("", path.read_text(encoding="utf-8"))
    for target in LINK.findall(prose):
        assert (path.parent / target).exists(), f"{path.name} links to {target}, which is not there"


def scripts() -> list[tuple[str, str]]:
    """Give the whole scripts of the pages, by page and number."""
    found = [(path, SCRIPT.findall(path.read_text(encoding="utf-8"))) for path in EXAMPLES.pages()]
    return [(f"{path.stem}-{n}", code) for path, codes in found for n, code in enumerate(codes, 1)]


@pytest.mark.parametrize(("name", "script"), scripts(), ids=[name for name, _ in scripts()])
def test_the_script_runs(name: str, script: str, tmp_path: Path) -> None:
    """Run it in a folder with the files that the pages speak of."""
    if "import pandas" in script:
        pytest.importorskip("pandas")
    doc = Document("It paid €5m on 3 June 2024.", id="a")
    (tmp_path / "article.txt").write_text(doc.text, encoding="utf-8")
    (tmp_path / "articles.jsonl").write_text('{"text": "It paid €5m."}\n' * 3, encoding="utf-8")
    (tmp_path / "facts.jsonl").write_text(newsfacts.extract(doc).to_json() + "\n", encoding="utf-8")
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "script.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(newsfacts.__file__).parent.parent), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    if "articles.jsonl" in script:
        assert [Document.from_json(line).money[0].text for line in done.stdout.splitlines()] == ["€5m"] * 3
    if "report.html" in script:
        assert "€5m" in (tmp_path / "report.html").read_text(encoding="utf-8")
