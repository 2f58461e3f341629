"""The words that distinguish a count from other numbers before nouns, compiled from ``counts.toml``."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from newsfacts.clauses.vocabulary import ClauseVocabulary, compile_clauses
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.table_fields import ordered_words, part, word_lists, words
from newsfacts.lexicon.tables import Tables
from newsfacts.lexicon.territories import Territories, compile_territories

__all__ = ["COUNTER", "THING", "CountVocabulary", "Counters", "bring_counts", "compile_counts"]

COUNTER, THING = "counter", "thing"
"""The labels of words of measure, and of nouns that they come before."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Counters:
    """The keys of ``[counters]``: words of measure after a number, in languages that count with them."""

    nouns: tuple[str, ...] = ordered_words()
    """Those that say by themselves what is counted: "人", "社"."""
    classifiers: tuple[str, ...] = ordered_words()
    """Those that need the noun after them: "个", "架"."""
    things: tuple[str, ...] = ordered_words()
    """Nouns that can follow one of either sort."""
    not_before: tuple[str, ...] = ordered_words()
    """What makes another word of a noun of measure before it: "5人目"."""
    not_after: tuple[str, ...] = ordered_words()
    """What keeps the number after it from counting: "第"."""
    heads: Mapping[str, tuple[str, ...]] = word_lists(optional=True)
    """By word of measure, the characters that nouns end in which follow it: "机" after "架"."""
    heads_before: Mapping[str, tuple[str, ...]] = word_lists(optional=True)
    """The same for nouns before the number: "者" before "人"."""
    not_nouns: tuple[str, ...] = ordered_words(optional=True)
    """Words with this ending that say how many there are, not of what: "定員"."""
    alone: frozenset[str] = words(optional=True)
    """Words of measure that say what is counted where a mark follows: "售出35万辆。"."""
    joins: frozenset[str] = words(optional=True)
    """Words between two nouns that are counted together: "和"."""
    not_in_noun: frozenset[str] = words(optional=True)
    """Characters at which a noun ends: "的", "在"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class CountVocabulary:
    """The keys of ``counts.toml``, in lower case."""

    labels: frozenset[str] = words()
    """Words before a number that names a thing or a rank instead of counting: "Article 5", "Phase 3"."""
    named: frozenset[str] = words()
    """Digits that name a thing before a noun: "737 jets", "911 calls"; with a letter too: "4k TVs"."""
    forums: frozenset[str] = words(case=True, optional=True)
    """What names a club of countries with the number of its members after it: "Group of 20 nations"."""
    pointing: frozenset[str] = words()
    """Words before a small number that points back: "the two sides"."""
    among: frozenset[str] = words()
    """Words that bound a number or mean "among", as the case shows: German "unter 200 Teilnehmern"."""
    surveys: tuple[str, ...] = ordered_words(optional=True)
    """What nouns end in after which such a word means "among": German "eine Umfrage unter 900 Bürgern"."""
    each: frozenset[str] = words()
    """Words before a number that is part of a rate: "per 1,000 people", "every two buses"."""
    per: frozenset[str] = words()
    """Words after a noun that make the count a rate if a number follows: "14 deaths per 100,000 people"."""
    parts: frozenset[str] = words()
    """Words between two numbers that make a share: "one in five adults", "four out of five"."""
    shares: frozenset[str] = words()
    """Words between a noun and a number that make a share: French "trois Français sur quatre"."""
    unlike: frozenset[str] = words()
    """Nouns that are measured or ranked, not counted: points of an index, votes, degrees, ranks."""
    unlike_endings: tuple[str, ...] = ordered_words()
    """What such nouns end in, where nouns are written in one word: German "Arbeitstage"."""
    sums: frozenset[str] = words(optional=True)
    """Nouns for sums of money, which millions before them measure: "40 billion of cuts"."""
    counters: Counters = part(Counters, optional=True)
    page: frozenset[str] = words()
    """Nouns of what a page counts beneath an article, at the beginning of a line: "9 Comments"."""


def bring_counts(language: LanguageBuilder) -> None:
    """Add what is needed to read counts, besides numbers and the words around amounts."""
    language.bring(Territories, compile_territories)
    language.bring(ClauseVocabulary, compile_clauses)
    language.bring(CountVocabulary, compile_counts)


def compile_counts(tables: Tables, lexicon: Lexicon) -> CountVocabulary:
    """Return what ``counts.toml`` of a language says; put its words of measure into the lexicon.

    Raises `TableError` if the table is wrong.
    """
    table = tables.read(CountVocabulary, "counts")
    lexicon.add_all(COUNTER, table.counters.nouns, True)
    lexicon.add_all(COUNTER, table.counters.classifiers, False)
    lexicon.add_all(THING, table.counters.things, None)
    return table
