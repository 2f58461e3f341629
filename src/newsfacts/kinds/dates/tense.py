"""What the clause around an expression says of its time: ahead, past, or nothing."""

from __future__ import annotations

from itertools import compress, count
from typing import NamedTuple

from newsfacts.clauses import Clauses, Sentence
from newsfacts.kinds.dates.final_verbs import FinalVerbs
from newsfacts.kinds.dates.telling import closes_clause, outer_verb
from newsfacts.kinds.dates.tense_vocabulary import STOPS, Tense
from newsfacts.kinds.dates.verb_time import NOTHING, TimeCues, Turns, Verdict, turn, verdict
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.model import Span
from newsfacts.text.lazy import lazy
from newsfacts.text.scan import Scan

__all__ = ["TenseCue", "tense_at"]


_GROUP = 16
"""Tokens, spaces among them, that a noun and what says more of it take before an expression."""
_STRETCH = 60
"""So many tokens on either side of an expression are its stretch, where no sentences are read."""


class TenseCue(NamedTuple):
    """The time that the words around an expression speak of."""

    direction: int
    """1 if they speak of the future, -1 if of the past, 0 if they do not say."""
    sure: bool = False
    """Whether they speak of the expression itself: "he resigned on March 31", not "the offer of March 31
    lapsed"."""
    reported: bool = False
    """Whether it may be otherwise: "he said he would resign on March 31", "announced a meeting in March"."""


def tense_at(scan: Scan, span: Span, *, named: int = -1) -> TenseCue:
    """Return what the words around ``span`` say of the time.

    A word right next to it decides ("since", "by"), then the verb of the clause, then other cues in the same
    part of it ("the planned vote on"). ``named`` is where a date right before it ends: if a stretch runs from
    the one to the other, the clause has its time from the verb of the stretch.
    """
    place = _Place(scan, span, named)
    found = place.beside() or place.of_participle() or place.of_clause()
    return found or TenseCue(place.cue_in_stretch())


