"""Stretches of the calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from newsfacts.kinds.dates.calendar.edtf import edtf, edtf_interval
from newsfacts.kinds.dates.calendar.holidays import easter
from newsfacts.kinds.dates.calendar.period import (
    When,
    day_of,
    first_day,
    is_in_calendar,
    last_day,
    of_day,
    parse_timex,
    shift,
    timex,
)

DAY = dt.date(2024, 12, 30)  # in the first ISO week of 2025


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        ("day", "2024-12-30", "2024-12-30", "2024-12-30"),
        ("week", "2025-W01", "2024-12-30", "2025-01-05"),
        ("weekend", "2025-W01-WE", "2025-01-04", "2025-01-05"),
        ("month", "2024-12", "2024-12-01", "2024-12-31"),
        ("quarter", "2024-Q4", "2024-10-01", "2024-12-31"),
        ("half", "2024-H2", "2024-07-01", "2024-12-31"),
        ("season", "2025-WI", "2024-12-01", "2025-02-28"),
        ("year", "2024", "2024-01-01", "2024-12-31"),
        ("decade", "202", "2020-01-01", "2029-12-31"),
        ("century", "20", "2000-01-01", "2099-12-31"),
    ],
)
def test_the_stretch_of_a_day(unit: str, value: str, first: str, last: str) -> None:
    when = of_day(DAY, unit)
    assert timex(when) == value
    assert str(first_day(when)) == first
    assert str(last_day(when)) == last
    if unit not in ("decade", "century"):
        assert parse_timex(value) == when


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("day", 2, "2025-01-01"),
        ("week", -1, "2024-W52"),
        ("month", 2, "2025-02"),
        ("quarter", 1, "2025-Q1"),
        ("half", 1, "2025-H1"),
        ("season", -1, "2024-FA"),
        ("year", -24, "2000"),
        ("decade", -1, "201"),
        ("century", 1, "21"),
    ],
)
def test_steps(unit: str, count: int, value: str) -> None:
    assert timex(shift(of_day(DAY, unit), count)) == value


def test_a_day_that_a_month_does_not_have_is_its_last() -> None:
    assert timex(shift(When("day", 2024, 1, 31), 1, "month")) == "2024-02-29"
    assert timex(shift(When("day", 2024, 2, 29), 1, "year")) == "2025-02-28"


def test_years_before_christ() -> None:
    assert timex(When("year", -241)) == "BC0241"
    assert edtf(When("year", -241)) == "-0240"
    assert edtf(When("year", -1)) == "0000"
    assert first_day(When("year", -241)) is None


@pytest.mark.parametrize("unit", ["day", "weekend", "week", "month", "quarter", "season", "half", "century"])
def test_nothing_is_moved_beyond_the_calendar(unit: str) -> None:
    for day, count in ((dt.date.min, -2), (dt.date.max, 2)):
        with pytest.raises(OverflowError):
            shift(of_day(day, unit), count)


def test_whole_years_go_on_beyond_the_calendar_but_there_is_no_year_0() -> None:
    assert shift(When("year", 2025), 10_000) == When("year", 12_025)
    assert shift(When("year", 1), -3) == When("year", -2)
    with pytest.raises(OverflowError):
        shift(When("year", 1), -1)
    with pytest.raises(OverflowError):  # no day before Christ is counted
        shift(When("day", -44, 3, 15), 1)


@pytest.mark.parametrize(
    ("when", "answer"),
    [
        (When("year", 9999), True),
        (When("year", 10_000), True),
        (When("year", 0), False),
        (When("century", 0), True),
        (When("month", 10_000, 1), False),
        (When("month", -44, 3), True),
        (When("week", 9999, 51), True),
        (When("week", 9999, 52), False),
        (When("week", 2025, 53), False),
        (When("weekend", 9999, 52), False),
        (When("week", 9999), True),
        (When("season", 1, season="WI"), False),
        (When("season", 9999, season="WI"), True),
        (When("day", 2025, 2, 30), False),
        (When("day", 2025), True),
    ],
)
def test_what_the_calendar_has(when: When, answer: bool) -> None:
    assert is_in_calendar(when) is answer


def test_the_last_days_of_the_calendar() -> None:
    assert last_day(When("year", 9999)) == last_day(When("month", 9999, 12)) == dt.date.max
    assert first_day(When("decade", 9990)) == dt.date(9990, 1, 1)
    assert last_day(When("week", 9999, 52)) is None


@pytest.mark.parametrize(
    ("when", "form"),
    [
        (When("year", 2025), "2025~"),
        (When("month", 2025, 2), "2025-02~"),
        (When("day", 2025, 2, 13), "2025-02-13~"),
        (When("decade", 1990), "199X~"),
        (When("year", -241), "-0240~"),
        (When("year", 12_025), None),
        (When("season", 2025, season="SU"), None),
        (When("quarter", 2025, 1), None),
        (When("day", 2025, 2, 13, part="T09:30"), "2025-02-13T09:30:00"),
    ],
)
def test_forms_of_what_is_about_so(when: When, form: str | None) -> None:
    assert edtf(when, approximate=True) == form


@pytest.mark.parametrize(
    ("start", "end", "form"),
    [
        (When("year", 2019), When("month", 2020, 3), "2019/2020-03"),
        (When("year", -499), When("year", -493), "-0498/-0492"),
        (When("month", 2020, 9), When("day", 2016, 11, 23), None),
        (When("month", -480, 9), When("month", -480, 4), None),
        (When("year", 2025), When("year", 12_025), None),
        (When("decade", 1990), When("year", 2000), None),
        (When("day", 2025, 2, 13, part="TMO"), When("day", 2025, 2, 14), None),
    ],
)
def test_intervals(start: When, end: When, form: str | None) -> None:
    assert edtf_interval(start, end) == form


def test_easter() -> None:
    assert [str(easter(year)) for year in (1818, 1943, 2000, 2024)] == [
        "1818-03-22",
        "1943-04-25",
        "2000-04-23",
        "2024-03-31",
    ]


@pytest.mark.parametrize(
    ("month", "quarter", "half", "season"),
    [
        (1, "Q1", "H1", "2025-WI"),
        (2, "Q1", "H1", "2025-WI"),
        (3, "Q1", "H1", "2025-SP"),
        (4, "Q2", "H1", "2025-SP"),
        (5, "Q2", "H1", "2025-SP"),
        (6, "Q2", "H1", "2025-SU"),
        (7, "Q3", "H2", "2025-SU"),
        (8, "Q3", "H2", "2025-SU"),
        (9, "Q3", "H2", "2025-FA"),
        (10, "Q4", "H2", "2025-FA"),
        (11, "Q4", "H2", "2025-FA"),
        (12, "Q4", "H2", "2026-WI"),
    ],
)
def test_months_lie_in_quarters_halves_and_seasons(month: int, quarter: str, half: str, season: str) -> None:
    day = dt.date(2025, month, 15)
    assert timex(of_day(day, "quarter")) == f"2025-{quarter}"
    assert timex(of_day(day, "half")) == f"2025-{half}"
    assert timex(of_day(day, "season")) == season


@pytest.mark.parametrize(
    ("when", "value", "form", "first", "last"),
    [
        (When("day", 2025, 2, 13), "2025-02-13", "2025-02-13", "2025-02-13", "2025-02-13"),
        (When("day", 2025, 2, 13, part="TNI"), "2025-02-13TNI", "2025-02-13", "2025-02-13", "2025-02-13"),
        (
            When("day", 2025, 2, 13, part="T09:30"),
            "2025-02-13T09:30",
            "2025-02-13T09:30:00",
            "2025-02-13",
            "2025-02-13",
        ),
        (
            When("day", 2025, 2, 13, part="T09:30Z"),
            "2025-02-13T09:30Z",
            "2025-02-13T09:30:00Z",
            "2025-02-13",
            "2025-02-13",
        ),
        (
            When("day", 2025, 2, 13, part="T09:30:15", zone="-05:00"),
            "2025-02-13T09:30:15",
            "2025-02-13T09:30:15-05:00",
            "2025-02-13",
            "2025-02-13",
        ),
        (When("day", 2025, 2), "2025-02-XX", None, None, None),
        (When("day", 2025), "2025-XX-XX", None, None, None),
        (When("day", None, 2, 13), "XXXX-02-13", None, None, None),
        (When("day", 2025, 2, 30), "2025-02-30", "2025-02-30", None, None),
        (When("day", weekday=3, part="TNI"), "XXXX-WXX-3TNI", None, None, None),
        (When("week", 2025, 7), "2025-W07", None, "2025-02-10", "2025-02-16"),
        (When("weekend", 2025, 7), "2025-W07-WE", None, "2025-02-15", "2025-02-16"),
        (When("week", 2026, 53), "2026-W53", None, "2026-12-28", "2027-01-03"),
        (When("week", 2025, 53), "2025-W53", None, None, None),
        (When("week", 2025), "2025-WXX", None, None, None),
        (When("weekend"), "XXXX-WXX-WE", None, None, None),
        (When("month", 2024, 2), "2024-02", "2024-02", "2024-02-01", "2024-02-29"),
        (When("month", 2025), "2025-XX", None, None, None),
        (When("quarter", 2025, 3), "2025-Q3", None, "2025-07-01", "2025-09-30"),
        (When("quarter", 2025), "2025-QX", None, None, None),
        (When("half", 2025, 1), "2025-H1", None, "2025-01-01", "2025-06-30"),
        (When("half"), "XXXX-HX", None, None, None),
        (When("season", 2025, season="SP"), "2025-SP", "2025-21", "2025-03-01", "2025-05-31"),
        (When("season", 2025, season="SU"), "2025-SU", "2025-22", "2025-06-01", "2025-08-31"),
        (When("season", 2025, season="FA"), "2025-FA", "2025-23", "2025-09-01", "2025-11-30"),
        (When("season", 2025, season="WI"), "2025-WI", "2025-24", "2024-12-01", "2025-02-28"),
        (When("year", 2025), "2025", "2025", "2025-01-01", "2025-12-31"),
        (When("year", 800), "0800", "0800", "0800-01-01", "0800-12-31"),
        (When("year"), "XXXX", None, None, None),
        (When("year", 9998), "9998", "9998", "9998-01-01", "9998-12-31"),
        (When("year", 9999), "9999", "9999", "9999-01-01", "9999-12-31"),
        (When("decade", 1930), "193", "193X", "1930-01-01", "1939-12-31"),
        (When("century", 1900), "19", "19XX", "1900-01-01", "1999-12-31"),
        (When("millennium", 2000), "2", None, "2000-01-01", "2999-12-31"),
        (When("millennium", 9000), "9", None, "9000-01-01", "9999-12-31"),
        (When("year", -1), "BC0001", "0000", None, None),
        (When("decade", 0), "000", None, None, None),
        (When("decade", -241), "BC024", None, None, None),
        (When("century", -241), "BC02", None, None, None),
        (When("decade"), "XXX", None, None, None),
        (When("century"), "XX", None, None, None),
        (When("millennium"), "X", None, None, None),
    ],
)
def test_the_forms_of_a_stretch(
    when: When, value: str, form: str | None, first: str | None, last: str | None
) -> None:
    days = [day and str(day) for day in (first_day(when), last_day(when))]
    assert (timex(when), edtf(when), days) == (value, form, [first, last])


@pytest.mark.parametrize(
    ("when", "count", "unit", "value"),
    [
        (When("day", 2025, 2, 13), 1, "fortnight", "2025-02-27"),
        (When("day", 2025, 2, 13, part="TNI"), -1, "week", "2025-02-06TNI"),
        (When("day", 2024, 11, 30), 1, "quarter", "2025-02-28"),
        (When("day", 2025, 2), 11, "month", "2026-01-XX"),
        (When("day", None, 2, 13), 1, "day", "XXXX-02-13"),
        (When("weekend", 2025, 52), 1, "week", "2026-W01-WE"),
        (When("week", 2025, 7), 1, "month", "2025-W11"),
        (When("month", 2025, 12), 1, "month", "2026-01"),
        (When("month", 2025, 1), -1, "month", "2024-12"),
        (When("month", 2025, 5), -2, "year", "2023-05"),
        (When("month", 2025), 1, "month", "2025-XX"),
        (When("quarter", 2025, 1), -1, "quarter", "2024-Q4"),
        (When("quarter", 2025, 3), 1, "year", "2026-Q3"),
        (When("half", 2025, 2), 1, "half", "2026-H1"),
        (When("season", 2025, season="FA"), 1, "season", "2026-WI"),
        (When("season", 2025, season="WI"), -1, "season", "2024-FA"),
        (When("season", 2025, season="SU"), -1, "year", "2024-SU"),
        (When("season", 2025, season="SU"), 6, "month", "2026-WI"),
        (When("year", 2025), 2, "decade", "2045"),
        (When("decade", 1990), 1, "century", "209"),
        (When("century", 1900), 1, "millennium", "29"),
    ],
)
def test_steps_of_another_unit(when: When, count: int, unit: str, value: str) -> None:
    assert timex(shift(when, count, unit)) == value


def test_only_a_day_that_exists_is_one() -> None:
    assert day_of(When("day", 2025, 2, 13)) == dt.date(2025, 2, 13)
    assert day_of(When("day", 2025, 2, 30)) is None
    assert day_of(When("day", None, 2, 13)) is None
    assert day_of(When("day", 2025, 2)) is None
    assert day_of(When("month", 2025, 2)) is None
    assert day_of(When("day", 0, 2, 13)) is None
    assert day_of(When("day", 10_000, 2, 13)) is None
    assert day_of(When("day", 1, 1, 1)) == dt.date(1, 1, 1)
    assert day_of(When("day", 9999, 12, 31)) == dt.date(9999, 12, 31)
