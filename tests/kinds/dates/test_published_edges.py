"""A publication date is read from the text where the text says it plainly, and nowhere else."""

from __future__ import annotations

import datetime as dt

import pytest

from reading import read

PLAIN = {
    "alone on its line": "13 February 2025\nHe left yesterday.",
    "in a dateline": "BRUSSELS, Feb. 13, 2025 (AP) - He left yesterday.",
    "in a dateline of two places": "WASHINGTON and Rome, Feb. 13, 2025 (AP) - He left yesterday.",
    "behind other facts": "It cost $5 at noon.\nHe came in 2019.\nPublished: 13.02.2025\nHe left yesterday.",
    "behind a cue": "Published: 13.02.2025\nHe left yesterday.",
    "behind a cue on the same line": "Updated 13.02.2025 He left yesterday.",
}
UNCLEAR = {
    "a sentence that begins with a date": "13 February 2025 was a cold day.\nHe left yesterday.",
    "a date within a sentence": "He was born on 13 February 1950.\nHe left yesterday.",
    "a place that is no dateline's": "Brussels, Feb. 13, 2025 (AP) - He left yesterday.",
    "a dateline without its end": "NATO, Feb. 13, 2025 saw it. He left yesterday.",
    "too long for a place": f"{'A VERY LONG HEADING ' * 3}, Feb. 13, 2025 (AP) - He left yesterday.",
    "a date without its year": "BRUSSELS, Feb. 13 (AP) - He left yesterday.",
    "a month": "Published: February 2025\nHe left yesterday.",
    "a part of a year": "Published: early 2025\nHe left yesterday.",
    "a day that does not exist": "Published: Feb. 30, 2025\nHe left yesterday.",
    "a day whose year is the story's": "In 1914, 1915, 1916.\nPublished: June 5\nHe left yesterday.",
    "a heading before its date": "A LOOK AT Feb. 13, 2025 - and after.\nHe left yesterday.",
    "a cue behind one letter": "An xpublished: 13.02.2025\nHe left yesterday.",
    "a cue inside a word": "Unpublished: 13.02.2025\nHe left yesterday.",
    "too far down": f"{'x' * 1600}\n13 February 2025\nHe left yesterday.",
}


def yesterday(text: str) -> tuple[str, str]:
    (fact,) = [fact for fact in read(text, published=None).dates if fact.text == "yesterday"]
    return fact.value.timex, fact.certainty.value


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_read(text: str) -> None:
    assert yesterday(text) == ("2025-02-12", "inferred")


@pytest.mark.parametrize("text", UNCLEAR.values(), ids=UNCLEAR)
def test_not_guessed(text: str) -> None:
    assert yesterday(text) == ("XXXX-XX-XX", "ambiguous")


def test_a_date_that_was_given_goes_first() -> None:
    (fact,) = [fact for fact in read(PLAIN["behind a cue"].replace("2025", "2020")).dates if fact.start > 20]
    assert fact.value.timex == "2025-02-12"


def test_the_first_that_is_said_counts() -> None:
    text = "Published: 10.02.2025\nUpdated: 13.02.2025\nHe left yesterday."
    assert yesterday(text) == ("2025-02-09", "inferred")


ENDS = [
    dt.date(1, 1, 1),
    dt.date(9999, 12, 31),
    dt.datetime(1, 1, 1, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=14))),
    dt.datetime(9999, 12, 31, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-12))),
]
RELATIVE = {
    "en": "Yesterday, tomorrow, last Sunday, next Wednesday, last week, next weekend, "
    "at the end of next year, a year ago, in two decades, three Fridays from now, in late 9999.",
    "de": "Gestern, morgen, am Mittwoch, letzte Woche, nächstes Wochenende, vor zehn Jahren, Ende 9999.",
    "fr": "Hier, demain, mercredi, la semaine dernière, le week-end prochain, dans dix ans, fin 9999.",
}


@pytest.mark.parametrize("published", ENDS, ids=str)
@pytest.mark.parametrize("locale", RELATIVE)
def test_where_the_calendar_ends(locale: str, published: dt.date) -> None:
    """A day beyond the years 1 to 9999 is no fact; what lies inside is read as ever."""
    for phrase in (RELATIVE[locale], *RELATIVE[locale].split(", ")):
        doc = read(phrase, locale, published=published)
        for fact in doc.dates:
            assert fact.value.earliest is None or fact.value.latest is not None
    assert [fact.text for fact in read("It came in May 2024.", published=published).dates] == ["May 2024"]


def test_what_says_no_day_is_passed_over() -> None:
    lines = ("Published: February 30, 2025", "Updated: February 2025", "Published: 13.02.2025")
    text = "\n".join([*lines, "He left yesterday."])
    assert yesterday(text) == ("2025-02-12", "inferred")
