"""Values in words for people."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from newsfacts import (
    Amount,
    Bound,
    Certainty,
    Count,
    Date,
    Fact,
    GdpPercentage,
    Money,
    Percentage,
    Provenance,
    Quantity,
    Quotation,
    Registry,
    Span,
    explain,
    extract,
)
from newsfacts.formats.words import one_line, reasons, truncated_in_words, value_in_words
from newsfacts.kinds.dates import DateType
from newsfacts.kinds.percentages import Change, PercentUnit
from newsfacts.kinds.quotations import Cue, QuotationForm, Speaker
from newsfacts.model import Beaten


def exact(number: str, **options: Any) -> Amount:
    return Amount.exact(Decimal(number), **options)


def date(kind: str, timex: str, mod: str | None = None) -> Date:
    return Date(DateType(kind), timex, mod)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Money(exact("1.26E+11"), "USD"), "126,000,000,000 USD"),
        (Money(Amount.bounded(Bound.OVER, Decimal(5)), "USD"), "over 5 USD"),
        (Money(Amount.bounded(Bound.AT_MOST, Decimal(5), approximate=True), "USD"), "about at most 5 USD"),
        (Money(Amount.between(Decimal("1.5"), Decimal(2)), "EUR", per="barrel"), "1.5 to 2 EUR per barrel"),
        (Percentage(exact("2.5")), "2.5%"),
        (Percentage(exact("-2.5"), of="votes", change=Change.DOWN), "-2.5% of votes, down"),
        (Percentage(exact("1"), PercentUnit.PERCENTAGE_POINT), "1 percentage point"),
        (Percentage(exact("25"), PercentUnit.BASIS_POINT), "25 basis points"),
        (GdpPercentage(exact("2"), economy="PL"), "2% of GDP (PL)"),
        (GdpPercentage(exact("2"), stated=False), "2% of GDP, by context"),
        (GdpPercentage(exact("2"), change=Change.UP), "2% of GDP, up"),
        (Quantity(exact("2"), "metric_ton", exact("2000"), "kilogram"), "2 metric ton = 2,000 kilogram"),
        (Quantity(exact("2"), "meter", exact("2"), "meter"), "2 meter"),
        (Count(Amount.bounded(Bound.OVER, Decimal(10_000)), "drones", "drones"), "over 10,000 drones"),
        (date("DATE", "2025-02-10"), "2025-02-10"),
        (date("DATE", "2014", "BEFORE"), "before 2014"),
        (date("DATE", "2024"), "2024"),
        (date("DATE", "199", "END"), "end of the 1990s"),
        (date("DATE", "19"), "the years 1900 to 1999"),
        (date("DURATION", "P3M"), "3 months"),
        (date("DURATION", "PT1M", "APPROX"), "about 1 minute"),
        (date("DURATION", "PXY"), "some years"),
        (date("DURATION", "P2CE"), "2 centuries"),
        (date("DURATION", "P1Y6M"), "P1Y6M, duration"),
        (date("DURATION", "PTX"), "PTX, duration"),
        (date("SET", "P1D"), "every day"),
        (date("SET", "P2W"), "every 2 weeks"),
        (date("SET", "XXXX-WXX-1"), "XXXX-WXX-1, set"),
        (Quotation(Span(0, 5), QuotationForm.DIRECT), "speaker unknown"),
        (Quotation(Span(0, 5), QuotationForm.SCARE), "scare quotes"),
        (
            Quotation(Span(0, 5), QuotationForm.PARTIAL, Speaker("A. Lee", "she", Span(6, 9)), None, 2),
            "A. Lee, part 2",
        ),
        ({"number": "12", "where": {"room": 5}}, "number 12, where room 5"),
        ([1, 2], "[1, 2]"),
    ],
    ids=str,
)
def test_value(value: object, words: str) -> None:
    assert value_in_words(value) == words


def test_explain_tells_everything_that_a_fact_knows() -> None:
    speaker = Speaker("Ann Lee", "she", Span(16, 19))
    quotation = Quotation(Span(0, 6), QuotationForm.DIRECT, speaker, Cue("said", Span(20, 24)))
    beaten = (Beaten(Span(2, 3), "date", "year"), Beaten(Span(3, 9), "money", "symbol"))
    told = explain(
        Fact(
            "quotation",
            Span(1, 5),
            "No\n5!",
            quotation,
            Certainty.INFERRED,
            Provenance("quotations", "quote-speaker", ("'she' is the last one named",), beaten),
        )
    )
    assert told.splitlines() == [
        '"No 5!" → Ann Lee',
        "  kind       quotation",
        "  place      characters 1 to 5",
        "  found by   extractor quotations, rule quote-speaker",
        "  form       direct speech",
        '  speaker    Ann Lee, from "she" at characters 16 to 19',
        '  cue        "said"',
        "  certainty  inferred: part of the value comes from the context",
        "  because    'she' is the last one named",
        '  beat       "o" as date (rule year)',
        "  beat       as money at characters 3 to 9 (rule symbol)",
    ]


def test_one_line_is_harmless_to_a_terminal() -> None:
    assert one_line("a\n\tb \x1b[31mc\u202e") == "a b  [31mc "


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It paid about €300m.", "'about' says that the number is approximate"),
        ("It rose by more than 5%.", "'more than' sets a limit"),
        ("It ran 40 km or more.", "'or more' sets a limit"),
        ("It reached 5%.", None),
    ],
)
def test_the_hedge_is_quoted(text: str, reason: str | None) -> None:
    (fact,) = extract(text, registry=Registry.builtin()).facts
    said = [words for label, words in reasons(fact) if label == "because"]
    assert (reason in said) if reason else not any("number" in words for words in said)


def test_what_was_read_in_full_needs_no_words() -> None:
    text = "It paid $5m. They owe $6m."
    registry = Registry.builtin()
    assert truncated_in_words(extract(text, registry=registry)) == ""
    assert "of 26" in truncated_in_words(extract(text, registry=registry, max_chars=20))
