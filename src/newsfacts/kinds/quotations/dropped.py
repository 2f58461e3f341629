"""Verbs of saying without a subject, in languages that drop it: Italian "«Partiamo», ha detto"."""

from __future__ import annotations

from newsfacts.clauses import Clauses as Sentences
from newsfacts.kinds.quotations.attribution.attribute import Attribution, Clauses
from newsfacts.kinds.quotations.attribution.sentence import Passage
from newsfacts.kinds.quotations.speakers.phrases import phrase_at
from newsfacts.kinds.quotations.value import SpeakerKind
from newsfacts.lexicon.function_words import Tag
from newsfacts.text.scan import Scan

__all__ = ["lacks_subject", "subject_before"]

_LONGEST_GOVERNED = 2
"""How many words a name behind a preposition has, at most, so that it cannot hold the subject too."""


def lacks_subject(scan: Scan, passage: Passage, sentence: tuple[int, int]) -> bool:
    """Return whether a finite verb of saying in a sentence has no subject, and goes with one person.

    A name behind a preposition is no subject, but where it is so long that the subject may be part of it.
    """
    low, high = sentence
    cue = next((i for i in passage.finite_cues if low <= i < high), None)
    if cue is None:
        return False
    view = scan.view(Sentences)
    if any(view.is_plural_verb(passage.lows[i]) for i in range(max(low, cue - 1), cue + 1)):
        return False  # "hanno detto": not the one who was named
    run = 0
    for i in range(cue + 1, high):
        run = run + 1 if passage.words[i][:1].isupper() and passage.is_word(i) else 0
        governed = passage.tags[i - 1] is Tag.PREPOSITION
        if run > _LONGEST_GOVERNED or (run == 1 and not governed):
            return False
    return True


def subject_before(scan: Scan, clauses: Clauses, sentence: tuple[int, int]) -> Attribution | None:
    """Return who speaks behind a sentence, if its subject is a person, with a name or an office alone."""
    found = clauses.attribute_after_sentence(*sentence)
    if found is None:
        subject = clauses.subjects.main(*sentence)
        found = clauses.make(subject, None, "sentence-before", False) if subject is not None else None
        if found is None or found.speaker is None:
            return None
        phrase = phrase_at(found.speaker[0], scan, found.speaker[1])
        if phrase is None or phrase.kind not in (SpeakerKind.PERSON, SpeakerKind.UNNAMED):
            return None
    return found._replace(rule="sentence-before")
