"""What an extractor is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import attrs

if TYPE_CHECKING:
    from newsfacts.extractor.context import Context, Published
    from newsfacts.lexicon.language import LanguageBuilder
    from newsfacts.model import Candidate, Record, Resolved
    from newsfacts.text.scan import Scan

__all__ = ["FIGURES", "QUOTATIONS", "BringsVocabulary", "Extractor", "ExtractorSpec", "ReadsPublication"]

FIGURES = "figures"
"""The group in which money, percentages, quantities and dates compete for the same words."""
QUOTATIONS = "quotations"
"""The group of quotations, which may contain figures."""


def _names(value: Iterable[str]) -> tuple[str, ...]:
    """Take several strings; one alone would be taken for its letters."""
    names = (value,) if isinstance(value, str) else tuple(value)
    if not all(isinstance(name, str) and name for name in names):
        raise TypeError(f"must be strings that are not empty, not {names!r}")
    return names


def _set(value: Iterable[str]) -> frozenset[str]:
    return frozenset(_names(value))


@attrs.frozen
class ExtractorSpec:
    """What the pipeline needs to know of an extractor before it runs."""

    name: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z][a-z0-9_-]*"))
    """Unique among the registered: lower-case letters, digits, ``_`` and ``-``."""
    kinds: tuple[str, ...] = attrs.field(converter=_names, validator=attrs.validators.min_len(1))
    """The kinds of fact that it may give."""
    group: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.instance_of(str))
    )
    """Its competition group: overlapping candidates of one group exclude each other.
    ``None`` is a group of its own."""
    priority: int = attrs.field(default=0, validator=attrs.validators.instance_of(int))
    """Which wins among overlapping candidates of equal length; the higher."""
    triggers: frozenset[str] = attrs.field(default=frozenset(), converter=_set)
    """If not empty, the extractor is skipped for texts that contain none of these strings
    (compared in lower case). A promise about speed: it must not change results."""


@runtime_checkable
class Extractor(Protocol):
    """Finds facts of one sort, in two steps: what the text says, then what it means.

    Both steps are pure: the same input gives the same output, and nothing is kept between calls.
    """

    @property
    def spec(self) -> ExtractorSpec:
        """What it is called and what it gives."""

    def extract(self, scan: Scan) -> Iterable[Candidate]:
        """Propose candidates with readings, in any order; they may overlap.

        Their spans are of the text of the scan, which is in normal form; they, and every `Span` in a value,
        move to the text as given afterwards.
        """

    def normalise(self, candidate: Candidate, context: Context) -> Resolved | Any | None:
        """Turn a candidate that was kept into a value.

        Gives a `Resolved`, or a bare value (taken as explicit), or ``None`` to drop it.
        """


@runtime_checkable
class BringsVocabulary(Protocol):
    """An extractor that adds words of its own to a language."""

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add words to the lexicon of a language, and vocabularies to ask for later (`Scan.vocabulary`)."""


@runtime_checkable
class ReadsPublication(Protocol):
    """A built-in extractor that can read from a text when it was published.

    Plug-ins are not asked: all other facts depend on that date, and a plug-in answers for its own alone.
    """

    def published(self, document: Record, scan: Scan, kept: Sequence[Candidate]) -> Published | None:
        """Return the publication date that a text states, or ``None``; ``kept`` are all candidates kept."""
