"""The ready-made extractor: its patterns, its check of the groups, its words around."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

import newsfacts
from newsfacts import Description, Document, PatternExtractor, Registry
from newsfacts.errors import ConfigurationError
from newsfacts.testing import check_extractor


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


# Words

WORDS = {
    "en": {"quake": ["earthquake", "after-shock"], "size": ["magnitude"]},
    "de": {"quake": ["Erdbeben", "Nachbeben"], "size": ["Stärke", "Magnitude"]},
    "fr": {"quake": ["séisme"]},
}
SIZES = {"words": WORDS, "patterns": [r"\b\L<size> (?P<size>\d)\b"], "context": ["quake"]}


def sizes(text: str, locale: str = "en", **options: Any) -> list[tuple[str, Any]]:
    extractor = PatternExtractor(name="quakes", kind="quake.size", **{**SIZES, **options})
    registry = Registry.builtin().add(extractor)
    doc = newsfacts.extract(text, locale=locale, registry=registry, strict=True)
    return [(fact.text, fact.value) for fact in doc.of("quake.size")]


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        ("The earthquake had magnitude 6.", "en", ["magnitude 6"]),
        ("EARTHQUAKE OF MAGNITUDE 6", "en", ["MAGNITUDE 6"]),
        ("Magnitude 4 had the after-shock.", "en", ["Magnitude 4"]),
        ("Das Erdbeben hatte Stärke 6, das Nachbeben Magnitude 5.", "de", ["Stärke 6", "Magnitude 5"]),
        ("Star of magnitude 6. The earthquake came later.", "en", []),
        ("The earthquakes had magnitude 6.", "en", []),  # another word than that of the table
        ("The earthquake had Stärke 6.", "en", []),
        ("Le séisme de magnitude 6.", "fr", []),  # no word for it in this language
    ],
)
def test_words_are_those_of_the_language_of_the_text(text: str, locale: str, found: list[str]) -> None:
    assert [words for words, _ in sizes(text, locale)] == found


def test_a_string_and_a_label_may_both_be_around() -> None:
    text = "The lake is of magnitude 6. The earthquake had magnitude 5. The hill of magnitude 4."
    assert [words for words, _ in sizes(text, context=["quake", "lake"])] == ["magnitude 6", "magnitude 5"]


def test_without_patterns_each_word_is_a_fact() -> None:
    text = "An Earthquake and an after-shock, no earthquakes."
    assert sizes(text, patterns=[], context=[]) == [
        ("Earthquake", {"quake": "Earthquake"}),
        ("after-shock", {"quake": "after-shock"}),
    ]


def test_words_of_a_plug_in_change_nothing_for_others() -> None:
    text = "It paid $5 million on 3 May 2024 for 12 miles."
    words = {"en": {"all": ["million", "$", "May", "miles", "on", "paid"]}}
    extractor = PatternExtractor(name="greedy", kind="greedy.word", words=words)
    doc = newsfacts.extract(text, registry=Registry.builtin().add(extractor))
    alone = newsfacts.extract(text, registry=Registry.builtin())
    assert [fact for fact in doc.facts if fact.kind != "greedy.word"] == list(alone.facts)
    assert [fact.text for fact in doc.of("greedy.word")] == ["paid", "$", "million", "on", "May", "miles"]


@attrs.frozen
class Size:
    size: Decimal = attrs.field(converter=Decimal)


def _words(value: Size) -> Description:
    return Description(f"{value.size} Mw")


def test_a_class_is_made_of_the_groups() -> None:
    extractor = PatternExtractor(name="quakes", kind="quake.size", value_class=Size, describe=_words, **SIZES)
    registry = Registry.builtin().add(extractor)
    doc = newsfacts.extract("The earthquake had magnitude 6.", registry=registry)
    (fact,) = doc.of("quake.size")
    assert fact.value == Size(Decimal(6))
    assert Document.from_json(doc.to_json(), registry=registry) == doc
    assert newsfacts.explain(fact, registry=registry).startswith('"magnitude 6" → 6 Mw\n')


def test_it_keeps_the_promises_of_an_extractor() -> None:
    extractor = PatternExtractor(name="quakes", kind="quake.size", value_class=Size, describe=_words, **SIZES)
    check_extractor(extractor, "The earthquake had magnitude 6.")
    check_extractor(extractor, "Das Erdbeben hatte Stärke 6.", locale="de")


def test_it_goes_to_another_process() -> None:
    extractor = PatternExtractor(name="quakes", kind="quake.size", value_class=Size, describe=_words, **SIZES)
    pipeline = newsfacts.Pipeline(registry=Registry.builtin().add(extractor))
    docs = list(pipeline.pipe(["The earthquake had magnitude 6."] * 2, processes=2))
    assert [doc.of("quake.size")[0].value for doc in docs] == [Size(Decimal(6))] * 2
    assert pickle.loads(pickle.dumps(extractor)) == extractor


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({}, "has neither patterns nor words"),
        ({"words": ["quake"]}, r"not \['quake'\]"),
        ({"words": {"en": ["quake"]}}, r"language, label, words; not \['quake'\]"),
        ({"words": {"English": {"quake": ["quake"]}}}, "'English' is not an ISO 639 language code"),
        ({"words": {"en": {"Big quake": ["quake"]}}}, "'Big quake' is not a lower-case identifier"),
        ({"words": {"en": {"quake": "quake"}}}, "'quake' must be a list of words, not 'quake'"),
        ({"words": {"en": {"quake": ["quake", " "]}}}, "must be a list of words"),
        ({"words": {"en": {"quake": []}}}, "must be a list of words"),
        (
            {"words": WORDS, "patterns": [r"\L<quakes>"]},
            "which has no words; did you mean 'quake'?",
        ),
        ({"patterns": [r"\L<quake>"]}, "'quake', which has no words"),
        ({"words": WORDS, "patterns": [r"(\L<quake>"]}, "does not compile"),
    ],
)
def test_what_is_wrong_is_told_at_set_up(options: dict[str, Any], problem: str) -> None:
    with pytest.raises(ConfigurationError, match=problem):
        PatternExtractor(name="quakes", kind="quake.size", **options)
