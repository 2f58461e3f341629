"""Phrases with what depends on them: "a spokesman for the ministry", "Mayor of Leeds Ann Berg"."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses.draft import Group
from newsfacts.clauses.namings.cores import CoreReader
from newsfacts.clauses.namings.parts import Core
from newsfacts.clauses.namings.runs import NameRuns
from newsfacts.clauses.namings.words import NamingWords

__all__ = ["Phrase", "PhraseReader"]

_MOST_TAILS = 4
"""How many phrases depend on another, at most, one after the other."""


class Phrase(NamedTuple):
    """A phrase with what depends on it, as word indexes."""

    core: Core
    end: int
    """The word after what depends on it."""
    name: Group | None
    person: bool
    role: Group | None
    affiliation: Group | None


class _Tail(NamedTuple):
    """What a preposition or a genitive ties to a phrase."""

    core: Core
    belongs: bool
    """Whether it depends on any noun ("of"), not on roles alone ("for")."""
    placed: bool
    """Whether it says where somebody is."""


class PhraseReader:
    """Reads such phrases in one sentence."""

    def __init__(self, words: NamingWords, runs: NameRuns) -> None:
        self.words = words
        self.runs = runs
        self.cores = CoreReader(words, runs)
        self.at = words.at

    def read(self, start: int, believed: int | None = None) -> Phrase | None:
        """Return the phrase that begins at a word; ``None`` if none does. ``believed``: see `CoreReader`."""
        core = self.cores.read(start, believed)
        if core is None:
            return None
        phrase = Phrase(core, core.end, core.name, core.person, core.role, self._body(core.owner))
        for _ in range(_MOST_TAILS):
            tail = self._tail(self.words.past_brackets(phrase.end), core)
            if tail is None:
                break
            named = self._named_behind(phrase, tail.core)
            if named is not None:
                return named
            phrase = self._with_tail(phrase, tail)
        return phrase

    def _body(self, owner: Group | None) -> Group | None:
        """Return the owner in a phrase, unless it is a person: "Ms. Berg's lawyer"."""
        if owner is None or any(self.words.is_given(k) or "title" in self.at[k] for k in range(*owner)):
            return None
        return owner

    def is_person(self, phrase: Phrase) -> bool:
        """Return whether the name of a phrase is a person's."""
        return phrase.person or (phrase.name is not None and self.words.is_given(phrase.name[0]))

    # What depends on a phrase

    def _tail(self, k: int, core: Core) -> _Tail | None:
        """Return the phrase that a preposition or a genitive ties to one that ends before ``k``."""
        words, reader = self.words, self.words.groups.reader
        if words.is_broken(k):
            return None
        lower = words.lower(k)
        if words.groups.is_genitive(k) and core.name is None:
            return self._genitive(k)
        belongs = lower in reader.belonging
        if not belongs and (lower not in reader.affiliation or not (core.role is not None or core.person)):
            return None
        other = self._governed(k)
        if other is None:
            return None
        if not self._may_hang(other, core, belongs):
            return None
        return _Tail(other, belongs, lower in reader.placing)

    def _may_hang(self, other: Core, core: Core, belongs: bool) -> bool:
        """Return whether the phrase after a preposition may depend on one before it."""
        proper = other.name is not None or other.owner is not None
        if core.name is not None:
            if not (proper or other.determined):
                return False
            if not belongs and (other.role is not None or self._names_person(other)):
                return False  # "l’élu Jean Faure à la ministre": who is addressed
        return belongs or proper or self._is_body(other) or self.words.is_portfolio(other.start)

    def _governed(self, k: int) -> Core | None:
        """Return the phrase after a preposition, unless it is a time or a clause."""
        words = self.words
        other = self.cores.read(k + 1) if not words.is_verb(k) and not words.is_broken(k + 1) else None
        if other is None or "time" in self.at[other.end - 1] or self._is_clause(k + 1, other):
            return None
        if "gerund" in self.at[k + 1] and "det" in self.at[k + 2]:
            return None  # "accused the company of hiding the leak"
        return other

    def _is_clause(self, k: int, core: Core) -> bool:
        """Return whether what a preposition governs is a clause: "accused the mayor of hiding it"."""
        words = self.words
        if "gerund" not in self.at[k] or "noun" in self.at[k]:
            return False
        closed = words.is_mark(core.end) or words.is_verb(core.end) or "coord" in self.at[core.end]
        return not (core.end == k + 1 and closed)

    def _genitive(self, k: int) -> _Tail | None:
        """Return a phrase in the genitive; not the newspaper that somebody spoke to ("unserer Redaktion")."""
        other = self.cores.read(k)
        if other is None:
            return None
        told = self.words.is_indefinite(k) and self.words.lower(other.end - 1) in self.words.names.media
        return None if told else _Tail(other, True, False)

    def _is_body(self, core: Core) -> bool:
        """Return whether a phrase without a name is one that somebody may speak for: "for the ministry"."""
        head = core.end - 1
        document = self.words.lower(head) in self.words.names.documents
        return core.determined and (self.words.is_organisation(head) or not document)

    def _with_tail(self, phrase: Phrase, tail: _Tail) -> Phrase:
        """Return a phrase with one more that depends on it, perhaps as part of its role or affiliation."""
        other, role, affiliation = tail.core, phrase.role, phrase.affiliation
        end = self.words.past_brackets(phrase.end)
        behind_role = role is not None and role[1] in (phrase.end, end)
        if role is not None and behind_role and self._is_portfolio(other):
            role = (role[0], other.end)  # "minister of finance"
        elif affiliation is not None and affiliation[1] == end and self._extends(affiliation, tail):
            affiliation = (affiliation[0], other.end)  # "ministère des Affaires étrangères"
        elif affiliation is None and self._is_affiliation(tail):
            if phrase.name is not None or role is None or behind_role:
                affiliation = self._without_determiner(other, other.end)
        elif role is not None and behind_role and tail.belongs and other.name is None:
            role = (role[0], other.end)  # "professor of law", "the firm's head of streaming"
        return phrase._replace(end=other.end, role=role, affiliation=affiliation)

    def _extends(self, affiliation: Group, tail: _Tail) -> bool:
        """Return whether what depends on an affiliation is in its name: "Institut für Zeitgeschichte"."""
        return tail.belongs or (self.words.is_organisation(affiliation[1] - 1) and not tail.placed)

    def _is_affiliation(self, tail: _Tail) -> bool:
        """Return whether somebody may belong to what depends on a phrase: not to a person or a place."""
        other = tail.core
        body = any(map(self.words.is_organisation, range(other.start, other.end)))
        if self._names_person(other) or (tail.placed and not body):
            return False
        if other.determined or body:
            return True
        return any(map(self.words.is_capital, range(other.start, other.end)))

    def _names_person(self, core: Core) -> bool:
        return core.person or (core.name is not None and self.words.is_given(core.name[0]))

    def _is_portfolio(self, core: Core) -> bool:
        """Return whether a phrase says what an office is for: "finance"."""
        bare = self._without_determiner(core, core.end)
        if bare is None or any(map(self.words.is_organisation, range(*bare))):
            return False  # "the foreign ministry"
        return self.words.is_portfolio(bare[0])

    def _without_determiner(self, core: Core, end: int) -> Group | None:
        """Return the words of a phrase before ``end``, its article left out."""
        k = core.start
        while k < end and "det" in self.at[k] and (core.name is None or k < core.name[0]):
            k += 1
        return (k, end) if k < end else None

    # A name after what depends on a role

    def _named_behind(self, phrase: Phrase, tail: Core) -> Phrase | None:
        """Return a phrase whose name follows what depends on it: "Bank of England Governor Ann Berg"."""
        core = phrase.core
        if core.name is not None:
            body = not core.person and core.role is None and self.runs.is_organisation(core.name)
            if not (body and tail.person and tail.role is not None):
                return None
            return phrase._replace(
                end=tail.end,
                name=tail.name,
                person=True,
                role=tail.role,
                affiliation=(core.start, tail.role[0]),
            )
        if core.role is None or self.words.is_indefinite(core.start):
            return None
        name = self._person_behind(tail)
        if name is None:
            return None
        rest = self._without_determiner(tail._replace(name=None), name[0])
        role, affiliation = core.role, phrase.affiliation
        if rest is not None and self.words.is_portfolio(rest[0]):
            role = (role[0], rest[1])
        elif affiliation is None:
            affiliation = rest
        return Phrase(core, name[1], name, True, role, affiliation)

    def _person_behind(self, tail: Core) -> Group | None:
        """Return the person whose name ends a phrase that depends on a role: "of Leeds Ann Berg"."""
        if tail.name is None:
            return None
        first, end = tail.name
        found = self.runs.person_in(tail.name)
        if found is not None and (found[0] > first or (tail.owner is not None and tail.owner[1] == first)):
            return found if found[1] - found[0] > 1 else None
        if found is None and end - first > 2 and not self.runs.is_organisation(tail.name):
            front = self.words.is_place((first, first + 1)) or self.words.is_portfolio(first)
            return (first + 1, end) if front else None
        if found is None or any(map(self.words.is_role, range(tail.start, first))):
            return found if tail.owner is not None else None  # not "lawyer for President Ann Berg"
        bare = self._without_determiner(tail, first)
        return found if bare is not None else None
