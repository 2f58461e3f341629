"""What a quotation means: its marks, its form and its speaker."""

from __future__ import annotations

from enum import Enum
from typing import Any

import attrs

from newsfacts.model.columns import column
from newsfacts.model.fact import Fact
from newsfacts.model.pickling import compact_pickle
from newsfacts.model.plain_form import OPTIONAL
from newsfacts.model.record import Record
from newsfacts.model.span import Span

__all__ = ["Cue", "Member", "Quotation", "QuotationForm", "Speaker", "SpeakerKind"]


class SpeakerKind(Enum):
    """What kind of speaker it is."""

    PERSON = "person"
    """A person with a name."""
    ORGANISATION = "organisation"
    """A company, an authority, a party, a state, a newspaper."""
    GROUP = "group"
    """Several people: "Anna Berg and Tom Hall", "the doctors"."""
    DOCUMENT = "document"
    """A report, a letter, a law."""
    UNNAMED = "unnamed"
    """A person who is not named: "a spokesman for the ministry"."""


class QuotationForm(Enum):
    """The form of a quotation."""

    DIRECT = "direct"
    """A sentence or more."""
    PARTIAL = "partial"
    """A few quoted words in the writer's own sentence."""
    SCARE = "scare"
    """A title, a nickname, or a word that the writer keeps at a distance: nobody is quoted."""


@compact_pickle
@attrs.frozen
class Member:
    """One of several speakers who are named together."""

    name: str
    """The fullest name found in the article, as for a `Speaker`."""
    text: str
    """The name, or the description, as in the text."""
    span: Span
    """Where it is."""


@compact_pickle
@attrs.frozen
class Speaker:
    """Who said it."""

    name: str = attrs.field(metadata=column("speaker"))
    """The fullest name found in the article, without office, employer, place or party. If there is no name,
    the description ("a spokesman for the ministry") or the pronoun."""
    text: str = attrs.field(metadata=column("speaker_text"))
    """The mention, as in the text."""
    span: Span = attrs.field(metadata=column("speaker_start", "speaker_end"))
    """Where the mention is."""
    kind: SpeakerKind | None = attrs.field(default=None, metadata=OPTIONAL | column("speaker_kind"))
    """Person, organisation, group, document or unnamed; ``None`` if the text does not show it."""
    role: str | None = attrs.field(default=None, metadata=OPTIONAL | column("role"))
    """The role of the person, in the words next to the name: "chief economist"; otherwise ``None``."""
    affiliation: str | None = attrs.field(default=None, metadata=OPTIONAL | column("affiliation"))
    """What the person works or speaks for, in those words: "Harbour Bank"; otherwise ``None``."""
    members: tuple[Member, ...] = attrs.field(default=(), metadata=OPTIONAL)
    """The speakers, if several are named together; otherwise empty."""


@compact_pickle
@attrs.frozen
class Cue:
    """The words that link a quotation to its speaker: "said", "according to"."""

    text: str = attrs.field(metadata=column("cue"))
    """As it is in the text."""
    span: Span
    """Where."""


@compact_pickle
@attrs.frozen
class Quotation:
    """A quotation between quotation marks; the span of the fact does not include the outer marks."""

    outer: Span = attrs.field(metadata=column("outer_start", "outer_end"))
    """The span including the quotation marks."""
    form: QuotationForm = attrs.field(metadata=column("form"))
    """Direct, partial or scare."""
    speaker: Speaker | None = attrs.field(default=None, metadata=column())
    """Who said it; ``None`` rather than a guess."""
    cue: Cue | None = attrs.field(default=None, metadata=column())
    """The words that introduce it."""
    group: int | None = attrs.field(default=None, metadata=column("group"))
    """The parts of a split quotation share a number, counted from 1 in each document."""

    def facts(self, document: Record) -> tuple[Fact[Any], ...]:
        """Return the facts inside the quotation, in text order, without the quotation itself.

        A fact is inside if all its characters are between the marks or are the marks: the speaker says it,
        not the writer. ``document`` is the document of the quotation.

        >>> import newsfacts
        >>> doc = newsfacts.extract("In May she said: “We will pay $5 million in 2027.”", locale="en")
        >>> [fact.text for fact in doc.facts]
        ['May', 'We will pay $5 million in 2027.', '$5 million', '2027']
        >>> [fact.text for fact in doc.quotations[0].value.facts(doc)]
        ['$5 million', '2027']
        """
        inside = (fact for fact in document.facts if self.outer.contains(fact.span))
        return tuple(fact for fact in inside if getattr(fact.value, "outer", None) != self.outer)

    def fault_at(self, span: Span) -> tuple[str, str] | None:
        """Return the key that is wrong if the fact is at ``span``, and what is wrong; or ``None``."""
        return None if self.outer.contains(span) else ("outer", "does not hold the words between the marks")
