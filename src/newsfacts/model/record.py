"""A text with what is known about it, and its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from newsfacts.model.fact import Fact
from newsfacts.model.truncated import Truncated

__all__ = ["Record", "as_published"]


def as_published(moment: dt.date | dt.datetime | str | None) -> dt.date | dt.datetime | None:
    """Turn a publication date as people give it into a date or a moment.

    Accepts a date, a datetime (with or without an offset) or an ISO 8601 / RFC 3339 string;
    anything else raises `ValueError` or `TypeError` naming what was given.

    >>> as_published("2025-02-13")
    datetime.date(2025, 2, 13)
    """
    if moment is None or isinstance(moment, dt.date):
        return moment
    if not isinstance(moment, str):
        raise TypeError(f"published must be a date, a datetime or a string, not {type(moment).__name__}")
    try:
        return dt.date.fromisoformat(moment)
    except ValueError:
        pass
    try:
        return dt.datetime.fromisoformat(moment)
    except ValueError:
        raise ValueError(
            f"published {moment!r} is neither an ISO 8601 date (2025-02-13) nor an RFC 3339 moment "
            "(2025-02-13T09:30:00+01:00)"
        ) from None


def _as_facts(facts: Iterable[Fact[Any]]) -> tuple[Fact[Any], ...]:
    return tuple(facts)


@attrs.frozen
class Record:
    """A text as given, what is known about it, and the facts found in it.

    `newsfacts.Document` is a record with views of its facts and ways to write it.
    """

    text: str = attrs.field(validator=attrs.validators.instance_of(str))
    """The text; nothing in newsfacts ever changes it."""
    id: str | None = attrs.field(default=None, kw_only=True)
    """A name for it, such as a file's."""
    locale: str = attrs.field(default="en", kw_only=True)
    """BCP 47 tag of its language: ``en``, ``en-GB``, ``de``."""
    published: dt.date | dt.datetime | None = attrs.field(default=None, kw_only=True, converter=as_published)
    """When it appeared; a string in ISO 8601 form is converted."""
    metadata: Mapping[str, Any] = attrs.field(factory=dict, kw_only=True)
    """Anything else, in JSON's types; newsfacts passes it on and never looks inside."""
    facts: tuple[Fact[Any], ...] = attrs.field(default=(), kw_only=True, converter=_as_facts)
    """Its facts in text order."""
    truncated: Truncated | None = attrs.field(default=None, kw_only=True)
    """How far the text was read, if a limit ended that before its end or left an extractor out."""

    def of(self, kind: str) -> tuple[Fact[Any], ...]:
        """Return the facts of one kind, in text order."""
        return tuple(fact for fact in self.facts if fact.kind == kind)
