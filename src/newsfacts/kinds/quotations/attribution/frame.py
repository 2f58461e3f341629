"""The writer's sentence around its quotations, as its clauses were read."""

from __future__ import annotations

from newsfacts.clauses import Clauses, NounGroup, Quoted, Reporting, Sentence, VerbGroup
from newsfacts.kinds.quotations.attribution.cues import Cues
from newsfacts.kinds.quotations.attribution.groups import Groups
from newsfacts.kinds.quotations.attribution.holders import Holders
from newsfacts.kinds.quotations.attribution.line import Line
from newsfacts.kinds.quotations.attribution.mentions import Mentions
from newsfacts.kinds.quotations.attribution.model import LONGEST_SPEAKER, OUTWARDS, UNNAMED, Attribution
from newsfacts.kinds.quotations.attribution.passage import Passage
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import CueForm, VerbForm
from newsfacts.text.lazy import lazy

__all__ = ["Frame"]

_NUMBERS = frozenset({"sg", "pl"})
_SMALL = 3
"""Letters that words without a capital have in headlines at most, but for function words."""
_ADVERBIAL = (Tag.PREPOSITION, Tag.ADVERB, Tag.TIME)


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
        cues = Cues(self.line, sentence, passage.grammar)
        self.cue, self.cue_at = cues.of, cues.at
        self.held_at, self.is_thought, self.tells_manner = cues.held_at, cues.is_thought, cues.tells_manner
        self._is_of_itself = cues.is_of_itself
        holders = Holders(self.line, sentence, quotations, passage.grammar, cues)
        self.holders, self.around, self.colon_before = holders.of, holders.around, holders.colon_before
        self.groups = Groups(self.line, sentence, passage.grammar)
        self.mention = Mentions(self.line, self.groups, sentence, passage.grammar).of
        self.contents: dict[int, Attribution | None] = {}
        """Who speaks in its quotations, by the clauses whose content they are, if it was needed so far."""

    @property
    def is_unfinished(self) -> bool:
        """Whether it has no mark at its end, as headlines do not."""
        return self.passage.is_unfinished(self.high)

    @lazy
    def is_title_case(self) -> bool:
        """Whether all but its small words have capitals, as in headlines; never where nouns have them."""
        if self.grammar.noun_capitals:
            return False
        large, tags = 0, self.grammar.tags
        for k in self.line.own:
            word = self.tokens[k]
            if len(word) <= _SMALL or not word.isalpha():
                continue
            if word.islower() and word not in tags:
                return False
            large += word[0].isupper()
        return large > 1

    def bracket_around(self, quote: int) -> int | None:
        """Return the token of the bracket that a quotation is in, if it opens in its sentence."""
        return self.line.bracket_around(self.quotations[quote].start)

    # Verbs of saying

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
            if group.members or self.sentence.words.at_token(group.start) & _NUMBERS != {"sg"}:
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
        if form.lemma not in self.grammar.quoting and self.sentence.is_passive(found.verb):
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
        """Return whether something else than what comes before it is the content of the verb at a token."""
        behind = self.line.after(verb)
        if behind is None:
            return False
        return self.line.lower(behind) in self.grammar.complementizers or self.line.is_quoted(behind)

    def is_reported(self, i: int, group: NounGroup) -> bool:
        """Return whether another clause reports this one: "N said he called it “…”", "would call"."""
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
        """Return whether the object of a verb is the subject of the infinitive after it: "led N to fear"."""
        return any(self.line.lower(token) in self.grammar.causative for token in verb.tokens)

    def is_preposition(self, token: int) -> bool:
        """Return whether a token is a preposition in its place."""
        return "prep" in self.sentence.words.at_token(token)

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
        mention = self.mention(self.groups.partitive(group) or group)
        if mention[1] - mention[0] > LONGEST_SPEAKER:
            return UNNAMED
        meant = None if antecedent is None else self.mention(antecedent)
        shown = self.line.offsets(cue, cue + 1 if end is None else end)
        return Attribution(mention, shown, rule, antecedent=meant)
