"""What stands before a quotation: the nearest verb or noun of saying, and its subject."""

from __future__ import annotations

from bisect import bisect_left

from newsfacts.kinds.quotations.attribution.clause import Attribution
from newsfacts.kinds.quotations.attribution.participles import Participles
from newsfacts.kinds.quotations.attribution.subjects import Mention
from newsfacts.kinds.quotations.attribution.tokens import ASIDE_MARKS, first_from
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import CueForm, VerbForm

__all__ = ["Preceding"]

_TRIED = 12
"""How many verbs of saying are tried: no sentence of news has more before a quotation."""
_REACH = 16
"""How many atoms an aside may hold."""


class Preceding(Participles):
    """Reads the clauses before a quotation in its sentence."""

    def read(self, quote: int, low: int, high: int) -> Attribution | None:
        """Read the nearest verb or noun of saying before a quotation in its sentence."""
        p, grammar = self.passage, self.grammar
        low = self._main_clause(self._inside_bracket(low, quote), quote)
        thought: Attribution | None = None
        noun = -1
        close = True
        tried = 0
        for i in reversed(p.heeded[bisect_left(p.heeded, low) : bisect_left(p.heeded, quote)]):
            if p.lows[i] not in grammar.telling:
                if p.words[i] == ";":
                    break
                if i < quote - 1:
                    close = False
                continue
            source = self.source_phrase(i, quote) if p.lows[i] in grammar.sources_before else None
            source = source or self._aside_source(i, quote)
            if source is not None:
                return source
            if p.lows[i] in grammar.sources_after and i > low:
                subject = self.subjects.phrase_before(i, low)
                if subject is not None:
                    return self.make(subject, (i, i + 1), "source")
            cue = p.cue(i)
            if cue is not None and self._is_parenthesis(i, quote, low):
                continue
            if cue is not None:
                tried += 1
                if tried > _TRIED:
                    break
                if thought is not None and not self._reports(i, cue):
                    continue
                found = self._at_verb(i, cue, quote, low, high)
                firm = not cue.attitude or (found is not None and self._is_aside_on(found))
                if found is not None and firm and not self._is_reported(i, cue, found, low):
                    return found if cue.speech else self._source_before(i, low) or found
                thought = thought or found
            elif p.lows[i] in grammar.nouns and thought is None and close and noun < 0:
                found = self._at_noun(i, quote, low)
                if found is not None and self._leads_to(i, quote):
                    return found
                thought = found
                noun = i
        if thought is None and noun > low:
            return self.main_subject(low, noun, "noun")
        return thought

    def _aside_source(self, i: int, quote: int) -> Attribution | None:
        """Read ", so der Minister," inside a sentence."""
        p = self.passage
        if i == 0 or p.lows[i] not in self.grammar.sources_behind or p.words[i - 1] != ",":
            return None
        comma = p.find(",", i + 1, min(quote, i + _REACH))
        return self.source_phrase(i, comma) if comma > 0 and p.starts[i] > 0 else None

    def _leads_to(self, noun: int, quote: int) -> bool:
        """Return whether a quotation follows a noun directly, or behind "that", "of" or a comma."""
        p = self.passage
        between = p.tags[noun + 1] in (Tag.RELATIVE, Tag.SUBORDINATOR, Tag.PREPOSITION) or not p.is_word(
            noun + 1
        )
        return quote == noun + 1 or (quote == noun + 2 and between)

    def _reports(self, i: int, cue: CueForm) -> bool:
        """Return whether a verb may report what a verb behind it says."""
        if not cue.speech or cue.form is VerbForm.PARTICIPLE:
            return False
        base = cue.form is VerbForm.BASE
        return not (base and i > 0 and (self.follows_to(i) or self.passage.tags[i - 1] is Tag.AUXILIARY))

    def _is_aside_on(self, found: Attribution) -> bool:
        """Return whether a verb stands in an aside on somebody: "said Ervin, who thinks"."""
        if found.antecedent is None or found.speaker is None:
            return False
        start = found.speaker[0]
        return self.passage.text[max(0, start - 4) : start].rstrip()[-1:] == ","

    def _inside_bracket(self, low: int, quote: int) -> int:
        """Return the first atom inside the bracket that a quotation stands in, else ``low``."""
        p = self.passage
        if "(" not in p.words[low:quote]:
            return low
        for i in range(quote - 1, low - 1, -1):
            if p.words[i] == ")":
                return low
            if p.words[i] == "(":
                return i + 1
        return low

    def _is_parenthesis(self, verb: int, quote: int, low: int) -> bool:
        """Return whether a verb belongs to an aside that ends before the quotation: "- as Rubio said -"."""
        p = self.passage
        end = first_from(p.asides, verb, quote - 1)
        if end < 0:
            return False
        for i in range(verb - 1, max(low, verb - 8) - 1, -1):
            if p.words[i] in ASIDE_MARKS:
                return p.tags[i + 1] is Tag.SUBORDINATOR
            if not p.is_word(i):
                return False
        return False

    def _main_clause(self, low: int, quote: int) -> int:
        """Return the first atom of the main clause behind "When X said so, ...", else ``low``."""
        p = self.passage
        if self.grammar.verb_second or p.tags[low] is not Tag.SUBORDINATOR:
            return low
        for i in range(low + 1, quote - 1):
            ended = p.words[i] == "," or (p.is_quote(i) and p.goes_on(i))
            if ended and (p.tags[i + 1] in (Tag.PRONOUN, Tag.DETERMINER) or p.is_capital(i + 1)):
                subject = self.subjects.phrase_after(i + 1, quote)
                if subject is not None and subject[1] < quote and p.is_word(subject[1]):
                    return i + 1
                if i + 2 == quote and p.tags[i + 1] is Tag.DETERMINER:
                    return i + 1  # 'As he said goodbye, the "boss" wept'
        return low

    def _is_reported(self, i: int, cue: CueForm, found: Attribution, low: int) -> bool:
        """Return whether a verb only tells what somebody says: "said he would add"."""
        p = self.passage
        if self.grammar.verb_second or found.speaker is None:
            return False
        if cue.form is VerbForm.BASE and p.tags[i - 1] is Tag.AUXILIARY and not cue.speech:
            return True
        first = bisect_left(p.starts, found.speaker[0], low + 1, max(i, low + 1))
        if first >= i or p.starts[first] != found.speaker[0] or p.tags[first] is not Tag.PRONOUN:
            return False
        if p.tags[first - 1] is Tag.RELATIVE:
            first -= 1
        for k in range(first - 1, max(low, first - 4) - 1, -1):
            said = p.cue(k) if p.is_word(k) else None
            if said is not None:
                return said.speech and said.form is VerbForm.FINITE
        return False

    def _source_before(self, high: int, low: int) -> Attribution | None:
        """Read "according to X" further to the left in the sentence."""
        for i in range(high - 1, low - 1, -1):
            if self.passage.lows[i] in self.grammar.sources_before:
                return self.source_phrase(i, high)
        return None

    def _at_verb(self, i: int, cue: CueForm, quote: int, low: int, high: int) -> Attribution | None:
        """Find the speaker for a verb before a quotation."""
        p, grammar = self.passage, self.grammar
        where = (i, i + 1)
        if cue.form is VerbForm.FINITE or (cue.form is VerbForm.BASE and not self.follows_to(i)):
            subject = self._verb_second(i, quote, low) if grammar.verb_second else None
            caused = self.caused(i, low) if cue.form is VerbForm.BASE and self._follows_and(i, low) else None
            if caused is not None:
                return self.make(caused, where, "participle", cue.speech)
            if self.is_passive(i, low):
                subject = self._agent(i, quote, high)
                return self.make(subject, where, "agent", cue.speech) if subject else None
            subject = subject or self.subjects.left(i, self.clause_start(i, low))
            if subject is None and grammar.verb_second:
                subject = self._particle_name(i, low)
            joined = grammar.verb_second and i > low and p.tags[i - 1] is Tag.COORDINATOR
            first = self._stands_first(i, low) and (cue.form is VerbForm.FINITE or p.is_quote(i - 1))
            inverts = cue.inverts and not joined and (grammar.verb_second or first)
            if subject is None and inverts:
                subject = self.subjects.right(i, high if i > low and p.is_quote(i - 1) else quote)
            if subject is None and cue.lemma in grammar.impersonal:  # "Wie es in dem Brief heißt"
                subject = next(((k, k + 1) for k in range(low, i) if self._is_empty(k)), None)
            if subject is not None:
                source = self.impersonal(subject, i, low, quote)
                return self.make(source, where, "speaker-verb-quote", cue.speech)
            if cue.form is VerbForm.FINITE:
                subject = self.subjects.main(low, i)
                if subject is not None:
                    return self.make(subject, where, "sentence-subject", cue.speech)
            return None
        if cue.form is VerbForm.PARTICIPLE and grammar.verb_second:
            subject = self._bracketed(i, quote, low, high)
            return self.make(subject, where, "speaker-verb-quote", cue.speech) if subject else None
        return self.at_participle(i, quote, low, cue)

    def _is_empty(self, i: int) -> bool:
        pronoun = self.grammar.pronouns.get(self.passage.lows[i])
        return pronoun is not None and pronoun.gender == "n" and pronoun.number == 1

    def _follows_and(self, verb: int, low: int) -> bool:
        """Return whether "and" stands right before a verb."""
        return verb > low and self.passage.tags[verb - 1] is Tag.COORDINATOR

    def _stands_first(self, verb: int, low: int) -> bool:
        """Return whether nothing but adverbs stands between a verb and the head of its clause."""
        p = self.passage
        i = verb - 1
        while i >= low and p.tags[i] is Tag.ADVERB:
            i -= 1
        return i < low or p.is_quote(i) or not p.is_word(i)

    def _agent(self, verb: int, quote: int, high: int) -> Mention | None:
        """Return X of "was described by X as '...'" or of "labeled as '...' by X"."""
        p = self.passage
        for i in (verb + 1, verb + 2, quote + 1):
            if i + 1 < high and i != quote and p.lows[i] in self.grammar.sources_of:
                return self.subjects.phrase_after(i + 1, quote if i < quote else high)
        return None

    def _verb_second(self, verb: int, quote: int, low: int) -> Mention | None:
        """Find the subject of a verb that stands second: before it, or right behind it."""
        p = self.passage
        if verb > low and p.tags[verb - 1] is Tag.COORDINATOR:
            return None  # "und nannte sie": what follows is the object
        if verb + 1 == quote or p.words[verb + 1] == ":":
            return self._bracketed(verb, quote, low, quote)
        behind = self.subjects.right(verb, quote)
        if behind is None:
            return None
        if p.lows[verb + 1] in self.grammar.reflexive:
            return behind
        if p.tags[behind[0]] is Tag.PRONOUN:
            return behind
        before = self.subjects.left(verb, self.clause_start(verb, low))
        if before is None:
            return behind
        if (
            p.tags[behind[0]] is None
            and p.lows[before[0]] not in self.grammar.pronouns
            and any(p.lows[k] in self.grammar.names.media for k in range(*before))
        ):
            return behind  # "Der Zeitung sagte Filep Karma"
        return before

    def _particle_name(self, verb: int, low: int) -> Mention | None:
        """Return a name that begins with small words: "Von der Leyen sagte"."""
        p = self.passage
        first = verb - 1
        while first > low and p.lows[first - 1] in self.grammar.names.particles:
            first -= 1
        if first == low < verb - 1 and p.is_capital(verb - 1) and self.subjects.right(verb, p.size) is None:
            return low, verb
        return None

    def _bracketed(self, i: int, quote: int, low: int, high: int) -> Mention | None:
        """Find the subject of a participle whose auxiliary stands second: "X hat ... gesagt"."""
        p = self.passage
        for k in range(i - 1, low - 1, -1):
            if p.tags[k] is Tag.AUXILIARY:
                told = self.grammar.cues[p.lows[i]].lemma not in self.grammar.quoting
                if p.lows[k] in self.grammar.passive and told:
                    return None
                return self.subjects.left(k, low) or self.subjects.right(k, i)
        return None if self.passage.cue(i) is not None else self.subjects.main(low, i)

    def _at_noun(self, i: int, quote: int, low: int) -> Attribution | None:
        """Find the speaker for a noun of saying: its possessor, or what follows "by"."""
        p, grammar = self.passage, self.grammar
        for k in range(i - 1, max(low, i - 5) - 1, -1):
            if not p.is_word(k) or p.tags[k] in (Tag.PREPOSITION, Tag.AUXILIARY, Tag.PRONOUN):
                break
            if p.possessive(k):
                if p.tags[k] is Tag.DETERMINER:
                    return self.make((k, k + 1), (k + 1, i + 1), "noun", False)
                owner = self.subjects.possessor(k + 1, low)
                if owner is not None:
                    return self.make(owner, (k + 1, i + 1), "noun", False)
        if i + 2 < quote and p.lows[i + 1] in grammar.sources_of:
            speaker = self.object_of(i + 2, quote)
            if speaker is not None and (p.is_capital(speaker[1] - 1)):
                return self.make(speaker, (i, i + 2), "noun", False)
        return None
