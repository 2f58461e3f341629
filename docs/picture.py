"""Draw the picture of the report that the first page shows: ``docs/_static/report.png``.

    python docs/picture.py

Needs Chromium on the path and the package playwright. Run it when the look of the report changes.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import newsfacts
from newsfacts.formats.html import to_html

HERE = Path(__file__).resolve().parent
ARTICLE = HERE.parent / "seeds" / "004_432c5c5c40def27f.txt"
FACT = "mark[data-kind=money]"
"""The fact whose note is open."""


def main() -> None:
    """Write the picture."""
    found = newsfacts.extract(ARTICLE.read_text(encoding="utf-8"), published="2025-02-13")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as drive:
        page_file = Path(folder, "report.html")
        page_file.write_text(to_html([found]), encoding="utf-8")
        browser = drive.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 860, "height": 440}, device_scale_factor=1.5)
        page.goto(page_file.as_uri())
        fact = page.locator(FACT).first
        fact.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top - 90)")
        fact.hover()
        page.wait_for_timeout(300)
        page.screenshot(path=HERE / "_static" / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
