"""The noun that a number counts: the words after it, in one pass, without the sentence around them.

Numbers are in nearly every sentence, and most sentences are read for no other reason. What a number counts
shows in the words right after it and their tags: reading the whole sentence would cost twenty times as much.
"""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses.vocabulary import ClauseVocabulary
from newsfacts.clauses.words.counted import Place
from newsfacts.text.scan import Scan

__all__ = ["CountedGroup", "CountedGroups"]

_MOST_WORDS = 8
"""The most words between a number and the end of its group."""
_BEFORE_COORDINATOR = frozenset({Place.MODIFIER, Place.NAME, Place.NOUN})
_HYPHEN, _APOSTROPHE = "-", "'"


class CountedGroup(NamedTuple):
    """The noun group after a number, in token indexes."""

    start: int
    """Its first token."""
    head: int
    """The first token of the noun that is counted."""
    end: int
    """The token after that noun."""
    behind: int
    """The token after the adjectives after the noun, which is ``end`` if it has no such adjectives."""


class CountedGroups:
    """Reads the noun groups after the numbers of a text: a view over its scan.

    Where a language has no tables for its sentences, no group is found.
    """

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        vocabulary = scan.vocabulary(ClauseVocabulary)
        self.words = vocabulary.counted if vocabulary.has_tables else None
        self.numbers = scan.hits("number")

    def may_begin(self, word: str) -> bool:
        """Return whether a word may be the first of a group."""
        return self.words is not None and self.words.place(word) not in (Place.OUTSIDE, Place.TIME)

    def behind(self, start: int, *, opens: bool) -> CountedGroup | None:
        """Return the noun group that begins at token ``start``; ``None`` if no noun in it is counted.

        ``opens`` is whether the number opens its clause, so that a participle right after it may as well be
        a verb: "Twelve received letters".
        """
        return None if self.words is None else _Walk(self, start).read(opens)


