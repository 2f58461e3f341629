"""The view of a text's sentences: each is read when a place in it is first needed, and only once."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from functools import cache
from operator import attrgetter

from newsfacts.clauses.sentence import Sentence
from newsfacts.clauses.vocabulary import ClauseVocabulary, compile_clauses
from newsfacts.clauses.words.quoted import Quoted
from newsfacts.clauses.words.written_names import WrittenNames
from newsfacts.lexicon.language import Language, LanguageBuilder, compile_language
from newsfacts.lexicon.locale import language_of
from newsfacts.lexicon.tables import Tables
from newsfacts.lexicon.territories import Territories, compile_territories
from newsfacts.model import Record, Span
from newsfacts.regexes import compiled
from newsfacts.text import edges
from newsfacts.text.lazy import lazy
from newsfacts.text.scan import Scan

__all__ = ["Clauses", "Quoted", "Sentence", "read"]

_ORDINAL = 2
"""Digits of an ordinal at most: a year ends its sentence."""
_AROUND = 16
"""So many characters before the edge of a sentence say whether an ordinal can be there."""
_MAYBE_ORDINAL = compiled(rf"\d\.\s*+$|\s{{{_AROUND}}}", bounded=f"{_AROUND} characters are looked at")
_START = attrgetter("start")


class Clauses:
    """The sentences of a text: a view over its scan, which reads each when it is needed, at most once.

    A language without the tables for them has no sentences.
    """

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self._language = scan.vocabulary(ClauseVocabulary)
        self._known: dict[int, list[Span]] = {}
        self._read: dict[int, Sentence] = {}
        self._around: dict[int, tuple[Span, Sentence, Sequence[Quoted]]] = {}
        """The sentences that were read around their quotations, by their first code points."""
        self._around_starts: list[int] = []
        self._places: list[Span] = []
        """Where the sentences are that have been needed so far, in text order."""
        self._last: Span | None = None
        """Where the sentence is that was needed last."""

    def at(self, offset: int, longest: int | None = None) -> Sentence | None:
        """Return the sentence that holds a code point; ``None`` in the white space between sentences.

        ``None`` as well for a sentence of more than ``longest`` code points, if that is given.
        """
        span = self.place(offset)
        if span is None or (longest is not None and len(span) > longest):
            return None
        return self._sentence(span)

    def holds(self, offset: int, tells: Mapping[str, bool]) -> bool:
        """Return whether ``tells`` is true of a word in the sentence of a code point, which is not read.

        A sentence that was read, or cannot be, is taken to have one. ``tells`` is called with every token.
        """
        span = self.place(offset)
        if span is None or span.start in self._read:
            return True
        scan = self.scan
        start, end = scan.token_at(span.start), scan.token_at(span.end - 1) + 1
        return any(map(tells.__getitem__, scan.tokens[start:end]))

    def remember(self, asker: Hashable, make: Callable[[str, Sequence[str]], bool]) -> Mapping[str, bool]:
        """Return what ``make`` says of each token, which is remembered with the language under ``asker``.

        It is given the token and the infinitives that it may be a form of; it must hold nothing of the text.
        """
        return self._language.remember(asker, make)

    def place(self, offset: int) -> Span | None:
        """Return where the sentence is that holds a code point; it is not read.

        ``None`` in the white space between sentences, and where the language has no tables for them.
        """
        last = self._last
        if last is not None and last.start <= offset < last.end:
            return last
        if not self._language.has_tables or not 0 <= offset < len(self.scan.text):
            return None
        found = _holding(self._places, offset)
        if found is None:
            found = self._near(offset) or self._among_all(offset)
            if found is not None:
                insort(self._places, found, key=_START)
        self._last = found
        return found

    def around(self, span: Span, quotations: Sequence[Quoted]) -> Sentence | None:
        """Return the writer's own sentence, in which each quotation is read as a whole, whatever it says.

        ``span`` holds its code points; the quotations are inside it, in text order. It is read each time that
        it is needed; `outside` finds it again. ``None`` if there are no tables for the language.
        """
        if not self._language.has_tables:
            return None
        scan, language = self.scan, self._language
        start, end = scan.token_at(span.start), scan.token_at(span.end - 1) + 1
        words = language.words.read(scan.tokens, start, end, quotations, scan.until_deadline, self._names)
        sentence = Sentence(start, end, words, language, scan.hits("territory"))
        if span.start not in self._around:
            insort(self._around_starts, span.start)
        self._around[span.start] = span, sentence, quotations
        return sentence

    def outside(self, span: Span, longest: int | None = None) -> Sentence | None:
        """Return the writer's own sentence that holds a span, if it was read around its quotations.

        Else, or if the span has a quotation in it, return the sentence that holds its start, as `at` does.
        """
        i = bisect_right(self._around_starts, span.start) - 1
        if i >= 0:
            place, sentence, quotations = self._around[self._around_starts[i]]
            start, end = self.scan.token_at(span.start), self.scan.token_at(span.end - 1) + 1
            if span.end <= place.end and all(end <= q.start or start >= q.end for q in quotations):
                return sentence
        return self.at(span.start, longest)

    def own(self, place: Span) -> Sentence:
        """Return the sentence that is at a `place`: around its quotations if it was read so already.

        Else it is read as it is in the text.
        """
        known = self._around.get(place.start)
        return known[1] if known is not None and known[0] == place else self._sentence(place)

    @lazy
    def _names(self) -> Container[str]:
        """The words that are names by their capitals, in languages in which capitals show names."""
        if self._language.dictionary.settings.noun_capitals:
            return ()
        return WrittenNames(self.scan.tokens)

    def forms_of(self, lemmas: frozenset[str]) -> Mapping[str, bool]:
        """Return whether a word in lower case is a form of a verb among some in their infinitive, by word."""
        return self._language.forms_of(lemmas)

    def is_plural_verb(self, word: str) -> bool:
        """Return whether a word is a finite verb in the plural, and none in the singular."""
        atoms = self._atoms(word) if self._language.has_tables else frozenset()
        return {"fin", "vpl"} <= atoms and "vsg" not in atoms

    def may_be_number(self, word: str) -> bool:
        """Return whether a word may be a number, in figures or not."""
        return word[:1].isdigit() or (self._language.has_tables and bool(self._atoms(word) & {"num", "qty"}))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the text, read."""
        if not self._language.has_tables:
            return ()
        return tuple(self._sentence(span) for place in self.scan.paragraphs for span in self._spans(place))

    def _near(self, offset: int) -> Span | None:
        """Return where the sentence is that holds a code point, if the text around it shows that."""
        text = self.scan.text
        span = edges.sentence_near(text, offset, self.scan.language.abbreviations)
        if span is None or not self._language.dictionary.settings.ordinal_stop:
            return span
        unsure = any(
            _MAYBE_ORDINAL.search(text, max(0, edge - _AROUND), edge) for edge in (span.start, span.end)
        )
        return None if unsure else span

    def _among_all(self, offset: int) -> Span | None:
        """Return where the sentence is that holds a code point, if one does."""
        paragraph = self.scan.paragraph_at(offset)
        if paragraph is None:
            return None
        return _holding(self._spans(paragraph), offset)

    def _spans(self, paragraph: Span) -> Sequence[Span]:
        """Return where the sentences of a paragraph are.

        Those that an ordinal seems to end are put together: "am 3. Mai".
        """
        known = self._known.get(paragraph.start)
        if known is None:
            known = self._known[paragraph.start] = []
            ordinals = self._language.dictionary.settings.ordinal_stop
            for span in edges.sentences_of(self.scan.text, paragraph, self.scan.language.abbreviations):
                if ordinals and known and self._ends_in_ordinal(known[-1], span):
                    known[-1] = Span(known[-1].start, span.end)
                else:
                    known.append(span)
        return known

    def _ends_in_ordinal(self, span: Span, following: Span) -> bool:
        """Return whether a sentence ends in an ordinal that goes with the first word of the next one."""
        tokens = self.scan.tokens
        stop = self.scan.token_at(span.end - 1)
        number = tokens[stop - 1]
        if tokens[stop] != "." or not number.isdecimal() or len(number) > _ORDINAL:
            return False
        atoms = self._atoms(tokens[self.scan.skip_space_back(stop - 1) - 1])
        month = "time" in self._atoms(tokens[self.scan.token_at(following.start)])
        return month or bool(atoms & {"det", "prep"})

    def _atoms(self, token: str) -> frozenset[str]:
        """Return what a word may be."""
        tagger = self._language.tagger
        return tagger.infos[tagger.memo[token]].atoms if token else frozenset()

    def _sentence(self, span: Span) -> Sentence:
        found = self._read.get(span.start)
        if found is None:
            scan, language = self.scan, self._language
            start, end = scan.token_at(span.start), scan.token_at(span.end - 1) + 1
            words = language.words.read(scan.tokens, start, end, (), scan.until_deadline)
            found = Sentence(start, end, words, language, scan.hits("territory"))
            self._read[span.start] = found
        return found


def _holding(spans: Sequence[Span], offset: int) -> Span | None:
    """Return which of some spans in text order holds a code point, if one does."""
    i = bisect_right(spans, offset, key=_START) - 1
    return spans[i] if i >= 0 and offset < spans[i].end else None


def read(text: str, locale: str = "en") -> Clauses:
    """Return the sentences of a text as a view that reads each when it is needed.

    Raises `UnknownLocale` if there are no tables for the locale.
    """
    return Clauses(Scan(Record(text, locale=locale), _language(language_of(locale))))


@cache
def _language(name: str) -> Language:
    """Return a language with the words for its sentences alone."""
    return compile_language(Tables(name), [_Words()])


class _Words:
    """What brings the words for sentences to a language."""

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add the tables of sentences, and the names of countries, to a language."""
        language.bring(ClauseVocabulary, compile_clauses)
        language.bring(Territories, compile_territories)
