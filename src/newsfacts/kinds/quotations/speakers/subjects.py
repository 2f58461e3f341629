"""Subjects before a pronoun: who or what the sentences before it are about, as their clauses were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from newsfacts.clauses import Clauses, NounGroup, Sentence
from newsfacts.kinds.quotations.speakers.phrases import LONGEST_SENTENCE, Phrase, phrase_at
from newsfacts.kinds.quotations.value import SpeakerKind
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Pronoun
from newsfacts.text.marks import Marks
from newsfacts.text.scan import Scan

__all__ = [
    "Subject",
    "gender_of",
    "is_alone",
    "is_first_person",
    "last_subject",
    "people_before",
    "reach_of",
    "subjects_before",
]

_REACH = 400
"""How far before a pronoun its subject can be, in code points."""
_MOST_SENTENCES = 4
"""Sentences that are looked at."""
_MAIN = frozenset({"main", "coordinate", "parataxis"})
_BESIDE = frozenset({"adverbial", "relative"})
"""Clauses of time or reason, and those that say more of a noun: "the bank, whose head Ann Berg came"."""
_DEPENDENT = frozenset({"complement", "relative"})
_STOPS = (".", "!", "?", "…")
_WHO = frozenset({"person", "name"})
_OTHERS = _WHO | {"pronoun"}
_GENDERS = frozenset({"m", "f", "n"})


class Subject(NamedTuple):
    """Somebody or something that a noun group before a pronoun names."""

    start: int
    """Where the group begins."""
    words: str
    """The group, without what prepositions tie to it."""
    phrase: Phrase
    features: frozenset[str]
    told: bool = False
    """Whether it is the subject of what the pronoun's own sentence says: "N was late, she added"."""
    aside: bool = False
    """Whether it is the subject of a clause of time or reason, or of one that says more of a noun."""
    within: bool = False
    """Whether it is the subject of the latter."""

    @property
    def gender(self) -> str:
        """``m`` or ``f`` where the words before the noun show it, else an empty string."""
        return gender_of(self.features)


def gender_of(features: frozenset[str]) -> str:
    """Return ``m`` or ``f`` if the features of a noun group have that gender alone, else an empty string."""
    genders = features & _GENDERS
    return next(iter(genders)) if len(genders) == 1 and "n" not in genders else ""


def is_first_person(at: int, scan: Scan) -> bool:
    """Return whether the pronoun at an offset is one person who speaks of herself: "I"."""
    sentence = scan.view(Clauses).at(at, LONGEST_SENTENCE)
    token = scan.token_at(at)
    if sentence is None:
        return False
    return any(
        group.start == token and group.kind == "pronoun" and {"1", "sg"} <= group.features
        for group in sentence.groups
    )


def last_subject(pronoun: Pronoun, at: int, scan: Scan, *, neuter: bool) -> Phrase | None:
    """Return the last subject before an offset that is not a person and that a pronoun can mean.

    "They" means several, a group or an organisation; "it" means an organisation or a document; "he"
    and "she" for an organisation whose article has that gender and, in a language without a ``neuter``
    pronoun, for one without an article.
    """
    for subject in subjects_before(at, max(0, at - _REACH), scan):
        if _agrees(pronoun, subject, neuter):
            return subject.phrase
    return None


def _agrees(pronoun: Pronoun, subject: Subject, neuter: bool) -> bool:
    kind, features = subject.phrase.kind, subject.features
    if pronoun.number == 2:
        return kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION)
    if kind not in (SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT):
        return False
    genders = features & _GENDERS
    if pronoun.gender == "n":
        return genders <= {"n"} and features.isdisjoint({"pl"})
    return pronoun.gender in genders or not (genders or neuter)


def subjects_before(at: int, low: int, scan: Scan) -> Iterator[Subject]:
    """Yield the subjects of main clauses between two offsets, the last one first.

    Those of clauses of time and reason and of relative clauses come after the others of their sentence, and
    not that of what the one at ``at`` says: "N was late, she added" is about N, and nobody says "N, he said,
    was late" of himself.
    """
    for sentence in _sentences(at, low, scan):
        last_first = range(sentence.count - 1, -1, -1)
        independent = [i for i in last_first if sentence.kind(i) in _MAIN]
        token = scan.token_at(at)
        saying = _clause_of_subject(sentence, token) if token < sentence.end else None
        told = [i for i in last_first if sentence.kind(i) == "complement" and not sentence.is_opened(i)]
        beside = [i for i in last_first if sentence.kind(i) in _BESIDE]
        viewing = _whose_view(sentence, scan)
        if viewing is not None and (named := _named(viewing, at, scan)) is not None:
            yield named
        for i in (*independent, *told, *beside):
            subject = sentence.subject(i)
            named = None if subject is None else _named(subject, at, scan)
            if named is not None:
                tells = saying is not None and i in told and sentence.parent(i) == saying
                if tells and sentence.verb(i).tokens[0] > token:
                    continue
                tells = tells and not _ends_between(named.start, at, scan)
                within = sentence.kind(i) == "relative"
                yield named._replace(told=tells, aside=i in beside, within=within)


