"""Quotations that are read as wholes: the words that stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsfacts.clauses.words.tags import COMMA, QUOTE, SEMICOLON, SPACE, Tagger

__all__ = ["Quoted", "StandIn"]

_NOTHING = frozenset({"", SPACE, QUOTE})
_MARKS = frozenset({"", ".", ",", ";", ":", "~", "(", ")"})
"""Tags of what ends a clause; nothing at the end of the sentence."""
_SUBJECTS = frozenset({"noun", "name", "nomonly", "num"})
_NO_SUBJECTS = frozenset({"prep", "det", "aux", "fin"})
_UNSURE = frozenset({"participle", "infinitive", "noun", "adj", "name"})
_CLAUSE = 3
"""Tokens that a quotation must have to be read as a clause: for a subject, a verb and a comma."""


class Quoted(NamedTuple):
    """A quotation that is read as a whole, whatever it says."""

    start: int
    """Index of the token with its opening mark."""
    end: int
    """Index of the token after its closing mark."""
    is_clause: bool
    """Whether it is read as a separate clause, not as a noun of the clause around it."""
    ends_sentence: bool = False
    """Whether a sentence ends with it, and another one follows."""


class StandIn:
    """Puts words in the place of quotations, for one language."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def put(
        self, tokens: Sequence[str], quoted: Quoted, start: int, tags: list[str], ends: dict[int, int]
    ) -> None:
        """Tag a quotation as a noun, as the verb that it begins with, or as a pronoun and a verb."""
        settings, memo = self.tagger.dictionary.settings, self.tagger.lower_memo
        first, last = quoted.start - start, quoted.end - start - 1
        if not quoted.is_clause or last - first < _CLAUSE - 1:
            tags[first] = (
                self._opening_verb(tokens, quoted, tags[:first]) or self.tagger.memo[settings.quoted_noun]
            )
            ends[quoted.start] = quoted.end - 1
            if quoted.ends_sentence:
                tags[last] = SEMICOLON
            elif last - first > 1 and tokens[quoted.end - 2] == COMMA:
                tags[last] = COMMA  # what follows is not part of its noun group: "“dirty,” N said"
            return
        subject, verb = settings.quoted_clause
        tags[first], tags[first + 1] = memo[subject], memo[verb]
        behind = next((tag for tag in tags[last + 1 :] if tag not in _NOTHING), "")
        if behind not in _MARKS:
            tags[last] = SEMICOLON if quoted.ends_sentence else COMMA

    def _opening_verb(self, tokens: Sequence[str], quoted: Quoted, before: Sequence[str]) -> str:
        """Return the tag of the verb that a quotation begins with; empty if it begins with none."""
        infos = self.tagger.infos
        last = next((tag for tag in reversed(before) if tag not in _NOTHING), "")
        word = next((t for t in tokens[quoted.start + 1 : quoted.end - 1] if not t.isspace()), "")
        if (
            not last
            or not word.islower()
            or not infos[last].atoms & _SUBJECTS
            or infos[last].atoms & _NO_SUBJECTS
        ):
            return ""
        tag = self.tagger.memo[word]
        atoms = infos[tag].atoms
        if "fin" in atoms and ("aux" in atoms or not atoms & _UNSURE):
            return tag
        first = "t:past" in atoms and not any("fin" in infos[t].atoms for t in before if t not in _NOTHING)
        return tag if first else ""  # "Minister “misled” MPs", not "called N “tired”"
