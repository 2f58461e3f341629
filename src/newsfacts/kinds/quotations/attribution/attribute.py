"""Attribution: the speaker and the cue of each quotation of a passage, from the clauses around it."""

from __future__ import annotations

from collections.abc import Callable

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.attribution.frames import Frames
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.passage import Passage
from newsfacts.kinds.quotations.attribution.rules import (
    announced,
    attribute,
    next_speaker,
    person_told_of,
    subject_of_sentence,
)

__all__ = ["Attribution", "Attributor"]


class Attributor:
    """Tells who speaks in the quotations of one passage."""

    def __init__(self, passage: Passage, sentences: Clauses) -> None:
        self.passage = passage
        self.frames = Frames(passage, sentences)
        self._after: dict[tuple[int, int, bool], Attribution | None] = {}

    def attribute(self, quote: int, low: int, high: int) -> Attribution | None:
        """Return who speaks in the quotation at an atom of the sentence from ``low`` to ``high``."""
        frame = self.frames.at(low, high)
        if frame is None or quote not in frame.quotations:
            return None
        return attribute(frame, quote)

    def subject_of_sentence(self, quote: int, low: int, high: int, *, named: bool) -> Attribution | None:
        """Return the subject of the clause that a piece of speech is in without a verb of saying.

        With ``named`` only one whose head has a capital counts, or a pronoun.
        """
        frame = self.frames.at(low, high)
        if frame is None or quote not in frame.quotations:
            return None
        return subject_of_sentence(frame, quote, named=named)

    def lacks_subject(self, low: int, high: int) -> bool:
        """Return whether a verb of saying in a sentence has no subject, as verbs of some languages may."""
        frame = self.frames.at(low, high)
        return frame is not None and frame.lacks_subject()

    def is_reported(self, low: int, high: int) -> bool:
        """Return whether a sentence is in the mood of reported speech."""
        if not self.passage.grammar.reported:
            return False
        frame = self.frames.at(low, high)
        if frame is not None and frame.is_subjunctive():
            return True
        return not self.passage.grammar.reported.isdisjoint(self.passage.lows[low:high])

    def announced(self, low: int, high: int) -> Attribution | None:
        """Return who speaks after a sentence that ends with a colon, as if a quotation followed in it."""
        frame = self.frames.at(low, high)
        return None if frame is None else announced(frame)

    def person_told_of(self, low: int, high: int, is_surname: Callable[[str], bool]) -> Attribution | None:
        """Return the named person whose state or view a sentence describes, if there is one."""
        frame = self.frames.at(low, high)
        return None if frame is None else person_told_of(frame, is_surname)

    def attribute_after_sentence(self, low: int, high: int, told: bool = False) -> Attribution | None:
        """Return who speaks after a sentence: the subject of its last verb of saying, or of the sentence.

        With ``told``, only a verb of saying counts.
        """
        key = low, high, told
        if key not in self._after:
            frame = self.frames.at(low, high)
            self._after[key] = None if frame is None else next_speaker(frame, told)
        return self._after[key]
