"""A registry under use: whatever is registered, broken and mended, the others' facts never change."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any

import attrs
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from newsfacts import ExtractorSpec, Pipeline, Registry, Span
from newsfacts.errors import ExtractorWarning, RegistryError
from newsfacts.model import Candidate, Resolved
from newsfacts.text.scan import Scan
from reading import read, told

TEXT = "“It cost $5 million, or 3% of GDP,” said Jane Miller on 5 May 2024. It is 12 miles long."
FAULTS = [
    "",
    "extract raises",
    "extract exits",
    "half the candidates",
    "normalise raises",
    "outside",
    "another kind",
    "unserialisable",
    "no candidates",
    "settles elsewhere",
]


@attrs.define(eq=False)
class Unsteady:
    """An extractor whose fault is chosen from outside."""

    spec: ExtractorSpec
    fault: str = ""

    def extract(self, scan: Scan) -> Iterable[Any]:
        if self.fault == "extract raises":
            raise RuntimeError("no luck")
        if self.fault == "extract exits":
            raise SystemExit(1)
        if self.fault == "no candidates":
            yield "LH 400"
        kind = "money" if self.fault == "another kind" else self.spec.kinds[0]
        end = len(scan.text) + 1 if self.fault == "outside" else 4
        yield Candidate(kind, Span(0, end), {}, "first")
        if self.fault == "half the candidates":
            raise RuntimeError("no more luck")

    def normalise(self, candidate: Candidate, context: object) -> Any:
        if self.fault == "normalise raises":
            raise KeyError("luck")
        if self.fault == "settles elsewhere":
            return Resolved({}, span=Span(0, 10**6))
        return {"set": {1}} if self.fault == "unserialisable" else {"sound": True}


class RegistryMachine(RuleBasedStateMachine):
    """Registers, breaks, mends and removes extractors."""

    alone = told(read(TEXT, vague=False).facts)

    def __init__(self) -> None:
        super().__init__()
        self.registry = Registry.builtin()
        self.ours: dict[str, Unsteady] = {}

    @rule(name=st.sampled_from("abcde"), fault=st.sampled_from(FAULTS))
    def register(self, name: str, fault: str) -> None:
        extractor = Unsteady(ExtractorSpec(f"plug-{name}", [f"kind_{name}"]), fault)
        if name in self.ours:
            with pytest.raises(RegistryError, match=f"plug-{name}"):
                self.registry.add(extractor)
            return
        before = self.registry
        self.registry = self.registry.add(extractor, distribution=f"dist-{name}")
        assert len(before) + 1 == len(self.registry)
        self.ours[name] = extractor

    @precondition(lambda self: self.ours)
    @rule(data=st.data(), fault=st.sampled_from(FAULTS))
    def change_fault(self, data: st.DataObject, fault: str) -> None:
        self.ours[data.draw(st.sampled_from(sorted(self.ours)))].fault = fault

    @precondition(lambda self: self.ours)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.ours)))
        self.registry = self.registry.without(f"plug-{name}")
        del self.ours[name]

    @invariant()
    def facts_of_the_others_stay(self) -> None:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            doc = Pipeline(registry=self.registry).extract(read(TEXT))
        ours = {f"plug-{name}" for name in self.ours}
        assert told(fact for fact in doc.facts if fact.provenance.extractor not in ours) == self.alone
        sound = {f"plug-{name}" for name, extractor in self.ours.items() if not extractor.fault}
        assert {fact.provenance.extractor for fact in doc.facts if fact.provenance.extractor in ours} == sound
        messages = [str(warning.message) for warning in caught]
        assert all(issubclass(warning.category, ExtractorWarning) for warning in caught)
        assert len(messages) == len(ours) - len(sound)
        for name, extractor in self.ours.items():
            named = any(f"'plug-{name}' of dist-{name}" in message for message in messages)
            assert named == bool(extractor.fault)


TestRegistry = RegistryMachine.TestCase
