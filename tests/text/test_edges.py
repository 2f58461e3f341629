"""Where paragraphs and sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from newsfacts.text.edges import is_unbroken, paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n   \n  Two. ", ["One.", "Two."]),
        ("a line that\nwraps", ["a line that\nwraps"]),
        (" \n\t", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        ("一。二。", ["一。", "二。"]),  # nothing is left behind the last stop
        ("J. D. Reid of the U.S. Senate left. He ran.", ["J. D. Reid of the U.S. Senate left.", "He ran."]),
        ("“Go!” Then he left", ["“Go!”", "Then he left"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


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
    found = sentences(text)
    assert len(found) > 1
    assert not any(is_unbroken(text, one.start, other.start) for one, other in pairwise(found))


def test_a_number_with_a_point_is_no_break() -> None:
    assert is_unbroken("It lost $5.94 a share, up from $3.1.", 0, 35)
