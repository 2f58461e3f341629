"""Installed plug-ins under use: installed, broken in every way, mended and removed, through real metadata.

Whatever they do, the facts of everybody else never change, and each culprit is named. The clock of the
time budget moves on by a tick a look, so that one that never ends costs little; one that really hangs is
waited for, and so it comes up once a run.
"""

from __future__ import annotations

import importlib
import pathlib
import shutil
import sys
import tempfile
import warnings
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from newsfacts import Document, Pipeline, Registry
from newsfacts.errors import ExtractorError, ExtractorWarning, RegistryError
from newsfacts.model import Limit
from newsfacts.text import deadline as pace
from reading import read, told

TEXT = "“It cost $5 million, or 3% of GDP,” said Jane Miller on 5 May 2024. It is 12 miles long."

SOUND = """
import time
import attrs
from newsfacts import Amount, ExtractorSpec, Money, Quotation, Span
from newsfacts.kinds.quotations import QuotationForm
from newsfacts.model import Candidate, Resolved

@attrs.frozen
class Odd:
    inside: object

class Plug:
    def __init__(self):
        {made}
        self.spec = ExtractorSpec({name!r}, ["kind_{name}", "money", "quotation"])

    def extract(self, scan):
        {extract}
        yield Candidate("kind_{name}", Span(0, 3), {{}}, "first")

    def normalise(self, candidate, context):
        {normalise}
        return {{"sound": True}}

{end}
"""
LOADING = {
    "raises at import": {"end": "raise RuntimeError('no luck')"},
    "exits at import": {"end": "raise SystemExit(3)"},
    "misses an import": {"end": "import there_is_no_such_module"},
    "has no such name": {"end": "del Plug"},
    "is no Python": {"end": "class ("},
    "raises when made": {"made": "raise RuntimeError('no luck')"},
    "exits when made": {"made": "raise SystemExit(3)"},
    "makes nothing": {"end": "def Plug(): return None"},
    "has no kinds": {"end": "Plug.spec = property(lambda self: ExtractorSpec('x', []), lambda *_: None)"},
    "misses normalise": {"end": "del Plug.normalise"},
}
READING = {
    "raises in extract": {"extract": "raise RuntimeError('no luck')"},
    "exits in extract": {"extract": "raise SystemExit(1)"},
    "recurses in extract": {"extract": "yield from self.extract(scan)"},
    "raises half-way": {"extract": "yield Candidate('kind_{name}', Span(0, 3), {{}}, 'r'); 1 / 0"},
    "no candidate": {"extract": "yield 'LH 400'"},
    "a span outside": {"extract": "yield Candidate('kind_{name}', Span(0, len(scan.text) + 1), {{}}, 'r')"},
    "a span between": {"extract": "yield Candidate('kind_{name}', Span(0.5, 3.5), {{}}, 'r')"},
    "a span of its own": {"extract": "yield Candidate('kind_{name}', slice(0, 3), {{}}, 'r')"},
    "another kind": {"extract": "yield Candidate('date', Span(0, 3), {{}}, 'r')"},
    "an odd layer": {"extract": "yield Candidate('kind_{name}', Span(0, 3), {{}}, 'r', layer=[])"},
    "raises in normalise": {"normalise": "raise KeyError('luck')"},
    "exits in normalise": {"normalise": "raise SystemExit(1)"},
    "settles outside": {"normalise": "return Resolved({{}}, span=Span(0, 10**6))"},
    "settles another kind": {"normalise": "return Resolved({{}}, kind='date')"},
    "a set": {"normalise": "return {{'numbers': {{1, 2}}}}"},
    "no number": {"normalise": "return {{'number': float('nan')}}"},
    "an object": {"normalise": "return object()"},
    "an object of its own": {"normalise": "return Odd({{1}})"},
    "no money": {"normalise": "return Resolved({{'low': '5'}}, kind='money')"},
    "money of nothing": {"normalise": "return Resolved(Money(5, 'USD'), kind='money')"},
    "a quotation outside": {
        "normalise": "return Resolved("
        "Quotation(Span(0, 10**6), QuotationForm.DIRECT, None, None, None), kind='quotation')"
    },
    "odd reasons": {"normalise": "return Resolved({{}}, reasons=[1])"},
}
SLOW = {
    "never ends": {"extract": "while True: yield Candidate('kind_{name}', Span(0, 3), {{}}, 'r')"},
}
HANGING = {
    "hangs in extract": {"extract": "while True: pass"},
    "hangs in normalise": {"normalise": "while True: pass"},
    "sleeps": {"extract": "time.sleep(3)"},
}
FAULTS = {"": {}, **LOADING, **READING, **SLOW, **HANGING}


def source(name: str, fault: str) -> str:
    parts = {"made": "pass", "extract": "pass", "normalise": "pass", "end": "", **FAULTS[fault]}
    return SOUND.format(name=name, **{key: part.format(name=name) for key, part in parts.items()})


