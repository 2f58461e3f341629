"""A headless Chromium for tests of pages, driven by playwright.

Tests ask for the fixture ``chromium`` of ``conftest.py`` and open their pages with `watched_page`. Without
Chromium or playwright they are skipped; where ``CI`` is set they fail, as there both have to be.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 600
"""Seconds to wait for an installation that runs beside the tests."""


def executable() -> str | None:
    """Return the path of the first Chromium on the path.

    ``NEWSFACTS_CHROMIUM_PENDING`` names a file that exists as long as Chromium is being installed: CI does so
    while other tests run.
    """
    pending = os.environ.get("NEWSFACTS_CHROMIUM_PENDING")
    deadline = time.monotonic() + _PATIENCE
    while pending and Path(pending).exists() and time.monotonic() < deadline:
        time.sleep(0.5)
    return next((path for path in map(shutil.which, _NAMES) if path), None)


@contextmanager
def started() -> Iterator[Browser]:
    """Start Chromium, and end it when the block is left."""
    path = executable()
    if path is None:
        _absent("there is no Chromium on the path")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _absent("the package playwright is not installed")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def _absent(reason: str) -> NoReturn:
    """Skip the test, or fail it in CI."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI must run these tests")
    pytest.skip(reason)


@contextmanager
def watched_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open an empty page, and check when the block is left that nothing failed on it.

    A script error, a message on the console and a request that failed are failures. ``options`` are those of
    playwright's ``Browser.new_page``, such as ``viewport``, ``color_scheme`` and ``java_script_enabled``.
    """
    faults: list[str] = []
    page = browser.new_page(**options)
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("requestfailed", lambda request: faults.append(f"not loaded: {request.url}"))
    try:
        yield page
    finally:
        page.close()
    assert faults == []
