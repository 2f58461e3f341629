"""Participles and infinitives of saying; their subject stands in a clause before them: "led X to call"."""

from __future__ import annotations

from newsfacts.kinds.quotations.attribution.clause import Attribution, ClauseReader
from newsfacts.kinds.quotations.attribution.subjects import Mention
from newsfacts.kinds.quotations.attribution.tokens import last_before
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import CueForm, VerbForm

__all__ = ["Participles"]

_CONTROL = 16
"""How many atoms before an infinitive the verb may stand whose object is its subject."""


class Participles(ClauseReader):
    """Reads participles and infinitives of saying before a quotation."""

    def clause_start(self, verb: int, low: int) -> int:
        """Return the first atom behind the last quotation before a verb, or ``low``."""
        p = self.passage
        quote = last_before(p.open_quotes, verb)
        if quote < low:
            return low
        first = quote + 2 if p.words[quote + 1] == "," and quote + 2 <= verb else quote + 1
        if first < verb and (p.tags[first] in (Tag.PRONOUN, Tag.DETERMINER) or p.is_capital(first)):
            return first
        return low if first < verb else first

    def is_passive(self, verb: int, low: int) -> bool:
        """Return whether a verb is in the passive: "was told"."""
        p = self.passage
        i = verb - 1
        while i > low and p.tags[i] is Tag.ADVERB:
            i -= 1
        return i >= low and p.lows[i] in self.grammar.passive

    def at_participle(self, i: int, quote: int, low: int, cue: CueForm) -> Attribution | None:
        """Find the subject of "saying" or "to say": the sentence's, unless it has one of its own."""
        p = self.passage
        where = (i, i + 1)
        start = self.clause_start(i, low)
        if i > low and cue.form is VerbForm.GERUND and p.tags[i - 1] is Tag.COORDINATOR:
            for k in range(i - 2, low, -1):  # "with Trump tweeting and asking"
                twin = p.cue(k)
                if twin is not None and twin.form is VerbForm.GERUND:
                    found = self.at_participle(k, quote, low, twin)
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
        subject = (
            self._quoted_as(i, start)
            or self.caused(i, start)
            or self._of_last_segment(i, start)
            or self._nearest_finite(i, start)
        )
        subject = subject or self.subjects.main(start, i)
        if subject is None and start > low:
            subject = self._nearest_finite(i, low) or self.subjects.main(low, i)
        if subject is None:
            return None
        return self.make(subject, where, "participle", cue.speech)

    def _quoted_as(self, verb: int, low: int) -> Mention | None:
        """Return X of "quoted X as saying" and of "X was quoted as saying"."""
        p = self.passage
        if verb == low or p.lows[verb - 1] not in self.grammar.parenthetical:
            return None
        for i in range(verb - 2, max(low, verb - _CONTROL) - 1, -1):
            cue = p.cue(i) if p.is_word(i) else None
            if cue is not None and cue.lemma in self.grammar.quoting:
                told = self.is_passive(i, low)
                return self.subjects.left(i, low) if told else self.subjects.phrase_after(i + 1, verb - 1)
        return None

    def caused(self, verb: int, low: int) -> Mention | None:
        """Return X of "it led X to call": the object of a verb of causing does what the infinitive says."""
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
        """Return Lincoln of "the story of Lincoln saying": a story does not speak."""
        p = self.passage
        for i in range(mention[0], mention[1] - 2) if mention else ():
            said = p.lows[i] in self.grammar.documents or p.lows[i] in self.grammar.nouns
            if said and p.lows[i + 1] in self.grammar.sources_of:
                return i + 2, mention[1] if mention else i
        return mention

    def _of_last_segment(self, i: int, low: int) -> Mention | None:
        """Return the subject of the clause right before ", saying"."""
        p = self.passage
        last = p.find(",", max(low, i - 5), i)
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
        """Return whether "with" stands before a phrase: "with a leaflet asking"."""
        p = self.passage
        return any(p.lows[k] in self.grammar.absolute for k in range(max(low, mention[0] - 3), mention[0]))

    def _nearest_finite(self, i: int, low: int) -> Mention | None:
        """Return the subject of the last verb of saying before a participle, whose clause it continues."""
        k = last_before(self.passage.finite_cues, i)
        cue = self.passage.cue(k) if k >= low else None
        if cue is None:
            return None
        subject = self.subjects.left(k, low)
        return self.subjects.right(k, i) if subject is None and cue.inverts else subject
