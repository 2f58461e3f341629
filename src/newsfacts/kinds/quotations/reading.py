"""What a text says about a quotation, before any context."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.kinds.quotations.value import QuotationForm

__all__ = ["QuotationReading"]


class QuotationReading(NamedTuple):
    """What the text says of one quotation: the reading of the extractor."""

    start: int
    end: int
    outer: tuple[int, int]
    depth: int
    """How many other quotations it is in."""
    form: QuotationForm
    speaker: tuple[int, int] | None
    """Offsets of the mention."""
    antecedent: tuple[int, int] | None
    """Offsets of what the mention refers to, where it is a relative pronoun."""
    cue: tuple[int, int] | None
    """Offsets of the cue."""
    group: int | None
    rule: str
    inferred: bool
    """Whether the sentence itself leaves the speaker out."""
    reasons: tuple[str, ...]

    @property
    def unattributed(self) -> bool:
        """Whether it is speech, but nobody is named."""
        return self.speaker is None and self.form is not QuotationForm.SCARE
