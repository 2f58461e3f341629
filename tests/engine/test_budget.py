"""Limits: so many characters, so much time; what was read by then is there, and the document says so."""

from __future__ import annotations

import sys
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import suppress
from decimal import Context, Decimal, localcontext
from typing import Any

import attrs
import pytest

import newsfacts
from newsfacts import Document, ExtractorSpec, PatternExtractor, Pipeline, Registry, Span
from newsfacts.errors import ConfigurationError, ExtractorError, ExtractorWarning
from newsfacts.lexicon.abbreviations import abbreviations_among
from newsfacts.model import Candidate, Limit, Truncated
from newsfacts.text import deadline as pace
from newsfacts.text.edges import cut
from newsfacts.text.scan import Scan
from reading import PUBLISHED, told
from seeds import SEEDS

TEXT = "“It cost $5 million, or 3% of GDP,” said Jane Miller on 5 May 2024. It is 12 miles long."
HALVES = {
    "sentences": "They paid $5 million. The rest, 6 million euros, is due on 5 May 2024. It rose 3 per cent.",
    "paragraphs": "They paid $5\nmillion in May.\n\nIt rose 3 per cent, 12.5\npoints, on 5 May.\n\nEnd.",
    "no stops": "they paid 5 million dollars on 5 may 2024 and 3 per cent more in march " * 6,
    "a table": "12 May 2024;$5.5 million;3.5 per cent\r\n" * 10,
    "quotations": "“It is 5 miles. It is 6 miles,” he said. “No. 7 is $5 million,” she said. " * 3,
}


def limited(text: str, **options: Any) -> Document:
    options.setdefault("registry", Registry.builtin())
    return Pipeline(strict=True, **options).extract(Document(text, published=PUBLISHED))


def places(doc: Document) -> set[tuple[str, int, int, str]]:
    figures = [fact for fact in doc.facts if fact.kind != "quotation"]
    return {(fact.kind, fact.start, fact.end, str(fact.value)) for fact in figures}


# Characters


@pytest.mark.parametrize("text", HALVES.values(), ids=HALVES)
def test_no_half_fact_arises_at_any_limit(text: str) -> None:
    whole = limited(text)
    for limit in range(1, len(text) + 2):
        doc = limited(text, max_chars=limit)
        assert doc.text == text
        assert places(doc) <= places(whole)
        if limit >= len(text):
            assert doc == whole
        else:
            assert doc.truncated is not None
            assert doc.truncated.at <= limit
            assert doc.truncated.reason is Limit.MAX_CHARS
            assert all(fact.end <= doc.truncated.at for fact in doc.facts)


@pytest.mark.parametrize("limit", [500, 1000, 2345])
def test_the_facts_are_those_of_a_text_that_ends_there(seed: str, limit: int) -> None:
    doc = limited(seed, max_chars=limit)
    assert doc.truncated is not None
    assert limit - 1000 < doc.truncated.at <= limit
    assert told(doc.facts) == told(limited(seed[: doc.truncated.at]).facts)


@pytest.mark.parametrize(
    ("text", "limit", "edge"),
    [
        ("It paid $5m. They owe $6 million.", 33, (33, 33)),
        ("It paid $5m. They owe $6 million.", 32, (13, 13)),
        ("It paid $5m. They owe $6 million.", 13, (13, 13)),
        ("It paid $5m. They owe $6 million.", 12, (12, 0)),
        ("A line\n\nand another. It ends. Here.", 30, (8, 8)),
        ("A line\r\n \r\nand another", 15, (11, 11)),
        ("Gov. J. D. Vance of the U.S. Senate", 30, (29, 0)),
        ("He said: “Go.” Then he left", 25, (15, 15)),
        ("x" * 5000, 4000, (0, 0)),
        ("x" * 5000 + " yes", 5002, (5001, 0)),
        ("word " * 100, 400, (400, 200)),
        ("word " * 100, 402, (400, 200)),
        ("At. B" + "x" * 1900, 1800, (4, 4)),
        ("A. " + "x" * 3000, 3000, (3, 0)),
    ],
)
def test_where_a_text_is_cut(text: str, limit: int, edge: tuple[int, int]) -> None:
    assert cut(text, limit, abbreviations_among("en")) == edge


