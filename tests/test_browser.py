"""The page in a real browser: a fact under the pointer shows its value, and nothing fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import newsfacts
from chromium import watched_page
from newsfacts import Document, Registry
from newsfacts.formats.html import to_html
from seeds import SEEDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize("width", [400, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_fact_shows_its_value_under_the_pointer(
    chromium: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    registry = Registry.builtin()
    docs = [
        newsfacts.extract(Document(text, id=name), registry=registry, published="2025-02-13")
        for name, text in SEEDS.items()
    ]
    page_file = tmp_path / "report.html"
    page_file.write_text(to_html(docs), encoding="utf-8")
    with watched_page(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
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
