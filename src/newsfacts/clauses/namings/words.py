"""What the words of a sentence look like to those who read names in it."""

from __future__ import annotations

from collections.abc import Mapping

from newsfacts.clauses.draft import Group
from newsfacts.clauses.noun_groups import SentenceGroups
from newsfacts.clauses.words.names import (
    FIRM,
    GIVEN,
    HONORIFIC,
    JOINT,
    LETTER,
    MODIFIER,
    ORGANISATION,
    PARTICLE,
    PORTFOLIO,
    ROLE,
    NameWords,
)
from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import QUOTES

__all__ = ["BROKEN", "CAPITAL", "COMPOUND", "MARK", "NamingWords"]

CAPITAL = 1 << 12
"""It begins with a capital."""
BROKEN = 1 << 13
"""A quotation mark or an empty line comes before it."""
MARK = 1 << 14
"""It is a mark."""
COMPOUND = 1 << 15
"""It has a hyphen, and no capital after that."""
_INITIAL = CAPITAL | LETTER
_MARKS = frozenset({",", ".", ";", ":", "~", "(", ")", "*", "/", "-"})
_QUOTES = frozenset(QUOTES)
_APOSTROPHES = frozenset("'’")
_BRACKETED = 6
"""Words that brackets between the parts of a phrase hold at most."""


class NamingWords:
    """The words of one sentence, by index: which have capitals, are roles, follow a mark."""

    def __init__(self, groups: SentenceGroups) -> None:
        self.groups = groups
        self.names = groups.names
        self.at = groups.at
        self.size = groups.size
        self.lower = groups.words.lower
        self.noun_capitals = groups.reader.capitals
        self.adjectives_follow = groups.reader.adjectives_follow
        self._genitive = groups.reader.tagger.dictionary.genitive
        self._words = groups.words
        self.look = Looks(groups.words, groups.names, groups.reader.looks)
        """What each word looks like, as bits."""

    # Marks

    def is_mark(self, k: int) -> bool:
        """Return whether a mark or the end of the sentence is at ``k``."""
        return bool(self.look[k] & MARK)

    def is_broken(self, k: int) -> bool:
        """Return whether a quotation mark or an empty line comes before a word: nothing goes on over it."""
        return bool(self.look[k] & BROKEN)

    def is_comma(self, k: int) -> bool:
        """Return whether a comma is at ``k``."""
        return 0 <= k < self.size and "," in self.at[k]

    def is_verb(self, k: int) -> bool:
        """Return whether a word belongs to a finite verb group; the clauses show it, if it may do so."""
        return 0 <= k < self.size and self.groups.is_verb(k)

    def is_quoted(self, k: int) -> bool:
        """Return whether a quotation mark comes right before a word."""
        words = self._words
        return 0 < k < self.size and not _QUOTES.isdisjoint(words.tokens[words.end(k - 1) : words.index[k]])

    def past_brackets(self, k: int) -> int:
        """Return the word after what is in brackets at ``k``: "le maire (PS) de"; else ``k``."""
        if not (k < self.size and "(" in self.at[k]):
            return k
        return next((j + 1 for j in range(k, min(k + _BRACKETED, self.size)) if ")" in self.at[j]), k)

    # The look of words

    def is_capital(self, k: int) -> bool:
        """Return whether a word begins with a capital, a particle before a hyphen left out: "al-Rashid"."""
        return bool(self.look[k] & CAPITAL)

    def is_acronym(self, k: int) -> bool:
        """Return whether a word has capitals only."""
        token = self._words.tokens[self._words.index[k]]
        return len(token) > 1 and token.isupper()

    def is_initial(self, k: int) -> bool:
        """Return whether a word is an initial: "J."."""
        return self.look[k] & _INITIAL == _INITIAL

    def is_letter(self, k: int) -> bool:
        """Return whether a word is a letter with a stop, and no initial of a name: "a. D."."""
        if not self.look[k] & LETTER:
            return False  # as nearly always
        lower = self.lower(k)
        if len(lower) != 2 or not lower[0].isalpha() or lower[1] != ".":
            return False
        return not self.is_capital(k) or (k > 0 and not self.is_capital(k - 1) and self.is_letter(k - 1))

    def is_joint(self, k: int) -> bool:
        """Return whether "&" is at ``k``."""
        return bool(self.look[k] & JOINT)

    def is_lower_compound(self, k: int) -> bool:
        """Return whether a word with a hyphen ends in a word without a capital: "Oscar-winner"."""
        return bool(self.look[k] & COMPOUND)

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

    def is_role(self, k: int) -> bool:
        """Return whether a word says what somebody is."""
        return bool(self.look[k] & ROLE)

    def is_given(self, k: int) -> bool:
        """Return whether a word is a given name, with its capital."""
        return bool(self.look[k] & GIVEN)

    def opens_person(self, k: int) -> bool:
        """Return whether a word is a given name or an initial."""
        look = self.look[k]
        return bool(look & GIVEN) or look & _INITIAL == _INITIAL

    def is_particle(self, k: int) -> bool:
        """Return whether a word may lead on to the last part of a name: "von", "Le"."""
        return bool(self.look[k] & PARTICLE)

    def is_organisation(self, k: int) -> bool:
        """Return whether a word is one that organisations have in their names."""
        return bool(self.look[k] & ORGANISATION)

    def is_firm(self, k: int) -> bool:
        """Return whether a word ends the names of firms, with its capital: "Energy"."""
        return bool(self.look[k] & FIRM) and self.is_capital(k)

    def is_relative(self, k: int) -> bool:
        """Return whether a word opens a relative clause: "whose", "deren"."""
        return k < self.size and "rel" in self.at[k] and "definite" not in self.at[k]

    def is_honour(self, k: int) -> bool:
        """Return whether a word after a name is one for an office or a degree: "KC", "Ph.D."."""
        return self.is_capital(k) and self.lower(k).rstrip(".") in self.names.honours

    def is_portfolio(self, k: int) -> bool:
        """Return whether a word says what an office is for: "finance"."""
        return bool(self.look[k] & PORTFOLIO)

    def is_known(self, k: int) -> bool:
        """Return whether a table knows a word without its capital."""
        return self.lower(k) in self.groups.reader.tagger.dictionary.forms

    def is_honorific(self, k: int) -> bool:
        """Return whether a word is a title that says nothing of what somebody is: "Mr.", "Frau"."""
        return bool(self.look[k] & HONORIFIC)

    def is_modifier(self, k: int) -> bool:
        """Return whether a word belongs to the role after it, or before it: "Prime", "ancien", "adjoint"."""
        return bool(self.look[k] & MODIFIER)

    def is_indefinite(self, k: int) -> bool:
        """Return whether a word is a determiner other than the definite article."""
        return "det" in self.at[k] and "definite" not in self.at[k]

    def owns(self, k: int) -> bool:
        """Return whether a word is a possessive that comes before a noun: "his"."""
        readings = self.groups.reader.tagger.dictionary.forms.get(self.lower(k)) or ()
        return any(reading.category == "possessive" for reading in readings)

    def is_owner(self, group: Group) -> bool:
        """Return whether a name of one word can be a genitive of the noun before it: "Hamburgs"."""
        return group[1] - group[0] == 1 and self.lower(group[0]).endswith(self._genitive)

    def is_place(self, group: Group) -> bool:
        """Return whether words are the name of a country."""
        return self.groups.places(group)


