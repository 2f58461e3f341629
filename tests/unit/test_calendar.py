"""Stretches of the calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from newsfacts.normalise.dates_calendar import When, edtf, first_day, last_day, of_day, shift, timex
from newsfacts.normalise.dates_frame import parse_timex
from newsfacts.normalise.dates_holidays import easter

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


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_do_not_raise(year: int) -> None:
    for unit in ("day", "week", "month", "season", "year", "century"):
        when = of_day(dt.date(year, 1, 1) if year == 1 else dt.date(year, 12, 31), unit)
        for count in (-1, 1):
            moved = shift(when, count)
            timex(moved), edtf(moved), first_day(moved), last_day(moved)


def test_easter() -> None:
    assert [str(easter(year)) for year in (1818, 1943, 2000, 2024)] == [
        "1818-03-22",
        "1943-04-25",
        "2000-04-23",
        "2024-03-31",
    ]
