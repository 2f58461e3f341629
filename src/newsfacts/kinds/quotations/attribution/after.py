"""What follows a quotation: "..., Clinton said", "..., said Clinton", "..., according to Clinton"."""

from __future__ import annotations

from newsfacts.kinds.quotations.attribution.clause import Attribution, ClauseReader
from newsfacts.kinds.quotations.attribution.sentence import DASHES
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import CueForm, VerbForm

__all__ = ["Following"]

_REACH = 32
"""How many atoms behind a quotation its verb may stand."""
_FINAL = 5
"""How many atoms behind a quotation a participle may stand."""
_ASIDE = 20
"""How many atoms a name behind a dash may have with what is said of it."""
_CREDIT = 8
"""How many atoms a name behind a dash may have."""


class Following(ClauseReader):
    """Reads the clause behind a quotation."""

    def read(self, quote: int, low: int, high: int) -> Attribution | None:
        """Read the clause right behind a quotation."""
        p = self.passage
        i = quote + 1
        if i >= high:
            return None
        comma = p.words[i] == ","
        if comma:
            i += 1
        if i >= high or p.is_quote(i):
            return None
        if p.words[i] in DASHES or p.words[i] == "(":
            return self.credit(i, high)
        if p.words[i] == ":":
            return self._titled(i + 1, high) if quote == low and p.starts[i] == p.ends[quote] else None
        source = self.source_phrase(i, high)
        if source is not None:
            return source
        tag = p.tags[i]
        opens = not self.grammar.verb_second or tag is Tag.DETERMINER  # "... ist.“ Ein Sprecher sagte"
        if not comma and not p.goes_on(quote) and opens and not self._is_inverted(i, quote, low, high):
            return None
        if p.lows[i] in self.grammar.parenthetical and i + 2 < high:
            i += 1  # "as Clinton put it"
            tag = p.tags[i]
        if tag in (Tag.COORDINATOR, Tag.RELATIVE, Tag.SUBORDINATOR) or p.is_gerund(i):
            return None
        for verb in range(i, min(high, i + _REACH)):
            if p.words[verb] in ("", ";", ":"):  # a quotation, or the end of the clause
                return None
            if p.lows[verb] not in self.grammar.verbs:
                continue
            cue = p.cue(verb)
            if cue is None or cue.form is VerbForm.GERUND:
                continue
            if cue.form is VerbForm.PARTICIPLE and (not self.grammar.verb_second or self._is_told(i, verb)):
                continue
            if self.follows_to(verb):
                continue
            found = self._with_subject(verb, cue, i, high)
            if found is not None:
                return found
        return self._unknown_verb(i, high) if comma else None

    def _is_inverted(self, verb: int, quote: int, low: int, high: int) -> bool:
        """Return whether a verb of saying and its subject stand behind a whole sentence: "..." said Reyes."""
        p = self.passage
        cue = p.cue(verb) if quote == low and p.words[verb].islower() else None
        if cue is None or not cue.inverts or cue.form is not VerbForm.FINITE or cue.noun:
            return False
        subject = self.subjects.right(verb, high) if p.first_character(quote).isupper() else None
        return subject is not None and (
            p.tags[subject[0]] in (Tag.PRONOUN, Tag.DETERMINER) or p.is_capital(subject[0])
        )

    def _is_told(self, low: int, verb: int) -> bool:
        """Return whether an auxiliary of the passive stands between a quotation and a participle."""
        return any(low_word in self.grammar.passive for low_word in self.passage.lows[low:verb])

    def _unknown_verb(self, i: int, high: int) -> Attribution | None:
        """Read "„...“, freute sich Trainer Klapp": behind a quotation that stands first, any verb will do."""
        p = self.passage
        if not self.grammar.verb_second or p.tags[i] is not None or not p.words[i].islower():
            return None
        subject = self.subjects.right(i, high)
        return self.make(subject, (i, i + 1), "quote-verb-speaker") if subject else None

    def _with_subject(self, verb: int, cue: CueForm, low: int, high: int) -> Attribution | None:
        """Find the subject of a verb behind a quotation."""
        subject = self.subjects.left(verb, low)
        if subject is not None and subject[0] >= low and self._is_near(low, subject[0]):
            source = self.impersonal(subject, verb, low, high)
            return self.make(source, (verb, verb + 1), "quote-speaker-verb")
        if (cue.inverts or self.grammar.verb_second) and not any(
            self.passage.is_nominal(k) for k in range(low, verb)
        ):
            subject = self.subjects.right(verb, high)
            if subject is not None:
                source = self.impersonal(subject, verb, low, high)
                return self.make(source, (verb, verb + 1), "quote-verb-speaker")
        return None

    def _is_near(self, low: int, first: int) -> bool:
        """Return whether a subject stands right behind a quotation, or behind an aside there."""
        p = self.passage
        return p.words[first - 1] == "," or all(
            p.tags[k] in (Tag.ADVERB, Tag.TIME, Tag.PREPOSITION, Tag.AUXILIARY) for k in range(low, first)
        )

    def credit(self, i: int, high: int) -> Attribution | None:
        """Read the name behind a dash or in brackets that ends the sentence: "..." - Clinton."""
        p = self.passage
        last = high
        while last > i and not p.is_word(last - 1):
            last -= 1
        first = i + 1
        if p.words[i] == "(":
            last = p.find(")", i, high)
        else:  # "... - Anna Reid (@areid)", "... - Anna Reid, mayor of Salem"
            aside = [k for k in (p.find("(", first, last), p.find(",", first, last)) if k > first]
            if aside and last <= first + _ASIDE and not any(map(p.cue, range(min(aside), last))):
                last = min(aside)
        if not first < last <= first + _CREDIT or not p.is_capital(first) or p.tags[first] is not None:
            return None
        if any(p.is_quote(k) or p.cue(k) for k in range(first, last)):
            return None
        name = self.subjects.phrase_after(first, last)
        return self.make(name, None, "credit") if name and name[1] == last else None

    def _titled(self, i: int, high: int) -> Attribution | None:
        """Read the headline behind quoted words: "'We lost it all': survivors tell of the flood"."""
        p = self.passage
        for verb in range(i + 1, min(high, i + _CREDIT)):
            cue = None if p.is_quote(verb) else p.cue(verb)
            if cue is None and p.is_word(verb):
                continue
            if cue is None or cue.form not in (VerbForm.FINITE, VerbForm.BASE):
                return None
            subject = self.subjects.left(verb, i)
            named = subject is not None and subject[0] == i
            return self.make(subject, (verb, verb + 1), "quote-speaker-verb", cue.speech) if named else None
        return None

    def read_verb_final(self, quote: int, low: int, high: int) -> Attribution | None:
        """Read a participle behind a quotation whose auxiliary stands second: "hat ihn „gut“ genannt"."""
        p = self.passage
        if not self.grammar.verb_second:
            return None
        for i in range(quote + 1, min(high, quote + _FINAL)):
            cue = p.cue(i)
            if cue is None or not (cue.form is VerbForm.PARTICIPLE or i + 1 == high or not p.is_word(i + 1)):
                continue
            for k in range(quote - 1, low, -1):
                if p.tags[k] is Tag.AUXILIARY and p.lows[k] not in self.grammar.passive:
                    subject = self.subjects.left(k, low) or self.subjects.right(k, quote)
                    return self.make(subject, (i, i + 1), "verb-final", cue.speech) if subject else None
                if p.tags[k] is Tag.SUBORDINATOR and k < quote - 1:  # not "als „gut“ bezeichnet"
                    closed = i + 1 < high and p.tags[i + 1] is Tag.AUXILIARY
                    subject = (
                        self.subjects.main(k + 1, quote) if closed else None
                    )  # "weil X ihn „gut“ genannt hat"
                    return self.make(subject, (i, i + 1), "verb-final", cue.speech) if subject else None
        return None

    def read_later(self, quote: int, high: int) -> Attribution | None:
        """Read a verb of saying later in the sentence: the "loose talk" of others, McCain says."""
        p = self.passage
        first: Attribution | None = None
        for i in range(quote + 1, min(high, quote + _REACH)):
            if p.words[i] == ";":
                break
            source = self.source_phrase(i, high)
            if source is not None:
                return source
            cue = p.cue(i)
            if cue is None or cue.form is not VerbForm.FINITE or self.follows_to(i):
                continue
            if first is not None and not cue.speech:
                continue
            subject = self.subjects.left(i, quote + 1)
            if subject is None and self.grammar.verb_second and cue.inverts:
                subject = self.subjects.right(i, high)
            if subject is not None:
                found = self.make(subject, (i, i + 1), "later-verb", cue.speech)
                if cue.speech:
                    return found
                first = found
        return first