class Looks(dict[int, int]):
    """What words of a sentence look like, as bits: of the few that are needed, which are needed often.

    They are those of `newsfacts.clauses.words.names`, and those above; a given name has its capital. Past
    either end a word is broken off from others, and after the end it is a mark.
    """

    def __init__(self, words: Words, names: NameWords, looks: Mapping[str, int]) -> None:
        self._words = words
        self._names = names
        self._looks = looks

    def __missing__(self, k: int) -> int:
        words = self._words
        if not 0 <= k < len(words.index):
            look = BROKEN if k < 0 else BROKEN | MARK
        else:
            atoms = words.at[k]
            look = self._looks[words.lowers[k]]
            if "title" in atoms:
                look |= ROLE
            if not atoms.isdisjoint(_MARKS):
                look |= MARK
            if _is_broken(words, k):
                look |= BROKEN
            if words.index[k] in words.ends and _is_lower_compound(words, k):
                look |= COMPOUND
            if _is_capital(words, self._names, k):
                look |= CAPITAL
            if look & (CAPITAL | COMPOUND) != CAPITAL:
                look &= ~GIVEN
        self[k] = look
        return look


def _is_broken(words: Words, k: int) -> bool:
    if k == 0:
        return True
    before, end = words.index[k - 1], words.index[k]
    start = words.ends.get(before, before + 1)
    if start == end or (start == end - 1 and words.tokens[start] == " "):
        return False  # as nearly always
    between = words.tokens[start:end]
    if not _QUOTES.isdisjoint(between) or "".join(between).count("\n") > 1:
        return True
    return len(between) > 1 and not _APOSTROPHES.isdisjoint(between)


def _is_capital(words: Words, names: NameWords, k: int) -> bool:
    tokens, i = words.tokens, words.index[k]
    if tokens[i][:1].isupper():
        return True
    return tokens[i + 1] == "-" and tokens[i + 2][:1].isupper() and tokens[i].lower() in names.particles


def _is_lower_compound(words: Words, k: int) -> bool:
    i, end = words.index[k], words.end(k)
    return end - i > 2 and words.tokens[end - 2] == "-" and words.tokens[end - 1][:1].islower()
