"""Quotations in words, for people."""

from __future__ import annotations

from newsfacts.extractor import Description
from newsfacts.kinds.quotations.value import Quotation, QuotationForm, Speaker, SpeakerKind

__all__ = ["describe"]

_FORMS = {
    QuotationForm.DIRECT: "direct speech",
    QuotationForm.PARTIAL: "quoted words in the writer's own sentence",
    QuotationForm.SCARE: "words in quotation marks that quote nobody",
}

_KINDS = {
    SpeakerKind.PERSON: "a person",
    SpeakerKind.ORGANISATION: "an organisation",
    SpeakerKind.GROUP: "a group of people",
    SpeakerKind.DOCUMENT: "a document",
    SpeakerKind.UNNAMED: "a person who is not named",
}


def _about(speaker: Speaker) -> list[tuple[str, str]]:
    """Return what is known of a speaker besides the name, as details."""
    about = []
    if speaker.kind is not None:
        about.append(("who", _KINDS[speaker.kind]))
    if speaker.role is not None:
        about.append(("role", speaker.role))
    if speaker.affiliation is not None:
        about.append(("belongs to", speaker.affiliation))
    if speaker.members:
        about.append(("members", "; ".join(member.name for member in speaker.members)))
    return about


def describe(value: Quotation) -> Description:
    """Return who said it, or what sort of marks they are, and for `explain` the mention and the cue.

    >>> from newsfacts import Span
    >>> describe(Quotation(Span(0, 5), QuotationForm.DIRECT)).words
    'speaker unknown'
    """
    speaker = value.speaker
    details = [("form", _FORMS[value.form])]
    if speaker:
        place = f"characters {speaker.span.start} to {speaker.span.end}"
        details.append(("speaker", f'{speaker.name}, from "{speaker.text}" at {place}'))
        details += _about(speaker)
    if value.cue:
        details.append(("cue", f'"{value.cue.text}"'))
    if value.form is QuotationForm.SCARE:
        words = "scare quotes"
    else:
        words = speaker.name if speaker else "speaker unknown"
    return Description(
        words if value.group is None else f"{words}, part {value.group}",
        details=details,
        aside=(value.outer.end, speaker.name) if speaker else None,
    )
