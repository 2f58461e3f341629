"""Asks the rules of each quotation of a sentence, and carries what they say over lists."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.clauses import Clauses, Sentence
from newsfacts.kinds.quotations.unspoken.case import SMALL, Case, looks_like_name
from newsfacts.kinds.quotations.unspoken.rules import RULES
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.regexes import compiled
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["UNSPOKEN", "Unspoken"]

_LONGEST = 80
"""How many characters a title has at most, or a name."""
_WORDS = 9
"""How many words."""
_ENDS = ",.;"
"""What can be inside the marks at their end without being part of a title."""
_BESIDE = 60
"""How many characters next to the marks are searched for a hint."""
_HINTS_BEFORE = 5
"""How many words before the marks."""
_WORD = compiled(r"[^\W\d_]++(?:-[^\W\d_]++)*+")

UNSPOKEN = frozenset(name for name, _ in RULES) | {"listed"}
"""What `Unspoken.reasons` may say."""


class Unspoken:
    """Finds out which words in marks of a text nobody says."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._grammar = scan.vocabulary(QuotationVocabulary)
        self._clauses = scan.view(Clauses)
        self._headlines: dict[int, bool] = {}

    def reasons(self, pairs: Sequence[MarkPair]) -> list[str]:
        """Return for each quotation of a sentence by which rule nobody says it; empty if somebody may."""
        until_deadline = self._scan.until_deadline
        cases = list(map(self._case, until_deadline(pairs)))
        found = list(map(self._reason, until_deadline(cases)))
        if any(found) and not all(found):
            for order in (range(1, len(pairs)), range(len(pairs) - 2, -1, -1)):
                for k in order:
                    if not found[k] and self._is_listed(cases[k], pairs, found, k, k - order.step):
                        found[k] = "listed"
        return found

    @staticmethod
    def _reason(case: Case | None) -> str:
        return next((name for name, rule in RULES if rule(case)), "") if case is not None else ""

    def _is_listed(
        self, case: Case | None, pairs: Sequence[MarkPair], found: Sequence[str], k: int, near: int
    ) -> bool:
        """Return whether a quotation is in a list with one before or after it that nobody says."""
        if case is None or not case.is_name:
            return False
        if self._grammar.unspoken.title_case and len(case.words) > 1 and not case.is_said:
            return True
        low, high = min(k, near), max(k, near)
        gap = self._scan.text[pairs[low].outer_end : pairs[high].outer_start]
        between = gap.replace(",", " ").split(None, 2)
        joined = all(self._grammar.tags.get(word) is Tag.COORDINATOR for word in between)
        return bool(found[near]) and len(between) < 2 and joined

    def _case(self, pair: MarkPair) -> Case | None:
        """Return words in marks as the rules look at them; ``None`` where none of these can fit."""
        if pair.end - pair.start > _LONGEST or pair.continued:
            return None
        words = self._scan.text[pair.start : pair.end].rstrip(_ENDS).split(None, _WORDS)
        if not 0 < len(words) <= _WORDS:
            return None
        told = looks_like_name(words, self._grammar) or len("".join(words)) == 1
        if not told and not self._ends_in_number(words) and not self._is_hinted(pair):
            return None
        sentence = self._clauses.at(pair.outer_start)
        if sentence is None:
            return None
        start = self._scan.token_at(pair.outer_start)
        at = sentence.marked(start, self._scan.token_at(pair.outer_end - 1) + 1)
        return Case(self._scan, pair, words, at, sentence, self._grammar, self._is_headline(sentence))

    def _ends_in_number(self, words: Sequence[str]) -> bool:
        """Return whether words may be a noun and a number: "phase one"."""
        return len(words) == 2 and self._clauses.may_be_number(words[1].rpartition("-")[2])

    def _is_hinted(self, pair: MarkPair) -> bool:
        """Return whether a word next to words in marks can show that nobody says them, whatever they are.

        It spares the reading of most sentences.
        """
        text, end = self._scan.text, pair.outer_end
        if text[end : end + 1] == "-":
            return True
        before = text[max(pair.outer_start - _BESIDE, 0) : pair.outer_start].lower()
        behind = text[end : end + _BESIDE].lower()
        words = (*_WORD.findall(before)[-_HINTS_BEFORE:], *_WORD.findall(behind)[:1])
        grammar = self._grammar
        if not grammar.hints.isdisjoint(words):
            return True
        return any(map(self._clauses.forms_of(grammar.hinting_verbs).__getitem__, words))

    def _is_headline(self, sentence: Sentence) -> bool:
        """Return whether a sentence has capitals as a headline has: all but its small words.

        Where nouns have capitals, capitals show nothing.
        """
        known = self._headlines.get(sentence.start)
        if known is None:
            tokens, tags = self._scan.tokens[sentence.start : sentence.end], self._grammar.tags
            small = any(token.islower() and len(token) > SMALL and token not in tags for token in tokens)
            known = self._headlines[sentence.start] = not small and not self._grammar.noun_capitals
        return known
