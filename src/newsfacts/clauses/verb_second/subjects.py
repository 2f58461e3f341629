"""The subject of a clause in a language with cases and a free order: which group can be nominative."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsfacts.clauses.words.sentence import Words

__all__ = ["Item", "subject_of"]

Atoms = Callable[[int], frozenset[str]]
_PERSON = frozenset({"m", "f", "n", "p1", "p2"})
"""What distinguishes a personal pronoun from others."""
_PERSONS = frozenset({"p1", "p2", "p3"})
_NUMBERS = frozenset({"sg", "pl"})
_COUNTS = frozenset({"num", "qty"})
_NOTHING: frozenset[str] = frozenset()
_CASES = frozenset({"c:nom", "c:acc", "c:dat", "c:gen"})
_PERSONS_OF_VERBS = {"v1": "p1", "v2": "p2", "v3": "p3"}
_NUMBERS_OF_VERBS = {"vsg": "sg", "vpl": "pl"}
_NOMINATIVE_NUMBERS = {"nom:sg": "sg", "nom:pl": "pl"}
_INFLECTED = "en"
"""The ending of an adjective after an article that is not nominative: "der neuen"."""

_EMPTY = frozenset({"copula", "impersonal", "aux"})
"""Verbs whose pronoun can mean nothing, or that leave this open."""
_PLURAL = "e", "en"
"""The endings of an adjective without an article, and of its noun, that only a plural has together."""


class Item(NamedTuple):
    """A noun group of a clause that no preposition governs."""

    start: int
    end: int
    attribute: bool
    """Whether it comes right after another group, as a genitive does."""
    coordinated: bool
    """Whether a coordinator ties it to the group before or after it."""

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.end - self.start == 1


class _Choice:
    """The groups of one clause, and what its verb needs as a subject."""

    def __init__(self, items: list[Item], finite: int, words: Words, atoms: Atoms) -> None:
        self.words = words
        self.atoms = atoms
        self.finite = finite
        self.verb = self.atoms(finite)
        self.persons = _told_by(self.verb, _PERSONS_OF_VERBS)
        """The persons that the verb may have."""
        self.numbers = _told_by(self.verb, _NUMBERS_OF_VERBS)
        """The numbers that the verb may have."""
        self.items = items
        self.possible = [item for item in items if self._may_be_nominative(item)]
        self.sure = [item for item in self.possible if self._surely_nominative(item)]

    def _may_be_nominative(self, item: Item) -> bool:
        first = self.atoms(item.start)
        if item.single and "pron" in first:
            if "reflexive" in first or not first & {"nom", "expletive"}:
                return False
            return self.agrees(first, item.coordinated)
        cases = first & _CASES
        if cases and not ("c:nom" in cases and self._fits(item)):
            return False
        if "det" in first and "c:gen" in cases and not item.single:
            second = item.start + 1
            inflected = self.words.lower(second).endswith(_INFLECTED)
            if item.attribute or (inflected and not self.atoms(second) & {"noun", "name"}):
                return False
        return self.agrees(first, item.coordinated, self._number(item))

    def _fits(self, item: Item) -> bool:
        """Return whether an article can be the nominative of its noun: not "der Regierung"."""
        first, head = self.atoms(item.start), self._noun(item)
        genders, numbers = head & {"m", "f", "n"}, head & {"sg", "pl"}
        if item.single or "noun" not in head or "det" not in first or len(numbers) != 1:
            return True
        plural = "pl" in numbers and "nom:pl" in first
        known = first & {"nom:m", "nom:f", "nom:n"}
        singular = not known or not genders or any("nom:" + gender in known for gender in genders)
        return plural or ("sg" in numbers and "nom:sg" in first and singular)

    def _number(self, item: Item) -> frozenset[str]:
        """Return the number of the noun of a group; nothing if its form leaves that open."""
        number = self._noun(item) & {"sg", "pl"}
        return number or (frozenset({"pl"}) if self._is_bare_plural(item) else number)

    def _is_bare_plural(self, item: Item) -> bool:
        """Return whether an adjective and a noun without an article look like a plural: "neue Folgen"."""
        first, last = item.start, item.end - 1
        plain = self.atoms(first)
        if last != first + 1 or "det" in plain or not (plain & {"adj", "unknown"} or first == 0):
            return False
        return self.words.lower(first).endswith(_PLURAL[0]) and self.words.lower(last).endswith(_PLURAL[1])

    def _noun(self, item: Item) -> frozenset[str]:
        """Return what the first noun of a group may be; names and genitives follow it."""
        start = item.end - 1 if "prep" in self.atoms(item.start + 1) else item.start
        for k in range(start, item.end):
            atoms = self.atoms(k)
            if "noun" in atoms and not atoms & {"adj", "det", "unknown", "pron"}:
                return atoms
        return frozenset()

    def _surely_nominative(self, item: Item) -> bool:
        first = self.atoms(item.start)
        cases = first & _CASES
        return "det" in first and "c:nom" in cases and "c:acc" not in cases

    def agrees(self, first: frozenset[str], coordinated: bool, number: frozenset[str] = frozenset()) -> bool:
        """Return whether what a group begins with agrees in person and number with the verb."""
        persons = first & _PERSONS
        if persons and self.persons and not persons & self.persons:
            return False
        numbers = _numbers(first)
        numbers = (numbers & number) or numbers or number
        return coordinated or not numbers or not self.numbers or bool(numbers & self.numbers)

    def pronoun(self, final: bool) -> Item | None:
        """Return a pronoun that must be the subject: a nominative, or one right after the verb."""
        for item in self.possible:
            atoms = self.atoms(item.start)
            if item.single and "nomonly" in atoms and ("det" not in atoms or self._stands_alone(item)):
                return item
        if final or (self.sure and self.sure[0] is self.possible[0] and self.sure[0].start < self.finite):
            return None
        for item in self.possible:
            atoms = self.atoms(item.start)
            personal = "pron" in atoms and "det" not in atoms and bool(atoms & _PERSON)
            if item.start == self.finite + 1 and item.single and personal:
                if "expletive" not in atoms or not self._is_object(item):
                    return item
                self.possible.remove(item)
                return None
        return None

    def _is_object(self, item: Item) -> bool:
        """Return whether a pronoun after the verb is not a subject: "so nennt es die Stadt"."""
        if item is not self.possible[0]:
            return True
        if self.verb & _EMPTY:
            return False  # "heute gibt es die Karten"
        nouns = [self.atoms(other.end - 1) for other in self.possible if other.start >= item.end]
        return bool(nouns) and "time" not in nouns[0] and "pron" not in nouns[0]

    def _stands_alone(self, item: Item) -> bool:
        """Return whether a word that may be an article is a pronoun: it comes first, or after the verb."""
        return item is self.items[0] or item.start == self.finite + 1

    def relative(self, own: int) -> bool:
        """Return whether the relative word of a clause is its subject."""
        atoms = self.atoms(own)
        if "own" not in atoms:
            return False
        if not self.agrees(atoms - {"sg", "pl"}, False):
            return not self.possible
        return not self.sure or "nom:m" in atoms

    def group(self, final: bool) -> Item | None:
        """Return the first group that may be the subject, unless a surer one follows the verb."""
        kept = [item for item in self.possible if "time" not in self.atoms(item.end - 1)]
        if not kept:  # "der 20. Mai war ein Sonntag"
            return self.possible[0] if "copula" in self.verb and len(self.possible) > 0 else None
        first = kept[0]
        if not final and len(kept) > 1 and self._owns(first, kept[1]):
            first = kept[1]
        sure = self.sure[0] if self.sure else None
        if final or sure is None or first in self.sure or sure.start < self.finite:
            return first
        return sure if "c:acc" in self.atoms(first.start) and not first.single else first

    def _owns(self, item: Item, following: Item) -> bool:
        """Return whether a word is the owner of the group after it: "Hamms oberster Planer spricht".

        Only one group comes before a verb that is second.
        """
        beside = item.single and item.end == following.start and following.end <= self.finite
        return beside and not following.single and not self.atoms(following.start) & {"det", "pron"}


def _numbers(first: frozenset[str]) -> frozenset[str]:
    """Return the numbers that a first word leaves open; none if it says nothing of them."""
    if "det" in first and "c:nom" in first:
        return _told_by(first, _NOMINATIVE_NUMBERS)
    return first & _NUMBERS or (_NUMBERS if first & _COUNTS else _NOTHING)


def _told_by(atoms: frozenset[str], table: Mapping[str, str]) -> frozenset[str]:
    """Return what a table says of the atoms that it has."""
    return frozenset(map(table.__getitem__, atoms.intersection(table)))


def subject_of(
    items: list[Item], own: int | None, finite: int, final: bool, words: Words, atoms: Atoms
) -> tuple[int, int] | None:
    """Return the group that is the subject of the verb at word ``finite``; ``None`` if none can be.

    ``own`` is the relative word of the clause, if it has one; ``final`` says that the verb comes last.
    """
    choice = _Choice(items, finite, words, atoms)
    found = choice.pronoun(final)
    if found is None and own is not None and choice.relative(own):
        return own, own + 1
    found = found or choice.group(final)
    return None if found is None else (found.start, found.end)
