"""What holds of the facts of any text, whatever it says."""

from __future__ import annotations

import decimal
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Amount, Date, Document, Fact, Quotation, Registry, Span
from newsfacts.data import languages
from newsfacts.extract import FIGURES
from reading import localised, pipeline, read, told

FIGURE_EXTRACTORS = {
    entry.spec.name for entry in Registry.builtin() if entry.spec.group == FIGURES
}  # these never overlap


def check(doc: Document) -> None:
    """Check everything that the model promises of the facts of a document."""
    for fact in doc.facts:
        assert fact.text == doc.text[fact.start : fact.end]
        assert fact.text == fact.text.strip(), "a fact begins and ends with a character that one sees"
        for inner in parts(fact.value):
            check_part(inner, fact, doc.text)
    assert list(doc.facts) == sorted(
        doc.facts, key=lambda f: (f.start, f.end, f.kind, f.provenance.extractor)
    )
    figures = [fact for fact in doc.facts if fact.provenance.extractor in FIGURE_EXTRACTORS]
    assert all(left.end <= right.start for left, right in pairwise(figures))
    assert Document.from_json(doc.to_json()) == doc


def parts(value: Any) -> Iterator[Any]:
    """Give a value and every value inside it."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from parts(getattr(value, field.name))


def check_part(part: Any, fact: Fact[Any], text: str) -> None:
    if isinstance(part, Span):
        assert part.end <= len(text)
    if isinstance(part, decimal.Decimal):
        assert part.is_finite()
        assert "E" not in format(part, "f")
    if hasattr(part, "span") and hasattr(part, "text"):
        assert part.text == part.span.of(text)
    if isinstance(part, Amount):
        assert part.low is None or part.high is None or part.low <= part.high
    if isinstance(part, Quotation):
        assert part.outer.contains(fact.span)
        assert part.outer != fact.span
    if isinstance(part, Date):
        assert part.earliest is None or part.latest is None or part.earliest <= part.latest
        assert all(fact.span.contains(end.span) for end in part.ends)
        assert len(part.ends) in (0, 2)


def test_seeds(seed: str) -> None:
    check(read(seed))
    check(read(seed, published=None))


@given(localised(), st.booleans())
def test_generated(drawn: tuple[str, str], dated: bool) -> None:
    text, locale = drawn
    check(read(text, locale) if dated else read(text, locale, published=None))


@given(st.text(st.characters(), max_size=200), st.sampled_from(languages()))
def test_any_text_at_all(text: str, locale: str) -> None:
    check(read(text, locale))


def test_kinds_are_a_part_of_the_whole(seed: str) -> None:
    for published in (True, False):
        dated = {} if published else {"published": None}
        whole = read(seed, **dated)
        for kind in Registry.builtin().kinds:
            assert told(read(seed, kinds=[kind], **dated).facts) == told(whole.of(kind)), kind


@given(localised(), st.sampled_from(Registry.builtin().kinds))
def test_kinds_are_a_part_of_the_whole_of_any_text(drawn: tuple[str, str], kind: str) -> None:
    text, locale = drawn
    assert told(read(text, locale, kinds=[kind]).facts) == told(read(text, locale).of(kind))


def test_the_callers_decimal_context_is_ignored(seed: str) -> None:
    before = told(read(seed).facts)
    with decimal.localcontext(decimal.Context(prec=1, rounding=decimal.ROUND_UP)) as context:
        context.traps[decimal.Inexact] = context.traps[decimal.Rounded] = True
        assert told(read(seed).facts) == before


@given(localised())
def test_the_callers_decimal_context_is_ignored_in_any_text(drawn: tuple[str, str]) -> None:
    text, locale = drawn
    before = told(read(text, locale).facts)
    with decimal.localcontext(decimal.Context(prec=1, Emax=2, Emin=-2)):
        assert told(read(text, locale).facts) == before


def test_reading_again_changes_nothing(seed: str) -> None:
    doc = read(seed)
    assert pipeline(vague=True).extract(doc) == doc
