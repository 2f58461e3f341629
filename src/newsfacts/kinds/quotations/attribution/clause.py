"""Clauses: what the readers of the words before and behind a quotation share."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.kinds.quotations.attribution.sentence import Passage
from newsfacts.kinds.quotations.attribution.subjects import Mention, Subjects
from newsfacts.lexicon.function_words import Tag

__all__ = ["LONGEST_SPEAKER", "NOBODY", "Attribution", "ClauseReader"]


LONGEST_SPEAKER = 400
"""How long a mention of a speaker may be, in characters."""


class Attribution(NamedTuple):
    """Who speaks in a quotation, as its sentence says it."""

    speaker: tuple[int, int] | None
    """Offsets of the mention."""
    cue: tuple[int, int] | None
    """Offsets of the words that show that somebody speaks."""
    rule: str
    """How it was found."""
    strong: bool = True
    """Whether a verb of saying or a fixed form shows it; otherwise only the clause around it does."""
    antecedent: tuple[int, int] | None = None
    """Offsets of what a relative pronoun stands for."""


NOBODY = Attribution(None, None, "nobody", False)
"""The attribution of words that nobody says."""


class ClauseReader:
    """Reads the clauses of one passage."""

    def __init__(self, passage: Passage, subjects: Subjects | None = None) -> None:
        self.passage = passage
        self.grammar = passage.grammar
        self.subjects = subjects or Subjects(passage)

    def make(
        self, speaker: Mention | None, cue: Mention | None, rule: str, strong: bool = True
    ) -> Attribution:
        """Return the attribution made of these atoms."""
        p = self.passage
        antecedents = self.subjects.antecedents
        antecedent = antecedents.get(speaker[0]) if speaker and antecedents else None
        if self._is_long(speaker) or self._is_long(antecedent):
            speaker = antecedent = None
        return Attribution(
            self._span(speaker) if speaker else None,
            p.span(*cue) if cue else None,
            rule,
            strong,
            p.span(*antecedent) if antecedent else None,
        )

    def _is_long(self, mention: Mention | None) -> bool:
        """Return whether a mention is longer than any that names somebody."""
        p = self.passage
        return mention is not None and p.ends[mention[1] - 1] - p.starts[mention[0]] > LONGEST_SPEAKER

    def _span(self, mention: Mention) -> tuple[int, int]:
        """Return the offsets of a mention without a possessive or a verb at its end: "he's", "Trump's"."""
        p = self.passage
        start, end = p.span(*mention)
        last = p.words[mention[1] - 1]
        if "'" not in last and "’" not in last:
            return start, end
        cut = max(last.rfind("'"), last.rfind("’"))
        if cut > 0 and (p.possessive(mention[1] - 1) or p.tags[mention[1] - 1] is Tag.PRONOUN):
            return start, end - len(last) + cut
        return start, end

    def source_phrase(self, i: int, high: int) -> Attribution | None:
        """Read "according to X" at an atom."""
        p, grammar = self.passage, self.grammar
        low = p.lows[i]
        if low not in grammar.sources_before and low not in grammar.sources_behind:
            return None
        for rest in grammar.sources_before.get(low, ()):
            end = i + 1 + len(rest)
            if end < high and tuple(p.lows[i + 1 : end]) == rest:
                speaker = self.object_of(end, high)
                if speaker is not None:
                    return self.make(speaker, (i, end), "source")
        if (
            p.lows[i] in grammar.sources_behind
            and (p.is_quote(i - 1) or p.words[i - 1] == ",")
            and i + 1 < high
        ):
            speaker = None if p.cue(i + 1) else self.subjects.phrase_after(i + 1, high)
            last = p.lows[speaker[1] - 1] if speaker is not None else ""
            thing = last in grammar.nouns or last in grammar.documents  # "so die Hoffnung"
            named = speaker is not None and p.is_capital(speaker[1] - 1)
            if speaker is not None and not grammar.noun_capitals and p.is_quote(i - 1):
                named = named or p.tags[speaker[0]] is Tag.DETERMINER  # '"...", per the bylaws'
            if speaker is not None and named and not thing:
                return self.make(speaker, (i, i + 1), "source")
        return None

    def impersonal(self, subject: Mention, verb: int, low: int, high: int) -> Mention | None:
        """Return X of "heißt es in X", the subject itself if the verb has one, or nothing."""
        p, grammar = self.passage, self.grammar
        cue = grammar.cues.get(p.lows[verb])
        pronoun = grammar.pronouns.get(p.lows[subject[0]])
        if cue is None or cue.lemma not in grammar.impersonal or pronoun is None or pronoun.gender != "n":
            return subject
        for i in (*range(verb + 1, min(high, verb + 6)), *range(low, verb)):
            if p.lows[i] in grammar.sources_in and i + 1 < high:
                found = self.object_of(i + 1, high)
                beside = i > verb or p.find(",", i, verb) < 0
                return found if beside else None
        return None

    def object_of(self, i: int, high: int) -> Mention | None:
        """Return the noun phrase behind a preposition; any case will do."""
        p = self.passage
        if p.lows[i] in self.grammar.oblique and i + 1 < high:
            found = self.subjects.phrase_after(i + 1, high)
            return (i, found[1]) if found else None
        return self.subjects.phrase_after(i, high)

    def follows_to(self, verb: int) -> bool:
        """Return whether a verb is an infinitive."""
        return verb > 0 and self.passage.lows[verb - 1] in self.grammar.infinitive

    def is_person(self, mention: Mention) -> bool:
        """Return whether a phrase may be a speaker: a personal pronoun or a name."""
        p = self.passage
        pronoun = p.pronoun(mention[0])
        return pronoun.number > 0 and pronoun.gender != "n" if pronoun else p.is_capital(mention[1] - 1)

    def main_subject(self, low: int, high: int, rule: str) -> Attribution | None:
        """Return the subject of the clause that begins at ``low``."""
        subject = self.subjects.main(low, high)
        return self.make(subject, None, rule, False) if subject else None
