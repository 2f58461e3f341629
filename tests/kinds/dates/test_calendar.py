"""Stretches of the calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from newsfacts.kinds.dates.calendar.edtf import edtf, edtf_interval
from newsfacts.kinds.dates.calendar.holidays import easter
from newsfacts.kinds.dates.calendar.period import (
    Period,
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
    assert timex(shift(Period("day", 2024, 1, 31), 1, "month")) == "2024-02-29"
    assert timex(shift(Period("day", 2024, 2, 29), 1, "year")) == "2025-02-28"


def test_years_before_christ() -> None:
    assert timex(Period("year", -241)) == "BC0241"
    assert edtf(Period("year", -241)) == "-0240"
    assert edtf(Period("year", -1)) == "0000"
    assert first_day(Period("year", -241)) is None


@pytest.mark.parametrize("unit", ["day", "weekend", "week", "month", "quarter", "season", "half", "century"])
def test_nothing_is_moved_beyond_the_calendar(unit: str) -> None:
    for day, count in ((dt.date.min, -2), (dt.date.max, 2)):
        with pytest.raises(OverflowError):
            shift(of_day(day, unit), count)


def test_whole_years_go_on_beyond_the_calendar_but_there_is_no_year_0() -> None:
    assert shift(Period("year", 2025), 10_000) == Period("year", 12_025)
    assert shift(Period("year", 1), -3) == Period("year", -2)
    with pytest.raises(OverflowError):
        shift(Period("year", 1), -1)
    with pytest.raises(OverflowError):  # no day before Christ is counted
        shift(Period("day", -44, 3, 15), 1)


@pytest.mark.parametrize(
    ("when", "answer"),
    [
        (Period("year", 9999), True),
        (Period("year", 10_000), True),
        (Period("year", 0), False),
        (Period("century", 0), True),
        (Period("month", 10_000, 1), False),
        (Period("month", -44, 3), True),
        (Period("week", 9999, 51), True),
        (Period("week", 9999, 52), False),
        (Period("week", 2025, 53), False),
        (Period("weekend", 9999, 52), False),
        (Period("week", 9999), True),
        (Period("season", 1, season="WI"), False),
        (Period("season", 9999, season="WI"), True),
        (Period("day", 2025, 2, 30), False),
        (Period("day", 2025), True),
    ],
)
def test_what_the_calendar_has(when: Period, answer: bool) -> None:
    assert is_in_calendar(when) is answer


def test_the_last_days_of_the_calendar() -> None:
    assert last_day(Period("year", 9999)) == last_day(Period("month", 9999, 12)) == dt.date.max
    assert first_day(Period("decade", 9990)) == dt.date(9990, 1, 1)
    assert last_day(Period("week", 9999, 52)) is None


@pytest.mark.parametrize(
    ("when", "form"),
    [
        (Period("year", 2025), "2025~"),
        (Period("month", 2025, 2), "2025-02~"),
        (Period("day", 2025, 2, 13), "2025-02-13~"),
        (Period("decade", 1990), "199X~"),
        (Period("year", -241), "-0240~"),
        (Period("year", 12_025), None),
        (Period("season", 2025, season="SU"), None),
        (Period("quarter", 2025, 1), None),
        (Period("day", 2025, 2, 13, part="T09:30"), "2025-02-13T09:30:00"),
    ],
)
def test_forms_of_what_is_about_so(when: Period, form: str | None) -> None:
    assert edtf(when, approximate=True) == form


@pytest.mark.parametrize(
    ("start", "end", "form"),
    [
        (Period("year", 2019), Period("month", 2020, 3), "2019/2020-03"),
        (Period("year", -499), Period("year", -493), "-0498/-0492"),
        (Period("month", 2020, 9), Period("day", 2016, 11, 23), None),
        (Period("month", -480, 9), Period("month", -480, 4), None),
        (Period("year", 2025), Period("year", 12_025), None),
        (Period("decade", 1990), Period("year", 2000), None),
        (Period("day", 2025, 2, 13, part="TMO"), Period("day", 2025, 2, 14), None),
    ],
)
def test_intervals(start: Period, end: Period, form: str | None) -> None:
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
        (Period("day", 2025, 2, 13), "2025-02-13", "2025-02-13", "2025-02-13", "2025-02-13"),
        (Period("day", 2025, 2, 13, part="TNI"), "2025-02-13TNI", "2025-02-13", "2025-02-13", "2025-02-13"),
        (
            Period("day", 2025, 2, 13, part="T09:30"),
            "2025-02-13T09:30",
            "2025-02-13T09:30:00",
            "2025-02-13",
            "2025-02-13",
        ),
        (
            Period("day", 2025, 2, 13, part="T09:30Z"),
            "2025-02-13T09:30Z",
            "2025-02-13T09:30:00Z",
            "2025-02-13",
            "2025-02-13",
        ),
        (
            Period("day", 2025, 2, 13, part="T09:30:15", zone="-05:00"),
            "2025-02-13T09:30:15",
            "2025-02-13T09:30:15-05:00",
            "2025-02-13",
            "2025-02-13",
        ),
        (Period("day", 2025, 2), "2025-02-XX", None, None, None),
        (Period("day", 2025), "2025-XX-XX", None, None, None),
        (Period("day", None, 2, 13), "XXXX-02-13", None, None, None),
        (Period("day", 2025, 2, 30), "2025-02-30", "2025-02-30", None, None),
        (Period("day", weekday=3, part="TNI"), "XXXX-WXX-3TNI", None, None, None),
        (Period("week", 2025, 7), "2025-W07", None, "2025-02-10", "2025-02-16"),
        (Period("weekend", 2025, 7), "2025-W07-WE", None, "2025-02-15", "2025-02-16"),
        (Period("week", 2026, 53), "2026-W53", None, "2026-12-28", "2027-01-03"),
        (Period("week", 2025, 53), "2025-W53", None, None, None),
        (Period("week", 2025), "2025-WXX", None, None, None),
        (Period("weekend"), "XXXX-WXX-WE", None, None, None),
        (Period("month", 2024, 2), "2024-02", "2024-02", "2024-02-01", "2024-02-29"),
        (Period("month", 2025), "2025-XX", None, None, None),
        (Period("quarter", 2025, 3), "2025-Q3", None, "2025-07-01", "2025-09-30"),
        (Period("quarter", 2025), "2025-QX", None, None, None),
        (Period("half", 2025, 1), "2025-H1", None, "2025-01-01", "2025-06-30"),
        (Period("half"), "XXXX-HX", None, None, None),
        (Period("season", 2025, season="SP"), "2025-SP", "2025-21", "2025-03-01", "2025-05-31"),
        (Period("season", 2025, season="SU"), "2025-SU", "2025-22", "2025-06-01", "2025-08-31"),
        (Period("season", 2025, season="FA"), "2025-FA", "2025-23", "2025-09-01", "2025-11-30"),
        (Period("season", 2025, season="WI"), "2025-WI", "2025-24", "2024-12-01", "2025-02-28"),
        (Period("year", 2025), "2025", "2025", "2025-01-01", "2025-12-31"),
        (Period("year", 800), "0800", "0800", "0800-01-01", "0800-12-31"),
        (Period("year"), "XXXX", None, None, None),
        (Period("year", 9998), "9998", "9998", "9998-01-01", "9998-12-31"),
        (Period("year", 9999), "9999", "9999", "9999-01-01", "9999-12-31"),
        (Period("decade", 1930), "193", "193X", "1930-01-01", "1939-12-31"),
        (Period("century", 1900), "19", "19XX", "1900-01-01", "1999-12-31"),
        (Period("millennium", 2000), "2", None, "2000-01-01", "2999-12-31"),
        (Period("millennium", 9000), "9", None, "9000-01-01", "9999-12-31"),
        (Period("year", -1), "BC0001", "0000", None, None),
        (Period("decade", 0), "000", None, None, None),
        (Period("decade", -241), "BC024", None, None, None),
        (Period("century", -241), "BC02", None, None, None),
        (Period("decade"), "XXX", None, None, None),
        (Period("century"), "XX", None, None, None),
        (Period("millennium"), "X", None, None, None),
    ],
)
def test_the_forms_of_a_stretch(
    when: Period, value: str, form: str | None, first: str | None, last: str | None
) -> None:
    days = [day and str(day) for day in (first_day(when), last_day(when))]
    assert (timex(when), edtf(when), days) == (value, form, [first, last])


@pytest.mark.parametrize(
    ("when", "count", "unit", "value"),
    [
        (Period("day", 2025, 2, 13), 1, "fortnight", "2025-02-27"),
        (Period("day", 2025, 2, 13, part="TNI"), -1, "week", "2025-02-06TNI"),
        (Period("day", 2024, 11, 30), 1, "quarter", "2025-02-28"),
        (Period("day", 2025, 2), 11, "month", "2026-01-XX"),
        (Period("day", None, 2, 13), 1, "day", "XXXX-02-13"),
        (Period("weekend", 2025, 52), 1, "week", "2026-W01-WE"),
        (Period("week", 2025, 7), 1, "month", "2025-W11"),
        (Period("month", 2025, 12), 1, "month", "2026-01"),
        (Period("month", 2025, 1), -1, "month", "2024-12"),
        (Period("month", 2025, 5), -2, "year", "2023-05"),
        (Period("month", 2025), 1, "month", "2025-XX"),
        (Period("quarter", 2025, 1), -1, "quarter", "2024-Q4"),
        (Period("quarter", 2025, 3), 1, "year", "2026-Q3"),
        (Period("half", 2025, 2), 1, "half", "2026-H1"),
        (Period("season", 2025, season="FA"), 1, "season", "2026-WI"),
        (Period("season", 2025, season="WI"), -1, "season", "2024-FA"),
        (Period("season", 2025, season="SU"), -1, "year", "2024-SU"),
        (Period("season", 2025, season="SU"), 6, "month", "2026-WI"),
        (Period("year", 2025), 2, "decade", "2045"),
        (Period("decade", 1990), 1, "century", "209"),
        (Period("century", 1900), 1, "millennium", "29"),
    ],
)
def test_steps_of_another_unit(when: Period, count: int, unit: str, value: str) -> None:
    assert timex(shift(when, count, unit)) == value


def test_only_a_day_that_exists_is_one() -> None:
    assert day_of(Period("day", 2025, 2, 13)) == dt.date(2025, 2, 13)
    assert day_of(Period("day", 2025, 2, 30)) is None
    assert day_of(Period("day", None, 2, 13)) is None
    assert day_of(Period("day", 2025, 2)) is None
    assert day_of(Period("month", 2025, 2)) is None
    assert day_of(Period("day", 0, 2, 13)) is None
    assert day_of(Period("day", 10_000, 2, 13)) is None
    assert day_of(Period("day", 1, 1, 1)) == dt.date(1, 1, 1)
    assert day_of(Period("day", 9999, 12, 31)) == dt.date(9999, 12, 31)
