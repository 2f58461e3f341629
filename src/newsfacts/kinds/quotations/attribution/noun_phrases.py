"""Noun phrases: where the words that name somebody begin and end."""

from __future__ import annotations

from newsfacts.kinds.quotations.attribution.sentence import Passage
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import VerbForm

__all__ = ["Mention", "Phrases"]

Mention = tuple[int, int]
"""The atoms of a noun phrase: the first, and the one after the last."""

_BRACKETED = 8
"""How many atoms a bracket inside a name may hold."""
_LONGEST = 26
"""How many atoms a noun phrase may hold."""


class Phrases:
    """Finds noun phrases in one passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.grammar = passage.grammar

    def phrase_before(self, end: int, low: int) -> Mention | None:
        """Return the noun phrase that ends right before an atom, with what prepositions tie to it."""
        p, tags, words = self.passage, self.passage.tags, self.passage.words
        low = max(low, end - _LONGEST)
        i = end
        while i > low:
            k = i - 1
            if words[k] == ")":
                opening = self._opening(k, low)
                if opening <= low:
                    break
                i = opening
                continue
            if not p.is_word(k):
                suffix = words[k] == "," and i < end and p.lows[i] in self.grammar.names.suffixes
                if not (suffix or words[k] in ("&", "/")):
                    break
            elif tags[k] is Tag.PRONOUN:
                if i == end:
                    return k, end
                break
            elif tags[k] is Tag.DETERMINER:
                if k > low and tags[k - 1] is Tag.PREPOSITION:
                    if p.lows[k - 1] in self.grammar.clausal and not self._holds_two(k, end):
                        return k, end  # "before its president boasted"
                    if p.lows[k - 1] in self.grammar.absolute and (k - 1 == low or not p.is_word(k - 2)):
                        return k, end  # "With the crowd chanting"
                    if k - 1 == low or not self._ties(k - 1):
                        return self._name_at_end(k, end)
                    i = k - 1
                    continue
                i = k
                if self._is_genitive(k, low):
                    if self._is_told(k):
                        return self.phrase_before(k, low)  # "Lehmann der Zeitung sagte"
                    continue
                break
            elif tags[k] is Tag.PREPOSITION:
                if p.lows[k] in self.grammar.absolute and i < end and not (k > low and self._ties_noun(k)):
                    return i, end
                if (p.lows[k] in self.grammar.names.particles and i < end and p.is_capital(i)) or (
                    k > low and self._ties(k)
                ):
                    pass
                else:
                    return self._name_at_end(i, end)
            elif tags[k] is Tag.COORDINATOR:
                if p.lows[k] not in self.grammar.joining or i == end or k == low or not self._joins(k):
                    break
            elif tags[k] is Tag.ADVERB and i < end and k > low and tags[k - 1] is Tag.DETERMINER:
                pass  # "a later interview"
            elif tags[k] is not None or self.is_verb(k) or self._is_strange(k, i, end, low):
                break
            i = k
        if i == end or (tags[i] is Tag.DETERMINER and i + 1 == end and not self.grammar.noun_capitals):
            return None  # "a hastily called meeting" has no subject
        while i < end and (tags[i] in (Tag.PREPOSITION, Tag.COORDINATOR) or not p.is_word(i)):
            i += 1
        if self.grammar.noun_capitals and not any(map(p.is_capital, range(i, end))):
            return None  # where nouns have capitals, a phrase has one
        return (i, end) if i < end else None

    def _holds_two(self, first: int, end: int) -> bool:
        """Return whether a phrase ends with a name outside it: "after the vote Doyle (said)"."""
        p = self.passage
        if self.grammar.noun_capitals or not p.is_capital(end - 1) or end - first < 3:
            return False
        return p.is_nominal(end - 2) and not p.is_capital(end - 2)

    def _is_strange(self, k: int, i: int, end: int, low: int) -> bool:
        """Return whether a word is outside the phrase behind it: the day of a date, a verb no table knows."""
        p = self.passage
        if k == low:
            return False
        if p.words[k].isdecimal() and i < end:
            return p.tags[k - 1] is Tag.TIME  # "on Sept. 22 Clinton said"
        return self.grammar.noun_capitals and not p.is_capital(k) and self._is_noun(k - 1)

    def _is_noun(self, k: int) -> bool:
        return self.passage.is_nominal(k) and self.passage.is_capital(k)

    def _is_genitive(self, k: int, low: int) -> bool:
        """Return whether an article ties its noun to the one before it: "ein Sprecher des Ministeriums"."""
        return (
            self.grammar.noun_capitals
            and k > low
            and self.passage.lows[k] in self.grammar.sources_of
            and (self._is_noun(k - 1))
        )

    def _is_told(self, article: int) -> bool:
        """Return whether an article begins the name of the newspaper spoken to: "Lehmann der Zeitung"."""
        p, names = self.passage, self.grammar.names
        before = p.lows[article - 1]
        if before in names.titles or before.endswith(tuple(names.title_endings)) or article + 2 >= p.size:
            return False
        media = tuple(names.media)
        return any(p.lows[k].endswith(media) for k in (article + 1, article + 2) if p.is_capital(k))

    def _ties(self, k: int) -> bool:
        """Return whether a preposition ties what follows to a noun before it."""
        p, endings = self.passage, self.grammar.verb_endings
        if p.lows[k] in self.grammar.agents and endings and p.lows[k - 1].endswith(endings):
            return p.is_nominal(k - 2) if k > 1 else False  # "a letter obtained by the Post"
        if p.lows[k] not in self.grammar.linking:
            return False
        return (p.is_nominal(k - 1) and not self.is_verb(k - 1)) or p.words[k - 1] == ")"

    def _ties_noun(self, k: int) -> bool:
        """Return whether a preposition ties what follows to a noun: not in "ended with Doyle shouting"."""
        return self._ties(k) and not self._looks_past(k - 1)

    def _looks_past(self, k: int) -> bool:
        word, endings = self.passage.words[k], self.grammar.verb_endings
        return word.islower() and bool(endings) and word.endswith(endings)

    def _joins(self, k: int) -> bool:
        p = self.passage
        return p.is_nominal(k - 1) and (p.is_capital(k + 1) == p.is_capital(k - 1))

    def is_verb(self, k: int) -> bool:
        """Return whether an atom is a finite verb of saying."""
        if self.passage.lows[k] not in self.grammar.verbs:
            return False
        cue = self.passage.cue(k)
        return cue is not None and cue.form is VerbForm.FINITE and not self.passage.is_capital(k)

    def _opening(self, closing: int, low: int) -> int:
        for i in range(closing - 1, max(low, closing - _BRACKETED) - 1, -1):
            if self.passage.words[i] == "(":
                return i
        return -1

    def _name_at_end(self, first: int, end: int) -> Mention | None:
        """Return the name at the end of a phrase with a preposition: "after the debate Trump said"."""
        p = self.passage
        if self.grammar.noun_capitals:
            return None
        i = end
        while i > first and (
            p.is_capital(i - 1) or (p.lows[i - 1] in self.grammar.names.particles and i < end)
        ):
            i -= 1
        if i == end:
            number = any(p.words[k].isdecimal() for k in range(first, end))
            return (first, end) if number else None  # "about four in 10 said"
        return i, end

    def possessor(self, end: int, low: int) -> Mention | None:
        """Return the owner of what follows: Brown of "the pull of Brown's promise"."""
        owner = self.phrase_before(end, low)
        if owner is None:
            return None
        first = owner[0]
        for i in range(*owner):
            if (
                self.passage.tags[i] is Tag.PREPOSITION
                and self.passage.lows[i] not in self.grammar.names.particles
            ):
                first = i + 1
        return first, owner[1]

    def phrase_after(self, first: int, high: int) -> Mention | None:
        """Return the noun phrase that begins at atom ``first``."""
        p, tags = self.passage, self.passage.tags
        if first >= high or p.is_quote(first):
            return None
        if tags[first] is Tag.PRONOUN:
            return first, first + 1
        if p.lows[first] in self.grammar.oblique:
            return None
        i = first
        named = False
        while i < min(high, first + _LONGEST):
            if p.is_quote(i):
                break
            if not p.is_word(i):
                if p.words[i] == "(" and i > first:
                    closing = p.find(")", i, min(high, i + _BRACKETED))
                    if closing > 0:
                        i = closing + 1
                        continue
                if p.words[i] == "," and i + 1 < high and p.lows[i + 1] in self.grammar.names.suffixes:
                    i += 2
                    continue
                break
            if tags[i] is Tag.DETERMINER:
                if i > first and not (
                    tags[i - 1] is Tag.PREPOSITION
                    or p.possessive(i)
                    or (self.grammar.noun_capitals and p.lows[i] in self.grammar.sources_of)
                ):
                    break
            elif tags[i] is Tag.PREPOSITION:
                particle = p.lows[i] in self.grammar.names.particles and i + 1 < high and p.is_capital(i + 1)
                if not particle and (
                    i == first
                    or p.lows[i] not in self.grammar.linking
                    or (named and p.lows[i] not in self.grammar.sources_of)
                ):
                    break
            elif tags[i] is Tag.COORDINATOR:
                if i == first or i + 1 >= high or p.lows[i] not in self.grammar.joining or not self._joins(i):
                    break
            elif (
                tags[i] is not None
                or (i > first and self.is_verb(i))
                or (i > first and self._is_progressive(i))
            ):
                break
            elif p.is_capital(i) or (named and self._is_particle(i, high)):
                named = True
            elif named and self.grammar.noun_capitals and p.words[i].islower():
                break  # "Angeklagter bestreitet Tat"
            elif (
                named
                and not self.grammar.noun_capitals
                and i > first
                and p.is_capital(i - 1)
                and not p.possessive(i - 1)
                and not self._is_role(i, high)
            ):
                break  # a small word behind a name: a verb that no table knows
            elif self._looks_finite(i, first):
                break
            i += 1
        while i > first and (
            tags[i - 1] in (Tag.PREPOSITION, Tag.COORDINATOR, Tag.DETERMINER) or not p.is_word(i - 1)
        ):
            if p.words[i - 1] == ")":
                break
            i -= 1
        while self.grammar.noun_capitals and i > first and tags[i - 1] is None and p.words[i - 1].islower():
            i -= 1  # "antwortete der Senator knapp"
        if i == first or (self.grammar.noun_capitals and not any(map(p.is_capital, range(first, i)))):
            return None  # where nouns have capitals, a phrase has one
        return first, i

    def _is_role(self, i: int, high: int) -> bool:
        """Return whether a role stands between two names: "former United defender Gary Bates"."""
        p = self.passage
        if i + 2 >= high or p.lows[i] in self.grammar.cues or self._looks_finite(i, 0):
            return False
        return all(p.is_capital(k) and p.tags[k] is None and p.is_word(k) for k in (i + 1, i + 2))

    def _is_particle(self, i: int, high: int) -> bool:
        """Return whether a small word inside a name leads on to its last part: "Ursula von der Leyen"."""
        p, particles = self.passage, self.grammar.names.particles
        while i < high and p.lows[i] in particles:
            i += 1
            if i < high and p.is_capital(i):
                return True
        return False

    def _is_progressive(self, i: int) -> bool:
        """Return whether a present participle opens a clause; with its article it is a noun: "the ruling"."""
        p = self.passage
        return p.is_gerund(i) and not p.is_capital(i) and p.tags[i - 1] is not Tag.DETERMINER

    def _looks_finite(self, i: int, first: int) -> bool:
        """Return whether a small word behind a noun has the ending of a past tense."""
        p = self.passage
        endings = self.grammar.verb_endings
        if not endings or not p.words[i].endswith(endings) or i == first:
            return False
        return p.tags[i - 1] is None
