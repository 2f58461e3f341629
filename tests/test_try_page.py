"""The page "Try it in the browser": its form, the answers of its Python, and the page itself in Chromium.

What runs in Chromium needs the built pages with the engine (``python docs/browser/make.py``, then
``sphinx-build``). ``NEWSFACTS_DOCS`` names their folder: then these tests fail rather than skip without it.
"""

from __future__ import annotations

import functools
import http.server
import importlib.util
import json
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from chromium import watched_page
from newsfacts.lexicon.tables import languages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60_000
"""Milliseconds: Python takes a second to start, and far longer on a busy machine."""


def module(name: str) -> ModuleType:
    """Import a file of ``docs/browser``, which is no package."""
    spec = importlib.util.spec_from_file_location(f"try_{name}", ROOT / "docs" / "browser" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def reply(text: str, published: str = "", locale: str = "en") -> dict[str, Any]:
    """Give what the page gets for an article."""
    found: dict[str, Any] = json.loads(module("answers").answer(text, published, locale))
    return found


def test_an_answer_has_the_page_and_the_rows() -> None:
    found = reply("It paid over $5m on Tuesday.", "2025-02-13")
    assert [(row["text"], row["kind"], row["value"], row["certainty"]) for row in found["rows"]] == [
        ("$5m", "money", "over 5,000,000 USD", "inferred"),
        ("Tuesday", "date", "2025-02-11", "inferred"),
    ]
    assert "because: '$' is USD" in found["rows"][0]["why"]
    assert found["html"].startswith("<!DOCTYPE html>")
    assert found["html"].count("<mark") == 2
    assert found["remarks"] == []


def test_an_article_without_a_day_leaves_dates_open() -> None:
    assert [row["certainty"] for row in reply("They met on Tuesday.")["rows"]] == ["ambiguous"]


@pytest.mark.parametrize(("published", "locale"), [("12026-01-01", "en"), ("2026-01-01", "tlh")])
def test_what_cannot_be_read_is_told_in_words(published: str, locale: str) -> None:
    found = reply("It paid $5m.", published, locale)
    assert list(found) == ["error"]
    assert published in found["error"] or locale in found["error"]


def test_a_text_beyond_the_limit_is_read_to_the_limit() -> None:
    found = reply("It rained. " * 10_000)
    assert "read up to character" in found["remarks"][0]


def test_every_language_can_be_chosen_and_has_a_sample() -> None:
    body = module("pages").body()
    choices = re.findall(r'<option value="([\w-]+)"', body)
    assert choices[0] == "en"
    assert set(choices) == {*languages(), "auto"}
    samples = json.loads(re.search(r'id="try-samples">(.*?)</script>', body)[1])  # type: ignore[index]
    assert set(samples) == set(languages())
    for locale, text in samples.items():
        kinds = {row["kind"] for row in reply(text, "2026-03-12", locale)["rows"]}
        assert kinds >= {"money", "date", "quotation", "percentage"}, locale


def test_without_the_engine_the_page_says_so(tmp_path: Path) -> None:
    module("pages").write(tmp_path)
    page = (tmp_path / "try.html").read_text(encoding="utf-8")
    assert "without Python for the browser" in page
    assert "<form" not in page
    assert list((tmp_path / "static" / "browser").iterdir()) == []


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the built pages on this machine, and give the address of the page."""
    named = os.environ.get("NEWSFACTS_DOCS")
    folder = Path(named or ROOT / "docs" / "_build" / "html").resolve()
    if not (folder / "_static" / "browser" / "engine" / "english.snapshot").exists():
        if named:
            pytest.fail(f"{folder} has no engine: run docs/browser/make.py, then sphinx-build")
        pytest.skip("the pages with the engine are not built")
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/try.html"
        server.shutdown()
        thread.join()


@contextmanager
def opened(chromium: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open the page and wait for its first facts; it must ask no other host, and nothing on it may fail."""
    asked: list[str] = []
    with watched_page(chromium, **options) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        page.wait_for_selector("#try-rows tr", timeout=PATIENCE)
        yield page
        host = address.removesuffix("try.html")
        assert [url for url in asked if not url.startswith((host, "about:srcdoc"))] == []


def shown(page: Page) -> list[tuple[str, str, str]]:
    """Wait until the page has read the article, and give its rows: words, kind, value."""
    page.wait_for_function(
        "document.querySelector('#try-status').textContent.startsWith('Found')", timeout=PATIENCE
    )
    cells = page.locator("#try-rows tr").all()
    return [tuple(row.locator("th, td").all_inner_texts()[:3]) for row in cells]  # type: ignore[misc]


def test_the_sample_is_read_without_a_click(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        rows = shown(page)
        assert ("$240 million", "money", "240,000,000 USD") in rows
        assert ("Tuesday", "date", "2026-03-10") in rows
        marks = page.frame_locator("#try-marked").locator("mark")
        assert marks.count() == len(rows)
        assert marks.first.is_visible()


def test_an_article_of_ones_own(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.fill("#try-article", "Die Miete stieg am Dienstag um 3,5 Prozent auf 1.200 Euro.")
        assert "has changed" in page.inner_text("#try-status")
        page.fill("#try-published", "2025-02-13")
        page.select_option("#try-locale", "de")
        assert shown(page) == [
            ("Dienstag", "date", "2025-02-11"),
            ("3,5 Prozent", "percentage", "3.5%, up"),
            ("1.200 Euro", "money", "1,200 EUR"),
        ]
        assert page.frame_locator("#try-marked").locator("article").get_attribute("lang") == "de"


def test_another_language_brings_its_sample(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.select_option("#try-locale", "fr")
        assert ("240 millions d'euros", "money", "240,000,000 EUR") in shown(page)
        assert page.input_value("#try-article").startswith("Port-du-Nord")
        page.fill("#try-article", "Il a payé 5 euros.")
        page.select_option("#try-locale", "it")
        assert page.input_value("#try-article") == "Il a payé 5 euros."


def test_the_keyboard_does_all(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.focus("#try-article")
        page.keyboard.press("Control+A")
        page.keyboard.type("It paid $5m.")
        page.keyboard.press("Control+Enter")
        assert shown(page) == [("$5m", "money", "5,000,000 USD")]
        visited = []
        for _ in range(8):
            page.keyboard.press("Tab")
            visited.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
        reached = list(dict.fromkeys(visited))
        assert reached[:4] == ["try-published", "try-locale", "Find facts", "try-sample"]
        assert "try-marked" in reached


def test_no_facts_are_told(chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.fill("#try-article", "")
        page.get_by_role("button", name="Find facts").click()
        assert shown(page) == []
        assert page.inner_text("#try-status").startswith("Found 0 facts")


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1400, "light")])
def test_it_fits_and_follows_the_scheme(chromium: Browser, address: str, width: int, scheme: Any) -> None:
    with opened(chromium, address, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        inside = page.frame_locator("#try-marked").locator("html")
        assert inside.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches") == (
            scheme == "dark"
        )
        overflow = inside.evaluate("html => html.scrollWidth - html.clientWidth")
        assert overflow <= 0


def test_axe_finds_nothing(chromium: Browser, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    for scheme in ("light", "dark"):
        with opened(chromium, address, color_scheme=scheme) as page:
            found = axe.Axe().run(page, context={"include": [["#furo-main-content"]]}).response
            assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found["violations"]] == []


def test_without_the_snapshot_python_begins_anew(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.route("**/english.snapshot", lambda route: route.fulfill(status=404))
    page.goto(address)
    assert ("$240 million", "money", "240,000,000 USD") in shown(page)
    page.close()


def test_an_engine_that_does_not_load_is_told(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.route("**/engine/pyodide.mjs", lambda route: route.fulfill(status=404))
    page.goto(address)
    page.wait_for_selector("#try-error:not([hidden])", timeout=PATIENCE)
    assert page.inner_text("#try-error").startswith("Python could not be started in this browser.")
    page.unroute("**/engine/pyodide.mjs")
    page.get_by_role("button", name="Find facts").click()
    assert ("$240 million", "money", "240,000,000 USD") in shown(page)
    assert not page.is_visible("#try-error")
    page.close()


def test_a_start_that_takes_long_is_told(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.clock.install()
    page.route("**/pyodide.asm.wasm", lambda route: route.fulfill(status=404))
    page.goto(address)
    assert page.inner_text("#try-status") == "Starting Python in your browser…"
    page.clock.fast_forward(25_000)
    assert page.inner_text("#try-status").startswith("Python is still starting.")
    page.close()
