"""How fast newsfacts reads, next to a bare token scan of the same text in the same run."""

from __future__ import annotations

import argparse
import cProfile
import importlib
import io
import json
import os
import pathlib
import platform
import pstats
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import newsfacts
from newsfacts import Document, PatternExtractor, Pipeline, Registry
from newsfacts.engine.languages import scan_of

_ENOUGH = 8_000_000
"""Characters that several processes share: where they start afresh, that takes some 0.3 seconds each."""
TOKEN = re.compile(r"\w+|[^\w\s]")
_SIZES = (1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000, 4_000_000)


def documents(path: pathlib.Path, locale: str) -> list[Document]:
    """Read a corpus: JSON Lines with ``text`` (and ``published``), or a text file as one document."""
    if path.suffix != ".jsonl":
        return [Document(path.read_text(encoding="utf-8"), locale=locale, published="2025-02-13")]
    found = []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            record = json.loads(line)
            found.append(
                Document(
                    record["text"], locale=record.get("locale") or locale, published=record.get("published")
                )
            )
    return found


def best(work: Callable[[], Any], seconds: float, clock: Callable[[], float] = time.process_time) -> float:
    """Return the shortest time of ``work``, tried for about ``seconds`` and at least three times.

    It is the processor's time, which other programs on the machine disturb little.
    """
    shortest, spent, runs = float("inf"), 0.0, 0
    while runs < 3 or spent < seconds:
        start = clock()
        work()
        took = clock() - start
        shortest, spent, runs = min(shortest, took), spent + took, runs + 1
    return shortest


def reading(pipeline: Pipeline, docs: Sequence[Document]) -> Callable[[], int]:
    """Return the work of reading all documents; it gives the number of facts."""
    return lambda: sum(len(doc.facts) for doc in pipeline.pipe(docs))


def speeds(docs: Sequence[Document], seconds: float) -> dict[str, Any]:
    """Time the token scan, the shared scan, all kinds, and each kind alone."""
    characters = sum(len(doc.text) for doc in docs)
    bare = best(lambda: [TOKEN.findall(doc.text) for doc in docs], seconds)
    rows: dict[str, Any] = {"token scan": _row(characters, bare, bare)}
    rows["shared scan"] = _row(characters, best(lambda: [scan_of(doc) for doc in docs], seconds), bare)
    registry = Registry.builtin()
    for name, kinds in [("all kinds", None), *((kind, [kind]) for kind in registry.kinds)]:
        work = reading(Pipeline(registry=registry, kinds=kinds), docs)
        facts = work()  # also fills the caches
        rows[name] = _row(characters, best(work, seconds), bare) | {"facts": facts}
    return {"documents": len(docs), "characters": characters, "rows": rows}


def _row(characters: int, seconds: float, bare: float) -> dict[str, float]:
    return {
        "seconds": seconds,
        "characters_per_second": characters / seconds,
        "times_token_scan": seconds / bare,
    }


def shuffled(text: str) -> str:
    """Mix a corpus in pieces of a thousand characters, so that any beginning of it is like the whole."""
    pieces = [text[start : start + 1000] for start in range(0, len(text), 1000)]
    return "\n\n".join(pieces[i * 617 % len(pieces)] for i in range(len(pieces)))


