"""The parts of a phrase without what depends on it: its name, its role, the name before the role."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses.draft import Group
from newsfacts.clauses.namings.runs import NameRuns
from newsfacts.clauses.namings.words import NamingWords

__all__ = ["Core", "PartReader", "Scanned"]


class Core(NamedTuple):
    """A phrase without what depends on it, as word indexes."""

    start: int
    end: int
    determined: bool
    """Whether an article or the like opens it."""
    name: Group | None
    """The name at its end, or the whole of it."""
    person: bool
    """Whether the name can only be a person's."""
    role: Group | None
    """The words that say what somebody is."""
    owner: Group | None
    """The name before a role: "BANK chief economist", "the bank's chief economist"."""

    @property
    def is_description(self) -> bool:
        """Whether it says what somebody is, or whose: a name can be next to it."""
        return self.name is None and (self.role is not None or self.owner is not None or self.determined)


class Scanned:
    """What was found in a phrase so far."""

    def __init__(self, start: int, first: int) -> None:
        self.start = start
        self.first = first
        """The first word after determiners and possessives."""
        self.end = first
        self.determined = first > start
        self.names: list[Group] = []
        self.roles: list[int] = []
        self.others: list[int] = []
        """Words that are neither names nor roles."""
        self.owner: Group | None = None

    def own(self) -> None:
        """Take what there is for the owner of what comes."""
        self.owner = (self.first, self.end)
        self.names, self.roles, self.others = [], [], []
        self.end += 1
        self.first = self.end


class PartReader:
    """Tells the parts of phrases of one sentence from what was found in them."""

    def __init__(self, words: NamingWords, runs: NameRuns) -> None:
        self.words = words
        self.runs = runs
        self.at = words.at

    def read(self, found: Scanned) -> Core:
        """Return the phrase with its parts."""
        last = found.names[-1] if found.names and found.names[-1][1] == found.end else None
        before = [k for k in (*found.roles, *found.others) if last is None or k < last[0]]
        name, person, owner = self._named(found, last, before)
        role = self._role(found, name[0] if name is not None and person else found.end, before)
        if role is not None and not (person or found.roles):
            role = None
        if owner is None and role is not None:
            owner = self._owner(found, role)
        elif owner is None and person and len(found.names) > 1:
            owner = found.names[0]  # "d'Etat américain William Burns"
        return Core(found.start, found.end, found.determined, name, person, role, owner)

    def _named(
        self, found: Scanned, last: Group | None, before: list[int]
    ) -> tuple[Group | None, bool, Group | None]:
        """Return the name at the end of a phrase, whether it is a person's, and the name before its role."""
        if last is None:
            return None, False, found.owner
        part = self._inner_person(last, found)
        if part is None:
            if self._owns(last, found):
                return None, False, last  # "der Präsident Frankreichs"
            person = self._is_person(last, found)
            described = bool(before) or (found.determined and self.words.noun_capitals)
            aged = self._is_aged(before)
            plain = self._is_plain(found, before)
            if found.owner is not None and last[1] - last[0] == 1 and self.runs.is_organisation(last):
                return None, False, found.owner  # "the Governor's Office"
            apart = person or aged or plain or self._is_apposed(last, found, before)
            return (last if apart or not described else None), person or aged, found.owner
        if self.words.noun_capitals:
            before.append(part[0] - 1)  # "Landwirtin Anna Berg"
        elif found.owner is None and not before:
            return part, True, (last[0], part[0])
        return part, True, found.owner

    def _owns(self, name: Group, found: Scanned) -> bool:
        """Return whether the name of a country is a genitive of the role before it."""
        if not found.roles or found.owner is not None:
            return False
        return self.words.is_place(name) and self.words.is_owner(name)

    def _is_aged(self, before: list[int]) -> bool:
        """Return whether nothing but an age comes before a name: "52-year-old Ann Berg"."""
        return bool(before) and all(map(self.words.is_age, before)) and not self.words.noun_capitals

    def _owner(self, found: Scanned, role: Group) -> Group | None:
        """Return the name that opens a phrase, if it comes before the role in it."""
        if not found.names:
            return None
        start, end = found.names[0]
        opens = all(map(self.words.is_modifier, range(found.first, start)))  # "former Ohio governor"
        return (start, end) if opens and end <= role[0] else None

    def _inner_person(self, name: Group, found: Scanned) -> Group | None:
        """Return the person in a run of capitals that begins with something else: "Harbor Foods Ann Berg"."""
        part = self.runs.person_in(name)
        if part is None or part[0] == name[0] or part[1] - part[0] == 1:
            return None
        if self.words.noun_capitals or not found.roles or max(found.roles) != name[0] - 1:
            return part
        front = self.words.is_acronym(name[0]) or self.runs.is_organisation((name[0], part[0]))
        return part if front else None  # "spokesman Farhan Aziz Haq", "député LR Jean Faure"

    def _is_person(self, name: Group, found: Scanned) -> bool:
        """Return whether a name at the end of a phrase is a person's."""
        titled = bool(found.roles) and max(found.roles) == name[0] - 1
        known = self.runs.person_in(name) == name
        return (titled or known) and not self.runs.is_organisation(name)

    def _is_plain(self, found: Scanned, before: list[int]) -> bool:
        """Return whether a name has nothing but adjectives before it: "warm-hearted Berg"."""
        if not before or found.roles or found.determined or self.words.noun_capitals:
            return False
        return all("adj" in self.at[k] and not self.words.is_modifier(k) for k in before)

    def _is_apposed(self, name: Group, found: Scanned, before: list[int]) -> bool:
        """Return whether a name follows a noun for the same: "the charity Clear Water"."""
        if self.words.noun_capitals or not before or max(before) != name[0] - 1 or name[1] - name[0] == 1:
            return False
        return any("adj" not in self.at[k] or "noun" in self.at[k] for k in before)

    def _role(self, found: Scanned, end: int, before: list[int]) -> Group | None:
        """Return the words that say what somebody is: those before the name, or before the end."""
        words = self.words
        if not before:
            return None
        start = max([found.first, *(run[1] for run in found.names if run[1] <= max(before))])
        if found.names and words.is_portfolio(found.names[0][0]) and found.names[0][0] < start:
            start = found.names[0][0]  # "Finance Minister"
        while start < end and (self.at[start] & {"num", "qty"} or words.is_age(start)):
            start += 1
        named = end < found.end
        end = self._end_of_role(start, end, named=named)
        says = any(not (words.is_modifier(k) or (named and words.is_honorific(k))) for k in range(start, end))
        return (start, end) if says else None

    def _end_of_role(self, start: int, end: int, *, named: bool) -> int:
        """Return the word after a role, without an honorific before the name or an adjective at its end."""
        words = self.words
        if named:
            while end - start > 1 and words.is_honorific(end - 1):
                end -= 1  # "son confrère Me Paul Hall"
        elif not words.adjectives_follow:  # "officials familiar with"
            while end > start and "adj" in self.at[end - 1] and "noun" not in self.at[end - 1]:
                end -= 1
        return end
