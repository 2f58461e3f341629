"""The names of locales: BCP 47 tags."""

from __future__ import annotations

import re
from collections.abc import Collection

from newsfacts.errors import UnknownLocale
from newsfacts.lexicon import cldr
from newsfacts.lexicon.tables import languages
from newsfacts.regexes import compiled

__all__ = ["language_among", "language_of", "territory_of"]

_TAG = compiled(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?(?:[-_][!-~]*)?", re.ASCII)


def language_among(locale: str, known: Collection[str]) -> str:
    """Return the language of a BCP 47 tag; raises `UnknownLocale` if it is not one of the known languages."""
    match = _TAG.fullmatch(locale) if isinstance(locale, str) else None
    language = match.group(1).lower() if match else None
    if language is None or language not in known:
        raise UnknownLocale(locale, known)
    return language


def language_of(locale: str) -> str:
    """Return the language of a BCP 47 tag, or raise `UnknownLocale` if newsfacts has no tables for it.

    >>> language_of("en_AU")
    'en'
    """
    return language_among(locale, languages())


def territory_of(locale: str) -> str | None:
    """Return the ISO 3166 territory of a BCP 47 tag, if it names one, or a script that one is known for.

    >>> territory_of("en-AU"), territory_of("zh-Hant"), territory_of("en")
    ('AU', 'TW', None)
    """
    match = _TAG.fullmatch(locale)
    if match is None:
        return None
    language, script, territory = match.groups()
    if territory:
        return str(territory).upper()
    return cldr.likely_territory(f"{language.lower()}_{script.title()}") if script else None
