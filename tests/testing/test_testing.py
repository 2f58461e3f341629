"""check_extractor refuses every sort of broken extractor, and says why."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import find, settings

from newsfacts import ExtractorSpec, PatternExtractor, Span
from newsfacts.errors import ConfigurationError
from newsfacts.extractor.context import Context
from newsfacts.lexicon.lexicon import FOLDS
from newsfacts.lexicon.tables import languages, table
from newsfacts.model import Candidate, Resolved
from newsfacts.testing import characters, check_extractor, known_characters, stories
from newsfacts.text.scan import Scan

EXAMPLE = "Flight LH 400 was late."


SPEC = ExtractorSpec("flights", ["flight"])


class Flights:
    """A sound extractor to break in the tests."""

    spec: Any = SPEC

    def extract(self, scan: Scan) -> Iterable[Any]:
        at = scan.text.find("LH 400")
        return [Candidate("flight", Span(at, at + 6), {"number": "400"}, "name")] if at >= 0 else []

    def normalise(self, candidate: Candidate, context: Context) -> Any:
        return dict(candidate.reading)


def test_a_sound_extractor_passes() -> None:
    check_extractor(Flights(), EXAMPLE)
    check_extractor(PatternExtractor(name="flights", kind="flight", patterns=[r"LH \d+"]), EXAMPLE)


def specified(spec: object) -> Flights:
    extractor = Flights()
    extractor.spec = spec
    return extractor


class NoNormalise:
    spec = SPEC

    def extract(self, scan: Scan) -> Iterable[Any]:
        return []


class Raises(Flights):
    def extract(self, scan: Scan) -> Iterable[Any]:
        return super().extract(scan) if 1 / scan.text.count("LH") else []


class RaisesLater(Flights):
    def normalise(self, candidate: Candidate, context: Context) -> Any:
        raise KeyError("flight")


class Outside(Flights):
    def extract(self, scan: Scan) -> Iterable[Any]:
        return [Candidate("flight", Span(0, len(scan.text) + 1), {}, "all")]


class OtherKind(Flights):
    def extract(self, scan: Scan) -> Iterable[Any]:
        return [Candidate("train", Span(0, 1), {}, "first")] if scan.text else []


class OtherKindLater(Flights):
    def normalise(self, candidate: Candidate, context: Context) -> Any:
        return Resolved({}, kind="train")


class OutsideLater(Flights):
    def normalise(self, candidate: Candidate, context: Context) -> Any:
        return Resolved({}, span=Span(0, len(context.document.text) + 1))


class Unserialisable(Flights):
    def normalise(self, candidate: Candidate, context: Context) -> Any:
        return {"number": {400}}


class Tuples(Flights):
    def normalise(self, candidate: Candidate, context: Context) -> Any:
        return {"number": (400,)}


class NoCandidate(Flights):
    def extract(self, scan: Scan) -> Iterable[Any]:
        return ["LH 400"] if scan.text else []


class NoRule(Flights):
    def extract(self, scan: Scan) -> Iterable[Any]:
        return [Candidate("flight", Span(0, 1), {}, "")] if scan.text else []


class Counts(Flights):
    seen = 0

    def normalise(self, candidate: Candidate, context: Context) -> Any:
        type(self).seen += 1
        return {"number": self.seen}


class Meddles(Flights):
    def extract(self, scan: Scan) -> Iterable[Any]:
        scan.tokens = ()
        return []


class Speechless(Flights):
    def describe(self, value: object) -> str:
        raise RuntimeError("no luck")


class Wordless(Flights):
    def describe(self, value: object) -> str:
        return ""


class NewSpec(Flights):
    asked = 0

    @property
    def spec(self) -> Any:
        type(self).asked += 1
        return ExtractorSpec("flights", ["flight"], priority=self.asked)


@pytest.mark.parametrize(
    ("extractor", "problem"),
    [
        (NoNormalise(), "it lacks normalise"),
        (Flights, "is a class"),
        (specified("flights"), "is not an ExtractorSpec"),
        (Speechless(), "describe fails on .*: .*no luck"),
        (Wordless(), "returns no description for flight 'LH 400'"),
        (
            specified(ExtractorSpec("flights", ["flight"], triggers=["hangar"])),
            "finds nothing in the example",
        ),
        (NewSpec(), "its spec is different"),
        (Raises(), "division by zero"),
        (RaisesLater(), "KeyError: 'flight'"),
        (Outside(), "the text ends at|outside"),
        (OutsideLater(), "the text ends at"),
        (OtherKind(), "'train', which its spec does not list"),
        (OtherKindLater(), "'train', which its spec does not list"),
        (Unserialisable(), "value.number is a set"),
        (Tuples(), "value.number is a tuple|comes back"),
        (NoCandidate(), "LH 400"),
        (NoRule(), "has no rule"),
        (Counts(), "a second run finds different facts"),
        (Meddles(), "changes the scan|finds nothing"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else value[:30],
)
def test_a_broken_extractor_is_told_what_is_wrong(extractor: Any, problem: str) -> None:
    with pytest.raises(AssertionError, match=problem) as caught:
        check_extractor(extractor, EXAMPLE)
    if not isinstance(extractor, type):
        assert "flights" in str(caught.value).lower(), "the extractor is named"


def test_triggers_that_change_results_are_found() -> None:
    with pytest.raises(AssertionError, match="triggers change what it finds"):
        check_extractor(FirstLetter(), "LH 400 left the hangar.")


class FirstLetter(Flights):
    """Finds something in every text, but its trigger is in few."""

    spec = ExtractorSpec("flights", ["flight"], triggers=["hangar"])

    def extract(self, scan: Scan) -> Iterable[Any]:
        return [Candidate("flight", Span(0, 1), {}, "first")] if scan.text else []


def test_strategies_say_what_they_need() -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import newsfacts.testing as t\n"
        "for make in (t.texts, t.locales, t.numbers, t.quotations):\n"
        "    try: make()\n"
        "    except ImportError as error: assert 'newsfacts[test]' in str(error), error\n"
        "    else: raise SystemExit(make.__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_characters_are_those_of_tables_and_folds() -> None:
    for language in languages():
        known = set(known_characters(language))
        assert set(FOLDS) <= known
        assert set(table("text/marks")["glyphs"]) <= known
        assert {"½", "€", "ß", "é", "°"} & known
        assert not {"a", "Z"} & known


@pytest.mark.parametrize("sign", ["\N{MODIFIER LETTER APOSTROPHE}", "\N{FULLWIDTH APOSTROPHE}", "\ud800"])
def test_characters_are_what_is_known_and_what_nearly_is(sign: str) -> None:
    patient = settings(max_examples=50_000, database=None)
    assert find(characters("en"), lambda found: found == sign, settings=patient) == sign


def test_stories_name_the_table_that_they_lack() -> None:
    with pytest.raises(ConfigurationError, match=r"titles of ja, and its quotations\.toml has none"):
        stories("ja")
