"""Writes the pages about the tables of each language: every key with what it means, and the words it holds.

What a key means stands where it is declared, in the classes that ``docs/locale_tables.toml`` names, or in
that file. Long lists are folded, so that a page stays short on a phone.
"""

from __future__ import annotations

import ast
import html
import importlib
import inspect
import textwrap
import tomllib
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import attrs
from babel import Locale

from newsfacts.lexicon.tables import languages, table

TABLES = Path(__file__).resolve().parent.parent / "src" / "newsfacts"
TITLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

SHOWN = 16
"""How many entries of a list are shown; the others are folded."""
MOST_KEYS = 40
"""How many keys a page may have: about 10,000 pixels on a phone."""

LONGEST = 200
"""How many characters an entry may have: a longer text is a list of words, and a sample cuts it off."""

ANY = "*"
"""Stands in the path of a key for the names that a table chooses itself."""

KeyPath = tuple[str, ...]


class Section(NamedTuple):
    """A key of a table with the entries below it."""

    path: KeyPath
    entries: Sequence[str]
    folded: bool = True
    """Whether the entries that are not shown are there to be unfolded."""


def write_locale_tables(folder: Path) -> None:
    """Write a page for each table of each language, and one for each language that lists them."""
    parts = ("kinds", "text", "numbers", "lexicon")
    shared = [path for part in parts for path in (TABLES / part).rglob("*.toml")]
    groups = [("all", "All languages", shared)]
    for language in languages():
        paths = list((TABLES / "languages" / language).glob("*.toml"))
        groups.append((language, f"{Locale(language).english_name} ({language})", paths))
    written = set()
    for group, title, paths in groups:
        pages: list[tuple[str, str]] = []
        for path in sorted(paths, key=lambda path: path.stem):
            for name, page in _pages(path, title):
                pages.append((name, TITLES[path.stem]["says"]))
                written.add(_write(folder / group / f"{name}.md", page))
        written.add(_write(folder / f"{group}.md", _index(group, title, pages)))
    for old in set(folder.rglob("*.md")) - written:
        old.unlink()  # Sphinx would take up a page of a table that is gone


def _write(target: Path, page: str) -> Path:
    """Write a page unless it is there, so that Sphinx does not read it again."""
    if not target.is_file() or target.read_text(encoding="utf-8") != page:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8")
    return target


def _index(group: str, title: str, pages: Sequence[tuple[str, str]]) -> str:
    listed = "".join(f"{group}/{name}\n" for name, _ in pages)
    told = dict.fromkeys(says for _, says in pages)
    listing = "".join(
        "- " + ", ".join(f"{{doc}}`{group}/{name}`" for name, same in pages if same == says) + f": {says}\n"
        for says in told
    )
    return f"# {title}\n\n{listing}\n```{{toctree}}\n:hidden:\n\n{listed}```\n"


