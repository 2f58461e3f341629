"""Whether the words before two numbers say that something moved from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.numbers.vocabulary import NumberVocabulary

if TYPE_CHECKING:
    from newsfacts.text.scan import Scan

__all__ = ["Changes"]

_SINCE_WORDS = 4
"""How many words back "from" can be: "from the present level of $8 to $13"."""
_VERB_WORDS = 10
"""How many words back a verb can be."""
_APART_VERB_WORDS = 24
"""The same where a comma sets "from A to B" apart: "rose by 25 percent over the year before, from ..."."""
_TOKENS_A_WORD = 2
"""How many tokens a word has in a look back: the word, and the space after it."""


class Changes:
    """Looks back from numbers for verbs of change."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary(AmountVocabulary)

    def moved(self, start: int, whole: bool) -> bool:
        """Return whether "A to B" is a change; ``whole`` says that both have their own unit."""
        scan, words = self.scan, self.words
        before = scan.skip_space_back(start) - 1
        for _ in range(_SINCE_WORDS):  # "from the present $8.15 to $13"
            if scan.lower(before) in words.since:
                if scan.lower(before) in words.of and self._measures_noun(before):
                    return False
                apart = whole and scan.token(scan.skip_space_back(before) - 1) == ","
                reach = _APART_VERB_WORDS if apart else _VERB_WORDS
                return self.verb_back(before, words.moved, words.range, reach)
            if scan.lower(before) in words.range:  # "rose from a range of 3% to 4%"
                return False
            if not scan.lower(before)[:1].isalpha() or scan.word_before(start) in words.determiners:
                break
            before = scan.skip_space_back(before) - 1
        before = scan.skip_space_back(start) - 1
        if not whole:
            return False
        if self._is_by(before):
            before = scan.skip_space_back(before) - 1
        return scan.lower(before) in words.moved

    def _measures_noun(self, of: int) -> bool:
        """Return whether "of" ties amounts to a noun of change with an article: "une hausse de 4 à 6 %".

        They say how large it may be, not from where to where something moved.
        """
        scan = self.scan
        noun = scan.skip_space_back(of) - 1
        if scan.lower(noun) not in self.words.moved:
            return False
        # only an article right before it tells a noun from a verb: "le coût grimpe de 4 à 6 millions"
        articles = scan.vocabulary(NumberVocabulary).articles | self.words.determiners
        return scan.word_before(noun) in articles

    def moved_by(self, start: int) -> bool:
        """Return whether the number at token ``start`` says by how much something changed.

        It does in "raised its price by $2 to $12", and perhaps in "raised its price by $2 to $3", a range.
        """
        before = self.scan.skip_space_back(start) - 1
        return self._is_by(before) and self.verb_back(before, self.words.moved, self.words.range)

    def _is_by(self, i: int) -> bool:
        word = self.scan.lower(i)
        return word in self.words.by and word not in self.words.of

    def verb_back(
        self,
        start: int,
        wanted: frozenset[str],
        against: frozenset[str] = frozenset(),
        reach: int = _VERB_WORDS,
    ) -> bool:
        """Return whether one of the wanted words is before token ``start``, nearer than any excluded word."""
        scan, near = self.scan, reach
        for i in range(start - 1, max(start - 1 - reach * _TOKENS_A_WORD, -1), -1):
            token = scan.token(i)
            if self.ends_sentence(i):
                return False
            if token[:1].isalpha():
                word = token.lower()
                if word in wanted:
                    return True
                near -= 1
                if word in against or not near:
                    return False
        return False

    def ends_sentence(self, i: int) -> bool:
        """Return whether token ``i`` ends a sentence or an independent part of one."""
        token = self.scan.token(i)
        return token in ";!?" or "\n\n" in token or (token == "." and self.scan.token(i + 1).isspace())
