"""The writer's own sentence around its quotations, as its clauses were read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newsfacts.clauses import Clause, Clauses, NounGroup, Quoted, Sentence, VerbGroup
from newsfacts.kinds.quotations.attribution.clause import LONGEST_SPEAKER, Attribution
from newsfacts.kinds.quotations.attribution.sentence import DASHES, Passage
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import CueForm
from newsfacts.model import Span

__all__ = ["Frame", "Frames", "ends_sentence", "read_frame"]

_ENDS = frozenset({",", ";", ":", ")", "(", *DASHES})
"""What may stand behind a quotation that is a clause of its own."""
_SPOKEN = frozenset(",.!?…")
"""Last characters of speech that is a clause of its own."""
_STOPS = frozenset(".!?…")
_CLAUSE = 4
"""Words that speech between commas has at least, if it begins without a capital."""
_CLITIC = 3
"""Tokens between a verb and the beginning of the pronoun before it at most."""
_MARKERS = 2
"""Words between an object and its infinitive at most: "d" and an apostrophe."""
_OUTWARDS = 12
"""Clauses between a quotation and the outermost at most."""


def read_frame(passage: Passage, view: Clauses, low: int, high: int) -> Frame | None:
    """Return the sentence from atom ``low`` to ``high`` with its quotations read whole, if it can be read."""
    places = [i for i in passage.quotes if low <= i < high]
    quotations = [_quoted(passage, view, i, low, high) for i in places]
    span = Span(passage.starts[low], passage.ends[high - 1])
    sentence = view.around(span, quotations)
    if sentence is None:
        return None
    unfinished = passage.is_unfinished(high)
    return Frame(passage, view, sentence, dict(zip(places, quotations, strict=True)), unfinished)


class Frames:
    """The sentences of a passage as their clauses were read, each at most once."""

    def __init__(self, passage: Passage, view: Clauses | None) -> None:
        self.passage = passage
        self.view = view
        self._read: dict[tuple[int, int], Frame | None] = {}

    def at(self, low: int, high: int) -> Frame | None:
        """Return the sentence from atom ``low`` to ``high``, if there are tables to read it with."""
        if self.view is None:
            return None
        if (low, high) not in self._read:
            self._read[low, high] = read_frame(self.passage, self.view, low, high)
        return self._read[low, high]


def _quoted(passage: Passage, view: Clauses, i: int, low: int, high: int) -> Quoted:
    pair = passage.pairs[passage.quotes[i]]
    scan = view.scan
    return Quoted(
        scan.token_at(pair.outer_start),
        scan.token_at(pair.outer_end - 1) + 1,
        _is_clause(passage, i, low, high),
        i + 1 < high and ends_sentence(passage, i) and i > low,
    )


def ends_sentence(passage: Passage, i: int) -> bool:
    """Return whether a quotation may end what begins before it, as a new sentence stands behind it."""
    if i + 1 >= passage.size or passage.is_quote(i + 1):
        return False
    return passage.last_character(i) in _STOPS and passage.words[i + 1][0].isupper()


def _is_clause(passage: Passage, i: int, low: int, high: int) -> bool:
    """Return whether a quotation looks like a clause of its own rather than a part of the one around it."""
    before = passage.words[i - 1] if i > low else ","
    if before not in (",", ":") and before not in DASHES:
        return False
    last = passage.last_character(i)
    ended = last in _SPOKEN or i + 1 == high or passage.words[i + 1] in _ENDS
    if ended and (passage.first_character(i).isupper() or last in ",!?" or before == ":"):
        return True
    closed = i + 1 < high and passage.words[i + 1] == ","
    return closed and passage.word_count(passage.pairs[passage.quotes[i]]) >= _CLAUSE


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
        token = bisect_right(self._starts, offset) - 1
        for i in range(self.sentence.count):
            verb = self.sentence.verb(i)
            if token in verb.tokens:
                return not verb.passive and (verb.finite or not verb.perfect)
        return None

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

    def is_free(self, group: NounGroup) -> bool:
        """Return whether a group names somebody: no time, and no quotation in it."""
        if group.kind == "time" or self.is_article(group):
            return False
        return not any(q.start < group.end and group.start < q.end for q in self.quotations.values())

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

    def mention(self, group: NounGroup) -> tuple[int, int]:
        """Return where a group lies, with an apposition if the name is there, or with what hangs on it."""
        start, end = group.start, group.end
        name, beside = group.name, group.apposition
        if name is not None and beside is not None and beside[0] <= name[0] < beside[1]:
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
        last = next((group for group in self.sentence.groups if group.end == end), None)
        if last is None:
            return None
        for group in self.sentence.groups:
            if group.complement is not None and group.complement[1] == end and group.kind == "person":
                return group
        return last if self.is_free(last) else None

    def group_at(self, token: int) -> NounGroup | None:
        """Return the group that begins at a token."""
        return next((group for group in self.sentence.groups if group.start == token), None)

    def subject(self, i: int) -> NounGroup | None:
        """Return the subject of a finite clause, or of the one that it goes on with, if it may speak."""
        for _ in range(_OUTWARDS):
            clause = self.clause(i)
            group = clause.subject
            if group is not None:
                known = self.is_free(group) and group.start != clause.opener
                return group if known and not self._is_cut(group.end, clause.verb.tokens[0]) else None
            if clause.kind != "coordinate" or clause.parent is None or self._may_go_on(i, clause.parent):
                return None
            i = self._continued(clause, clause.parent)
        return None

    def subject_around(self, i: int) -> NounGroup | None:
        """Return the subject of the clause around "what he called “…”", whom the pronoun stands for."""
        clause = self.clause(i)
        if clause.opener is None or clause.parent is None:
            return None
        before = self.before(clause.opener)
        if not {self.lower(clause.opener), self.lower(before)} & self.grammar.free_relatives:
            return None
        group = self.subject(clause.parent)
        return group if group is not None and group.kind != "pronoun" else None

    def _continued(self, clause: Clause, before: int) -> int:
        """Return the clause that "and said" goes on with: "N said it is late and added", not "it is"."""
        inner = self.clause(before)
        if inner.kind != "complement" or inner.parent is None:
            return before
        outer = self.clause(inner.parent).verb
        same = clause.verb.lemma == outer.lemma or (
            clause.verb.tense == outer.tense and inner.verb.tense != outer.tense
        )
        return inner.parent if same else before

    def _may_go_on(self, i: int, before: int) -> bool:
        """Return whether "and called" may go on with a relative clause as well: "N, who rose and called"."""
        first, last = self.clause(before).verb.tokens[-1], self.clause(i).verb.tokens[0]
        tense = self.clause(i).verb.tense
        return any(
            other.kind == "relative"
            and first < other.start
            and other.verb.tokens[-1] < last
            and other.verb.tense == tense
            for other in self.sentence.clauses
        )

    def _is_cut(self, start: int, end: int) -> bool:
        """Return whether a colon, or a bracket that opens or closes, stands between two tokens."""
        between = self.tokens[start:end]
        return ":" in between or between.count("(") != between.count(")")

    def is_inside_bracket(self, quote: int) -> bool:
        """Return whether a quotation stands in a bracket that opens in its sentence."""
        before = self.tokens[self.sentence.start : self.quotations[quote].start]
        return before.count("(") > before.count(")")

    def controller(self, i: int) -> tuple[int, NounGroup] | None:
        """Return who does what a participle or an infinitive says, and the clause that names it.

        That is the object or the subject of the clause that it belongs to.
        """
        clause = self.clause(i)
        if clause.parent is None:
            return None
        outer = self.clause(clause.parent)
        twin = self._twin(i) if clause.kind == "participle" else None
        if twin is not None:
            return self.controller(twin)
        if clause.kind == "participle":
            beside = self._beside(clause.start)
            if beside is not None:
                return clause.parent, beside
        if outer.verb.lemma in self.grammar.quoting and self._is_named_as(clause.start):
            group = outer.subject if outer.verb.passive else self.object(clause.parent, clause.start)
            return (clause.parent, group) if group is not None else None
        verbs = self.grammar.blaming if clause.kind == "participle" else self.grammar.asking
        if not outer.verb.passive and (outer.verb.lemma in verbs or outer.verb.lemma in self.grammar.blaming):
            group = self.object(clause.parent, clause.start)
            if group is not None and self.is_free(group) and self._leads(group.end, clause):
                return clause.parent, group
        if clause.kind == "participle" and self._is_apart(clause.start):
            return self._of_main(clause.parent)
        if not outer.verb.finite:
            return self.controller(clause.parent)
        subject = self.subject(clause.parent)
        return (clause.parent, subject) if subject is not None else None

    def _is_named_as(self, token: int) -> bool:
        """Return whether "as" stands before a participle: "quoted N as saying"."""
        return token > 1 and self.tokens[token - 2].lower() in self.grammar.parenthetical

    def _is_apart(self, token: int) -> bool:
        """Return whether a comma or a preposition stands right before a participle."""
        while token > self.sentence.start and self.tokens[token - 1].isspace():
            token -= 1
        word = self.tokens[token - 1].lower()
        return word == "," or self.grammar.tags.get(word) is Tag.PREPOSITION

    def _of_main(self, i: int) -> tuple[int, NounGroup] | None:
        """Return the subject of the clause whose end a participle stands at: "N said it was late, adding"."""
        for _ in range(_OUTWARDS):
            clause = self.clause(i)
            if clause.parent is None or clause.kind in ("main", "parataxis", "coordinate"):
                break
            group = clause.subject
            if clause.kind in ("relative", "adverbial") and not self._is_pronoun(group, clause.opener):
                break  # "…, where protesters had gathered, chanting"
            if self.clause(clause.parent).verb.tokens[0] > clause.start:
                break  # "N, who resigned, saying it was late, has left"
            i = clause.parent
        subject = self.subject(i)
        return (i, subject) if subject is not None else None

    @staticmethod
    def _is_pronoun(group: NounGroup | None, opener: int | None) -> bool:
        """Return whether a subject is a pronoun, or the relative word that opens its clause."""
        return group is not None and (group.kind == "pronoun" or group.start == opener)

    def behind(self, quote: int) -> NounGroup | None:
        """Return N of "“…” by N": who stands right behind a quotation, with the preposition of an agent."""
        token = self.quotations[quote].end
        while token < self.sentence.end and self.tokens[token].isspace():
            token += 1
        if token >= self.sentence.end or self.lower(token) not in self.grammar.agents:
            return None
        return next((self.free(g) for g in self.sentence.groups if self.before(g.start) == token), None)

    def free(self, group: NounGroup) -> NounGroup:
        """Return a group without the quotations that stand in it: N of "N and “…”"."""
        if self.is_free(group) or not group.members:
            return group
        places = self.quotations.values()
        for start, end in group.members:
            if not any(q.start < end and start < q.end for q in places):
                return group._replace(start=start, end=end, members=())
        return group

    def _twin(self, i: int) -> int | None:
        """Return the participle clause that "and arguing" goes on with."""
        before = self.before(self.clause(i).start)
        if before is None or self.grammar.tags.get(self.lower(before)) is not Tag.COORDINATOR:
            return None
        twins = [j for j in range(i) if self.clause(j).kind == "participle" and self.cue(j, True) is not None]
        return twins[-1] if twins else None

    def _leads(self, start: int, clause: Clause) -> bool:
        """Return whether only a preposition stands between an object and a participle: "N for calling"."""
        words = [token.lower() for token in self.tokens[start : clause.start] if not token.isspace()]
        if clause.kind == "infinitive":
            return len(words) <= _MARKERS and all(word[0].isalpha() or word in "'’" for word in words)
        return len(words) == 1 and self.grammar.tags.get(words[0]) is Tag.PREPOSITION

    def _beside(self, token: int) -> NounGroup | None:
        """Return the group right before a participle, if it is somebody: "the ad shows N saying"."""
        while token - 2 > self.sentence.start and self._is_adverb(token - 2):
            token -= 2
        for group in self.sentence.groups:
            if group.end <= token <= group.end + 1:
                last = group.members[-1] if group.members else (group.start, group.end)
                named = self.tokens[last[1] - 1][0].isupper() and not self.grammar.noun_capitals
                if group.kind == "time":
                    continue
                if (
                    group.kind in ("person", "name", "organisation")
                    or named
                    or self._is_absolute(group.start)
                ):
                    return group if self.is_free(group) else group._replace(start=last[0], members=())
        return None

    def _is_adverb(self, token: int) -> bool:
        word = self.tokens[token]
        return self.grammar.tag(word.lower(), word) is Tag.ADVERB

    def _is_absolute(self, token: int) -> bool:
        """Return whether a group stands behind the preposition of a clause of its own: "with N saying"."""
        return token - 2 >= self.sentence.start and self.tokens[token - 2].lower() in self.grammar.absolute

    def object(self, i: int, end: int) -> NounGroup | None:
        """Return the first group behind the verb of a clause, up to a token."""
        last = self.clause(i).verb.tokens[-1]
        return next(
            (group for group in self.sentence.groups if last < group.start and group.end <= end), None
        )
