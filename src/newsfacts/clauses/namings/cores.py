"""Phrases without what hangs on them: "the bank's chief economist", "BANK chief economist NAME"."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses.draft import Group
from newsfacts.clauses.namings.runs import NameRuns
from newsfacts.clauses.namings.words import NamingWords

__all__ = ["Core", "CoreReader"]

_STOPS = frozenset({"prep", "pron", "coord", "comp", "rel", "sub", "open", "neg", "ques", "mark"})
_NOMINAL = frozenset({"noun", "name", "adj", "num", "title", "compound", "unknown", "participle", "qty"})
_MOST_WORDS = 16
"""Words of such a phrase at most."""
_AHEAD = 5
"""Words in which a role must come behind a name to go on with it."""


class Core(NamedTuple):
    """A phrase without what hangs on it, as word indexes."""

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
        """Whether it says what somebody is, or whose: a name may stand beside it."""
        return self.name is None and (self.role is not None or self.owner is not None or self.determined)


class _Scanned:
    """What was found in a phrase so far."""

    def __init__(self, start: int, first: int) -> None:
        self.start = start
        self.first = first
        """The first word behind determiners and possessives."""
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


class CoreReader:
    """Reads such phrases in one sentence."""

    def __init__(self, words: NamingWords, runs: NameRuns) -> None:
        self.words = words
        self.runs = runs
        self.at = words.at

    def read(self, start: int, believed: int | None = None) -> Core | None:
        """Return the phrase that begins at a word; ``None`` if none does.

        It goes on past ``believed``, where it is believed to end, only with what surely belongs to it.
        """
        words = self.words
        believed = words.size if believed is None else believed
        limit = min(words.size, start + _MOST_WORDS)
        k = start
        while k < limit and "det" in self.at[k] and not self._opens_name(k):
            k += 1
        found = _Scanned(start, k)
        while found.end < limit and self._step(found, believed):
            pass
        if found.end in (start, found.first):
            owner = found.owner
            return self.read(start, owner[1]) if owner is not None and owner[1] < believed else None
        if self._is_number(found):
            return None
        while found.end > found.first + 1 and self._is_loose(found.end - 1):
            found.end -= 1
        return self._assemble(found)

    def is_no_name(self, k: int) -> bool:
        """Return whether a word is part of a role with a capital ("Prime Minister"), or a verb."""
        words = self.words
        if words.is_verb(k) and not (words.is_given(k) and words.is_capital(k + 1)):
            return True
        if words.is_letter(k):
            return True
        role = words.is_role(k + 1) and not words.is_given(k + 1)
        behind = role or words.is_modifier(k + 1)
        return behind and words.is_modifier(k) and not words.is_broken(k + 1)

    def _opens_name(self, k: int) -> bool:
        """Return whether an article is the first part of a name: "M. Le Goff"."""
        words = self.words
        if not words.is_particle(k) or not (words.is_capital(k) and words.is_capital(k + 1)):
            return False
        return k > 0 and not words.is_mark(k - 1) and not words.is_broken(k) and "definite" in self.at[k]

    # One step: a possessive, a name, a role, another word

    def _step(self, found: _Scanned, believed: int) -> bool:
        """Take the next word or name into a phrase; return whether it goes on behind that."""
        words, k = self.words, found.end
        if k > found.start and words.is_broken(k):
            return False
        if self._joins_adjectives(k, found):
            found.end += 1  # "an ancient and exclusive clan"
            return True
        if k >= believed and not self._goes_on(k, found):
            return False
        if words.is_possessive(k):
            return self._possessive(found)
        end = k if self.is_no_name(k) else self._run(k, believed)
        if end == k > found.first and words.is_honorific(k - 1):
            end = self.runs.run_of_particles(k)  # "Frau von der Leyen"
        if end > k:
            if words.is_truncated(end - 1):
                self._past_truncated(end, found)
            else:
                found.names.append((k, end))
                found.end = end
                if "coord" in self.at[end] and words.is_portfolio(k) and words.is_capital(end + 1):
                    found.end += 1  # "Health and Social Care Secretary"
            return True
        follows = bool(found.names) and not (k < believed < words.size and self._is_noun(k, opened=False))
        if not self._is_nominal(k, follows=follows, opened=k == found.start):
            return False
        self._nominal(found)
        return True

    def _joins_adjectives(self, k: int, found: _Scanned) -> bool:
        """Return whether a coordinator stands between two adjectives."""
        if "coord" not in self.at[k] or found.names or found.roles or not found.others:
            return False
        return all("adj" in self.at[j] and "noun" not in self.at[j] for j in (k - 1, k + 1))

    def _is_number(self, found: _Scanned) -> bool:
        """Return whether there is nothing but a number in a phrase yet."""
        if found.names or found.roles or not found.others:
            return False
        return all(self.at[k] & {"num", "qty"} for k in found.others)

    def _possessive(self, found: _Scanned) -> bool:
        if self.words.ends_name(found.end) and found.names:
            found.end += 1
            found.names[-1] = (found.names[-1][0], found.end)
            return False
        if found.end == found.first:
            return False
        found.own()
        return True

    def _nominal(self, found: _Scanned) -> None:
        words, k = self.words, found.end
        is_role = words.is_role(k)
        (found.roles if is_role else found.others).append(k)
        found.end += 1
        if is_role and "coord" in self.at[k + 1] and self._is_bare_role(k + 2):
            found.end += 1  # "President and Chief Executive"
        if words.is_truncated(k):
            self._past_truncated(found.end, found)

    def _past_truncated(self, k: int, found: _Scanned) -> None:
        """Take "Sozial- und Integrationsdirektor" behind "Gesundheits-," into a phrase, as a role."""
        words, limit = self.words, min(self.words.size, k + _MOST_WORDS)
        truncated = True
        while k < limit and truncated:
            while k < limit and ("coord" in self.at[k] or words.is_mark(k)):
                k += 1
            truncated = k < limit and words.is_truncated(k)
            k += 1
        found.end = min(k, words.size)
        found.roles.append(found.end - 1)

    def _run(self, k: int, believed: int) -> int:
        """Return the word after the name that begins at ``k``; past ``believed`` only if that cuts it."""
        end = self.runs.run(k)
        return believed if k < believed < end and not self._is_cut(believed) else end

    def _is_cut(self, k: int) -> bool:
        """Return whether a name cannot end before a word: behind a given name, a particle, "Mr."."""
        words = self.words
        if words.opens_person(k - 1) or words.is_particle(k - 1):
            return True
        if "title" in self.at[k - 1]:
            return words.is_honorific(k - 1) or words.lower(k - 1).endswith(".") or words.is_given(k)
        return words.is_particle(k) or words.is_joint(k) or words.is_joint(k - 1) or "prep" in self.at[k]

    def _goes_on(self, k: int, found: _Scanned) -> bool:
        """Return whether a phrase goes on with a word though it was believed to end before it."""
        words = self.words
        if words.is_possessive(k):
            return words.ends_name(k)
        if words.is_letter(k):
            return True  # "Kanzler a. D."
        if words.is_capital(k):
            titled = words.is_role(k - 1) and not (words.is_capital(k - 1) and words.is_capital(k - 2))
            return self._is_cut(k) or ((titled or words.is_letter(k - 1)) and words.is_given(k))
        if found.names and (found.names[-1][1] == k or not words.noun_capitals) and self._leads_on(k):
            return True
        if self._is_number(found):
            return True  # "9/11 widow"
        follows = words.adjectives_follow and bool(self.at[k] & {"adj", "unknown"})
        return follows or words.is_portfolio(k - 1)

    # Words that are no names

    def _is_nominal(self, k: int, *, follows: bool, opened: bool) -> bool:
        """Return whether a word that is no name may stand in a phrase; ``follows`` a name before it."""
        words, at = self.words, self.at[k]
        if self._is_role_before(k) and words.is_letter(k):
            return True  # "Kanzler a. D."
        if self._modifies(k):
            return not follows or self._leads_on(k)
        if words.is_mark(k) or "time" in at or ("det" in at and not at & {"noun", "adj"}):
            return False
        if words.is_role(k):
            return (words.is_capital(k) or not words.is_verb(k)) and (not follows or self._leads_on(k))
        if words.is_verb(k):
            return False
        if follows and words.adjectives_follow and not at & _STOPS:
            return self._follows_name(k)
        return self._is_noun(k, opened=opened) and (not follows or self._leads_on(k))

    def _is_noun(self, k: int, *, opened: bool) -> bool:
        at = self.at[k]
        if opened and "gerund" in at:
            return not self.words.is_capital(k + 1)
        if at & _STOPS or not at & _NOMINAL:
            return False
        reduced = "participle" in at and not at & {"noun", "adj"} and "noun" in self.at[k - 1]
        return opened or not reduced  # "the report published in"

    def _follows_name(self, k: int) -> bool:
        """Return whether an adjective behind a name belongs to it: "l'Office fédéral"."""
        words = self.words
        if self.at[k] & {"adj", "unknown"} and not (words.is_given(k - 1) or words.is_given(k - 2)):
            return True
        return words.is_portfolio(k - 1)

    def _modifies(self, k: int) -> bool:
        words = self.words
        beside = words.is_role(k + 1) or words.is_modifier(k + 1) or self._is_role_before(k)
        return beside and words.is_modifier(k)

    def _is_role_before(self, k: int) -> bool:
        return k > 0 and (self.words.is_role(k - 1) or self.words.is_letter(k - 1))

    def _leads_on(self, k: int) -> bool:
        """Return whether a role comes behind a name, as in "BANK senior analyst"; no time, no verb."""
        words = self.words
        for j in range(k, min(k + _AHEAD, words.size)):
            if words.is_role(j):
                return True
            if words.is_mark(j) or self.at[j] & _STOPS or "time" in self.at[j] or words.is_verb(j):
                return False
            if words.is_capital(j) and j > k:
                return not words.noun_capitals
        return False

    def _is_bare_role(self, k: int) -> bool:
        """Return whether a role without an article comes, of the same person: "founder and chief editor"."""
        words, limit = self.words, k + _AHEAD
        while k < min(limit, words.size) and "adj" in self.at[k] and not words.is_role(k):
            k += 1
        if words.noun_capitals and words.is_given(k + 1) and not words.is_given(k):
            return True
        return k < words.size and words.is_role(k)

    def _is_loose(self, k: int) -> bool:
        """Return whether a word without a capital ends a phrase where nouns have one: "der Senator knapp"."""
        words = self.words
        return words.noun_capitals and not words.is_capital(k) and not words.is_letter(k)

    # The parts

    def _assemble(self, found: _Scanned) -> Core:
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
        self, found: _Scanned, last: Group | None, before: list[int]
    ) -> tuple[Group | None, bool, Group | None]:
        """Return the name at the end of a phrase, whether it is a person's, and the name before its role."""
        if last is None:
            return None, False, found.owner
        part = self._inner_person(last, found)
        if part is None:
            person = self._is_person(last, found)
            described = bool(before) or (found.determined and self.words.noun_capitals)
            aged = bool(before) and all(map(self.words.is_age, before)) and not self.words.noun_capitals
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

    def _owner(self, found: _Scanned, role: Group) -> Group | None:
        """Return the name that opens a phrase, if it stands before the role in it."""
        if not found.names:
            return None
        start, end = found.names[0]
        opens = all(map(self.words.is_modifier, range(found.first, start)))  # "former Ohio governor"
        return (start, end) if opens and end <= role[0] else None

    def _inner_person(self, name: Group, found: _Scanned) -> Group | None:
        """Return the person in a run of capitals that begins with something else: "Harbor Foods Ann Berg"."""
        part = self.runs.person_in(name)
        if part is None or part[0] == name[0] or part[1] - part[0] == 1:
            return None
        if self.words.noun_capitals or not found.roles or max(found.roles) != name[0] - 1:
            return part
        front = self.words.is_acronym(name[0]) or self.runs.is_organisation((name[0], part[0]))
        return part if front else None  # "spokesman Farhan Aziz Haq", "député LR Jean Faure"

    def _is_person(self, name: Group, found: _Scanned) -> bool:
        """Return whether a name at the end of a phrase is a person's."""
        titled = bool(found.roles) and max(found.roles) == name[0] - 1
        known = self.runs.person_in(name) == name
        return (titled or known) and not self.runs.is_organisation(name)

    def _is_plain(self, found: _Scanned, before: list[int]) -> bool:
        """Return whether a name has nothing but adjectives before it: "warm-hearted Berg"."""
        if not before or found.roles or found.determined or self.words.noun_capitals:
            return False
        return all("adj" in self.at[k] and not self.words.is_modifier(k) for k in before)

    def _is_apposed(self, name: Group, found: _Scanned, before: list[int]) -> bool:
        """Return whether a name stands behind a noun for the same: "the charity Clear Water"."""
        if self.words.noun_capitals or not before or max(before) != name[0] - 1 or name[1] - name[0] == 1:
            return False
        return any("adj" not in self.at[k] or "noun" in self.at[k] for k in before)

    def _role(self, found: _Scanned, end: int, before: list[int]) -> Group | None:
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
        if not named and not words.adjectives_follow:  # "officials familiar with"
            while end > start and "adj" in self.at[end - 1] and "noun" not in self.at[end - 1]:
                end -= 1
        says = any(not (words.is_modifier(k) or (named and words.is_honorific(k))) for k in range(start, end))
        return (start, end) if says else None
