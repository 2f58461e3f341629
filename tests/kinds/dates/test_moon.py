"""Feasts by the Hebrew, the Islamic and the Chinese calendar, against days that are well known."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from newsfacts.kinds.dates.calendar.holidays import holiday_day, holiday_days
from newsfacts.kinds.dates.calendar.lunar import hebrew_day, islamic_days
from newsfacts.kinds.dates.calendar.period import first_day


@pytest.mark.parametrize(
    ("month", "day", "date"),
    [
        (7, 1, "2023-09-16"),  # Rosh Hashanah
        (7, 10, "1973-10-06"),  # Yom Kippur, the war
        (9, 25, "2005-12-26"),  # Hanukkah
        (9, 25, "2024-12-26"),
        (12, 14, "2024-03-24"),  # Purim in a leap year, in the second Adar
        (12, 14, "2025-03-14"),
        (1, 15, "2025-04-13"),  # Passover
        (2, 5, "1948-05-14"),  # the independence of Israel
    ],
)
def test_hebrew(month: int, day: int, date: str) -> None:
    assert str(hebrew_day(month, day, int(date[:4]))) == date


@pytest.mark.parametrize(
    ("month", "day", "dates"),
    [
        (9, 1, ["2024-03-11"]),
        (10, 1, ["2025-03-30"]),
        (12, 10, ["2023-06-28"]),
        (10, 1, ["2000-01-08", "2000-12-27"]),  # a year of two feasts
    ],
)
def test_islamic(month: int, day: int, dates: list[str]) -> None:
    assert [str(date) for date in islamic_days(month, day, int(dates[0][:4]))] == dates


@pytest.mark.parametrize(
    "date",
    [
        "1985-02-20",
        "1997-02-07",
        "2000-02-05",
        "2007-02-18",
        "2015-02-19",
        "2020-01-25",
        "2023-01-22",
        "2025-01-29",
    ],
)
def test_chinese(date: str) -> None:
    when = holiday_day("lunar-new-year", int(date[:4]))
    assert when is not None
    assert str(first_day(when)) == date


def test_every_year_has_its_hebrew_new_year() -> None:
    for year in range(1900, 2100):
        assert hebrew_day(7, 1, year).year == year
        assert hebrew_day(7, 1, year).isoweekday() not in (3, 5, 7)  # never Wednesday, Friday, Sunday


def test_islamic_months_follow_one_another() -> None:
    days = [day for year in range(1990, 2030) for day in islamic_days(9, 1, year)]
    assert {(b - a).days for a, b in pairwise(days)} <= {354, 355}


def test_feasts_of_several_days() -> None:
    first = dt.date(2018, 5, 16)
    assert holiday_days("ramadan", first) == (first, dt.date(2018, 6, 14))
    assert holiday_days("christmas", dt.date(2018, 12, 25)) is None


def test_beyond_the_years_of_a_calendar_no_day_is_known() -> None:
    assert holiday_day("ramadan", 2500) is None
    assert holiday_day("lunar-new-year", 1850) is None
    assert holiday_day("ramadan", 1820) is None
    assert holiday_day("diwali", 1987) is None
