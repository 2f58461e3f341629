"""Money in other currencies, shares of GDP as money, amounts written for people."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.document import Document
from newsfacts.errors import ConfigurationError, GdpNotFound, RateNotFound
from newsfacts.kinds.money import Money, Rates
from newsfacts.kinds.money import ecb as rooms
from newsfacts.kinds.money.ecb import ecb_rates
from newsfacts.kinds.money.rates import RateTable
from newsfacts.kinds.percentages import Gdp, GdpPercentage, PercentUnit
from newsfacts.model import Amount, Bound

FRIDAY = dt.date(2025, 2, 14)
DESK = RateTable({FRIDAY: {"USD": Decimal("1.25"), "GBP": Decimal("0.8")}}, base="EUR", source="our desk")


def money(number: str, currency: str = "USD") -> Money:
    return Money(Amount.exact(Decimal(number)), currency)


def test_through_the_base_and_across_it() -> None:
    assert money("50").convert("EUR", on=FRIDAY, rates=DESK).money == money("40", "EUR")
    assert money("50").convert("GBP", on=FRIDAY, rates=DESK).money == money("32", "GBP")
    assert money("50", "EUR").convert("USD", on=FRIDAY, rates=DESK).money == money("62.5")


def test_the_result_says_rate_day_and_source() -> None:
    found = money("50").convert("EUR", on=FRIDAY, rates=DESK)
    assert (found.rate, found.day, found.asked) == (Decimal("0.8"), FRIDAY, FRIDAY)
    assert (found.source, found.note) == ("our desk", None)


@pytest.mark.parametrize(
    ("day", "name"), [(dt.date(2025, 2, 15), "Saturday"), (dt.date(2025, 2, 16), "Sunday")]
)
def test_a_weekend_takes_the_business_day_before_and_says_so(day: dt.date, name: str) -> None:
    found = money("50").convert("EUR", on=day, rates=DESK)
    assert (found.day, found.asked) == (FRIDAY, day)
    assert found.note is not None
    assert name in found.note
    assert "2025-02-14" in found.note


def test_a_day_may_be_a_string() -> None:
    assert money("50").convert("EUR", on="2025-02-14", rates=DESK).day == FRIDAY
    with pytest.raises(ValueError, match="last week"):
        money("50").convert("EUR", on="last week", rates=DESK)


def test_the_article_gives_the_day() -> None:
    for published in ("2025-02-14", "2025-02-14T23:30:00-05:00", "2025-02-16"):
        article = Document("", published=published)
        assert money("50").convert("EUR", rates=DESK, document=article).day == FRIDAY
    with pytest.raises(ValueError, match="day"):
        money("50").convert("EUR", rates=DESK, document=Document(""))
    with pytest.raises(ValueError, match="day"):
        money("50").convert("EUR", rates=DESK)


@pytest.mark.parametrize(
    ("currency", "into", "day"),
    [("USD", "CHF", FRIDAY), ("CHF", "USD", FRIDAY), ("USD", "EUR", dt.date(2025, 2, 13))],
)
def test_a_missing_currency_or_day_is_named(currency: str, into: str, day: dt.date) -> None:
    with pytest.raises(RateNotFound) as caught:
        money("1", currency).convert(into, on=day, rates=DESK)
    assert day.isoformat() in str(caught.value)
    assert ("CHF" if "CHF" in (currency, into) else "USD") in str(caught.value)
    assert caught.value.day == day


@pytest.mark.parametrize("worth", ["0", "-1", "NaN", "Infinity"])
def test_what_is_no_rate_is_refused(worth: str) -> None:
    broken = RateTable({FRIDAY: {"USD": Decimal(worth)}}, base="EUR", source="a broken desk")
    with pytest.raises(RateNotFound, match="USD"):
        money("50").convert("EUR", on=FRIDAY, rates=broken)


def test_bounds_hedges_and_per_pass_through() -> None:
    price = Money(
        Amount.bounded(Bound.AT_MOST, Decimal(80), approximate=True), "USD", ("USD", "CAD"), "barrel"
    )
    found = price.convert("EUR", on=FRIDAY, rates=DESK).money
    assert found == Money(Amount.bounded(Bound.AT_MOST, Decimal(64), approximate=True), "EUR", (), "barrel")


def test_the_same_currency_needs_no_rate() -> None:
    assert money("5", "CHF").convert("CHF", on=FRIDAY, rates=DESK).rate == 1


def test_tables_and_the_ecb_are_rates() -> None:
    assert isinstance(DESK, Rates)
    assert isinstance(ecb_rates(), Rates)


@given(st.decimals("0.01", "1e12", places=2))
def test_there_and_back(number: Decimal) -> None:
    there = Money(Amount.exact(number), "USD").convert("GBP", on=FRIDAY, rates=DESK).money
    back = there.convert("USD", on=FRIDAY, rates=DESK).money.amount.low
    assert back is not None
    assert abs(back - number) <= number * Decimal("1e-13")


class TestEcb:
    """The rates that ``newsfacts[rates]`` installs; past ones never change."""

    def test_a_published_rate(self) -> None:
        # 1 EUR = 1.3759 USD on 28 March 2014
        found = money("100", "EUR").convert("USD", on=dt.date(2014, 3, 28))
        assert found.money.amount.low == Decimal("137.59")
        assert "European Central Bank" in found.source

    def test_good_friday_takes_thursday(self) -> None:
        found = money("1").convert("EUR", on=dt.date(2014, 4, 18))
        assert found.day == dt.date(2014, 4, 17)
        assert found.note is not None
        assert "not a business day" in found.note

    def test_the_first_and_the_last_day_count(self) -> None:
        # 31 December 2022 was a Saturday, the kuna's last day of rates the Friday before it
        assert money("1", "HRK").convert("EUR", on=dt.date(2022, 12, 30)).day == dt.date(2022, 12, 30)
        assert money("1").convert("EUR", on=dt.date(1999, 1, 4)).day == dt.date(1999, 1, 4)

    @pytest.mark.parametrize(
        ("currency", "day"),
        [
            ("HRK", dt.date(2023, 1, 2)),
            ("XAU", dt.date(2014, 3, 28)),
            ("XYZ", dt.date(2014, 3, 28)),
            ("USD", dt.date(1998, 12, 31)),
            ("HRK", dt.date(2024, 3, 28)),
            ("USD", dt.date(2999, 1, 4)),
        ],
    )
    def test_what_it_does_not_have(self, currency: str, day: dt.date) -> None:
        with pytest.raises(RateNotFound, match=currency) as caught:
            money("1", currency).convert("EUR", on=day)
        assert caught.value.day == day

    def test_the_callers_decimal_context_does_not_matter(self) -> None:
        with localcontext() as context:
            context.prec = 2
            found = money("100", "EUR").convert("USD", on=dt.date(2014, 3, 28))
        assert found.money.amount.low == Decimal("137.59")

    def test_without_the_extra_the_error_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        rooms.ecb_rates.cache_clear()
        monkeypatch.setitem(sys.modules, "currency_converter", None)
        with pytest.raises(ConfigurationError, match=r"newsfacts\[rates\]"):
            money("1").convert("EUR", on=FRIDAY)


class Atlas:
    """A table with one economy."""

    def gdp(self, economy: str, year: int, of: str) -> Gdp:
        if (economy, year) != ("DE", 2024):
            raise GdpNotFound(economy, year)
        return Gdp(Decimal("4_000_000_000_000"), "EUR", f"an atlas of {of}")


class TestShares:
    def test_a_share_as_money(self) -> None:
        share = GdpPercentage(Amount.between(Decimal(2), Decimal("2.5")), economy="DE")
        found = share.to_money(gdp=Atlas(), year=2024)
        assert found.money == Money(Amount.between(Decimal("80e9"), Decimal("100e9")), "EUR")
        assert (found.gdp.source, found.economy, found.year) == ("an atlas of GDP", "DE", 2024)

    def test_basis_points(self) -> None:
        share = GdpPercentage(Amount.exact(Decimal(5)), PercentUnit.BASIS_POINT, "GNI", economy="DE")
        found = share.to_money(gdp=Atlas(), document=Document("", published="2024-05-01"))
        assert found.money.amount.low == Decimal("2e9")
        assert found.gdp.source == "an atlas of GNI"

    def test_percentage_points(self) -> None:
        share = GdpPercentage(Amount.exact(Decimal(2)), PercentUnit.PERCENTAGE_POINT, economy="DE")
        assert share.to_money(gdp=Atlas(), year=2024).money.amount.low == Decimal("80e9")

    def test_what_is_missing_is_named(self) -> None:
        share = GdpPercentage(Amount.exact(Decimal(2)))
        with pytest.raises(ValueError, match="economy"):
            share.to_money(gdp=Atlas(), year=2024)
        with pytest.raises(GdpNotFound, match="FR in 2024"):
            share.to_money(gdp=Atlas(), year=2024, economy="FR")
        with pytest.raises(ValueError, match="year"):
            share.to_money(gdp=Atlas(), economy="DE")


class TestFormat:
    @pytest.mark.parametrize(
        ("amount", "currency", "locale", "written"),
        [
            (Amount.exact(Decimal("126000000000")), "USD", "en", "$126,000,000,000"),
            (Amount.exact(Decimal("1234567.5")), "EUR", "de", "1.234.567,50\xa0€"),
            (Amount.exact(Decimal("0.125")), "USD", "en", "$0.125"),
            (Amount.exact(Decimal("5")), "USD", "en-GB", "US$5"),
            (Amount.exact(Decimal("-3.2")), "GBP", "en", "-£3.20"),
            (Amount.exact(Decimal("1000")), "JPY", "ja", "￥1,000"),
            (Amount.exact(Decimal("5"), approximate=True), "EUR", "en", "~€5"),
            (Amount.between(Decimal("1.5"), Decimal(2)), "EUR", "en", "€1.50–€2"),
            (Amount.bounded(Bound.OVER, Decimal(5)), "EUR", "en", ">€5"),
            (Amount.bounded(Bound.AT_LEAST, Decimal(5)), "EUR", "en", "≥€5"),
            (Amount.bounded(Bound.UNDER, Decimal(5)), "EUR", "en", "<€5"),
            (Amount.bounded(Bound.AT_MOST, Decimal(5)), "EUR", "en", "≤€5"),
        ],
    )
    def test_amounts_for_people(self, amount: Amount, currency: str, locale: str, written: str) -> None:
        assert Money(amount, currency).format(locale) == written

    @pytest.mark.parametrize("locale", ["xx", "../../etc", "", "no such locale"])
    def test_an_unknown_locale(self, locale: str) -> None:
        with pytest.raises(ValueError, match="CLDR"):
            money("1").format(locale)

    def test_the_callers_decimal_context_does_not_matter(self) -> None:
        with localcontext() as context:
            context.prec = 2
            assert money("123456.78").format("en") == "$123,456.78"


def test_a_currency_that_was_suspended_has_no_rate_then() -> None:
    """The ECB quoted no Icelandic krona from December 2008 to February 2018."""
    with pytest.raises(RateNotFound, match=r"ISK to EUR.*2012-06-01"):
        money("5", "ISK").convert("EUR", on=dt.date(2012, 6, 1), rates=ecb_rates())
    found = money("5", "ISK").convert("EUR", on=dt.date(2018, 6, 1), rates=ecb_rates())
    assert found.money.currency == "EUR"
