"""Why a date without its year is in that year: the reason that a person reads."""

from __future__ import annotations

import pytest

from newsfacts import Document, Pipeline, Registry

PIPELINE = Pipeline(registry=Registry.builtin(), strict=True)


@pytest.mark.parametrize(
    ("text", "timex", "reason"),
    [
        ("He resigned in March.", "2024-03", "the clause is about the past"),
        ("He will resign in March.", "2025-03", "the clause is about the future"),
        ("The talks in March: a report.", "2025-03", "the one nearest to that date"),
        ("The match: June 5.", "2025-06-05", "the one nearest to that date"),
        ("It opened on July 20.", "2024-07-20", "the clause is about the past"),
        ("He left on Monday.", "2025-02-10", "the most recent one"),
        ("He will leave on Monday.", "2025-02-17", "the clause is about the future"),
    ],
)
def test_the_reason(text: str, timex: str, reason: str) -> None:
    (fact,) = PIPELINE.extract(Document(text, published="2025-02-13")).dates
    assert fact.value.timex == timex
    assert fact.provenance.reasons[-1] == reason
    assert "publication date 2025-02-13" in fact.provenance.reasons


@pytest.mark.parametrize(
    ("locale", "text", "timex", "reason"),
    [
        ("en", "The barge sank a week ago Monday.", "2025-02-03", "the Monday of last week"),
        ("de", "Der Kahn sank letzten Mittwoch.", "2025-02-05", "the Wednesday of last week"),
        ("de", "Nächsten Montag wird er gehoben.", "2025-02-17", "the Monday of next week"),
        (
            "en",
            "It sank three Fridays ago.",
            "2025-01-24",
            "3 Fridays before publication",
        ),
        ("en", "It sails two Fridays from now.", "2025-02-21", "2 Fridays after publication"),
        ("en", "The barge sank this past Monday.", "2025-02-10", "the last one before publication"),
        ("en", "The 60s were loud.", "196", "the most recent decade of this name"),
        (
            "en",
            "It ended on 30/2/2024.",
            "XXXX-XX-XX",
            "the calendar has no day 30 in month 2 of 2024",
        ),
        ("en", "Fiscal 2023 was a good year.", "2023", "a financial year can begin on any day"),
    ],
)
def test_a_reason_is_plain_english(locale: str, text: str, timex: str, reason: str) -> None:
    (fact,) = PIPELINE.extract(Document(text, locale=locale, published="2025-02-13")).dates
    assert fact.value.timex == timex
    assert fact.provenance.reasons[-1] == reason
