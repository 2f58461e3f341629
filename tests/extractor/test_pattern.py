"""The ready-made extractor: its patterns, its check of the groups, its words around."""

from __future__ import annotations

from typing import Any

import newsfacts
from newsfacts import PatternExtractor, Registry


def found(text: str, **options: Any) -> list[str]:
    extractor = PatternExtractor(name="flights", kind="flight", **options)
    return [fact.text for fact in newsfacts.extract(text, registry=Registry().add(extractor)).facts]


FLIGHTS = r"\b(?P<airline>[A-Z]{2}) ?(?P<number>\d{2,4})\b"


def test_one_pattern_need_not_be_a_list() -> None:
    assert found("LH 400 was late.", patterns=FLIGHTS) == ["LH 400"]


def test_what_does_not_pass_the_check_is_dropped() -> None:
    def known(groups: Any) -> bool:
        return bool(groups["airline"] == "LH")

    assert found("LH 400 and XX 400 were late.", patterns=[FLIGHTS], validate=known) == ["LH 400"]


def test_an_empty_match_is_no_fact() -> None:
    assert found("LH 400", patterns=[r"\d*"]) == ["400"]


def test_a_word_around_may_be_asked_for() -> None:
    text = "The Flight LH 400 was late. The lift LH 300 was not. \n\n LH 200"
    assert found(text, patterns=[FLIGHTS], context=["flight"]) == ["LH 400"]
    assert found(text, patterns=[FLIGHTS]) == ["LH 400", "LH 300", "LH 200"]


def test_the_fact_may_be_a_part_of_the_match() -> None:
    assert found("Flight LH 400 was late.", patterns=[rf"Flight (?P<fact>{FLIGHTS})"]) == ["LH 400"]
