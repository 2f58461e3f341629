"""What the words of a sentence look like to those who read names in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsfacts.clauses.draft import Group
from newsfacts.clauses.noun_groups import SentenceGroups
from newsfacts.clauses.words.names import NameWords
from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import QUOTES

__all__ = ["NamingWords"]

_MARKS = frozenset({",", ".", ";", ":", "~", "(", ")", "*", "/", "-"})
_IN_VERB_GROUPS = frozenset({"verb", "participle", "infinitive", "gerund", "ptcl", "neg"})
"""What every word of a verb group may be, if by another reading."""
_APOSTROPHES = frozenset("'’")
_BRACKETED = 6
"""Words that brackets between the parts of a phrase hold at most."""


class NamingWords:
    """The words of one sentence, by index: which have capitals, are roles, stand behind a mark."""

    def __init__(self, groups: SentenceGroups) -> None:
        self.groups = groups
        self.names = groups.names
        self.at = groups.at
        self.size = groups.size
        self.lower = groups.words.lower
        self.noun_capitals = groups.reader.capitals
        self.adjectives_follow = groups.reader.adjectives_follow
        self._genitive = groups.reader.tagger.dictionary.genitive
        self._words = words = groups.words
        self.is_broken = _Seen(partial(_is_broken, words)).__getitem__
        """Returns whether a quotation mark or an empty line stands before a word: nothing goes on over it."""
        self.is_capital = _Seen(partial(_is_capital, words, self.names)).__getitem__
        """Returns whether a word begins with a capital, a particle before a hyphen left out: "al-Rashid"."""
        self.is_role = _Seen(partial(_is_role, words, self.names)).__getitem__
        """Returns whether a word says what somebody is."""
        self.is_given = _Seen(partial(_is_given, words, self.names, self.is_capital)).__getitem__
        """Returns whether a word is a given name, with its capital."""

    # Marks

    def is_mark(self, k: int) -> bool:
        """Return whether a mark or the end of the sentence stands at ``k``."""
        return k >= self.size or bool(self.at[k] & _MARKS)

    def is_comma(self, k: int) -> bool:
        """Return whether a comma stands at ``k``."""
        return 0 <= k < self.size and "," in self.at[k]

    def is_verb(self, k: int) -> bool:
        """Return whether a word belongs to a finite verb group; the clauses tell it, if it may do so."""
        return not self.at[k].isdisjoint(_IN_VERB_GROUPS) and k in self.groups.verbs

    def is_quoted(self, k: int) -> bool:
        """Return whether a quotation mark stands right before a word."""
        words = self._words
        return 0 < k < self.size and any(t in QUOTES for t in words.tokens[words.end(k - 1) : words.index[k]])

    def past_brackets(self, k: int) -> int:
        """Return the word after what stands in brackets at ``k``: "le maire (PS) de"; else ``k``."""
        if not (k < self.size and "(" in self.at[k]):
            return k
        return next((j + 1 for j in range(k, min(k + _BRACKETED, self.size)) if ")" in self.at[j]), k)

    # The look of words

    def is_acronym(self, k: int) -> bool:
        """Return whether a word has capitals only."""
        token = self._words.tokens[self._words.index[k]]
        return len(token) > 1 and token.isupper()

    def is_initial(self, k: int) -> bool:
        """Return whether a word is an initial: "J."."""
        return self.is_capital(k) and len(self.lower(k).strip(".")) == 1

    def is_letter(self, k: int) -> bool:
        """Return whether a word is a letter with a stop, and no initial of a name: "a. D."."""
        lower = self.lower(k)
        if len(lower) != 2 or not lower[0].isalpha() or lower[1] != ".":
            return False
        return not self.is_capital(k) or (k > 0 and not self.is_capital(k - 1) and self.is_letter(k - 1))

    def is_joint(self, k: int) -> bool:
        """Return whether "&" stands at ``k``."""
        return self.lower(k) == "&"

    def is_lower_compound(self, k: int) -> bool:
        """Return whether a word with a hyphen ends in a word without a capital: "Oscar-winner"."""
        return _is_lower_compound(self._words, k)

    def is_age(self, k: int) -> bool:
        """Return whether a word is a compound with a number: "52-year-old"."""
        words = self._words
        return self._words.tokens[words.index[k]][:1].isdecimal() and "compound" in self.at[k]

    def is_truncated(self, k: int) -> bool:
        """Return whether a word is the first half of a compound: "Gesundheits-, Sozial- und …"."""
        words = self._words
        i = words.end(k)
        return words.tokens[i] == "-" and words.tokens[i + 1][:1] in ("", " ", ",", "\n")

    def is_possessive(self, k: int) -> bool:
        """Return whether a word is the ending of a possessive: "the bank's", "Larsens'"."""
        if "'" in self.at[k]:
            return True
        i = self._words.index[k]
        return k > 0 and i > 0 and "det" in self.at[k] and self._words.tokens[i - 1] in _APOSTROPHES

    def ends_name(self, k: int) -> bool:
        """Return whether what looks like a possessive ends a name: "McDonald's said"."""
        if "'" in self.at[k] or (self.is_broken(k + 1) and k + 1 < self.size):
            return False
        return self.is_verb(k + 1) or self.is_mark(k + 1)

    # What words mean

    def opens_person(self, k: int) -> bool:
        """Return whether a word is a given name or an initial."""
        return self.is_given(k) or self.is_initial(k)

    def is_particle(self, k: int) -> bool:
        """Return whether a word may lead on to the last part of a name: "von", "Le"."""
        return self.lower(k) in self.names.particles

    def is_organisation(self, k: int) -> bool:
        """Return whether a word is one that organisations have in their names."""
        return self.lower(k) in self.names.organisations

    def is_relative(self, k: int) -> bool:
        """Return whether a word opens a relative clause: "whose", "deren"."""
        return k < self.size and "rel" in self.at[k] and "definite" not in self.at[k]

    def is_honour(self, k: int) -> bool:
        """Return whether a word behind a name is one for an office or a degree: "KC", "Ph.D."."""
        return self.is_capital(k) and self.lower(k).rstrip(".") in self.names.honours

    def is_portfolio(self, k: int) -> bool:
        """Return whether a word says what an office is for: "finance"."""
        return self.lower(k) in self.names.portfolios

    def is_known(self, k: int) -> bool:
        """Return whether a table knows a word without its capital."""
        return self.lower(k) in self.groups.reader.tagger.dictionary.forms

    def is_honorific(self, k: int) -> bool:
        """Return whether a word is a title that says nothing of what somebody is: "Mr.", "Frau"."""
        return self.lower(k) in self.names.honorifics

    def is_modifier(self, k: int) -> bool:
        """Return whether a word belongs to the role behind it, or before it: "Prime", "ancien", "adjoint"."""
        lower = self.lower(k)
        return lower in self.names.modifiers or lower in self.names.deputies

    def is_indefinite(self, k: int) -> bool:
        """Return whether a word is a determiner other than the definite article."""
        return "det" in self.at[k] and "definite" not in self.at[k]

    def is_owner(self, group: Group) -> bool:
        """Return whether a name of one word may own the noun before it by its ending: "Hamburgs"."""
        return group[1] - group[0] == 1 and self.lower(group[0]).endswith(self._genitive)

    def is_place(self, group: Group) -> bool:
        """Return whether words are the name of a country."""
        return self.groups.places(group)


class _Seen(dict[int, bool]):
    """What was seen of each word that was asked about; many are asked about again and again."""

    def __init__(self, look: Callable[[int], bool]) -> None:
        self._look = look

    def __missing__(self, k: int) -> bool:
        seen = self[k] = self._look(k)
        return seen


def _is_broken(words: Words, k: int) -> bool:
    if not 0 < k < len(words.index):
        return True
    start, end = words.end(k - 1), words.index[k]
    if start == end or (start == end - 1 and words.tokens[start] == " "):
        return False  # as nearly always
    between = words.tokens[start:end]
    if any(token in QUOTES for token in between) or sum(token.count("\n") for token in between) > 1:
        return True
    return len(between) > 1 and any(token in _APOSTROPHES for token in between)


def _is_capital(words: Words, names: NameWords, k: int) -> bool:
    if not 0 <= k < len(words.index):
        return False
    tokens, i = words.tokens, words.index[k]
    if tokens[i][:1].isupper():
        return True
    return tokens[i + 1] == "-" and tokens[i + 2][:1].isupper() and tokens[i].lower() in names.particles


def _is_role(words: Words, names: NameWords, k: int) -> bool:
    lower = words.lower(k).rstrip(".")
    if names.is_role(lower) or "title" in words.at[k]:
        return True
    first, hyphen, _ = lower.partition("-")
    return bool(hyphen) and (names.is_role(first) or names.is_role(lower.rpartition("-")[2]))


def _is_given(words: Words, names: NameWords, is_capital: Callable[[int], bool], k: int) -> bool:
    if not is_capital(k) or _is_lower_compound(words, k):
        return False
    return names.is_given(words.lower(k).partition("-")[0])


def _is_lower_compound(words: Words, k: int) -> bool:
    i, end = words.index[k], words.end(k)
    return end - i > 2 and words.tokens[end - 2] == "-" and words.tokens[end - 1][:1].islower()
