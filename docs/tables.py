"""Writes what the pages take from elsewhere: tables of each locale, an inventory of Python's own names."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale

import newsfacts
from newsfacts.formats.html import to_html
from newsfacts.lexicon.tables import languages, table

TABLES = Path(__file__).resolve().parent.parent / "src" / "newsfacts"

_PYTHON = {
    "py:class": {
        "library/stdtypes.html": ["str", "bytes", "dict", "list", "tuple", "set", "frozenset", "object"],
        "library/functions.html": ["int", "float", "bool", "type", "range"],
        "library/datetime.html": ["datetime.date", "datetime.datetime", "datetime.timedelta"],
        "library/decimal.html": ["decimal.Decimal", "decimal.Context"],
        "library/enum.html": ["enum.Enum", "enum.IntEnum"],
        "library/pathlib.html": ["pathlib.Path"],
        "library/io.html": ["typing.TextIO"],
        "library/typing.html": ["typing.Protocol", "typing.Generic", "typing.NamedTuple"],
        "library/collections.abc.html": [
            f"collections.abc.{name}"
            for name in (
                "Callable",
                "Collection",
                "Container",
                "Generator",
                "Hashable",
                "Iterable",
                "Iterator",
                "Mapping",
                "MutableMapping",
                "Sequence",
                "Set",
                "Sized",
            )
        ],
    },
    "py:data": {"library/typing.html": ["typing.Any"], "library/constants.html": ["None"]},
    "py:obj": {"library/constants.html": ["None"], "library/typing.html": ["Any", "typing.Any"]},
    "py:exception": {
        "library/exceptions.html": [
            "Exception",
            "AssertionError",
            "ImportError",
            "KeyError",
            "LookupError",
            "OSError",
            "TypeError",
            "UserWarning",
            "ValueError",
        ],
    },
}


def python_name(short: str) -> str | None:
    """Give the full name of what a signature calls ``date`` or ``Decimal``."""
    names = {name for pages in _PYTHON.values() for found in pages.values() for name in found}
    return next((name for name in sorted(names) if "." in name and name.rpartition(".")[2] == short), None)


def python_inventory(path: Path) -> None:
    """Write a Sphinx inventory (version 2) of the few names of Python's own that our pages mention."""
    lines = [
        f"{name} {role} 1 {page}#{name} -\n"
        for role, pages in _PYTHON.items()
        for page, names in pages.items()
        for name in names
    ]
    head = "# Sphinx inventory version 2\n# Project: Python\n# Version: 3\n"
    head += "# The remainder of this file is compressed using zlib.\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head.encode() + zlib.compress("".join(lines).encode()))


def write_sample_report(path: Path) -> None:
    """Write the seed articles with their facts marked."""
    seeds = sorted((TABLES.parents[1] / "seeds").glob("*.txt"))
    articles = [newsfacts.Document(seed.read_text(encoding="utf-8"), id=seed.name) for seed in seeds]
    found = [newsfacts.extract(article, registry=newsfacts.Registry.builtin()) for article in articles]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_html(found, title="The seed articles"), encoding="utf-8")


_TOO_LONG = frozenset({"verbs", "given_names"})
"""Tables of thousands of words in a row, which nobody reads on a page."""


def write_locale_tables(folder: Path) -> None:
    """Write a page for each table of each language, and one for each language that lists them."""
    shared = [path for part in ("kinds", "text") for path in (TABLES / part).rglob("*.toml")]
    groups = {"all": ("All languages", shared)}
    for language in languages():
        paths = list((TABLES / "languages" / language).glob("*.toml"))
        groups[language] = (f"{Locale(language).english_name} ({language})", paths)
    for group, (title, paths) in groups.items():
        shown = sorted((path for path in paths if path.stem not in _TOO_LONG), key=lambda path: path.stem)
        listed = "".join(f"{group}/{path.stem}\n" for path in shown)
        _write(folder / f"{group}.md", f"# {title}\n\n```{{toctree}}\n:maxdepth: 1\n\n{listed}```\n")
        for path in shown:
            _write(folder / group / f"{path.stem}.md", "".join(_page(title, path)))


def _write(target: Path, page: str) -> None:
    """Write a page unless it is there, so that Sphinx does not read it again."""
    if not target.is_file() or target.read_text(encoding="utf-8") != page:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8")


def _page(title: str, path: Path) -> Iterator[str]:
    yield f"# {title}: {path.stem}\n\n"
    comment = path.read_text(encoding="utf-8").partition("\n")[0]
    if comment.startswith("#"):
        yield comment.lstrip("# ") + "\n\n"
    yield from _rows(table(path.relative_to(TABLES).with_suffix("").as_posix()), "")


def _rows(data: dict[str, Any], name: str) -> Iterator[str]:
    """Write the plain entries of a table, then each table inside it."""
    plain = {key: value for key, value in data.items() if not _is_table(value)}
    if plain:
        yield f"## {name}\n\n" if name else ""
        yield "| key | value |\n|---|---|\n"
        yield from (f"| {_cell(key)} | {_cell(value)} |\n" for key, value in plain.items())
        yield "\n"
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _rows(value, f"{name}.{key}" if name else key)
        elif _is_table(value):
            columns = list(dict.fromkeys(column for row in value for column in row))
            yield f"## {name}.{key}\n\n" if name else f"## {key}\n\n"
            yield "| " + " | ".join(columns) + " |\n" + "|---" * len(columns) + "|\n"
            for row in value:
                yield "| " + " | ".join(_cell(row.get(column, "")) for column in columns) + " |\n"
            yield "\n"


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)
    )


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    if isinstance(value, dict):
        return ", ".join(f"{_cell(key)}: {_cell(item)}" for key, item in value.items())
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`` {text} ``".replace("|", "\\|") if text else ""
