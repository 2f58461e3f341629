"""The page in a real browser: a fact under the pointer shows its value, and nothing fails.

Needs a Chromium on the path and the package playwright, which drives it; skipped without them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import newsfacts
from newsfacts import Document, Registry
from newsfacts.formats.html import to_html
from seeds import SEEDS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
if CHROMIUM is None:
    pytest.skip("there is no Chromium", allow_module_level=True)


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_fact_shows_its_value_under_the_pointer(tmp_path: Path, width: int, scheme: str) -> None:
    registry = Registry.builtin()
    docs = [
        newsfacts.extract(Document(text, id=name), registry=registry, published="2025-02-13")
        for name, text in SEEDS.items()
    ]
    page_file = tmp_path / "report.html"
    page_file.write_text(to_html(docs), encoding="utf-8")
    faults: list[str] = []
    with playwright.sync_playwright() as drive:
        browser = drive.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.on("requestfailed", lambda request: faults.append(request.url))
        page.goto(page_file.as_uri())
        assert page.locator("mark").count() == sum(len(doc.facts) for doc in docs)
        first = page.locator("mark[data-kind=money]").first
        note = first.locator("> .note")
        assert not note.is_visible()
        first.scroll_into_view_if_needed()
        first.hover()
        assert note.is_visible()
        box = note.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        money = next(fact for doc in docs for fact in doc.money)
        assert newsfacts.formats.words.value_in_words(money.value) in note.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        browser.close()
    assert faults == []
