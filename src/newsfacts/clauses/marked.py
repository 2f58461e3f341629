"""How words between marks are in their sentence: what they name, what governs them, what they modify."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from newsfacts.clauses.draft import Group
from newsfacts.clauses.noun_groups import SentenceGroups

__all__ = ["Marked", "read_marked"]

_MOST_NOUNS = 12
"""How many nouns in a row are read as one group, at most."""
_NOUNS = frozenset({"noun", "name", "title"})
_MODIFIERS = frozenset({"adj", "num", "qty"})
_NO_NOUN = frozenset({"adj", "participle", "adv", "verb", "name"})
_CLOSED = frozenset({"prep", "coord", "comp", "rel", "aux", "comma"})
_NEAR = 8
"""How many words on either side are looked at: no noun group of news has more before or after its name."""


class Marked(NamedTuple):
    """The place of some words between marks in their sentence; words are in lower case."""

    before: str
    """The word right before them, or the empty string at the head of the sentence or after a mark."""
    behind: str
    """The word right after them, or the empty string."""
    nouns: tuple[str, ...]
    """The nouns of the group that ends right before them, the nearest first: "film" of 'the film "X"'."""
    linked: bool
    """Whether a preposition is between them and these nouns: 'an episode of "X"'."""
    common: bool
    """Whether the nearest of them is not a name."""
    adjective: str
    """The adjective right before them, or the empty string."""
    determiner: str
    """The article, possessive or possessive ending that opens their group, or the empty string."""
    definite: bool
    """Whether it is a definite article."""
    dative: bool
    """Whether its form is that of the dative and cannot be that of the accusative."""
    owned: bool
    """Whether a name or a noun in the possessive comes before them: 'the channel's "X"'."""
    preposition: str
    """The preposition before their group, or the empty string."""
    noun_of: str
    """The noun that it ties them to, or the empty string: "use" of 'the use of the word "X"'."""
    verb: str
    """The verb that comes before their group, in the form in which it is, or the empty string."""
    governor: int | None
    """Index of the clause that this verb belongs to, if that is known."""
    verb_beside: bool
    """Whether that verb comes right before them, or with no more than a preposition between."""
    around_verb: tuple[str, str]
    """The words right before and right after that verb: "s'" of "s'appelle", "sich" of "nennt sich"."""
    subject_beside: bool
    """Whether its subject comes right before that verb: "what Reid called", "a plan the mayor called"."""
    modifies: str
    """The noun right after that they come before as an adjective does, or the empty string."""
    beside: tuple[str, ...]
    """The words of a noun group after a comma that says what they are: '"X", a memoir'."""
    apposed_to: tuple[str, ...]
    """The nouns before a comma that say so, after a preposition with an article: 'in her memoir, "X"'."""
    subject_of: int | None
    """Index of the clause whose finite verb comes right after them."""
    in_name: bool
    """Whether parts of a name come right before and right after them: 'Jo "Red" Hill'."""
    clause: int | None
    """Index of the innermost clause that holds them."""
    asserts: bool
    """Whether a finite verb is among them."""
    ends_in_number: bool
    """Whether they are a word and a number: "Stage 3", "phase one"."""
    is_noun: bool
    """Whether they are a single word that is a noun and nothing else."""


def read_marked(
    groups: SentenceGroups, verbs: Mapping[int, int], clause: int | None, start: int, end: int
) -> Marked:
    """Return how the tokens from ``start`` to ``end``, marks and all, are in a sentence.

    ``verbs`` has the clause of each word of a verb group, ``clause`` is the one that holds the tokens.
    """
    index = groups.words.index
    return _Reader(groups, verbs, clause, bisect_left(index, start), bisect_left(index, end)).read()


