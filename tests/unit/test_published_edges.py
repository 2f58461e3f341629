"""A publication date is read from the text where the text says it plainly, and nowhere else."""

from __future__ import annotations

import pytest

from reading import read

PLAIN = {
    "alone on its line": "13 February 2025\nHe left yesterday.",
    "in a dateline": "BRUSSELS, Feb. 13, 2025 (AP) - He left yesterday.",
    "behind a cue": "Published: 13.02.2025\nHe left yesterday.",
    "behind a cue on the same line": "Updated 13.02.2025 He left yesterday.",
}
UNCLEAR = {
    "a sentence that begins with a date": "13 February 2025 was a cold day.\nHe left yesterday.",
    "a date within a sentence": "He was born on 13 February 1950.\nHe left yesterday.",
    "a place that is no dateline's": "Brussels, Feb. 13, 2025 (AP) - He left yesterday.",
    "a dateline without its end": "NATO, Feb. 13, 2025 saw it. He left yesterday.",
    "too long for a place": f"{'A VERY LONG HEADING ' * 3}, Feb. 13, 2025 (AP) - He left yesterday.",
    "a date without its year": "BRUSSELS, Feb. 13 (AP) - He left yesterday.",
    "a month": "Published: February 2025\nHe left yesterday.",
    "a part of a year": "Published: early 2025\nHe left yesterday.",
    "a day that does not exist": "Published: Feb. 30, 2025\nHe left yesterday.",
    "a cue inside a word": "Unpublished: 13.02.2025\nHe left yesterday.",
    "too far down": f"{'x' * 1600}\n13 February 2025\nHe left yesterday.",
}


def yesterday(text: str) -> tuple[str, str]:
    (fact,) = [fact for fact in read(text, published=None).dates if fact.text == "yesterday"]
    return fact.value.timex, fact.certainty.value


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_read(text: str) -> None:
    assert yesterday(text) == ("2025-02-12", "inferred")


@pytest.mark.parametrize("text", UNCLEAR.values(), ids=UNCLEAR)
def test_not_guessed(text: str) -> None:
    assert yesterday(text) == ("XXXX-XX-XX", "ambiguous")


def test_a_date_that_was_given_goes_first() -> None:
    (fact,) = [fact for fact in read(PLAIN["behind a cue"].replace("2025", "2020")).dates if fact.start > 20]
    assert fact.value.timex == "2025-02-12"


def test_the_first_that_is_said_counts() -> None:
    text = "Published: 10.02.2025\nUpdated: 13.02.2025\nHe left yesterday."
    assert yesterday(text) == ("2025-02-09", "inferred")