def reach_of(offset: int, scan: Scan) -> int:
    """Return where the sentence at an offset begins if a clause that depends on another holds it.

    "Ann Berg said that Tom Hall had called it late" is about Ann Berg; else the offset itself.
    """
    sentence, token = scan.view(Clauses).at(offset, LONGEST_SENTENCE), scan.token_at(offset)
    i = None if sentence is None else _clause_of_subject(sentence, token)
    if sentence is None or i is None or sentence.kind(i) not in _DEPENDENT:
        return offset
    return scan.starts[sentence.start] - 1


def is_alone(subject: Subject, scan: Scan) -> bool:
    """Return whether a sentence is only about its subject, and not about what that says or asks."""
    sentence, token = scan.view(Clauses).at(subject.start, LONGEST_SENTENCE), scan.token_at(subject.start)
    if sentence is None or sentence.says:
        return False
    return not any(group.start > token and group.kind in _OTHERS for group in sentence.groups)


def _whose_view(sentence: Sentence, scan: Scan) -> NounGroup | None:
    """Return the person whose view a sentence describes, by its first words: "For N, it was over"."""
    first = sentence.start
    if scan.lower(first) not in scan.vocabulary(QuotationVocabulary).sources_in_front:
        return None
    group = sentence.group_starting(scan.skip_space(first + 1))
    return group if group is not None and group.kind in _WHO else None


def _ends_between(start: int, end: int, scan: Scan) -> bool:
    """Return whether a colon is between two offsets, or a stop right before a mark that opens."""
    if ":" in scan.text[start:end]:
        return True
    return any(gap.rstrip().endswith(_STOPS) for gap in list(scan.view(Marks).gaps(start, end))[:-1])


def _clause_of_subject(sentence: Sentence, token: int) -> int | None:
    """Return the clause whose subject begins at a token, if one does."""
    for i in range(sentence.count):
        subject = sentence.subject(i)
        if subject is not None and subject.start == token:
            return i
    return None


def people_before(at: int, low: int, scan: Scan) -> Iterator[Subject]:
    """Yield what the noun groups between two offsets name, the last one first."""
    for sentence in _sentences(at, low, scan):
        for group in reversed(sentence.groups):
            named = _named(group, at, scan)
            if named is not None:
                yield named


def _named(group: NounGroup, at: int, scan: Scan) -> Subject | None:
    """Return what a group names that the writer has before an offset; ``None`` for a pronoun."""
    start, end = scan.starts[group.start], scan.starts[group.end]
    if group.kind == "pronoun" or end > at or scan.view(Marks).holds(start):
        return None
    phrase = phrase_at(start, scan, end)
    return None if phrase is None else Subject(start, scan.text[start:end], phrase, group.features)


def _sentences(at: int, low: int, scan: Scan) -> Iterable[Sentence]:
    """Yield the sentences between two offsets, the last one first; few, as news repeats its names.

    They end where one is too long to be read.
    """
    near = islice(_sentences_to(at, low, scan), _MOST_SENTENCES)
    return (sentence for sentence in scan.until_deadline(near) if sentence is not None)


def _sentences_to(at: int, low: int, scan: Scan) -> Iterator[Sentence | None]:
    """Yield the sentences, and `None` for each in which all words before ``at`` are between marks."""
    view = scan.view(Clauses)
    while at >= low:
        place = view.place(at)
        if place is not None:
            if len(place) > LONGEST_SENTENCE:
                return
            yield view.own(place) if _has_own_word(place.start, at, scan) else None
            at = place.start
        elif not scan.text[at].isspace():
            return
        at -= 1
        while at >= low and scan.text[at].isspace():
            at -= 1


def _has_own_word(start: int, end: int, scan: Scan) -> bool:
    """Return whether a letter or digit is between two offsets that is between no marks."""
    return any(character.isalnum() for gap in scan.view(Marks).gaps(start, end) for character in gap)
