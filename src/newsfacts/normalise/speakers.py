"""Speakers: the fullest name of a mention, and the person that a pronoun stands for."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.model import Certainty, QuotationForm, Span, Speaker
from newsfacts.resolve import Context

__all__ = ["Said", "resolve_speaker"]


class Said(NamedTuple):
    """What the text says of one quotation: the reading of the extractor."""

    start: int
    end: int
    outer: tuple[int, int]
    form: QuotationForm
    speaker: tuple[int, int] | None
    """Offsets of the mention."""
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


def resolve_speaker(said: Said, context: Context) -> tuple[Speaker | None, Certainty, tuple[str, ...]]:
    """Give the speaker, how certain it is, and why."""
    assert said.speaker is not None
    text = context.document.text[said.speaker[0] : said.speaker[1]]
    certainty = Certainty.INFERRED if said.inferred else Certainty.EXPLICIT
    return Speaker(text, text, Span(*said.speaker)), certainty, said.reasons
