"""What a user may have meant by a name that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from newsfacts.errors import ConfigurationError, UnknownLocale
from newsfacts.lexicon.cldr import language_names
from newsfacts.lexicon.locale import language_of
from newsfacts.lexicon.tables import languages

__all__ = ["check_kinds", "check_locale", "did_you_mean"]


def did_you_mean(name: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """Return ``"; did you mean 'jsonl'?"`` for the known name nearest to one, or nothing.

    A mapping gives for each name the one to propose.
    """
    names = known if isinstance(known, Mapping) else {one: one for one in known}
    folded = {one.casefold(): meant for one, meant in names.items()}
    near = get_close_matches(name.casefold(), folded, n=1)
    return f"; did you mean {folded[near[0]]!r}?" if near else ""


def check_kinds(kinds: Iterable[str] | None, known: Iterable[str]) -> None:
    """Raise `ConfigurationError` for a kind that is not known, with the one that may be meant."""
    known = list(known)
    for kind in kinds or ():
        if kind not in known:
            near = did_you_mean(kind, known)
            raise ConfigurationError(f"unknown kind {kind!r}{near or ';'} there are: {', '.join(known)}")


def check_locale(locale: str) -> None:
    """Raise `ConfigurationError` if there are no tables for a locale, with the one that may be meant."""
    try:
        language_of(locale)
    except UnknownLocale as error:
        near = did_you_mean(locale, _languages())
        listed = "(newsfacts locales lists them with their names)"
        raise ConfigurationError(f"{error}{near} {listed}") from error


def _languages() -> dict[str, str]:
    """Return the tag of each language by the names that users may give it."""
    found = {}
    for tag in sorted(languages()):
        found.update(dict.fromkeys((tag, *language_names(tag)), tag))
    return found
