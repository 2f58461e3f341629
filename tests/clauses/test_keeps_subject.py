"""Which clauses go on with the subject of the clause before them."""

from __future__ import annotations

import pytest

from newsfacts.clauses.view import read


def keeps(text: str, locale: str) -> bool:
    """Return whether the clause of the second number has the subject of that of the first."""
    clauses = read(text, locale)
    (sentence,) = clauses.sentences
    first, *_, second = (i for i in range(sentence.start, sentence.end) if clauses.scan.token(i).isdecimal())
    return sentence.keeps_subject(first, second)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "The gap hit 6 points in May and should fall to 5 points soon."),
        ("en", "Debt was 40 points, and it will reach 50 points."),
        ("de", "Das Loch lag bei 6 Punkten und soll auf 5 Punkte sinken."),
        ("fr", "Le trou a atteint 6 points en mai et devrait revenir à 5 points."),
    ],
)
def test_no_subject_or_a_pronoun_goes_on(locale: str, text: str) -> None:
    assert keeps(text, locale)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "The gap was 6 points and unemployment fell to 5 points."),
        ("en", "The gap was 6 points, and we will reach 5 points."),
        ("en", "The gap was 6 points when rates stood at 5 points."),
        ("de", "Das Loch lag bei 6 Punkten, und die Steuer stieg auf 5 Punkte."),
        ("fr", "Le trou a atteint 6 points et la taxe est montée à 5 points."),
    ],
)
def test_another_subject_does_not(locale: str, text: str) -> None:
    assert not keeps(text, locale)
