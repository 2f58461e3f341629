"""The sentence before a quotation: whom it names as the one who speaks next."""

from __future__ import annotations

from newsfacts.kinds.quotations.attribution.clause import Attribution
from newsfacts.kinds.quotations.attribution.frames import Frames
from newsfacts.kinds.quotations.attribution.participles import Participles
from newsfacts.kinds.quotations.attribution.rules import last_speaker
from newsfacts.kinds.quotations.attribution.sentence import Passage
from newsfacts.kinds.quotations.attribution.subjects import Mention, Subjects
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import VerbForm

__all__ = ["LEFT", "SentencesBefore"]

LEFT = 120
"""How many atoms before a quotation, or at the end of the sentence before it, are read."""


class SentencesBefore(Participles):
    """Reads the sentences of one passage for who speaks next; each of its answers is worked out once."""

    def __init__(self, passage: Passage, subjects: Subjects, frames: Frames) -> None:
        super().__init__(passage, subjects)
        self.frames = frames
        self._answers: dict[tuple[int, int, bool], Attribution | None] = {}

    def attribute(self, low: int, high: int, told: bool) -> Attribution | None:
        """Return who speaks behind a sentence: the subject of its last verb of saying, or of the sentence.

        With ``told``, only a verb of saying counts.
        """
        key = low, high, told
        if key not in self._answers:
            frame = self.frames.at(low, high)
            found = last_speaker(frame) if frame is not None else None
            self._answers[key] = found or self._read(max(low, high - LEFT), high, told)
        return self._answers[key]

    def _read(self, low: int, high: int, told: bool) -> Attribution | None:
        for i in range(high - 1, low - 1, -1):
            found = self._at(i, low, high, told)
            if found is not None:
                return found
        if told:
            return None
        subject = self.subjects.main(low, high)
        if subject is None or not self.is_person(subject):
            return None
        return self.make(subject, None, "sentence-before", False)

    def _at(self, i: int, low: int, high: int, told: bool) -> Attribution | None:
        """Return who speaks by a verb of saying or the words of a source at an atom."""
        p = self.passage
        cue = None if p.is_quote(i) else p.cue(i)
        if cue is not None and cue.form is VerbForm.FINITE and (cue.speech or not told):
            subject = self._subject(i, low, high)
            if subject is not None and p.tags[subject[0]] is not Tag.RELATIVE:
                return self.make(subject, None, "sentence-before", False)
            return None
        return self.source_phrase(i, high) if p.lows[i] in self.grammar.sources_before else None

    def _subject(self, verb: int, low: int, high: int) -> Mention | None:
        """Return the subject of a finite verb of saying."""
        p = self.passage
        cue = p.cue(verb)
        if cue is None:
            return None
        subject = None if self.is_passive(verb, low) else self.subjects.left(verb, low)
        if subject is None and cue.inverts and verb > low and p.is_quote(verb - 1):
            subject = self.subjects.right(verb, high)
        if subject is None and cue.lemma in self.grammar.impersonal:
            empty = self.subjects.right(verb, high)  # "In dem Brief heißt es"
            subject = self.impersonal(empty, verb, low, high) if empty else None
        return subject
