"""What the words right around an expression of a sentence say of it: participles, nouns, its stretch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsfacts.clauses.ownership import Ownership
from newsfacts.clauses.words.sentence import Words

__all__ = ["Attachment"]

_EDGES = frozenset({",", ";", ":", "~", "(", ")", "."})
"""Marks at which a phrase ends."""
_REACH = 48
"""How many words on either side of an expression are looked at: news seldom has so many without a mark."""
_NOUNS = frozenset({"noun", "name"})
_CLOSED = frozenset({"det", "prep", "pron", "aux", "coord", "adv"})
_BEFORE_NOUN = frozenset({"det", "adj"})
_NO_PARTICIPLE = _CLOSED | {"det", "qty", "num", "neg"}


class Attachment:
    """Finds out what an expression belongs to in its sentence; places are token indexes."""

    def __init__(self, words: Words, ownership: Ownership) -> None:
        self._words = words
        self._atoms = words.at.__getitem__
        """Returns what a word may be; nothing past either end."""
        self._ownership = ownership
        self._verb_words = ownership.verb_words

    def is_attribute(self, start: int, end: int) -> bool:
        """Return whether tokens come before a noun that they describe: "its June report"."""
        index = self._words.index
        behind = self._atoms(bisect_left(index, end))
        if not behind & _NOUNS or behind & _CLOSED:
            return False
        return bool(self._atoms(bisect_left(index, start) - 1) & _BEFORE_NOUN)

    def is_prenominal(self, token: int) -> bool:
        """Return whether a noun comes right after a token: "planned outages"."""
        behind = self._atoms(bisect_right(self._words.index, token))
        return bool(behind & _NOUNS) and not behind & _CLOSED

    def is_gerund(self, token: int) -> bool:
        """Return whether a token may be a participle of the present: "closing"."""
        return "gerund" in self._atoms(bisect_right(self._words.index, token) - 1)

    def is_adjective(self, token: int) -> bool:
        """Return whether a token may be an adjective."""
        return "adj" in self._atoms(bisect_right(self._words.index, token) - 1)

    def participle_before(self, start: int) -> int | None:
        """Return the nearest token before ``start`` that may be a participle after its noun.

        Neither a mark nor a finite verb is between: "a law passed in May", "a deal closing in May". It is
        ``None`` if there is none.
        """
        index = self._words.index
        k = bisect_left(index, start) - 1
        low = max(k - _REACH, -1)
        while k > low and k not in self._verb_words and not self._atoms(k) & _EDGES:
            atoms = self._atoms(k)
            # "l'alerte, levée mardi" is also a noun, but for its article; not "he will start, run on Monday"
            apart = "," in self._atoms(k - 1) and not atoms & {"fin", "infinitive"}
            verbal = atoms & {"participle", "gerund"} and (apart or not atoms & _NOUNS)
            if verbal and not self.is_prenominal(index[k]):
                return index[k]
            k -= 1
        return None

    def modifier_behind(self, start: int, end: int) -> int | None:
        """Return the token of the participle or adjective that an expression belongs to before a noun.

        An article comes before all: "die am 3. Mai entführten Kinder". It is ``None`` if there is none.
        """
        index = self._words.index
        first, k = bisect_left(index, start) - 1, bisect_left(index, end)
        if "prep" not in self._atoms(first):
            return None
        opens = "det" in self._atoms(first - 1)
        if not opens and not ("coord" in self._atoms(first - 1) and self._is_declined(first - 2)):
            return None
        if "prep" in self._atoms(k):  # "die von Montag an gesperrte Straße"
            k += 1
        goes_on = opens and "coord" in self._atoms(k + 1) and self._is_declined(k)
        if k >= len(index) or self._atoms(k) & _NO_PARTICIPLE or not (self._atoms(k + 1) & _NOUNS or goes_on):
            return None
        return index[k] if self._words.tokens[index[k]].islower() else None

    def _is_declined(self, k: int) -> bool:
        """Return whether a word may be a participle before its noun: "der im Mai *genannte* und … Preis"."""
        known = self._atoms(k) & (_NO_PARTICIPLE | {"fin", "infinitive", "time", "name"})
        return "noun" in self._atoms(k) and not known and self._words.tokens[self._words.index[k]].islower()

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token, and the token after the last, of the words that belong with an expression.

        They are those of the same clause that no mark parts from tokens ``start`` to ``end``.
        """
        index = self._words.index
        first, last = max(bisect_right(index, start) - 1, 0), bisect_left(index, end)
        owners = self._ownership.owners
        owner = owners[first]
        low, high = max(first - _REACH, 0), min(last + _REACH, len(owners))
        while first > low and owners[first - 1] == owner and not self._atoms(first - 1) & _EDGES:
            first -= 1
        while last < high and owners[last] == owner and not self._atoms(last) & _EDGES:
            last += 1
        return index[first], self._words.end(last - 1)
