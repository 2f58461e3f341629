"""The publication date, found in the text where none is given."""

from __future__ import annotations

import pytest

from newsfacts import Pipeline, Registry, extract


def wednesday(text: str, **given: str) -> tuple[str, str, tuple[str, ...]]:
    pipeline = Pipeline(registry=Registry.builtin(), strict=True)
    doc = extract(text, **given) if given else pipeline.extract(text)
    fact = next(fact for fact in doc.dates if fact.text == "Wednesday")
    return fact.value.timex, fact.certainty.value, fact.provenance.reasons


@pytest.mark.parametrize(
    "head",
    [
        "Published: 13.02.2025",
        "Published February 13, 2025",
        "Updated on: 13 Feb. 2025",
        "BRUSSELS, Feb. 13, 2025 (AP) -",
        "Talks in Paris\nFebruary 13, 2025\n",
    ],
)
def test_it_is_read_where_the_text_says_it(head: str) -> None:
    timex, certainty, reasons = wednesday(f"{head} They met on Wednesday.")
    assert (timex, certainty) == ("2025-02-12", "inferred")
    assert any("2025-02-13, found in the text" in reason for reason in reasons)


@pytest.mark.parametrize(
    "head",
    [
        "On February 13, 2025 they met.",
        "The book was published in 2023.",
        "Published: February 2025.",
        "Published: February 30, 2025.",
        "The law of February 13, 2025 - a bad one - passed.",
    ],
)
def test_a_date_of_something_else_is_not_taken(head: str) -> None:
    assert wednesday(f"{head} They meet on Wednesday.")[:2] == ("XXXX-WXX-3", "ambiguous")


def test_a_given_date_goes_before_it() -> None:
    assert (
        wednesday("Published: 13.02.2025 They met on Wednesday.", published="2020-01-03")[0] == "2020-01-01"
    )
