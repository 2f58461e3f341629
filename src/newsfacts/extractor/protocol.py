"""What an extractor is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import attrs

from newsfacts.regexes import compiled

if TYPE_CHECKING:
    from newsfacts.extractor.context import Context, Published
    from newsfacts.extractor.description import Description
    from newsfacts.lexicon.language import LanguageBuilder
    from newsfacts.model import Candidate, Record, Resolved
    from newsfacts.text.scan import Scan

__all__ = [
    "FIGURES",
    "KIND_RULE",
    "QUOTATIONS",
    "BringsVocabulary",
    "DescribesValues",
    "Extractor",
    "ExtractorSpec",
    "ReadsPublication",
    "brings_words",
]

FIGURES = "figures"
"""The group in which money, percentages, quantities, counts and dates compete for the same words."""
QUOTATIONS = "quotations"
"""The group of quotations, which may contain figures."""


KIND_RULE = (
    "lower-case letters a to z, digits and '_', beginning with a letter; parts may be joined with dots, "
    "such as 'quake.magnitude'"
)
"""The rule for the name of a kind, in words."""
_KIND = compiled(r"[a-z][a-z0-9_]*+(?:\.[a-z][a-z0-9_]*+)*+", re.ASCII)


def _names(value: Iterable[str]) -> tuple[str, ...]:
    """Return a tuple of strings; a single string raises `TypeError`, as it would be split into letters."""
    names = (value,) if isinstance(value, str) else tuple(value)
    if not all(isinstance(name, str) and name for name in names):
        raise TypeError(f"must be strings that are not empty, not {names!r}")
    return names


def _set(value: Iterable[str]) -> frozenset[str]:
    return frozenset(_names(value))


def _as_kinds(
    value: Mapping[str, type[Any] | None] | Iterable[str | tuple[str, type[Any] | None]],
) -> tuple[tuple[str, type[Any] | None], ...]:
    """Return kinds with their classes, from a mapping, from names, or from what this returned before."""
    items: tuple[Any, ...]
    if isinstance(value, Mapping):
        items = tuple(value.items())
    else:
        items = (value,) if isinstance(value, str) else tuple(value)
    kinds = tuple(item if isinstance(item, tuple) else (item, None) for item in items)
    names = _names(name for name, _ in kinds)
    for name in names:
        if not _KIND.fullmatch(name):
            raise ValueError(f"{name!r} cannot be the name of a kind; the rule is: {KIND_RULE}")
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise ValueError(f"it lists a kind twice: {', '.join(map(repr, twice))}")
    return kinds


def _as_headings(value: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(value.items()) if isinstance(value, Mapping) else tuple(value)


@attrs.frozen
class ExtractorSpec:
    """What the pipeline needs to know about an extractor before it runs.

    ``kinds`` are the kinds of fact that it can find: a mapping from each kind to the class of its values,
    or only the names of the kinds if the values are plain JSON. The name of a kind has lower-case letters,
    digits and ``_``, and begins with a letter. Parts can be joined with dots (``quake.magnitude``), so that
    the kinds of a package share a prefix that no other package has.

    Values of a class are written to JSON and restored from it. The class must be a frozen attrs class or a
    frozen dataclass. Its fields must be declared as ``str``, ``bool``, ``int``, ``float``,
    `~decimal.Decimal`, a date, a datetime, an enumeration of strings or whole numbers, `Span`, `Amount`,
    another such class, a tuple of these, or one of these or ``None``.

    Raises `TypeError` or `ValueError` for anything else.

    >>> ExtractorSpec("quakes", ["quake.magnitude", "quake.depth"]).kinds
    ('quake.magnitude', 'quake.depth')
    >>> ExtractorSpec("quakes", ["Magnitude"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    ValueError: 'Magnitude' cannot be the name of a kind; the rule is: lower-case letters a to z, ...
    """

    name: str = attrs.field(validator=attrs.validators.matches_re(r"[a-z][a-z0-9_-]*"))
    """A name that no other registered extractor has: lower-case letters, digits, ``_`` and ``-``."""
    _kinds: tuple[tuple[str, type[Any] | None], ...] = attrs.field(
        converter=_as_kinds, validator=attrs.validators.min_len(1)
    )
    group: str | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.instance_of(str))
    )
    """Its competition group: of overlapping candidates in the same group, only one is kept.
    With ``None``, it competes only with itself."""
    priority: int = attrs.field(default=0, validator=attrs.validators.instance_of(int))
    """Of overlapping candidates of equal length, the one with the higher priority wins."""
    triggers: frozenset[str] = attrs.field(default=frozenset(), converter=_set)
    """If not empty, the extractor is skipped for texts that contain none of these strings
    (compared in lower case). This is only for speed: it must not change the results."""
    yields: bool = attrs.field(default=False, kw_only=True, validator=attrs.validators.instance_of(bool))
    """Whether its candidates give way to all overlapping candidates of other extractors in the group,
    however long they are, without being listed as beaten."""
    _headings: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_as_headings, kw_only=True)
    """The English heading for facts of each kind, in the plural: ``{"date": "dates"}``. The default is the
    name of the kind."""

    def __attrs_post_init__(self) -> None:
        unknown = self.headings.keys() - set(self.kinds)
        if unknown:
            raise ValueError(f"it has headings for kinds that it does not list: {', '.join(sorted(unknown))}")

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of fact that it can find."""
        return tuple(name for name, _ in self._kinds)

    @property
    def value_classes(self) -> dict[str, type[Any]]:
        """The class of the values of each kind, for the kinds that have one."""
        return {name: cls for name, cls in self._kinds if cls is not None}

    @property
    def headings(self) -> dict[str, str]:
        """The heading for several facts of a kind, for the kinds that have one."""
        return dict(self._headings)


@runtime_checkable
class Extractor(Protocol):
    """Finds facts in two steps: first what the text says, then what it means.

    Both steps must be pure: the same input returns the same output, and nothing is kept between calls.
    """

    @property
    def spec(self) -> ExtractorSpec:
        """Its name, its kinds and its settings."""

    def extract(self, scan: Scan) -> Iterable[Candidate]:
        """Yield candidates with readings, in any order; they may overlap.

        Their spans refer to the text of the scan, which is in normal form. Afterwards, newsfacts moves them,
        and every `Span` in a value, to their places in the original text.
        """

    def normalise(self, candidate: Candidate, context: Context) -> Resolved | Any | None:
        """Turn a candidate that was kept into a value.

        Return a `Resolved`, or just a value (whose certainty is then explicit), or ``None`` to drop it.
        """


@runtime_checkable
class BringsVocabulary(Protocol):
    """An extractor that adds words to a language.

    If it may have no words, an attribute ``brings_words`` says whether it has any.
    """

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add words to the lexicon of a language, and vocabularies that the scan can return later."""


def brings_words(extractor: object) -> bool:
    """Return whether an extractor has words to add to a language."""
    return isinstance(extractor, BringsVocabulary) and bool(getattr(extractor, "brings_words", True))


@runtime_checkable
class DescribesValues(Protocol):
    """An extractor that describes its values in words; for others, newsfacts lists the fields of a value."""

    def describe(self, value: Any) -> Description | str:
        """Return a value in words: one line, or a `Description` with more detail."""


@runtime_checkable
class ReadsPublication(Protocol):
    """A built-in extractor that can read from a text when it was published.

    Plug-ins cannot do this, because all other facts depend on the date, and a plug-in must not change them.
    """

    def published(self, document: Record, scan: Scan, kept: Sequence[Candidate]) -> Published | None:
        """Return the publication date that a text states, or ``None``; ``kept`` are all candidates kept."""
