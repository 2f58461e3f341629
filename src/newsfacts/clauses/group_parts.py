"""The parts of noun groups: head, name, role, organisation."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsfacts.clauses.draft import Group
from newsfacts.clauses.group_reader import GroupReader
from newsfacts.clauses.words.sentence import Words

__all__ = ["GroupParts", "Parts"]


class Parts(NamedTuple):
    """Where the parts of a group are, as word indexes."""

    name: Group | None = None
    role: Group | None = None
    organisation: Group | None = None


class GroupParts:
    """Reads the parts of the noun groups of one sentence, by their first words and the words after them.

    ``places`` says whether the words of a name are those of a country.
    """

    def __init__(self, reader: GroupReader, words: Words, places: Callable[[Group], bool]) -> None:
        self._reader = reader
        self._names = reader.names
        self._words = words
        self._at = words.at
        self._places = places
        self._known: dict[Group, Parts] = {}

    def is_name(self, k: int) -> bool:
        """Return whether a word may be part of a name: in German any noun that is not a role."""
        atoms = self._at[k]
        if not self._reader.capitals:
            return "name" in atoms
        return bool(atoms & {"noun", "name"}) and not atoms & {
            "adj",
            "det",
            "unknown",
            "f",
            "m",
            "n",
            "sg",
            "pl",
            "time",
        }

    def head(self, start: int, end: int) -> Group:
        """Return where the head is among the words of a group: the last noun, or a whole name."""
        at = self._at
        while end - start > 1 and ("aux" in at[end - 1] or "'" in at[end - 1]):
            end -= 1
        if self._reader.adjectives_follow:
            return self._first_noun(start, end)
        first = end - 1
        if self._reader.capitals:  # a name looks like a noun there: nouns that are together are one head
            while first > start and at[first - 1] & {"noun", "name"} and "adj" not in at[first - 1]:
                first -= 1
        elif "name" in at[first]:
            while first > start and "name" in at[first - 1]:
                first -= 1
            before = at[first - 1] if first - start > 1 and "det" in at[start] else frozenset()
            if before & {"sg", "noun"} and "adj" not in before:  # "the spokesman Jo Li"
                return first - 1, first
        return first, end

    def _first_noun(self, start: int, end: int) -> Group:
        """Return where the head is where adjectives follow it: the first noun, or a whole name."""
        first = start
        while first + 1 < end and not self._at[first] & {"noun", "name", "title", "time"}:
            first += 1
        if not self._at[first] & {"noun", "name", "title", "time"} and "det" in self._at[start]:
            first = min(start + 1, end - 1)
        while first + 1 < end and "title" in self._at[first] and "name" in self._at[first + 1]:
            first += 1
        last = first + 1
        while last < end and "name" in self._at[first] and "name" in self._at[last]:
            last += 1
        return first, last

    def of(self, start: int, end: int) -> Parts:
        """Return the name, the role and the organisation in a group: "BANK chief economist NAME"."""
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._read_parts(start, end)
        return known

    def _read_parts(self, start: int, end: int) -> Parts:
        lowers, names, at = self._words.lowers, self._names, self._at
        roles = [
            k
            for k in range(start, end)
            if (names.is_role(lowers[k]) or "title" in at[k])
            and not at[k] & {"det", "adj"}
            and self._stands_as_role(k, end)
        ]
        if not roles or not names.organisations.isdisjoint(lowers[roles[-1] : end]):
            return Parts(name=self._bare_name(start, end))
        first, last = roles[0], roles[-1]
        while first > start and (at[first - 1] & {"adj", "num"} or lowers[first - 1] in names.deputies):
            first -= 1
        name = self._last_name(last + 1, end)
        if name is not None and name[0] != last + 1:
            name = None
        return Parts(name, (first, last + 1), self._last_name(start, first))

    def _stands_as_role(self, k: int, end: int) -> bool:
        """Return whether a role with a capital has a name after it, or is a known noun: no "Republican"."""
        if self._reader.capitals or "name" not in self._at[k] or (k + 1 < end and "name" in self._at[k + 1]):
            return True
        return self._words.lower(k) in self._reader.tagger.dictionary.forms

    def _last_name(self, start: int, end: int) -> Group | None:
        """Return the name that ends a stretch, with the particles in it, if there is one."""
        first = end
        while first > start:
            k = first - 1
            if first < end and not self.is_name(k):
                while k > start and self._words.lower(k) in self._names.particles:
                    k -= 1
            if not (self.is_name(k) or self._words.lower(k) in self._names.suffixes):
                break
            first = k
        return (first, end) if first < end else None

    def _bare_name(self, start: int, end: int) -> Group | None:
        """Return the name in a group without a role; where nouns have capitals, only what is surely one."""
        name = self._last_name(start, end)
        if name is None or not self._reader.capitals:
            return name
        sure = self._names.gender(self._words.lower(name[0])) or self._places(name)
        return name if sure or ("det" not in self._at[start] and name[1] - name[0] > 1) else None
