"""What the phrases of a sentence name: the entry point for namings."""

from __future__ import annotations

from newsfacts.clauses.draft import Group
from newsfacts.clauses.model import Naming, NamingKind
from newsfacts.clauses.namings.beside import BesideReader
from newsfacts.clauses.namings.parts import Core
from newsfacts.clauses.namings.phrases import Phrase, PhraseReader
from newsfacts.clauses.namings.runs import NameRuns
from newsfacts.clauses.namings.words import NamingWords
from newsfacts.clauses.noun_groups import SentenceGroups

__all__ = ["NamingReader"]

_BEFORE = 5
"""Words of a name before one in it that are looked for."""
_GIVEN_AND_FAMILY = 2
"""Words of a name that has a given name and a family name."""
_SOMEBODY = frozenset({"person", "unnamed"})
"""Kinds that have a role and an affiliation."""


class NamingReader:
    """Reads what phrases of one sentence name."""

    def __init__(self, groups: SentenceGroups) -> None:
        self.words = NamingWords(groups)
        self.runs = NameRuns(self.words)
        self.phrases = PhraseReader(self.words, self.runs)
        self.beside = BesideReader(self.phrases)
        self.at = groups.at
        self._index = groups.words.index
        self._read: dict[tuple[int, int], Naming | None] = {}
        self._end = groups.words.end

    def read(self, start: int, believed: int) -> Naming | None:
        """Return what the phrase at a word names; ``None`` if nothing can be read there.

        It goes on past ``believed``, where it is believed to end, only with what surely belongs to it.
        """
        key = start, believed
        if key not in self._read:  # the last speaker is needed for each pronoun after it
            self._read[key] = self._read_phrase(start, believed)
        return self._read[key]

    def _read_phrase(self, start: int, believed: int) -> Naming | None:
        phrase = self.phrases.read(self._front(start), believed)
        if phrase is None:
            above = self.beside.above_time(start)
            return None if above is None else self._naming(above)
        members = self.beside.members(phrase)
        if not members:
            return self._naming(self.beside.completed(phrase))
        if members[-1].end < believed < self.words.size and "noun" in self.at[members[-1].end]:
            return None  # "the Russian and Syrian ministries"
        return Naming(
            self._index[phrase.core.start],
            self._end(members[-1].end - 1),
            "group",
            members=tuple(map(self._naming, members)),
        )

    def name_at(self, k: int) -> Group | None:
        """Return the person's name of two words or more that holds a word, or ``None``."""
        words, runs = self.words, self.runs
        for start in range(max(0, k - _BEFORE), k + 1):
            end = runs.run(start)
            if end <= k:
                continue
            role = start < k and words.is_role(start) and not words.is_given(start)
            if role or self.phrases.cores.is_no_name(start):
                continue
            person = runs.person_in((start, end))
            if person is not None and person[0] <= k:
                return self._without_honours(person)
            return (start, end) if start < k and self._is_whole(start, end, k) else None
        return None

    def _is_whole(self, start: int, end: int, k: int) -> bool:
        """Return whether a run without a known given name is a person's name as it is in the text."""
        words = self.words
        if words.noun_capitals:
            return self._is_behind_role(start, end)
        if words.is_role(k) or words.is_place((start, start + 1)):
            return False
        opens = words.is_broken(start) or words.is_mark(start - 1)
        if words.is_modifier(start) or (opens and words.is_known(start)):
            return False  # "See Berg"
        return not (words.is_portfolio(start) or self.runs.is_organisation((start, end)))

    def _is_behind_role(self, start: int, end: int) -> bool:
        """Return whether two capitals after a role are a person's name where all nouns have capitals.

        "Der Kollege Arno Kugel", not "der Trainer FC Berghof".
        """
        words, group = self.words, (start, end)
        if start == 0 or end - start != _GIVEN_AND_FAMILY or words.is_broken(start):
            return False
        if not words.is_role(start - 1) or any(map(words.is_role, range(start, end))):
            return False
        if words.is_acronym(start) or self.runs.is_organisation(group):
            return False
        return not (words.is_known(start) or words.is_portfolio(start))

    def _front(self, k: int) -> int:
        """Return where the name begins that a word is in: its first part may have been missed."""
        words, low = self.words, max(0, k - _BEFORE)
        if not words.is_capital(k) or words.is_mark(k):
            return k
        while k > low and not words.is_broken(k) and (words.is_given(k - 1) or self._is_title(k - 1)):
            k -= 1
        while k > low + 1 and words.is_joint(k - 1) and words.is_capital(k - 2):
            k -= 2  # "Kessler & Co."
        before = k > 0 and words.is_capital(k - 1) and "pron" in self.at[k - 1] and not words.is_broken(k)
        return k - 1 if before and self.runs.run(k - 1) > k - 1 else k

    def _is_title(self, k: int) -> bool:
        return self.words.is_capital(k) and "title" in self.at[k]

    # What it all means

    def _naming(self, phrase: Phrase) -> Naming:
        kind, name = self._kind(phrase), phrase.name
        somebody = kind in _SOMEBODY
        if kind == "organisation" and name is not None and name[1] == phrase.core.end:
            name = (name[0], phrase.end)  # "the Bank of Ghana"
        elif name is not None:
            name = self._without_honours(name)
        return Naming(
            self._index[phrase.core.start],
            self._end(phrase.end - 1),
            kind,
            self._tokens(name),
            self._tokens(phrase.role) if somebody else None,
            self._tokens(phrase.affiliation) if somebody else None,
        )

    def _tokens(self, group: Group | None) -> Group | None:
        """Return where words are, as token indexes, without the ending of a possessive."""
        return None if group is None else (self._index[group[0]], self._end(group[1] - 1))

    def _without_honours(self, name: Group) -> Group:
        """Return a name without what follows it for an office or a degree: "Ann Berg KC"."""
        words, (start, end) = self.words, name
        while end - start > 1:
            last = end - 1 - ("." in self.at[end - 1] and end - start > 2)  # "Ph.D."
            if not words.is_honour(last):
                break
            end = last - words.is_comma(last - 1)
        return start, end

    def _kind(self, phrase: Phrase) -> NamingKind:
        name, core = phrase.name, phrase.core
        if name is not None:
            if self.phrases.is_person(phrase):
                return "person"
            bare = core.determined and "det" in self.at[name[0] - 1]
            body = bare or self.runs.is_organisation(name) or (core.owner is None and self._has_body(core))
            return "organisation" if body else "unknown"
        head = self._head(core) if phrase.role is None else self._head_of_role(phrase.role)
        if self.words.lower(head) in self.words.names.documents:
            return "document"
        if self.words.is_organisation(head) or (phrase.role is None and self._has_body(core)):
            return "organisation"
        if "pl" in self.at[head] and "sg" not in self.at[head]:
            return "group"
        return "unnamed" if phrase.role is not None else "unknown"

    def _has_body(self, core: Core) -> bool:
        """Return whether a phrase has a word of organisations in it: "die Gewerkschaft Verdi"."""
        return any(map(self.words.is_organisation, range(core.start, core.end)))

    def _head_of_role(self, role: Group) -> int:
        """Return the last word of a role that is one: "officials" of "officials of the union"."""
        known = [k for k in range(*role) if self.words.is_role(k)]
        return known[0 if self.words.adjectives_follow else -1] if known else role[1] - 1

    def _head(self, core: Core) -> int:
        """Return the head of a phrase without a name."""
        if not self.words.adjectives_follow:
            return core.end - 1
        k = core.start
        while k < core.end - 1 and "det" in self.at[k]:
            k += 1
        return k
