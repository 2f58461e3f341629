"""Languages from other distributions, and their rows for existing languages.

A language package is a folder that contains one or both of these folders:

``languages/<language>/``
    a whole language: tables with the same file names as newsfacts' own (``numbers.toml``, ``dates.toml``, …).
    If a table is missing, newsfacts finds no facts of its kind in this language.
``rows/``
    rows for existing tables: ``rows/<language>/money.toml`` for a table of a language,
    ``rows/currencies.toml`` for a table that is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from newsfacts.errors import TableError
from newsfacts.regexes import compiled

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["LanguagePackage", "parse"]

_FOLDERS = ("languages", "rows")
_CODE = compiled(r"[a-z]{2,3}")
_PLACE = "must be in the folder of a language, named by its ISO 639 code: languages/eo/numbers.toml"


def parse(text: str, place: str) -> dict[str, Any]:
    """Return a parsed table; raises `TableError`, which names ``place``, if it is not TOML."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(place, f"is not valid TOML: {error}") from error


@attrs.frozen(eq=False)
class LanguagePackage:
    """What one distribution brings. Rows are parsed at once, whole languages when they are read."""

    name: str
    """The distribution, or what else errors should call it."""
    languages: Mapping[str, Mapping[str, str]]
    """The TOML of whole languages, by ISO 639 code and by name of the table."""
    rows: Mapping[str, dict[str, Any]]
    """Rows by the table that they are added to: ``en/money``, ``currencies``."""

    @classmethod
    def read(cls, folder: Traversable, name: str) -> LanguagePackage:
        """Return what a folder brings (a `pathlib.Path`, or the files of a package).

        Raises `TableError`, which names the package and the place, if there is nothing, a folder in
        ``languages`` has no ISO 639 code for its name, or rows are not TOML.
        """
        if not folder.is_dir():
            raise TableError(name, f"there is no folder {folder}")
        found = {part.name: part for part in folder.iterdir() if part.is_dir() and part.name in _FOLDERS}
        if not found:
            raise TableError(name, f"has neither a folder languages/ nor a folder rows/ in {folder}")
        whole: dict[str, dict[str, str]] = {}
        for path, toml in _files(found.get("languages"), f"{name}: languages"):
            language, _, table = path.rpartition("/")
            if not _CODE.fullmatch(language):
                raise TableError(f"{name}: languages/{path}.toml", _PLACE)
            whole.setdefault(language, {})[table] = toml
        rows = {
            path: parse(toml, f"{name}: rows/{path}.toml")
            for path, toml in _files(found.get("rows"), f"{name}: rows")
        }
        return cls(name, whole, rows)

    def table(self, language: str, name: str) -> dict[str, Any]:
        """Return a table of a language that the package brings; raises `TableError` if it is not TOML."""
        return _parsed(self, language, name)


@cache
def _parsed(package: LanguagePackage, language: str, name: str) -> dict[str, Any]:
    return parse(package.languages[language][name], f"{package.name}: languages/{language}/{name}.toml")


def _files(folder: Traversable | None, place: str) -> Iterator[tuple[str, str]]:
    """Yield the tables under a folder with their paths inside it, in order."""
    for part in sorted(folder.iterdir(), key=lambda part: part.name) if folder else ():
        stem, _, suffix = part.name.rpartition(".")
        if part.is_dir():
            for path, toml in _files(part, f"{place}/{part.name}"):
                yield f"{part.name}/{path}", toml
        elif suffix == "toml":
            try:
                yield stem, part.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                raise TableError(f"{place}/{part.name}", f"is not UTF-8: {error}") from error
