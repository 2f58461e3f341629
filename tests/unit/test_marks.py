"""Pairs of marks, where a row of the conformance tables cannot say it."""

from __future__ import annotations

import pytest

from newsfacts.model import Document
from newsfacts.scan import Scan


def pairs(text: str, locale: str = "en") -> list[tuple[str, int]]:
    scan = Scan(Document(text, locale=locale))
    return [(text[pair.start : pair.end], pair.depth) for pair in scan.marks]


def test_a_pair_comes_before_those_inside_it() -> None:
    assert pairs("“One ‘two’ and ‘three’ four,” he said.") == [
        ("One ‘two’ and ‘three’ four,", 0),
        ("two", 1),
        ("three", 1),
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("«Oui», dit-il.", "Oui"),
        ("»Ja«, sagte er.", "Ja"),
        ("„Ja“, sagte er.", "Ja"),
        ("„Ja”, mondta.", "Ja"),
        ("”Ja”, sa hon.", "Ja"),
        ("『はい』と言った", "はい"),
        ("``Yes,'' he said.", "Yes,"),
        ("‘‘Yes,’’ he said.", "Yes,"),
        ("＂Yes＂", "Yes"),
        ("‹Oui›", "Oui"),
    ],
)
def test_every_convention_is_known_in_every_locale(text: str, inside: str) -> None:
    for locale in ("en", "de"):
        assert pairs(text, locale) == [(inside, 0)]


def test_marks_carry_offsets_of_both_ends() -> None:
    text = "Er sagte: « Gut »."
    (pair,) = Scan(Document(text)).marks
    assert text[pair.outer_start : pair.outer_end] == "« Gut »"
    assert text[pair.start : pair.end] == "Gut"


def test_a_line_wrapped_at_a_column_does_not_end_a_quotation() -> None:
    text = "The minister said at noon that “the bridge will certainly\nopen in May” and left."
    assert pairs(text) == [("the bridge will certainly\nopen in May", 0)]


def test_a_paragraph_ends_what_was_not_closed() -> None:
    assert pairs("A “stray mark here.\n\nAnd then “this” came.") == [("this", 0)]


def test_a_continued_paragraph_is_told() -> None:
    text = "“One is here.\n\n“Two is here,” he said."
    first, second = Scan(Document(text)).marks
    assert (first.continued, second.continued) == (True, False)
    assert first.end == first.outer_end == text.index("\n")


@pytest.mark.parametrize(
    "piece", ['"a ', "'a ", "“a ", "‘a ", "„a “b ", "« ", '"', "'", "6'3\" ", '“a ‘b "c ']
)
def test_unclosed_marks_pair_with_nothing_far_away(piece: str) -> None:
    text = piece * 50
    for pair in Scan(Document(text)).marks:
        assert 0 <= pair.outer_start < pair.start < pair.end <= pair.outer_end <= len(text)
