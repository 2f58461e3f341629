"""The words of a sentence: its tokens without white space, joined where they are one word, with tags."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from newsfacts.clauses.words.quoted import Quoted
from newsfacts.clauses.words.tags import QUOTES
from newsfacts.text.deadline import Pace

__all__ = ["Words"]

_PADDING = 32
"""More words than a rule looks past either end of a sentence."""
_NO_ATOMS: list[frozenset[str]] = [frozenset()] * _PADDING
_NO_WORDS = [""] * _PADDING
_NONE: frozenset[int] = frozenset()
_CLOSING = "»›”"
"""Marks that close a quotation wherever they are, in languages with a separate mark for that."""


class Words:
    """The words of one sentence. Word ``k`` has the tag ``tags[k]`` and begins at token ``index[k]``."""

    __slots__ = (
        "at",
        "ends",
        "index",
        "lower",
        "lowers",
        "parts",
        "quoted",
        "tags",
        "tokens",
        "until_deadline",
    )

    def __init__(
        self,
        tokens: Sequence[str],
        tags: str,
        index: list[int],
        ends: dict[int, int],
        atoms: Mapping[str, frozenset[str]],
        quotations: Sequence[Quoted] = (),
        until_deadline: Pace = iter,
    ) -> None:
        self.until_deadline = until_deadline
        """Long loops over the words go through it."""
        self.tokens = tokens
        self.tags = tags
        self.index = index
        self.ends = ends
        """The token after a word, by its first token, where the word has several."""
        self.at: Sequence[frozenset[str]] = [*map(atoms.__getitem__, tags), *_NO_ATOMS]
        """What each word may be; nothing past either end, as an index below zero counts from the end."""
        self.lowers = self._lowers()
        """Each word in lower case, without white space; the empty string past either end."""
        self.lower = self.lowers.__getitem__
        """Returns one of these by the index of its word: needed more often than anything else."""

        self.quoted = _NONE if not quotations else frozenset(q.start + 1 for q in quotations if q.is_clause)
        """The tokens of the verbs that stand for quotations."""
        self.parts = _NONE if not quotations else frozenset(q.start for q in quotations if not q.is_clause)
        """The tokens of the nouns and verbs that stand for others."""

    def is_quotation(self, k: int) -> bool:
        """Return whether word ``k`` is the verb that stands for a quotation."""
        return self.index[k] in self.quoted

    def _lowers(self) -> list[str]:
        tokens, index, ends = self.tokens, self.index, self.ends
        lowers = [*map(str.lower, map(tokens.__getitem__, index)), *_NO_WORDS]
        for i, end in ends.items():
            k = bisect_left(index, i)
            if k < len(index) and index[k] == i:
                lowers[k] = "".join(tokens[i:end]).lower()
        return lowers

    def is_quoted(self, k: int) -> bool:
        """Return whether a quotation mark opens right before word ``k``."""
        return 0 <= k < len(self.index) and self.index[k] > 0 and self.tokens[self.index[k] - 1] in QUOTES

    def closes_quotation(self, k: int) -> bool:
        """Return whether a closing quotation mark comes right before word ``k``: "» a déclaré"."""
        i = self.index[k] - 1
        while i >= 0 and self.tokens[i].isspace():
            i -= 1
        return 0 <= i < self.index[k] - 1 and self.tokens[i] in _CLOSING

    def at_token(self, token: int) -> frozenset[str]:
        """Return what the word that begins at a token may be; nothing if none does."""
        k = bisect_left(self.index, token)
        return self.at[k] if k < len(self.index) and self.index[k] == token else frozenset()

    def end(self, k: int) -> int:
        """Return the index of the token after word ``k``."""
        i = self.index[k]
        return self.ends.get(i, i + 1)
