"""Attribution: the speaker and the cue of each quotation of a sentence, from the clauses around it."""

from __future__ import annotations

from newsfacts.extract.clauses import Attribution, ClauseReader
from newsfacts.extract.following import Following
from newsfacts.extract.passage import Passage
from newsfacts.extract.preceding import Preceding
from newsfacts.grammar.cues import VerbForm
from newsfacts.grammar.quotes import Tag

__all__ = ["Attribution", "Clauses"]

_NAME_LINE = 8
"""How many atoms a name before a colon may have."""


class Clauses(ClauseReader):
    """Reads the clauses of one passage, and weighs what stands before a quotation against what follows it."""

    def __init__(self, passage: Passage) -> None:
        super().__init__(passage)
        self.preceding = Preceding(passage)
        self.following = Following(passage)

    def attribute(self, quote: int, low: int, high: int) -> Attribution | None:
        """Attribute the quotation at an atom of the sentence from ``low`` to ``high``."""
        p = self.passage
        before = quote - 1
        behind = self.following.read(quote, low, high)
        if before >= low and p.words[before] == ":":
            found = self.preceding.read(quote, low, high) or self._named_before_colon(before, low)
            if behind is not None and behind.strong and (found is None or not found.strong):
                return behind
            return found or self.main_subject(low, before, "clause-colon")
        if behind is not None and (before < low or p.is_quote(before) or behind.rule in ("credit", "source")):
            return behind
        left = self.preceding.read(quote, low, high)
        if left is not None and behind is not None:
            return left if self._governs(left, quote) else behind
        return left or behind or self.following.read_later(quote, high)

    def _governs(self, left: Attribution, quote: int) -> bool:
        """Say whether the cue before a quotation, rather than the one behind it, is its own."""
        p = self.passage
        if not left.strong:
            return False
        return not p.first_character(quote).isupper() or (
            left.cue is not None and p.starts[quote] - left.cue[1] <= 3
        )

    def _named_before_colon(self, colon: int, low: int) -> Attribution | None:
        """Read the name of "Healey: '...'" and of transcripts."""
        p = self.passage
        if not 0 < colon - low <= _NAME_LINE or not p.is_capital(low):
            return None
        name = self.subjects.phrase_after(low, colon)
        if name is None or name[1] != colon:
            return None
        return self.make(name, None, "colon")

    def subject_of_sentence(self, quote: int, low: int) -> Attribution | None:
        """Give the subject of the clause that a piece of speech stands in without a verb of saying."""
        subject = self.subjects.main(low, quote)
        if subject is None or not self.is_person(subject):
            return None
        if self.grammar.noun_capitals and self.passage.tags[subject[0]] is not Tag.PRONOUN:
            return None  # where every noun has a capital, a subject is too often a thing
        return self.make(subject, None, "clause", False)

    def is_reported(self, low: int, high: int) -> bool:
        """Say whether a sentence is in the mood of reported speech."""
        reported = self.grammar.reported
        return any(word in reported for word in self.passage.lows[low:high])

    def announced(self, low: int, high: int) -> Attribution | None:
        """Read a sentence that ends with a colon as if a quotation followed in it."""
        found = self.preceding.read(high, low, high) or self._named_before_colon(high - 1, low)
        return found or self.main_subject(low, high, "clause-colon")

    def attribute_after_sentence(self, low: int, high: int, told: bool = False) -> Attribution | None:
        """Give who speaks next, judging by the sentence before: by its last verb of saying, or its subject.

        With ``told``, only a verb of saying counts.
        """
        p = self.passage
        for i in range(high - 1, low - 1, -1):
            cue = None if p.is_quote(i) else p.cue(i)
            if cue is not None and cue.form is VerbForm.FINITE and (cue.speech or not told):
                subject = None if self.preceding.is_passive(i, low) else self.subjects.left(i, low)
                if subject is not None:
                    return self.make(subject, None, "sentence-before", False)
            elif p.lows[i] in self.grammar.sources_before:
                source = self.source_phrase(i, high)
                if source is not None:
                    return source
        if told:
            return None
        subject = self.subjects.main(low, high)
        if subject is None or not self.is_person(subject):
            return None
        return self.make(subject, None, "sentence-before", False)
