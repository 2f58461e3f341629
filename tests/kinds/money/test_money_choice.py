"""Which currency a symbol or word stands for, how certain that is, and the reason that a person reads."""

from __future__ import annotations

from decimal import Decimal

import pytest

from newsfacts import Amount, Document, Money, Pipeline, Registry
from newsfacts.engine.languages import scan_of
from newsfacts.extractor.context import Context
from newsfacts.kinds.money.normalise import in_units, settle_money
from newsfacts.kinds.money.reading import MoneyReading
from newsfacts.kinds.money.vocabulary import CurrencyWord
from newsfacts.model import Candidate, Span

PIPELINE = Pipeline(registry=Registry.builtin(), strict=True)
Told = tuple[str, str, str]


def choices(text: str, locale: str) -> list[Told]:
    doc = PIPELINE.extract(Document(text, locale=locale, published="2025-02-13"))
    return [
        (fact.value.currency, fact.certainty.value, " ".join(fact.provenance.reasons)) for fact in doc.money
    ]


@pytest.mark.parametrize(
    ("locale", "text", "last"),
    [
        (
            "en",
            "It sold for $US90 million. The rest is $5 million.",
            ("AUD", "inferred", "'$' is AUD: the article writes '$US' for the other currency"),
        ),
        (
            "en",
            "It cost 80 Mexican pesos. He paid 5 pesos.",
            ("MXN", "inferred", "'pesos' is MXN: the article says 'Mexican pesos'"),
        ),
        (
            "en",
            "It cost 80 Mexican pesos or 70 Chilean pesos. He paid 5 pesos.",
            ("MXN", "ambiguous", "'pesos' is most often MXN, and nothing here says otherwise"),
        ),
        ("en", "TORONTO (Reuters) - It cost $5.", ("CAD", "inferred", "'$' is CAD: the dateline is TORONTO")),
        ("en-CA", "It cost $5.", ("CAD", "inferred", "'$' is CAD: the locale is en-CA")),
        (
            "en",
            "It cost $5.",
            ("USD", "inferred", "'$' is USD: the locale is en, and nothing says otherwise"),
        ),
        (
            "en",
            "It cost $5 in Canada.",
            ("USD", "inferred", "'$' is USD: the locale is en, and nothing says otherwise"),
        ),
        ("en", "It cost ¥5.", ("JPY", "ambiguous", "'¥' is most often JPY, and nothing here says otherwise")),
        (
            "de",
            "Es kostete $5.",
            ("USD", "ambiguous", "'$' is most often USD, and nothing here says otherwise"),
        ),
        ("en", "He paid C$9. It cost $5.", ("CAD", "inferred", "'$' is CAD: the article says 'C$'")),
        (
            "en",
            "He has $9, $8, and NZ$3. It cost $5.",
            ("USD", "inferred", "'$' is USD: the locale is en, and nothing says otherwise"),
        ),
        (
            "en",
            "He paid US$5 and the other $3.",
            (
                "USD",
                "ambiguous",
                "'$' is most often USD, but the article writes that currency in another way",
            ),
        ),
        (
            "en",
            "It cost €5 and more. Later 20 cents.",
            ("EUR", "inferred", "'cents' belongs to '€', the nearest currency"),
        ),
        ("en", "It cost A$5. Later 20 cents.", ("AUD", "inferred", "'cents' is AUD: the article says 'A$'")),
        ("en", "It cost €5.", ("EUR", "explicit", "")),
        (
            "en",
            "Norway and Denmark agreed in Norway. It cost 5 kroner.",
            ("NOK", "inferred", "'kroner' is NOK: the article is about NO"),
        ),
        (
            "en",
            "Germany, Germany and Norway agreed. It cost 5 kroner.",
            ("NOK", "inferred", "'kroner' is NOK: the article is about NO"),
        ),
        (
            "en",
            "Norway and Denmark agreed. It cost 5 kroner.",
            ("NOK", "ambiguous", "'kroner' is most often NOK, and nothing here says otherwise"),
        ),
    ],
)
def test_the_currency_and_why(locale: str, text: str, last: Told) -> None:
    assert choices(text, locale)[-1] == last


def test_the_chosen_candidate_comes_first_and_all_others_behind_it() -> None:
    (fact,) = PIPELINE.extract(Document("It cost $5.", locale="en-CA")).money
    codes = fact.value.candidates
    assert codes[0] == "CAD"
    assert {"USD", "AUD", "NZD"} <= set(codes)
    assert len(codes) == len(set(codes))


def _settled(kept: list[Candidate], partner: Span) -> Money:
    document = Document("C$5m ($4m)")
    scan = scan_of(document)
    word: CurrencyWord = next(iter(scan.hits("currency").values())).sense
    reading = MoneyReading(Amount.exact(Decimal(5)), word, "C$", partner=partner)
    value = settle_money(reading, Context(document, scan, kept)).value
    assert isinstance(value, Money)
    return value


def test_a_sum_is_tied_only_to_one_that_was_kept() -> None:
    partner = Span(6, 9)
    other = Candidate("money", Span(0, 4), None, "x")
    later = Candidate("money", Span(7, 9), None, "x")
    same = Candidate("money", partner, None, "x")
    assert _settled([other, same], partner).equivalent_to == partner
    assert _settled([other, later], partner).equivalent_to is None
    assert _settled([other], partner).equivalent_to is None
    assert _settled([], partner).equivalent_to is None


def test_cents_are_turned_into_units_on_both_sides() -> None:
    scan = scan_of(Document("cents"))
    word: CurrencyWord = next(iter(scan.hits("currency").values())).sense
    amount = in_units(Amount.between(Decimal(5), Decimal(20)), word)
    assert (amount.low, amount.high) == (Decimal("0.05"), Decimal("0.2"))
