"""Pronouns: the last named source that one can mean.

The last speaker named before agrees with a pronoun more often than the last person named (71 against 52 % in
newswire), so sources come first; a subject or an indirect speaker named since then comes before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from newsfacts.extractor.context import Context
from newsfacts.kinds.quotations.speakers.names import Names, ResolvedName, full_name
from newsfacts.kinds.quotations.speakers.subjects import (
    Subject,
    is_alone,
    is_first_person,
    last_subject,
    people_before,
    reach_of,
    subjects_before,
)
from newsfacts.kinds.quotations.speakers.titles import holder_of_role
from newsfacts.kinds.quotations.value import Quotation, Speaker, SpeakerKind
from newsfacts.lexicon.function_words import Pronoun, Tag
from newsfacts.model import Certainty
from newsfacts.text.scan import Scan

__all__ = ["person_before", "resolve_pronoun"]

_REACH = 1500
"""How far before a pronoun its source can be, in code points."""
_MOST_SOURCES = 64
"""How many quotations before it are checked for a speaker."""
_NEAR = 400
"""How far before it somebody may be named without being quoted."""


class _Source(NamedTuple):
    """Somebody who has spoken before."""

    name: str
    start: int
    """Where the mention begins."""
    kind: SpeakerKind | None

    @property
    def is_named(self) -> bool:
        """Whether it is the name of a person, or may be; one of a single word may be a newspaper’s."""
        return self.kind is SpeakerKind.PERSON or (self.kind is None and " " in self.name)


class _Person(NamedTuple):
    """Somebody whom a pronoun can mean."""

    name: str
    """A name, or the words of a description."""
    kind: SpeakerKind = SpeakerKind.PERSON
    mentioned: bool = False
    """Whether it is not a subject."""


def resolve_pronoun(text: str, pronoun: Pronoun, at: int, names: Names, context: Context) -> ResolvedName:
    """Return whom a pronoun at an offset can mean, with why; the pronoun itself if nobody fits.

    The last source named comes first, then the last subject; "I" is the one who is quoted.
    """
    if pronoun.number == 0:
        outer = _speaker_around(at, context) if is_first_person(at, context.scan) else None
        if outer is None:
            return ResolvedName(text, Certainty.AMBIGUOUS, (f"{text!r} does not name anyone",))
        why = f"{text!r} is said by {outer.name!r}"
        return ResolvedName(outer.name, Certainty.INFERRED, (why,), outer.kind)
    if pronoun.number == 2 and _speaker_around(at, context) is not None:
        return ResolvedName(text, Certainty.AMBIGUOUS, (f"{text!r} is not the person quoted",))
    near = _last_named(pronoun, at, names, context) if pronoun.near else None
    if near is not None:
        why = f"{text!r} is taken to be the last person named before it"
        return ResolvedName(near[0], Certainty.INFERRED, (why,), near[1])
    source = last_source(pronoun, at, names, context)
    named = None if source is not None and source.kind is SpeakerKind.UNNAMED else source
    person = last_person(pronoun, at, names, context, named)
    if person is not None:
        name = person.name
        kind: SpeakerKind | None = person.kind
        as_subject = "person named before it as a subject"
        what = "person named before it who fits" if person.mentioned else as_subject
    elif source is not None:
        name, kind, what = source.name, source.kind, "source named before it"
    else:
        owner = None if pronoun.gender or pronoun.number != 1 else person_before(pronoun, at, names, context)
        if owner is not None:  # French "ses" says nothing of its owner
            why = f"{text!r} is taken to be the last person named before it"
            return ResolvedName(owner, Certainty.INFERRED, (why,), SpeakerKind.PERSON)
        neuter = any(other.gender == "n" and other.number for other in names.grammar.pronouns.values())
        subject = last_subject(pronoun, at, context.scan, neuter=neuter)
        if subject is None:
            return ResolvedName(text, Certainty.AMBIGUOUS, (f"nobody named earlier fits {text!r}",))
        name, kind, what = subject.words, subject.kind, "subject before it that is not a person"
    return ResolvedName(name, Certainty.INFERRED, (f"{text!r} is taken to be the last {what}",), kind)


def person_before(pronoun: Pronoun, at: int, names: Names, context: Context) -> str | None:
    """Return the last person named before an offset as a source or a subject, or ``None``.

    ``pronoun`` says which gender that person must have, if any.
    """
    source = last_source(pronoun, at, names, context)
    if source is not None and not (source.is_named and names.is_person(source.name)):
        source = None
    low = max(0 if source is None else source.start, at - _NEAR, 0)
    for subject in subjects_before(at, low, context.scan):
        if subject.told or subject.aside:
            continue
        name, _ = _person(subject, pronoun, names)
        if name:
            return name
        phrase = subject.phrase
        if phrase.kind is SpeakerKind.UNNAMED and phrase.role is not None:
            return holder_of_role(phrase, names, context.scan)  # "the accused left; the 38-year-old said"
    return None if source is None else source.name


def _fits(pronoun: Pronoun, mention: str, name: str, names: Names) -> bool:
    if pronoun.number == 2:
        return names.is_organisation(name.split()) or not name[:1].isupper()
    if pronoun.gender == "n":
        return names.is_organisation(name.split())
    if not names.is_person(name):
        return names.gender(name) == pronoun.gender
    return not pronoun.gender or (names.gender(mention) or names.gender(name)) in ("", pronoun.gender)


def _is_thing(pronoun: Pronoun, speaker: Speaker) -> bool:
    """Return whether a speaker is not a person although "he" or "she" needs one."""
    person = pronoun.gender in ("m", "f") and pronoun.number == 1
    return person and speaker.kind in (SpeakerKind.GROUP, SpeakerKind.DOCUMENT)


def last_source(pronoun: Pronoun, at: int, names: Names, context: Context) -> _Source | None:
    """Return the last speaker named before an offset who fits.

    A description with a possessive before it counts as somebody: "the union’s leader".
    """
    others: set[str] = set()
    described: _Source | None = None
    for start, speaker in islice(reversed(context.view(_Sources).named()), _MOST_SOURCES):
        if start < at - _REACH:
            return described
        if speaker.span.start > at:
            continue
        known = names.grammar.pronouns.get(speaker.text.lower())
        if known is not None:
            alike = known.gender == pronoun.gender or not pronoun.gender
            if known.gender and not alike:
                others.add(speaker.name)
            elif alike and speaker.name.lower() != speaker.text.lower():
                return _Source(speaker.name, speaker.span.start, speaker.kind)
            continue
        if (
            speaker.name not in others
            and not _is_thing(pronoun, speaker)
            and _fits(pronoun, speaker.text, speaker.name, names)
        ):
            found = _Source(speaker.name, speaker.span.start, speaker.kind)
            if speaker.kind is SpeakerKind.UNNAMED and pronoun.gender in ("m", "f"):
                described = described or found
            elif described is None or found.is_named:
                return found
            else:
                return described  # one word may be a newspaper
    return described


def last_person(
    pronoun: Pronoun, at: int, names: Names, context: Context, source: _Source | None
) -> _Person | None:
    """Return the last person before an offset who is a subject and whom a pronoun can mean.

    Nobody before the last ``source`` is looked at. Where there is no source, it may also be the last person
    named anywhere else whose title or given name agrees with the pronoun.
    """
    if pronoun.gender not in ("m", "f") or pronoun.number == 2:
        return None
    scan = context.scan
    start = -1 if source is None else source.start
    if start > at - _NEAR:
        start = reach_of(start, scan)
    low = max(start, at - _NEAR, 0)
    introduced = _introduced(pronoun, at, low, names, scan)
    if introduced is not None:
        return introduced
    named = source is not None and source.is_named
    described: _Person | None = None
    for subject in subjects_before(at, low, scan):
        if subject.phrase.span.start <= low == start:
            break  # the source itself
        if subject.told and source is not None:
            continue
        person = _as_subject(subject, pronoun, names, alone=source is None)
        if person is not None:
            return person if described is None or _person(subject, pronoun, names)[1] else described
        if not (described or subject.aside or named):
            described = _described(subject, pronoun, names, context)
    return (source is None and _mentioned(pronoun, at, low, names, scan)) or described


def _as_subject(subject: Subject, pronoun: Pronoun, names: Names, *, alone: bool) -> _Person | None:
    """Return the person whom a subject names; ``alone`` if nobody else has spoken before."""
    name, agrees = _person(subject, pronoun, names)
    full = " " in subject.phrase.words and (agrees or (alone and not subject.within))
    return _Person(name) if name and (full or not subject.aside) else None


def _introduced(pronoun: Pronoun, at: int, low: int, names: Names, scan: Scan) -> _Person | None:
    """Return somebody without a name whom the sentence before introduces: "a diplomat was blunt"."""
    subject = next(subjects_before(at, low, scan), None)
    if subject is None or subject.told or subject.aside or "\n" in scan.text[subject.start : at]:
        return None
    phrase, first = subject.phrase, subject.words.split()[0].lower()
    if phrase.kind is not SpeakerKind.UNNAMED or phrase.role is None or first in names.grammar.possessives:
        return None
    known = first in names.grammar.names.definite or names.grammar.tags.get(first) is not Tag.DETERMINER
    if known or _gender(subject, phrase.words, names) not in ("", pronoun.gender):
        return None
    return _Person(phrase.words, SpeakerKind.UNNAMED) if is_alone(subject, scan) else None


def _mentioned(pronoun: Pronoun, at: int, low: int, names: Names, scan: Scan) -> _Person | None:
    """Return the last person named between two offsets whose gender is known to be that of a pronoun."""
    for mentioned in people_before(at, low, scan):
        name, agrees = _person(mentioned, pronoun, names)
        if agrees:
            return _Person(name, mentioned=True)
    return None


def _described(subject: Subject, pronoun: Pronoun, names: Names, context: Context) -> _Person | None:
    """Return whom a subject describes by a role of the gender of a pronoun: "the chairwoman"."""
    phrase = subject.phrase
    if phrase.kind is not SpeakerKind.UNNAMED or phrase.role is None:
        return None
    if _gender(subject, phrase.words, names) != pronoun.gender:
        return None
    bearer = holder_of_role(phrase, names, context.scan)
    return _Person(phrase.words, SpeakerKind.UNNAMED) if bearer is None else _Person(bearer)


def _last_named(
    pronoun: Pronoun, at: int, names: Names, context: Context
) -> tuple[str, SpeakerKind | None] | None:
    """Return the last person before an offset whom a pronoun can mean, subject or not, and its kind."""
    for named in people_before(at, max(0, at - _NEAR), context.scan):
        name, _ = _person(named, pronoun, names)
        if name:
            return name, SpeakerKind.PERSON
        phrase = named.phrase
        if phrase.kind is SpeakerKind.UNNAMED and _gender(named, phrase.words, names) in ("", pronoun.gender):
            return phrase.words, phrase.kind
    return None


def _person(subject: Subject, pronoun: Pronoun, names: Names) -> tuple[str, bool]:
    """Return whom a phrase names, if a pronoun can mean that, and whether the gender is known."""
    phrase = subject.phrase
    if not phrase.is_name or phrase.kind not in (SpeakerKind.PERSON, None):
        return "", False
    name = full_name(phrase.words, names).name
    if not names.is_person(name):
        return "", False
    gender = _gender(subject, name, names)
    if pronoun.gender and gender not in ("", pronoun.gender):
        return "", False
    known = gender != "" or phrase.kind is SpeakerKind.PERSON
    if not known and not names.grammar.noun_capitals:  # where nouns have capitals, two words are not a name
        known = len(name.split()) > 1
    return (name, gender == pronoun.gender) if known else ("", False)


def _gender(subject: Subject, name: str, names: Names) -> str:
    """Return the gender of a person, as shown by a title, or else the given name, the role, the article."""
    role = subject.phrase.role or ""
    told = (names.gender(words) for words in (subject.words.replace(role, ""), name, role))
    group = subject.gender if role or " " not in name else ""  # a surname may be a given name
    return next(filter(None, told), group)


class _Sources:
    """The speakers of the quotations settled so far."""

    def __init__(self, context: Context) -> None:
        self._facts = context.facts
        self._seen = 0
        self._named: list[tuple[int, Speaker]] = []

    def named(self) -> Sequence[tuple[int, Speaker]]:
        """Return them in text order, each with the offset of its quotation."""
        fresh = self._facts[self._seen :]
        self._seen += len(fresh)
        for fact in fresh:
            if isinstance(fact.value, Quotation) and fact.value.speaker is not None:
                self._named.append((fact.start, fact.value.speaker))
        return self._named


def _speaker_around(at: int, context: Context) -> Speaker | None:
    """Return who says the innermost quotation that an offset is in, if that is known."""
    for fact in islice(reversed(context.facts), _MOST_SOURCES):
        if isinstance(fact.value, Quotation) and fact.start <= at < fact.end:
            return fact.value.speaker
    return None
