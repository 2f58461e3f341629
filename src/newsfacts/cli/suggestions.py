"""Suggestions for a locale that has no tables."""

from __future__ import annotations

from newsfacts.engine.text_language import AUTO
from newsfacts.errors import ConfigurationError, UnknownLocale, did_you_mean
from newsfacts.lexicon.cldr import language_names
from newsfacts.lexicon.known_languages import Languages

__all__ = ["check_locale"]


def check_locale(locale: str, languages: Languages) -> None:
    """Raise `ConfigurationError`, with a suggestion, for a locale without tables other than ``auto``."""
    if locale == AUTO:
        return
    try:
        languages.language_of(locale)
    except UnknownLocale as error:
        near = did_you_mean(locale, _names(languages))
        listed = "(run 'newsfacts locales' to list them)"
        raise ConfigurationError(f"{error}{near} {listed}") from error


def _names(languages: Languages) -> dict[str, str]:
    """Return the tag of each language by the names that users may use for it."""
    found = {}
    for tag in languages.names:
        found.update(dict.fromkeys((tag, *language_names(tag)), tag))
    return found
