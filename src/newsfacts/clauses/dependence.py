"""What an amount depends on: nouns and the verb before it, the preposition between, the noun after."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsfacts.clauses.model import VerbGroup
from newsfacts.clauses.words.sentence import Words

__all__ = ["Dependence", "Dependences", "Governor"]

_EDGES = frozenset({",", ";", ":", "~", "-", "(", ")", ".", "rel", "comp", "open", "sub"})
_MODIFIERS = frozenset(
    {"det", "adj", "noun", "name", "num", "time", "compound", "qty", "deictic", "participle", "'"}
)
_NEVER = frozenset({"prep", "coord", "comp", "aux", ",", ";", ":", "(", ")"})
_MARKS = frozenset({",", ";", ":", "~", "-", "(", ")"})
_NOUNS = frozenset({"noun", "name", "time", "title"})
_CLOSED = frozenset({"prep", "pron", "aux", "coord", "adv", "clitic", "neg", "mark"})
_VERBAL = frozenset({"fin", "final", "infinitive", "participle", "gerund", "marked"})
_OWN = frozenset({"adj", "qty", "approximate", "adv", "neg"})
_FARTHEST = 24
"""How many words before an amount are looked at, at most."""
_LONGEST_GROUP = 8
"""How many words of a noun group before its head are looked at, at most."""
_MOST_LISTED = 7
"""How many words are with an amount of a list, at most: "in the third quarter"."""
_MOST_BEHIND = 4
"""How many words are between an amount and the noun that it modifies, at most."""


class Governor(NamedTuple):
    """A word that an amount may depend on."""

    lower: str
    """The word, in lower case."""
    token: int = -1
    """The index of its token; that of the first word of a verb group."""
    lemma: str = ""
    """Its infinitive, if it is a verb that a table knows."""
    is_verb: bool = False
    near: bool = False
    """Whether nothing but adverbs is between it and the amount or its preposition."""
    is_object: bool = False
    """Whether it is a noun without a preposition that is not known to be a subject: "cut *costs* by 5%"."""
    is_modifier: bool = False
    """Whether it is a noun that "of" ties to another without an article: "prévision de *croissance*"."""
    closes: bool = False
    """Whether it is an active verb group that ends after the amount: "hat 3 Prozent verloren"."""
    follows: bool = False
    """Whether it is a verb group that begins after the amount, and closes no clause: "5% were lost"."""
    apart: bool = False
    """Whether a mark is between it and the amount in its own clause: "it rose, he said, by 3%"."""


class Dependence(NamedTuple):
    """What an amount depends on."""

    word: str
    """The word before it, in lower case, its article and adjectives skipped: "by", "of", "up", a verb."""
    preposition: bool
    """Whether that word may be a preposition."""
    adverb: str
    """An adverb or adjective before that preposition or, without one, before the amount; else empty:
    "went *down* by 5%", "gave *back* 5%"."""
    determined: bool
    """Whether the amount has an article or another determiner: "a sharp 5%"."""
    governors: tuple[Governor, ...]
    """The heads of the noun groups before it, nearest first, then the verb."""
    before_verb: bool
    """Whether a verb that does not close its clause comes right after it: "who won 5% *lost*"."""
    attribute_of: tuple[str, ...]
    """The words after it in its noun group, the head last: "funding increase"; empty if it is the head."""


class Dependences:
    """Reads what amounts of one sentence depend on.

    ``verbs`` returns the clause whose verb group a word is in, ``verb`` the verb group of a clause and
    ``start_of`` the token at which it opens, and ``infinitive`` that of a word that a table knows as a verb;
    ``attributes`` says whether amounts can come before a noun ("a 5% rise"), ``brackets`` whether verbs may
    close their clause, ``belonging`` are the words that tie nouns ("of"), ``subjects`` the words of the
    subjects of clauses.
    """

    def __init__(
        self,
        words: Words,
        clause_at: Callable[[int], int | None],
        verbs: Mapping[int, int],
        verb: Callable[[int], VerbGroup],
        infinitive: Callable[[int], str],
        start_of: Callable[[int], int],
        *,
        attributes: bool,
        brackets: bool,
        belonging: frozenset[str],
        subjects: frozenset[int],
    ) -> None:
        self.words = words
        self.clause_at = clause_at
        self.verbs = verbs
        self.verb = verb
        self.infinitive = infinitive
        self.start_of = start_of
        self.attributes = attributes
        self.brackets = brackets
        self.belonging = belonging
        self.subjects = subjects

    def atoms(self, k: int) -> frozenset[str]:
        """Return what a word may be; nothing past either end."""
        return self.words.at[k] if 0 <= k < len(self.words.index) else frozenset()

    def read(self, start: int, end: int) -> Dependence:
        """Return what the tokens from ``start`` to ``end`` depend on."""
        k, behind = bisect_left(self.words.index, start), bisect_left(self.words.index, end)
        first, determined = self._own_start(k)
        atoms = self.atoms(first - 1)
        word = self.words.lower(first - 1).rstrip("'’")
        preposition = "prep" in atoms
        governors = self._governors(first - 1 if preposition else first, start)
        beside = first - 2 if preposition else first
        adverb = self.words.lower(beside) if beside < k and self._is_adverb(beside) else ""
        attribute_of = self._behind(behind) if self.attributes else ()
        after = self.atoms(behind)
        verbal = bool(after & _VERBAL) and "adv" not in after
        before_verb = verbal and behind in self.verbs and not self.brackets
        return Dependence(word, preposition, adverb, determined, governors, before_verb, attribute_of)

    def parallel(self, start: int, end: int, behind: int) -> bool:
        """Return whether an amount at ``end`` goes on a list that one before ``start`` began, as tokens.

        What is said about both follows each with the same preposition: "5% in May, 3% in June". ``behind`` is
        the token after the second.
        """
        k, last = bisect_left(self.words.index, start), bisect_left(self.words.index, end) - 1
        while last > k and self.atoms(last) & {"adv", "neg", "adj", "det"} and "prep" not in self.atoms(last):
            last -= 1
        if last > k and "prep" in self.atoms(last) and self.atoms(last - 1) & {",", "coord"}:
            last -= 1  # "lag *bei* 5 Prozent in Bonn und *bei* 3 Prozent in Ulm"
        linked = False
        while last > k and self.atoms(last) & {",", "coord"}:
            last, linked = last - 1, True
        if not linked or not self._is_adverbial(k, last + 1):
            return False
        return self.words.lower(k) == self.words.lower(bisect_left(self.words.index, behind))

    def is_adverbial(self, start: int, end: int) -> bool:
        """Return whether the tokens from ``start`` to ``end`` are a group after a preposition, or a time."""
        return self._is_adverbial(bisect_left(self.words.index, start), bisect_left(self.words.index, end))

    def _is_adverbial(self, k: int, end: int) -> bool:
        if not 0 < end - k <= _MOST_LISTED or not self.atoms(k) & {"prep", "time", "deictic"}:
            return False
        return not any(j in self.verbs or self.atoms(j) & _EDGES for j in range(k, end))

    def modifies(self, start: int, end: int) -> bool:
        """Return whether the tokens from ``start`` to ``end`` may all come before a noun: "last year's"."""
        first, last = bisect_left(self.words.index, start), bisect_left(self.words.index, end)
        if last - first > _MOST_LISTED:
            return False
        return all(map(self._may_modify, range(first, last)))

    def _may_modify(self, k: int) -> bool:
        atoms = self.atoms(k)
        if "'" in atoms or "det" in atoms:
            return "prep" not in atoms  # the "'s" of an owner is among them
        known = bool(atoms & _MODIFIERS) or ("verb" in atoms and k not in self.verbs)
        return known and not atoms & _NEVER

    def _is_adverb(self, k: int) -> bool:
        return bool(self.atoms(k) & {"adv", "adj"}) and k not in self.verbs

    def _own_start(self, k: int) -> tuple[int, bool]:
        """Return the first word of the group of an amount, and whether it has a determiner."""
        stop = max(k - _LONGEST_GROUP, 0)
        while k > stop:
            atoms = self.atoms(k - 1)
            if k - 1 in self.verbs:
                break
            if "det" in atoms and "prep" not in atoms:
                return k - 1, True
            if not atoms & _OWN or atoms & {"prep", "coord"} or atoms & _VERBAL:
                break
            k -= 1
        return k, False

    def _behind(self, k: int) -> tuple[str, ...]:
        """Return the words from word ``k`` up to a noun that what comes before them belongs to."""
        found: list[str] = []
        last = 0
        while len(found) < _MOST_BEHIND:
            atoms = self.atoms(k)
            if "time" in atoms or "deictic" in atoms:
                return ()  # "5% last year"
            if not atoms or atoms & _EDGES or "name" in atoms or k in self.verbs:
                break
            if atoms & (_CLOSED | {"det"}) and not atoms & {"noun", "adj", "compound"}:
                break
            if "noun" in atoms and "compound" not in atoms:
                last = len(found) + 1
            elif not atoms & {"adj", "compound", "gerund", "participle", "noun"}:
                break
            found.append(self.words.lower(k))
            k += 1
        return tuple(found[:last])

    def _governors(self, k: int, start: int) -> tuple[Governor, ...]:
        """Return the words before word ``k`` that what is there may depend on, nearest first."""
        found: list[Governor] = []
        near, mark, opener = True, -1, -1
        restricted = k - 1 if "prep" in self.atoms(k) else -1  # "ne croître *que* de 5 %" opens no clause
        stop = max(k - _FARTHEST, 0)
        k -= 1
        while k >= stop:
            atoms = self.atoms(k)
            if k in self.verbs:
                found.append(self._of_clause(self.verbs[k], start, near=near))
                return tuple(found)
            if atoms & _EDGES and not atoms & (_NOUNS | {"det", "prep"}):
                mark = self.words.index[k] if atoms & _MARKS else -1
                if not atoms & _MARKS and k != restricted:
                    opener = self.words.index[k]
                break
            if atoms & _NOUNS and not atoms & _CLOSED:
                first = self._group_start(k)
                found.append(self._noun(first, k, near=near))
                if self._opens_with_verb(first, k):
                    found.append(self._verb_word(first, near=near))
                    return tuple(found)
                k = first - 1
                near = False
                continue
            if atoms & _VERBAL and not atoms & (_CLOSED | {"adj", "det"}):
                found.append(self._verb_word(k, near=near))
                return tuple(found)
            near = (
                near
                and bool(atoms & {"adv", "approximate", "neg", "adj", "reflexive"})
                and "prep" not in atoms
            )
            k -= 1
        clause = self.clause_at(start)
        if clause is not None and self.start_of(clause) >= opener:
            found.append(self._of_clause(clause, start, near=False, mark=mark))
        return tuple(found)

    def _noun(self, first: int, k: int, *, near: bool) -> Governor:
        """Return the noun at word ``k`` of a stretch that begins with word ``first``."""
        before = self.atoms(first - 1)
        determined = "det" in before
        behind = self.atoms(first - 2) if determined and "prep" not in before else before
        modifier = not determined and self.words.lower(first - 1).rstrip("'’") in self.belonging
        governed = "prep" in behind or k in self.subjects or "time" in self.atoms(k)  # "grew this year 2%"
        token = self.words.index[k]
        return Governor(self.words.lower(k), token, near=near, is_object=not governed, is_modifier=modifier)

    def _verb_word(self, k: int, *, near: bool) -> Governor:
        """Return a verb that is in no verb group that was read."""
        token = self.words.index[k]
        return Governor(self.words.lower(k), token, self.infinitive(k), is_verb=True, near=near)

    def _group_start(self, k: int) -> int:
        """Return the first word of the stretch of nouns and adjectives that ends with word ``k``."""
        stop = max(k - _LONGEST_GROUP, 0)
        while k > stop and k - 1 not in self.verbs:
            atoms = self.atoms(k - 1)
            if atoms & (_CLOSED | {"det"}) or not atoms & (_NOUNS | {"adj", "compound", "num"}):
                break
            k -= 1
        return k

    def _opens_with_verb(self, first: int, last: int) -> bool:
        """Return whether a stretch of nouns begins with what is a verb there: "and cut costs by 5%"."""
        atoms = self.atoms(first)
        if not atoms & {"fin", "infinitive", "gerund"} or (first == last and not atoms & {"gerund"}):
            return False
        if first - 1 in self.verbs and "noun" in atoms and not self._takes_infinitive(first - 1):
            return False  # "would cut freight noise by 5%"
        return (
            "det" not in self.atoms(first - 1) and not self.atoms(first - 1) & {"prep"}
        ) or "mark" in self.atoms(first - 1)

    def _takes_infinitive(self, k: int) -> bool:
        """Return whether an infinitive without a mark may follow a word of a verb group: "help cut costs"."""
        return "cause" in self.verb(self.verbs[k]).classes

    def _of_clause(self, clause: int, start: int, *, near: bool, mark: int = -1) -> Governor:
        """Return the verb group of a clause; ``mark`` is the token of a mark before the amount, or -1."""
        verb = self.verb(clause)
        word = self.words.lower(bisect_left(self.words.index, verb.tokens[-1]))
        apart = mark >= 0 and self.start_of(clause) <= mark
        closes = self.brackets and verb.tokens[-1] > start and not verb.passive
        follows = verb.tokens[0] > start and not closes
        return Governor(
            word,
            verb.tokens[0],
            verb.lemma,
            is_verb=True,
            near=near,
            closes=closes,
            follows=follows,
            apart=apart,
        )