class _Walk:
    """The state of reading one group from left to right."""

    def __init__(self, groups: CountedGroups, start: int) -> None:
        assert groups.words is not None
        self.scan = groups.scan
        self.words = groups.words
        self.settings = groups.words.settings
        self.numbers = groups.numbers
        self.start = start
        self.head: tuple[int, int] | None = None
        self.spelled = self.scan.token(self.scan.skip_space_back(start) - 1).isalpha()
        """Whether the number is a word, so that digits after it are not part of it."""
        self.doubtful = False
        """Whether the noun may be the subject of a clause that describes the one before it."""

    def read(self, opens: bool) -> CountedGroup | None:
        """Return the group, if it has a noun that is counted."""
        at, before = self.start, Place.OUTSIDE
        verbal = False
        for number in range(_MOST_WORDS):
            end = self._word_end(at)
            if not end:
                break
            place = self._place(at, end)
            if place is Place.TIME and self.head is None:
                return None
            if (
                place is Place.PLURAL
                and opens
                and number == 0
                and self.words.is_infinitive(self.scan.token(at))
            ):
                return None  # Dutch "Twee spelen vals."
            if place is Place.OUTSIDE and self._joins(at, end, before, verbal):
                place = before
            elif place is Place.VERBAL:
                if self.head is not None or (opens and number == 0):
                    break
                verbal = True
            elif place in (Place.OUTSIDE, Place.TIME) or not self._goes_on(at, end, place):
                break
            before = place
            at = self.scan.skip_space(end)
            if at == end:
                break
        return self._group()

    def _goes_on(self, at: int, end: int, place: Place) -> bool:
        """Take a word into the group, and return whether the group may go on after it."""
        if place not in (Place.PLURAL, Place.NAMES):
            return self.head is None or self._leads(self.head)
        if self.head is not None and self.words.is_plural_verb(self.scan.token(end - 1)):
            return False  # Dutch "drie landen werken samen"
        following = self.scan.skip_space(end)
        if following > end and self._names_a_part(at, following, place):
            return self.head is None
        doubtful = self.doubtful and self._verb_at(following)
        self.head = None if doubtful else (at, end)
        if self.head is None or following == end:
            return False
        if self._leads(self.head):
            return True
        self.doubtful = self._plural_behind(following)
        return self.doubtful

    def _names_a_part(self, at: int, following: int, place: Place) -> bool:
        """Return whether what looks like a name in the plural goes on: "Dataproducts common shares".

        So does a common noun that a capital makes part of a name: "Series H shares".
        """
        scan = self.scan
        if self.settings.noun_capitals or not scan.tokens[at][0].isupper():
            return False
        end = self._word_end(following)
        if not end:
            return False
        word = scan.token(following)
        if self._place(following, end) in (Place.NAME, Place.NAMES):
            if place is Place.PLURAL:
                return len(word) == 1
            return self.words.place(word.lower()) not in (Place.OUTSIDE, Place.VERBAL, Place.TIME)
        if place is not Place.NAMES or not self.words.is_adjective(word):
            return False
        noun = scan.skip_space(end)
        noun_end = self._word_end(noun)
        return noun_end > 0 and self._place(noun, noun_end) is Place.PLURAL

    def _verb_at(self, at: int) -> bool:
        """Return whether the word at a token may be a finite verb."""
        end = self._word_end(at)
        return end > 0 and self.words.is_verb(self.scan.token(end - 1))

    def _leads(self, head: tuple[int, int]) -> bool:
        """Return whether a plural can come before the noun that is counted: "arms dealers"."""
        return self.scan.surface(*head).lower() in self.settings.attributive

    def _plural_behind(self, at: int) -> bool:
        """Return whether a plural with an ending follows another: "12 aircraft carriers".

        No verb in that form goes with a plural. What follows the two may say that the second is the
        subject of a separate clause, "two men prosecutors accused".
        """
        end = self._word_end(at)
        if not end or self._place(at, end) is not Place.PLURAL or not self.settings.plural_endings:
            return False
        unmarked = self.settings.unmarked
        return self.scan.lower(end - 1) not in unmarked and not self.settings.adjectives_follow

    def _word_end(self, at: int) -> int:
        """Return the token after the word at ``at``, with what hyphens join to it; 0 if there is none."""
        tokens = self.scan.tokens
        if not tokens[at].isalpha():
            return self._figure_end(at)
        if at in self.numbers:
            return 0
        end = at + 1
        if tokens[end] == "." and len(tokens[at]) == 1:
            return self._abbreviation_end(at)
        while tokens[end] == _HYPHEN and tokens[end + 1].isalnum():
            end += 2
        if tokens[end] == _APOSTROPHE and _APOSTROPHE + tokens[end + 1] in self.settings.plural_endings:
            return end + 2  # Dutch "auto's"
        return 0 if tokens[end] == _APOSTROPHE or tokens[end].isdecimal() else end

    def _abbreviation_end(self, at: int) -> int:
        """Return the token after capitals with full stops: "U.S."; 0 if there is only one."""
        tokens, end = self.scan.tokens, at
        while len(tokens[end]) == 1 and tokens[end].isupper() and tokens[end + 1] == ".":
            end += 2
        return end if end > at + 2 and not tokens[end].isalnum() else 0

    def _figure_end(self, at: int) -> int:
        """Return the token after digits in the name of a thing: "two new 737 jets", "five 10-year bonds"."""
        token, end = self.scan.token, at + 1
        if not self.spelled or not token(at).isdecimal():
            return 0
        while token(end) == _HYPHEN and token(end + 1).isalpha():
            end += 2
        return end if self.scan.is_space(end) else 0

    def _place(self, at: int, end: int) -> Place:
        """Return the place of a word; of one with hyphens that of its last part."""
        scan, words = self.scan, self.words
        last = scan.token(end - 1)
        if scan.token(at).isdecimal():
            return Place.NAME
        if end == at + 1:
            return words.place(last)
        if scan.token(end - 2) == _APOSTROPHE:
            return Place.PLURAL
        if words.place(scan.token(at)) is Place.TIME:
            return Place.TIME  # "12 week-old puppies"
        if not last.isalpha():
            return Place.NAME  # "two F-16 jets"
        if self.settings.noun_capitals:
            return Place.PLURAL if last[0].isupper() else Place.MODIFIER
        place = words.place(last)
        plural = place in (Place.PLURAL, Place.NAMES) and last.lower().endswith(self.settings.plural_endings)
        return Place.PLURAL if plural else Place.MODIFIER

    def _joins(self, at: int, end: int, before: Place, verbal: bool) -> bool:
        """Return whether a coordinator joins two words before the noun: "primary and secondary schools"."""
        return (
            self.head is None
            and not verbal
            and before in _BEFORE_COORDINATOR
            and self.words.coordinates(self.scan.token(end - 1))
            and not self.words.is_verb(self.scan.token(at - 2))
        )

    def _group(self) -> CountedGroup | None:
        """Return the group with the adjectives after its noun."""
        if self.head is None:
            return None
        behind = end = self.head[1]
        while self.settings.adjectives_follow:
            at = self.scan.skip_space(behind)
            word = self._word_end(at) if at > behind else 0
            if not word or not (self._adjective(at)):
                break
            behind = word
        return CountedGroup(self.start, self.head[0], end, behind)

    def _adjective(self, at: int) -> bool:
        """Return whether the word at a token is an adjective of the noun before it."""
        scan, words = self.scan, self.words
        word = scan.token(at)
        if not word.islower():
            return False
        if words.follows(word) or at in scan.hits("territory"):
            return True
        behind = scan.token(scan.skip_space(at + 1))
        return words.may_follow(word) and not (behind.isalpha() and words.governs(behind))
