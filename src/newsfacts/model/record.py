"""A text with what is known about it, and its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, cast

import attrs

from newsfacts.model.fact import Fact
from newsfacts.model.offsets import Offsets
from newsfacts.model.span import Span
from newsfacts.model.truncated import Truncated
from newsfacts.model.values import Date, GdpPercentage, Money, Percentage, Quantity, Quotation

__all__ = ["Document", "as_published"]


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
class Document:
    """A text as given, what is known about it, and the facts found in it.

    >>> doc = Document("Prices rose. They fell.", published="2025-02-13")
    >>> [span.of(doc.text) for span in doc.sentences]
    ['Prices rose.', 'They fell.']
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
        """Give the facts of one kind."""
        return tuple(fact for fact in self.facts if fact.kind == kind)

    @property
    def money(self) -> tuple[Fact[Money], ...]:
        """The facts of kind ``money``."""
        return cast("tuple[Fact[Money], ...]", self.of("money"))

    @property
    def percentages(self) -> tuple[Fact[Percentage], ...]:
        """The facts of kind ``percentage``."""
        return cast("tuple[Fact[Percentage], ...]", self.of("percentage"))

    @property
    def gdp_percentages(self) -> tuple[Fact[GdpPercentage], ...]:
        """The facts of kind ``gdp_percentage``."""
        return cast("tuple[Fact[GdpPercentage], ...]", self.of("gdp_percentage"))

    @property
    def quantities(self) -> tuple[Fact[Quantity], ...]:
        """The facts of kind ``quantity``."""
        return cast("tuple[Fact[Quantity], ...]", self.of("quantity"))

    @property
    def dates(self) -> tuple[Fact[Date], ...]:
        """The facts of kind ``date``."""
        return cast("tuple[Fact[Date], ...]", self.of("date"))

    @property
    def quotations(self) -> tuple[Fact[Quotation], ...]:
        """The facts of kind ``quotation``."""
        return cast("tuple[Fact[Quotation], ...]", self.of("quotation"))

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """Its paragraphs: the lines that hold more than white space."""
        from newsfacts.text import edges  # with the tables, on first use

        return edges.paragraphs(self.text)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences, as far as punctuation tells them; none crosses a paragraph."""
        from newsfacts.text import edges

        return edges.sentences(self.text)

    def offsets(self, encoding: str) -> Offsets:
        r"""Give what turns our offsets into those of ``"utf-16"`` or ``"utf-8"``, in code units.

        >>> doc = Document("\N{GRINNING FACE} costs €5")
        >>> doc.offsets("utf-16").of(Span(8, 10))
        (9, 11)
        """
        return Offsets(self.text, encoding)

    # Writing and reading belong to `newsfacts.interchange.documents` and `newsfacts.formats`, rooms above this one. The
    # methods are here because a reader looks for them here; they import on first use, so nobody else pays.

    def to_json(self, *, indent: int | None = None) -> str:
        """Give the document with its facts as JSON text in the interchange form, without loss.

        >>> doc = Document("Prices rose.", id="a.txt")
        >>> Document.from_json(doc.to_json()) == doc
        True
        """
        from newsfacts.interchange.documents import document_to_json

        return document_to_json(self, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Document:
        """Read what `to_json` wrote; raises `InvalidDocument`, naming the place, if it is something else."""
        from newsfacts.interchange.documents import document_from_json

        return document_from_json(text)

    def to_html(self, *, title: str = "Facts") -> str:
        """Give a page with the text, its facts marked by kind, and drawings of dates and sums.

        The page needs nothing else: no script, no file from elsewhere.
        """
        from newsfacts.formats.html import to_html

        return to_html(self, title=title)

    def _repr_html_(self) -> str:
        from newsfacts.formats.html import fragment

        return fragment(self)
