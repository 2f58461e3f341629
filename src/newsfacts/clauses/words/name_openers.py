"""Prepositions with a capital that begin the name of a family: Dutch "Van den Berg"."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.clauses.words.tags import SPACE, Tagger

__all__ = ["NameOpeners"]


class NameOpeners:
    """Tags such words of a language as names; holds nothing of a text."""

    def __init__(self, tagger: Tagger) -> None:
        self.words = tagger.dictionary.settings.name_openers
        self.capitals = frozenset(form for word in self.words for form in (word.capitalize(), word.upper()))
        self.name = tagger.name
        self._finite = frozenset(tagger.chars("fin", without=("aux", "name")))

    def tag(self, tokens: Sequence[str], start: int, tags: list[str]) -> None:
        """Tag each word that can open a name, and the small words up to the name after it, as a name.

        At the front of a sentence, where every word has a capital, a verb must follow the name.
        """
        if self.capitals.isdisjoint(tokens[start : start + len(tags)]):
            return  # as mostly
        front = True
        for k, tag in enumerate(tags):
            token = tokens[start + k]
            if token in self.capitals and tag != self.name:
                end = self._end(tokens, start, tags, k)
                if end and (not front or self._stands_before_verb(tags, end)):
                    for j in range(k, end - 1, 2):
                        tags[j] = self.name
            front = front and not token[0].isalnum()

    def _end(self, tokens: Sequence[str], start: int, tags: list[str], k: int) -> int:
        """Return the word after the name that begins at ``k``; 0 if none does."""
        k += 2
        while k < len(tags) and tags[k - 1] == SPACE and tokens[start + k].lower() in self.words:
            k += 2
        return k + 1 if k < len(tags) and tags[k - 1] == SPACE and tags[k] == self.name else 0

    def _stands_before_verb(self, tags: list[str], end: int) -> bool:
        return end + 1 < len(tags) and tags[end] == SPACE and tags[end + 1] in self._finite
