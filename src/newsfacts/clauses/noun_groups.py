"""Noun groups with their parts: name, role, organisation, members, what depends on them, appositions."""

from __future__ import annotations

from collections.abc import Callable

from newsfacts.clauses.draft import Group
from newsfacts.clauses.group_parts import GroupParts, Parts
from newsfacts.clauses.group_reader import GroupReader
from newsfacts.clauses.model import NounGroup, NounKind
from newsfacts.clauses.ownership import OwnedWords
from newsfacts.text.lazy import lazy

__all__ = ["SentenceGroups"]

_FEATURES = frozenset({"sg", "pl", "m", "f", "n", "definite"})
_GENDERS = frozenset({"m", "f", "n"})
_PERSONAL = frozenset({"m", "f", "p1", "p2", "reflexive"})
"""What shows that a pronoun refers to somebody."""
_PERSONS = {"p1": "1", "p2": "2", "p3": "3"}
_MOST_MEMBERS = 12
"""Members of a coordination that are looked for."""


class SentenceGroups:
    """Reads the noun groups of one sentence.

    ``places`` says whether the words of a name are those of a country.
    """

    def __init__(
        self,
        reader: GroupReader,
        owned: OwnedWords,
        places: Callable[[Group], bool],
    ) -> None:
        self.reader = reader
        self.names = reader.names
        self.words = words = owned.words
        self.places = places
        self._owned = owned
        self._read: dict[Group, NounGroup] = {}
        self._at_word: dict[int, NounGroup | None] = {}
        self.size = len(words.tags)
        self.at = words.at
        self._parts = GroupParts(reader, words, places)

    @lazy
    def verbs(self) -> frozenset[int]:
        """The words of the finite verb groups of the sentence, and the gerunds that open clauses."""
        return self._owned.verbs

    def is_verb(self, k: int) -> bool:
        """Return whether a word is one of these; the clauses are read only if it may be a verb."""
        return self.words.tags[k] in self.reader.verbal and k in self.verbs

    def _before_verb(self, k: int, end: int) -> int:
        """Return the first of these words from word ``k`` on; ``end`` if none comes before that."""
        if self.reader.verbal.isdisjoint(self.words.tags[k:end]):
            return end
        return next((j for j in range(k, end) if j in self.verbs), end)

    @property
    def finite(self) -> frozenset[int]:
        """The words of its finite verb groups."""
        return self._owned.ownership.verb_words

    @lazy
    def subjects(self) -> frozenset[int]:
        """The words at which the subjects of its clauses begin."""
        return self._owned.subjects

    def all(self) -> list[Group]:
        """Return where all groups are, in text order; no two of them share a word."""
        found, k = [], 0
        while k < self.size:
            match = None if self.is_verb(k) else self.reader.pattern.match(self.words.tags, k)
            if match is None or match.lastgroup not in ("ng", "pp", "pron"):
                k += 1
                continue
            end = self._before_verb(k + 1, match.end())
            start = self._behind_preposition(k, end) if match.lastgroup == "pp" else k
            end = self._name_end(start, end)
            if start < end:
                found.append((start, end))
            k = end
        return found

    def at_word(self, k: int) -> NounGroup | None:
        """Return the group, or the pronoun, that begins at a word, if one does."""
        if k not in self._at_word:
            match = self.reader.pattern.match(self.words.tags, k) if k < self.size else None
            if match is None or match.lastgroup not in ("ng", "pron") or self.is_verb(k):
                self._at_word[k] = None
            else:
                end = self._before_verb(k + 1, match.end())
                self._at_word[k] = self.group((k, self._name_end(k, end)))
        return self._at_word[k]

    def _behind_preposition(self, k: int, end: int) -> int:
        while k < end and ("prep" in self.at[k] or ("adv" in self.at[k] and "noun" not in self.at[k])):
            k += 1
        return k

    def group(self, group: Group) -> NounGroup:
        """Return a group with its parts, and those of an apposition."""
        read = self._read.get(group)
        if read is None:
            read = self._read[group] = self._read_group(group)
        return read

    def _read_group(self, group: Group) -> NounGroup:
        start, end = group[0], self._name_end(*group)
        group = start, end
        parts = self._parts.of(start, end)
        head = self._parts.head(start, end)
        if parts.name is not None and parts.name[0] < head[0] and parts.name[1] == head[1]:
            head = parts.name  # with the particles in it
        personal = self._is_personal(start, end)
        complement = None if personal else self._complement(end, parts)
        members = self._members(group, complement)
        beside = None if personal else self._apposition(group, parts, complement)
        kind = self._kind(group, head, parts)
        if beside is not None:
            other = self._parts.of(*beside)
            parts = Parts(
                parts.name or other.name, parts.role or other.role, parts.organisation or other.organisation
            )
            if "person" in (kind, self._kind(beside, self._parts.head(*beside), other)):
                kind = "person"
        tokens = self._tokens
        name, role, organisation = parts
        return NounGroup(
            self.words.index[start],
            self.words.end((members[-1][1] if members else end) - 1),
            tokens(head),
            kind,
            self._features(group, head, parts, plural=bool(members)),
            tuple(map(tokens, members)) if members else (),
            None if name is None else tokens(name),
            None if role is None else tokens(role),
            None if organisation is None else tokens(organisation),
            None if complement is None else tokens(complement),
            None if beside is None else tokens(beside),
        )

    def _is_personal(self, start: int, end: int) -> bool:
        """Return whether a group is a personal or reflexive pronoun, on which nothing depends."""
        atoms = self.at[start]
        return end - start == 1 and "pron" in atoms and not atoms.isdisjoint(_PERSONAL)

    def _name_end(self, start: int, end: int) -> int:
        """Return where a group ends with the particles in its name: "Ursula von der Leyen"."""
        k, lowers = end, self.words.lowers
        while lowers[k] in self.names.particles and not self.is_verb(k):
            k += 1
        if k == end:
            return end
        role = end - start > 1 and "det" not in self.at[end - 2] and self.words.lower(end - 2)
        named = self.names.is_given(self.words.lower(end - 1)) or (role and self.names.is_role(role))
        last = k
        while named and self._parts.is_name(last) and not (self.is_verb(last) or last in self.subjects):
            last += 1  # "José da Silva Prado"
        return last if last > k else end

    def _tokens(self, group: Group) -> tuple[int, int]:
        """Return where words are, as token indexes."""
        return self.words.index[group[0]], self.words.end(group[1] - 1)

    def _kind(self, group: Group, head: Group, parts: Parts) -> NounKind:
        start, end = group
        atoms, lower = self.at[head[1] - 1], self.words.lower(head[1] - 1)
        if end - start == 1 and "pron" in atoms:
            return "pronoun"
        if "time" in atoms and not self._is_paper(start, head):
            return "time"
        name = parts.name
        if parts.role is not None and (name is not None or parts.role[1] == end):
            return "person"
        if name is not None and self.places(name):
            return "place"
        if not self.names.organisations.isdisjoint(self.words.lowers[start:end]):
            return "organisation"
        if name is not None and name[1] - name[0] > 1:
            if self.names.gender(self.words.lower(name[0])):
                return "person"  # "Emma Capital"
            if self.words.lower(name[1] - 1) in self.names.firms:
                return "organisation"
        if lower in self.names.documents:
            return "document"
        return "name" if "name" in atoms else "other"

    def _is_paper(self, start: int, head: Group) -> bool:
        """Return whether a time is the name of a paper, by its capital after an article: "The Times"."""
        last = head[1] - 1
        capital = self.words.tokens[self.words.index[last]][:1].isupper()
        return capital and "det" in self.at[start] and self.words.lower(last) in self.names.organisations

    def _features(self, group: Group, head: Group, parts: Parts, *, plural: bool) -> frozenset[str]:
        """Return person, number, gender and definiteness, if they are known."""
        first, atoms = self.at[group[0]], self.at[head[0]]
        features = set(atoms & _FEATURES)
        if group[1] - group[0] == 1:
            features.update(map(_PERSONS.__getitem__, atoms.intersection(_PERSONS)))
        if "det" in first and "definite" in first:
            features.add("definite")
        for part in (parts.name, parts.role):
            if part is not None and features.isdisjoint(_GENDERS):
                words = [self.words.lowers[k] for k in range(*part) if "det" not in self.at[k]]
                features.update(filter(None, map(self.names.gender, words)))
        if plural:
            features.discard("sg")
            features.add("pl")
        return frozenset(features)

    def _complement(self, k: int, parts: Parts) -> Group | None:
        """Return where what depends on a group is, right after it ("of …", a genitive); nothing on names."""
        start = k
        if parts.name is not None and parts.role is None:
            return None
        prepositions = self.reader.belonging if parts.role is None else self.reader.affiliation
        while k < self.size:
            wanted = "pp" if self.words.lower(k) in prepositions else "ng" if self.is_genitive(k) else ""
            match = self.reader.pattern.match(self.words.tags, k) if wanted and not self.is_verb(k) else None
            if match is None or match.lastgroup != wanted:
                break
            end = self._before_verb(k + 1, match.end())
            if parts.name is not None and wanted == "pp" and self._is_addressed(k, end):
                break
            k = end
        return (start, k) if k > start else None

    def _is_addressed(self, k: int, end: int) -> bool:
        """Return whether a preposition after a named person governs who is addressed, not an office.

        "L’élu Jean Faure à la ministre", not "le maire Jean Faure à Lyon", "le chef du parti Jean Faure".
        """
        if self.words.lower(k) in self.reader.belonging:
            return False
        start = self._behind_preposition(k, end)
        if start >= end:
            return False
        parts = self._parts.of(start, end)
        return self._kind((start, end), self._parts.head(start, end), parts) == "person"

    def is_genitive(self, k: int) -> bool:
        """Return whether a word may begin a genitive: right after a noun it does."""
        return "c:gen" in self.at[k] and "det" in self.at[k] and k not in self.subjects

    def behind(self, k: int) -> tuple[int, int] | None:
        """Return where the group after a preposition is, as tokens, unless it is a number or a time."""
        match = self.reader.pattern.match(self.words.tags, k)
        if match is None or match.lastgroup != "pp" or self.at[k + 1] & {"num", "gerund", "reflexive"}:
            return None
        start = self._behind_preposition(k, match.end())
        end = self._before_verb(start, match.end())
        return self._tokens((start, end)) if start < end and "time" not in self.at[end - 1] else None

    def noun_at(self, k: int) -> Group | None:
        """Return the group that begins at a word, if one does that is not a pronoun."""
        match = None if k >= self.size or self.is_verb(k) else self.reader.pattern.match(self.words.tags, k)
        if match is None or match.lastgroup != "ng":
            return None
        end = self._before_verb(k + 1, match.end())
        return k, self._name_end(k, end)

    def _apposition(self, group: Group, parts: Parts, complement: Group | None) -> Group | None:
        """Return where a group is that follows a comma for the same: "NAME, the chairman,"."""
        k = complement[1] if complement is not None else group[1]
        if "," not in self.at[k] or "time" in self.at[group[1] - 1]:
            return None
        if complement is not None and parts.role is None:
            return None  # it may describe what is nearer
        beside = self.noun_at(k + 1)
        if beside is None:
            return None
        other = self._parts.of(*beside)
        if complement is not None and self._names_body(other, complement):
            return None
        behind = self._complement(beside[1], other)
        end = behind[1] if behind is not None else beside[1]
        after = self.at[end]
        closed = not after or after & {",", ".", ")"} or self.is_verb(end)
        if not (closed or self.words.lower(end) in self.reader.belonging) or "coord" in self.at[end + 1]:
            return None
        one_named = (parts.name is None) != (other.name is None)
        described = other.role is not None or parts.role is not None or "det" in self.at[beside[0]]
        return beside if one_named and described else None

    def _names_body(self, parts: Parts, complement: Group) -> bool:
        """Return whether one word names what somebody speaks for: "a spokesman for the agency, Frontex"."""
        name = parts.name
        if name is None or name[1] - name[0] > 1 or parts.role is not None:
            return False
        words = self.words.lowers[slice(*complement)]
        return not (
            self.names.is_given(self.words.lower(name[0])) or self.names.organisations.isdisjoint(words)
        )

    def members(self, group: Group) -> list[Group]:
        """Return the groups that a coordinator ties to one, itself the first; none if there is no other."""
        return self._members(group, self._complement(group[1], self._parts.of(*group)))

    def _members(self, group: Group, complement: Group | None) -> list[Group]:
        """Return the groups that a coordinator ties to one, after what depends on that one."""
        found, k, linked = [group], group[1], False
        while len(found) < _MOST_MEMBERS and not linked:
            if len(found) > 1:
                complement = self._complement(k, self._parts.of(*found[-1]))
            k = complement[1] if complement is not None else k
            comma = "," in self.at[k]
            k += comma
            linked = "coord" in self.at[k]
            k += linked
            following = self.noun_at(k) if comma or linked else None
            if following is None or following[0] in self.subjects:
                return []
            if complement is not None and "det" not in self.at[k]:
                return []  # "sales in France and Germany"
            found.append(following)
            k = following[1]
        return found if linked else []

    def with_particles(self, group: Group) -> Group:
        """Return where a group is with the particles in its name."""
        return group[0], self._name_end(*group)

    def end_of_complement(self, k: int) -> int:
        """Return where what "of" ties to a group ends, if it ends before word ``k``; else ``k``."""
        found = self._complement(k, Parts())
        return k if found is None else found[1]
