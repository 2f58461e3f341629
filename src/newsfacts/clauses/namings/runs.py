"""Names in a sentence: which words are one name, with the particles, initials and nicknames in it."""

from __future__ import annotations

from newsfacts.clauses.draft import Group
from newsfacts.clauses.namings.words import BROKEN, CAPITAL, COMPOUND, MARK, NamingWords
from newsfacts.clauses.words.names import GIVEN, JOINT, ORGANISATION, PARTICLE, ROLE

__all__ = ["NameRuns"]

_CLOSED = frozenset(
    {
        "det",
        "prep",
        "pron",
        "coord",
        "comp",
        "rel",
        "sub",
        "open",
        "neg",
        "ques",
        "clitic",
        "mark",
        "aux",
        "time",
    }
)
_LONGEST_NAME = 8
"""How many words a name has, at most."""
_NICKNAME = 3
"""How many words a nickname in marks has, at most."""
_PARTICLES = 3
"""How many particles are together, at most: "von und zu"."""


class NameRuns:
    """Finds the names in one sentence, by its words."""

    def __init__(self, words: NamingWords) -> None:
        self.words = words
        self.look = words.look
        self.at = words.at
        self.size = words.size

    def run(self, k: int) -> int:
        """Return the word after the name that begins at ``k``; ``k`` itself if none does."""
        words, first, end = self.words, k, k
        if k >= self.size or self.look[k] & (PARTICLE | CAPITAL) == PARTICLE:
            return k
        while end < self.size and end - first < _LONGEST_NAME:
            behind = self._past_part(first, end)
            if behind == end:
                break
            end = behind
        while end > first and words.is_joint(end - 1):
            end -= 1
        return self._past_suffix(end) if end > first else end

    def _past_part(self, first: int, k: int) -> int:
        """Return the word after the next part of the name that begins at ``first``; ``k`` if none comes."""
        if k > first and self.look[k] & BROKEN:
            return self._past_nickname(k)
        return k + 1 if self._is_part(first, k) else self._past_particles(first, k)

    def _is_part(self, first: int, k: int) -> bool:
        """Return whether a word continues the name that begins at ``first``."""
        look = self.look[k]
        if look & JOINT:
            return first < k and self.words.is_capital(k + 1)
        if look & (CAPITAL | MARK | COMPOUND) != CAPITAL:
            return False
        return self._opens(k) if first == k else self._continues(first, k)

    def _opens(self, k: int) -> bool:
        """Return whether a word with a capital may be the first of a name."""
        words, at, look = self.words, self.at[k], self.look[k]
        if "num" in at or "qty" in at:
            return False
        if look & GIVEN:
            return True
        if look & ROLE:
            return self._holds_preposition(k) or (k > 0 and words.is_honorific(k - 1))
        if "adv" in at and look & BROKEN:
            return False  # "However, his lawyer said"
        if at & _CLOSED:
            return "pron" in at and self._is_family_name(k)
        return not words.noun_capitals or bool(at & {"noun", "name", "unknown"})

    def _continues(self, first: int, k: int) -> bool:
        """Return whether a word with a capital may follow others in the name that begins at ``first``."""
        words, at, look = self.words, self.at[k], self.look[k]
        if "prep" in at:
            return self._holds_preposition(k - 1)
        if words.opens_person(k - 1) and "coord" not in at:
            follows = words.is_capital(k + 1) and not words.is_broken(k + 1) and not words.is_role(k + 1)
            return not (look & ROLE and follows and not words.is_initial(k - 1))
        if look & GIVEN:
            return True
        if look & ROLE:
            return self._is_surname(first, k) or self._holds_preposition(k)
        if look & ORGANISATION or not at & _CLOSED:
            return True
        return words.is_acronym(k) and not words.is_acronym(k - 1) and "coord" not in at  # "Orlex AS"

    def _holds_preposition(self, k: int) -> bool:
        """Return whether a preposition with a capital continues a name: "Doctors Without Borders"."""
        words = self.words
        if k + 2 >= self.size or "prep" not in self.at[k + 1] or words.is_given(k):
            return False
        return all(words.is_capital(j) for j in range(k, k + 3)) and not words.noun_capitals

    def _is_surname(self, first: int, k: int) -> bool:
        """Return whether a word that is a role elsewhere ends a name: "Martin Luther King"."""
        words = self.words
        suffixed = words.lower(k + 1).rstrip(".") in words.names.suffixes
        return words.is_given(first) and (suffixed or not words.is_capital(k + 1))

    def _is_family_name(self, k: int) -> bool:
        """Return whether a pronoun is a family name: "He Jianguo, a former director,"."""
        words = self.words
        name = words.is_capital(k + 1) and not words.is_broken(k + 1) and not self.at[k + 1] & _CLOSED
        return name and (words.is_mark(k + 2) or words.is_verb(k + 2)) and not words.is_role(k + 1)

    def _past_particles(self, first: int, k: int) -> int:
        """Return the word after particles and the name after them: "Ursula von der Leyen"; else ``k``."""
        if not self.look[k] & PARTICLE:
            return k  # as mostly
        words, end = self.words, k
        while end < min(self.size, k + _PARTICLES) and words.is_particle(end) and not self._is_apart(k, end):
            end += 1
        if not words.is_capital(end) or words.is_mark(end) or self._leads_to_body(end):
            return k
        if words.is_capital(k):
            return end + 1 if k == first or words.opens_person(k - 1) else k
        if first == k:
            return k
        if not self.at[k] & {"prep", "det"}:
            return end + 1
        given = any(words.is_given(j) for j in range(first, k))
        family = given and words.lower(k) in words.names.family_particles
        only_given = family or all(words.opens_person(j) for j in range(first, k))
        other = words.is_given(end) and words.is_capital(end + 1)  # "der Anwalt von Tom Dahl"
        return end + 1 if only_given and not other else k

    def _leads_to_body(self, k: int) -> bool:
        """Return whether the capitals from a word on name an organisation: "von der Berghof Bank"."""
        words = self.words
        for j in range(k, min(k + _PARTICLES, self.size)):
            if not words.is_capital(j) or words.is_mark(j) or words.is_broken(j):
                return False
            if words.is_organisation(j):
                return True
        return False

    def run_of_particles(self, k: int) -> int:
        """Return the word after a name that begins with particles: "von der Leyen"; ``k`` if none does."""
        words, end = self.words, k
        while end < min(self.size, k + _PARTICLES) and words.is_particle(end) and not self._is_apart(k, end):
            end += 1
        name = words.is_capital(end) and not words.is_mark(end) and not words.is_broken(end)
        return end + 1 if end > k and name else k

    def _is_apart(self, k: int, end: int) -> bool:
        return end > k and self.words.is_broken(end)

    def _past_nickname(self, k: int) -> int:
        """Return the word after a nickname in marks and the one after it: Robert "Bob" Li; else ``k``."""
        words = self.words
        if not (words.opens_person(k - 1) and words.is_quoted(k)):
            return k
        for end in range(k + 1, min(k + 1 + _NICKNAME, self.size)):
            if words.is_broken(end):
                return (
                    end + 1
                    if words.is_quoted(end) and words.is_capital(end) and not self.at[end] & {"pron", "det"}
                    else k
                )
        return k

    def _past_suffix(self, k: int) -> int:
        """Return the word after "Jr." or ", Jr."; else ``k``."""
        words = self.words
        comma = int(words.is_comma(k))
        suffix = words.lower(k + comma).rstrip(".") in words.names.suffixes
        if not (suffix and words.is_capital(k + comma)):
            return self._past_stop(k)
        return self._past_stop(k + comma + 1)

    def _past_stop(self, k: int) -> int:
        """Return the word after the stop of "Jr." or "Inc.", where it does not end a sentence; else ``k``."""
        words = self.words
        lower = words.lower(k - 1).rstrip(".")
        short = f"{lower}." in words.names.suffixes or f"{lower}." in words.names.organisations
        return k + 1 if short and k + 1 < self.size and "." in self.at[k] else k

    # What a run is

    def person_in(self, group: Group) -> Group | None:
        """Return the person whom a run of capitals ends with: "Harbor Foods Ann Berg"; or ``None``."""
        words, (start, end) = self.words, group
        for k in range(start, end - 1):
            if words.is_given(k) or (k == start and words.is_initial(k)):
                organisation = any(words.is_organisation(j) for j in range(k + 1, end))
                if organisation and not end - k == 2 == end - start:  # "Emily Post"
                    continue
                return (k, end) if k == start or self._is_front(start, k) else group
        return None

    def _is_front(self, start: int, k: int) -> bool:
        """Return whether the words before a given name are not a name of the person: "Oregon Mark Bell"."""
        words = self.words
        if k - start == 1 and (words.is_particle(start) or "adj" in self.at[start]):
            return False  # "San Diego", "South Carolina"
        if k - start > 1 or words.noun_capitals or words.is_acronym(start) or words.is_portfolio(start):
            return True
        if words.is_possessive(k - 1) or words.is_modifier(start) or words.is_place((start, k)):
            return True
        governed = start > 0 and bool(self.at[start - 1] & {"prep", "det"})
        return governed or words.is_organisation(start)

    def is_organisation(self, group: Group) -> bool:
        """Return whether a run of capitals is the name of an organisation or a country."""
        words = self.words
        start, end = group
        if words.is_place(group):
            return True
        if end - start == 2 and words.is_given(start):
            return False  # "Emily Post"
        if end - start > 1 and words.is_firm(end - 1):
            return True
        if any(words.is_organisation(k) or words.is_joint(k) for k in range(start, end)):
            return True
        if words.is_possessive(end - 1):
            return True  # McDonald's
        return end - start == 1 and words.is_acronym(start)
