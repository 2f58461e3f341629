"""Articles before numbers."""

from __future__ import annotations

import newsfacts


def test_a_row_of_articles_before_a_number_hides_nothing_and_raises_nothing() -> None:
    text = f"más de {'el ' * 3000}5 %"
    (fact,) = newsfacts.extract(text, locale="es", strict=True).facts
    assert fact.text == "5 %"
