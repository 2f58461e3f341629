"""One look at the text, for everybody: tokens, known words, edges, and views worked out on demand."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import compress, count
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import attrs

from newsfacts.lexicon.language import Language
from newsfacts.lexicon.lexicon import Entry
from newsfacts.model import Record, Span
from newsfacts.text import edges
from newsfacts.text.deadline import Deadline
from newsfacts.text.lazy import lazy
from newsfacts.text.normal_form import normal_form
from newsfacts.text.tokens import Tokens

__all__ = ["Hit", "Scan"]

V = TypeVar("V")

_NONE: Mapping[int, Hit] = MappingProxyType({})


class Hit(NamedTuple):
    """A word or phrase of the lexicon where the text has it."""

    start: int
    """Index of its first token."""
    end: int
    """Index of the token after it."""
    sense: Any
    """Its meaning according to the table."""


class Scan(Tokens):
    """What one pass over a text finds, without an opinion on meaning.

    Hits are given in token indexes; see `Tokens`.
    """

    def __init__(self, document: Record, language: Language, deadline: Deadline | None = None) -> None:
        pace = iter if deadline is None else deadline.until_deadline
        form = normal_form(document.text, language.number_marks, language.abbreviations, pace)
        if form is not None:
            document = attrs.evolve(document, text=form.text)
        super().__init__(document.text, deadline)
        self.form = form
        """The offsets in the original text; ``None`` if the text is read as it is."""
        self.document = document
        """The document, its text as it is read."""
        self.to_lower = language.lexicon.case.lower
        self.language = language
        """The words of its language."""
        self._vocabularies = language.vocabularies
        self._views: dict[Callable[[Scan], Any], Any] = {}
        self.digits: Sequence[int] = tuple(compress(count(), map(str.isdecimal, self.tokens)))
        """Indexes of the tokens that are digits."""
        self._hits: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
        self._endings: dict[str, Mapping[int, Hit]] = {}
        self._index_hits()
        self._shown: dict[str, Mapping[int, Hit]] = {
            label: MappingProxyType(hits) for label, hits in self._hits.items()
        }

    def _index_hits(self) -> None:
        """Look every token up once, and keep what the lexicon knows by label; of one label the longest."""
        tokens, index, by_label = self.tokens, self.language.index, self._hits
        for i in self.until_deadline(self.language.known_tokens(tokens)):
            longer, single = index[tokens[i]]
            if longer:
                following = tokens[i + 1]
                phrases = longer.get(self.to_lower(tokens[i + 2] if following.isspace() else following))
                if phrases is not None:
                    self._index_phrases(i, phrases)
                    single = [word for word in single if i not in by_label[word[0]]]
            for label, sense in single:
                by_label[label][i] = Hit(i, i + 1, sense)

    def _index_phrases(self, i: int, phrases: Sequence[Entry]) -> None:
        """Keep those phrases that occur at token ``i``; the longest come first."""
        for entry in phrases:
            end = self._match(entry, i + 1)
            if end:
                self._hits[entry.label].setdefault(i, Hit(i, end, entry.sense))

    def _match(self, entry: Entry, i: int) -> int:
        """Return the index after the remaining tokens of ``entry`` from token ``i``, or 0."""
        tokens = self.tokens
        for expected in entry.rest:
            if i >= self.count:
                return 0
            token = tokens[i]
            if expected == " ":
                if not self.is_space(i):
                    return 0
            elif expected != (token if entry.exact else self.to_lower(token)):
                return 0
            i += 1
        return i

    # Known words

    def hits(self, label: str) -> Mapping[int, Hit]:
        """Return the hits of one label by the index of their first token, in text order."""
        return self._shown.get(label, _NONE)

    def hits_by_end(self, label: str) -> Mapping[int, Hit]:
        """Return the hits of one label by the index of the token after them."""
        endings = self._endings.get(label)
        if endings is None:
            by_end: dict[int, Hit] = {}
            for hit in self.hits(label).values():
                by_end.setdefault(hit.end, hit)
            endings = self._endings[label] = MappingProxyType(by_end)
        return endings

    # Views

    def view(self, make: Callable[[Scan], V]) -> V:
        """Return ``make(scan)`` for this scan, computed on first use and kept with the scan.

        A view holds something that more than one extractor needs: the numbers of a text, its measures, the
        evidence for a currency. A plug-in adds a view by passing its own class or function.
        """
        try:
            view: V = self._views[make]
        except KeyError:
            view = self._views[make] = make(self)
        return view

    def drop_views(self) -> None:
        """Forget the views: some refer to the scan, which is freed at once without them."""
        self._views.clear()

    def vocabulary(self, kind: type[V]) -> V:
        """Return a vocabulary of the text's language by its class."""
        vocabulary: V = self._vocabularies[kind]
        return vocabulary

    # Edges

    @lazy
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the text."""
        return edges.sentences(self.text, self.language.abbreviations)

    @lazy
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence at a code point, or ``None`` in the white space between sentences."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    @lazy
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the text."""
        return edges.paragraphs(self.text)

    @lazy
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> Span | None:
        """Return the paragraph at a code point, or ``None`` in the white space between paragraphs."""
        i = bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[i] if i >= 0 and offset < self.paragraphs[i].end else None
