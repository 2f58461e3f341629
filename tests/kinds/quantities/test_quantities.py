"""Quantities: every word of the tables, and what a table of rows cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import newsfacts
from newsfacts.engine.languages import for_language
from newsfacts.errors import TableError
from newsfacts.kinds.quantities import Quantity
from newsfacts.kinds.quantities.units import definition
from newsfacts.kinds.quantities.vocabulary import Form, UnitTerm, compile_units
from newsfacts.lexicon import tables
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import languages
from newsfacts.model import Certainty, Fact

PIPELINE = newsfacts.Pipeline(registry=newsfacts.Registry.builtin(), kinds=["quantity"], strict=True)


def find(text: str, locale: str = "en") -> tuple[Fact[Quantity], ...]:
    return PIPELINE.extract(newsfacts.Document(text, locale=locale)).quantities


def words(language: str) -> Iterator[tuple[str, UnitTerm]]:
    """Give every word of a language's table as it is written there."""
    for first, entries in for_language(language).lexicon.entries.items():
        for entry in entries:
            if entry.label == "unit" and (entry.exact or first == first.lower()):
                yield first + "".join(entry.rest), entry.sense


CASES = [(language, word, term) for language in languages() for word, term in words(language)]


def unguarded(language: str, base: str) -> str | None:
    """Give a word of the same dimension that needs no signs beside it."""
    for _, word, term in (case for case in CASES if case[0] == language):
        if term.guard is None and term.form is not Form.ONE and definition(term.unit).base == base:
            return word
    return None


@pytest.mark.parametrize(("language", "word", "term"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES])
def test_every_word_is_found_as_it_is_written(language: str, word: str, term: UnitTerm) -> None:
    joint = "-" if term.form is Form.ONE else "" if term.guard and term.guard.glued else " "
    text = f"\N{MIDDLE DOT} 7{joint}{word}"
    if term.guard and term.guard.asks:
        other = unguarded(language, definition(term.unit).base)
        text += f" (7 {other})" if other else f", {min(term.guard.context)}"
    territory = next(iter(term.regions.by_territory)) if term.regions and not term.regions.default else None
    first = find(text, f"{language}-{territory}" if territory else language)[0]
    assert first.text == f"7{joint}{word}"
    expected = {term.unit}
    if term.regions:
        expected = {term.regions.default, *term.regions.by_territory.values()}
    assert first.value.unit in expected
    assert first.value.amount.low == 7 * term.times
    assert first.value.base_unit == definition(first.value.unit).base


@pytest.mark.parametrize("language", languages())
def test_units_are_not_found_inside_words(language: str) -> None:
    for _, word, _ in (case for case in CASES if case[0] == language):
        if word.isalnum():  # "7 mm Hgq" has 7 mm
            assert not find(f"\N{MIDDLE DOT} 7 {word}zz", language), word
        found = find(f"\N{MIDDLE DOT} a7 {word}", language)  # "twenty-foot unit" has feet
        assert not [fact for fact in found if fact.text.endswith(word)], word


def test_the_reason_says_which_unit_was_taken() -> None:
    (tons,) = find("They shipped 5 tons.")
    assert tons.certainty is Certainty.AMBIGUOUS
    assert any("long_ton" in reason for reason in tons.provenance.reasons)
    (tons,) = find("They shipped 5 tons.", "en-GB")
    assert tons.certainty is Certainty.INFERRED
    assert tons.value.base.low == Decimal("5080.234544")


def test_the_text_never_reaches_pint() -> None:
    """Units are names of our table, whatever the text writes."""
    for fact in find("It did 5 sq. ft., 30 pounds per square inch, 6 lbs, 9 °C and 7 µm."):
        definition(fact.value.unit)


def table(**changes: Any) -> dict[str, Any]:
    from newsfacts.lexicon.tables import locale_table

    return {**locale_table("en", "quantities"), **changes}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"multiples": [{"unit": "smoot", "times": 2, "one": ["bismoot"]}]}, "smoot"),
        ({"guards": [{"words": ["mile"], "follows": ["x"]}]}, "follows"),
        ({"guards": [{"words": ["mile"]}, {"words": ["mile"]}]}, "twice"),
        ({"guards": [{"words": ["parsec"]}]}, "parsec"),
        ({"regions": {"ton": {"words": ["ton"], "territories": {"GB": "smoot"}}}}, "smoot"),
        ({"rates": {"per": ["per"]}}, "each"),
    ],
)
def test_a_bad_table_says_what_is_wrong(
    changes: dict[str, Any], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, real = table(**changes), tables.locale_table

    def broken(language: str, name: str) -> dict[str, Any]:
        return changed if name == "quantities" else real(language, name)

    monkeypatch.setattr(tables, "locale_table", broken)
    with pytest.raises(TableError, match=problem):
        compile_units(tables.Tables("en"), Lexicon())
