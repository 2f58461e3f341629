"""Where paragraphs and sentences begin and end."""

from __future__ import annotations

import pytest

from newsfacts.model.edges import paragraphs, sentences


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
