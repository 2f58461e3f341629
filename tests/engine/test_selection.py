"""Whoever asks for some kinds gets the facts that all kinds together would give, and pays for no more."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from newsfacts import ExtractorSpec, Pipeline, Registry
from newsfacts.errors import ExtractorWarning
from newsfacts.extractor.context import Context
from newsfacts.extractor.protocol import FIGURES
from newsfacts.model import Candidate, Span
from newsfacts.text.scan import Scan

TEXT = "The 31 NATO allies paid $5 million on 3 June 2024, 4% more than the 2 km road had cost."


@attrs.frozen
class Finder:
    """Finds what a pattern finds, as an extractor of its own; its value is the fact before."""

    pattern: str
    kind: str = "found"
    group: str | None = FIGURES
    yields: bool = False
    fails_extracting: bool = False
    fails_normalising: bool = False

    @property
    def spec(self) -> ExtractorSpec:
        return ExtractorSpec("finder", [self.kind], group=self.group, yields=self.yields)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        if self.fails_extracting:
            raise RuntimeError("it was asked")
        for match in re.finditer(self.pattern, scan.text):
            yield Candidate(self.kind, Span(*match.span()), None, "pattern")

    def normalise(self, candidate: Candidate, context: Context) -> Any:
        if self.fails_normalising:
            raise RuntimeError("it was asked")
        return [fact.text for fact in context.facts] + [kept.kind for kept in context.kept]


def facts(finder: Finder, kinds: list[str] | None, text: str = TEXT) -> list[tuple[str, str, Any]]:
    pipeline = Pipeline(registry=Registry.builtin().add(finder), kinds=kinds)
    return [(fact.kind, fact.text, fact.value) for fact in pipeline.extract(text).facts]


def silently(finder: Finder, kinds: list[str], text: str = TEXT) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return [text for _, text, _ in facts(finder, kinds, text)]


@pytest.mark.parametrize("yields", [False, True])
@pytest.mark.parametrize("pattern", ["allies", r"\$5 million on", "road", "31 NATO", "June", "no such words"])
def test_any_choice_of_kinds_gives_a_part_of_the_whole(pattern: str, yields: bool) -> None:
    finder = Finder(pattern, yields=yields)
    whole = facts(finder, None)
    assert len(whole) >= 4
    for kind in (*Registry.builtin().kinds, "found"):
        assert facts(finder, [kind]) == [fact for fact in whole if fact[0] == kind], kind
    pair = ["count", "found"]
    assert facts(finder, pair) == [fact for fact in whole if fact[0] in pair]


def test_a_plug_in_sees_all_that_was_found_and_kept_before_it() -> None:
    [(_, _, seen)] = facts(Finder("road"), ["found"])
    assert seen[:5] == ["31 NATO allies", "$5 million", "3 June 2024", "4%", "2 km"]
    assert seen[5:] == ["count", "money", "date", "percentage", "quantity", "found"]


def test_a_kind_that_is_not_wanted_takes_its_words_and_is_not_worked_out() -> None:
    finder = Finder(r"paid \$5 million", fails_normalising=True)
    assert silently(finder, ["money"]) == []
    with pytest.warns(ExtractorWarning, match="it was asked"):
        facts(finder, ["found"])


def test_nobody_is_asked_who_cannot_take_words() -> None:
    yielding = Finder("paid", yields=True, fails_extracting=True)
    assert silently(yielding, ["money"]) == ["$5 million"]
    other_group = Finder("paid", group=None, fails_extracting=True)
    assert silently(other_group, ["money", "count"]) == ["31 NATO allies", "$5 million"]


def test_nobody_is_asked_where_nothing_wanted_was_found() -> None:
    finder = Finder("paid", fails_extracting=True)
    assert silently(finder, ["money"], "It was 3 June 2024.") == []
    with pytest.warns(ExtractorWarning, match="it was asked"):
        facts(finder, ["money"], "It cost $5 million.")
