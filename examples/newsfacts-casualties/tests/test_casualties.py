"""What it reads, and for each thing read a near thing that it refuses."""

from typing import Any

import pytest

import newsfacts
from newsfacts.testing import check_extractor
from newsfacts_casualties import CasualtyExtractor, Toll

REGISTRY = newsfacts.Registry.builtin().add(CasualtyExtractor())


def read(text: str, locale: str = "en") -> newsfacts.Document:
    return newsfacts.extract(text, registry=REGISTRY, locale=locale, strict=True)


def found(text: str, locale: str = "en") -> list[tuple[str, str]]:
    facts = read(text, locale).of("casualties.toll")
    return [(fact.text, REGISTRY.describe(fact.value).words) for fact in facts]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("12 people were killed.", [("12 people were killed", "12 killed")]),
        ("At least 3 wounded.", [("3 wounded", "at least 3 injured")]),
        ("Up to 40 are missing.", [("40 are missing", "at most 40 missing")]),
        ("Two dozen soldiers died.", [("Two dozen soldiers died", "24 killed")]),
        ("Nine workers lost their lives.", [("Nine workers lost their lives", "9 killed")]),
        ("The blast killed 12 people.", [("killed 12 people", "12 killed")]),
        (
            "It fell, injuring about 1,200 workers.",
            [("injuring about 1,200 workers", "about 1,200 injured")],
        ),
        (
            "Five were killed and 30 others injured.",
            [("Five were killed", "5 killed"), ("30 others injured", "30 injured")],
        ),
        ("Hundreds dead", [("Hundreds dead", "100 to 1,000 killed")]),
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
        "Nine workers lost their jobs.",
        "12 of the houses were left standing, one man dead.",
    ],
)
def test_refuses(text: str) -> None:
    assert found(text) == []


def test_german() -> None:
    assert found("Mindestens zwölf Menschen wurden getötet, es gab 30 Verletzte.", "de") == [
        ("zwölf Menschen wurden getötet", "at least 12 killed"),
        ("30 Verletzte", "30 injured"),
    ]


def test_a_language_without_words_has_no_facts() -> None:
    assert found("12 personnes ont été tuées.", "fr") == []


def test_json_gives_back_what_it_was() -> None:
    doc = read("At least 12 people were killed.")
    back = newsfacts.Document.from_json(doc.to_json(), registry=REGISTRY)
    assert back == doc
    assert type(back.of("casualties.toll")[0].value) is Toll


@pytest.mark.parametrize("locale", ["en", "de"])
def test_keeps_the_promises_of_an_extractor(locale: str) -> None:
    examples = {"en": "At least 12 people were killed.", "de": "Es gab 30 Verletzte."}
    check_extractor(CasualtyExtractor(), examples[locale], locale=locale)