class Clock:
    """A clock that moves on by a tick whenever somebody looks."""

    now = 0.0

    def monotonic(self) -> float:
        self.now += 4e-4
        return self.now


class PluginMachine(RuleBasedStateMachine):
    """Installs, breaks, mends and removes plug-ins."""

    alone = told(read(TEXT, vague=False).facts)
    versions = 0
    """Counts modules over all runs: Python must not take one that was rewritten for its old self."""

    def __init__(self) -> None:
        super().__init__()
        self.site = pathlib.Path(tempfile.mkdtemp(prefix="newsfacts-site-"))
        self.faults: dict[str, str] = {}
        self.hung = False
        self.patch = pytest.MonkeyPatch()
        self.patch.syspath_prepend(str(self.site))
        self.patch.setattr(pace, "time", Clock())
        self.patch.setattr(sys, "dont_write_bytecode", True)

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.site)

    def write(self, name: str, fault: str) -> None:
        """Install a distribution, or a new version of it."""
        type(self).versions += 1
        module = f"newsfacts_plug_{name}_{self.versions}"
        (self.site / f"{module}.py").write_text(source(name, fault), encoding="utf-8")
        info = self.site / f"dist_{name}-1.0.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: dist-{name}\nVersion: 1.0\n", encoding="utf-8"
        )
        points = f"[newsfacts.extractors]\n{name} = {module}:Plug\n"
        (info / "entry_points.txt").write_text(points, encoding="utf-8")
        importlib.invalidate_caches()
        self.faults[name] = fault

    @rule(name=st.sampled_from("abc"), fault=st.sampled_from(["", *LOADING]))
    def install(self, name: str, fault: str) -> None:
        self.write(name, fault)

    @precondition(lambda self: self.faults)
    @rule(data=st.data(), fault=st.sampled_from([*READING, *SLOW]))
    def break_one(self, data: st.DataObject, fault: str) -> None:
        self.write(data.draw(st.sampled_from(sorted(self.faults))), fault)

    @precondition(lambda self: self.faults and not self.hung)
    @rule(data=st.data(), fault=st.sampled_from(sorted(HANGING)))
    def hang(self, data: st.DataObject, fault: str) -> None:
        """Let one hang for one reading, then mend it."""
        name = data.draw(st.sampled_from(sorted(self.faults)))
        self.write(name, fault)
        self.hung = True
        self.facts_of_the_others_stay()
        self.write(name, "")

    @precondition(lambda self: self.faults)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.faults)))
        shutil.rmtree(self.site / f"dist_{name}-1.0.dist-info")
        importlib.invalidate_caches()
        del self.faults[name]

    def named(self, messages: list[str], faults: dict[str, Any]) -> None:
        """Check that each culprit is named once, and nobody else."""
        culprits = sorted(name for name, fault in self.faults.items() if fault in faults)
        for name, message in zip(culprits, sorted(messages), strict=True):
            assert f"extractor '{name}' of dist-{name} " in message

    @invariant()
    def facts_of_the_others_stay(self) -> None:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", ExtractorWarning)
            registry = Registry.discover()
        self.named([str(w.message) for w in caught if w.category is ExtractorWarning], LOADING)
        pipeline = Pipeline(registry=registry, time_budget=4.0)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", ExtractorWarning)
            doc = pipeline.extract(read(TEXT))
        late = SLOW | HANGING
        self.named([str(w.message) for w in caught if w.category is ExtractorWarning], READING | late)
        assert told(fact for fact in doc.facts if fact.provenance.extractor not in self.faults) == self.alone
        sound = {name for name, fault in self.faults.items() if not fault}
        assert {fact.provenance.extractor for fact in doc.facts} & set(self.faults) == sound
        missing = tuple(sorted(name for name, fault in self.faults.items() if fault in late))
        if missing:
            assert doc.truncated is not None
            assert (doc.truncated.at, doc.truncated.reason) == (len(TEXT), Limit.TIME_BUDGET)
            assert doc.truncated.extractors == missing
        else:
            assert doc.truncated is None
        assert Document.from_json(doc.to_json()) == doc

    @precondition(lambda self: any(fault in LOADING | READING | SLOW for fault in self.faults.values()))
    @rule()
    def strict(self) -> None:
        """With ``strict`` the first culprit is named in an error."""
        with pytest.raises((RegistryError, ExtractorError), match=r"extractor '[abc]' of dist-[abc] "):
            Pipeline(registry=Registry.discover(strict=True), strict=True, time_budget=4.0).extract(TEXT)


TestPlugins = PluginMachine.TestCase
TestPlugins.settings = settings(stateful_step_count=12, max_examples=max(10, settings().max_examples // 2))
TestPlugins.pytestmark = [
    pytest.mark.hangs,
    # An exception raised in a thread from outside may strike in a callback of the garbage collection.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
