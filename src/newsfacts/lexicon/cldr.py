"""The one door to Babel: what CLDR knows of a locale, as plain Python values.

Babel is used as a dictionary, never as a parser, and never sees a locale name that came from a document.
"""

from __future__ import annotations

import copy
import datetime as dt
import decimal
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from newsfacts.model.arithmetic import CONTEXT
from newsfacts.regexes import compiled

if TYPE_CHECKING:
    from babel.core import Locale

__all__ = [
    "Separators",
    "currencies_of",
    "currency_names",
    "currency_symbols",
    "day_before_month",
    "format_currency",
    "former_currencies",
    "has_language",
    "language_names",
    "legal_tender",
    "likely_territory",
    "month_names",
    "number_marks",
    "separators",
    "symbol_first",
    "territory_names",
    "weekday_names",
]


_TAG = compiled(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}", re.ASCII)


# Babel is slow to import, and a program may import newsfacts long before it reads a text.


def _locale(language: str, territory: str | None = None) -> Locale:
    """Return CLDR's data for a language, in a territory if CLDR knows it there."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale(language, territory)
    except (UnknownLocaleError, ValueError):
        return Locale(language)


@cache
def has_language(language: str) -> bool:
    """Return whether CLDR knows a language by this ISO 639 code."""
    from babel.core import UnknownLocaleError

    try:
        _locale(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def _global(table: str) -> Any:
    """Return one of CLDR's tables that belong to no locale."""
    from babel.core import get_global

    return get_global(table)  # type: ignore[arg-type]


@attrs.frozen
class Separators:
    """How a locale writes numbers in digits (CLDR ``numbers/symbols``)."""

    decimal: str
    group: str


@cache
def separators(language: str, territory: str | None = None) -> Separators:
    """Return the decimal and group separators of a language, as a territory writes it if one is given."""
    symbols = _locale(language, territory).number_symbols["latn"]
    return Separators(decimal=symbols["decimal"], group=symbols["group"])


def number_marks(language: str, territory: str | None = None) -> tuple[str, str]:
    """Return the decimal mark of a language and the mark between its groups of digits: a point and a comma.

    If a language groups digits with spaces, the second is the one that is not its decimal mark. The marks can
    depend on the territory: Spanish has a decimal comma in Spain, and a point in Mexico.
    """
    known = separators(language, territory)
    if known.decimal in ",." and known.group in ",.":
        return known.decimal, known.group
    return (",", ".") if known.decimal == "," else (".", ",")


def format_currency(numbers: Iterable[Decimal], currency: str, locale: str) -> list[str]:
    """Return numbers written as sums of a currency, as a locale does (CLDR currency patterns).

    Cents are written only if there are any. The locale comes from a program, never from a document, and can
    be any locale of CLDR. Raises `ValueError` for an unknown one, before Babel looks for a file.
    """
    from babel.core import Locale, UnknownLocaleError
    from babel.numbers import get_currency_precision

    try:
        if not _TAG.fullmatch(locale):
            raise ValueError("not a language tag")
        parsed = Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"CLDR does not know the locale {locale!r}") from error
    standard = parsed.currency_formats["standard"]

    def written(number: Decimal) -> str:
        pattern = copy.copy(standard)
        digits = 0 if number == number.to_integral_value() else get_currency_precision(currency)
        places = -int(number.as_tuple().exponent)
        pattern.frac_prec = (digits, max(digits, places))
        with decimal.localcontext(CONTEXT):
            text: str = pattern.apply(
                number, parsed, currency=currency, currency_digits=False, decimal_quantization=False
            )
        return text

    return [written(number) for number in numbers]


@cache
def legal_tender() -> frozenset[str]:
    """Return the ISO 4217 codes that are legal tender somewhere today (CLDR ``currencyData``)."""
    return frozenset(
        code
        for rows in _global("territory_currencies").values()
        for code, _, end, tender in rows
        if end is None and tender
    )


def currencies_of(territory: str, day: dt.date | None) -> tuple[str, ...]:
    """Return the legal tender of a territory on a day (today's if ``None``), the newest first."""
    moment = (day.year, day.month, day.day) if day else (9999, 1, 1)
    found = []
    for code, start, end, tender in _global("territory_currencies").get(territory, ()):
        if tender and (start or (0,)) <= moment and (end is None or moment < end):
            found.append((start or (0,), code))
    return tuple(code for _, code in sorted(found, reverse=True))


def former_currencies(territory: str) -> frozenset[str]:
    """Return everything that was ever legal tender in a territory."""
    return frozenset(row[0] for row in _global("territory_currencies").get(territory, ()) if row[3])


def currency_names(language: str) -> dict[str, tuple[str, ...]]:
    """Return the names of each currency in a language: as a title, for one, for several."""
    from babel.numbers import get_currency_name

    locale = _locale(language)
    return {
        code: tuple(dict.fromkeys((*(get_currency_name(code, n, locale) for n in (1, 2, 5)), name)))
        for code, name in locale.currencies.items()
    }


def currency_name(currency: str) -> str:
    """Return the English name of a currency for a heading, such as "US Dollar"; the code if CLDR has none."""
    return str(_locale("en").currencies.get(currency, currency))


def currency_symbols(language: str) -> dict[str, str]:
    """Return the symbols of currencies in a language, by ISO 4217 code; codes do not count as symbols."""
    symbols = _locale(language).currency_symbols
    return {code: str(symbol) for code, symbol in symbols.items() if symbol not in symbols and code != "XXX"}


def symbol_first(language: str) -> bool:
    """Return whether a currency symbol is usually before the number in a language."""
    return str(_locale(language).currency_formats["standard"].pattern).startswith("¤")


def likely_territory(language: str) -> str | None:
    """Return the territory that a language without one most likely means (CLDR ``likelySubtags``)."""
    tag: str | None = _global("likely_subtags").get(language)
    territory = tag.rsplit("_", 1)[-1] if tag else ""
    return territory if territory.isalpha() else None  # Esperanto is spoken in 001, the world


def language_names(language: str) -> tuple[str, str]:
    """Return the name of a language in English and in itself, such as ``("German", "Deutsch")``."""
    locale = _locale(language)
    return str(locale.english_name or language), str(locale.display_name or language)


def territory_names(language: str) -> dict[str, str]:
    """Return the names of countries and territories by ISO 3166-1 alpha-2 code, without continents."""
    return {
        code: str(name)
        for code, name in _locale(language).territories.items()
        if code.isalpha() and len(code) == 2
    }


_CONTEXTS = ("format", "stand-alone")
_WIDTHS = ("wide", "abbreviated")


@cache
def month_names(language: str) -> dict[str, int]:
    """Return the names and abbreviations of the months with their numbers (CLDR ``calendars/gregorian``)."""
    months = _locale(language).months
    return {
        months[context][width][number]: number
        for number in range(1, 13)
        for width in _WIDTHS
        for context in _CONTEXTS
    }


@cache
def weekday_names(language: str) -> dict[str, int]:
    """Return the names and abbreviations of the weekdays with their ISO 8601 numbers, Monday first."""
    days = _locale(language).days
    return {
        days[context][width][number]: number + 1
        for number in range(7)
        for width in _WIDTHS
        for context in _CONTEXTS
    }


@cache
def day_before_month(language: str, territory: str | None) -> bool:
    """Return whether a locale's short dates put the day before the month (CLDR ``dateFormats``).

    ``territory`` comes from a document and can be any two letters. It has no effect if CLDR does not know it
    with this language.
    """
    pattern = _locale(language, territory).date_formats["short"].pattern.lower()
    return bool(pattern.index("d") < pattern.index("m"))
