"""A document as users meet it: a text with its facts, views of them by kind, and ways to write it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

import attrs

from newsfacts.formats.shown_facts import Facts
from newsfacts.kinds.counts import Count
from newsfacts.kinds.dates import Date
from newsfacts.kinds.money import Money
from newsfacts.kinds.percentages import GdpPercentage, Percentage
from newsfacts.kinds.quantities import Quantity
from newsfacts.kinds.quotations import Quotation
from newsfacts.model import Fact, Offsets, Record, Span
from newsfacts.model.record import check_facts
from newsfacts.registry import Registry

if TYPE_CHECKING:
    import pandas

    from newsfacts.lexicon.abbreviations import Abbreviations

__all__ = ["Document"]


def _as_facts(facts: Iterable[Fact[Any]]) -> Facts:
    return Facts(facts)


@attrs.frozen(repr=False)
class Document(Record):
    """A text as given, what is known about it, and the facts found in it.

    >>> doc = Document("Prices rose. They fell.", published="2025-02-13")
    >>> [span.of(doc.text) for span in doc.sentences]
    ['Prices rose.', 'They fell.']
    """

    facts: tuple[Fact[Any], ...] = attrs.field(
        default=(), kw_only=True, converter=_as_facts, validator=check_facts
    )
    """Its facts in text order: a tuple that a session or a notebook shows as a table."""

    def of(self, kind: str) -> tuple[Fact[Any], ...]:
        """Return the facts of one kind, in text order."""
        return Facts(fact for fact in self.facts if fact.kind == kind)

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
    def counts(self) -> tuple[Fact[Count], ...]:
        """The facts of kind ``count``."""
        return cast("tuple[Fact[Count], ...]", self.of("count"))

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
        """The paragraphs: the lines that are not blank; the lines of a wrapped paragraph are joined."""
        from newsfacts.text import edges  # with the tables, on first use

        return self._edges(lambda text, _: edges.paragraphs(text))

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, as far as punctuation shows them; no sentence crosses a paragraph."""
        from newsfacts.text import edges

        return self._edges(edges.sentences)

    def _edges(self, find: Callable[[str, Abbreviations], tuple[Span, ...]]) -> tuple[Span, ...]:
        """Return what ``find`` finds in the text as it is read, at its places in the text as given."""
        from newsfacts.lexicon.abbreviations import abbreviations_among
        from newsfacts.text.normal_form import normal_form

        abbreviations = abbreviations_among(self.locale)
        form = normal_form(self.text, abbreviations=abbreviations)
        if form is None:
            return find(self.text, abbreviations)
        return tuple(map(form.span, find(form.text, abbreviations)))

    def offsets(self, encoding: str) -> Offsets:
        r"""Return an object that converts offsets to code units of ``"utf-16"`` or ``"utf-8"``.

        >>> doc = Document("\N{GRINNING FACE} costs €5")
        >>> doc.offsets("utf-16").of(Span(8, 10))
        (9, 11)
        """
        return Offsets(self.text, encoding)

    # Reading and writing import the helpers for JSON and HTML, so these methods import them on first use.

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the document with its facts as JSON text in the interchange format, without loss.

        >>> doc = Document("Prices rose.", id="a.txt")
        >>> Document.from_json(doc.to_json()) == doc
        True
        """
        from newsfacts.interchange.documents import document_to_json

        return document_to_json(self, indent=indent)

    def to_dict(self) -> dict[str, Any]:
        """Return the document with its facts as plain data in the interchange format.

        The result is the same as that of ``json.loads`` on `to_json`; it shares nothing with the document.
        Raises `InvalidDocument` if ``metadata`` holds something that JSON cannot represent.

        >>> Document("Prices rose.", id="a.txt").to_dict()["id"]
        'a.txt'
        """
        data: dict[str, Any] = json.loads(self.to_json())
        return data

    @classmethod
    def from_json(cls, text: str | bytes, *, registry: Registry | None = None) -> Document:
        """Return the document that `to_json` wrote.

        ``registry`` knows the classes of values by kind: without it the built-in extractors and all installed
        plug-ins. The value of a kind that it does not know stays plain data.

        Raises `InvalidDocument`, which names the place, if the text is anything else.
        """
        from newsfacts.interchange.documents import document_from_json

        return cls.of_record(document_from_json(text, registry=registry))

    @classmethod
    def of_record(cls, record: Record) -> Document:
        """Return a document with everything that a record has."""
        fields = {field.name: getattr(record, field.name) for field in attrs.fields(Record)}
        return cls(**fields)

    def to_html(self, *, title: str = "Facts", registry: Registry | None = None) -> str:
        """Return a web page with the text, its facts marked by kind, and charts of dates and sums.

        The page needs no other file, and works without its short script. ``registry`` knows the extractors
        that describe their values: without it the built-in ones and all installed plug-ins.
        """
        from newsfacts.formats.html import to_html

        return to_html(self, title=title, registry=registry)

    def to_frame(self, *, registry: Registry | None = None) -> pandas.DataFrame:
        """Return a pandas data frame with a row for each fact, as `newsfacts.formats.frames.to_frame` does.

        ``registry`` is that of `to_html`. Raises ``ModuleNotFoundError`` without pandas, which the extra
        ``newsfacts[pandas]`` installs.
        """
        from newsfacts.formats.frames import to_frame

        return to_frame(self, registry=registry)

    def _repr_html_(self) -> str:
        from newsfacts.formats.html import fragment

        return fragment(self)
