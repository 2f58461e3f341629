"""What a quotation means: its marks, its form and its speaker."""

from __future__ import annotations

from enum import Enum
from typing import Any

import attrs

from newsfacts.model.columns import column
from newsfacts.model.fact import Fact
from newsfacts.model.pickling import compact_pickle
from newsfacts.model.record import Record
from newsfacts.model.span import Span

__all__ = ["Cue", "Quotation", "QuotationForm", "Speaker"]


class QuotationForm(Enum):
    """What sort of quotation it is."""

    DIRECT = "direct"
    """Whole speech: a sentence or more."""
    PARTIAL = "partial"
    """A piece of speech inside the writer's own clause."""
    SCARE = "scare"
    """Words held at a distance, titles, nicknames: nobody is quoted."""


@compact_pickle
@attrs.frozen
class Speaker:
    """Who said it."""

    name: str = attrs.field(metadata=column("speaker"))
    """The fullest name found in the article, without titles; the mention itself if none."""
    text: str = attrs.field(metadata=column("speaker_text"))
    """The mention, as it stands."""
    span: Span = attrs.field(metadata=column("speaker_start", "speaker_end"))
    """Where the mention stands."""


@compact_pickle
@attrs.frozen
class Cue:
    """The words that say that somebody says something."""

    text: str = attrs.field(metadata=column("cue"))
    """As it stands."""
    span: Span
    """Where."""


@compact_pickle
@attrs.frozen
class Quotation:
    """A quotation between marks; the fact's span leaves the outer marks out."""

    outer: Span = attrs.field(metadata=column("outer_start", "outer_end"))
    """The span with its marks."""
    form: QuotationForm = attrs.field(metadata=column("form"))
    """Direct, partial or scare."""
    speaker: Speaker | None = attrs.field(default=None, metadata=column())
    """Who said it; ``None`` rather than a guess."""
    cue: Cue | None = attrs.field(default=None, metadata=column())
    """The words that introduce it."""
    group: int | None = attrs.field(default=None, metadata=column("group"))
    """Pieces of one split quotation share a number, counted from 1 in a document."""

    def facts(self, document: Record) -> tuple[Fact[Any], ...]:
        """Return the facts of a document that lie inside the quotation, in text order, itself left out.

        A fact lies inside if all its characters stand between the marks or on them: it is what the speaker
        says, not what the writer says. ``document`` is the one that the quotation is of.

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
        """Return the key that is wrong if the fact stands at ``span``, and what is wrong; or ``None``."""
        return None if self.outer.contains(span) else ("outer", "does not hold the words between the marks")
