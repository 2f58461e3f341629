"""What it reads, and for each thing read a near thing that it refuses."""

from typing import Any

import pytest

import newsfacts
from newsfacts.testing import check_extractor
from newsfacts_casualties import CasualtyExtractor

REGISTRY = newsfacts.Registry.builtin().add(CasualtyExtractor())


def found(text: str, locale: str = "en") -> list[tuple[str, str, Any, Any]]:
    doc = newsfacts.extract(text, registry=REGISTRY, locale=locale, strict=True)
    return [(f.text, f.value["outcome"], f.value["low"], f.value["high"]) for f in doc.of("casualty")]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("12 people were killed.", [("12 people were killed", "killed", 12, 12)]),
        ("At least 3 wounded.", [("3 wounded", "injured", 3, None)]),
        ("Up to 40 are missing.", [("40 are missing", "missing", None, 40)]),
        ("Two dozen soldiers died.", [("Two dozen soldiers died", "killed", 24, 24)]),
        ("The blast killed 12 people.", [("killed 12 people", "killed", 12, 12)]),
        ("It fell, injuring about 1,200 workers.", [("injuring about 1,200 workers", "injured", 1200, 1200)]),
        (
            "Five were killed and 30 others injured.",
            [("Five were killed", "killed", 5, 5), ("30 others injured", "injured", 30, 30)],
        ),
        ("Hundreds dead", [("Hundreds dead", "killed", 100, 1000)]),
    ],
)
def test_reads(text: str, facts: list[Any]) -> None:
    assert found(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "12 people were invited.",
        "The killing of 12 days of talks.",
        "In 2019 killed bills returned.",
        "The third killed was a boy.",
        "Half dead, he walked on.",
        "He killed 12.",
        "12 of the houses were left standing, one man dead.",
    ],
)
def test_refuses(text: str) -> None:
    assert found(text) == []


def test_german() -> None:
    assert found("Mindestens zwölf Menschen wurden getötet, es gab 30 Verletzte.", "de") == [
        ("zwölf Menschen wurden getötet", "killed", 12, None),
        ("30 Verletzte", "injured", 30, 30),
    ]


@pytest.mark.parametrize("locale", ["en", "de"])
def test_keeps_the_promises_of_an_extractor(locale: str) -> None:
    examples = {"en": "At least 12 people were killed.", "de": "Es gab 30 Verletzte."}
    check_extractor(CasualtyExtractor(), examples[locale], locale=locale)
