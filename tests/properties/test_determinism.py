"""The same facts anywhere: in any process, thread, order, time zone or locale; and nothing done besides."""

from __future__ import annotations

import itertools
import os
import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest

import newsfacts
from newsfacts import Document, Pipeline, Registry
from newsfacts.extractor.context import Context
from newsfacts.model import Candidate
from newsfacts.registry import Registered
from newsfacts.text.scan import Scan
from reading import PUBLISHED, read, told
from seeds import SEEDS

HERE = pathlib.Path(newsfacts.__file__).parent.parent
TESTS = pathlib.Path(__file__).parent.parent

PRINT_ALL = """
import hashlib, sys
from seeds import SEEDS
from newsfacts import Document, Pipeline, Registry
pipeline = Pipeline(registry=Registry.builtin(), strict=True, vague=True)
for name in sorted(SEEDS):
    for published in ("2025-02-13", None):
        doc = pipeline.extract(Document(SEEDS[name], id=name, published=published))
        print(doc.to_json().encode("ascii", "backslashreplace").decode())
"""


def output(code: str, **environment: str) -> str:
    path = os.pathsep.join([str(HERE), str(TESTS)])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_environment_has_no_influence() -> None:
    environments = [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
    ]
    with ThreadPoolExecutor(2) as two:
        outputs = set(two.map(lambda environment: output(PRINT_ALL, **environment), environments))
    assert len(outputs) == 1
    assert outputs.pop().count("\n") == 2 * len(SEEDS)


def test_nothing_is_opened_and_no_clock_is_read() -> None:
    """Once tables and libraries are loaded, nothing is opened, and the clock may as well not be there."""
    code = (
        "import time, sys\n"
        + PRINT_ALL.replace(
            "for name in sorted",
            "[pipeline.extract(Document(text, published=day)).to_json()"
            " for text in SEEDS.values() for day in ('2025-02-13', None)]\nguard()\nfor name in sorted",
        )
    ).replace(
        "import hashlib, sys",
        """
def no(*_, **__): raise AssertionError("the clock was read")
def hook(event, args):
    if event.split(".")[0] in ("open", "socket", "subprocess", "os", "urllib", "ctypes"):
        raise AssertionError((event, args))
def guard():
    for name in ("time", "monotonic", "perf_counter", "localtime", "gmtime", "time_ns"):
        setattr(time, name, no)
    sys.addaudithook(hook)
""",
    )
    assert output(code).count("\n") == 2 * len(SEEDS)


def test_a_limit_of_characters_asks_no_clock() -> None:
    code = PRINT_ALL.replace("vague=True)", "vague=True, max_chars=1500)").replace(
        "for name in sorted",
        """
def no(*_, **__): raise AssertionError("the clock was read")
import time
for name in ("time", "monotonic", "perf_counter", "localtime", "gmtime", "time_ns"):
    setattr(time, name, no)
for name in sorted""",
        1,
    )
    assert output(code).count('"reason": "max_chars"') > len(SEEDS)


def test_a_time_budget_that_is_enough_has_no_influence() -> None:
    assert output(PRINT_ALL.replace("vague=True)", "vague=True, time_budget=3600)")) == output(PRINT_ALL)


def test_threads_have_no_influence() -> None:
    documents = [Document(text, id=name, published=PUBLISHED) for name, text in SEEDS.items()] * 8
    pipeline = Pipeline(registry=Registry.builtin(), strict=True)
    alone = [pipeline.extract(document) for document in documents]
    with ThreadPoolExecutor(8) as eight:
        assert list(eight.map(pipeline.extract, documents)) == alone


def test_first_use_in_many_threads_at_once() -> None:
    """Tables compile on first use; that many threads use them first must not show."""
    code = PRINT_ALL.replace(
        "for name in sorted",
        """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
sys.setswitchinterval(1e-6)
barrier = Barrier(8)
def first(name):
    barrier.wait()
    return Pipeline(registry=Registry.builtin(), strict=True, vague=True).extract(SEEDS[name])
with ThreadPoolExecutor(8) as eight:
    assert len(set(map(str, eight.map(first, [min(SEEDS)] * 8)))) == 1
for name in sorted""",
        1,
    )
    assert output(code) == output(PRINT_ALL)


def test_the_order_of_registering_has_no_influence(seed: str) -> None:
    entries = Registry.builtin().entries
    before = told(read(seed).facts)
    orders = list(itertools.permutations(entries))
    for order in orders[:: max(1, len(orders) // 6)]:
        registry = Registry()
        for entry in order:
            registry = registry.add(entry.extractor, distribution=entry.distribution)
        assert told(_read_with(registry, seed)) == before
        # even a registry that is not sorted
        assert told(_read_with(Registry(tuple(order)), seed)) == before


@attrs.frozen
class Backwards:
    """An extractor that gives its candidates in the opposite order."""

    inner: object

    @property
    def spec(self) -> object:
        return self.inner.spec

    def extract(self, scan: Scan) -> list[Candidate]:
        return list(self.inner.extract(scan))[::-1]

    def normalise(self, candidate: Candidate, context: Context) -> object:
        return self.inner.normalise(candidate, context)


def test_the_order_of_candidates_has_no_influence(seed: str) -> None:
    registry = Registry(tuple(Registered(Backwards(entry.extractor)) for entry in Registry.builtin()))
    assert told(_read_with(registry, seed)) == told(read(seed).facts)


def _read_with(registry: Registry, text: str) -> tuple[newsfacts.Fact, ...]:
    document = Document(text, published=PUBLISHED)
    return Pipeline(registry=registry, strict=True, vague=True).extract(document).facts


@pytest.mark.parametrize("processes", [1, 2])
def test_a_stream_gives_what_one_at_a_time_gives(processes: int) -> None:
    documents = [Document(text, id=name, published=PUBLISHED) for name, text in SEEDS.items()]
    pipeline = Pipeline(registry=Registry.builtin(), strict=True)
    streamed = list(pipeline.pipe(documents, processes=processes))
    assert streamed == [pipeline.extract(document) for document in documents]
