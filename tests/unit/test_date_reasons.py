"""Why a date without its year is in that year: the reason that a person reads."""

from __future__ import annotations

import pytest

from newsfacts import Document, Pipeline, Registry

PIPELINE = Pipeline(registry=Registry.builtin(), strict=True)


@pytest.mark.parametrize(
    ("text", "timex", "reason"),
    [
        ("He resigned in March.", "2024-03", "the clause speaks of the past"),
        ("He will resign in March.", "2025-03", "the clause speaks of the future"),
        ("The talks in March: a report.", "2025-03", "the most recent one"),
        ("The match: June 5.", "2025-06-05", "the one nearest to it"),
        ("It opened on July 20.", "2024-07-20", "the clause speaks of the past"),
        ("He left on Monday.", "2025-02-10", "the most recent one"),
        ("He will leave on Monday.", "2025-02-17", "the clause speaks of the future"),
    ],
)
def test_the_reason(text: str, timex: str, reason: str) -> None:
    (fact,) = PIPELINE.extract(Document(text, published="2025-02-13")).dates
    assert fact.value.timex == timex
    assert fact.provenance.reasons[-1] == reason
    assert "publication date 2025-02-13" in fact.provenance.reasons
