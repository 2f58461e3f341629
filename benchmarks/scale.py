"""What many articles take: measured on a corpus, worked out for as many articles and cores as you have."""

from __future__ import annotations

import argparse
import json
import math
import pathlib
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

from run import best, documents, reading

from newsfacts import Document, Pipeline

_DAY = 86_400
_HOUR = 3_600
_MEGABYTE = 2**20
_KILOBYTES = 1024 if sys.platform != "darwin" else 1
"""What the system counts the memory of a process in, as bytes."""
_SHARES = (0.01, 0.05, 0.20)
"""How much of its time a partition may spend on its start."""
_START = """
import time
start = time.process_time()
import newsfacts
newsfacts.extract("It cost $5m on Monday, he said.", locale={locale!r})
print(time.process_time() - start)
"""


def start_seconds(locale: str) -> float:
    """Return the processor's time from the start of a process to the end of its first document."""
    program = [sys.executable, "-c", _START.format(locale=locale)]
    return min(float(subprocess.check_output(program)) for _ in range(5))


def worker(path: pathlib.Path, locale: str) -> None:
    """Read a corpus as a worker does, and print the memory at the peak in bytes."""
    for _ in Pipeline().pipe(documents(path, locale)):
        pass
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTES)


def worker_bytes(path: pathlib.Path, locale: str) -> int:
    """Return the memory at the peak of a process that reads a corpus."""
    program = [sys.executable, __file__, str(path), "--locale", locale, "--worker"]
    return int(subprocess.check_output(program))


def arrow_share(docs: Sequence[Document], seconds: float) -> float | None:
    """Return how much longer reading takes with the facts put into Arrow tables; ``None`` without pyarrow."""
    try:
        from newsfacts import arrow
    except ModuleNotFoundError:
        return None
    pipeline = Pipeline()
    plain = best(reading(pipeline, docs), seconds)
    found = best(lambda: [arrow.to_arrow(list(pipeline.pipe(docs)))], seconds)
    return max(found / plain - 1, 0.0)


def measured(path: pathlib.Path, locale: str, seconds: float) -> dict[str, Any]:
    """Return what one core and one worker take, on this machine and this corpus."""
    docs = documents(path, locale)
    took = best(reading(Pipeline(), docs), seconds) / len(docs)
    return {
        "corpus": path.name,
        "date": time.strftime("%Y-%m-%d"),
        "articles": len(docs),
        "characters_an_article": sum(len(doc.text) for doc in docs) // len(docs),
        "seconds_an_article": took,
        "start_seconds": start_seconds(locale),
        "worker_bytes": worker_bytes(path, locale),
        "arrow_share": arrow_share(docs, seconds),
    }


def planned(figures: dict[str, Any], articles: int, cores: int, busy: float, price: float) -> dict[str, Any]:
    """Return what so many articles take on so many cores, each of which works for ``busy`` of the time."""
    took, start = figures["seconds_an_article"], figures["start_seconds"]
    hours = articles * took / _HOUR
    smallest = {share: math.ceil(start * (1 - share) / (share * took)) for share in _SHARES}
    return {
        "articles_a_core_a_day": int(_DAY / took),
        "core_hours": hours,
        "days": hours / 24 / cores / busy,
        "cost": hours / busy * price,
        "memory_bytes": figures["worker_bytes"] * cores,
        "smallest_partition": smallest,
        "most_partitions": articles // smallest[_SHARES[0]],
    }


def table(figures: dict[str, Any], plan: dict[str, Any], options: argparse.Namespace) -> Iterator[str]:
    """Yield the figures as rows for people."""
    took = figures["seconds_an_article"]
    length = figures["characters_an_article"]
    yield f"{figures['corpus']}: {figures['articles']} articles of {length:,} characters"
    yield f"an article                     {1000 * took:10.1f} ms of one core"
    yield f"articles a core a day          {plan['articles_a_core_a_day']:10,}"
    yield f"start of a process             {1000 * figures['start_seconds']:10.0f} ms"
    yield f"memory of a worker, at most    {figures['worker_bytes'] / _MEGABYTE:10.0f} MB"
    if figures["arrow_share"] is not None:
        yield f"Arrow tables add               {100 * figures['arrow_share']:10.0f} %"
    yield ""
    yield f"{options.articles:,} articles on {options.cores} cores, {100 * options.busy:.0f} % busy:"
    yield f"core hours                     {plan['core_hours']:10,.0f}"
    yield f"days                           {plan['days']:10.1f}"
    yield f"cost at {options.price:.3f} a core hour     {plan['cost']:10,.0f}"
    yield f"memory                         {plan['memory_bytes'] / 2**30:10.1f} GB"
    for share, number in plan["smallest_partition"].items():
        yield f"start is {100 * share:2.0f} % of a partition of {number:6,} articles ({number * took:.1f} s)"
    yield f"partitions at most             {plan['most_partitions']:10,}"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=pathlib.Path, help="JSON Lines with a text on each line")
    parser.add_argument("--locale", default="en")
    parser.add_argument("--seconds", type=float, default=20.0, help="time for each measurement")
    parser.add_argument("--articles", type=int, default=300_000_000)
    parser.add_argument("--cores", type=int, default=64)
    parser.add_argument("--busy", type=float, default=0.9, help="share of the time in which a core works")
    parser.add_argument("--price", type=float, default=0.04, help="of a core for an hour, in your currency")
    parser.add_argument("--json", type=pathlib.Path, help="write everything for a machine")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        worker(options.corpus, options.locale)
        return
    figures = measured(options.corpus, options.locale, options.seconds)
    plan = planned(figures, options.articles, options.cores, options.busy, options.price)
    print("\n".join(table(figures, plan, options)))
    if options.json:
        options.json.write_text(json.dumps({**figures, **plan}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
