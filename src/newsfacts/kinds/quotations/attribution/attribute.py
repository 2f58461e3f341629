"""Attribution: the speaker and the cue of each quotation of a sentence, from the clauses around it."""

from __future__ import annotations

from newsfacts.clauses import Clauses as Sentences
from newsfacts.kinds.quotations.attribution import rules
from newsfacts.kinds.quotations.attribution.after import Following
from newsfacts.kinds.quotations.attribution.before import Preceding
from newsfacts.kinds.quotations.attribution.clause import Attribution, ClauseReader
from newsfacts.kinds.quotations.attribution.frames import Frames
from newsfacts.kinds.quotations.attribution.labels import named_behind, named_in_front
from newsfacts.kinds.quotations.attribution.sentence import Passage
from newsfacts.kinds.quotations.attribution.sentences_before import LEFT, SentencesBefore
from newsfacts.kinds.quotations.attribution.weigh import is_settled, weigh
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import VerbForm

__all__ = ["Attribution", "Clauses"]

_RIGHT = 60
"""How many atoms behind a quotation are read, so that no sentence costs more than its length."""
_FAR = frozenset({"later-verb", "sentence-subject"})
"""Rules that find a verb far from the quotation or from its subject, which the clauses must know as one."""
_NAME_LINE = 8
"""How many atoms a name before a colon may have."""


