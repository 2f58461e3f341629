"""The writer's own sentence around its quotations, as its clauses were read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsfacts.clauses import Clauses, NounGroup, Quoted, Reporting, Sentence, VerbGroup
from newsfacts.kinds.quotations.attribution.groups import Groups
from newsfacts.kinds.quotations.attribution.line import Line
from newsfacts.kinds.quotations.attribution.mentions import Mentions
from newsfacts.kinds.quotations.attribution.model import LONGEST_SPEAKER, OUTWARDS, UNNAMED, Attribution
from newsfacts.kinds.quotations.attribution.passage import Passage
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import CueForm, VerbForm
from newsfacts.text.lazy import lazy

__all__ = ["Frame"]

_CLITIC = 3
"""Tokens between a verb and the beginning of the pronoun before it at most."""
_NONFINITE = frozenset({"participle", "infinitive"})
_NUMBERS = frozenset({"sg", "pl"})
_CONTENTS = frozenset({"complement", "participle", "infinitive", "relative"})
"""The kinds of clauses that may be the content of another one."""
_SMALL = 3
"""Letters that words without a capital have in headlines at most, but for function words."""
_ADVERBIAL = (Tag.PREPOSITION, Tag.ADVERB, Tag.TIME)


def _telling_token(tokens: Sequence[str], verb: VerbGroup) -> int:
    """Return the last token of a verb group; the first where the last is a prefix: "teilte mit"."""
    last = verb.tokens[-1]
    return verb.tokens[0] if verb.lemma.startswith(tokens[last].lower()) else last


class Frame:
    """One sentence of the writer's, and what holds its quotations."""

    def __init__(
        self,
        passage: Passage,
        view: Clauses,
        sentence: Sentence,
        quotations: dict[int, Quoted],
        atoms: tuple[int, int],
    ) -> None:
        self.passage = passage
        self.low, self.high = atoms
        """Its first atom in the passage, and the one after its last."""
        self.grammar = passage.grammar
        self.sentence = sentence
        self.quotations = quotations
        """Its quotations by their atoms."""
        self.clause = sentence.clause
        self.line = Line(view.scan, sentence, quotations.values())
        self.tokens = self.line.tokens
        self._is_plural_verb = view.is_plural_verb
        self.groups = Groups(self.line, sentence, passage.grammar)
        self.mention = Mentions(self.line, self.groups, sentence, passage.grammar).of
        self.contents: dict[int, Attribution | None] = {}
        """Who speaks in its quotations by the clauses whose content they are, where that was asked."""
        self._cues: dict[tuple[int, bool], tuple[int, CueForm | None] | None] = {}

    @property
    def is_unfinished(self) -> bool:
        """Whether no mark stands at its end, as none does behind headlines."""
        return self.passage.is_unfinished(self.high)

    @lazy
    def is_title_case(self) -> bool:
        """Whether all but its small words have capitals, as in headlines; never where nouns have them."""
        if self.grammar.noun_capitals:
            return False
        words = [self.tokens[k] for k in self.line.own if len(self.tokens[k]) > _SMALL]
        words = [word for word in words if word.isalpha()]
        large = [word for word in words if word[0].isupper()]
        return len(large) > 1 and all(word.lower() in self.grammar.tags for word in words if word.islower())

    # The clauses that hold a quotation

    def holders(self, quote: int) -> Iterator[tuple[int, bool]]:
        """Yield the clauses whose content a quotation is, from the innermost outwards.

        The second value says whether it is the content of the verb, and not only a part of its clause.
        """
        quoted = self.quotations[quote]
        i = self.sentence.clause_at(quoted.start)
        content = i is not None and self._is_own(i, quoted)
        if i is not None and (content or self.colon_before(quote) is not None):
            i, content = self._around_own(i, quoted), True
        elif i is not None:
            i = self._nearest(i, quoted.start)
        for _ in range(OUTWARDS):
            if i is None:
                return
            yield i, content
            content = content or self.sentence.kind(i) == "complement"
            i = self._outer(i)

    def around(self, quote: int) -> set[int]:
        """Return the clause that a quotation stands in, and those that this one depends on."""
        found: set[int] = set()
        i = self.sentence.clause_at(self.quotations[quote].start)
        while i is not None and i not in found:
            found.add(i)
            i = self.sentence.parent(i)
        return found

    def colon_before(self, quote: int) -> int | None:
        """Return the colon that stands right before a quotation, if one does."""
        token = self.line.before(self.quotations[quote].start)
        return token if self.line.is_mark(token, ":") else None

    def bracket_around(self, quote: int) -> int | None:
        """Return the token of the bracket that a quotation stands in, if it opens in its sentence."""
        return self.line.bracket_around(self.quotations[quote].start)

    def _nearest(self, i: int, place: int) -> int:
        """Return the participle or infinitive that "and" ties to clause ``i`` before a token."""
        sentence, kind = self.sentence, self.sentence.kind(i)
        if kind not in _NONFINITE:
            return i
        for j in range(sentence.count - 1, i, -1):
            tied = sentence.kind(j) == kind and sentence.parent(j) == sentence.parent(i)
            if tied and sentence.verb(j).tokens[-1] < place:
                before = self.line.before(sentence.start_of(j))
                linked = before is not None and self._tag(before) is Tag.COORDINATOR
                return j if linked else i
        return i

    def _around_own(self, i: int, quoted: Quoted) -> int | None:
        """Return the clause whose content a clause is that is the quotation itself."""
        mark = self.line.before(quoted.start)
        last = None if mark is None else self.line.before(mark)
        if last is not None and self.line.is_mark(mark, ":"):
            return self.sentence.clause_at(last)
        beside = self.sentence.clause_at(last) if last is not None and self.line.is_mark(mark, ",") else None
        inner = beside is not None and beside != i and self.sentence.kind(beside) in _NONFINITE
        if beside is not None and inner and self.cue(beside, content=True):
            return beside  # "the ad shows N saying, “…”"
        parent = self.sentence.parent(i) if self.sentence.kind(i) == "coordinate" else None
        if parent is not None and self.sentence.verb(parent).tokens[-1] < quoted.start:
            return parent
        return self._outer(i)

    def _is_own(self, i: int, quoted: Quoted) -> bool:
        """Return whether a clause is the quotation itself."""
        return all(quoted.start <= token < quoted.end for token in self.sentence.verb(i).tokens)

    def _outer(self, i: int) -> int | None:
        """Return the clause that a clause is the content of; ``None`` if it is none's."""
        for _ in range(OUTWARDS):
            parent = self.sentence.parent(i) if self.sentence.kind(i) == "coordinate" else None
            if parent is None:
                break
            i = parent
        return self.clause(i).parent if self.sentence.kind(i) in _CONTENTS else None

    # Verbs of saying

    def cue(self, i: int, content: bool) -> tuple[int, CueForm | None] | None:
        """Return the token that says that somebody speaks, and its entry, if the verb of a clause does."""
        key = i, content
        if key not in self._cues:
            self._cues[key] = self._read_cue(i, content)
        return self._cues[key]

    def _read_cue(self, i: int, content: bool) -> tuple[int, CueForm | None] | None:
        verb = self.sentence.verb(i)
        for token in reversed(verb.tokens):
            cue = self.cue_at(token)
            if cue is not None and self._is_of_itself(token, cue.lemma):
                return None
            if cue is not None and not cue.attitude and (cue.speech or not content):
                if cue.noun and not verb.sure:
                    return None
                return token, cue
        known = self.grammar.verbs_of_saying.get(verb.lemma)
        named = any(self.line.lower(k) in self.grammar.naming for k in verb.tokens)  # "als „…“ bekannt ist"
        if known is not None and not known.attitude and (known.speech or not content) and not named:
            return _telling_token(self.tokens, verb), known
        return (_telling_token(self.tokens, verb), None) if content and "say" in verb.classes else None

    def cue_at(self, token: int) -> CueForm | None:
        """Return the verb of saying at a token, if it may be one: of two words if the next goes with it."""
        low = self.line.lower(token)
        phrase = self.grammar.phrases.get(low)
        if phrase is not None:
            behind = self.line.lower(self.line.after(token))
            if behind in phrase:
                return phrase[behind]
        return self.grammar.cues.get(low)

    def held_at(self, i: int, content: bool = False) -> int | None:
        """Return the token of the verb of a clause, if it is one of judging or thinking, or of saying.

        With ``content`` a verb of two words counts as well: "ging davon aus, dass".
        """
        verb = self.sentence.verb(i)
        for token in reversed(verb.tokens):
            cue = self.grammar.cues.get(self.line.lower(token))
            if cue is not None:
                return None if self._is_of_itself(token, cue.lemma) else token
        known = content and verb.lemma in self.grammar.verbs_of_saying
        return _telling_token(self.tokens, verb) if known else None

    def is_thought(self, i: int) -> bool:
        """Return whether the verb of a clause is one of thinking."""
        token = self.held_at(i)
        cue = None if token is None else self.cue_at(token)
        return cue is not None and cue.attitude

    def tells_manner(self, i: int, quote: int) -> bool:
        """Return whether a quotation tells how somebody speaks, not what: "she spoke “slowly”"."""
        verb = self.sentence.verb(i)
        beside = self.line.after(verb.tokens[-1]) == self.quotations[quote].start
        return beside and verb.lemma in self.grammar.speaking

    def lacks_subject(self) -> bool:
        """Return whether a finite verb of saying in the singular has no subject: Spanish "añadió"."""
        return any(
            self.sentence.clause(i).subject is None
            and self.sentence.verb(i).finite
            and not any(self._is_plural_verb(self.line.lower(k)) for k in self.sentence.verb(i).tokens)
            and self.cue(i, content=True) is not None
            for i in range(self.sentence.count)
        )

    def antecedent(self, opener: int, verb: VerbGroup) -> NounGroup | None:
        """Return the group that a relative clause with a verb is about, which agrees with it in number.

        Of "the speech of the union of the teachers who fear" that is the last one, as it is a plural.
        """
        group = self.groups.antecedent(opener)
        if group is None or not any(self._is_plural_verb(self.line.lower(k)) for k in verb.tokens):
            return group
        for _ in range(OUTWARDS):
            if group.members or self._atoms(group.start) & _NUMBERS != {"sg"}:
                break
            held = self.groups.holding_on(group)
            if held is None:
                break
            group = held
        return group

    def says(self, i: int, content: bool) -> bool:
        """Return whether the finite verb of a clause says something, and nobody else reports that it does."""
        if self.cue(i, content) is None or not self.sentence.verb(i).finite:
            return False
        clause = self.clause(i)
        return clause.subject is None or not self.is_reported(i, clause.subject)

    def reporting(self, token: int) -> tuple[Reporting, CueForm] | None:
        """Return the reporting clause that begins at a token, and its verb, if it names somebody."""
        found = self.sentence.reporting(token, self._may_report)
        form = None if found is None else self.cue_at(found.verb)
        if found is None or form is None or self._is_of_itself(found.verb, form.lemma):
            return None
        found = found._replace(subject=self.groups.free(found.subject))
        verb = self._verb_at(found.verb)
        if verb is not None and verb.passive and form.lemma not in self.grammar.quoting:
            return None  # "N was asked"
        empty = form.lemma in self.grammar.impersonal and self.groups.is_empty(found.subject)
        if empty or not self.groups.is_free(found.subject):
            return None
        inverts = self.grammar.verb_second or form.inverts
        return (found, form) if inverts or not found.inverted else None

    def _may_report(self, token: int) -> bool:
        """Return whether the word at a token may be the finite verb of a reporting clause."""
        cue = self.cue_at(token)
        if cue is not None and cue.form is VerbForm.PARTICIPLE:  # "ha promesso N"
            before, verb = self.line.before(token), self._verb_at(token)
            return verb is not None and verb.finite and before in verb.tokens
        return cue is not None and cue.form in (VerbForm.FINITE, VerbForm.BASE)

    def governs_more(self, verb: int) -> bool:
        """Return whether something else than what stands before it is the content of the verb at a token."""
        behind = self.line.after(verb)
        if behind is None:
            return False
        return self.line.lower(behind) in self.grammar.complementizers or self.line.is_quoted(behind)

    def _is_of_itself(self, token: int, lemma: str) -> bool:
        """Return whether a reflexive pronoun makes a verb one that says nothing: "s’explique par"."""
        if lemma not in self.grammar.not_of_itself:
            return False
        before = [word.lower() for word in self.tokens[max(0, token - _CLITIC) : token] if word[0].isalpha()]
        return bool(before) and before[-1] in self.grammar.reflexive

    def is_reported(self, i: int, group: NounGroup) -> bool:
        """Return whether another clause tells what this one says: "N said he called it “…”", "would call"."""
        clause = self.clause(i)
        if clause.kind != "complement" or clause.parent is None:
            return False
        ahead = clause.verb.time in ("modal", "future")
        if group.kind != "pronoun" and not ahead:
            return False
        told = bool(self.sentence.verb(clause.parent).classes & {"say", "think"})
        return told and group.start < clause.verb.tokens[0]

    def is_subjunctive(self) -> bool:
        """Return whether a clause of it has a subjunctive."""
        return any(self.sentence.verb(i).subjunctive for i in range(self.sentence.count))

    def is_told(self, i: int) -> bool:
        """Return whether a clause is in the mood of reported speech: its subject does not say it."""
        return bool(self.grammar.reported) and self.sentence.verb(i).subjunctive

    # Verbs and small words by their tokens

    def _verb_at(self, token: int) -> VerbGroup | None:
        """Return the verb group that has a token: of the first clause, if there are several."""
        i = self.sentence.verb_places.get(token)
        return None if i is None else self.sentence.verb(i)

    def is_verb(self, token: int) -> bool:
        """Return whether a token is in a verb group."""
        return token in self.sentence.verb_places

    def first_verb_from(self, token: int) -> int:
        """Return the first token from one on that is in a verb group; the end of the sentence if none is."""
        return min((k for k in self.sentence.verb_places if k >= token), default=self.sentence.end)

    def is_causative(self, verb: VerbGroup) -> bool:
        """Return whether the object of a verb does what the infinitive behind it tells: "led N to fear"."""
        return any(self.line.lower(token) in self.grammar.causative for token in verb.tokens)

    def is_preposition(self, token: int) -> bool:
        """Return whether a token is a preposition where it stands."""
        return "prep" in self._atoms(token)

    def _atoms(self, token: int) -> frozenset[str]:
        """Return what the word that begins at a token may be; nothing if none does."""
        words = self.sentence.words
        k = bisect_left(words.index, token)
        return words.at[k] if k < len(words.index) and words.index[k] == token else frozenset()

    def is_adverbial(self, token: int) -> bool:
        """Return whether a token is a preposition, an adverb or a time, and no object of a verb."""
        return self.grammar.tag(self.line.lower(token), self.tokens[token]) in _ADVERBIAL

    def _tag(self, token: int) -> Tag | None:
        return self.grammar.tags.get(self.line.lower(token))

    def is_attributive(self, quote: int) -> bool:
        """Return whether a quotation is a word before a noun: "a “skinny” deal"."""
        passage = self.passage
        return passage.is_attributive(quote) and passage.word_count(passage.pairs[passage.quotes[quote]]) < 3

    def make(
        self,
        group: NounGroup,
        cue: int,
        rule: str,
        antecedent: NounGroup | None = None,
        *,
        end: int | None = None,
    ) -> Attribution:
        """Return an attribution to a group by the verb at a token, to nobody if the mention is too long.

        ``end`` is the token after the words that show it, if they are several.
        """
        mention = self.mention(group)
        if mention[1] - mention[0] > LONGEST_SPEAKER:
            return UNNAMED
        meant = None if antecedent is None else self.mention(antecedent)
        shown = self.line.offsets(cue, cue + 1 if end is None else end)
        return Attribution(mention, shown, rule, antecedent=meant)