class _Place:
    """An expression and the clause that holds it."""

    def __init__(self, scan: Scan, span: Span, named: int) -> None:
        self.scan = scan
        self.tense: Tense = scan.vocabulary(DateVocabulary).tense
        self.start = scan.token_at(span.start)
        self.end = scan.token_at(span.end - 1) + 1
        self.before = scan.word_before(self.start)
        self.preposition, self.pair = self._preposition()
        self.closes = (  # "in the year to March 31": the last day of a stretch
            named >= 0
            and self.before in self.tense.ended
            and named == scan.starts[scan.skip_space_back(scan.skip_space_back(self.start) - 1)]
        )

    @lazy
    def sentence(self) -> Sentence | None:
        """The sentence, where the language has tables for them."""
        return self.scan.view(Clauses).at(self.scan.starts[self.start])

    @lazy
    def clause(self) -> int | None:
        """The index of the innermost clause that holds the expression.

        A participle that is the complement of a verb of being is not a separate clause: "remains closed".
        """
        if self.sentence is None:
            return None
        found = self.sentence.clause_at(self.start)
        if found is not None and self._compares(found):
            found = self.sentence.parent(found)
        if found is None or self.sentence.verb(found).finite:
            return found
        before = self._word_back(self.sentence.verb(found).tokens[0])
        above = self.sentence.clause_at(before)
        verb = None if above is None else self.sentence.verb(above)
        return above if verb is not None and before in verb.tokens and "copula" in verb.classes else found

    def _compares(self, i: int) -> bool:
        """Return whether a clause only tells what is compared: "fell more than analysts had expected"."""
        assert self.sentence is not None
        verb = self.sentence.verb(i).tokens[0]
        if self._is_compared(verb):
            return not self.sentence.verb(i).finite
        before = self.scan.tokens[max(self.sentence.start, verb - _GROUP) : verb]
        if self.tense.comparing.isdisjoint(map(self.scan.to_lower, before)):
            return False  # as mostly
        if self.sentence.parent(i) is None:
            return False  # "more than 100 homes burned"
        start = self.sentence.start_of(i)
        subject = self.sentence.group_ending(self.scan.skip_space_back(verb))
        first = verb if subject is None else subject.start
        words = {self.scan.lower(k) for k in (start, self._word_back(start), self._word_back(first))}
        words.update(map(self.scan.lower, range(first, verb)))
        return not words.isdisjoint(self.tense.comparing)

    def _is_compared_at(self, participle: int) -> bool:
        """Return whether a participle only compares, by itself or as part of a verb."""
        assert self.sentence is not None
        i = self.sentence.clause_at(participle)
        return self._is_compared(participle) or (i is not None and self._compares(i))

    def _is_compared(self, participle: int) -> bool:
        """Return whether a participle stands behind a word that compares: "than expected"."""
        return self.scan.lower(self._word_back(participle)) in self.tense.compared

    @lazy
    def verdict(self) -> Verdict:
        """What the verb of the clause says about everything in it."""
        if self.sentence is None or self.clause is None:
            return NOTHING
        return verdict(self.scan, self.tense, self.sentence, self.clause)

    # A word right next to it

    def _preposition(self) -> tuple[str, str]:
        """Return the word before, or that before its article, and the same with the word before it."""
        scan = self.scan
        i = self._word_back(self.start)
        if scan.lower(i) in self.tense.articles:
            i = self._word_back(i)
        word = scan.lower(i)
        return word, f"{scan.lower(self._word_back(i))} {word}"

    def _word_back(self, i: int) -> int:
        """Return the token before token ``i``, spaces and apostrophes aside; 0 if there is none."""
        i = self.scan.skip_space_back(i) - 1
        if i > 0 and self.scan.tokens[i] == "'":
            i -= 1
        return max(i, 0)

    def beside(self) -> TenseCue | None:
        """Return what the words right before and right after say; ``None`` if they say nothing."""
        tense, tokens, start, end = self.tense, self.scan.tokens, self.start, self.end
        if tokens[end] == "'" and tokens[end + 1].lower() in tense.possessives:  # "Wednesday's ruling"
            return TenseCue(1 if self._is_awaited() else -1)
        verb = self._word_back(start)
        if turn(self.scan, tense, verb) < 0 and (self.clause is None or verb not in self._verb_tokens):
            return TenseCue(-1, sure=True)  # "the year ended March 31"
        if self._is_since():
            return TenseCue(-1, sure=True)
        found = self._by_preposition() or (TenseCue(1) if self._is_awaited() else None)
        return found or (TenseCue(1, reported=True) if self._is_of_planned_thing() else None)

    def _is_since(self) -> bool:
        """Return whether it belongs to a noun from which something has lasted: "since his stroke in May"."""
        if self.sentence is None or self.tense.since.isdisjoint(
            map(
                self.scan.to_lower,
                self.scan.tokens[max(self.sentence.start, self.start - _GROUP) : self.start],
            )
        ):
            return False  # as mostly
        group = self.sentence.group_ending(self.scan.skip_space_back(self._word_back(self.start)))
        return group is not None and self.scan.lower(self._word_back(group.start)) in self.tense.since

    def _is_of_planned_thing(self) -> bool:
        """Return whether it belongs to a noun that is said to be planned: "the planned visit in May"."""
        sentence = self.sentence
        if sentence is None:
            return False
        verb = () if self.clause is None else self._verb_tokens
        first = max((k + 1 for k in verb if k < self.start), default=self.stretch[0])
        first = max(first, self.stretch[0], self.start - _GROUP)
        turning = map(self.tense.turning.__getitem__, self.scan.tokens[first : self.start - 1])
        return any(
            turn(self.scan, self.tense, k) > 0 and sentence.attachment.is_prenominal(k)
            for k in compress(count(first), turning)
            if self.scan.tokens[k].isalpha()
        )

    def _by_preposition(self) -> TenseCue | None:
        """Return what "since", "by", "as early as" and their like say before it."""
        tense = self.tense
        before, behind = {self.preposition, self.pair}, self.scan.word_after(self.end)
        if not before.isdisjoint(tense.since):
            return TenseCue(-1, sure=True)
        if self.pair in tense.standing and (self.verdict.direction <= 0 or self.verdict.own):
            return TenseCue(-1, sure=True)
        if not before.isdisjoint(tense.ahead) or behind in tense.behind:
            return TenseCue(1)
        if before.isdisjoint(tense.deadlines) and f"{self.preposition} {behind}" not in tense.enclosing:
            return None
        return None if self.closes else self._by_deadline()

    def _by_deadline(self) -> TenseCue:
        """Return what a deadline says: ahead, but for "until Tuesday, they had not"."""
        appointed = self._by_appointment()
        if appointed is not None:
            return appointed
        verb = None if self.sentence is None or self.clause is None else self.sentence.verb(self.clause)
        if verb is not None and verb.lemma in self.tense.granting:  # "gave them until May 3"
            return TenseCue(1)
        if self.verdict.reported and self.verdict.direction > 0:  # "was to be finished by April"
            return TenseCue(1, reported=True)
        finite = verb is None or verb.finite
        if finite and self.verdict.direction < 0 and (not self.verdict.own or self._precedes_verb()):
            return TenseCue(-1, sure=True)
        return TenseCue(1, sure=finite or self.verdict.direction >= 0)

    def _is_awaited(self) -> bool:
        """Return whether words before, in the same stretch of the clause, say that they wait for it."""
        tense, scan = self.tense, self.scan
        first, _ = self.stretch
        if tense.waits.isdisjoint(map(scan.to_lower, scan.tokens[first : self.start])):
            return False  # as mostly
        for i in range(self.start - 1, first - 1, -1):
            words = {scan.lower(i), f"{scan.lower(i)} {scan.lower(i + 2)}"}
            if words & tense.awaiting:
                return True
            if words & tense.preceding:
                return self._is_before_it()
        return False

    def _is_before_it(self) -> bool:
        """Return whether its clause is of now or later: "rests before it", not "quit before it"."""
        if self.verdict.direction:
            return self.verdict.direction > 0 and not self.verdict.beside
        if self.sentence is None or self.clause is None:
            return False
        verb = self.sentence.verb(self.clause)
        return verb.finite and verb.time == "present" and not verb.perfect

    # The verb of the clause

    def of_participle(self) -> TenseCue | None:
        """Return what a participle says that has it ("a law passed in May"); ``None`` without one."""
        sentence, scan, tense = self.sentence, self.scan, self.tense
        if sentence is None:
            return None
        attachment = sentence.attachment
        modifier = attachment.modifier_behind(self.start, self.end)
        if modifier is not None:
            return self._of_modifier(sentence, modifier)
        verb = () if self.clause is None else self._verb_tokens
        participle = attachment.participle_before(self.start)
        if participle is not None and self._is_compared_at(participle):
            return None
        if participle is not None and participle not in verb and self._word_back(participle) in verb:
            return None  # "remains closed"
        if participle is not None and participle in outer_verb(sentence, self.clause):
            return None  # "and called on them to vote on Sunday"
        if participle is None or participle in verb:
            first = max((k for k in verb if k < self.start), default=self.start)
            forecast = first + 1 < self.start and self._cues.has_past(first + 1, self.start)
            return TenseCue(-1) if forecast else None  # "less than was forecast in May"
        if turn(scan, tense, participle) > 0:  # "a vote planned for May"
            return TenseCue(1)
        if attachment.is_gerund(participle):  # "a deal closing in May"
            return None if self.verdict.own else TenseCue(self.verdict.direction)
        return TenseCue(-1, sure=scan.skip_space(participle + 1) == self.start)

    def _of_modifier(self, sentence: Sentence, modifier: int) -> TenseCue | None:
        """Return what a participle after it says: "die am 3. Mai *entführten*", "*geplante*" ones."""
        turned = turn(self.scan, self.tense, modifier)
        said = turned or not sentence.attachment.is_adjective(modifier)
        return TenseCue(turned or -1, sure=True) if said else None

    def of_clause(self) -> TenseCue | None:
        """Return what the verb of the clause says of the expression; ``None`` if it says nothing."""
        verdict, sentence = self.verdict, self.sentence
        if sentence is None or self.clause is None:
            return None
        appointed = self._by_appointment()
        if appointed is not None or not verdict.direction:
            return appointed
        if sentence.attachment.is_attribute(self.start, self.end):  # "its June report"
            doubtful = verdict.own or verdict.direction > 0
            killed = not doubtful and verdict.firm and self._precedes_verb()  # "the Oct. 7 attack killed"
            return TenseCue(verdict.direction, sure=killed and self._opens(), reported=doubtful)
        adverbial = self._is_adverbial()
        beside = verdict.beside or verdict.direction < 0
        if verdict.own and not (adverbial and (not beside or self._is_beside_verb())):
            return TenseCue(-1, reported=True) if verdict.direction < 0 else None
        return TenseCue(verdict.direction, verdict.firm and adverbial, verdict.reported)

    def _by_appointment(self) -> TenseCue | None:
        """Return what a verb of setting a day says of it: "set a hearing for Nov. 3"."""
        if self.sentence is None or self.clause is None or self.preposition not in self.tense.appointed:
            return None
        verb = self.sentence.verb(self.clause)
        if verb.lemma not in self.tense.appointing:
            return None
        stood = verb.passive and verb.time == "past" and not verb.perfect  # "was set for Nov. 3"
        return TenseCue(1, sure=verb.finite and not stood, reported=stood)

    def _is_adverbial(self) -> bool:
        """Return whether the expression belongs to the verb: "resigned on March 31", not "the offer of"."""
        start = self.start
        if self.before in self.tense.untensed and not self.closes:
            return False
        if self._precedes_verb():
            return self._opens() or (
                self.verdict.direction < 0 and closes_clause(self.scan, self.sentence, self.clause)
            )
        before = max((k for k in self._verb_tokens if k < start), default=start)
        return not (before + 1 < start and self._cues.breaks(before + 1, start))

    @property
    def _verb_tokens(self) -> tuple[int, ...]:
        """The tokens of the verb of the clause."""
        assert self.sentence is not None
        assert self.clause is not None
        return self.sentence.verb(self.clause).tokens

    def _precedes_verb(self) -> bool:
        """Return whether the expression comes before the verb of its clause."""
        return self._verb_tokens[0] >= self.start

    def _is_beside_verb(self) -> bool:
        """Return whether the expression opens the clause or follows the verb: "said on Monday"."""
        assert self.sentence is not None
        assert self.clause is not None
        if self._precedes_verb():
            return True
        before = self._word_back(self.start)
        last = max((k for k in self._verb_tokens if k < self.start), default=before)
        behind = self.scan.skip_space(last + 1)
        if self._is_between(behind, before):
            return True  # "is in Rome on Sunday"
        if before in self._verb_tokens:  # not "has set Nov. 10 as the deadline"
            return bool(self.sentence.verb(self.clause).classes & {"say", "copula"})
        return self._word_back(before) in self._verb_tokens

    def _is_between(self, first: int, preposition: int) -> bool:
        """Return whether only a group that ends with a name is between the verb and a preposition."""
        assert self.sentence is not None
        named = self.scan.token(self._word_back(preposition))[:1].isupper()
        return named and first < preposition and self.sentence.is_adverbial(first, preposition)

    def _opens(self) -> bool:
        """Return whether only a preposition is between the start of the sentence or clause and it."""
        assert self.sentence is not None
        assert self.clause is not None
        scan = self.scan
        before = scan.skip_space_back(scan.skip_space_back(self.start) - 1)
        if before <= self.sentence.start_of(self.clause):
            return True
        if scan.token(before - 1) == "," and scan.skip_space(self.end) == self._verb_tokens[0]:
            return True  # "Ladies, on Sunday is the vote"
        return scan.token(before - 1) in STOPS or scan.token(before - 1).isspace()

    # Other words of the clause

    @lazy
    def stretch(self) -> tuple[int, int]:
        """The tokens around that no mark and no other clause parts from it."""
        if self.sentence is not None:
            return self.sentence.attachment.stretch(self.start, self.end)
        whole = self.scan.sentence_at(self.scan.starts[self.start])
        if whole is None:
            return self.start, self.end
        first, last = self.scan.token_at(whole.start), self.scan.token_at(whole.end - 1) + 1
        return self._clause_within(max(first, self.start - _STRETCH), min(last, self.end + _STRETCH))

    def _clause_within(self, first: int, last: int) -> tuple[int, int]:
        """Return the part of a stretch around the expression that no mark between clauses parts from it."""
        tokens, marks = self.scan.tokens, self.tense.clause_marks
        if not marks:
            return first, last
        start = next((i + 1 for i in range(self.start - 1, first - 1, -1) if tokens[i] in marks), first)
        return start, next((i for i in range(self.end, last) if tokens[i] in marks), last)

    def cue_in_stretch(self) -> int:
        """Return what the nearest cue before says, or else the nearest after; 0 if there is none."""
        first, last = self.stretch
        if self.tense.verbs_last:
            return self.scan.view(FinalVerbs).direction(self.end, last)
        verb = () if self.clause is None else self._verb_tokens  # has had its say
        return self._cues.nearest((first, self.start, self.end, last), verb)

    @lazy
    def _cues(self) -> TimeCues:
        """The cues of the sentence, which its other expressions need, too."""
        first, last = self.stretch if self.sentence is None else (self.sentence.start, self.sentence.end)
        return self.scan.view(Turns).within(first, last)
