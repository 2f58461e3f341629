"""A text with what is known about it, and its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from newsfacts.model.fact import Fact
from newsfacts.model.moments import as_published, is_missing
from newsfacts.model.shown import shortened
from newsfacts.model.text_language import TextLanguage
from newsfacts.model.truncated import Truncated

__all__ = ["Record", "check_facts"]


_ID, _TEXT, _LOCALE = 50, 40, 12
"""Characters of each that ``repr`` shows."""


def _check_text(record: Record, field: attrs.Attribute[str], text: object) -> None:
    """Raise `TypeError`, with what to pass instead, unless a text is a ``str``."""
    if isinstance(text, str):
        return
    if is_missing(text):
        hint = "the text is missing: leave the entry out, or pass an empty string"
    elif hasattr(text, "decode"):
        hint = 'decode it first, such as with .decode("utf-8")'
    elif hasattr(text, "read_text"):
        hint = 'read the file first, with .read_text(encoding="utf-8")'
    elif hasattr(text, "read"):
        hint = "pass what its .read() returns"
    elif hasattr(text, "__iter__"):
        hint = "for many texts there is Pipeline.pipe(texts)"
    else:
        hint = "pass the words themselves"
    raise TypeError(f"text must be a str, not {type(text).__name__}: {hint}")


def _check_id(record: Record, field: attrs.Attribute[Any], value: object) -> None:
    """Raise `TypeError` unless an id is a ``str``: a number would come back from JSON as one that differs."""
    if value is not None and not isinstance(value, str):
        raise TypeError(
            f"id must be a str or None, not {type(value).__name__}: pass str({shortened(value, _ID)})"
        )


def _check_locale(record: Record, field: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(f'locale must be a str such as "en-GB", not {type(value).__name__}')


def _check_metadata(record: Record, field: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, Mapping):
        raise TypeError(f"metadata must be a mapping such as a dict, not {type(value).__name__}")


def check_facts(record: Record, field: attrs.Attribute[Any], value: tuple[object, ...]) -> None:
    """Raise `TypeError`, with the number, unless all facts of a record are `Fact`s."""
    if {*map(type, value)} <= {Fact}:
        return
    for number, fact in enumerate(value):
        if not isinstance(fact, Fact):
            raise TypeError(f"facts must be Facts, but facts[{number}] is {type(fact).__name__}")


def _check_truncated(record: Record, field: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not isinstance(value, Truncated):
        raise TypeError(f"truncated must be a Truncated or None, not {type(value).__name__}")


def _check_language(record: Record, field: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not isinstance(value, TextLanguage):
        raise TypeError(f"language must be a TextLanguage or None, not {type(value).__name__}")


def _as_facts(facts: Iterable[Fact[Any]]) -> tuple[Fact[Any], ...]:
    return tuple(facts)


@attrs.frozen(repr=False)
class Record:
    """An unchanged text, what is known about it, and the facts found in it.

    `newsfacts.Document` is a record with views of its facts and ways to write it.
    """

    text: str = attrs.field(validator=_check_text)
    """The text; nothing in newsfacts ever changes it."""
    id: str | None = attrs.field(default=None, kw_only=True, validator=_check_id)
    """A name for it, such as that of a file. A number raises `TypeError`, because JSON could change it."""
    locale: str = attrs.field(default="en", kw_only=True, validator=_check_locale)
    """The BCP 47 tag of its language, such as ``en``, ``en-GB`` or ``de``; ``auto`` detects the language."""
    published: dt.date | dt.datetime | None = attrs.field(default=None, kw_only=True, converter=as_published)
    """When it was published: a date, or a datetime with or without an offset.

    A string in ISO 8601 form, a pandas ``Timestamp`` and a ``numpy.datetime64`` are converted; ``NaT`` and
    ``NaN`` become ``None``. A ``Timestamp`` or ``datetime64`` at midnight without an offset becomes a date.
    """
    metadata: Mapping[str, Any] = attrs.field(factory=dict, kw_only=True, validator=_check_metadata)
    """Anything else, in JSON's types; newsfacts passes it on and never looks at it."""
    facts: tuple[Fact[Any], ...] = attrs.field(
        default=(), kw_only=True, converter=_as_facts, validator=check_facts
    )
    """Its facts in text order."""
    truncated: Truncated | None = attrs.field(default=None, kw_only=True, validator=_check_truncated)
    """How far the text was read, if a limit ended the reading early or left out an extractor."""
    language: TextLanguage | None = attrs.field(default=None, kw_only=True, validator=_check_language)
    """The language of the text, if it was detected or does not look like the language of the locale."""

    def of(self, kind: str) -> tuple[Fact[Any], ...]:
        """Return the facts of one kind, in text order."""
        return tuple(fact for fact in self.facts if fact.kind == kind)

    def __repr__(self) -> str:
        """Return a line or two, however long the text: what the document is called, and how much is in it."""
        name = "" if self.id is None else f" {shortened(self.id, _ID)}"
        published = "" if self.published is None else f", {self.published.isoformat()}"
        facts = f"{len(self.facts):,} fact{'' if len(self.facts) == 1 else 's'}"
        truncated = "" if self.truncated is None else f" (read to {self.truncated.at:,})"
        return (
            f"<{type(self).__name__}{name}: {shortened(self.locale, _LOCALE)[1:-1]}{published}, "
            f"{len(self.text):,} characters{truncated}, {facts}, {shortened(self.text, _TEXT)}>"
        )