class _Reader:
    """Reads what is around words between marks."""

    def __init__(
        self, groups: SentenceGroups, verbs: Mapping[int, int], clause: int | None, first: int, last: int
    ) -> None:
        self.groups = groups
        self.verbs = verbs
        self.clause = clause
        self.at = groups.at
        self.lower = groups.words.lower
        self.first = first
        """Their first word."""
        self.last = last
        """The word after the last one."""

    def read(self) -> Marked:
        at, lower, verbs = self.at, self.lower, self.verbs
        first, last = self.first, self.last
        k = first - 1
        adjective = lower(k) if self._is_adjective(k) else ""
        belonging = self.groups.reader.belonging
        linked = k > 0 and lower(k) in belonging and k not in verbs and self._is_noun(k - 1)
        nouns, k = self._nouns(k - 1 if linked else k)
        linked = linked and bool(nouns)
        article: frozenset[str] = frozenset()
        determiner = preposition = noun_of = ""
        if k >= 0 and "det" in at[k] and k not in verbs:
            article, determiner, k = at[k], lower(k), k - 1
        if self._is_preposition(k):
            preposition, k = lower(k), k - 1
            noun_of = lower(k) if self._is_noun(k) else ""
        k = self._to_verb(k)
        return Marked(
            lower(first - 1) if self._is_word(first - 1) else "",
            lower(last) if self._is_word(last) else "",
            nouns,
            linked,
            bool(nouns) and not self._is_name(self._noun_before()),
            adjective,
            determiner,
            "definite" in article,
            "c:dat" in article and "c:acc" not in article,
            "aux" in article,
            preposition,
            noun_of,
            *self._verb(k, beside=not nouns and not determiner),
            *self._behind(),
            self.clause,
            *self._inside(),
        )

    def _behind(self) -> tuple[str, tuple[str, ...], tuple[str, ...], int | None, bool]:
        """Return what they modify, are, follow a comma for, are subject of; and whether in a name."""
        if "," in self.at[self.last - 1] or "," in self.at[self.last]:
            return "", self._beside(), self._before_comma(), None, False
        in_name = self._is_name(self.first - 1) and self._is_name(self.last)
        return self._modified(), (), self._before_comma(), self._finite(self.last), in_name

    def _verb(self, k: int, *, beside: bool) -> tuple[str, int | None, bool, tuple[str, str], bool]:
        """Return the fields on the verb at word ``k``, if it is one, from ``verb`` to ``subject_beside``."""
        governor = self.verbs.get(k)
        if governor is None and (k < 0 or "participle" not in self.at[k]):
            return "", None, False, ("", ""), False
        subject = k > 0 and (bool(self.at[k - 1] & {"name", "nomonly"}) or self._is_in_contact(k - 1))
        return self.lower(k), governor, beside, (self.lower(k - 1), self.lower(k + 1)), subject

    def _is_in_contact(self, k: int) -> bool:
        """Return whether a noun ends a group right after another one: "a practice the mayor called"."""
        lowest = max(k - _NEAR, 1)
        while k > lowest and self.at[k] & (_NOUNS | _MODIFIERS) and "det" not in self.at[k]:
            k -= 1
        return "definite" in self.at[k] and self._is_noun(k - 1)

    def _inside(self) -> tuple[bool, bool, bool]:
        """Return whether a finite verb is among them, whether they end in a number, and are a mere noun."""
        at, first, last = self.at, self.first, self.last
        asserts = any(map(self.groups.is_verb, range(first, last)))
        numbered = last - first == 2 and bool(at[last - 1] & {"num", "qty"})
        return asserts, numbered, last - first == 1 and "noun" in at[first] and not at[first] & _NO_NOUN

    def _is_preposition(self, k: int) -> bool:
        """Return whether a word is a preposition, or an opener right before them: "known as"."""
        if k < 0 or k in self.verbs:
            return False
        return "prep" in self.at[k] or ("open" in self.at[k] and k == self.first - 1)

    def _is_noun(self, k: int) -> bool:
        return k >= 0 and k not in self.verbs and bool(self.at[k] & _NOUNS)

    def _is_word(self, k: int) -> bool:
        """Return whether a word is one, not a mark."""
        return self.lower(k)[:1].isalnum()

    def _is_name(self, k: int) -> bool:
        return 0 <= k < self.groups.size and "name" in self.at[k] and k not in self.verbs

    def _is_adjective(self, k: int) -> bool:
        return k >= 0 and k not in self.verbs and "det" not in self.at[k] and bool(self.at[k] & _MODIFIERS)

    def _noun_before(self) -> int:
        """Return the nearest noun before them, known to be there, back over adjectives."""
        k = self.first - 1
        while self.lower(k) in self.groups.reader.belonging or not self.at[k] & _NOUNS:
            k -= 1
        return k

    def _nouns(self, k: int) -> tuple[tuple[str, ...], int]:
        """Return the nouns before word ``k``, itself the first, and the word before the group."""
        at = self.at
        nouns: list[str] = []
        lowest = max(k - _NEAR, -1)
        belonging = self.groups.reader.belonging
        while k > lowest and k not in self.verbs:
            atoms = at[k]
            if nouns and self.lower(k) in belonging and k > 0 and at[k - 1] & _NOUNS:
                k -= 1
            elif "det" in atoms or atoms & _CLOSED:
                break
            elif atoms & _NOUNS:
                nouns.append(self.lower(k))
                k -= 1
            elif atoms & _MODIFIERS:
                k -= 1
            else:
                break
        return tuple(nouns), k

    def _to_verb(self, k: int) -> int:
        """Return the word that governs what follows word ``k``, back over adverbs and pronouns."""
        lowest = max(k - 2, 0)
        while k > lowest and k not in self.verbs and self.at[k] & {"adv", "reflexive"}:
            k -= 1
        return k

    def _modified(self) -> str:
        """Return the noun right after, if it is in one group with them."""
        last = self.last
        if self.groups.reader.adjectives_follow or last in self.verbs or not self._is_word(last):
            return ""
        atoms = self.at[last]
        if not atoms & _NOUNS or atoms & (_CLOSED | {"det", "pron"}):
            return ""
        k = last
        high = min(last + _MOST_NOUNS, self.groups.size - 1)
        while k < high and self._joins(k + 1):
            k += 1
        return self.lower(k)

    def _joins(self, k: int) -> bool:
        """Return whether a word continues the nouns before it and is not a name that they describe."""
        return k not in self.verbs and bool(self.at[k] & {"noun"}) and not self.at[k] & (_CLOSED | {"det"})

    def _beside(self) -> tuple[str, ...]:
        """Return the words of the group that follows a comma, up to what says more of it."""
        k = self.last + (0 if "," in self.at[self.last - 1] else 1)
        group: Group | None = self.groups.noun_at(k)
        if group is None or "det" not in self.at[group[0]] or group[1] in self.verbs:
            return ()
        return tuple(map(self.lower, range(*group)))

    def _before_comma(self) -> tuple[str, ...]:
        """Return the nouns before a comma right before them, after a preposition and an article."""
        k = self.first - 1
        if k < 0 or "," not in self.at[k]:
            return ()
        nouns, k = self._nouns(k - 1)
        governed = k > 0 and "det" in self.at[k] and self._is_preposition(k - 1)
        return nouns if governed and self.lower(k - 1) not in self.groups.reader.belonging else ()

    def _finite(self, k: int) -> int | None:
        """Return the clause whose finite verb begins at word ``k``."""
        i = self.verbs.get(k) if k in self.groups.verbs else None
        return None if i is None or self.verbs.get(self.first - 1) == i else i
