"""The tables: TOML files, and the one function that reads them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from newsfacts.errors import TableError

__all__ = ["check_keys", "languages", "locale_table", "table", "tables"]

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


def check_keys(name: str, rows: Mapping[str, Any], known: Collection[str]) -> None:
    """Raise `TableError` if a table, or a part of it, has not just the keys that its reader knows."""
    for problem, keys in (("misses", set(known) - set(rows)), ("has unknown", set(rows) - set(known))):
        if keys:
            raise TableError(f"{name}.toml", f"{problem} {', '.join(sorted(map(repr, keys)))}")


@cache
def languages() -> tuple[str, ...]:
    """Give the ISO 639 codes of the languages that have a folder of tables, sorted."""
    return tuple(sorted(entry.name for entry in _ROOT.joinpath("languages").iterdir() if entry.is_dir()))


@cache
def tables(language: str) -> tuple[str, ...]:
    """Give the names of all tables that texts of a language are read with, sorted."""
    shared = (path for folder in ("text", "kinds") for path in (_ROOT / folder).rglob("*.toml"))
    paths = (*shared, *_ROOT.glob(f"languages/{language}/*.toml"))
    return tuple(sorted(path.relative_to(_ROOT).with_suffix("").as_posix() for path in paths))
