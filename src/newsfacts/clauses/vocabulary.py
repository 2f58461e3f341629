"""What reads the sentences of a language, compiled when the first one is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import Protocol

from newsfacts.clauses.draft import Drafts
from newsfacts.clauses.group_reader import GroupReader
from newsfacts.clauses.predicates import PredicateReader
from newsfacts.clauses.subject_verb.reader import SubjectVerbReader
from newsfacts.clauses.verb_second.reader import VerbSecondReader
from newsfacts.clauses.words.counted import CountedWords
from newsfacts.clauses.words.dictionary import Dictionary, compile_dictionary
from newsfacts.clauses.words.forms import Forms
from newsfacts.clauses.words.names import compile_names
from newsfacts.clauses.words.reader import WordReader
from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import Tagger
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import MissingTable, Tables
from newsfacts.text.memo import Memo

__all__ = ["ClauseVocabulary", "compile_clauses"]

_EDGES = (",", ";", ":", "~", "(", ")", ".")
_TABLES = ("words", "verbs", "clauses")


class SentenceReader(Protocol):
    """Reads sentences of one language."""

    def read(self, words: Words) -> Drafts:
        """Return the clauses of a sentence."""

    @property
    def groups(self) -> re.Pattern[str]:
        """Finds a noun group (``ng``), one after a preposition (``pp``), or a pronoun (``pron``) by tags."""


class ClauseVocabulary:
    """The words of a language for the reading of its sentences.

    Its tables are read with the first sentence: if the facts of a program need none, it pays nothing.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        """The tables of the language."""
        self._remembered: dict[Hashable, Memo[bool]] = {}
        """What askers want to know of each word."""

    def forms_of(self, lemmas: frozenset[str]) -> Memo[bool]:
        """Return whether a word in lower case is a form of a verb among some in their infinitive, by word."""
        memo = self._remembered.get(lemmas)
        if memo is None:
            forms = self.dictionary.forms if self.has_tables else Forms()
            memo = self._remembered[lemmas] = Memo(
                lambda word: any(reading.lemma in lemmas for reading in forms.get(word, ()))
            )
        return memo

    def remember(self, asker: Hashable, make: Callable[[str, Sequence[str]], bool]) -> Memo[bool]:
        """Return what ``make`` says of each token, remembered under ``asker``.

        It is given the token and its infinitives, and must hold nothing of a text.
        """
        memo = self._remembered.get(asker)
        if memo is None:
            memo = self._remembered[asker] = Memo(
                lambda token: make(token, self.predicates.infinitives(token.lower()))
            )
        return memo

    @cached_property
    def has_tables(self) -> bool:
        """Whether the language has the tables that its sentences are read with; without them none is read."""
        try:
            for name in _TABLES:
                self.tables.raw(name)
        except MissingTable:
            return False
        return True

    @cached_property
    def dictionary(self) -> Dictionary:
        """All words; raises `TableError` if a table is missing or has a fault."""
        return compile_dictionary(self.tables)

    @cached_property
    def tagger(self) -> Tagger:
        """Gives each word its tag."""
        return Tagger(self.dictionary)

    @cached_property
    def predicates(self) -> PredicateReader:
        """Reads what verb groups say."""
        return PredicateReader(self.tagger)

    @cached_property
    def edges(self) -> re.Pattern[str]:
        """Finds the tag of a mark at which what goes with a participle or an infinitive ends."""
        return self.tagger.pattern("<edge>", {"edge": self.tagger.chars(*_EDGES)})

    @cached_property
    def counted(self) -> CountedWords:
        """Finds out what each word may be after a number."""
        return CountedWords(self.tagger)

    @cached_property
    def words(self) -> WordReader:
        """Reads the words of a sentence."""
        return WordReader(self.tagger)

    @cached_property
    def reader(self) -> SentenceReader:
        """Reads the clauses of a sentence."""
        second = self.dictionary.settings.verb_second
        return VerbSecondReader(self.tagger) if second else SubjectVerbReader(self.tagger)

    @cached_property
    def noun_groups(self) -> GroupReader:
        """Reads the parts of noun groups."""
        return GroupReader(self.tagger, compile_names(self.tables), self.reader.groups)


def compile_clauses(tables: Tables, _: Lexicon) -> ClauseVocabulary:
    """Return what reads the sentences of a language, for `LanguageBuilder.bring`.

    newsfacts' own tables are read when a sentence is first needed. Those of a package are read at once, so
    that an error in them is a `TableError` before any text is read.
    """
    vocabulary = ClauseVocabulary(tables)
    if tables.is_changed(*_TABLES) and vocabulary.has_tables:
        vocabulary.noun_groups  # noqa: B018
    return vocabulary
