"""The caller's decimal context reaches nothing that newsfacts gives, and newsfacts does not change it."""

from __future__ import annotations

import decimal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest

import newsfacts
from newsfacts import Document, Quantity
from newsfacts.errors import UnitError
from newsfacts.formats.html import to_html
from newsfacts.formats.label_studio import label_studio_task
from newsfacts.formats.rows import rows
from newsfacts.formats.timeml import timeml
from newsfacts.formats.web_annotation import web_annotations
from newsfacts.formats.words import value_in_words

TEXT = (
    "It paid over $126,456,789 million, €5.123456bn and $7,654,321 for 12,345.678 km of pipe, or "
    "3.14159265 percent more, down 7.25 percentage points. Between 1,234,567 and 2,345,678 dollars went to "
    "98.76543 degrees Fahrenheit, 12 1/3 miles and 9,876.543 miles per hour. Debt rose to 123.456% of GDP by "
    "3 May 2024. “It cost £1,234,567.89 in 1,234.5 days,” said Jane Brown."
)
UNITS = ("meter", "mile", "kelvin", "degree_Celsius", "kilometer_per_hour", "hour")


@contextmanager
def hostile() -> Iterator[decimal.Context]:
    """Set a context of three digits and tiny exponents in which whatever rounds or overflows raises."""
    with decimal.localcontext() as context:
        context.clear_flags()
        context.prec, context.Emin, context.Emax, context.rounding = 3, -2, 2, decimal.ROUND_UP
        for signal in context.traps:
            context.traps[signal] = True
        yield context


def converted(quantity: Quantity, unit: str) -> object:
    try:
        return quantity.to(unit)
    except UnitError as error:
        return str(error)


WAYS: dict[str, Callable[[Document], object]] = {
    "extract": lambda doc: newsfacts.extract(doc),
    "explain": lambda doc: [newsfacts.explain(fact) for fact in doc.facts],
    "value_in_words": lambda doc: [value_in_words(fact.value) for fact in doc.facts],
    "to_html": lambda doc: to_html(doc),
    "to_json": lambda doc: doc.to_json(),
    "to_dict": lambda doc: doc.to_dict(),
    "from_json": lambda doc: Document.from_json(doc.to_json()),
    "rows": lambda doc: list(rows(doc)),
    "timeml": lambda doc: timeml(doc),
    "web_annotations": lambda doc: web_annotations(doc),
    "label_studio_task": lambda doc: label_studio_task(doc),
    "repr": lambda doc: [repr(fact) for fact in doc.facts],
    "hash": lambda doc: [hash(fact.value) for fact in doc.facts],
    "format": lambda doc: [fact.value.format(locale) for fact in doc.money for locale in ("en", "de")],
    "to": lambda doc: [converted(fact.value, unit) for fact in doc.quantities for unit in UNITS],
    "to_pint": lambda doc: [fact.value.to_pint().magnitude for fact in doc.quantities],
}


@pytest.fixture(scope="module")
def doc() -> Document:
    return newsfacts.extract(TEXT)


@pytest.mark.parametrize("way", WAYS)
def test_a_context_of_three_digits_changes_nothing(doc: Document, way: str) -> None:
    expected = WAYS[way](doc)
    with hostile() as context:
        found = WAYS[way](doc)
        assert not any(context.flags.values())
        assert (context.prec, context.rounding) == (3, decimal.ROUND_UP)
    assert found == expected


def test_the_text_has_every_kind_of_number(doc: Document) -> None:
    assert {fact.kind for fact in doc.facts} >= {"money", "percentage", "gdp_percentage", "quantity", "date"}
    assert [fact.value.amount.low for fact in doc.money][:3] == [
        Decimal("126456789000000"),
        Decimal("5123456000"),
        Decimal("7654321"),
    ]


def test_rates_are_applied_in_our_own_context(doc: Document) -> None:
    pytest.importorskip("currency_converter")

    def converted() -> list[object]:
        return [fact.value.convert("USD", on="2024-05-03") for fact in doc.money]

    expected = converted()
    with hostile():
        assert converted() == expected