def _pages(path: Path, group: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page about a table; one with many keys takes several."""
    about = TITLES[path.stem]
    data = table(path.relative_to(TABLES).with_suffix("").as_posix())
    meanings = explanations(about)
    sample = bool(about.get("sample"))
    found = list(sections(data, meanings, folded=not sample))
    if about.get("rows"):
        found = [Section((), [f"{key} → {_entry(value)}" for key, value in data.items()])]
    parts = list(_parts(found))
    for number, part in enumerate(parts, 1):
        more = f", part {number}" if len(parts) > 1 else ""
        samples = f"; it holds {_words(data):,} words, of which only samples are shown" if sample else ""
        head = f"# {about['title']}{more}: {group}\n\n{about['says']}\n\n"
        file = f"File: `{path.relative_to(TABLES.parent.parent).as_posix()}`{samples}.\n\n"
        name = path.stem + (f"-{number}" if len(parts) > 1 else "")
        yield name, head + file + "".join(lines(part, meanings))


def _words(value: Any) -> int:
    """Return the number of words that a table holds, whatever they stand under."""
    if isinstance(value, dict):
        return sum(map(_words, value.values()))
    if isinstance(value, list):
        return sum(map(_words, value))
    return len(value.split()) if isinstance(value, str) else 0


def _parts(found: Sequence[Section]) -> Iterator[list[Section]]:
    """Cut the keys of a table into pages of about the same size."""
    pages = -(-len(found) // MOST_KEYS)
    size = -(-len(found) // max(1, pages))
    part: list[Section] = []
    for section in found:
        if len(part) >= size:
            yield part
            part = []
        part.append(section)
    yield part


def lines(part: Iterable[Section], meanings: Mapping[KeyPath, str]) -> Iterator[str]:
    """Yield the keys of a page, each with what it means and what it holds."""
    inside: KeyPath = ()
    for section in part:
        if section.path[:-1] != inside and len(section.path) > 1:
            inside = section.path[:-1]
            yield f"## {'.'.join(inside)}\n\n"
            if meaning := meaning_of(inside, meanings):
                yield f"{meaning}\n\n"
        if section.path:
            yield f"**`{section.path[-1]}`** {meaning_of(section.path, meanings)}\n\n"
        yield _folded(section)


def _folded(section: Section) -> str:
    """Return the entries as HTML, as Sphinx would take minutes to read thousands of them."""
    entries = [f"<code>{html.escape(_short(entry, section))}</code>" for entry in section.entries]
    between = "<br>" if any("; " in entry for entry in section.entries) else ", "
    shown, rest = between.join(entries[:SHOWN]), entries[SHOWN:]
    if not entries:
        return "```{raw} html\n<p>none in this language</p>\n```\n\n"
    body = f'<p class="entries">{shown}</p>'
    if rest and section.folded:
        body += f"<details><summary>and {len(rest):,} more</summary>"
        body += f'<p class="entries">{between.join(rest)}</p></details>'
    elif rest:
        body += f"<p>and {len(rest):,} more</p>"
    return f"```{{raw}} html\n{body}\n```\n\n"


def _short(entry: str, section: Section) -> str:
    """Return an entry, cut off where only samples are shown."""
    return entry if section.folded or len(entry) < LONGEST else entry[:LONGEST] + "…"


def sections(
    data: Mapping[str, Any], meanings: Mapping[KeyPath, str], path: KeyPath = (), *, folded: bool = True
) -> Iterator[Section]:
    """Yield the keys of a table that are declared; one that holds names of its own choice is one section."""
    if path and not any(_declared((*path, key), meanings) for key in data):
        if any(len(_entries(value)) > SHOWN for value in data.values()):
            yield from (Section((*path, key), _entries(value), folded) for key, value in data.items())
        else:
            yield Section(path, [f"{key} → {_entry(value)}" for key, value in data.items()], folded)
        return
    for key, value in data.items():
        if isinstance(value, dict):
            yield from sections(value, meanings, (*path, key), folded=folded)
        else:
            yield Section((*path, key), _entries(value), folded)


def _entries(value: Any) -> list[str]:
    if isinstance(value, list):
        return [_entry(item) for item in value]
    return value.split() if isinstance(value, str) and len(value) > LONGEST else [_entry(value)]


def _entry(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_entry, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_entry(item)}" for key, item in value.items())
    return str(value)


def meaning_of(path: KeyPath, meanings: Mapping[KeyPath, str]) -> str:
    """Return what the key at a path means, or an empty string."""
    return _declared(path, meanings) or ""


def is_explained(path: KeyPath, meanings: Mapping[KeyPath, str]) -> bool:
    """Return whether a key is explained, or is a name that the explained table around it chooses."""
    return bool(_declared(path, meanings) or _declared(path[:-1], meanings))


def _declared(path: KeyPath, meanings: Mapping[KeyPath, str]) -> str | None:
    if path in meanings:
        return meanings[path]
    return next((said for known, said in meanings.items() if _fits(path, known)), None)


def _fits(path: KeyPath, known: KeyPath) -> bool:
    return len(path) == len(known) and all(b in (a, ANY) for a, b in zip(path, known, strict=True))


def explanations(about: Mapping[str, Any]) -> dict[KeyPath, str]:
    """Return what the keys of a table mean, by their path."""
    found: dict[KeyPath, str] = {}
    for name in about.get("classes", ()):
        found |= keys_of(_class(name))
    return found | {tuple(key.split(".")): said for key, said in about.get("keys", {}).items()}


def _class(name: str) -> type[Any]:
    module, _, last = name.rpartition(".")
    found: type[Any] = getattr(importlib.import_module(module), last)
    return found


def keys_of(declaring: type[Any], path: KeyPath = ()) -> dict[KeyPath, str]:
    """Return what the keys mean that a class declares, and the keys of its parts."""
    said = _docstrings(declaring)
    hints = typing.get_type_hints(declaring)
    found: dict[KeyPath, str] = {}
    for field in attrs.fields(declaring):
        if "read" not in field.metadata:
            continue
        section = field.metadata["section"]
        place = (*path, *(section.split(".") if section else ()), field.metadata["key"] or field.name)
        found[place] = said.get(field.name, "")
        inner = _inner(hints[field.name])
        if inner is not None:
            single = isinstance(hints[field.name], type)
            found |= keys_of(inner, place if single else (*place, ANY))
    return found


def _inner(hint: Any) -> type[Any] | None:
    """Return the class with keys of its own that a field is read into: itself, or the last of its parts."""
    if isinstance(hint, type) and attrs.has(hint):
        return hint if any("read" in field.metadata for field in attrs.fields(hint)) else None
    return next((found for part in reversed(typing.get_args(hint)) if (found := _inner(part))), None)


def _docstrings(declaring: type[Any]) -> dict[str, str]:
    """Return the docstring below each field of a class."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(declaring)))
    found = {}
    field = None
    for statement in typing.cast(ast.ClassDef, tree.body[0]).body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name)):
                field = name
            case ast.Expr(value=ast.Constant(value=str(said))) if field:
                found[field] = " ".join(said.split())
            case _:
                field = None
    return found
