"""The clauses that hold a quotation, from the innermost outwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsfacts.clauses import Quoted, Sentence
from newsfacts.kinds.quotations.attribution.cues import Cues
from newsfacts.kinds.quotations.attribution.line import Line
from newsfacts.kinds.quotations.attribution.model import OUTWARDS
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag

__all__ = ["EMPHASIS", "Holders"]

EMPHASIS = frozenset("*_")
"""Marks for bold and italic type, as texts with markup have them."""
_CONTENTS = frozenset({"complement", "participle", "infinitive", "relative"})
"""The kinds of clauses that may be the content of another one."""
_NONFINITE = frozenset({"participle", "infinitive"})


class Holders:
    """Finds out which clauses of one sentence hold its quotations."""

    def __init__(
        self,
        line: Line,
        sentence: Sentence,
        quotations: Mapping[int, Quoted],
        grammar: QuotationVocabulary,
        cues: Cues,
    ) -> None:
        self._line = line
        self._sentence = sentence
        self._quotations = quotations
        self._grammar = grammar
        self._cues = cues

    def of(self, quote: int) -> Iterator[tuple[int, bool]]:
        """Yield the clauses whose content a quotation is, from the innermost outwards.

        The second value says whether it is the content of the verb, and not only a part of its clause.
        """
        quoted = self._quotations[quote]
        i = self._sentence.clause_at(quoted.start)
        content = i is not None and self._is_own(i, quoted)
        if i is not None and (content or self.colon_before(quote) is not None):
            i, content = self._around_own(i, quoted), True
        elif i is not None:
            i = self._nearest(i, quoted.start)
        for _ in range(OUTWARDS):
            if i is None:
                return
            yield i, content
            content = content or self._sentence.kind(i) == "complement"
            i = self._outer(i)

    def around(self, quote: int) -> set[int]:
        """Return the clause that a quotation is in, and those that this one depends on."""
        found: set[int] = set()
        i = self._sentence.clause_at(self._quotations[quote].start)
        while i is not None and i not in found:
            found.add(i)
            i = self._sentence.parent(i)
        return found

    def colon_before(self, quote: int) -> int | None:
        """Return the colon that comes right before a quotation, if one does."""
        token = self._line.before(self._quotations[quote].start)
        while token is not None and self._line.tokens[token] in EMPHASIS:
            token = self._line.before(token)  # "**N:** “…”"
        return token if self._line.is_mark(token, ":") else None

    def _nearest(self, i: int, place: int) -> int:
        """Return the participle or infinitive that "and" ties to clause ``i`` before a token."""
        sentence, kind = self._sentence, self._sentence.kind(i)
        if kind not in _NONFINITE:
            return i
        for j in range(sentence.count - 1, i, -1):
            tied = sentence.kind(j) == kind and sentence.parent(j) == sentence.parent(i)
            if tied and sentence.verb(j).tokens[-1] < place:
                before = self._line.before(sentence.start_of(j))
                linked = (
                    before is not None and self._grammar.tags.get(self._line.lower(before)) is Tag.COORDINATOR
                )
                return j if linked else i
        return i

    def _around_own(self, i: int, quoted: Quoted) -> int | None:
        """Return the clause whose content a clause is that is the quotation itself."""
        mark = self._line.before(quoted.start)
        last = None if mark is None else self._line.before(mark)
        if last is not None and self._line.is_mark(mark, ":"):
            return self._sentence.clause_at(last)
        beside = (
            self._sentence.clause_at(last) if last is not None and self._line.is_mark(mark, ",") else None
        )
        inner = beside is not None and beside != i and self._sentence.kind(beside) in _NONFINITE
        if beside is not None and inner and self._cues.of(beside, content=True):
            return beside  # "the ad shows N saying, “…”"
        parent = self._sentence.parent(i) if self._sentence.kind(i) == "coordinate" else None
        if parent is not None and self._sentence.verb(parent).tokens[-1] < quoted.start:
            return parent
        return self._outer(i)

    def _is_own(self, i: int, quoted: Quoted) -> bool:
        """Return whether a clause is the quotation itself."""
        return all(quoted.start <= token < quoted.end for token in self._sentence.verb(i).tokens)

    def _outer(self, i: int) -> int | None:
        """Return the clause that a clause is the content of; ``None`` if it is none's."""
        for _ in range(OUTWARDS):
            parent = self._sentence.parent(i) if self._sentence.kind(i) == "coordinate" else None
            if parent is None:
                break
            i = parent
        return self._sentence.clause(i).parent if self._sentence.kind(i) in _CONTENTS else None
