"""Every example in the README and the documentation shows what really comes out."""

from __future__ import annotations

import difflib
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

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
