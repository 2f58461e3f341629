"""What the model promises of the facts of any document, checked."""

from __future__ import annotations

import decimal
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import attrs

import timex3
from newsfacts import Amount, Date, Document, Fact, Quotation, Registry, Span
from newsfacts.extractor import FIGURES

__all__ = ["check"]

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
        timex3.check(part)
