"""The abbreviations of a language: words that a full stop does not end a sentence after."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import attrs

from newsfacts.errors import UnknownLocale
from newsfacts.lexicon.locale import language_of
from newsfacts.lexicon.table_fields import words
from newsfacts.lexicon.tables import MissingTable, Tables, languages

__all__ = ["NO_ABBREVIATIONS", "Abbreviations", "abbreviations_among", "abbreviations_of"]


def _spellings(forms: Iterable[str]) -> frozenset[str]:
    """Return forms as they are, and with a capital."""
    return frozenset(spelling for form in forms for spelling in (form, form[:1].upper() + form[1:]))


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Abbreviations:
    """The keys of ``abbreviations.toml``: words without their full stop.

    A word in small letters can also have a capital; a word with a capital must have it.
    """

    before_word: frozenset[str] = words(case=True)
    """Words that always go on: titles, and others that something follows."""
    before_number: frozenset[str] = words(case=True)
    """Words that go on if a digit follows: "No. 5", but "No. Nobody came."."""
    going_on: frozenset[str] = attrs.field(init=False)
    """All spellings of the first kind."""
    going_on_in_digits: frozenset[str] = attrs.field(init=False)
    """All spellings of all abbreviations."""

    @going_on.default
    def _going_on(self) -> frozenset[str]:
        return _spellings(self.before_word)

    @going_on_in_digits.default
    def _going_on_in_digits(self) -> frozenset[str]:
        return self.going_on | _spellings(self.before_number)


NO_ABBREVIATIONS = Abbreviations(before_word=frozenset(), before_number=frozenset())
"""Those of a language that comes without a table of them."""


def abbreviations_of(tables: Tables) -> Abbreviations:
    """Return the abbreviations of a language; none if it comes without a table of them.

    Raises `TableError` if the table has a fault.
    """
    try:
        return tables.read(Abbreviations, "abbreviations")
    except MissingTable:
        return NO_ABBREVIATIONS


@cache
def abbreviations_among(locale: str) -> Abbreviations:
    """Return the abbreviations of the language of a locale that comes with newsfacts.

    For any other locale, ``"auto"`` among them, they are those of all languages at once: a foreign one does
    little harm.
    """
    try:
        return abbreviations_of(Tables(language_of(locale)))
    except UnknownLocale:
        known = [abbreviations_of(Tables(language)) for language in languages()]
        return Abbreviations(
            before_word=frozenset().union(*(some.before_word for some in known)),
            before_number=frozenset().union(*(some.before_number for some in known)),
        )
