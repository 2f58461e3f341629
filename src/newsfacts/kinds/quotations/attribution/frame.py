"""The writer's own sentence around its quotations, as its clauses were read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newsfacts.clauses import Clauses, NounGroup, Quoted, Sentence, VerbGroup
from newsfacts.kinds.quotations.attribution.clause import LONGEST_SPEAKER, Attribution
from newsfacts.kinds.quotations.attribution.sentence import Passage
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import CueForm
from newsfacts.text.lazy import lazy

__all__ = ["Frame"]

_CLITIC = 3
"""Tokens between a verb and the beginning of the pronoun before it at most."""
_OUTWARDS = 12
"""Clauses between a quotation and the outermost at most."""


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
        is_unfinished: bool,
    ) -> None:
        self.passage = passage
        self.is_unfinished = is_unfinished
        """Whether no mark stands at its end, as none does behind headlines."""
        self.grammar = passage.grammar
        self.sentence = sentence
        self.quotations = quotations
        self.tokens: Sequence[str] = view.scan.tokens
        self._starts = view.scan.starts
        self.clause = sentence.clause
        self._quoted_starts = [quoted.start for quoted in quotations.values()]
        self._quoted_ends = [quoted.end for quoted in quotations.values()]
        self._cues: dict[tuple[int, bool], tuple[int, CueForm | None] | None] = {}

    def holders(self, quote: int) -> Iterator[tuple[int, bool]]:
        """Yield the clauses whose content a quotation is, from the innermost outwards.

        The second value says whether it is the content of the verb, and not only a part of its clause.
        """
        quoted = self.quotations[quote]
        i = self.sentence.clause_at(quoted.start)
        content = i is not None and self._is_own(i, quoted)
        if content and i is not None:
            i = self._before_colon(quoted.start) or self._outer(i)
        for _ in range(_OUTWARDS):
            if i is None:
                return
            yield i, content
            content = content or self.clause(i).kind == "complement"
            i = self._outer(i)

    def _before_colon(self, token: int) -> int | None:
        """Return the clause of the word before a colon that stands before a token, if one does."""
        while token > 0 and self.tokens[token - 1].isspace():
            token -= 1
        if self.tokens[token - 1] != ":" or token - 2 < self.sentence.start:
            return None
        return self.sentence.clause_at(token - 2)

    def _is_own(self, i: int, quoted: Quoted) -> bool:
        """Return whether a clause is the quotation itself."""
        return all(quoted.start <= token < quoted.end for token in self.clause(i).verb.tokens)

    def _outer(self, i: int) -> int | None:
        """Return the clause that a clause is the content of; ``None`` if it is none's."""
        clause = self.clause(i)
        for _ in range(_OUTWARDS):
            if clause.kind != "coordinate" or clause.parent is None:
                break
            clause = self.clause(clause.parent)
        if clause.parent is None or clause.kind not in ("complement", "participle", "infinitive", "relative"):
            return None
        return clause.parent

    def cue(self, i: int, content: bool) -> tuple[int, CueForm | None] | None:
        """Return the token that says that somebody speaks, and its entry, if the verb of a clause does."""
        key = i, content
        if key not in self._cues:
            self._cues[key] = self._read_cue(i, content)
        return self._cues[key]

    def _read_cue(self, i: int, content: bool) -> tuple[int, CueForm | None] | None:
        verb = self.sentence.verb(i)
        for token in reversed(verb.tokens):
            cue = self.grammar.cues.get(self.tokens[token].lower())
            if cue is not None and self._is_of_itself(token, cue.lemma):
                return None
            if cue is not None and not cue.attitude and (cue.speech or not content):
                if cue.noun and not verb.sure:
                    return None
                return token, cue
        known = self.grammar.verbs_of_saying.get(verb.lemma)
        if known is not None and not known.attitude and (known.speech or not content):
            return _telling_token(self.tokens, verb), known
        return (_telling_token(self.tokens, verb), None) if content and "say" in verb.classes else None

    def is_active(self, offset: int) -> bool | None:
        """Return whether the verb at a code point is active, and no past participle; ``None`` for no verb."""
        verb = self._verbs.get(bisect_right(self._starts, offset) - 1)
        return None if verb is None else not verb.passive and (verb.finite or not verb.perfect)

    @lazy
    def _verbs(self) -> dict[int, VerbGroup]:
        """The verb group of each token of one: that of the first clause, if there are several."""
        clauses = self.sentence.words.until_deadline(range(self.sentence.count - 1, -1, -1))
        verbs = map(self.sentence.verb, clauses)
        return {token: verb for verb in verbs for token in verb.tokens}

    @lazy
    def first_verb(self) -> int:
        """The first token of a verb group; the end of the sentence if it has none."""
        return min(self._verbs, default=self.sentence.end)

    def attitude(self, i: int) -> int | None:
        """Return the token of a finite verb of thinking, if the verb of a clause is one."""
        verb = self.sentence.verb(i)
        if not verb.finite:
            return None
        cues = ((token, self.grammar.cues.get(self.lower(token))) for token in reversed(verb.tokens))
        return next((token for token, cue in cues if cue is not None and cue.attitude), None)

    def says(self, i: int, content: bool) -> bool:
        """Return whether the finite verb of a clause says something, and nobody else reports that it does."""
        clause = self.clause(i)
        if self.cue(i, content) is None or not clause.verb.finite:
            return False
        return clause.subject is None or not self.is_reported(i, clause.subject)

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
        told = bool(self.clause(clause.parent).verb.classes & {"say", "think"})
        return told and group.start < clause.verb.tokens[0]

    def is_attributive(self, quote: int) -> bool:
        """Return whether a quotation is a word before a noun: "a “skinny” deal"."""
        passage = self.passage
        return passage.is_attributive(quote) and passage.word_count(passage.pairs[passage.quotes[quote]]) < 3

    def lower(self, token: int | None) -> str:
        """Return a token in lower case; the empty string for none."""
        return "" if token is None else self.tokens[token].lower()

    def before(self, token: int) -> int | None:
        """Return the token before another one, white space left out; ``None`` for the first."""
        token -= 1
        while token >= self.sentence.start and self.tokens[token].isspace():
            token -= 1
        return token if token >= self.sentence.start else None

    def is_preposition(self, token: int) -> bool:
        """Return whether a token is a preposition where it stands."""
        words = self.sentence.words
        k = bisect_left(words.index, token)
        return k < len(words.index) and words.index[k] == token and "prep" in words.at[k]

    def words_between(self, start: int, end: int) -> int:
        """Return the number of words between two tokens; many if the second comes first."""
        if start > end:
            return len(self.tokens)
        return sum(token[0].isalnum() for token in self.tokens[start:end])

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Return where the tokens from ``start`` to ``end`` lie in the text."""
        return self._starts[start], self._starts[end]

    def _is_quoted(self, group: NounGroup) -> bool:
        """Return whether a quotation has a token in common with a group; no two quotations have one."""
        k = bisect_left(self._quoted_starts, group.end) - 1  # the last that opens before its end
        return k >= 0 and group.start < self._quoted_ends[k]

    def is_free(self, group: NounGroup) -> bool:
        """Return whether a group names somebody: no time, and no quotation in it."""
        if group.kind == "time" or self.is_article(group):
            return False
        return not self._is_quoted(group)

    def is_subjunctive(self) -> bool:
        """Return whether a clause of it has a subjunctive."""
        return any(self.sentence.verb(i).subjunctive for i in range(self.sentence.count))

    def is_told(self, i: int) -> bool:
        """Return whether a clause is in the mood of reported speech: its subject does not say it."""
        return bool(self.grammar.reported) and self.clause(i).verb.subjunctive

    def may_speak(self, group: NounGroup) -> bool:
        """Return whether a group may be a person; where nouns have capitals, all but nouns of saying."""
        if self.grammar.noun_capitals:
            return (
                group.kind in ("person", "name", "other")
                and self.lower(group.end - 1) not in self.grammar.nouns
            )
        return group.kind in ("person", "name")

    def names_nobody(self, group: NounGroup) -> bool:
        """Return whether a group says that nobody does it: "nobody", "neither N nor N"."""
        return self.tokens[group.start].lower() in self.grammar.nobody

    def is_article(self, group: NounGroup) -> bool:
        """Return whether a group is an article alone: one that has lost its noun, or a demonstrative."""
        word = self.tokens[group.start].lower()
        return group.end == group.start + 1 and self.grammar.tags.get(word) is Tag.DETERMINER

    def _is_relative(self, token: int) -> bool:
        """Return whether a relative clause opens at a token."""
        i = self.sentence.clause_at(token)
        return i is not None and self.clause(i).kind == "relative" and self.clause(i).start == token

    def mention(self, group: NounGroup) -> tuple[int, int]:
        """Return where a group lies, with an apposition if the name is there, or with what hangs on it."""
        start, end = group.start, group.end
        name, beside = group.name, group.apposition
        inside = name is not None and beside is not None and beside[0] <= name[0] < beside[1]
        if inside and beside is not None and not self._is_relative(beside[0]):
            start, end = min(start, beside[0]), max(end, beside[1])
        elif group.complement is not None and (name is None or name[1] <= group.start):
            end = max(end, group.complement[1])
        return self.offsets(start, end)

    def make(self, group: NounGroup, cue: int, rule: str, antecedent: NounGroup | None = None) -> Attribution:
        """Return an attribution to a group by the verb at a token; to nobody if the group names nobody."""
        mention = self.mention(group)
        if mention[1] - mention[0] > LONGEST_SPEAKER:
            return Attribution(None, None, "unnamed", False)
        meant = None if antecedent is None else self.mention(antecedent)
        return Attribution(mention, self.offsets(cue, cue + 1), rule, antecedent=meant)

    def antecedent(self, opener: int) -> NounGroup | None:
        """Return the group that a relative clause is about: the one before it, or what that hangs on."""
        end = opener
        while end > self.sentence.start and (self.tokens[end - 1].isspace() or self.tokens[end - 1] == ","):
            end -= 1
        last = self.group_to(end)
        if last is None:
            return None
        for group in self.sentence.groups:
            if group.complement is not None and group.complement[1] == end and group.kind == "person":
                return group
        return last if self.is_free(last) else None

    def group_at(self, token: int) -> NounGroup | None:
        """Return the group that begins at a token."""
        return self._by_start.get(token)

    def group_to(self, token: int) -> NounGroup | None:
        """Return the group that ends before a token."""
        return self._by_end.get(token)

    def group_behind(self, token: int) -> NounGroup | None:
        """Return the group that begins right behind a token, white space left out."""
        token += 1
        while token < self.sentence.end and self.tokens[token].isspace():
            token += 1
        return self._by_start.get(token)

    @lazy
    def _by_start(self) -> dict[int, NounGroup]:
        return {group.start: group for group in reversed(self.sentence.groups)}

    @lazy
    def _by_end(self) -> dict[int, NounGroup]:
        return {group.end: group for group in reversed(self.sentence.groups)}

    def is_inside_bracket(self, quote: int) -> bool:
        """Return whether a quotation stands in a bracket that opens in its sentence."""
        before = self.tokens[self.sentence.start : self.quotations[quote].start]
        return before.count("(") > before.count(")")

    def behind(self, quote: int) -> NounGroup | None:
        """Return N of "“…” by N": who stands right behind a quotation, with the preposition of an agent."""
        token = self.quotations[quote].end
        while token < self.sentence.end and self.tokens[token].isspace():
            token += 1
        if token >= self.sentence.end or self.lower(token) not in self.grammar.agents:
            return None
        group = self.group_behind(token)
        return None if group is None else self.free(group)

    def free(self, group: NounGroup) -> NounGroup:
        """Return a group without the quotations that stand in it: N of "N and “…”"."""
        if self.is_free(group) or not group.members:
            return group
        alone = (group._replace(start=start, end=end, members=()) for start, end in group.members)
        return next((member for member in alone if not self._is_quoted(member)), group)
