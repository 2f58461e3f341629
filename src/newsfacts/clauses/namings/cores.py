"""Phrases without what depends on them: "the bank's chief economist", "BANK chief economist NAME"."""

from __future__ import annotations

from newsfacts.clauses.namings.parts import Core, PartReader, Scanned
from newsfacts.clauses.namings.runs import NameRuns
from newsfacts.clauses.namings.words import BROKEN, NamingWords
from newsfacts.clauses.words.names import GIVEN, MODIFIER, ROLE

__all__ = ["CoreReader"]

_STOPS = frozenset({"prep", "pron", "coord", "comp", "rel", "sub", "open", "neg", "ques", "mark"})
_NOMINAL = frozenset({"noun", "name", "adj", "num", "title", "compound", "unknown", "participle", "qty"})
_MOST_WORDS = 16
"""The most words in such a phrase."""
_AHEAD = 5
"""Words in which a role must come after a name to go on with it."""


class CoreReader:
    """Reads such phrases in one sentence."""

    def __init__(self, words: NamingWords, runs: NameRuns) -> None:
        self.words = words
        self.runs = runs
        self.at = words.at
        self.look = words.look
        self._parts = PartReader(words, runs)

    def read(self, start: int, believed: int | None = None) -> Core | None:
        """Return the phrase that begins at a word; ``None`` if none does.

        It goes on past ``believed``, where it is believed to end, only with what surely belongs to it.
        """
        words = self.words
        believed = words.size if believed is None else believed
        limit = min(words.size, start + _MOST_WORDS)
        k = start
        while k < limit and "det" in self.at[k] and not self._opens_name(k):
            k += 1
        found = Scanned(start, k)
        while found.end < limit and self._step(found, believed):
            pass
        if found.end in (start, found.first):
            owner = found.owner
            return self.read(start, owner[1]) if owner is not None and owner[1] < believed else None
        if self._is_number(found):
            return None
        while found.end > found.first + 1 and self._is_loose(found.end - 1):
            found.end -= 1
        return self._parts.read(found)

    def is_no_name(self, k: int) -> bool:
        """Return whether a word is part of a role with a capital ("Prime Minister"), or a verb."""
        words = self.words
        if words.is_verb(k) and not (words.is_given(k) and words.is_capital(k + 1)):
            return True
        if words.is_letter(k):
            return True
        if not self.look[k] & MODIFIER:
            return False
        behind = self.look[k + 1]
        return bool(behind & MODIFIER or behind & (ROLE | GIVEN) == ROLE) and not behind & BROKEN

    def _opens_name(self, k: int) -> bool:
        """Return whether an article is the first part of a name: "M. Le Goff"."""
        words = self.words
        if not words.is_particle(k) or not (words.is_capital(k) and words.is_capital(k + 1)):
            return False
        return k > 0 and not words.is_mark(k - 1) and not words.is_broken(k) and "definite" in self.at[k]

    # One step: a possessive, a name, a role, another word

    def _step(self, found: Scanned, believed: int) -> bool:
        """Take the next word or name into a phrase; return whether it goes on after that."""
        words, k = self.words, found.end
        if k > found.start and self.look[k] & BROKEN:
            return False
        if self._joins_adjectives(k, found):
            found.end += 1  # "an ancient and exclusive clan"
            return True
        if k >= believed and not self._goes_on(k, found):
            return False
        if words.is_possessive(k):
            return self._possessive(found)
        end = k if self.is_no_name(k) else self._run(k, believed)
        if end == k > found.first and words.is_honorific(k - 1):
            end = self.runs.run_of_particles(k)  # "Frau von der Leyen"
        if end > k:
            if words.is_truncated(end - 1):
                self._past_truncated(end, found)
            else:
                found.names.append((k, end))
                found.end = end
                if "coord" in self.at[end] and words.is_portfolio(k) and words.is_capital(end + 1):
                    found.end += 1  # "Health and Social Care Secretary"
            return True
        follows = bool(found.names) and not self._reaches_noun(k, believed)
        if not self._is_nominal(k, follows=follows, opened=k == found.start):
            return False
        self._nominal(found)
        return True

    def _reaches_noun(self, k: int, believed: int) -> bool:
        """Return whether a phrase is believed to go on from a word to a noun: "a Senate committee report"."""
        if not k < believed < self.words.size:
            return False
        last = self.at[believed - 1]
        return "noun" in last and "time" not in last and self._is_noun(k, opened=False)

    def _joins_adjectives(self, k: int, found: Scanned) -> bool:
        """Return whether a coordinator is between two adjectives."""
        if "coord" not in self.at[k] or found.names or found.roles or not found.others:
            return False
        return all("adj" in self.at[j] and "noun" not in self.at[j] for j in (k - 1, k + 1))

    def _is_number(self, found: Scanned) -> bool:
        """Return whether there is nothing but a number in a phrase yet."""
        if found.names or found.roles or not found.others:
            return False
        return all(self.at[k] & {"num", "qty"} for k in found.others)

    def _possessive(self, found: Scanned) -> bool:
        if self.words.ends_name(found.end) and found.names:
            found.end += 1
            found.names[-1] = (found.names[-1][0], found.end)
            return False
        if found.end == found.first:
            return False
        found.own()
        return True

    def _nominal(self, found: Scanned) -> None:
        words, k = self.words, found.end
        is_role = words.is_role(k)
        (found.roles if is_role else found.others).append(k)
        found.end += 1
        if is_role and "coord" in self.at[k + 1] and self._is_bare_role(k + 2):
            found.end += 1  # "President and Chief Executive"
        if words.is_truncated(k):
            self._past_truncated(found.end, found)

    def _past_truncated(self, k: int, found: Scanned) -> None:
        """Take "Sozial- und Integrationsdirektor" after "Gesundheits-," into a phrase, as a role."""
        words, limit = self.words, min(self.words.size, k + _MOST_WORDS)
        truncated = True
        while k < limit and truncated:
            while k < limit and ("coord" in self.at[k] or words.is_mark(k)):
                k += 1
            truncated = k < limit and words.is_truncated(k)
            k += 1
        found.end = min(k, words.size)
        found.roles.append(found.end - 1)

    def _run(self, k: int, believed: int) -> int:
        """Return the word after the name that begins at ``k``; past ``believed`` only if that cuts it."""
        end = self.runs.run(k)
        return believed if k < believed < end and not self._is_cut(believed) else end

    def _is_cut(self, k: int) -> bool:
        """Return whether a name cannot end before a word: after a given name, a particle, "Mr."."""
        words = self.words
        if words.opens_person(k - 1) or words.is_particle(k - 1):
            return True
        if "title" in self.at[k - 1]:
            return words.is_honorific(k - 1) or words.lower(k - 1).endswith(".") or words.is_given(k)
        return words.is_particle(k) or words.is_joint(k) or words.is_joint(k - 1) or "prep" in self.at[k]

    def _goes_on(self, k: int, found: Scanned) -> bool:
        """Return whether a phrase goes on with a word though it was believed to end before it."""
        words = self.words
        if words.is_possessive(k):
            return words.ends_name(k)
        if words.is_letter(k):
            return True  # "Kanzler a. D."
        if words.is_capital(k):
            titled = words.is_role(k - 1) and not (words.is_capital(k - 1) and words.is_capital(k - 2))
            return self._is_cut(k) or ((titled or words.is_letter(k - 1)) and words.is_given(k))
        if found.names and (found.names[-1][1] == k or not words.noun_capitals) and self._leads_on(k):
            return True
        if self._is_number(found):
            return True  # "9/11 widow"
        follows = words.adjectives_follow and bool(self.at[k] & {"adj", "unknown"})
        return follows or words.is_portfolio(k - 1)

    # Words that are not names

    def _is_nominal(self, k: int, *, follows: bool, opened: bool) -> bool:
        """Return whether a word that is not a name can be in a phrase; ``follows`` a name before it."""
        words, at = self.words, self.at[k]
        if self._is_role_before(k) and words.is_letter(k):
            return True  # "Kanzler a. D."
        if self._modifies(k):
            return not follows or self._leads_on(k)
        if words.is_mark(k) or "time" in at or ("det" in at and not at & {"noun", "adj"}):
            return False
        if words.is_role(k):
            return (words.is_capital(k) or not words.is_verb(k)) and (not follows or self._leads_on(k))
        if words.is_verb(k):
            return False
        if follows and words.adjectives_follow and not at & _STOPS:
            return self._follows_name(k)
        return self._is_noun(k, opened=opened) and (not follows or self._leads_on(k))

    def _is_noun(self, k: int, *, opened: bool) -> bool:
        at = self.at[k]
        if opened and "gerund" in at:
            return not self.words.is_capital(k + 1)
        if at & _STOPS or not at & _NOMINAL:
            return False
        reduced = "participle" in at and not at & {"noun", "adj"} and "noun" in self.at[k - 1]
        return opened or not reduced  # "the report published in"

    def _follows_name(self, k: int) -> bool:
        """Return whether an adjective after a name belongs to it: "l'Office fédéral"."""
        words = self.words
        if self.at[k] & {"adj", "unknown"} and not (words.is_given(k - 1) or words.is_given(k - 2)):
            return True
        return words.is_portfolio(k - 1)

    def _modifies(self, k: int) -> bool:
        if not self.look[k] & MODIFIER:
            return False
        return bool(self.look[k + 1] & (ROLE | MODIFIER)) or self._is_role_before(k)

    def _is_role_before(self, k: int) -> bool:
        return k > 0 and (self.words.is_role(k - 1) or self.words.is_letter(k - 1))

    def _leads_on(self, k: int) -> bool:
        """Return whether a role comes after a name, as in "BANK senior analyst"; no time, no verb."""
        words = self.words
        for j in range(k, min(k + _AHEAD, words.size)):
            if words.is_role(j):
                return not any(map(words.is_verb, range(k, j)))  # last, because verbs cost most
            if words.is_mark(j) or self.at[j] & _STOPS or "time" in self.at[j]:
                return False
            if words.is_capital(j) and j > k:
                return not words.noun_capitals and not any(map(words.is_verb, range(k, j + 1)))
        return False

    def _is_bare_role(self, k: int) -> bool:
        """Return whether a role without an article comes, of the same person: "founder and chief editor"."""
        words, limit = self.words, k + _AHEAD
        while k < min(limit, words.size) and "adj" in self.at[k] and not words.is_role(k):
            k += 1
        if words.noun_capitals and words.is_given(k + 1) and not words.is_given(k):
            return True
        return k < words.size and words.is_role(k)

    def _is_loose(self, k: int) -> bool:
        """Return whether a word without a capital ends a phrase where nouns have one: "der Senator knapp"."""
        words = self.words
        return words.noun_capitals and not words.is_capital(k) and not words.is_letter(k)
