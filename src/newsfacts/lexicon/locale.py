"""From a locale's name to its compiled tables."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import attrs

from newsfacts.errors import UnknownLocale
from newsfacts.lexicon.lexicon import Filed, Lexicon
from newsfacts.lexicon.tables import languages
from newsfacts.regexes import compiled

if TYPE_CHECKING:
    from newsfacts.amounts.vocabulary import AmountWords
    from newsfacts.kinds.dates.vocabulary import DateGrammar
    from newsfacts.kinds.money.vocabulary import MoneyWords
    from newsfacts.kinds.percentages.vocabulary import PercentWords
    from newsfacts.kinds.quantities.vocabulary import UnitGrammar
    from newsfacts.kinds.quotations.vocabulary import QuoteGrammar
    from newsfacts.numbers.vocabulary import NumberGrammar

__all__ = ["Grammar", "for_language", "language_of", "territory_of"]

_TAG = compiled(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?(?:[-_].*)?", re.ASCII)


def _parts(locale: str) -> tuple[str, str | None]:
    match = _TAG.fullmatch(locale) if isinstance(locale, str) else None
    language = match.group(1).lower() if match else None
    if match is None or language not in languages():
        raise UnknownLocale(locale, languages())
    territory = match.group(3)
    return language, territory.upper() if territory else None


def language_of(locale: str) -> str:
    """Give the language of a BCP 47 tag, or raise `UnknownLocale` if it has no tables.

    >>> language_of("en_AU")
    'en'
    """
    return _parts(locale)[0]


def territory_of(locale: str) -> str | None:
    """Give the ISO 3166 territory of a BCP 47 tag, if it names one.

    >>> territory_of("en-AU")
    'AU'
    """
    return _parts(locale)[1]


@attrs.frozen(eq=False)
class Grammar:
    """All tables of one language, compiled. Shared between documents and threads: read only."""

    language: str
    lexicon: Lexicon
    """All words and symbols, as the tables gave them."""
    numbers: NumberGrammar
    amounts: AmountWords
    quotes: QuoteGrammar
    money: MoneyWords
    units: UnitGrammar
    percent: PercentWords
    dates: DateGrammar
    files: dict[str, Filed] = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.lexicon.filed(), takes_self=True)
    )
    """The lexicon by first token, for the scan."""


@cache
def for_language(language: str) -> Grammar:
    """Compile the tables of a language, once a process."""
    if language not in languages():
        raise UnknownLocale(language, languages())
    # A program may import newsfacts long before it reads a text: what only compiles is imported here.
    from newsfacts.amounts.vocabulary import compile_amounts
    from newsfacts.kinds.dates.vocabulary import compile_dates
    from newsfacts.kinds.money.vocabulary import compile_money
    from newsfacts.kinds.percentages.vocabulary import compile_percent
    from newsfacts.kinds.quantities.vocabulary import compile_units
    from newsfacts.kinds.quotations.vocabulary import compile_quotes
    from newsfacts.lexicon.territories import compile_economies
    from newsfacts.numbers.vocabulary import compile_numbers

    lexicon = Lexicon()
    compile_economies(language, lexicon)
    return Grammar(
        language=language,
        lexicon=lexicon,
        numbers=compile_numbers(language, lexicon),
        amounts=compile_amounts(language),
        quotes=compile_quotes(language, lexicon),
        money=compile_money(language, lexicon),
        units=compile_units(language, lexicon),
        percent=compile_percent(language, lexicon),
        dates=compile_dates(language, lexicon),
    )
