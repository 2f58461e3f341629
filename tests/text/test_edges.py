"""Where paragraphs and sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from newsfacts import Document
from newsfacts.lexicon.abbreviations import abbreviations_among
from newsfacts.text.edges import is_unbroken, sentence_near, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n   \n  Two. ", ["One.", "Two."]),
        ("a line that\nwraps", ["a line that\nwraps"]),
        ("ЕС и\nсоюзники", ["ЕС и\nсоюзники"]),
        ("A heading\nThen a line", ["A heading", "Then a line"]),
        ("One.\r\nTwo.\u2028Three.", ["One.", "Two.", "Three."]),
        (" \n\t", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in Document(text).paragraphs] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        ("一。二。", ["一。", "二。"]),  # nothing is left behind the last stop
        ("J. D. Reid of the U.S. Senate left. He ran.", ["J. D. Reid of the U.S. Senate left.", "He ran."]),
        ("“Go!” Then he left", ["“Go!”", "Then he left"]),
        ("Он ушёл. Никто не пришёл. см. выше", ["Он ушёл.", "Никто не пришёл. см. выше"]),
        ("Ήρθε. Έφυγε. και", ["Ήρθε.", "Έφυγε. και"]),
        ("「行く。」と彼は言った。Next one.", ["「行く。」", "と彼は言った。", "Next one."]),
        ("वह आया। वह गया।", ["वह आया।", "वह गया।"]),
        ("هل جاء؟ نعم جاء.", ["هل جاء؟", "نعم جاء."]),
        ("e\u0301te\u0301. L\u2019anne\u0301e.", ["e\u0301te\u0301.", "L\u2019anne\u0301e."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in Document(text).sentences] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained. Nobody came.",
        "一。二。",
        "“Go!” Then he left?) “Who?” He … Nobody",
        "One line\nTwo lines\r\nThree lines\rFour",
        "It lost $5.94\u00a0a share.\u00a0It won $3.1 a share!\tHe left",
    ],
)
def test_a_new_sentence_needs_a_break(text: str) -> None:
    found = sentences(text, abbreviations_among("en"))
    assert len(found) > 1
    assert not any(is_unbroken(text, one.start, other.start) for one, other in pairwise(found))


def test_a_number_with_a_point_is_no_break() -> None:
    assert is_unbroken("It lost $5.94 a share, up from $3.1.", 0, 35)


@pytest.mark.parametrize(
    "text",
    [
        "It rained. Nobody came.",
        "  One.\n \n  Dr. Who left (at 3.) He ran. ",
        "一。二。「行く。」と彼は言った。",
        "Nobody knew. " * 100,
        "no stop at all " * 100,
        "x" * 1000,
        "One line\n" * 100,
        "He left. " + "They stayed and " * 60 + "slept. It rained.",
    ],
)
def test_the_sentence_near_a_place_is_the_one_that_holds_it(text: str) -> None:
    for offset in range(len(text)):
        near = sentence_near(text, offset, abbreviations_among("en"))
        holding = [
            span for span in sentences(text, abbreviations_among("en")) if span.start <= offset < span.end
        ]
        assert near is None or [near] == holding


def test_a_short_sentence_is_told_by_what_stands_near() -> None:
    text = "Nobody knew. " * 100 + "Then it rained. " + "They left. " * 100
    near = sentence_near(text, text.index("rained"), abbreviations_among("en"))
    assert near is not None
    assert near.of(text) == "Then it rained."
