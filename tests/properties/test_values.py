"""Every value is one that others can read: TIMEX3 by a grammar of the tests, all else by libraries.

The texts are those of the seeds and of the cases, read as if they had appeared at other times, the
first and the last days that Python's calendar has among them; and the words of the rows in any order.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from pint import UndefinedUnitError, UnitRegistry

import case_tables as cases
import timex3
from newsfacts import Date, Document, Fact, GdpPercentage, Money, Quantity
from newsfacts.kinds.dates import DateEnd, DateType
from newsfacts.lexicon.tables import languages
from newsfacts.model import Span
from reading import pipeline, read
from seeds import SEEDS

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs/reference/interchange.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
MOMENTS = (
    None,
    "0001-01-01",
    "2024-02-29",
    "2025-02-13",
    "9998-12-31T23:59:59",
    "9999-12-31",
)
"""When a text may have appeared: on ordinary days, and where the calendar begins and ends."""


@cache
def rows() -> tuple[tuple[str, str], ...]:
    """Give the text and the locale of every case about dates."""
    readable = (cases.read(row) for row in cases.all_rows() if row.path.parent.name == "dates")
    return tuple(sorted({(case.text, case.locale) for case in readable}))


@cache
def words(language: str) -> tuple[str, ...]:
    """Give the words of a language's rows."""
    texts = (text for text, locale in rows() if locale.startswith(language))
    return tuple(sorted({word for text in texts for word in text.split()}))


def dates(text: str, locale: str, published: str | None) -> Iterator[Date]:
    """Read a text as if it had appeared then, and give what it says of time; no extractor may fail."""
    document = Document(text, locale=locale, published=published)
    for fact in pipeline(vague=True).extract(document).dates:
        yield fact.value


@cache
def edges_of_edtf(form: str) -> tuple[Any, Any]:
    """Give the first and the last day that the package ``edtf`` takes a form for; it is slow to read one."""
    edtf = pytest.importorskip("edtf", reason="the package edtf comes with newsfacts[test]")
    read = edtf.parse_edtf(form)
    return tuple(
        edge[:3] if isinstance(edge, tuple) else edge for edge in (read.lower_strict(), read.upper_strict())
    )


def check_edtf(date: Date) -> None:
    """Check the EDTF form of a value with the package ``edtf``: it reads it, and as the same days."""
    if date.edtf is None:
        return
    first, last = edges_of_edtf(date.edtf)
    if date.earliest and date.latest and date.mod not in timex3.BESIDE and "-24" not in date.edtf:
        assert first <= date.earliest.timetuple()[:3] <= date.latest.timetuple()[:3] <= last, date


@cache
def dates_of_rows(moment: str | None) -> frozenset[Date]:
    """Give what every row says of time if it appeared then."""
    return frozenset(date for text, locale in rows() for date in dates(text, locale, moment))


@pytest.mark.parametrize("moment", MOMENTS)
def test_values_of_every_row_at_any_time(moment: str | None) -> None:
    assert len(dates_of_rows(moment)) > 300
    for date in dates_of_rows(moment):
        timex3.check(date)


@pytest.mark.parametrize("moment", MOMENTS)
def test_edtf_of_every_row_at_any_time(moment: str | None) -> None:
    for date in dates_of_rows(moment):
        check_edtf(date)


@pytest.mark.parametrize("moment", MOMENTS)
def test_values_of_the_seeds_at_any_time(moment: str | None) -> None:
    for text in SEEDS.values():
        document = pipeline(vague=True).extract(Document(text, published=moment))
        VALIDATOR.validate(document.to_dict())
        for fact in document.dates:
            timex3.check(fact.value)


@cache
def facts_of_all_rows() -> tuple[Fact[Any], ...]:
    """Give the facts of every case, of all kinds; the form of each document keeps to the schema."""
    found: dict[str, Fact[Any]] = {}
    for row in cases.all_rows():
        case = cases.read(row)
        document = Document(case.text, locale=case.locale, published=case.published)
        read = pipeline(vague=True).extract(document)
        VALIDATOR.validate(read.to_dict())
        found |= {repr((fact.kind, fact.value)): fact for fact in read.facts}
    return tuple(found.values())


def test_codes_of_every_row_are_those_of_others() -> None:
    """ISO 4217 and ISO 3166 as CLDR has them."""
    currencies, territories = set(Locale("en").currencies), set(Locale("en").territories)
    for fact in facts_of_all_rows():
        if isinstance(fact.value, Money):
            assert {fact.value.currency, *fact.value.candidates} <= currencies, fact
        if isinstance(fact.value, GdpPercentage):
            assert fact.value.economy is None or fact.value.economy in territories, fact


def test_base_values_of_every_row_are_those_of_pint() -> None:
    """The sizes of units are our own fractions; Pint has its own, as floating-point numbers."""
    pint = UnitRegistry()
    checked = set()
    for fact in facts_of_all_rows():
        value = fact.value
        if not isinstance(value, Quantity) or value.amount.low is None or value.unit in checked:
            continue
        try:
            theirs = pint.Quantity(float(value.amount.low), value.unit).to(value.base_unit).magnitude
        except UndefinedUnitError:  # one that Pint has not, such as points of an index
            continue
        checked.add(value.unit)
        assert value.base.low is not None
        # Pint's fathom is six survey feet in one version and six international feet in another: 2e-6 apart.
        assert float(value.base.low) == pytest.approx(theirs, rel=5e-6), fact
    assert len(checked) > 40


@given(st.data(), st.sampled_from(languages()), st.sampled_from(MOMENTS))
def test_values_of_words_in_any_order(data: st.DataObject, language: str, moment: str | None) -> None:
    drawn = data.draw(st.lists(st.sampled_from(words(language)), max_size=40))
    for date in dates(" ".join(drawn), language, moment):
        timex3.check(date)
        if date.edtf is not None:
            check_edtf(date)