@pytest.mark.parametrize("value", [0, -1, 1.5, "10", True, float("inf")])
def test_a_number_of_characters_that_is_none_is_refused(value: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"max_chars must be .* leave it out"):
        Pipeline(registry=Registry.builtin(), max_chars=value)
    with pytest.raises(ConfigurationError, match="max_chars"):
        newsfacts.extract("", registry=Registry.builtin(), max_chars=value)


@pytest.mark.parametrize("value", [0, -1, 0.0, "10", True, float("inf"), float("nan")])
def test_a_time_that_is_none_is_refused(value: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"time_budget must be .* leave it out"):
        Pipeline(registry=Registry.builtin(), time_budget=value)


def test_what_was_truncated_before_is_read_anew() -> None:
    doc = limited(limited(TEXT, max_chars=70).text)
    assert doc == limited(TEXT)
    short = attrs.evolve(doc, truncated=Truncated(1, Limit.MAX_CHARS))
    assert Pipeline(registry=Registry.builtin()).extract(short).truncated is None


def test_processes_keep_to_the_limits() -> None:
    pipeline = Pipeline(registry=Registry.builtin(), max_chars=80, time_budget=600.0)
    streamed = list(pipeline.pipe([TEXT, "It paid $5m."], processes=2))
    assert streamed == [pipeline.extract(TEXT), pipeline.extract("It paid $5m.")]
    assert [doc.truncated and doc.truncated.at for doc in streamed] == [68, None]


# Time


class Clock:
    """A clock that moves on by a tick whenever somebody looks."""

    def __init__(self, tick: float) -> None:
        self.now, self.tick = 0.0, tick

    def monotonic(self) -> float:
        self.now += self.tick
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(4e-4)
    monkeypatch.setattr(pace, "time", clock)
    return clock


