"""One look at the text, for everybody: tokens, known words, numbers, edges."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.amounts.measures import Measure, read_measures
from newsfacts.lexicon.lexicon import Entry
from newsfacts.lexicon.locale import Grammar, for_language, language_of
from newsfacts.model import Record, Span
from newsfacts.numbers.number import Number
from newsfacts.numbers.reader import read_numbers
from newsfacts.numbers.vocabulary import Hedge
from newsfacts.text import edges
from newsfacts.text.deadline import Deadline
from newsfacts.text.tokens import Tokens

if TYPE_CHECKING:
    from newsfacts.text.marks import Pair

__all__ = ["Scan", "Term"]

_NONE: Mapping[int, Term] = MappingProxyType({})


class Term(NamedTuple):
    """A word or phrase of the lexicon where the text has it."""

    first: int
    """Index of its first token."""
    last: int
    """Index of the token after it."""
    payload: Any
    """What the table says about it."""


class Scan(Tokens):
    """What one pass over a text finds, without an opinion on meaning.

    Terms, numbers and edges are told in token indexes; see `Tokens`.
    """

    def __init__(
        self, document: Record, grammar: Grammar | None = None, deadline: Deadline | None = None
    ) -> None:
        super().__init__(document.text, deadline)
        self.document = document
        self.grammar = grammar or for_language(language_of(document.locale))
        self.digits: list[int] = list(compress(range(self.count), map(str.isdecimal, self.tokens)))
        """Indexes of the tokens that are digits."""
        self._terms: defaultdict[str, dict[int, Term]] = defaultdict(dict)
        self._endings: dict[str, dict[int, Term]] = {}
        self._file_terms()

    def _file_terms(self) -> None:
        """Look every token up once, and keep what the lexicon knows by role; of one role the longest."""
        tokens, files, by_role = self.tokens, self.grammar.files, self._terms
        for i in self.paced(compress(range(self.count), map(files.__contains__, tokens))):
            longer, single = files[tokens[i]]
            if longer:
                self._file_phrases(i, longer)
            for role, payload in single:
                if not longer or i not in by_role[role]:
                    by_role[role][i] = Term(i, i + 1, payload)

    def _file_phrases(self, i: int, phrases: Mapping[str, Sequence[Entry]]) -> None:
        """Keep the phrases that begin at token ``i``; they stand in order, the longest first."""
        following = self.tokens[i + 1]
        if following.isspace():
            following = self.tokens[i + 2]
        for entry in phrases.get(following.lower(), ()):
            end = self._match(entry, i + 1)
            if end:
                self._terms[entry.role].setdefault(i, Term(i, end, entry.payload))

    def _match(self, entry: Entry, i: int) -> int:
        """Return the index after the rest of ``entry`` from token ``i``, or 0."""
        tokens = self.tokens
        for expected in entry.rest:
            if i >= self.count:
                return 0
            token = tokens[i]
            if expected == " ":
                if not self.is_gap(i):
                    return 0
            elif expected != (token if entry.exact else token.lower()):
                return 0
            i += 1
        return i

    # Known words

    def terms(self, role: str) -> Mapping[int, Term]:
        """Return the terms of one role by the index of their first token, in text order."""
        return self._terms.get(role, _NONE)

    def terms_by_end(self, role: str) -> Mapping[int, Term]:
        """Return the terms of one role by the index of the token after them."""
        endings = self._endings.get(role)
        if endings is None:
            endings = self._endings[role] = {}
            for term in self.terms(role).values():
                endings.setdefault(term.last, term)
        return endings

    # Numbers

    @cached_property
    def numbers(self) -> Sequence[Number]:
        """Every number of the text, in text order; no two share a token."""
        return read_numbers(self, self.digits, self.terms("number"), self.grammar.numbers)

    @cached_property
    def numbers_by_first(self) -> Mapping[int, Number]:
        """The numbers by the index of their first token."""
        return {number.first: number for number in self.numbers}

    @cached_property
    def numbers_by_last(self) -> Mapping[int, Number]:
        """The numbers by the index of the token after them."""
        return {number.last: number for number in self.numbers}

    @cached_property
    def measures(self) -> Sequence[Measure]:
        """Every amount with a unit, in text order; those of different roles may overlap."""
        return read_measures(self)

    def hedge_before(self, i: int) -> tuple[int, Hedge] | None:
        """Return the hedge that ends right before token ``i``, a gap between, with its first token."""
        end = self.before_gap(i)
        filed = self.grammar.numbers.hedges.before.get(self.word(end - 1))
        if filed is None:
            return None
        word = self.word(self.before_gap(end - 1) - 1)
        for words, hedge in (*filed.get(word, ()), *filed.get("", ())):
            first = end - 1 - len(words)
            if first >= 0 and self._says(first, words):
                return (first, hedge) if hedge is not Hedge.TOPIC else None
        return None

    def hedge_after(self, i: int) -> tuple[int, Hedge] | None:
        """Return the hedge that begins at token ``i`` or behind a gap there, with the token after it."""
        start = self.after_gap(i)
        for words, hedge in self.grammar.numbers.hedges.after.get(self.word(start), ()):
            if self._says(start + 1, words):
                return start + 1 + len(words), hedge
        return None

    def _says(self, i: int, words: Sequence[str]) -> bool:
        """Return whether these lower-case tokens stand from token ``i``; " " is any gap."""
        tokens = self.tokens
        if i + len(words) > self.count:
            return False
        for word in words:
            token = tokens[i]
            if token != word and token.lower() != word and not (word == " " and self.is_gap(i)):
                return False
            i += 1
        return True

    # Quotation marks

    @cached_property
    def marks(self) -> Sequence[Pair]:
        """Every pair of quotation marks, in text order; a pair comes before those inside it."""
        from newsfacts.text.marks import pair_marks  # many texts are never asked

        offsets = [self.starts[i] for i in self.terms("mark")]
        return pair_marks(self.text, offsets, self.grammar.quotes.marks, self.paced)

    # Edges

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text."""
        return edges.sentences(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds a code point; ``None`` in the white space between."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the text."""
        return edges.paragraphs(self.text)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> Span | None:
        """Return the paragraph that holds a code point; ``None`` in the white space between."""
        i = bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[i] if i >= 0 and offset < self.paragraphs[i].end else None
