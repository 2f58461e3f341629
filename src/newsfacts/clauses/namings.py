"""Phrases that name somebody: name, role and affiliation in them and beside them."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses.draft import Group
from newsfacts.clauses.model import Naming, NamingKind
from newsfacts.clauses.name_runs import NameRuns
from newsfacts.clauses.noun_groups import SentenceGroups

__all__ = ["NamingReader"]

_STOPS = frozenset({"prep", "pron", "coord", "comp", "rel", "sub", "open", "neg", "ques", "mark"})
_NOMINAL = frozenset({"noun", "name", "adj", "num", "title", "compound", "unknown", "participle", "qty"})
_MOST_WORDS = 16
"""Words of a phrase before what hangs on it at most."""
_MOST_TAILS = 4
"""Phrases that hang on another at most, one behind the other."""
_MOST_BESIDE = 4
"""Stretches between commas that are looked at on either side."""
_MOST_MEMBERS = 12
_BEFORE = 5
"""Words of a name before its last that are looked for."""
_BRACKETED = 6
"""Words that brackets between the parts of a phrase hold at most."""
_AGE = 5
"""Words between commas that tell an age at most: "45 ans"."""


class _Core(NamedTuple):
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
    descriptive: bool
    """Whether it says what somebody is, or whose: a name may stand beside it."""


class _Reading(NamedTuple):
    """A phrase with what hangs on it, and what stands beside it."""

    core: _Core
    end: int
    name: Group | None
    person: bool
    role: Group | None
    affiliation: Group | None


class NamingReader:
    """Reads what phrases of one sentence name."""

    def __init__(self, groups: SentenceGroups) -> None:
        self.groups = groups
        self.runs = NameRuns(groups)
        self.words = groups.words
        self.names = groups.names
        self.at = groups.at
        self.size = groups.size

    def read(self, start: int, limit: int) -> Naming | None:
        """Return what the phrase at a word names; ``None`` if nothing can be read there.

        It goes on over ``limit``, where it is believed to end, only with what surely belongs to it.
        """
        start = self._front(start)
        found = self._phrase(start, limit)
        if found is None:
            return None
        members = self._members(found)
        if members:
            return self._joint(members)
        found = self._beside(found)
        return self._naming(found)

    def name_at(self, k: int) -> Group | None:
        """Return the person's name of two words or more that holds a word, or ``None``."""
        runs = self.runs
        for start in range(max(0, k - _BEFORE), k + 1):
            if start < k and runs.is_role(start) and not runs.is_given(start):
                continue
            if self._is_no_name(start):
                continue
            end = runs.run(start)
            if end <= k:
                continue
            person = runs.person_in((start, end))
            if person is not None and person[0] <= k:
                return person
            front = self.groups.places((start, start + 1)) or runs.is_organisation(start)
            whole = (
                not runs.noun_capitals
                and start < k
                and not front
                and not runs.is_role(k)
                and self.words.lower(start) not in self.names.portfolios
            )
            return (start, end) if whole and not runs.is_named_organisation((start, end)) else None
        return None

    # One phrase

    def _front(self, k: int) -> int:
        """Return where the name begins that a word is in: attribution may have missed its first part."""
        runs = self.runs
        if not runs.is_capital(k) or runs.is_mark(k):
            return k
        while k > 0 and not runs.is_broken(k) and (runs.is_given(k - 1) or self._is_title(k - 1)):
            k -= 1
        before = k > 0 and runs.is_capital(k - 1) and "pron" in self.at[k - 1] and not runs.is_broken(k)
        return k - 1 if before and runs.run(k - 1) > k - 1 else k

    def _is_title(self, k: int) -> bool:
        return self.runs.is_capital(k) and "title" in self.at[k]

    def _phrase(self, start: int, believed: int | None = None) -> _Reading | None:
        """Return the phrase that begins at a word, with what prepositions and genitives tie to it."""
        core = self._core(start, believed)
        if core is None or core.end <= start:
            return None
        end, name, person, role = core.end, core.name, core.person, core.role
        affiliation = core.owner
        organisation = (
            name is not None and not person and role is None and self.runs.is_named_organisation(name)
        )
        for turn in range(_MOST_TAILS):
            tail = self._tail(self._past_brackets(end), core, named=name is not None)
            if tail is None:
                break
            other, belongs = tail
            if (
                organisation
                and belongs
                and other.person
                and other.role is not None
                and other.name is not None
            ):
                return _Reading(core, other.end, other.name, True, other.role, (core.start, other.role[0]))
            if name is None and core.role is not None and not self._is_indefinite(start):
                found = self._person_behind(other)
                if found is not None:
                    rest = self._without_determiner(other._replace(end=found[0], name=None))
                    if rest is not None and self.words.lower(rest[0]) in self.names.portfolios:
                        role = (core.role[0], rest[1])
                    elif affiliation is None:
                        affiliation = rest
                    return _Reading(core, found[1], found, True, role, affiliation)
            end = self._past_brackets(end)
            if belongs and role is not None and role[1] == end and self._is_portfolio(other):
                role = (role[0], other.end)
            elif belongs and affiliation is not None and affiliation[1] == end:
                affiliation = (affiliation[0], other.end)
            elif (
                turn == 0
                and affiliation is None
                and not self._is_placed(end)
                and not self._names_person(other)
            ):
                affiliation = self._without_determiner(other)
            elif turn == 0 and belongs and role is not None and role[1] == end and other.name is None:
                role = (role[0], other.end)
            end = other.end
        return _Reading(core, end, name, person, role, affiliation)

    def _past_brackets(self, k: int) -> int:
        """Return the word after what stands in brackets at ``k``: "le maire (PS) de"."""
        if not (k < self.size and "(" in self.at[k]):
            return k
        return next((j + 1 for j in range(k, min(k + _BRACKETED, self.size)) if ")" in self.at[j]), k)

    def _is_portfolio(self, core: _Core) -> bool:
        """Return whether a phrase says what an office is for: "minister of finance"."""
        lower = self.words.lower
        words = [lower(k) for k in range(core.start, core.end) if "det" not in self.at[k]]
        return bool(words) and words[0] in self.names.portfolios

    def _is_placed(self, k: int) -> bool:
        """Return whether a preposition says where, not whose: "in Austin"."""
        return self.words.lower(k) in self.groups.reader.placing

    def _names_person(self, core: _Core) -> bool:
        return core.person or (core.name is not None and self.runs.is_given(core.name[0]))

    def _is_indefinite(self, k: int) -> bool:
        return "det" in self.at[k] and "definite" not in self.at[k]

    def _without_determiner(self, core: _Core) -> Group | None:
        k = core.start
        while k < core.end and "det" in self.at[k] and not (core.name is not None and k >= core.name[0]):
            k += 1
        return (k, core.end) if k < core.end else None

    def _person_behind(self, tail: _Core) -> Group | None:
        """Return the person whose name follows a phrase that hangs on a role: "mayor of Leeds Ann Berg"."""
        if tail.name is None:
            return None
        first, end = tail.name
        found = self.runs.person_in((first, end))
        if found is not None and (found[0] > first or (tail.owner is not None and tail.owner[1] == first)):
            return found if found[1] - found[0] > 1 else None
        if found is None and end - first > 2 and not self.runs.is_named_organisation(tail.name):
            front = self.groups.places((first, first + 1)) or self.words.lower(first) in self.names.portfolios
            return (first + 1, end) if front else None
        return found if found is not None and tail.start < first and tail.role is not None else None

    def _core(self, start: int, believed: int | None = None) -> _Core | None:
        """Return the phrase that begins at a word: "the bank's chief economist", "BANK economist NAME"."""
        runs, at = self.runs, self.at
        believed = self.size if believed is None else believed
        k, limit = start, min(self.size, start + _MOST_WORDS)
        while k < limit and "det" in at[k] and not self._opens_name(k, start):
            k += 1
        first, determined = k, k > start
        found: list[Group] = []
        roles: list[int] = []
        lowers: list[int] = []
        owner: Group | None = None
        while k < limit:
            if (k > first and runs.is_broken(k)) or (k >= believed and not self._goes_on(k, found)):
                break
            if self._is_possessive(k):
                if self._ends_in_possessive(k):
                    k += 1
                    found[-1:] = [(found[-1][0], k)] if found else []
                    break
                owner, found, roles, lowers = (first, k), [], [], []
                k += 1
                first = k
                continue
            end = k if self._is_no_name(k) else self._run(k, believed)
            if end > k and runs.is_truncated(end - 1):
                k = self._past_truncated(end)
                roles.append(k - 1)
            elif end > k:
                found.append((k, end))
                k = end
            elif self._is_nominal(k, follows=bool(found), opened=k == start):
                (roles if runs.is_role(k) else lowers).append(k)
                k += 1
                if runs.is_role(k - 1) and k + 1 < limit and "coord" in at[k] and self._is_bare_role(k + 1):
                    k += 1  # "President and Chief Executive"
                if runs.is_truncated(k - 1):
                    k = self._past_truncated(k)
                    roles.append(k - 1)
            else:
                break
        if k in (start, first):
            return self._core(start, owner[1]) if owner is not None and owner[1] < believed else None
        while (
            k > first + 1 and runs.noun_capitals and not runs.is_capital(k - 1) and not self._is_letter(k - 1)
        ):
            k -= 1  # "der Senator knapp"
        return self._assemble((start, k), first, determined, found, roles, lowers, owner)

    def _run(self, k: int, believed: int) -> int:
        """Return the word after the name that begins at ``k``; past ``believed`` only if that cuts it."""
        end = self.runs.run(k)
        if k < believed < end and not self._is_cut(believed):
            return believed
        return end

    def _is_cut(self, k: int) -> bool:
        """Return whether a name cannot end before a word: behind a given name, a particle, "Mr."."""
        runs = self.runs
        if runs.is_given(k - 1) or runs.is_initial(k - 1) or runs.is_particle(k - 1):
            return True
        if "title" in self.at[k - 1]:
            return self._is_honorific(k - 1) or self.words.lower(k - 1).endswith(".") or runs.is_given(k)
        return runs.is_particle(k) or self._is_joint(k) or self._is_joint(k - 1) or "prep" in self.at[k]

    def _is_joint(self, k: int) -> bool:
        return self.words.lower(k) == "&"

    def _goes_on(self, k: int, found: list[Group]) -> bool:
        """Return whether a phrase goes on with a word though it was believed to end before it."""
        runs = self.runs
        if self._is_possessive(k):
            return self._ends_in_possessive(k)
        if runs.is_capital(k):
            return self._is_cut(k) or (runs.is_role(k - 1) and runs.is_given(k))
        if found and found[-1][1] == k and runs.is_role(k):
            return True
        follows = self.groups.reader.adjectives_follow and bool(self.at[k] & {"adj", "unknown"})
        return follows or self.words.lower(k - 1) in self.names.portfolios or self._is_letter(k)

    def _assemble(
        self,
        group: Group,
        first: int,
        determined: bool,
        found: list[Group],
        roles: list[int],
        lowers: list[int],
        owner: Group | None,
    ) -> _Core:
        start, end = group
        runs = self.runs
        name = found[-1] if found and found[-1][1] == end else None
        person = False
        before = [k for k in (*roles, *lowers) if name is None or k < name[0]]
        if name is not None:
            part = runs.person_in(name)
            titled = bool(roles) and max(roles) == name[0] - 1
            described = bool(before) and max(before) == name[0] - 1
            if (
                part is not None
                and part[0] > name[0]
                and part[1] - part[0] > 1
                and not (titled and not runs.noun_capitals)
            ):
                if runs.noun_capitals:
                    before.append(part[0] - 1)
                elif owner is None and not before:
                    owner = (name[0], part[0])
                name, person = part, True
            elif titled or part == name or (described and not runs.noun_capitals and name[1] - name[0] > 1):
                person = not runs.is_named_organisation(name) and (titled or not self._is_plain(lowers))
            if not person and (before or (determined and runs.noun_capitals)):
                name = None
        role = self._role(first, name[0] if person and name is not None else end, found, before, roles)
        if role is not None and ((not person and not roles) or self._is_title_only(role)):
            role = None
        if owner is None and role is not None and found and found[0][0] == first and found[0][1] <= role[0]:
            owner = (first, found[0][1])
        descriptive = name is None and (role is not None or owner is not None or determined)
        return _Core(start, end, determined, name, person, role, owner, descriptive)

    def _role(
        self, first: int, end: int, found: list[Group], before: list[int], roles: list[int]
    ) -> Group | None:
        """Return the words that say what somebody is, those before the name or the end of a phrase."""
        if not before:
            return None
        start = max([first, *(run[1] for run in found if run[1] <= max(before))])
        if start > first and self.words.lower(start - 1) in self.names.portfolios:
            start -= 1  # "Finance Minister"
        return (start, end) if start < end else None

    def _is_title_only(self, role: Group) -> bool:
        """Return whether the words before a name say nothing of what somebody is: "Mr.", "Frau"."""
        return all(self._is_honorific(k) for k in range(*role))

    def _is_honorific(self, k: int) -> bool:
        return self.words.lower(k) in self.names.honorifics

    def _is_plain(self, lowers: list[int]) -> bool:
        """Return whether the words before a name are adjectives alone: "rival Coast Bank"."""
        return all("adj" in self.at[k] and "noun" not in self.at[k] for k in lowers)

    def _opens_name(self, k: int, start: int) -> bool:
        """Return whether an article is the first part of a name: "M. Le Goff", "sagte Der Kuss"."""
        runs = self.runs
        if not runs.is_capital(k) or not runs.is_particle(k) or not runs.is_capital(k + 1):
            return False
        return k > 0 and not self.runs.is_mark(k - 1) and not runs.is_broken(k) and "definite" in self.at[k]

    def _is_no_name(self, k: int) -> bool:
        """Return whether a word is part of a role with a capital ("Prime Minister"), or a verb."""
        if k in self.groups.verbs and not self._is_surely_name(k):
            return True
        if self._is_letter(k):
            return True
        behind = self.runs.is_role(k + 1) or self.runs.is_modifier(k + 1)
        return behind and self.runs.is_modifier(k) and not self.runs.is_broken(k + 1)

    def _is_surely_name(self, k: int) -> bool:
        """Return whether a capital that may be a verb is a name: "Will Moss"."""
        return self.runs.is_given(k) and self.runs.is_capital(k + 1)

    def _is_possessive(self, k: int) -> bool:
        if "'" in self.at[k]:
            return True
        i = self.words.index[k]
        return i > 0 and self.words.lower(k) == "s" and self.words.tokens[i - 1] in "'’" and k > 0

    def _ends_in_possessive(self, k: int) -> bool:
        """Return whether a name ends in what looks like a possessive: "McDonald's said"."""
        if self.runs.is_broken(k + 1) and k + 1 < self.size:
            return False
        return "'" not in self.at[k] and (k + 1 in self.groups.verbs or self.runs.is_mark(k + 1))

    def _is_nominal(self, k: int, *, follows: bool, opened: bool) -> bool:
        """Return whether a word that is no name may stand in a phrase; ``follows`` a name before it."""
        runs, at = self.runs, self.at[k]
        if runs.is_modifier(k) and (
            runs.is_role(k + 1) or runs.is_modifier(k + 1) or self._is_role_before(k)
        ):
            return not follows or self._leads_on(k)
        if self._is_letter(k) and self._is_role_before(k):
            return True  # "Kanzler a. D."
        if runs.is_mark(k) or "time" in at or ("det" in at and not at & {"noun", "adj"}):
            return False
        if k in self.groups.verbs and not (runs.is_role(k) and runs.is_capital(k)):
            return False
        if runs.is_role(k):
            return not follows or self._leads_on(k)
        if follows and self.groups.reader.adjectives_follow and not at & _STOPS:
            if at & {"adj", "unknown"} and not (runs.is_given(k - 1) or runs.is_given(k - 2)):
                return True
            return self.words.lower(k - 1) in self.names.portfolios
        if opened and "gerund" in at:
            return True
        if at & _STOPS or not at & _NOMINAL:
            return False
        if "participle" in at and not at & {"noun", "adj"} and "noun" in self.at[k - 1] and not opened:
            return False  # "the report published in"
        return not follows or self._leads_on(k)

    def _leads_on(self, k: int) -> bool:
        """Return whether a role comes behind a name, as in "BANK senior analyst"; no time, no verb."""
        for j in range(k, min(k + 5, self.size)):
            if self.runs.is_role(j):
                return True
            if self.runs.is_mark(j) or self.at[j] & _STOPS or "time" in self.at[j] or j in self.groups.verbs:
                return False
            if self.runs.is_capital(j) and j > k:
                return not self.runs.noun_capitals
        return False

    def _is_role_before(self, k: int) -> bool:
        return k > 0 and (self.runs.is_role(k - 1) or self._is_letter(k - 1))

    def _is_letter(self, k: int) -> bool:
        """Return whether a word is a letter with a stop, and neither a word of its own nor an initial."""
        lower = self.words.lower(k)
        apart = not self.runs.is_capital(k) or (k > 0 and not self.runs.is_capital(k - 1))
        return len(lower) == 2 and lower[0].isalpha() and lower[1] == "." and apart

    def _is_bare_role(self, k: int) -> bool:
        """Return whether a role without an article comes, of the same person: "founder and chief editor"."""
        while k < self.size and "adj" in self.at[k] and not self.runs.is_role(k):
            k += 1
        if self.runs.noun_capitals and self.runs.is_given(k + 1) and not self.runs.is_given(k):
            return True
        return k < self.size and self.runs.is_role(k)

    def _past_truncated(self, k: int) -> int:
        truncated = True
        while k < self.size and truncated:
            while k < self.size and ("coord" in self.at[k] or self.runs.is_mark(k)):
                k += 1
            truncated = k < self.size and self.runs.is_truncated(k)
            k += 1
        return min(k, self.size)

    # What hangs on a phrase

    def _tail(self, k: int, core: _Core, *, named: bool) -> tuple[_Core, bool] | None:
        """Return the phrase that a preposition or a genitive ties to the one before it, if one does."""
        if self.runs.is_broken(k) or k >= self.size:
            return None
        lower, reader = self.words.lower(k), self.groups.reader
        belongs = lower in reader.belonging
        if not belongs and core.role is None and not core.person:
            return None
        if self.groups.is_genitive(k) and not named:
            other = self._core(k)
            if other is None or (
                self._is_indefinite(k) and self.words.lower(other.end - 1) in self.names.media
            ):
                return None  # the paper that is told
            return other, True
        if not (belongs or lower in reader.affiliation) or k in self.groups.verbs:
            return None
        other = self._core(k + 1)
        if other is None or self.runs.is_broken(k + 1):
            return None
        proper = other.name is not None or other.owner is not None
        if named and (not (proper or other.determined) or not (core.person or belongs)):
            return None
        if "time" in self.at[other.end - 1] or (not belongs and not proper and not self._is_body(other)):
            return None
        return other, belongs

    def _is_body(self, core: _Core) -> bool:
        """Return whether a phrase without a name is one somebody may speak for: "for the ministry"."""
        head = self.words.lower(core.end - 1)
        return core.determined and (head in self.names.organisations or head not in self.names.documents)

    # Several together

    def _members(self, found: _Reading) -> list[_Reading]:
        """Return the phrases that are coordinated with one, itself the first; none if it stands alone."""
        if found.name is None and not found.core.determined:
            return []
        members, k, linked = [found], found.end, False
        while len(members) < _MOST_MEMBERS and not linked:
            comma = k < self.size and "," in self.at[k]
            k += comma
            linked = k < self.size and "coord" in self.at[k]
            k += linked
            other = self._phrase(k) if comma or linked else None
            if other is None or (other.name is None) != (found.name is None) or self.runs.is_broken(k):
                return []
            if other.name is None and not (other.core.determined and other.role is not None):
                return []
            members.append(other)
            k = other.end
        return members if linked and len(members) > 1 else []

    def _joint(self, members: list[_Reading]) -> Naming:
        first, last = members[0], members[-1]
        return Naming(
            self.words.index[first.core.start],
            self.words.end(last.end - 1),
            "group",
            members=tuple(map(self._naming, members)),
        )

    # What stands beside a phrase

    def _beside(self, found: _Reading) -> _Reading:
        """Return a phrase with the name, the role and the affiliation that an apposition adds."""
        if found.name is None:
            if not found.core.descriptive:
                return found
            other = self._name_behind(found.end) or self._name_before(found.core.start)
            if other is None:
                return found
            return found._replace(name=other.name, person=True, role=found.role or other.role)
        k = found.end
        for _ in range(_MOST_BESIDE):
            if not (k < self.size and "," in self.at[k]):
                break
            other = self._phrase(k + 1)
            if other is None or "num" in self.at[k + 1]:
                if not (k + 1 < self.size and "num" in self.at[k + 1]):
                    break
                ahead = range(k + 1, min(k + _AGE, self.size))
                k = next((j for j in ahead if "," in self.at[j]), self.size)
                continue
            if other.name is None and (other.role is not None):
                closed = self.runs.is_mark(other.end) or other.end in self.groups.verbs
                if not closed and not other.core.determined:
                    break
                return found._replace(
                    person=True,
                    role=found.role or other.role,
                    affiliation=found.affiliation or other.affiliation,
                )
            k = other.end
        return found

    def _name_behind(self, k: int) -> _Reading | None:
        """Return the name behind a description and a comma: "a spokesman, NAME"."""
        k = self._past_brackets(k)
        if not (k < self.size and "," in self.at[k]):
            return None
        other = self._phrase(k + 1)
        if other is None or other.name is None or other.core.determined or self.runs.is_broken(k + 1):
            return None
        end = other.name[1]
        if not (self._is_person(other) or other.name[1] - other.name[0] > 1):
            return None
        if self.runs.is_named_organisation(other.name) and not other.person:
            return None
        if end in self.groups.verbs or (end < self.size and "coord" in self.at[end]):
            return None
        return other

    def _is_person(self, found: _Reading) -> bool:
        return found.person or (found.name is not None and self.runs.is_given(found.name[0]))

    def _name_before(self, k: int) -> _Reading | None:
        """Return the name before a description and commas: "NAME, 31, a planner in Austin"."""
        end = k - 1
        for _ in range(_MOST_BESIDE):
            if not (end >= 0 and "," in self.at[end]) or self.runs.is_broken(end + 1):
                return None
            start = end
            while start > 0 and not self.runs.is_mark(start - 1) and not self.runs.is_broken(start):
                start -= 1
            found = self._phrase(start) if start < end else None
            whole = found is not None and found.end == end
            if found is not None and whole and found.name is not None and found.core.end == end:
                alone = found.name[1] - found.name[0] == 1 and not self._is_person(found)
                if self.groups.places(found.name) or (alone and start > 0 and "," in self.at[start - 1]):
                    end = start - 1
                    continue
                return found
            aside = whole or (end - start == 1 and "num" in self.at[start])
            if not aside:
                return None
            end = start - 1
        return None

    # What it all means

    def _naming(self, found: _Reading) -> Naming:
        index, words = self.words.index, self.words
        name, core = found.name, found.core
        kind = self._kind(found)
        somebody = kind in ("person", "unnamed")
        return Naming(
            index[core.start],
            words.end(found.end - 1),
            kind,
            self._tokens(name),
            self._tokens(found.role) if somebody else None,
            self._tokens(found.affiliation) if somebody else None,
        )

    def _tokens(self, group: Group | None) -> Group | None:
        return None if group is None else (self.words.index[group[0]], self.words.end(group[1] - 1))

    def _kind(self, found: _Reading) -> NamingKind:
        runs, name, core = self.runs, found.name, found.core
        if name is not None:
            if self._is_person(found):
                return "person"
            if runs.is_named_organisation(name) or core.determined:
                return "organisation"
            return "unknown"
        head = self._head(core)
        if self.words.lower(head) in self.names.documents:
            return "document"
        if runs.is_organisation(head):
            return "organisation"
        if "pl" in self.at[head] and "sg" not in self.at[head]:
            return "group"
        return "unnamed" if found.role is not None else "unknown"

    def _head(self, core: _Core) -> int:
        """Return the head of a phrase without a name."""
        if self.groups.reader.adjectives_follow:
            k = core.start
            while k < core.end - 1 and "det" in self.at[k]:
                k += 1
            return k
        return core.end - 1
