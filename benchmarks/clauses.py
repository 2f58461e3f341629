"""What it costs to read every sentence of a corpus, next to a bare token scan in the same run.

    python benchmarks/clauses.py CORPUS.jsonl [--locale L] [--repeats N]

Every figure is the best of several repeats, in processor time.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import time
from collections.abc import Callable

from newsfacts import Document
from newsfacts.clauses import Clauses
from newsfacts.engine.languages import scan_of

_TOKEN = re.compile(r"\w+|[^\w\s]")


def best(work: Callable[[], object], repeats: int) -> float:
    """Return the shortest time of ``work`` in seconds."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print a line for each step, with its time, its multiple of a token scan, and its speed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=pathlib.Path, help="JSON Lines with a text on each line")
    parser.add_argument("--locale", default="en")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    with options.corpus.open(encoding="utf-8", newline="\n") as lines:
        docs = [Document(json.loads(line)["text"], locale=options.locale) for line in lines]
    characters = sum(len(doc.text) for doc in docs)
    steps: dict[str, Callable[[], object]] = {
        "token scan": lambda: [_TOKEN.findall(doc.text) for doc in docs],
        "shared scan": lambda: [scan_of(doc) for doc in docs],
        "verbs": lambda: [[s.clause_at(s.start) for s in Clauses(scan_of(doc)).sentences] for doc in docs],
        "clauses": lambda: [[s.clauses for s in Clauses(scan_of(doc)).sentences] for doc in docs],
        "all groups": lambda: [[s.groups for s in Clauses(scan_of(doc)).sentences] for doc in docs],
    }
    for work in steps.values():
        work()  # fills the caches
    bare = best(steps["token scan"], options.repeats)
    print(f"{len(docs)} documents, {characters:,} characters; every row has the shared scan in it")
    for name, work in steps.items():
        took = best(work, options.repeats)
        print(f"{name:12} {1000 * took:7.1f} ms {took / bare:6.1f} x {characters / took / 1e6:6.2f} MB/s")


if __name__ == "__main__":
    main()
