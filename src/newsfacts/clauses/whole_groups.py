"""How far a noun group reaches with what depends on it: "the value of exports"."""

from __future__ import annotations

from newsfacts.clauses.noun_groups import SentenceGroups

__all__ = ["WholeGroups"]

_CLOSED = frozenset({"det", "prep", "pron", "aux", "coord", "adv"})
_COUNTED = frozenset({"num", "det", "qty"})
_NOUNS = frozenset({"noun", "name", "title", "time"})


class WholeGroups:
    """Tells how far the noun groups of a sentence reach."""

    def __init__(self, groups: SentenceGroups) -> None:
        self.groups = groups
        self.words = groups.words
        self.at = groups.at
        self.verbs = groups.finite

    def read(self, k: int, *, verbless: bool) -> tuple[int, int] | None:
        """Return where the noun group at word ``k`` is with what depends on it by "of", as tokens.

        Not the participle after it that begins a clause ("dollars *obtained* from"). In a sentence without
        a verb (``verbless``) a last word that may be one is: "adults smoke". ``None`` if none begins there,
        or if its end is unclear.
        """
        pattern, adjectives_follow = self.groups.reader.pattern, self.groups.reader.adjectives_follow
        match = pattern.match(self.words.tags, k) if k < self.groups.size else None
        if match is None or match.lastgroup != "ng" or "num" in self.at[k]:
            return None
        end = next((j for j in range(k + 1, match.end()) if j in self.verbs), match.end())
        while end - k > 1 and self._opens_clause(end - 1):
            end -= 1
        end = self._before_time(k, end)
        if verbless and end - k > 1 and "pl" in self.at[end - 2] and "fin" in self.at[end - 1]:
            end -= 1
        if adjectives_follow:
            end = self._behind_adjectives(end)
        verb = len(self.at) if adjectives_follow else self._plural_verb(k, end)
        if verb > end and self._goes_on(end, adjectives_follow):
            return None
        end = min(end, verb)
        first = k if adjectives_follow else end - 1
        if not any(self.at[j] & _NOUNS for j in range(first, end)):
            return None
        end = self._reach(*self.groups.with_particles((k, end)))
        return self.words.index[k], self.words.end(end - 1)

    def _before_time(self, k: int, end: int) -> int:
        """Return the word after a group without the time behind its noun: "electricity *last year*"."""
        for j in range(k + 1, end - 1):
            if "deictic" in self.at[j] and "time" in self.at[j + 1] and self.at[j - 1] & _NOUNS:
                return j
        return end

    def _plural_verb(self, k: int, end: int) -> int:
        """Return the first word that may be the verb of a plural before it: "voters *want* it".

        A plural hardly ever comes before another noun, but for a few ("sales staff"). Return the end of the
        sentence if no such verb is there, or another verb follows the group.
        """
        at, none = self.at, len(self.at)
        if end in self.verbs:
            return none
        attributive = self.groups.reader.tagger.dictionary.settings.attributive
        for j in range(k + 1, min(end + 1, none)):
            plural = "pl" in at[j - 1] and "noun" in at[j - 1] and "name" not in at[j - 1]
            if plural and "vpl" in at[j] and "fin" in at[j] and self.words.lower(j - 1) not in attributive:
                return j
        return none

    def _behind_adjectives(self, end: int) -> int:
        """Return the word after the adjectives of a noun that ends before one: "la production mondiale"."""
        if not self.at[end - 1] & _NOUNS:
            return end
        while end not in self.verbs and "adj" in self.at[end] and not self.at[end] & _CLOSED:
            end += 1
        return end

    def _reach(self, k: int, end: int) -> int:
        """Return where a noun group ends with its members and with what "of" ties to it."""
        if end in self.verbs:
            return end
        members = self.groups.members((k, end))
        if members and not any(self._is_clause(*member) for member in members[1:]):
            end = members[-1][1]
        reach = self.groups.end_of_complement(end)
        if reach == end or any("num" in self.at[j] for j in range(end, reach)):
            return end
        if "coord" in self.at[reach] and "name" in self.at[reach - 1] & self.at[reach + 1]:
            following = self.groups.noun_at(reach + 1)  # "of Jutland and Fyn"
            return following[1] if following is not None else reach
        return reach

    def _is_clause(self, k: int, end: int) -> bool:
        """Return whether "and" may join more than a noun to a group: what is counted, or a bare verb."""
        if self.at[k] & _COUNTED:
            return True
        return self.groups.reader.adjectives_follow and end == k + 1 and "fin" in self.at[k]

    def _opens_clause(self, k: int) -> bool:
        """Return whether a participle after a noun begins a clause: a preposition follows it."""
        if "participle" not in self.at[k] or "noun" in self.at[k] or "prep" not in self.at[k + 1]:
            return False
        return self.words.lower(k + 1) not in self.groups.reader.belonging

    def _goes_on(self, k: int, adjectives_follow: bool) -> bool:
        """Return whether a group cut before word ``k`` may continue there: "old stone *houses* stand"."""
        atoms = self.at[k]
        if k in self.verbs:
            return bool(atoms & {"noun", "gerund"}) and "pl" not in self.at[k - 1]
        if adjectives_follow or not atoms & {"adj", "compound", "noun"} or atoms & _CLOSED:
            return False
        return bool(self.at[k + 1] & {"noun", "adj"}) and not self.at[k + 1] & _CLOSED
