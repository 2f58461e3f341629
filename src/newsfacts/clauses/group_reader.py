"""What the reading of noun groups needs of a language."""

from __future__ import annotations

import re

from newsfacts.clauses.words.names import NameWords
from newsfacts.clauses.words.tags import Tagger
from newsfacts.text.memo import Memo

__all__ = ["GroupReader"]


class GroupReader:
    """Reads the noun groups of sentences of one language; holds nothing of a text."""

    def __init__(self, tagger: Tagger, names: NameWords, pattern: re.Pattern[str]) -> None:
        self.tagger = tagger
        self.names = names
        self.pattern = pattern
        """Finds a noun group (``ng``), one after a preposition (``pp``), or a pronoun (``pron``)."""
        self.looks = Memo(names.look)
        """What each word may be in and around names, as bits; it is remembered."""
        self.verbal = frozenset(tagger.chars("verb", "participle", "infinitive", "gerund", "ptcl", "neg"))
        """The tags of words that can be in a verb group, if by another reading."""
        self.capitals = tagger.dictionary.settings.noun_capitals
        self.adjectives_follow = tagger.dictionary.settings.adjectives_follow
        self.belonging = tagger.dictionary.settings.belonging
        self.placing = tagger.dictionary.settings.placing
        self.affiliation = self.belonging | tagger.dictionary.settings.affiliation
