"""The words that the date patterns have roles for, collected from a language's table."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from newsfacts.errors import TableError, did_you_mean
from newsfacts.kinds.dates.calendar.holidays import holidays
from newsfacts.kinds.dates.calendar.zones import zone_abbreviations
from newsfacts.kinds.dates.date_table import CompoundWords, DateTable, NameWords
from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import fold, tokenise
from newsfacts.lexicon.tables import Tables
from newsfacts.numbers.spelling import Speller
from newsfacts.regexes import compiled

__all__ = ["DIGIT_ROLES", "TimeWord", "time_words"]

_INTEGER = compiled(r"[+-]?\d+")

DIGIT_ROLES: Mapping[str, type] = {
    "number": Decimal,  # any number: 5, two, 2.5
    "ordinal": int,  # third, 26th
    "day": int,  # 1 to 31
    "dayrank": int,  # 1st to 31st, in digits
    "year": int,  # four digits that can be a year
    "nearyear": int,  # four digits that are a year more often than a count: 1900 to 2059
    "yy": int,  # two digits
    "late_yy": int,  # two digits that can be no day: 68
    "hour": int,  # 0 to 24
    "clock": tuple,  # 9:30, 15:04:05
    "hhmm": tuple,  # 1535
    "fraction": str,  # of a second: the digits after the point of 21:15:00.312
    "dotclock": tuple,  # 9.30
    "spokenclock": tuple,  # nine and a half, nine and a quarter, as some languages tell the time
    "fulldate": tuple,  # 13.02.2025, 2025-02-13
    "yearmonth": tuple,  # 2025-02
    "isomonth": tuple,  # 2006-07: a month by ISO 8601, two years in print
    "daymonth": tuple,  # 2/13, 13/2
    "dotdaymonth": tuple,  # 13.02
    "yearspan": tuple,  # 1999/2000, 1850-58
    "teens": int,  # 11 to 20 in words
    "tens": int,  # 10 to 99 in words
    "wordyear": int,  # 1100 to 2100 in words
}
"""The roles that are read from digits and number words, not from the table, and what they mean."""


class TimeWord(NamedTuple):
    """One word or phrase of a role."""

    symbol: str
    """``"{role}"``."""
    rest: tuple[str, ...]
    """Its tokens after the first, in lower case; ``" "`` is a space."""
    sense: Any
    """What it means."""
    capital: bool
    """Whether it counts only with a capital ("March")."""
    upper: bool = False
    """Whether it counts only in capitals ("GMT"): "Est" and "Ist" are words of sentences."""


def time_words(tables: Tables, table: DateTable) -> dict[str, tuple[TimeWord, ...]]:
    """Return the words of all roles, the names of months and weekdays among them, by first token.

    The longest come first. Raises `TableError` if a role is read from digits and has words.
    """
    collected = _Collected()
    collected.add_names("month", cldr.month_names(tables.language), table.names.months, table.names)
    collected.add_names("weekday", cldr.weekday_names(tables.language), table.names.weekdays, table.names)
    for role, rows in table.roles.items():
        if role in DIGIT_ROLES:
            raise TableError(tables.path("dates"), f"[role.{role}] is read from digits and cannot have words")
        for key, phrases in rows.items():
            if role == "holiday" and key not in holidays():
                near = did_you_mean(key, holidays().keys())
                raise TableError(
                    tables.path("dates"), f"[role.holiday] {key!r} is not a holiday of holidays.toml{near}"
                )
            for phrase in phrases:
                collected.add_marked(role, phrase, int(key) if _INTEGER.fullmatch(key) else key)
    for abbreviation, minutes in zone_abbreviations().items():
        collected.add_marked("zone", f"^{abbreviation}", minutes)
    for name, holiday in holidays().items():
        for phrase in holiday.names:
            collected.add_marked("holiday", phrase, name)
    collected.add_compounds(table.compound, tables)
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry.rest)))
        for first, entries in collected.words.items()
    }


class _Collected:
    """Words of roles, by their first token; of two rows for one word and role the first counts."""

    def __init__(self) -> None:
        self.words: dict[str, list[TimeWord]] = {}

    def add(self, role: str, phrase: str, sense: object, *, capital: bool = False) -> None:
        """Add a word or phrase; ``capital`` requires one, or all capitals if it is written so."""
        written = tokenise(fold(phrase))[0]
        first, *rest = tokenise(fold(phrase).lower())
        tail = tuple(" " if token.isspace() else token for token in rest)
        entries = self.words.setdefault(first, [])
        symbol = f"{{{role}}}"
        if not any(known.symbol == symbol and known.rest == tail for known in entries):
            upper = capital and len(written) > 1 and written.isupper()
            entries.append(TimeWord(symbol, tail, sense, capital, upper))

    def add_marked(self, role: str, phrase: str, sense: object) -> None:
        """Add a word or phrase that needs a capital if it is marked with "^"."""
        self.add(role, phrase.removeprefix("^"), sense, capital=phrase.startswith("^"))

    def add_names(
        self, role: str, known: Mapping[str, int], more: Mapping[str, int], names: NameWords
    ) -> None:
        """Add the names of months or weekdays, those of CLDR first.

        Full names also have a separate role, and those that are also names of people another one.
        """
        longest = {number: max(len(n) for n, k in known.items() if k == number) for number in known.values()}
        full = {name for name, number in known.items() if len(name) == longest[number]} | names.full
        for phrase, number in (*known.items(), *more.items()):
            bare = phrase.rstrip(".").lower()
            short = phrase not in full
            capital = bare in names.also_words or (short and names.capitals)
            for spelling in (f"{bare}.", bare) if short else (bare,):
                self.add(role, spelling, number, capital=capital)
                if not (short or capital):
                    self.add(f"{role}_{'given' if bare in names.also_names else 'name'}", spelling, number)

    def add_compounds(self, compound: CompoundWords, tables: Tables) -> None:
        """Add words of a number and a unit in one."""
        if not compound.tails:
            return
        speller = Speller(tables)
        for value, stem in compound.tails.items():
            for number in compound.numbers:
                for ending in compound.endings:
                    word = speller.joined(number) + stem + ending
                    self.add("lasting", word, value.format(number))
