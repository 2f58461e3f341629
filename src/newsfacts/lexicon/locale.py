"""The names of locales: BCP 47 tags."""

from __future__ import annotations

import re

from newsfacts.errors import UnknownLocale
from newsfacts.lexicon.tables import languages
from newsfacts.regexes import compiled

__all__ = ["language_of", "territory_of"]

_TAG = compiled(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?(?:[-_].*)?", re.ASCII)


def _parts(locale: str) -> tuple[str, str | None]:
    match = _TAG.fullmatch(locale) if isinstance(locale, str) else None
    language = match.group(1).lower() if match else None
    if match is None or language not in languages():
        raise UnknownLocale(locale, languages())
    territory = match.group(3)
    return language, territory.upper() if territory else None


def language_of(locale: str) -> str:
    """Return the language of a BCP 47 tag, or raise `UnknownLocale` if it has no tables.

    >>> language_of("en_AU")
    'en'
    """
    return _parts(locale)[0]


def territory_of(locale: str) -> str | None:
    """Return the ISO 3166 territory of a BCP 47 tag, if it names one.

    >>> territory_of("en-AU")
    'AU'
    """
    return _parts(locale)[1]
