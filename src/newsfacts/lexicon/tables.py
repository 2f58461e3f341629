"""The tables: TOML files, and the one way to read them."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.table_fields import Fault, each, read_class

__all__ = ["Tables", "languages", "locale_table", "read_each", "read_table", "table", "tables"]

_T = TypeVar("_T")

_ROOT = Path(__file__).parent.parent


@cache
def table(name: str) -> dict[str, Any]:
    """Read a table of newsfacts by its path, such as ``kinds/money/currencies``.

    The result is shared between callers and must not be changed. Raises `TableError` if there is no such
    table or it is not TOML.
    """
    import tomllib

    resource = _ROOT.joinpath(*f"{name}.toml".split("/"))
    if not resource.is_file():
        raise TableError(f"{name}.toml", "there is no such table in newsfacts")
    try:
        return tomllib.loads(resource.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}.toml", str(error)) from error


def locale_table(language: str, name: str) -> dict[str, Any]:
    """Read ``languages/<language>/<name>.toml``."""
    return table(f"languages/{language}/{name}")


def read_table(kind: type[_T], name: str, **others: Any) -> _T:
    """Return a table of newsfacts as an instance of the attrs class that declares its keys.

    The class declares them with the functions of `newsfacts.lexicon.table_fields`; ``others`` are values of
    its further fields. Raises `TableError`, which names the file, the part and the key, if a key is missing
    or unknown, a value has the wrong type, a list has a word twice, or two opposite lists share a word.
    """
    try:
        return read_class(kind, table(name), complete=True, **others)
    except Fault as fault:
        raise TableError(f"{name}.toml", str(fault)) from fault


def read_each(kind: type[_T], name: str) -> dict[str, _T]:
    """Return a table of newsfacts of which each part is read into the same class, as `read_table` does."""
    try:
        rows: dict[str, _T] = each(lambda row, complete: read_class(kind, row, complete=complete))(
            table(name), True
        )
        return rows
    except Fault as fault:
        raise TableError(f"{name}.toml", str(fault)) from fault


@attrs.frozen(eq=False)
class Tables:
    """The tables that texts of one language are read with."""

    language: str
    """ISO 639 code."""

    def path(self, name: str) -> str:
        """Return where a table of the language stands, for errors: ``languages/en/money.toml``."""
        return f"languages/{self.language}/{name}.toml"

    def raw(self, name: str) -> dict[str, Any]:
        """Return a table of the language as TOML has it, unchecked; it must not be changed."""
        return locale_table(self.language, name)

    def read(self, kind: type[_T], name: str, *, elsewhere: Collection[str] | None = (), **others: Any) -> _T:
        """Return a table of the language, such as ``money``, as `read_table` does.

        ``elsewhere`` are keys that are read into other classes; ``None`` stands for any.
        """
        try:
            return read_class(kind, self.raw(name), complete=True, elsewhere=elsewhere, **others)
        except Fault as fault:
            raise TableError(self.path(name), str(fault)) from fault

    def read_some(self, kind: type[_T], name: str, **others: Any) -> _T:
        """Return what a class declares of a table of the language whose further keys others read."""
        return self.read(kind, name, elsewhere=None, **others)

    def shared(self, kind: type[_T], name: str) -> _T:
        """Return a table that is the same for all languages, such as ``kinds/money/currencies``."""
        return read_table(kind, name)


@cache
def languages() -> tuple[str, ...]:
    """Return the ISO 639 codes of the languages that have a folder of tables, sorted."""
    return tuple(sorted(entry.name for entry in _ROOT.joinpath("languages").iterdir() if entry.is_dir()))


@cache
def tables(language: str) -> tuple[str, ...]:
    """Return the names of all tables that texts of a language are read with, sorted."""
    shared = (path for folder in ("text", "kinds") for path in (_ROOT / folder).rglob("*.toml"))
    paths = (*shared, *_ROOT.glob(f"languages/{language}/*.toml"))
    return tuple(sorted(path.relative_to(_ROOT).with_suffix("").as_posix() for path in paths))
