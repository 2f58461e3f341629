"""Names, where a row of the conformance tables cannot say it."""

from __future__ import annotations

import pytest

from newsfacts import Document, Registry, explain, extract
from newsfacts.normalise.names import names_of
from newsfacts.scan import Scan


def core(mention: str, locale: str = "en") -> str:
    return names_of(Scan(Document(mention, locale=locale))).core(mention)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Sen. Ted Archer (R-Texas)", "Ted Archer"),
        ("former Ohio Gov. Ines Hall", "Ines Hall"),
        ("Defense Secretary Pete Marsh", "Pete Marsh"),
        ("Ludwig van Berg", "Ludwig van Berg"),
        ("the Post’s Jane Moss", "Jane Moss"),
        ("a spokesman for the ministry", "a spokesman for the ministry"),
        ("the White House", "the White House"),
        ("police", "police"),
        ("Paul Mill of the union", "Paul Mill"),
        ("Archer’s", "Archer"),
    ],
)
def test_titles_and_brackets_are_no_part_of_a_name(mention: str, name: str) -> None:
    assert core(mention) == name


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Bundesfamilienministerin Anna Vogel (CDU)", "Anna Vogel"),
        ("der zuständige Vorstand Karl Ritter", "Karl Ritter"),
        ("Ein Polizeisprecher", "Ein Polizeisprecher"),
        ("der Deutschen Bank", "der Deutschen Bank"),
    ],
)
def test_german_titles_and_articles(mention: str, name: str) -> None:
    assert core(mention, "de") == name


def test_a_last_name_is_not_found_inside_a_longer_one() -> None:
    doc = extract("Mary Hillman came. “We agree,” Hill said.", registry=Registry.builtin())
    (said,) = doc.quotations
    assert said.value.speaker is not None
    assert said.value.speaker.name == "Hill"


def test_the_reason_says_how_the_speaker_was_found() -> None:
    doc = extract("Lena Ortiz came. “We agree,” Ortiz said. “It took a year.”", registry=Registry.builtin())
    first, second = doc.quotations
    assert "'Ortiz' is 'Lena Ortiz'" in " ".join(first.provenance.reasons)
    assert "the speech of the sentence before goes on" in second.provenance.reasons
    assert "Lena Ortiz" in explain(second)