FAR = {
    "It happened 66 million years ago.": r"Y-6\d{7}",
    "It lasts 10,000 years from now.": "Y12025",
    "People came 50,000 years ago.": r"Y-4\d{4}",
}


@pytest.mark.parametrize(("text", "form"), FAR.items())
def test_a_year_of_more_than_four_digits_says_so(text: str, form: str) -> None:
    (date,) = dates(text, "en", "2025-02-13")
    assert date.edtf is not None
    assert re.fullmatch(form, date.edtf)
    check_edtf(date)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It began at 24:00 on Monday.", ["2025-02-10T24:00"]),
        ("It began at 24:31 on Monday.", []),
        ("It began at 24:00:01.", []),
        ("It began at 24:31 p.m.", []),
        ("It began at 23:59:59.", ["2025-02-13T23:59:59"]),
    ],
)
def test_a_clock_shows_its_times(text: str, values: list[str]) -> None:
    assert [date.timex for date in dates(text, "en", "2025-02-13")] == values


def test_a_time_is_on_one_day() -> None:
    """Ramadan has thirty, so that a clock has no day there; Easter has one."""
    for text in ("They pray at 9:30 on Ramadan.", "Ramadan 9:30", "It runs from 9 to 11 a.m. on Hanukkah."):
        assert not [date for date in dates(text, "en", "2025-02-13") if date.type is DateType.TIME]
    (easter,) = dates("They pray at 9:30 on Easter.", "en", "2025-02-13")
    assert (easter.timex, easter.earliest, easter.latest) == (
        "2025-04-20T09:30",
        dt.date(2025, 4, 20),
        dt.date(2025, 4, 20),
    )


def test_a_range_goes_from_the_first_day_of_a_feast_to_the_last_of_another() -> None:
    (date,) = dates("It lasts from Ramadan to Christmas 2025.", "en", "2025-02-13")
    assert date.timex == "2025-03-01/2025-12-25"
    (date,) = dates("It lasts from Christmas to Ramadan 2026.", "en", "2025-02-13")
    assert date.timex.startswith("2024-12-25/2026-03-")


def test_leap_days_before_christ() -> None:
    """1 BC is the year 0 of ISO 8601 and has a leap day, as 5 BC has and 4 BC has not."""
    assert [d.edtf for d in dates("on 29 February 5 BC", "en", None)] == ["-0004-02-29"]
    assert [d.edtf for d in dates("on 29 February 4 BC", "en", None)] == [None]


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("9999-12-31", "It ends tomorrow."),
        ("9999-12-31", "It ends next week."),
        ("9999-12-31", "It ends next month."),
        ("9999-12-31", "It ends next decade."),
        ("9999-12-31", "It was over the weekend."),
        ("0001-01-01", "It ended yesterday."),
        ("0001-01-01", "It ended last week."),
        ("0001-01-01", "It ended last month."),
        ("0001-01-01", "It ended last year."),
        ("0001-01-01", "It ended in the nineties."),
    ],
)
def test_what_lies_beyond_the_calendar_is_no_fact(moment: str, text: str) -> None:
    assert list(dates(text, "en", moment)) == []


def test_the_last_and_the_first_day_are_in_the_calendar() -> None:
    (date,) = dates("It ends today.", "en", "9999-12-31")
    assert (date.timex, date.earliest, date.latest) == ("9999-12-31", dt.date.max, dt.date.max)
    (date,) = dates("It was founded this year.", "en", "9999-12-31")
    assert (date.earliest, date.latest) == (dt.date(9999, 1, 1), dt.date.max)
    (date,) = dates("It ended today.", "en", "0001-01-01")
    assert date.earliest == dt.date.min


def test_a_word_said_a_thousand_times_breaks_nothing() -> None:
    for count in (3, 493, 2000):
        assert read("morgen " * count, "de").dates


# The second reader is tested itself: one that takes anything would find nothing


@pytest.mark.parametrize(
    "date",
    [
        Date(DateType.DATE, "10000-01"),
        Date(DateType.DATE, "2025-13"),
        Date(DateType.DATE, "2025-02-30"),
        Date(DateType.DATE, "0000"),
        Date(DateType.DATE, "BC0000"),
        Date(DateType.DATE, "0001-WI"),
        Date(DateType.DATE, "2025-W53"),
        Date(DateType.DATE, "9999-W52"),
        Date(DateType.DATE, "2025-02-13T09:30"),
        Date(DateType.TIME, "2025-02-13T24:31"),
        Date(DateType.TIME, "2025-02-13T9:30"),
        Date(DateType.TIME, "2025-03-01T09:30", None, dt.date(2025, 3, 1), dt.date(2025, 3, 29)),
        Date(DateType.DATE, "2025-03-01/2025-03-29/2025-12-25"),
        Date(DateType.DATE, "2025-03-29/2025-03-01"),
        Date(DateType.DATE, "2025-03", None, dt.date(2025, 2, 28), dt.date(2025, 3, 29)),
        Date(DateType.DATE, "2025", "LATELY"),
        Date(DateType.DATE, "2024/2025", ends=(DateEnd(Span(0, 1), "2024"), DateEnd(Span(2, 3), "2026"))),
        Date(DateType.DURATION, "P"),
        Date(DateType.DURATION, "P5"),
        Date(DateType.DURATION, "PT"),
        Date(DateType.DURATION, "P2M1Y"),
        Date(DateType.DURATION, "P-1D"),
        Date(DateType.DURATION, "P1D", edtf="2025"),
    ],
)
def test_the_second_reader_refuses(date: Date) -> None:
    with pytest.raises((AssertionError, ValueError, OverflowError)):
        timex3.check(date)
