"""What is next to a phrase: the name of somebody described, the description of somebody named, others."""

from __future__ import annotations

from collections.abc import Iterator

from newsfacts.clauses.namings.phrases import Phrase, PhraseReader
from newsfacts.clauses.namings.words import BROKEN, MARK
from newsfacts.clauses.words.names import ROLE

__all__ = ["BesideReader"]

_MOST_BESIDE = 4
"""How many stretches between commas are looked at on either side."""
_LONGEST_STRETCH = 24
"""The most words in such a stretch."""
_MOST_MEMBERS = 12
"""How many members of a coordination are looked for, at most."""
_AGE = 5
"""How many words an age between commas has, at most: "45 ans"."""


class BesideReader:
    """Reads what is next to the phrases of one sentence."""

    def __init__(self, phrases: PhraseReader) -> None:
        self.phrases = phrases
        self.words = phrases.words
        self.runs = phrases.runs
        self.at = phrases.at

    def members(self, phrase: Phrase) -> list[Phrase]:
        """Return the phrases that are coordinated with one, itself the first; none if it is alone."""
        if phrase.name is None and not phrase.core.determined:
            return []
        members, k, linked = [phrase], phrase.end, False
        while len(members) < _MOST_MEMBERS and not linked:
            comma = self.words.is_comma(k)
            k += comma
            linked = k < self.words.size and "coord" in self.at[k]
            k += linked
            other = self.phrases.read(k) if (comma or linked) and not self.words.is_broken(k) else None
            if other is not None and other.name is None and phrase.name is not None:
                other = self._named(other)  # "Ann Berg and her husband, Tom Hall"
            if other is None or not self._is_like(phrase, other):
                return []
            if comma and not linked and other.core.determined:
                return []  # an apposition
            members.append(other)
            k = other.end
        return members if linked else []

    def _named(self, phrase: Phrase) -> Phrase:
        """Return a description with the name after it, and its end; the description if there is none."""
        name = self._name_behind(phrase.end) if phrase.core.is_description else None
        return phrase if name is None else phrase._replace(name=name.name, person=True, end=name.end)

    @staticmethod
    def _is_like(phrase: Phrase, other: Phrase) -> bool:
        """Return whether two phrases may be members together: both with a name, or both described."""
        if phrase.name is not None:
            return other.name is not None
        return other.name is None and other.core.determined and other.role is not None

    def completed(self, phrase: Phrase) -> Phrase:
        """Return a phrase with the name, the role and the affiliation that an apposition adds."""
        if phrase.name is not None:
            owned = self._owned(phrase)
            return owned or self._above_place(phrase) or self._described(self._introduced(phrase))
        if not phrase.core.is_description:
            return phrase
        other = self._name_behind(phrase.end, single=self._is_kin(phrase))
        other = other or self._name_before(phrase.core.start)
        if other is None:
            return phrase
        return phrase._replace(name=other.name, person=True, role=phrase.role or other.role)

    def _owned(self, phrase: Phrase) -> Phrase | None:
        """Return a phrase with the name after a role and its owner: "der Bürgermeister Hamburgs, NAME"."""
        name = phrase.name
        if name is None or phrase.role is None or not phrase.core.determined or not self.words.is_owner(name):
            return None
        other = self._name_behind(phrase.end)
        if other is None:
            return None
        return phrase._replace(name=other.name, person=True, affiliation=phrase.affiliation or name)

    def above_time(self, k: int) -> Phrase | None:
        """Return the phrase with the name before a time: "NAME, the largest lender, last year said"."""
        time = any("time" in self.at[j] for j in range(k, min(k + 2, self.words.size)))
        return self._name_before(k) if time else None

    def _above_place(self, phrase: Phrase) -> Phrase | None:
        """Return the phrase with the name above a place: "NAME, a planner in Austin, Texas,"."""
        name = phrase.name
        if name is None or phrase.person or name[1] - name[0] > 1 or phrase.end != phrase.core.end:
            return None
        comma = phrase.core.start - 1
        if not self.words.is_comma(comma) or self.words.is_broken(comma + 1):
            return None
        description = self._description(comma)
        if description is None or description.name is not None or description.end != comma:
            return None
        if description.role is None or description.role[1] == comma:
            return None
        found = self._name_before(description.core.start)
        if found is None or not self.phrases.is_person(found):
            return None
        return found._replace(role=description.role, affiliation=description.affiliation)

    def _description(self, end: int) -> Phrase | None:
        """Return the phrase that opens the stretch before a comma, if a role may be in it."""
        if not any(map(self._may_be_role, self._back_to_mark(end))):
            return None  # as mostly; verbs cost more
        start = self._stretch(end)
        return self.phrases.read(start) if any(map(self._may_be_role, range(start, end))) else None

    def _may_be_role(self, k: int) -> bool:
        """Return whether a word is a role, or the first half of a compound that may be one."""
        return bool(self.words.look[k] & ROLE) or self.words.is_truncated(k)

    def _back_to_mark(self, end: int) -> Iterator[int]:
        """Yield the words back from one to a mark: the longest that the stretch there may be."""
        look = self.words.look
        for k in range(end - 1, max(0, end - _LONGEST_STRETCH) - 1, -1):
            if k < end - 1 and (look[k] & MARK or look[k + 1] & BROKEN):
                return
            yield k

    def _introduced(self, phrase: Phrase) -> Phrase:
        """Return a phrase with a name and what the description before it says: "the firm's owner, NAME"."""
        comma = phrase.core.start - 1
        if phrase.role is not None or not self.words.is_comma(comma) or self.words.is_broken(comma + 1):
            return phrase
        other = self._description(comma)
        if other is None or other.end != comma or other.name is not None or other.role is None:
            return phrase
        return phrase._replace(
            person=True, role=other.role, affiliation=phrase.affiliation or other.affiliation
        )

    def _described(self, phrase: Phrase) -> Phrase:
        """Return a phrase with a name and what the description after it adds: "NAME, 45, a baker,"."""
        k = self.words.past_brackets(phrase.end)
        for _ in range(_MOST_BESIDE):
            if not self.words.is_comma(k):
                break
            if k + 1 < self.words.size and "num" in self.at[k + 1]:
                ahead = range(k + 1, min(k + _AGE, self.words.size))
                k = next((j for j in ahead if self.words.is_comma(j)), self.words.size)
                continue
            other = self.phrases.read(k + 1)
            if other is None or self.words.is_relative(k + 1):
                break  # "NAME, whose mother said"
            if other.name is None and other.role is not None:
                closed = self.words.is_mark(other.end) or self.words.is_verb(other.end)
                if not closed and not other.core.determined:
                    break
                return phrase._replace(
                    person=True,
                    role=phrase.role or other.role,
                    affiliation=phrase.affiliation or other.affiliation,
                )
            k = other.end
        return phrase

    def _is_kin(self, phrase: Phrase) -> bool:
        """Return whether a description has an owner, as kin and friends have: "his mother"."""
        return not self.words.noun_capitals and phrase.role is not None and self.words.owns(phrase.core.start)

    def _is_closed(self, k: int) -> bool:
        """Return whether a comma or the end of the sentence is at a word."""
        return k >= self.words.size or self.words.is_comma(k) or "." in self.at[k]

    def _name_behind(self, k: int, *, single: bool = False) -> Phrase | None:
        """Return the name after a description and a comma: "a spokesman, NAME".

        With ``single`` it may be one word between commas that no list has: "his mother, Maryvonne,".
        """
        k = self.words.past_brackets(k)
        if not self.words.is_comma(k) or self.words.is_broken(k + 1):
            return None
        other = self.phrases.read(k + 1)
        if other is None or other.name is None or other.core.determined:
            return None
        closed = single and self._is_closed(other.name[1])
        if not (self.phrases.is_person(other) or other.name[1] - other.name[0] > 1 or closed):
            return None
        if self.runs.is_organisation(other.name) and not other.person:
            return None
        end = other.name[1]
        if self.words.is_verb(end) or (end < self.words.size and "coord" in self.at[end]):
            return None  # "said a spokesman, Reuters reported"
        return other

    def _name_before(self, k: int) -> Phrase | None:
        """Return the name before a description and commas: "NAME, 31, a planner in Austin"."""
        end = k - 1
        for _ in range(_MOST_BESIDE):
            if not self.words.is_comma(end) or self.words.is_broken(end + 1):
                return None
            start = self._stretch(end)
            found = self.phrases.read(start) if start < end else None
            whole = found is not None and found.end == end
            if found is not None and whole and self._is_bare_name(found, start):
                return found
            if not (whole or (end - start == 1 and "num" in self.at[start])):
                return None
            end = start - 1
        return None

    def _stretch(self, end: int) -> int:
        """Return the first word of the stretch between marks that ends before a word."""
        start = end - (end > 0 and "." in self.at[end - 1])  # "Orlex Inc.,"
        low = max(0, end - _LONGEST_STRETCH)
        words, look = self.words, self.words.look
        while start > low and not (
            look[start - 1] & MARK or look[start] & BROKEN or words.is_verb(start - 1)
        ):
            start -= 1
        return start

    def _is_bare_name(self, found: Phrase, start: int) -> bool:
        """Return whether a phrase is a name and nothing else, and not the second half of a place."""
        name = found.name
        if name is None or found.core.end != found.end or self.words.is_place(name):
            return False
        alone = name[1] - name[0] == 1 and not self.phrases.is_person(found)
        return not (alone and self.words.is_comma(start - 1) and not self.words.is_broken(start))
