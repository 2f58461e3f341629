"""Languages, and rows for languages that exist, which other distributions bring.

A language package is a folder with one of these folders in it, or with both:

``languages/<language>/``
    a whole language: tables with the file names of newsfacts' own (``numbers.toml``, ``dates.toml``, …).
    Those that are not there are kinds of fact that texts of this language do not give.
``rows/``
    rows for tables that exist: ``rows/<language>/money.toml`` for one of a language, ``rows/currencies.toml``
    for one that is the same in every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from newsfacts.errors import TableError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["LanguagePackage", "parse"]

_FOLDERS = ("languages", "rows")


def parse(text: str, place: str) -> dict[str, Any]:
    """Return a table of TOML; raises `TableError`, which names ``place``, if it is none."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(place, str(error)) from error


@attrs.frozen(eq=False)
class LanguagePackage:
    """What one distribution brings; its tables are read and parsed when the package is made."""

    name: str
    """The distribution, or what else errors should call it."""
    languages: Mapping[str, Mapping[str, dict[str, Any]]]
    """The tables of whole languages, by ISO 639 code and by name."""
    rows: Mapping[str, dict[str, Any]]
    """Rows by the table that they are added to: ``en/money``, ``currencies``."""

    @classmethod
    def read(cls, folder: Traversable, name: str) -> LanguagePackage:
        """Return what a folder brings (a `pathlib.Path`, or the files of a package).

        Raises `TableError`, which names the package and the file, if there is nothing or a file is not TOML.
        """
        found = {part.name: part for part in folder.iterdir() if part.is_dir() and part.name in _FOLDERS}
        if not found:
            raise TableError(name, f"has neither a folder languages/ nor a folder rows/ in {folder}")
        whole: dict[str, dict[str, dict[str, Any]]] = {}
        for path, file in _tables(found.get("languages"), name, "languages/"):
            language, _, table = path.rpartition("/")
            whole.setdefault(language, {})[table] = file
        return cls(name, whole, dict(_tables(found.get("rows"), name, "rows/")))


def _tables(folder: Traversable | None, name: str, place: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the parsed tables under a folder with their paths inside it, sorted."""
    found = []
    for part in sorted(folder.iterdir(), key=lambda part: part.name) if folder else ():
        stem, _, suffix = part.name.rpartition(".")
        if part.is_dir():
            found += [
                (f"{part.name}/{path}", file) for path, file in _tables(part, name, f"{place}{part.name}/")
            ]
        elif suffix == "toml":
            found.append((stem, parse(part.read_text(encoding="utf-8"), f"{name}: {place}{part.name}")))
    return found
