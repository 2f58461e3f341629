"""The noun that a number counts: the words behind it, in one pass, without the sentence around them.

Numbers stand in nearly every sentence, and most sentences are read for no other reason. What a number counts
is told by the words right behind it and their tags: reading the whole sentence would cost twenty times that.
"""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses.vocabulary import ClauseVocabulary
from newsfacts.clauses.words.counted import Place
from newsfacts.text.scan import Scan

__all__ = ["CountedGroup", "CountedGroups"]

_MOST_WORDS = 8
"""No more words than these stand between a number and the end of its group."""
_BEFORE_COORDINATOR = frozenset({Place.MODIFIER, Place.NAME, Place.NOUN})
_HYPHEN, _APOSTROPHE = "-", "'"


class CountedGroup(NamedTuple):
    """The noun group behind a number, in token indexes."""

    start: int
    """Its first token."""
    head: int
    """The first token of the noun that is counted."""
    end: int
    """The token after that noun."""
    behind: int
    """The token after the adjectives behind the noun, which is ``end`` if there are none."""


class CountedGroups:
    """Reads the noun groups behind the numbers of a text: a view over its scan.

    Where a language has no tables for its sentences, no group is found.
    """

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        vocabulary = scan.vocabulary(ClauseVocabulary)
        self.words = vocabulary.counted if vocabulary.has_tables else None

    def behind(self, start: int, *, opens: bool) -> CountedGroup | None:
        """Return the noun group that begins at token ``start``; ``None`` if no noun in it is counted.

        ``opens`` is whether the number opens its clause, so that a participle right behind it may as well be
        a verb: "Twelve received letters".
        """
        return None if self.words is None else _Walk(self, start).read(opens)


class _Walk:
    """The way through one group, from left to right."""

    def __init__(self, groups: CountedGroups, start: int) -> None:
        assert groups.words is not None
        self.scan = groups.scan
        self.words = groups.words
        self.settings = groups.words.settings
        self.start = start
        self.head: tuple[int, int] | None = None

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
        """Take a word into the group, and return whether the group may go on behind it."""
        if place not in (Place.PLURAL, Place.NAMES):
            return self.head is None or self._leads(self.head)
        self.head = at, end
        following = self.scan.skip_space(end)
        if following == end:
            return False
        return self._leads(self.head) or self._plural_behind(following, place)

    def _leads(self, head: tuple[int, int]) -> bool:
        """Return whether a plural may stand before the noun that is counted: "arms dealers"."""
        return self.scan.surface(*head).lower() in self.settings.attributive

    def _plural_behind(self, at: int, place: Place) -> bool:
        """Return whether a plural with an ending stands behind one without, or behind a name.

        No verb in that form goes with a plural: "12 aircraft carriers", "12 Texas voters".
        """
        end = self._word_end(at)
        if not end or self._place(at, end) is not Place.PLURAL or not self.settings.plural_endings:
            return False
        marked = self.scan.lower(end - 1) not in self.settings.unmarked
        before = self.scan.lower(at - 2) in self.settings.unmarked or place is Place.NAMES
        return marked and before and not self.settings.adjectives_follow

    def _word_end(self, at: int) -> int:
        """Return the token after the word at ``at``, with what hyphens join to it; 0 if there is none."""
        token = self.scan.token
        if not token(at).isalpha() or at in self.scan.hits("number"):
            return 0
        end = at + 1
        while token(end) == _HYPHEN and token(end + 1).isalnum():
            end += 2
        if token(end) == _APOSTROPHE or token(end).isdecimal():
            return 0
        return end

    def _place(self, at: int, end: int) -> Place:
        """Return the place of a word; of one with hyphens that of its last part."""
        scan, words = self.scan, self.words
        last = scan.token(end - 1)
        if end == at + 1:
            return words.place(last)
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
        """Return the group with the adjectives behind its noun."""
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
        word = self.scan.token(at)
        return word.islower() and (self.words.follows(word) or at in self.scan.hits("territory"))
