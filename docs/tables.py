"""Writes what the pages take from elsewhere: a sample of the report, an inventory of Python's own names."""

from __future__ import annotations

import zlib
from pathlib import Path

import newsfacts
from newsfacts.formats.html import to_html
from newsfacts.formats.words import value_in_words

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


def write_first_facts(path: Path, page: Path) -> None:
    """Write the table of the facts in the text that the first page quotes."""
    quoted = [line[2:] for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("> ")]
    registry = newsfacts.Registry.builtin()
    doc = newsfacts.extract(" ".join(quoted), published="2025-02-13", registry=registry)
    rows = "".join(f"| {fact.text} | `{fact.kind}` | {_meaning(fact)} |\n" for fact in doc.facts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("| in the text | kind | what it means |\n|---|---|---|\n" + rows, encoding="utf-8")


def _meaning(fact: newsfacts.Fact) -> str:
    said = "said by " if isinstance(fact.value, newsfacts.Quotation) else ""
    return said + value_in_words(fact.value)


def write_changes(path: Path, folder: Path) -> None:
    """Write the changelog fragments in a folder as lists by type, as the next release will have them."""
    parts = []
    for name in ("added", "changed", "fixed"):
        texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob(f"*.{name}.md"))]
        bullets = "".join(f"- {' '.join(text.split())}\n" for text in texts)
        if bullets:
            parts.append(f"### {name.capitalize()}\n\n{bullets}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(parts), encoding="utf-8")
