"""The tables: TOML files, and the one reader for all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.compiled_tables import compiled_table
from newsfacts.lexicon.packages import LanguagePackage, parse
from newsfacts.lexicon.rows import RowConflict, with_rows
from newsfacts.lexicon.table_fields import Fault, each, read_class

__all__ = [
    "OPEN_TABLES",
    "MissingTable",
    "Tables",
    "languages",
    "locale_table",
    "own_tables",
    "read_each",
    "read_table",
    "table",
    "tables",
]

_T = TypeVar("_T")

_ROOT = Path(__file__).parent.parent

OPEN_TABLES: Mapping[str, str] = {
    "currencies": "kinds/money/currencies",
    "given_names": "kinds/quotations/given_names",
    "marks": "text/marks",
}
"""The tables for all languages that packages can add rows to, with their paths."""


@cache
def table(name: str) -> dict[str, Any]:
    """Read a table of newsfacts by its path, such as ``kinds/money/currencies``.

    The result is shared between callers and must not be changed. Raises `TableError` if there is no such
    table or it is not TOML.
    """
    resource = _ROOT.joinpath(*f"{name}.toml".split("/"))
    if not resource.is_file():
        raise TableError(f"{name}.toml", "newsfacts has no such table")
    toml = resource.read_bytes()
    compiled = compiled_table(_ROOT, name, toml)
    return parse(toml.decode("utf-8"), f"{name}.toml") if compiled is None else compiled


def locale_table(language: str, name: str) -> dict[str, Any]:
    """Read ``languages/<language>/<name>.toml``."""
    return table(f"languages/{language}/{name}")


def has_table(language: str, name: str) -> bool:
    """Return whether there is a ``languages/<language>/<name>.toml``."""
    return _ROOT.joinpath("languages", language, f"{name}.toml").is_file()


def read_table(kind: type[_T], name: str, **others: Any) -> _T:
    """Return a table of newsfacts as an instance of the attrs class that declares its keys.

    The class declares them with the functions of `newsfacts.lexicon.table_fields`; ``others`` are values of
    its further fields. Raises `TableError`, which names the file, the part and the key, if a key is missing
    or unknown, a value has the wrong type, a list has a word twice, or two opposite lists share a word.
    """
    return _read(kind, table(name), f"{name}.toml", complete=True, **others)


def read_each(kind: type[_T], name: str) -> dict[str, _T]:
    """Return a table of newsfacts of which each part is read into the same class, as `read_table` does."""
    try:
        rows: dict[str, _T] = each(lambda row, complete: read_class(kind, row, complete=complete))(
            table(name), True
        )
        return rows
    except Fault as fault:
        raise TableError(f"{name}.toml", str(fault)) from fault


class MissingTable(TableError):
    """A language does not have a table, and so newsfacts finds no facts of the kinds that need it."""


@attrs.frozen(eq=False)
class Tables:
    """The tables that texts of one language are read with."""

    language: str
    """ISO 639 code."""
    packages: Sequence[LanguagePackage] = ()
    """The packages of other distributions; those that do not concern the language have no effect."""

    @property
    def _bringing(self) -> LanguagePackage | None:
        return next((package for package in self.packages if self.language in package.languages), None)

    def path(self, name: str) -> str:
        """Return the name of a table in error messages: ``languages/en/money.toml``, with its package."""
        bringing = self._bringing
        own = f"languages/{self.language}/{name}.toml"
        return self._with_rows_of(f"{bringing.name}: {own}" if bringing else own, f"{self.language}/{name}")

    def is_changed(self, *names: str) -> bool:
        """Return whether a package brings one of these tables of the language, or adds rows to one."""
        paths = {f"{self.language}/{name}" for name in names}
        return self._bringing is not None or any(not paths.isdisjoint(one.rows) for one in self.packages)

    def _with_rows_of(self, place: str, path: str) -> str:
        adding = [package.name for package in self.packages if path in package.rows]
        return f"{place} with rows/{path}.toml of {' and '.join(adding)}" if adding else place

    def raw(self, name: str) -> dict[str, Any]:
        """Return a table of the language as TOML has it, unchecked; it must not be changed.

        Raises `MissingTable` if the language does not have this table.
        """
        bringing = self._bringing
        if bringing is None and has_table(self.language, name):
            found = locale_table(self.language, name)
        elif bringing is not None and name in bringing.languages[self.language]:
            found = bringing.table(self.language, name)
        else:
            raise MissingTable(self.path(name), "the language does not have this table")
        return self._with_rows(found, f"{self.language}/{name}")

    def _with_rows(self, found: dict[str, Any], path: str) -> dict[str, Any]:
        for package in self.packages:
            if path in package.rows:
                try:
                    found = with_rows(found, package.rows[path])
                except RowConflict as conflict:
                    raise TableError(
                        f"{package.name}: rows/{path}.toml", f"{conflict} already exists"
                    ) from None
        return found

    def read(self, kind: type[_T], name: str, *, elsewhere: Collection[str] | None = (), **others: Any) -> _T:
        """Return a table of the language, such as ``money``, as `read_table` does.

        ``elsewhere`` lists keys that are read into other classes; ``None`` allows any. The tables of a
        package can leave out keys; newsfacts' own tables must have every key.
        """
        return _read(
            kind,
            self.raw(name),
            self.path(name),
            complete=self._bringing is None,
            elsewhere=elsewhere,
            **others,
        )

    def read_some(self, kind: type[_T], name: str, **others: Any) -> _T:
        """Return what a class declares of a table of the language whose further keys others read."""
        return self.read(kind, name, elsewhere=None, **others)

    def shared(self, kind: type[_T], name: str) -> _T:
        """Return a table that is the same for all languages, one of `OPEN_TABLES`: ``currencies``."""
        path = OPEN_TABLES[name]
        place = self._with_rows_of(f"{path}.toml", name)
        return _read(kind, self._with_rows(table(path), name), place, complete=True)


def _read(kind: type[_T], rows: Mapping[str, Any], place: str, **how: Any) -> _T:
    try:
        return read_class(kind, rows, **how)
    except Fault as fault:
        raise TableError(place, str(fault)) from fault


@cache
def languages() -> tuple[str, ...]:
    """Return the ISO 639 codes of the languages that have a folder of tables, sorted."""
    return tuple(sorted(entry.name for entry in _ROOT.joinpath("languages").iterdir() if entry.is_dir()))


@cache
def own_tables(language: str) -> tuple[str, ...]:
    """Return the names of newsfacts' own tables of a language, sorted."""
    return tuple(sorted(path.stem for path in _ROOT.glob(f"languages/{language}/*.toml")))


@cache
def tables(language: str) -> tuple[str, ...]:
    """Return the names of all tables that texts of a language are read with, sorted."""
    shared = (path for folder in ("text", "numbers", "kinds") for path in (_ROOT / folder).rglob("*.toml"))
    paths = (*shared, *_ROOT.glob(f"languages/{language}/*.toml"))
    return tuple(sorted(path.relative_to(_ROOT).with_suffix("").as_posix() for path in paths))
