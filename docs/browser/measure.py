"""Measure how long the page "Try it in the browser" takes to its first facts, in Chromium on this machine.

    python docs/browser/measure.py [FOLDER] [--times N]

FOLDER holds the built pages, ``docs/_build/html`` if none is given. Each time is that of a new browser
with an empty cache: milliseconds from the start of loading to the facts of the sample text. Measure on
a machine that does nothing else: the load is printed.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import os
import shutil
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

BUILT = Path(__file__).resolve().parent.parent / "_build" / "html"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing."""


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description="Measure the page that runs newsfacts in the browser.")
    parser.add_argument("folder", nargs="?", type=Path, default=BUILT)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    handler = functools.partial(Quiet, directory=str(options.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as driver:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _ in range(options.times):
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/try.html")
            page.wait_for_function("performance.getEntriesByName('facts').length", timeout=120_000)
            time = page.evaluate("performance.getEntriesByName('facts')[0].startTime")
            print(f"{time:6.0f} ms, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
