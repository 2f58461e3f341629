"""Sums and percentages as CLDR writes them come back as they went in; nothing is lost inside words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_currency, format_percent, get_currency_precision
from hypothesis import assume, given
from hypothesis import strategies as st

from newsfacts import Document
from newsfacts.kinds.percentages import PercentUnit
from newsfacts.lexicon import cldr
from newsfacts.lexicon.tables import table
from reading import pipeline

LOCALES = ("en", "en_GB", "en_IN", "de", "de_AT")
FRAMES = {"en": "The sum was {} in all.", "de": "Es waren {} insgesamt."}
WORDS = frozenset(table("kinds/money/currencies")["words"])
"""Codes that are words as well, which need more than a small number beside them."""

sums = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
currencies = st.sampled_from(sorted(cldr.legal_tender()))


def read_one(text: str, locale: str) -> Document:
    """Read a sentence around a figure."""
    sentence = FRAMES[locale[:2]].format(text)
    return pipeline().extract(Document(sentence, locale=locale.replace("_", "-")))


@pytest.mark.parametrize("locale", LOCALES)
@given(number=sums, currency=currencies)
def test_a_sum_with_a_symbol_comes_back(locale: str, number: Decimal, currency: str) -> None:
    number = number.quantize(Decimal(10) ** -min(get_currency_precision(currency), 2))
    assume(currency not in WORDS or abs(number) >= 1_000_000)
    # CLDR writes 5.000 dinars with three digits, which is five thousand to everybody else.
    assume(get_currency_precision(currency) < 3 or abs(number) >= 1000)
    doc = read_one(format_currency(number, currency, locale=locale), locale)
    assert [fact.kind for fact in doc.facts] == ["money"]
    money = doc.money[0].value
    assert (money.amount.low, money.amount.high) == (number, number)
    assert currency in (money.currency, *money.candidates)


@pytest.mark.parametrize("language", ["en", "de"])
@given(number=sums, currency=currencies)
def test_a_sum_with_a_name_comes_back(language: str, number: Decimal, currency: str) -> None:
    names = cldr.currency_names(language).get(currency)
    assume(names is not None and "(" not in "".join(names))
    assume(get_currency_precision(currency) < 3 or abs(number) >= 1000)
    number = number.quantize(Decimal(10) ** -min(get_currency_precision(currency), 2))
    doc = read_one(format_currency(number, currency, locale=language, format_type="name"), language)
    assert [fact.kind for fact in doc.facts] == ["money"]
    money = doc.money[0].value
    assert money.amount.low == money.amount.high == number
    assert currency in (money.currency, *money.candidates)


@pytest.mark.parametrize("locale", LOCALES)
@given(st.decimals(min_value=-1000, max_value=1000, places=2))
def test_a_percentage_comes_back(locale: str, number: Decimal) -> None:
    text = format_percent(number / 100, locale=locale, decimal_quantization=False)
    doc = read_one(text, locale)
    assert [fact.kind for fact in doc.facts] == ["percentage"]
    value = doc.percentages[0].value
    assert value.amount.low == value.amount.high == number
    assert value.unit is PercentUnit.PERCENT


@given(
    st.sampled_from(["$", "£", "USD ", "EUR", "Rs ", "C$"]),
    st.sampled_from(["5", "1.5", "12,345", "7bn", "3 million", "2-3m"]),
    st.sampled_from([" dollars", "%", " per cent", " pounds", "p", ""]),
    st.text(alphabet="aZ$%.,-5 ", max_size=3),
    st.text(alphabet="aZ$%.,-5 ", max_size=3),
)
def test_no_fact_begins_or_ends_inside_a_number_or_a_word(
    symbol: str, number: str, unit: str, before: str, behind: str
) -> None:
    text = f"He saw {before}{symbol}{number}{unit}{behind} there."
    for fact in pipeline().extract(Document(text)).facts:
        if fact.kind not in ("money", "percentage"):
            continue
        left, start = text[fact.start - 1], text[fact.start]
        end, right = text[fact.end - 1], text[fact.end]
        assert not (left.isalpha() and start.isalpha()), fact.text
        assert not (left.isdecimal() and start.isdecimal()), fact.text
        assert not (end.isdecimal() and right.isdecimal()), fact.text
        assert not (end.isalpha() and right.isalpha()), fact.text
