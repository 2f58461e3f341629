"""Checks that every link inside the built documentation leads to a page, and to a place on it.

    python docs/links.py docs/_build/html

Sphinx checks the links that it makes itself; this checks all that are in the HTML, also in the sample report.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    """The places of a page, and what it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up the names and the links of a tag."""
        for name, value in attrs:
            if not value:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.places.add(value)
            elif name in ("href", "src"):
                self.links.append(value)


@cache
def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def dead(folder: Path) -> Iterator[str]:
    """Yield each link that leads nowhere, as ``page: link``."""
    folder = folder.resolve()
    for path in sorted(folder.rglob("*.html")):
        for link in dict.fromkeys(_read(path).links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            place = unquote(parts.fragment)
            missing = not target.is_file()
            if missing or (place and target.suffix == ".html" and place not in _read(target).places):
                yield f"{path.relative_to(folder).as_posix()}: {link}"


def main() -> int:
    """Print the dead links of the folder that the command line names; return 1 if there are some."""
    found = list(dead(Path(sys.argv[1])))
    print("\n".join(found) or "every link leads somewhere")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
