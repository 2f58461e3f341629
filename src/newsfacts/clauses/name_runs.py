"""Names in a sentence: which words are one name, with the particles, initials and nicknames in it."""

from __future__ import annotations

from newsfacts.clauses.draft import Group
from newsfacts.clauses.noun_groups import SentenceGroups
from newsfacts.clauses.words.tags import QUOTES

__all__ = ["NameRuns"]

_CLOSED = frozenset(
    {
        "det",
        "prep",
        "pron",
        "coord",
        "comp",
        "rel",
        "sub",
        "open",
        "neg",
        "ques",
        "clitic",
        "mark",
        "aux",
        "time",
    }
)
_MARKS = frozenset({",", ".", ";", ":", "~", "(", ")", "*", "/", "-"})
_APOSTROPHES = frozenset("'’")
_LONGEST_NAME = 8
"""Words that a name has at most."""
_NICKNAME = 3
"""Words that a nickname in marks has at most."""


class NameRuns:
    """Finds the names in one sentence, by its words."""

    def __init__(self, groups: SentenceGroups) -> None:
        self.groups = groups
        self.words = groups.words
        self.names = groups.names
        self.at = groups.at
        self.size = groups.size
        self.noun_capitals = groups.reader.capitals

    def is_mark(self, k: int) -> bool:
        """Return whether a mark or the end of the sentence stands at ``k``."""
        return k >= self.size or bool(self.at[k] & _MARKS)

    def is_capital(self, k: int) -> bool:
        """Return whether a word begins with a capital."""
        return 0 <= k < self.size and self.words.tokens[self.words.index[k]][:1].isupper()

    def is_given(self, k: int) -> bool:
        """Return whether a word is a given name, with its capital."""
        if not self.is_capital(k) or self._is_lower_compound(k):
            return False
        return self.names.is_given(self.words.lower(k).partition("-")[0])

    def _is_lower_compound(self, k: int) -> bool:
        """Return whether a word with a hyphen ends in a small letter's word: "Oscar-winner"."""
        words = self.words
        i, end = words.index[k], words.end(k)
        return end - i > 2 and words.tokens[end - 2] == "-" and words.tokens[end - 1][:1].islower()

    def is_initial(self, k: int) -> bool:
        """Return whether a word is an initial: "J."."""
        return self.is_capital(k) and len(self.words.lower(k).strip(".")) == 1

    def is_modifier(self, k: int) -> bool:
        """Return whether a word belongs to the role behind it, or before it: "Prime", "ancien", "adjoint"."""
        lower = self.words.lower(k)
        return lower in self.names.modifiers or lower in self.names.deputies

    def is_truncated(self, k: int) -> bool:
        """Return whether a word is the first half of a compound: "Gesundheits-, Sozial- und …"."""
        words = self.words
        i = words.end(k)
        return words.tokens[i] == "-" and words.tokens[i + 1][:1] in ("", " ", ",", "\n")

    def is_organisation(self, k: int) -> bool:
        """Return whether a word is one that organisations have in their names."""
        return self.words.lower(k) in self.names.organisations

    def is_role(self, k: int) -> bool:
        """Return whether a word says what somebody is."""
        return self.names.is_role(self.words.lower(k).rstrip(".")) or "title" in self.at[k]

    def is_broken(self, k: int) -> bool:
        """Return whether a quotation mark or an empty line stands before a word: nothing goes on over it."""
        if not 0 < k < self.size:
            return True
        words = self.words
        between = words.tokens[words.end(k - 1) : words.index[k]]
        if any(token in QUOTES or token.count("\n") > 1 for token in between):
            return True
        return len(between) > 1 and any(token in _APOSTROPHES for token in between)

    def run(self, k: int) -> int:
        """Return the word after the name that begins at ``k``; ``k`` itself if none does."""
        first, end = k, k
        if self.is_particle(k) and not self.is_capital(k):
            return k
        while end < self.size and end - first < _LONGEST_NAME:
            if end > first and self.is_broken(end):
                behind = self._past_nickname(first, end)
                if behind == end:
                    break
                end = behind
            elif self._is_part(first, end):
                end += 1
            else:
                behind = self._past_particles(first, end)
                if behind == end:
                    break
                end = behind
        while end > first and self._is_joint(end - 1):
            end -= 1
        return self._past_suffix(end) if end > first else end

    def _is_joint(self, k: int) -> bool:
        return self.words.lower(k) == "&"

    def _is_part(self, first: int, k: int) -> bool:
        """Return whether a word goes on with the name that begins at ``first``."""
        if self._is_joint(k):
            return first < k and self.is_capital(k + 1)
        if not self.is_capital(k) or self.is_mark(k) or (first == k and self._is_number(k)):
            return False
        at = self.at[k]
        if self._is_lower_compound(k):
            return False
        if "prep" in at and first < k:
            return self._is_titled(k - 1)
        if first < k and (self.is_given(k - 1) or self.is_initial(k - 1)) and not at & {"coord"}:
            follows = self.is_capital(k + 1) and not self.is_broken(k + 1) and not self.is_role(k + 1)
            return not (self.is_role(k) and follows and not self.is_initial(k - 1))
        if self.is_given(k):
            return True
        if self.is_role(k):
            return self._is_surname(first, k) or self._is_titled(k)
        if "adv" in at and first == k and (k == 0 or self.is_broken(k)):
            return False  # "However, his lawyer said"
        if at & _CLOSED:
            return first == k and "pron" in at and self._is_family_name(k)
        if self.noun_capitals:
            return bool(at & {"noun", "name", "unknown"}) or first < k
        return True

    def _is_number(self, k: int) -> bool:
        return bool(self.at[k] & {"num", "qty"})

    def _is_titled(self, k: int) -> bool:
        """Return whether a name with a preposition in it begins: "Doctors Without Borders"."""
        if k + 2 >= self.size or "prep" not in self.at[k + 1] or self.is_given(k):
            return False
        return all(self.is_capital(j) for j in range(k, k + 3)) and not self.noun_capitals

    def _is_surname(self, first: int, k: int) -> bool:
        """Return whether a word that is a role elsewhere ends a name: "Martin Luther King"."""
        suffixed = self.words.lower(k + 1).rstrip(".") in self.names.suffixes
        return first < k and self.is_given(first) and (suffixed or not self.is_capital(k + 1))

    def _is_family_name(self, k: int) -> bool:
        """Return whether a pronoun is a family name: "He Jianguo, a former director,"."""
        name = self.is_capital(k + 1) and not self.is_broken(k + 1) and not self.at[k + 1] & _CLOSED
        return name and (self.is_mark(k + 2) or k + 2 in self.groups.verbs) and not self.is_role(k + 1)

    def is_particle(self, k: int) -> bool:
        """Return whether a word may lead on to the last part of a name: "von", "Le"."""
        return self.words.lower(k) in self.names.particles

    def _past_particles(self, first: int, k: int) -> int:
        """Return the word after the particles and the name behind them: "Ursula von der Leyen"."""
        end = k
        while end < self.size and self.is_particle(end) and not (end > k and self.is_broken(end)):
            end += 1
        if end == k or not self.is_capital(end) or self.is_mark(end) or self.is_organisation(end):
            return k
        if self.is_capital(k):
            return end + 1 if k == first or self.is_given(k - 1) or self.is_initial(k - 1) else k
        if first == k:
            return k
        tied = "prep" in self.at[k]
        only_given = all(self.is_given(j) or self.is_initial(j) for j in range(first, k))
        named = self.is_given(end) and not self.is_given(end - 1) and self.is_capital(end + 1)
        return end + 1 if (only_given and not named) or not (tied or "det" in self.at[k]) else k

    def _past_nickname(self, first: int, k: int) -> int:
        """Return the word after a nickname in marks inside a name: Robert "Bob" Li; else ``k``."""
        if not (self.is_given(k - 1) or self.is_initial(k - 1)):
            return k
        for end in range(k + 1, min(k + 1 + _NICKNAME, self.size)):
            if self.is_broken(end):
                return end + 1 if self.is_capital(end) and not self.at[end] & {"pron", "det"} else k
        return k

    def _past_suffix(self, k: int) -> int:
        """Return the word after "Jr." or ", Jr."."""
        comma = k < self.size and "," in self.at[k]
        if self.words.lower(k + comma).rstrip(".") in self.names.suffixes and self.is_capital(k + comma):
            return k + comma + 1
        return k

    def person_in(self, group: Group) -> Group | None:
        """Return the person whom a run of capitals ends with: "Harbor Foods Ann Berg"; ``None`` if nobody."""
        start, end = group
        for k in range(start, end - 1):
            if (self.is_given(k) or self.is_initial(k)) and not any(
                self.is_organisation(j) for j in range(k + 1, end)
            ):
                return k, end
        return None

    def is_named_organisation(self, group: Group) -> bool:
        """Return whether a run of capitals is the name of an organisation or a place."""
        start, end = group
        if self.groups.places(group):
            return True
        if end - start > 1 and self.is_given(start) and not (end - start > 2):
            return False  # "Emily Post"
        if any(self.is_organisation(k) for k in range(start, end)):
            return True
        if any(self._is_joint(k) for k in range(start, end)):
            return True
        if self.words.lower(end - 1) == "s":
            return True  # McDonald's
        token = self.words.tokens[self.words.index[end - 1]]
        return end - start == 1 and len(token) > 1 and token.isupper()
