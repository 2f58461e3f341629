"""Measure how fast newsfacts reads, and write the figures into docs/explanation/speed.md.

    python benchmarks/speed.py NAME=FILE… [--seconds N] [--page FILE]

FILE is English news, as `run.py` reads it; the first one also gives the memory and the figures for long
documents. The languages are compared on the sentences of ``tests/cases``. `run.py` says how it measures.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import accuracy
import pages
import run

from newsfacts import Document, Pipeline, Registry

PAGE = pages.ROOT / "docs" / "explanation" / "speed.md"


def machine() -> str:
    """Return the sentence that says what the figures were taken on."""
    model = platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        named = re.search(r"model name\s*: (.*)", info.read_text(encoding="utf-8"))
        model = named[1] if named else model
    python = f"{platform.python_implementation()} {platform.python_version()}"
    load = f"{os.getloadavg()[0]:.0f}"
    where = f"{python} on {platform.system()}, {model}, {os.cpu_count()} cores"
    return f"One process of {where}. The load average was {load}, this process included."


def cases(language: str) -> list[Document]:
    """Return the sentences of the cases of a language, as documents of about an article's length."""
    texts: list[str] = []
    for path in sorted((pages.ROOT / "tests" / "cases" / language).rglob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])
        texts += [row["text"] for row in rows if row.get("locale", language) == language]
    joined, docs = "", []
    for text in texts:
        joined += text + "\n\n"
        if len(joined) > 3_000:
            docs.append(Document(joined, locale=language, published="2025-02-13"))
            joined = ""
    return docs


def speed_of(docs: Sequence[Document], seconds: float) -> tuple[int, int, float, float]:
    """Return characters, facts, characters a second, and the time as a multiple of a token scan's."""
    work = run.reading(Pipeline(registry=Registry.builtin()), docs)
    facts = work()
    characters = sum(len(doc.text) for doc in docs)
    bare = run.best(lambda: [run.TOKEN.findall(doc.text) for doc in docs], seconds)
    took = run.best(work, seconds)
    return characters, facts, characters / took, took / bare


def by_kind(corpora: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the table of the kinds, from what `run.speeds` says of each corpus."""
    columns = ["what"]
    for name in corpora:
        columns += [f"#{name}, MB/s", "#× token scan"]
    rows = []
    for what in next(iter(corpora.values()))["rows"]:
        row = [what if " " in what else f"only `{what}`"]
        for speed in corpora.values():
            figures = speed["rows"][what]
            row += [f"{figures['characters_per_second'] / 1e6:.2f}", f"{figures['times_token_scan']:.1f}"]
        rows.append(row)
    return pages.table(columns, rows)


def by_language(measured: Iterable[tuple[str, tuple[int, int, float, float]]]) -> str:
    """Return the table of the languages."""
    rows = []
    for language, (characters, facts, speed, times) in measured:
        dense = facts / characters * 1000
        rows.append((accuracy.LANGUAGES[language], f"{dense:.0f}", f"{speed / 1e6:.2f}", f"{times:.1f}"))
    return pages.table(["language", "#facts per KB", "#MB/s", "#× token scan"], rows)


def by_length(growth: Iterable[Mapping[str, float]]) -> str:
    """Return the table of one document, longer and longer."""
    rows = [
        (
            f"{row['characters']:,}",
            f"{row['characters_per_second'] / 1e6:.2f}",
            f"{row['times_token_scan']:.1f}",
        )
        for row in growth
    ]
    return pages.table(["#characters", "#MB/s", "#× token scan"], rows)


def start_and_memory(imports: Mapping[str, float], memory: Mapping[str, float]) -> str:
    """Return the table of what a fresh process takes, and of the memory."""
    rows = [
        ("`import newsfacts`", f"{imports['newsfacts_ms']:.0f} ms"),
        ("of which its libraries", f"{imports['libraries_ms']:.0f} ms"),
        ("`import newsfacts` and the first document", f"{imports['first document_ms']:.0f} ms"),
        ("memory at its peak, for one text of 1 MB", f"{memory['peak_MB_per_MB']:.0f} MB"),
        ("memory after 4,000 small documents", f"{memory['MB_after_4000_small']:.1f} MB"),
    ]
    return pages.table(["what", "#figure"], rows)


def blocks(corpora: Mapping[str, Path], seconds: float, only: str | None = None) -> dict[str, str]:
    """Measure everything, or one block alone, and return the blocks of the page."""
    docs = {name: run.documents(path, "en") for name, path in corpora.items()}
    first = next(iter(docs.values()))
    made = f"{pages.made_at()} {machine()}"
    makers: dict[str, Callable[[], str]] = {
        "made": lambda: made,
        "by-kind": lambda: by_kind({name: run.speeds(read, seconds) for name, read in docs.items()}),
        "by-language": lambda: by_language(
            (code, speed_of(cases(code), seconds)) for code in accuracy.LANGUAGES
        ),
        "by-length": lambda: by_length(run.growth(first, seconds, 1_000_000)),
        "start-and-memory": lambda: start_and_memory(run.imports(), run.memory(first)),
    }
    return {name: make() for name, make in makers.items() if only is None or name == only}


def named(argument: str) -> tuple[str, Path]:
    """Return what the page calls a corpus, and its file."""
    name, given, file = argument.partition("=")
    return (name, Path(file)) if given else (Path(name).stem, Path(name))


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", metavar="NAME=FILE", nargs="+", type=named)
    parser.add_argument("--seconds", type=float, default=2, help="how long to try each figure (2)")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page whose blocks are written")
    parser.add_argument("--only", metavar="BLOCK", help="write this block alone: by-kind, by-language …")
    arguments = parser.parse_args()
    page = arguments.page.read_text(encoding="utf-8")
    found = blocks(dict(arguments.corpora), arguments.seconds, arguments.only)
    arguments.page.write_text(pages.filled(page, found), encoding="utf-8")


if __name__ == "__main__":
    main()