class Clauses(ClauseReader):
    """Reads the clauses of one passage, and weighs what stands before a quotation against what follows it."""

    def __init__(self, passage: Passage, sentences: Sentences | None = None) -> None:
        super().__init__(passage)
        self.frames = Frames(passage, sentences)
        self.preceding = Preceding(passage, self.subjects)
        self.following = Following(passage, self.subjects)
        self.sentences_before = SentencesBefore(passage, self.subjects, self.frames)

    def _by_clauses(self, quote: int, low: int, high: int) -> Attribution | None:
        """Return who speaks in a quotation by the clause whose content it is."""
        frame = self.frames.at(low, high)
        if frame is None or quote not in frame.quotations or frame.is_inside_bracket(quote):
            return None  # a quotation in a dateline is in no sentence
        found = rules.attribute(frame, quote, rules.RULES)
        return found or named_in_front(frame, quote) or named_behind(frame, quote)

    def attribute(self, quote: int, low: int, high: int) -> Attribution | None:
        """Attribute the quotation at an atom of the sentence from ``low`` to ``high``."""
        around = self._around(quote, low, high)
        if is_settled(self.passage, around, quote, low):
            return around
        clausal = self._by_clauses(quote, low, high)
        if clausal is not None and clausal.rule == "unnamed" and self._is_of_sentence(around):
            return clausal
        if (clausal is None or clausal.speaker is None) and self._is_no_verb(around, low, high):
            return clausal
        return weigh(self.passage, around, clausal, quote)

    @staticmethod
    def _is_of_sentence(around: Attribution | None) -> bool:
        return around is not None and around.rule == "sentence-subject"

    def _is_no_verb(self, around: Attribution | None, low: int, high: int) -> bool:
        """Return whether a verb found far from the quotation does not report speech."""
        frame = self.frames.at(low, high)
        if around is None or around.cue is None or around.rule not in _FAR or frame is None:
            return False
        active = frame.is_active(around.cue[0])
        cue = self.grammar.cues.get(self.passage.text[slice(*around.cue)].lower())
        return not active if active is not None else cue is not None and cue.noun

    def _around(self, quote: int, low: int, high: int) -> Attribution | None:
        """Return who speaks by the words before and behind a quotation, walked through one by one."""
        p = self.passage
        low, high = max(low, quote - LEFT), min(high, quote + _RIGHT)
        before = quote - 1
        behind = self.following.read(quote, low, high)
        if before >= low and p.words[before] == ":":
            return self._around_colon(quote, low, high, behind)
        if behind is not None and (before < low or p.is_quote(before) or behind.rule in ("credit", "source")):
            return self._said_itself(quote, low, high, behind) or behind
        owner = self._owner(quote, low, high)
        if owner is not None:
            return owner
        left = self.preceding.read(quote, low, high)
        if left is not None and behind is not None:
            return left if self._governs(left, quote) else behind
        return left or behind or self._apart(quote, low, high)

    def _apart(self, quote: int, low: int, high: int) -> Attribution | None:
        """Return who speaks by words of the sentence that do not stand next to the quotation."""
        found = self.following.read_verb_final(quote, low, high) or self._as_told(quote, low)
        return found or self.following.read_later(quote, high) or self._headline(quote, low)

    def _around_colon(
        self, quote: int, low: int, high: int, behind: Attribution | None
    ) -> Attribution | None:
        """Return who speaks where a colon stands right before a quotation."""
        colon = quote - 1
        found = self._source_before_colon(colon, low)
        found = found or self.preceding.read(quote, low, high) or self._named_before_colon(colon, low)
        if behind is not None and behind.strong and not self._announces(found, colon):
            return behind
        return found or self._name_at(colon, low) or self._subject_before_colon(colon, low)

    def _subject_before_colon(self, colon: int, low: int) -> Attribution | None:
        """Return the subject of the clause before a colon, unless it is all of it: "one more thing: …"."""
        if self._holds_passive(low, colon, low):
            return None
        subject = self.subjects.main(low, colon)
        if subject is None or subject[1] >= colon:
            return None
        return self.make(subject, None, "clause-colon", False)

    def _owner(self, quote: int, low: int, high: int) -> Attribution | None:
        """Read "Smith's 'nobody will pay more' promise"."""
        p = self.passage
        before, behind = quote - 1, quote + 1
        if before < low or behind >= high or p.lows[behind] not in self.grammar.nouns:
            return None
        if not p.possessive(before):
            return None
        article = p.tags[before] is Tag.DETERMINER
        owner = (before, quote) if article else self.subjects.possessor(quote, low)
        return self.make(owner, (behind, behind + 1), "noun") if owner else None

    def _name_at(self, colon: int, low: int) -> Attribution | None:
        """Read the name right before a colon: "It did not surprise pollster Daron Shaw: '...'"."""
        p = self.passage
        if self.grammar.noun_capitals or colon - 2 < low:
            return None
        if not all(p.is_capital(k) and p.tags[k] is None for k in (colon - 1, colon - 2)):
            return None
        name = self.subjects.phrase_before(colon, low)
        return self.make(name, None, "colon", False) if name else None

    def _headline(self, quote: int, low: int) -> Attribution | None:
        """Read the name at the head of a headline: "Clinton: Time for 'intensification'"."""
        p = self.passage
        if self.grammar.noun_capitals or p.tags[low] is not None:
            return None
        colon = p.find(":", low, min(quote, low + _NAME_LINE))
        if not p.is_headline(quote) and not (low < colon and self._is_first_person(colon + 1)):
            return None
        return self._named_before_colon(colon, low) if colon > low else None

    def _said_itself(self, quote: int, low: int, high: int, behind: Attribution) -> Attribution | None:
        """Read Novak in "Novak said '...', according to an aide": the aide is only the source."""
        p = self.passage
        if behind.rule != "source" or quote == low or p.is_quote(quote - 1):
            return None
        left = self.preceding.read(quote, low, high)
        beside = left is not None and left.cue is not None and p.starts[quote] - left.cue[1] <= 3
        return left if left is not None and left.strong and beside else None

    def _as_told(self, quote: int, low: int) -> Attribution | None:
        """Read "As the mayor put it, the strike is '...'"."""
        p = self.passage
        if p.lows[low] not in self.grammar.parenthetical:
            return None
        for i in range(low + 2, min(quote - 1, low + _NAME_LINE)):
            cue = p.cue(i) if p.is_word(i) else None
            if cue is not None and cue.speech and cue.form is VerbForm.FINITE:
                ends = p.words[i + 1 + (p.lows[i] in self.grammar.phrases)] == ","  # "put it,"
                subject = self.subjects.left(i, low + 1) if ends else None
                return self.make(subject, (i, i + 1), "speaker-verb-quote") if subject else None
        return None

    def _is_first_person(self, i: int) -> bool:
        """Return whether a name before a colon is followed by the first person: "PM: I am 'fine'"."""
        pronoun = self.grammar.pronouns.get(self.passage.lows[i]) if i < self.passage.size else None
        if pronoun is None or pronoun.number or self.passage.tags[i] is not Tag.PRONOUN:
            return False
        return self.passage.lows[i] not in self.grammar.unsure

    def _announces(self, found: Attribution | None, colon: int) -> bool:
        """Return whether a verb of saying stands right before a colon."""
        if found is None or not found.strong or found.cue is None:
            return False
        return found.cue[1] >= self.passage.ends[colon - 1]

    def _governs(self, left: Attribution, quote: int) -> bool:
        """Return whether the cue before a quotation, rather than the one behind it, is its own."""
        p = self.passage
        beside = left.cue is not None and p.starts[quote] - left.cue[1] <= 3
        return beside or (left.strong and not p.first_character(quote).isupper())

    def _source_before_colon(self, colon: int, low: int) -> Attribution | None:
        """Read "..., so der Minister: '...'", where the source of the clause before goes on."""
        p = self.passage
        for i in range(colon - 1, max(low, colon - _NAME_LINE), -1):
            if p.words[i] == ",":
                if p.lows[i + 1] not in self.grammar.sources_behind:
                    return None
                name = self.subjects.phrase_after(i + 2, colon)
                return self.make(name, (i + 1, i + 2), "source") if name and name[1] == colon else None
        return None

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
        """Return the subject of the clause that a piece of speech stands in without a verb of saying."""
        p = self.passage
        low = max(low, quote - LEFT)
        subject = self.subjects.main(low, quote)
        if subject is None or not self.is_person(subject):
            return None
        if self._holds_passive(subject[1], quote, low):
            return None
        if subject[1] == subject[0] + 1 and p.cue(subject[0]) is not None:
            return None  # "Call it a draw."
        if self.grammar.noun_capitals and p.tags[subject[0]] is not Tag.PRONOUN:
            return None  # where every noun has a capital, a subject is too often a thing
        return self.make(subject, None, "clause", False)

    def _holds_passive(self, first: int, last: int, low: int) -> bool:
        """Return whether a verb in a stretch has somebody spoken to: "he was asked"."""
        lows, verbs = self.passage.lows, self.grammar.verbs
        found = [k for k in range(first, last) if lows[k] in verbs and self.passage.cue(k)]
        return any(self.preceding.is_passive(k, low) for k in found)

    def is_reported(self, low: int, high: int) -> bool:
        """Return whether a sentence is in the mood of reported speech."""
        reported = self.grammar.reported
        if not reported:
            return False
        frame = self.frames.at(low, high)
        if frame is not None and frame.is_subjunctive():
            return True
        return any(word in reported for word in self.passage.lows[low : min(high, low + LEFT)])

    def announced(self, low: int, high: int) -> Attribution | None:
        """Read a sentence that ends with a colon as if a quotation followed in it."""
        low = max(low, high - LEFT)
        found = self.preceding.read(high, low, high) or self._named_before_colon(high - 1, low)
        return found or self.main_subject(low, high, "clause-colon")

    def attribute_after_sentence(self, low: int, high: int, told: bool = False) -> Attribution | None:
        """Return who speaks next, judging by the sentence before; see `SentencesBefore.attribute`."""
        return self.sentences_before.attribute(low, high, told)
