"""The view of a text's sentences: each is read when somebody asks about a place in it, at most once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from typing import cast

from newsfacts.clauses.draft import Draft, Group
from newsfacts.clauses.model import Clause, ClauseKind, NounGroup, NounKind, Time, VerbGroup
from newsfacts.clauses.vocabulary import ClauseVocabulary, compile_clauses
from newsfacts.clauses.words.sentence import Words
from newsfacts.lexicon.language import Language, LanguageBuilder, compile_language
from newsfacts.lexicon.locale import language_of
from newsfacts.model import Record, Span
from newsfacts.text.scan import Scan

__all__ = ["Clauses", "Sentence", "read"]

_ORDINAL = 2
"""Digits of an ordinal at most: a year ends its sentence."""


class Sentence:
    """A sentence, read."""

    __slots__ = ("_clauses", "_drafts", "_language", "end", "start", "words")

    def __init__(
        self, start: int, end: int, words: Words, drafts: list[Draft], language: ClauseVocabulary
    ) -> None:
        self.start = start
        """Index of its first token."""
        self.end = end
        """Index of the token after it."""
        self.words = words
        self._drafts = drafts
        self._language = language
        self._clauses: tuple[Clause, ...] | None = None

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses, in the order in which they open."""
        if self._clauses is None:
            self._clauses = _finished(self)
        return self._clauses


def _finished(sentence: Sentence) -> tuple[Clause, ...]:
    words, language = sentence.words, sentence._language
    drafts = sorted((d for d in sentence._drafts if d.verb is not None), key=lambda d: d.start)
    places = {id(draft): i for i, draft in enumerate(drafts)}
    clauses = []
    for draft in drafts:
        parent = draft.parent
        while parent is not None and id(parent) not in places:
            parent = parent.parent
        chain = draft.verb
        assert chain is not None
        last = language.tagger.infos[words.tags[chain.last]]
        verb = VerbGroup(
            tuple(words.index[k] for k in chain.words),
            cast(Time, chain.time),
            chain.passive,
            chain.negated,
            True,
            _lemma(language, words.lower(chain.last)),
            last.atoms & {"say", "think", "cause"},
        )
        clauses.append(
            Clause(
                cast(ClauseKind, draft.kind),
                words.index[draft.start],
                words.end(chain.words[-1]),
                None if draft.opener is None else words.index[draft.opener],
                _noun_group(language, words, draft.subject, _members(language, words, draft)),
                verb,
                None if parent is None else places[id(parent)],
            )
        )
    return tuple(clauses)


def _lemma(language: ClauseVocabulary, low: str) -> str:
    readings = language.dictionary.forms.get(low, ())
    return next((reading.lemma for reading in readings if reading.lemma), "")


def _members(language: ClauseVocabulary, words: Words, draft: Draft) -> list[Group]:
    """Return the groups coordinated with the subject of a clause, the subject first, if there are any."""
    subject = draft.subject
    if subject is None or subject not in draft.groups:
        return []
    infos, members, linked = language.tagger.infos, [subject], False
    for group in draft.groups[draft.groups.index(subject) + 1 :]:
        between = [infos[tag].atoms for tag in words.tags[members[-1][1] : group[0]]]
        if not between or not all(atoms & {",", "coord"} for atoms in between):
            break
        members.append(group)
        linked = any("coord" in atoms for atoms in between)
        if linked:
            break
    return members if linked else []


def _head(atoms: list[frozenset[str]], noun_capitals: bool) -> tuple[int, int]:
    """Return where the head lies among the words of a group: the last noun, or a whole name."""
    last = len(atoms)
    while last > 1 and atoms[last - 1] & {"aux", "'"}:
        last -= 1
    first = last - 1
    if noun_capitals:  # a name looks like a noun there: nouns that stand together are one head
        while first > 0 and atoms[first - 1] & {"noun", "name"} and "adj" not in atoms[first - 1]:
            first -= 1
    elif "name" in atoms[first]:
        while first > 0 and "name" in atoms[first - 1]:
            first -= 1
        before = atoms[first - 1] if first > 1 and "det" in atoms[0] else frozenset()
        if before & {"sg", "noun"} and "adj" not in before:  # "the spokesman Jo Li"
            first, last = first - 1, first
    return first, last


def _noun_group(
    language: ClauseVocabulary, words: Words, group: Group | None, members: list[Group]
) -> NounGroup | None:
    if group is None:
        return None
    start, end = group
    atoms = [language.tagger.infos[tag].atoms for tag in words.tags[start:end]]
    first, last = _head(atoms, language.dictionary.settings.noun_capitals)
    head = atoms[first]
    kind = "pronoun" if end - start == 1 and "pron" in head else "name" if "name" in head else "other"
    first, last = start + first, start + last
    return NounGroup(
        words.index[start],
        words.end((members[-1][1] if members else end) - 1),
        (words.index[first], words.end(last - 1)),
        cast(NounKind, kind),
        frozenset({"pl"}) if members else head & {"sg", "pl", "m", "f", "n"},
        tuple((words.index[a], words.end(b - 1)) for a, b in members),
    )


class Clauses:
    """The sentences of a text: a view over its scan, which reads each when it is asked for, at most once."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self._language = scan.vocabulary(ClauseVocabulary)
        self._read: dict[int, Sentence] = {}

    def at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds a code point; ``None`` in the white space between sentences."""
        spans = self._spans
        i = bisect_right(spans, offset, key=lambda span: span.start) - 1
        return self._sentence(spans[i]) if i >= 0 and offset < spans[i].end else None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the text, read."""
        return tuple(map(self._sentence, self._spans))

    @cached_property
    def _spans(self) -> Sequence[Span]:
        """Where the sentences lie; those that an ordinal seems to end are put together: "am 3. Mai"."""
        spans = self.scan.sentences
        if not self._language.dictionary.settings.ordinal_stop:
            return spans
        joined: list[Span] = []
        for span in spans:
            if joined and self._ends_in_ordinal(joined[-1], span):
                joined[-1] = Span(joined[-1].start, span.end)
            else:
                joined.append(span)
        return joined

    def _ends_in_ordinal(self, span: Span, following: Span) -> bool:
        """Return whether a sentence ends in an ordinal that goes with the first word of the next one."""
        tokens = self.scan.tokens
        stop = self.scan.token_at(span.end - 1)
        number = tokens[stop - 1]
        if tokens[stop] != "." or not number.isdecimal() or len(number) > _ORDINAL:
            return False
        atoms = self._atoms(tokens[self.scan.before_gap(stop - 1) - 1])
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
            words = language.words.read(scan.tokens, start, end)
            found = Sentence(start, end, words, language.reader.read(words), language)
            self._read[span.start] = found
        return found


def read(text: str, locale: str = "en") -> Clauses:
    """Return the sentences of a text as a view that reads each when asked.

    Raises `UnknownLocale` if there are no tables for the locale.
    """
    return Clauses(Scan(Record(text, locale=locale), _language(language_of(locale))))


@cache
def _language(name: str) -> Language:
    """Return a language with the words for its sentences alone."""
    return compile_language(name, [_bring])


def _bring(language: LanguageBuilder) -> None:
    language.bring(ClauseVocabulary, compile_clauses)
