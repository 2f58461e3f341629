"""Speakers: the fullest name of a mention, and the person that a pronoun stands for."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsfacts.grammar.quotes import Pronoun
from newsfacts.model import Certainty, Quotation, QuotationForm, Span, Speaker
from newsfacts.normalise.names import Names, names_of
from newsfacts.resolve import Context

__all__ = ["Said", "resolve_speaker"]

_REACH = 1500
"""How far before a pronoun its source may stand, in code points."""
_NEAR = 400
_SUBJECT = re.compile(
    r"(?:^|[.!?…][\"”’]?\s+|\n\s*)((?:[^\W\d_a-z][\w.'’-]*[ \N{NO-BREAK SPACE}]){1,6})(?=[a-z])"
)


class Said(NamedTuple):
    """What the text says of one quotation: the reading of the extractor."""

    start: int
    end: int
    outer: tuple[int, int]
    depth: int
    """How many other quotations it stands in."""
    form: QuotationForm
    speaker: tuple[int, int] | None
    """Offsets of the mention."""
    antecedent: tuple[int, int] | None
    """Offsets of what the mention stands for, where it is a relative pronoun."""
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


class _Named(NamedTuple):
    name: str
    certainty: Certainty
    reasons: tuple[str, ...] = ()


def resolve_speaker(
    said: Said, mention: tuple[int, int], context: Context
) -> tuple[Speaker, Certainty, tuple[str, ...]]:
    """Give the speaker of a mention, how certain the name is, and why."""
    document = context.document.text
    text = document[mention[0] : mention[1]]
    names = names_of(context.scan)
    pronoun = names.grammar.pronouns.get(text.lower())
    if said.antecedent is not None:
        full = document[said.antecedent[0] : said.antecedent[1]]
        named = _name(full, names)
        named = named._replace(reasons=(f"{text!r} stands for {full!r}", *named.reasons))
    elif pronoun is not None:
        named = _pronoun(text, pronoun, mention[0], names, context)
    else:
        named = _name(text, names)
    certainty = named.certainty
    if said.inferred and certainty is Certainty.EXPLICIT:
        certainty = Certainty.INFERRED
    return Speaker(named.name, text, Span(*mention)), certainty, (*said.reasons, *named.reasons)


def _name(text: str, names: Names) -> _Named:
    """Give the fullest name of a mention that is no pronoun."""
    name = names.core(text)
    if name.isupper() and len(name) > 4 and names.full(name.capitalize()):
        name = name.capitalize()
    if " " in name or not name[:1].isupper():
        return _Named(name, Certainty.EXPLICIT)
    full = names.full(name)
    if not full:
        return _Named(name, Certainty.EXPLICIT)
    if len(full) > 1:
        title = names.gender(text)
        return _Named(
            full[0],
            Certainty.AMBIGUOUS if not title else Certainty.INFERRED,
            (f"{name!r} may be {' or '.join(full[:3])}, all named in the article",),
        )
    return _Named(full[0], Certainty.INFERRED, (f"{name!r} is {full[0]!r}, named in full in the article",))


def _pronoun(text: str, pronoun: Pronoun, at: int, names: Names, context: Context) -> _Named:
    """Give the last named source that a pronoun may stand for; the pronoun itself if there is none."""
    if pronoun.number == 0:
        return _Named(text, Certainty.AMBIGUOUS, (f"{text!r} names nobody",))
    source = _last_source(pronoun, at, names, context)
    subject = _last_subject(pronoun, source[1] + 1 if source else 0, at, names, context)
    if subject is not None and (source is None or subject[1] > source[1]):
        return _Named(
            subject[0], Certainty.INFERRED, (f"{text!r} taken for the last person that a sentence is about",)
        )
    if source is not None:
        return _Named(source[0], Certainty.INFERRED, (f"{text!r} taken for the last source named before",))
    return _Named(text, Certainty.AMBIGUOUS, (f"nobody named before fits {text!r}",))


def _fits(pronoun: Pronoun, mention: str, name: str, names: Names) -> bool:
    if pronoun.number == 2:
        return names.is_organisation(name.split()) or not name[:1].isupper()
    if pronoun.gender == "n":
        return names.is_organisation(name.split())
    if not names.is_person(name):
        return names.gender(name) == pronoun.gender
    return names.gender(mention) in ("", pronoun.gender)


def _last_source(pronoun: Pronoun, at: int, names: Names, context: Context) -> tuple[str, int] | None:
    """Give the last speaker named before an offset who fits, with the place of the mention."""
    others: set[str] = set()
    for fact in reversed(context.facts):
        if fact.start < at - _REACH:
            return None
        if not isinstance(fact.value, Quotation) or fact.value.speaker is None:
            continue
        speaker = fact.value.speaker
        if speaker.span.start > at:
            continue
        known = names.grammar.pronouns.get(speaker.text.lower())
        if known is not None:
            if known.gender and known.gender != pronoun.gender:
                others.add(speaker.name)
            elif known.gender == pronoun.gender and speaker.name.lower() != speaker.text.lower():
                return speaker.name, speaker.span.start
            continue
        if speaker.name not in others and _fits(pronoun, speaker.text, speaker.name, names):
            return speaker.name, speaker.span.start
    return None


def _last_subject(
    pronoun: Pronoun, low: int, at: int, names: Names, context: Context
) -> tuple[str, int] | None:
    """Give the last person whose name opens a sentence between two offsets, shortly before the second."""
    if pronoun.gender not in ("m", "f"):
        return None
    text = context.document.text
    best = None
    for match in _SUBJECT.finditer(text, max(low, at - _NEAR), at):
        phrase = match.group(1).strip()
        named = _name(phrase, names)
        if " " in named.name and names.is_person(named.name) and _fits(pronoun, phrase, named.name, names):
            best = named.name, match.start(1)
    return best
