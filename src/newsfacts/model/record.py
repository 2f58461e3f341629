"""A text with what is known about it, and its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from newsfacts.model.fact import Fact
from newsfacts.model.truncated import Truncated

__all__ = ["Record", "as_published"]


_SHOWN = 60
"""Characters of a text that its representation shows."""


def as_published(moment: Any) -> dt.date | dt.datetime | None:
    """Return a publication date as a date or a moment, or ``None`` where there is none.

    Accepts a date, a datetime (with or without an offset), an ISO 8601 / RFC 3339 string, and what data
    frames hold: a ``numpy.datetime64``, a pandas ``Timestamp``, and ``NaN``, ``NaT`` or ``pandas.NA`` for
    nothing.

    Raises `ValueError` for a string that is neither a date nor a moment, and `TypeError` for any other type.

    >>> as_published("2025-02-13")
    datetime.date(2025, 2, 13)
    >>> as_published(float("nan")) is None
    True
    """
    if moment is None or _is_missing(moment):
        return None
    to_datetime = getattr(moment, "to_pydatetime", None)
    if to_datetime is not None:  # a Timestamp of pandas; what it has beyond microseconds is of no use here
        return to_datetime(warn=False)  # type: ignore[no-any-return]
    if isinstance(moment, dt.date):
        return moment
    if type(moment).__name__ == "datetime64":
        day = moment.astype("datetime64[D]")
        return (day if day == moment else moment.astype("datetime64[us]")).item()  # type: ignore[no-any-return]
    if not isinstance(moment, str):
        raise TypeError(
            f"published must be a date, a datetime or an ISO 8601 string, not {type(moment).__name__}"
        )
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


def _is_missing(value: Any) -> bool:
    """Return whether a cell of a data frame is empty: NaN and NaT differ from themselves, NA cannot tell."""
    try:
        return bool(value != value)
    except TypeError:
        return True


def _is_text(record: Record, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(
            f"text must be a str, not {type(value).__name__}: decode bytes first, and leave out rows of a "
            "data frame that have no text (or pass '' for them)"
        )


def _as_facts(facts: Iterable[Fact[Any]]) -> tuple[Fact[Any], ...]:
    return tuple(facts)


@attrs.frozen(repr=False)
class Record:
    """A text as given, what is known about it, and the facts found in it.

    `newsfacts.Document` is a record with views of its facts and ways to write it.
    """

    text: str = attrs.field(validator=_is_text)
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

    def __repr__(self) -> str:
        """Return a line or two: what is known of the text, its beginning, and how many facts it has."""
        parts = [repr(self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…")]
        if self.id is not None:
            parts.append(f"id={self.id!r}")
        parts.append(f"locale={self.locale!r}")
        if self.published is not None:
            parts.append(f"published={self.published.isoformat()!r}")
        facts = "1 fact" if len(self.facts) == 1 else f"{len(self.facts):,} facts"
        return f"<{type(self).__name__} {', '.join(parts)}: {len(self.text):,} characters, {facts}>"
