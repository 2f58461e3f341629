"""Words in marks and their place in the sentence: what the rules look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsfacts.clauses import Marked, Sentence
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["SMALL", "Case", "is_title", "looks_like_name"]

SMALL = 3
"""A word of up to so many letters may be small in a title or a headline."""


def looks_like_name(words: Sequence[str], grammar: QuotationVocabulary) -> bool:
    """Return whether words look like a name by their capitals, or by a figure at their head."""
    first = words[0][0]
    if not (first.isupper() or first.isdigit()):
        return False
    if all(word.lower() in grammar.tags for word in words):
        return False  # "No", "We"
    return not grammar.unspoken.title_case or is_title(words, grammar)


def is_title(words: Sequence[str], grammar: QuotationVocabulary) -> bool:
    """Return whether each longer word has a capital."""
    tags = grammar.tags
    return all(len(word) <= SMALL or not word[0].islower() or word in tags for word in words)


class Case(NamedTuple):
    """Words in marks, and how they are in their sentence."""

    scan: Scan
    pair: MarkPair
    words: Sequence[str]
    """The words, without what ends them."""
    at: Marked
    sentence: Sentence
    grammar: QuotationVocabulary
    headline: bool
    """Whether the words of the sentence have capitals as in a headline."""

    @property
    def is_name(self) -> bool:
        """Whether they look like a name: a capital or a figure first, and one for each longer word."""
        if not looks_like_name(self.words, self.grammar):
            return False
        return self.grammar.unspoken.title_case or not self.at.asserts

    @property
    def is_title(self) -> bool:
        """Whether each longer word has a capital."""
        return is_title(self.words, self.grammar)

    @property
    def is_called(self) -> bool:
        """Whether they are what somebody calls a thing before them: 'called the plan "Madness"'."""
        return any(self.sentence.verb(i).lemma in self.grammar.unspoken.calling for i in self.governing)

    @property
    def governing(self) -> list[int]:
        """The clauses whose verbs may govern them: that of the verb before them, and their own."""
        return [i for i in (self.at.governor, self.at.clause) if i is not None]

    @property
    def is_judged(self) -> bool:
        """Whether a verb before them that says or judges governs them."""
        tokens, cues, start = self.scan.tokens, self.grammar.cues, self.scan.token_at(self.pair.start)
        verbs = map(self.sentence.verb, self.governing)
        return any(i < start and tokens[i].lower() in cues for verb in verbs for i in verb.tokens)

    @property
    def is_said(self) -> bool:
        """Whether a verb of saying or judging comes right before them."""
        return self.at.verb_beside and self.at.verb in self.grammar.cues

    @property
    def is_definite(self) -> bool:
        """Whether a definite article or a possessor comes before them."""
        return self.at.owned or self.at.definite or self.at.determiner in self.grammar.possessives
