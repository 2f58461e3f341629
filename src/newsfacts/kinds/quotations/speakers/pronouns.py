"""Pronouns: the last named source that one may stand for.

The last speaker named before agrees with a pronoun more often than the last person named (71 against 52 % in
newswire), so sources come first; a subject or an indirect speaker named since then comes before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from newsfacts.extractor.context import Context
from newsfacts.kinds.quotations.speakers.names import Names, ResolvedName, full_name
from newsfacts.kinds.quotations.speakers.subjects import is_first_person, last_subject
from newsfacts.kinds.quotations.value import Quotation, Speaker, SpeakerKind
from newsfacts.lexicon.function_words import Pronoun, Tag
from newsfacts.lexicon.reporting_verbs import VerbForm
from newsfacts.model import Certainty
from newsfacts.regexes import compiled

__all__ = ["last_named", "last_source", "resolve_pronoun"]

_REACH = 1500
"""How far before a pronoun its source may stand, in code points."""
_MOST_SOURCES = 64
"""How many quotations before it are asked for their speaker."""
_NEAR = 400
"""How far before it somebody may be named without being quoted."""
_GAP = compiled(r"(\s+)")
_ENDS = frozenset('.!?:…"”’»“)')
_FRONT = 8
"""How many words a phrase before the subject has at most."""
_FRONTING = (Tag.PREPOSITION, Tag.TIME)
_DATELINE = frozenset("-–—")
_BREAKS = frozenset(',;:!?)("”“»«…')


class _Source(NamedTuple):
    """Somebody who has spoken before."""

    name: str
    start: int
    """Where the mention begins."""
    kind: SpeakerKind | None


def resolve_pronoun(text: str, pronoun: Pronoun, at: int, names: Names, context: Context) -> ResolvedName:
    """Return whom a pronoun at an offset may stand for, with why; the pronoun itself if nobody fits.

    The last source named comes first, then the last subject; "I" is the one who is quoted.
    """
    if pronoun.number == 0:
        outer = _speaker_around(at, context) if is_first_person(at, context.scan) else None
        if outer is None:
            return ResolvedName(text, Certainty.AMBIGUOUS, (f"{text!r} does not name anyone",))
        why = f"{text!r} is said by {outer.name!r}"
        return ResolvedName(outer.name, Certainty.INFERRED, (why,), outer.kind)
    if pronoun.number == 2 and _speaker_around(at, context) is not None:
        return ResolvedName(text, Certainty.AMBIGUOUS, (f"{text!r} are not the person quoted",))
    source = last_source(pronoun, at, names, context)
    person = last_named(pronoun, at, names, context, source.start if source else None)
    if person is not None:
        name, mentioned = person
        kind: SpeakerKind | None = SpeakerKind.PERSON
        what = "person named before it who fits" if mentioned else "person named before it as a subject"
    elif source is not None:
        name, kind, what = source.name, source.kind, "source named before it"
    else:
        neuter = any(other.gender == "n" and other.number for other in names.grammar.pronouns.values())
        subject = last_subject(pronoun, at, context.scan, neuter=neuter)
        if subject is None:
            return ResolvedName(text, Certainty.AMBIGUOUS, (f"nobody named earlier fits {text!r}",))
        name, kind, what = subject.words, subject.kind, "subject before it that is not a person"
    return ResolvedName(name, Certainty.INFERRED, (f"{text!r} is taken to be the last {what}",), kind)


def _fits(pronoun: Pronoun, mention: str, name: str, names: Names) -> bool:
    if pronoun.number == 2:
        return names.is_organisation(name.split()) or not name[:1].isupper()
    if pronoun.gender == "n":
        return names.is_organisation(name.split())
    if not names.is_person(name):
        return names.gender(name) == pronoun.gender
    return (names.gender(mention) or names.gender(name)) in ("", pronoun.gender)


def _is_thing(pronoun: Pronoun, speaker: Speaker) -> bool:
    """Return whether a speaker is no person though "he" or "she" asks for one."""
    person = pronoun.gender in ("m", "f") and pronoun.number == 1
    return person and speaker.kind in (SpeakerKind.GROUP, SpeakerKind.DOCUMENT)


def last_source(pronoun: Pronoun, at: int, names: Names, context: Context) -> _Source | None:
    """Return the last speaker named before an offset who fits."""
    others: set[str] = set()
    for start, speaker in islice(reversed(context.view(_Sources).named()), _MOST_SOURCES):
        if start < at - _REACH:
            return None
        if speaker.span.start > at:
            continue
        known = names.grammar.pronouns.get(speaker.text.lower())
        if known is not None:
            if known.gender and known.gender != pronoun.gender:
                others.add(speaker.name)
            elif known.gender == pronoun.gender and speaker.name.lower() != speaker.text.lower():
                return _Source(speaker.name, speaker.span.start, speaker.kind)
            continue
        if (
            speaker.name not in others
            and not _is_thing(pronoun, speaker)
            and _fits(pronoun, speaker.text, speaker.name, names)
        ):
            return _Source(speaker.name, speaker.span.start, speaker.kind)
    return None


def last_named(
    pronoun: Pronoun, at: int, names: Names, context: Context, source: int | None
) -> tuple[str, bool] | None:
    """Return the last person before an offset who opens a sentence or stands beside a verb of saying.

    Nobody before the last ``source`` is looked at. Where there is no source, it may also be the last person
    named anywhere else whose title or given name agrees with the pronoun; the second value says so.
    """
    if pronoun.gender not in ("m", "f"):
        return None
    low = max(source or 0, at - _NEAR)
    nearby = _Nearby(context.document.text, low, at, names)
    mentioned = None
    for first, end in reversed(nearby.runs()):
        if first == 0 and low == source:
            break  # the source itself
        subject = nearby.is_subject(first, end)
        if subject or (source is None and mentioned is None):
            name, agrees = nearby.person(first, end, pronoun)
            if subject and name:
                return name, False
            if agrees:
                mentioned = name
    return (mentioned, True) if mentioned else None


class _Sources:
    """The speakers of the quotations settled so far."""

    def __init__(self, context: Context) -> None:
        self._facts = context.facts
        self._seen = 0
        self._named: list[tuple[int, Speaker]] = []

    def named(self) -> Sequence[tuple[int, Speaker]]:
        """Return them in text order, each with the offset of its quotation."""
        for place in range(self._seen, len(self._facts)):
            fact = self._facts[place]
            if isinstance(fact.value, Quotation) and fact.value.speaker is not None:
                self._named.append((fact.start, fact.value.speaker))
        self._seen = len(self._facts)
        return self._named


class _Nearby:
    """The words of a stretch of text, between white space, and the people named there."""

    def __init__(self, text: str, low: int, high: int, names: Names) -> None:
        stretch = text[low:high].lstrip()
        self.above = text[max(0, high - len(stretch) - 3) : high - len(stretch)]
        """What stands right before the first word."""
        self.parts = _GAP.split(stretch.rstrip())
        """The words, and between them the white space."""
        self.words, self.gaps = self.parts[::2], self.parts[1::2]
        self.names = names

    def runs(self) -> list[tuple[int, int]]:
        """Return the runs of capitals and titles: the first word of each and the one after its last."""
        runs = []
        end = 0
        for i, word in enumerate(self.words):
            if i >= end and word[:1].isupper():
                end = self._run(i)
                if end > i:
                    runs.append((i, end))
        return runs

    def _run(self, i: int) -> int:
        """Return the index after the run that begins with a word; the word's own if none does."""
        grammar = self.names.grammar
        words = self.words
        end = i
        while end < len(words):
            word = words[end]
            plain = word.strip(",.;:()")
            low = plain.lower()
            capital = plain[:1].isupper() and (end > i or low not in grammar.tags)
            if not capital and not (
                end > i and (low in grammar.names.titles or low in grammar.names.particles)
            ):
                break
            end += 1
            if word[-1] in _BREAKS:
                break
            if word[-1] == "." and not (len(plain) == 1 or plain in grammar.abbreviations):
                break
        return end

    def person(self, first: int, end: int, pronoun: Pronoun) -> tuple[str, bool]:
        """Return the person that a run names, if a pronoun may stand for it, and if the gender is told."""
        names = self.names
        phrase = "".join(self.parts[2 * first : 2 * end - 1]).rstrip(",.;:")
        name = full_name(phrase, names).name
        gender = names.gender(phrase)
        known = gender == pronoun.gender  # "Ms. Ito"
        if not names.grammar.noun_capitals:  # where nouns have capitals, two words are no name
            known = known or len(name.split()) > 1
        if name == phrase and first and self._tag(first - 1) is Tag.DETERMINER:
            known = False  # "the Red Cross", but "the actor Rita Marsh", "the Rev. Ito"
        if not known or not names.is_person(name) or not _fits(pronoun, phrase, name, names):
            return "", False
        return name, (gender or names.gender(name)) == pronoun.gender

    def _tag(self, i: int) -> Tag | None:
        return self.names.grammar.tags.get(self.words[i].lower())

    def is_subject(self, first: int, end: int) -> bool:
        """Return whether a name opens a sentence, or a verb of saying stands right before or behind it."""
        if not first:
            above = self.above.rstrip()
            return not above or above[-1] in _ENDS or "\n" in self.above[-2:]
        before = self.words[first - 1]
        if before in _DATELINE:
            return True  # "LONDON - Rishi Sunak called"
        if self._opens(first) or (before[-1] == "," and self._fronted(first)):
            return True
        return self._says(first - 1) or (end < len(self.words) and self._says(end))

    def _opens(self, i: int) -> bool:
        """Return whether a word stands behind the end of a sentence or of a line."""
        return i == 0 or self.words[i - 1][-1] in _ENDS or "\n" in self.gaps[i - 1]

    def _says(self, i: int) -> bool:
        """Return whether a word is a verb of saying."""
        cue = self.names.grammar.cues.get(self.words[i].strip(",.;:").lower())
        return cue is not None and cue.speech and cue.form is VerbForm.FINITE

    def _fronted(self, first: int) -> bool:
        """Return whether only a phrase of time or place stands before a name: "On Monday, Mr Trump said"."""
        grammar = self.names.grammar
        for k in range(first - 1, max(first - _FRONT, -1), -1):
            low = self.words[k].strip(",.;:").lower()
            if self._opens(k):
                return self.words[k][0].isupper() and grammar.tags.get(low) in _FRONTING
            if low in grammar.cues:
                return False  # a clause of its own
        return False


def _speaker_around(at: int, context: Context) -> Speaker | None:
    """Return who says the innermost quotation that an offset lies in, if that is known."""
    for fact in islice(reversed(context.facts), _MOST_SOURCES):
        if isinstance(fact.value, Quotation) and fact.start <= at < fact.end:
            return fact.value.speaker
    return None