def growth(docs: Sequence[Document], seconds: float, largest: int) -> list[dict[str, float]]:
    """Time one document made of the corpus, longer and longer."""
    mixed = shuffled("\n\n".join(doc.text for doc in docs))
    pipeline = Pipeline(registry=Registry.builtin())
    rows = []
    for size in _SIZES:
        if size > largest:
            break
        text = (mixed * (size // len(mixed) + 1))[:size]
        document = Document(text, locale=docs[0].locale, published="2025-02-13")
        bare = best(lambda text=text: TOKEN.findall(text), seconds / 4)
        took = best(lambda document=document: pipeline.extract(document), seconds / 4)
        rows.append({"characters": size, **_row(size, took, bare)})
    return rows


def density(seconds: float) -> list[dict[str, float]]:
    """Time 100 KB in which more and more of the sentences state a fact."""
    quiet = "They had been there before and would have liked to see more of it. "
    loud = "He paid $5 million, or 3% more, on 5 May 2024 after 12 miles, “as we knew,” she said. "
    pipeline = Pipeline(registry=Registry.builtin())
    rows = []
    for share in (0, 10, 25, 50, 100):
        count = 100_000 // len(quiet)
        text = "".join(loud if i * share % 100 < share else quiet for i in range(count))
        document = Document(text, published="2025-02-13")
        facts = len(pipeline.extract(document).facts)
        bare = best(lambda text=text: TOKEN.findall(text), seconds / 4)
        took = best(lambda document=document: pipeline.extract(document), seconds / 4)
        rows.append({"facts_per_KB": facts * 1000 / len(text), **_row(len(text), took, bare)})
    return rows


def plug_in(docs: Sequence[Document], seconds: float) -> dict[str, float]:
    """Time what a plug-in of one pattern adds."""
    flights = PatternExtractor(name="flights", kind="flight", patterns=[r"\b[A-Z]{2} ?(?<!\d)\d{2,4}\b"])
    without = best(reading(Pipeline(registry=Registry.builtin()), docs), seconds)
    with_it = best(reading(Pipeline(registry=Registry.builtin().add(flights)), docs), seconds)
    return {"without": without, "with": with_it, "adds_per_cent": 100 * (with_it / without - 1)}


def peers(docs: Sequence[Document]) -> dict[str, float | str]:
    """Time other libraries, if they are installed, on the first 20 KB of the corpus (they are slow)."""

    def with_dateparser() -> Callable[[str], Any]:
        search = importlib.import_module("dateparser.search")
        return lambda text: search.search_dates(text, languages=["en"])

    def with_quantulum3() -> Callable[[str], Any]:
        return importlib.import_module("quantulum3.parser").parse

    def with_price_parser() -> Callable[[str], Any]:
        price = importlib.import_module("price_parser").Price
        return lambda text: [price.fromstring(line) for line in text.splitlines()]

    text = shuffled("\n\n".join(doc.text for doc in docs))[:20_000]
    found: dict[str, float | str] = {}
    for make in (with_dateparser, with_quantulum3, with_price_parser):
        name = make.__name__.removeprefix("with_")
        try:
            work = make()
        except ImportError:
            found[name] = "not installed"
            continue
        start = time.perf_counter()
        work(text)
        found[name] = len(text) / (time.perf_counter() - start)
    return found


def memory(docs: Sequence[Document]) -> dict[str, float]:
    """Return the peak while 1 MB is read, and what is left after many small documents of different dates."""
    pipeline = Pipeline(registry=Registry.builtin())
    joined = "\n\n".join(doc.text for doc in docs)
    text = (joined * (1_000_000 // len(joined) + 1))[:1_000_000]
    pipeline.extract(Document(text[:20_000]))
    tracemalloc.start()
    doc = pipeline.extract(Document(text, published="2025-02-13"))
    _, peak = tracemalloc.get_traced_memory()
    del doc

    def small(first: int, last: int) -> Iterator[Document]:
        for day in range(first, last):
            start = (day * 97) % (len(text) - 300)
            published = f"{1990 + day % 40}-{1 + day % 12:02}-{1 + day % 28:02}"
            yield Document(text[start : start + 300], published=published)

    left = []
    for first in (0, 1000, 2000, 3000):
        for _ in pipeline.pipe(small(first, first + 1000)):
            pass
        left.append(tracemalloc.get_traced_memory()[0] / 1e6)
    tracemalloc.stop()
    return {"peak_MB_per_MB": peak / 1e6, **{f"MB_after_{n}000_small": mb for n, mb in enumerate(left, 1)}}


def two_processes(docs: Sequence[Document], seconds: float) -> float:
    """Return how many times faster two processes are than one, by the wall clock; their start counts."""
    pipeline = Pipeline(registry=Registry.builtin())
    characters = sum(len(doc.text) for doc in docs)
    many = list(docs) * (1 + _ENOUGH // characters)

    def working(processes: int) -> Callable[[], int]:
        return lambda: sum(len(doc.facts) for doc in pipeline.pipe(many, processes=processes))

    one, two = (best(working(n), seconds, time.perf_counter) for n in (1, 2))
    return one / two


def children() -> float:
    """Return the processor time of the processes that this one has waited for, in seconds.

    Where a system does not tell, return the time of the clock on the wall.
    """
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(used.ru_utime + used.ru_stime)


def imports() -> dict[str, float]:
    """Time fresh processes: Python alone, the libraries that newsfacts needs, newsfacts, a first document."""
    here = str(pathlib.Path(newsfacts.__file__).parent.parent)
    needed = "attrs, bisect, datetime, decimal"  # all that newsfacts adds to sys.modules besides itself
    codes = {
        "python": "pass",
        "libraries": f"import {needed}",
        "newsfacts": "import newsfacts",
        "first document": "import newsfacts; newsfacts.extract('It cost $5 on 5 May 2024, “much,” he said.')",
    }
    found = {}
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for name, code in codes.items():
        command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {here!r}); {code}"]
        run = partial(subprocess.run, command, check=True, env=compiled)
        found[name] = best(run, 1.5, children) * 1000
    start = found["python"]
    return {f"{name}_ms": took - (start if name != "python" else 0) for name, took in found.items()}


def profiles(docs: Sequence[Document], lines: int) -> str:
    """Return where the time goes: for all kinds, and for each kind alone."""
    registry = Registry.builtin()
    out = io.StringIO()
    for kinds in (None, *([kind] for kind in registry.kinds)):
        work = reading(Pipeline(registry=registry, kinds=kinds), docs)
        work()
        profile = cProfile.Profile()
        profile.runcall(work)
        out.write(f"\n=== {kinds[0] if kinds else 'all kinds'}\n")
        pstats.Stats(profile, stream=out).sort_stats("tottime").print_stats(lines)
    return re.sub(r"(?m)^(?:   Ordered|   List).*\n", "", out.getvalue())


def table(figures: dict[str, Any]) -> Iterator[str]:
    """Yield the figures as lines for people."""
    yield f"newsfacts on {figures['python']}, {figures['machine']}"
    for corpus, speed in figures["corpora"].items():
        yield ""
        yield f"{corpus}: {speed['documents']} documents, {speed['characters']:,} characters"
        yield f"  {'':18}{'MB/s':>8}{'x tokens':>10}{'facts':>9}"
        for name, row in speed["rows"].items():
            yield (
                f"  {name:18}{row['characters_per_second'] / 1e6:8.2f}{row['times_token_scan']:10.1f}"
                f"{row.get('facts', ''):>9}"
            )
        yield "  one document of"
        for row in speed["growth"]:
            yield (
                f"  {row['characters']:>18,}{row['characters_per_second'] / 1e6:8.2f}"
                f"{row['times_token_scan']:10.1f}"
            )
        yield "  " + ", ".join(f"{name} {value:.1f}" for name, value in speed["memory"].items())
        yield f"  two processes: {speed['two_processes']:.2f} times the throughput of one"
        yield f"  a plug-in of one pattern adds {speed['plug_in']['adds_per_cent']:.0f} %"
        for name, value in speed.get("peers", {}).items():
            told = value if isinstance(value, str) else f"{value / 1e6:.4f} MB/s"
            yield f"  {name}: {told}"
    yield ""
    yield "100 KB with facts in more and more of the sentences"
    for row in figures["density"]:
        yield (
            f"  {row['facts_per_KB']:11.1f} a KB{row['characters_per_second'] / 1e6:11.2f}"
            f"{row['times_token_scan']:10.1f}"
        )
    yield ""
    yield "imports: " + ", ".join(f"{name} {value:.0f}" for name, value in figures["imports"].items())


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", metavar="CORPUS", nargs="+", type=pathlib.Path)
    parser.add_argument("--locale", default="en", help="of texts that do not say theirs (en)")
    parser.add_argument("--seconds", type=float, default=2, help="how long to try each figure (2)")
    parser.add_argument("--largest", type=int, default=4_000_000, help="of the growing documents (4000000)")
    parser.add_argument("--peers", action="store_true", help="time other libraries too, if installed")
    parser.add_argument("--json", type=pathlib.Path, help="write all figures to this file")
    parser.add_argument("--profile", action="store_true", help="print where the time goes, and nothing else")
    parser.add_argument("--lines", type=int, default=15, help="of each profile (15)")
    arguments = parser.parse_args()
    if arguments.profile:
        for path in arguments.corpora:
            print(profiles(documents(path, arguments.locale), arguments.lines))
        return
    figures: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "corpora": {},
        "imports": imports(),
        "density": density(arguments.seconds),
    }
    for path in arguments.corpora:
        docs = documents(path, arguments.locale)
        figures["corpora"][path.name] = {
            **speeds(docs, arguments.seconds),
            "growth": growth(docs, arguments.seconds, arguments.largest),
            "memory": memory(docs),
            "plug_in": plug_in(docs, arguments.seconds),
            "two_processes": two_processes(docs, arguments.seconds),
            **({"peers": peers(docs)} if arguments.peers else {}),
        }
    print("\n".join(table(figures)))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