pytestmark = [
    # An exception raised in a thread from outside may strike in a callback of the garbage collection.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

LONG = "\n\n".join(SEEDS.values()) * 3


def test_time_enough_changes_nothing(clock: Clock) -> None:
    for text in (LONG, TEXT, "", "\ud800"):
        assert limited(text, time_budget=3600) == limited(text)


@pytest.mark.parametrize("looks", [1, 10, 100, 1000, 3000, 10_000, 30_000])
def test_what_was_read_in_time_is_whole(clock: Clock, looks: int) -> None:
    doc = limited(LONG, time_budget=looks * clock.tick)
    assert clock.now < (looks + 10) * clock.tick, "it ends at once when the time is over"
    assert doc.text == LONG
    if doc.truncated is None:
        assert doc == limited(LONG)
    else:
        assert doc.truncated.reason is Limit.TIME_BUDGET
        assert doc.truncated.extractors == ()
        assert told(doc.facts) == told(limited(LONG[: doc.truncated.at]).facts)


def test_more_time_reads_more(clock: Clock) -> None:
    ends = []
    for looks in (10, 1000, 10_000, 100_000):
        truncated = limited(LONG, time_budget=looks * clock.tick).truncated
        ends.append(len(LONG) if truncated is None else truncated.at)
    assert ends == sorted(ends)
    assert ends[0] == 0
    assert ends[-1] == len(LONG)
    assert len(set(ends)) > 2


def test_the_shorter_of_two_limits_is_told(clock: Clock) -> None:
    both = limited(LONG, max_chars=3000, time_budget=3600)
    assert both == limited(LONG, max_chars=3000)
    short = limited(LONG, max_chars=len(LONG) - 10, time_budget=3000 * clock.tick).truncated
    assert short is not None
    assert short.reason is Limit.TIME_BUDGET


# Extractors from elsewhere


@attrs.define(eq=False)
class Guest:
    """An extractor that finds the first word of a text, and may hang."""

    spec: ExtractorSpec
    fault: str = ""
    event: threading.Event = attrs.field(factory=threading.Event)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        while self.fault == "hangs":
            pass
        while self.fault == "swallows":
            with suppress(Exception):
                time.sleep(0)
        if self.fault == "waits":
            self.event.wait(600)  # longer than the test takes on a busy machine
        yield Candidate(self.spec.kinds[0], Span(0, 3), {}, "first")
        while self.fault == "never ends":
            yield Candidate(self.spec.kinds[0], Span(0, 3), {}, "first")
        yield Candidate(self.spec.kinds[0], Span(4, 8), {}, "second")

    def normalise(self, candidate: Candidate, context: object) -> Any:
        while self.fault == "hangs later" and candidate.rule == "second":
            pass
        return {"sound": True}


def guest(name: str, fault: str = "") -> Guest:
    return Guest(ExtractorSpec(name, [name]), fault)


def with_guests(*plug_ins: Any) -> Registry:
    registry = Registry.builtin()
    for extractor in plug_ins:
        registry = registry.add(extractor, distribution=f"dist-{extractor.spec.name}")
    return registry


def counts(doc: Document) -> dict[str, int]:
    return {name: len(doc.of(name)) for name in ("good", "bad") if doc.of(name)}


@pytest.mark.hangs
@pytest.mark.parametrize(
    ("fault", "found", "doing"),
    [
        ("hangs", {"good": 2}, "reading"),
        ("swallows", {"good": 2}, "reading"),
        ("never ends", {"good": 2}, "reading"),
        ("hangs later", {"bad": 1, "good": 2}, "normalising"),
    ],
)
def test_one_that_hangs_costs_nobody_else_a_fact(clock: Clock, fault: str, found: Any, doing: str) -> None:
    bad, threads = guest("bad", fault), threading.active_count()
    pipeline = Pipeline(registry=with_guests(bad, guest("good")), time_budget=4.0)
    with pytest.warns(ExtractorWarning, match=f"'bad' of dist-bad failed while {doing}.* budget") as caught:
        doc = pipeline.extract(TEXT)
    assert len(caught) == 1
    assert doc.truncated == Truncated(len(TEXT), Limit.TIME_BUDGET, ["bad"])
    assert told(fact for fact in doc.facts if fact.kind not in found) == told(read_alone().facts)
    assert counts(doc) == found
    assert Document.from_json(doc.to_json()) == doc
    assert ended(threads)
    bad.fault = ""
    mended = pipeline.extract(TEXT)
    assert mended.truncated is None
    assert counts(mended) == {"bad": 2, "good": 2}


def ended(threads: int) -> bool:
    """Wait until there are no more threads than these."""
    for _ in range(600):
        if threading.active_count() <= threads:
            return True
        time.sleep(0.05)
    return False


def read_alone() -> Document:
    return Pipeline(registry=Registry.builtin(), strict=True).extract(TEXT)


@pytest.mark.hangs
@pytest.mark.skipif(
    sys.gettrace() is not None,
    reason="under a tracer CPython 3.11 spins as long as an exception waits for a thread that waits in C",
)
@pytest.mark.parametrize("fault", ["waits"])
def test_one_that_cannot_be_ended_is_left_out_until_it_comes_back(clock: Clock, fault: str) -> None:
    bad = guest("bad", fault)
    pipeline = Pipeline(registry=with_guests(bad, guest("good")), time_budget=2.0)
    with pytest.warns(ExtractorWarning, match="'bad'.*budget"):
        pipeline.extract(TEXT)
    (stuck,) = pipeline._stuck.values()
    with pytest.warns(ExtractorWarning, match="'bad'.*is still busy with an earlier document"):
        doc = pipeline.extract(TEXT)
    assert counts(doc) == {"good": 2}
    assert doc.truncated == Truncated(len(TEXT), Limit.TIME_BUDGET, ["bad"])
    bad.fault = ""
    bad.event.set()
    stuck.join(60)
    assert counts(pipeline.extract(TEXT)) == {"bad": 2, "good": 2}


@pytest.mark.hangs
def test_strict_raises_where_one_hangs(clock: Clock) -> None:
    pipeline = Pipeline(registry=with_guests(guest("bad", "never ends")), time_budget=4.0, strict=True)
    with pytest.raises(ExtractorError, match=r"'bad' of dist-bad .* budget"):
        pipeline.extract(TEXT)


def test_one_without_a_turn_is_named_but_not_blamed(clock: Clock) -> None:
    """The built-in extractors go first, and half of the time is theirs."""
    clock.tick = 1.0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        doc = Pipeline(registry=with_guests(guest("good")), time_budget=20.0).extract(TEXT)
    assert doc.truncated == Truncated(0, Limit.TIME_BUDGET, ["good"])


def test_one_that_raises_is_told_as_ever(clock: Clock) -> None:
    class Raises(Guest):
        def extract(self, scan: Scan) -> Any:
            raise TimeoutError("the line is dead")

    registry = with_guests(Raises(ExtractorSpec("bad", ["bad"])))
    with pytest.warns(ExtractorWarning, match="'bad'.*the line is dead"):
        doc = Pipeline(registry=registry, time_budget=4.0).extract(TEXT)
    assert doc.truncated is None
    assert told(doc.facts) == told(read_alone().facts)


@pytest.mark.parametrize("group", ["figures", "quotations", None])
def test_a_budget_changes_nothing_for_those_who_compete(clock: Clock, group: str | None) -> None:
    rival = PatternExtractor(
        name="rival", kind="rival", patterns=[r"\$5 million, or 3%", "12", "It"], group=group, priority=99
    )
    registry = Registry.builtin().add(rival)
    whole = limited(TEXT, registry=registry)
    assert whole.of("rival")
    assert limited(TEXT, registry=registry, time_budget=3600) == whole


@pytest.mark.hangs
def test_a_pattern_that_takes_for_ever_is_stopped(clock: Clock) -> None:
    slow = PatternExtractor(name="slow", kind="slow", patterns=[r"(?:x|xx)+y(?<=z)"])
    pipeline = Pipeline(registry=Registry.builtin().add(slow), time_budget=2.0)
    threads = threading.active_count()
    with pytest.warns(ExtractorWarning, match="'slow'.*budget"):
        doc = pipeline.extract("It cost $5. " + "x" * 200 + "y")
    assert [fact.text for fact in doc.facts] == ["$5"]
    assert ended(threads)


def test_the_callers_decimal_context_is_ignored_in_the_thread_too(clock: Clock) -> None:
    class Divides(Guest):
        def normalise(self, candidate: Candidate, context: object) -> Any:
            return str(Decimal(1) / 3)

    registry = with_guests(Divides(ExtractorSpec("good", ["good"])))
    whole = limited(TEXT, registry=registry)
    with localcontext(Context(prec=2)):
        assert limited(TEXT, registry=registry, time_budget=3600) == whole


def test_a_registry_of_guests_alone(clock: Clock) -> None:
    doc = Pipeline(registry=Registry().add(guest("good")), time_budget=3600).extract(TEXT)
    assert counts(doc) == {"good": 2}
    assert doc.truncated is None


def test_threads_may_share_a_pipeline_with_a_budget() -> None:
    from concurrent.futures import ThreadPoolExecutor

    pipeline = Pipeline(registry=with_guests(guest("good")), time_budget=3600)
    alone = pipeline.extract(TEXT)
    with ThreadPoolExecutor(4) as four:
        assert list(four.map(pipeline.extract, [TEXT] * 12)) == [alone] * 12
