"""Subjects before a pronoun: who or what the sentences before it are about, as their clauses were read."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import islice
from typing import NamedTuple

from newsfacts.clauses import Clauses, Sentence
from newsfacts.kinds.quotations.speakers.phrases import LONGEST_SENTENCE, Phrase, phrase_at
from newsfacts.kinds.quotations.value import SpeakerKind
from newsfacts.lexicon.function_words import Pronoun
from newsfacts.text.scan import Scan

__all__ = ["is_first_person", "last_person", "last_subject"]

_REACH = 400
"""How far before a pronoun its subject may stand, in code points."""
_MOST_SENTENCES = 4
"""Sentences that are looked at."""
_MAIN = frozenset({"main", "coordinate", "parataxis", "complement"})
_INDEPENDENT = frozenset({"main", "parataxis"})
_GENDERS = frozenset({"m", "f", "n"})


class _Subject(NamedTuple):
    phrase: Phrase
    features: frozenset[str]


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
    """Return the last subject before an offset that is no person and that a pronoun may stand for.

    "They" stands for several, for a group or an organisation; "it" for an organisation or a document; "he"
    and "she" for an organisation whose article has that gender and, in a language without a ``neuter``
    pronoun, for one without an article.
    """
    for subject in _subjects(at, scan):
        if _agrees(pronoun, subject, neuter):
            return subject.phrase
    return None


def last_person(at: int, scan: Scan, behind: int) -> Phrase | None:
    """Return the last subject before an offset, and behind another one, that is one person by name."""
    for subject in _subjects(at, scan, _INDEPENDENT):
        phrase = subject.phrase
        if phrase.span.start <= behind:
            return None
        if phrase.kind is SpeakerKind.PERSON and phrase.is_name and not phrase.members:
            return phrase
    return None


def _agrees(pronoun: Pronoun, subject: _Subject, neuter: bool) -> bool:
    kind, features = subject.phrase.kind, subject.features
    if pronoun.number == 2:
        return kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION)
    if kind not in (SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT):
        return False
    genders = features & _GENDERS
    if pronoun.gender == "n":
        return genders <= {"n"} and features.isdisjoint({"pl"})
    return pronoun.gender in genders or not (genders or neuter)


def _subjects(at: int, scan: Scan, kinds: Container[str] = _MAIN) -> Iterator[_Subject]:
    """Yield the subjects of clauses of some kinds before an offset, the last one first."""
    starts = scan.starts
    for sentence in scan.until_deadline(islice(_sentences(at, scan), _MOST_SENTENCES)):
        for clause in reversed(sentence.clauses):
            subject = clause.subject
            if subject is None or clause.kind not in kinds or subject.kind == "pronoun":
                continue
            start, end = starts[subject.start], starts[subject.end]
            phrase = phrase_at(start, scan, end) if end <= at else None
            if phrase is not None:
                yield _Subject(phrase, subject.features)


def _sentences(at: int, scan: Scan) -> Iterator[Sentence]:
    """Yield the sentence that holds an offset and those before it, the last one first.

    They end where one is too long to be read.
    """
    view, low = scan.view(Clauses), max(0, at - _REACH)
    while at >= low:
        sentence = view.at(at, LONGEST_SENTENCE)
        if sentence is not None:
            yield sentence
            at = scan.starts[sentence.start]
        elif not scan.text[at].isspace():
            return
        at -= 1
