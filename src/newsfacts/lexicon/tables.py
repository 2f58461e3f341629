"""The tables: TOML files, and the one function that reads them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import attrs

from newsfacts.errors import TableError

__all__ = [
    "check_keys",
    "flag",
    "languages",
    "locale_table",
    "part",
    "read_table",
    "table",
    "tables",
    "word_lists",
    "words",
]

_Table = TypeVar("_Table", bound=attrs.AttrsInstance)

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


def check_keys(
    name: str, rows: Mapping[str, Any], known: Collection[str], *, part: str | None = None
) -> None:
    """Raise `TableError` if a table, or a part of it, has not just the keys that its reader knows."""
    place = f"[{part}] " if part else ""
    problems = [
        f"{problem} {', '.join(sorted(map(repr, keys)))}"
        for problem, keys in (("misses", set(known) - set(rows)), ("has unknown", set(rows) - set(known)))
        if keys
    ]
    if problems:
        raise TableError(f"{name}.toml", place + " and ".join(problems))


def words(*, section: str | None = None, opposites: Collection[str] = (), spaced: bool = False) -> Any:
    """Return an attrs field for a list of words, which are read in lower case into a ``frozenset[str]``.

    ``section`` is the part of the table that the list stands in; ``opposites`` names fields of the same class
    that may share no word with this one. With ``spaced`` the list may be one string, with white space
    between its words, as suits hundreds of them.
    """
    read = partial(_words, spaced=spaced)
    return attrs.field(metadata={"read": read, "section": section, "opposites": tuple(opposites)})


def word_lists(*, spaced: bool = False) -> Any:
    """Return an attrs field for a part of a table that has lists of words under keys of its own.

    It is read into a ``Mapping[str, tuple[str, ...]]``, in the case and the order of the table. With
    ``spaced`` a list may be one string, with white space between its words.
    """
    read = partial(_word_lists, spaced=spaced)
    return attrs.field(metadata={"read": read, "section": None, "opposites": ()})


def flag(*, section: str | None = None) -> Any:
    """Return an attrs field for a setting that is true or false."""
    return attrs.field(metadata={"read": _flag, "section": section, "opposites": ()})


def part(read: Callable[[Any], Any]) -> Any:
    """Return an attrs field for a part of a table with a form of its own, as ``read`` makes it.

    ``read`` is given the part as TOML has it; it raises `ValueError`, with what is wrong with it.
    """
    return attrs.field(metadata={"read": read, "section": None, "opposites": ()})


def read_table(kind: type[_Table], name: str) -> _Table:
    """Return a table as an instance of the attrs class that declares its keys.

    Every field that ``__init__`` takes must come from `words`, `word_lists`, `flag` or `part`; its name is
    the key. Raises `TableError`, which names the file, the part and the key, if a key is missing or unknown,
    a value has the wrong type, a list has a word twice (in any case), or two opposite lists share a word.
    """
    rows = table(name)
    declared = [field for field in attrs.fields(kind) if field.init]
    sections = {field.metadata["section"] for field in declared} - {None}
    check_keys(name, rows, {field.metadata["section"] or field.name for field in declared})
    for section in sections:
        if not isinstance(rows[section], dict):
            raise TableError(f"{name}.toml", f"[{section}] must be a table, not {rows[section]!r}")
        keys = {field.name for field in declared if field.metadata["section"] == section}
        check_keys(name, rows[section], keys, part=section)
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    for field in declared:
        section, read = field.metadata["section"], field.metadata["read"]
        places[field.name] = f"[{section}] {field.name}" if section else field.name
        part = rows[section] if section else rows
        values[field.name] = _read(read, part[field.name], name, places[field.name])
    for field in declared:
        for other in field.metadata["opposites"]:
            for word in sorted(values[field.name] & values[other]):
                raise TableError(
                    f"{name}.toml", f"{word!r} stands both in {places[field.name]} and in {places[other]}"
                )
    return kind(**values)


def _read(read: Callable[[Any], Any], value: Any, name: str, place: str) -> Any:
    try:
        return read(value)
    except ValueError as error:
        raise TableError(f"{name}.toml", f"{place} {error}") from error


def _words(value: Any, *, spaced: bool) -> frozenset[str]:
    return frozenset(word.lower() for word in _word_list(value, spaced=spaced))


def _word_lists(value: Any, *, spaced: bool) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError(f"must be a table of lists of words, not {value!r}")
    lists = {}
    for key, listed in value.items():
        try:
            lists[key] = _word_list(listed, spaced=spaced)
        except ValueError as error:
            raise ValueError(f"{key!r} {error}") from error
    return lists


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"must be true or false, not {value!r}")
    return value


def _word_list(value: Any, *, spaced: bool) -> tuple[str, ...]:
    """Return a list of words; raises `ValueError` for another type and for a word that stands twice."""
    if spaced and isinstance(value, str):
        value = value.split()
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ValueError(f"must be a list of words, not {value!r}")
    seen: set[str] = set()
    for word in value:
        if word.lower() in seen:
            raise ValueError(f"has {word!r} twice")
        seen.add(word.lower())
    return tuple(value)


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
