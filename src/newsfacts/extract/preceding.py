"""What stands before a quotation: the nearest verb or noun of saying, and its subject."""

from __future__ import annotations

from newsfacts.extract.clauses import Attribution, ClauseReader
from newsfacts.extract.passage import DASHES
from newsfacts.extract.subjects import Mention
from newsfacts.grammar.cues import CueForm, VerbForm
from newsfacts.grammar.quotes import Tag

__all__ = ["Preceding"]

_ASIDE = DASHES | {","}
_CONTROL = 16
"""How many atoms before an infinitive the verb may stand whose object is its subject."""


class Preceding(ClauseReader):
    """Reads the clauses before a quotation in its sentence."""

    def read(self, quote: int, low: int, high: int) -> Attribution | None:
        """Read the nearest verb or noun of saying before a quotation in its sentence."""
        p, grammar = self.passage, self.grammar
        low = self._main_clause(self._inside_bracket(low, quote), quote)
        if self._names_thing(quote - 1, low):
            return Attribution(None, None, "name", False)
        thought: Attribution | None = None
        noun = -1
        close = True
        for i in range(quote - 1, low - 1, -1):
            if p.is_quote(i):
                continue
            if p.words[i] == ";":
                break
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
                if thought is not None and not self._reports(i, cue):
                    continue
                found = self._at_verb(i, cue, quote, low, high)
                firm = not cue.attitude or (found is not None and self._is_aside_on(found))
                if found is not None and firm and not self._is_reported(i, cue, found, low):
                    return found if cue.speech else self._source_before(i, low) or found
                thought = thought or found
            elif p.words[i] == "," and i < quote - 1:
                close = False
            elif p.lows[i] in grammar.nouns and thought is None and close and noun < 0:
                found = self._at_noun(i, quote, low)
                if found is not None and self._leads_to(i, quote):
                    return found
                thought = found
                noun = i
        if thought is None and noun > low:
            return self.main_subject(low, noun, "noun")
        return thought

    def _names_thing(self, i: int, low: int) -> bool:
        """Say whether a participle gives the thing before it its name: "a film called"."""
        p = self.passage
        if i <= low or p.lows[i] not in self.grammar.naming:
            return False
        return (p.is_nominal(i - 1) and not p.is_capital(i - 1)) or p.words[i - 1] == ","

    def _aside_source(self, i: int, quote: int) -> Attribution | None:
        """Read ", so der Minister," inside a sentence."""
        p = self.passage
        if i == 0 or p.lows[i] not in self.grammar.sources_behind or p.words[i - 1] != ",":
            return None
        comma = p.find((",",), i + 1, min(quote, i + _CONTROL))
        return self.source_phrase(i, comma) if comma > 0 and p.starts[i] > 0 else None

    def _leads_to(self, noun: int, quote: int) -> bool:
        """Say whether a quotation follows a noun directly, or behind "that", "of" or a comma."""
        p = self.passage
        between = p.tags[noun + 1] in (Tag.RELATIVE, Tag.SUBORDINATOR, Tag.PREPOSITION) or not p.is_word(
            noun + 1
        )
        return quote == noun + 1 or (quote == noun + 2 and between)

    def _reports(self, i: int, cue: CueForm) -> bool:
        """Say whether a verb may report what a verb behind it says."""
        if not cue.speech or cue.form is VerbForm.PARTICIPLE:
            return False
        base = cue.form is VerbForm.BASE
        return not (base and i > 0 and (self.follows_to(i) or self.passage.tags[i - 1] is Tag.AUXILIARY))

    def _is_aside_on(self, found: Attribution) -> bool:
        """Say whether a verb stands in an aside on somebody: "said Ervin, who thinks"."""
        if found.antecedent is None or found.speaker is None:
            return False
        start = found.speaker[0]
        return self.passage.text[max(0, start - 4) : start].rstrip()[-1:] == ","

    def _inside_bracket(self, low: int, quote: int) -> int:
        """Give the first atom inside the bracket that a quotation stands in, else ``low``."""
        p = self.passage
        for i in range(quote - 1, low - 1, -1):
            if p.words[i] == ")":
                return low
            if p.words[i] == "(":
                return i + 1
        return low

    def _is_parenthesis(self, verb: int, quote: int, low: int) -> bool:
        """Say whether a verb belongs to an aside that ends before the quotation: "- as Rubio said -"."""
        p = self.passage
        end = p.find(_ASIDE, verb, quote - 1)
        if end < 0:
            return False
        for i in range(verb - 1, max(low, verb - 8) - 1, -1):
            if p.words[i] in _ASIDE:
                return p.tags[i + 1] is Tag.SUBORDINATOR
            if not p.is_word(i):
                return False
        return False

    def _main_clause(self, low: int, quote: int) -> int:
        """Give the first atom of the main clause behind "When X said so, ...", else ``low``."""
        p = self.passage
        if self.grammar.verb_second or p.tags[low] is not Tag.SUBORDINATOR:
            return low
        for i in range(low + 1, quote - 1):
            ended = p.words[i] == "," or (p.is_quote(i) and p.goes_on(i))
            if ended and (p.tags[i + 1] in (Tag.PRONOUN, Tag.DETERMINER) or p.is_capital(i + 1)):
                subject = self.subjects.phrase_after(i + 1, quote)
                if subject is not None and subject[1] < quote and p.is_word(subject[1]):
                    return i + 1
        return low

    def _is_reported(self, i: int, cue: CueForm, found: Attribution, low: int) -> bool:
        """Say whether a verb only tells what somebody says: "said he would add"."""
        p = self.passage
        if self.grammar.verb_second or found.speaker is None:
            return False
        if cue.form is VerbForm.BASE and p.tags[i - 1] is Tag.AUXILIARY and not cue.speech:
            return True
        first = next((k for k in range(i - 1, low, -1) if p.starts[k] == found.speaker[0]), -1)
        if first <= low or p.tags[first] is not Tag.PRONOUN:
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
            caused = self._caused(i, low) if cue.form is VerbForm.BASE and self._follows_and(i, low) else None
            if caused is not None:
                return self.make(caused, where, "participle", cue.speech)
            if self.is_passive(i, low):
                subject = self._agent(i, quote, high)
                return self.make(subject, where, "agent", cue.speech) if subject else None
            subject = subject or self.subjects.left(i, self._clause(i, low))
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
        return self._at_participle(i, quote, low, cue)

    def _is_empty(self, i: int) -> bool:
        pronoun = self.grammar.pronouns.get(self.passage.lows[i])
        return pronoun is not None and pronoun.gender == "n" and pronoun.number == 1

    def _follows_and(self, verb: int, low: int) -> bool:
        """Say whether "and" stands right before a verb."""
        return verb > low and self.passage.tags[verb - 1] is Tag.COORDINATOR

    def _stands_first(self, verb: int, low: int) -> bool:
        """Say whether nothing but adverbs stands between a verb and the head of its clause."""
        p = self.passage
        i = verb - 1
        while i >= low and p.tags[i] is Tag.ADVERB:
            i -= 1
        return i < low or p.is_quote(i) or not p.is_word(i)

    def _clause(self, verb: int, low: int) -> int:
        """Give the first atom behind the last quotation before a verb, or ``low``."""
        p = self.passage
        for i in range(verb - 1, low - 1, -1):
            if p.is_quote(i) and p.goes_on(i):
                first = i + 2 if p.words[i + 1] == "," and i + 2 <= verb else i + 1
                if first < verb and (p.tags[first] in (Tag.PRONOUN, Tag.DETERMINER) or p.is_capital(first)):
                    return first
                return low if first < verb else first
        return low

    def is_passive(self, verb: int, low: int) -> bool:
        """Say whether a verb is in the passive: "was told"."""
        p = self.passage
        i = verb - 1
        while i > low and p.tags[i] is Tag.ADVERB:
            i -= 1
        return i >= low and p.lows[i] in self.grammar.passive

    def _agent(self, verb: int, quote: int, high: int) -> Mention | None:
        """Give X of "was described by X as '...'" or of "labeled as '...' by X"."""
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
        before = self.subjects.left(verb, self._clause(verb, low))
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
        """Give a name that begins with small words: "Von der Leyen sagte"."""
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

    def _at_participle(self, i: int, quote: int, low: int, cue: CueForm) -> Attribution | None:
        """Find the subject of "saying" or "to say": the sentence's, unless it has one of its own."""
        p = self.passage
        where = (i, i + 1)
        start = self._clause(i, low)
        if i > low and cue.form is VerbForm.GERUND and p.tags[i - 1] is Tag.COORDINATOR:
            for k in range(i - 2, low, -1):  # "with Trump tweeting and asking"
                twin = p.cue(k)
                if twin is not None and twin.form is VerbForm.GERUND:
                    found = self._at_participle(k, quote, low, twin)
                    return found and found._replace(cue=p.span(i, i + 1))
        if i > low and cue.form is VerbForm.GERUND and not p.is_quote(i - 1):
            before = i - 1
            while before > low and p.tags[before] is Tag.ADVERB:
                before -= 1
            if p.is_nominal(before) and p.lows[before] not in self.grammar.documents:
                own = self._without_content(self.subjects.phrase_before(before + 1, start))
                named = own is not None and (self._is_named(own) or p.lows[before] in self.grammar.bearers)
                if own is not None and (named or self._is_absolute(own, start)):
                    return self.make(own, where, "participle", cue.speech)
            elif p.tags[before] in (Tag.AUXILIARY, Tag.PRONOUN):
                own = self.subjects.left(i, start)
                if own is not None:
                    return self.make(own, where, "speaker-verb-quote", cue.speech)
        subject = self._caused(i, start) or self._of_last_segment(i, start) or self._nearest_finite(i, start)
        subject = subject or self.subjects.main(start, i)
        if subject is None and start > low:
            subject = self._nearest_finite(i, low) or self.subjects.main(low, i)
        if subject is None:
            return None
        return self.make(subject, where, "participle", cue.speech)

    def _caused(self, verb: int, low: int) -> Mention | None:
        """Give X of "it led X to call": the object of a verb of causing does what the infinitive says."""
        p, causative = self.passage, self.grammar.causative
        if not causative or p.cue(verb) is None or self.passage.is_gerund(verb):
            return None
        for i in range(verb - 1, max(low, verb - _CONTROL) - 1, -1):
            if p.words[i] in (",", ";", ":") or p.tags[i] in (Tag.RELATIVE, Tag.SUBORDINATOR):
                return None
            if p.lows[i] in causative:
                found = self.subjects.phrase_after(i + 1, verb)
                to = found is not None and found[1] < verb and p.lows[found[1]] in self.grammar.infinitive
                return found if to else None
        return None

    def _without_content(self, mention: Mention | None) -> Mention | None:
        """Give Lincoln of "the story of Lincoln saying": a story does not speak itself."""
        p = self.passage
        for i in range(mention[0], mention[1] - 2) if mention else ():
            said = p.lows[i] in self.grammar.documents or p.lows[i] in self.grammar.nouns
            if said and p.lows[i + 1] in self.grammar.sources_of:
                return i + 2, mention[1] if mention else i
        return mention

    def _of_last_segment(self, i: int, low: int) -> Mention | None:
        """Give the subject of the clause right before ", saying"."""
        p = self.passage
        last = p.find((",",), max(low, i - 5), i)
        if last < 0 or not (last == i - 1 or p.tags[last + 1] in (Tag.PREPOSITION, Tag.ADVERB)):
            return None
        first = last - 1
        while first > low and p.words[first] != "," and not p.is_quote(first):
            first -= 1
        for k in range(last - 1, first, -1):
            opens = p.words[k - 1] == "," or p.tags[k - 1] is Tag.PREPOSITION or not p.is_word(k - 1)
            if p.tags[k] in (Tag.RELATIVE, Tag.SUBORDINATOR) and opens:
                subject = self.subjects.main(k + 1, last)
                return subject if subject is not None and subject[0] <= k + 2 else None
            pronoun = p.pronoun(k) if p.tags[k] is Tag.PRONOUN else None
            if pronoun is not None and pronoun.number and pronoun.gender != "n":
                own = k == first + 1 or p.tags[k - 1] in (Tag.TIME, Tag.ADVERB, Tag.COORDINATOR)
                return (k, k + 1) if own else None
        return None

    def _is_named(self, mention: Mention) -> bool:
        p = self.passage
        return p.is_capital(mention[1] - 1) and not p.possessive(mention[1] - 1)

    def _is_absolute(self, mention: Mention, low: int) -> bool:
        """Say whether "with" stands before a phrase: "with a leaflet asking"."""
        p = self.passage
        return any(p.lows[k] in self.grammar.absolute for k in range(max(low, mention[0] - 3), mention[0]))

    def _nearest_finite(self, i: int, low: int) -> Mention | None:
        """Give the subject of the last verb of saying before a participle, whose clause it continues."""
        p = self.passage
        for k in range(i - 1, low - 1, -1):
            cue = p.cue(k)
            if cue is not None and cue.form is VerbForm.FINITE and not p.is_quote(k):
                subject = self.subjects.left(k, low)
                return self.subjects.right(k, i) if subject is None and cue.inverts else subject
        return None

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
