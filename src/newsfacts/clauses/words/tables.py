"""The tables that the reading of sentences needs of a language: ``words``, ``verbs`` and ``clauses``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from newsfacts.lexicon.table_fields import Fault, field, flag, ordered_words, text, word_lists, words

__all__ = ["ClauseTable", "VerbTable", "WordTable"]


def _tables(value: Any, _: bool) -> Mapping[str, Mapping[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(row, dict) for row in value.values()):
        raise Fault(f"must be a table of tables, not {value!r}")
    return value


def _rows(value: Any, _: bool) -> Sequence[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise Fault(f"must be a list of tables, not {value!r}")
    return value


@attrs.frozen(eq=False, repr=False, kw_only=True)
class WordTable:
    """``words.toml``: the closed word classes, and words of open classes that look like something else.

    A phrase of several words can be anywhere; an elided form ends with its apostrophe ("qu'"), an enclitic
    begins with it ("'s"). A form can be in several lists: the reading decides. A key of a list is what its
    forms have in common, such as ``"f sg dat"``; `newsfacts.clauses.words.paradigms.FEATURES` has the names.
    """

    article: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Articles and demonstratives, with number, gender and case."""
    possessive: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Possessives before a noun."""
    quantity: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Number words and others before a noun that are neither article nor adjective: "many"."""
    adjective: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Adjectives that look like verbs or nouns."""
    noun: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Nouns that look like something else."""
    time: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Nouns of time that are alone as adverbials: "Monday", "week"."""
    adverb: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    preposition: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Prepositions; ``enclitic`` if after their noun, ``approximate`` if before numbers ("about 20")."""
    contraction: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """A preposition and an article in one word: German "zum"."""
    coordinator: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    complementiser: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """What opens the content of a verb of saying: "that"."""
    subordinator: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """What opens an adverbial clause and is nothing else: "because"."""
    opener: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """What opens an adverbial clause or is a preposition or an adverb: "after"."""
    relative: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    question: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Question words, in indirect questions too."""
    pronoun: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Pronouns, with person, number, gender, case; reflexive, expletive, existential, enclitic."""
    clitic: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Object pronouns right before a verb: French "lui"."""
    marker: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """What comes before an infinitive: "to"."""
    negation: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    particle: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Words that only belong to verbs."""
    title: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """Titles before a name, with gender where they show it."""
    endings: Mapping[str, tuple[str, ...]] = word_lists(spaced=True)
    """What a word that no table has may be, by its ending: category and features, then endings."""
    auxiliary: Mapping[str, Mapping[str, Any]] = field(_tables, empty={})
    """Auxiliaries by infinitive: their forms, and what each form that they govern does to the verb group."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class VerbTable:
    """``verbs.toml``: the verbs of a language, by paradigm."""

    separable: frozenset[str] = words(section="prefixes")
    """Prefixes that are apart from a finite verb in a main clause: German "an"."""
    inseparable: frozenset[str] = words(section="prefixes")
    """Prefixes that never do."""
    markers: frozenset[str] = words(section="prefixes")
    """What is between a separable prefix and its infinitive: the "zu" of "anzukommen"."""
    paradigm: Mapping[str, Mapping[str, Any]] = field(_tables, empty={})
    """Paradigms by name; see `newsfacts.clauses.words.paradigms`."""
    verbs: Sequence[Mapping[str, Any]] = field(_rows, empty=())
    """Verbs, each group with the paradigms that it follows."""
    irregular: Mapping[str, Mapping[str, Any]] = field(_tables, empty={})
    """Forms of verbs that follow none, by infinitive."""
    say: frozenset[str] = words(section="classes", spaced=True)
    """Verbs of saying."""
    think: frozenset[str] = words(section="classes", spaced=True)
    """Verbs of knowing and thinking, which take a clause too."""
    cause: frozenset[str] = words(section="classes", spaced=True)
    """Verbs with an infinitive that has its own subject: "let"."""
    perfect_be: frozenset[str] = words(section="classes", spaced=True)
    """Verbs that make their perfect with "to be": German "gehen"."""
    copula: frozenset[str] = words(section="classes", spaced=True)
    impersonal: frozenset[str] = words(section="classes", spaced=True)
    """Verbs whose expletive means nothing: "es gibt"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class ClauseTable:
    """``clauses.toml``: how a language builds its clauses."""

    agents: frozenset[str] = words()
    """Prepositions before the one who acts in a passive: "by"."""
    belonging: frozenset[str] = words()
    """Prepositions whose group depends on the noun before them, whatever it is: "of"."""
    affiliation: frozenset[str] = words()
    """Prepositions whose group depends on a role before them: "an analyst with", "a source close to"."""
    placing: frozenset[str] = words()
    """Those among them that say where somebody is rather than whom the person is with: "in"."""
    hyphen_prefixes: frozenset[str] = words()
    """What goes before a verb with a hyphen and leaves it a verb: "re-elected"."""
    linking: frozenset[str] = words()
    """What is between a verb and a pronoun after it, and says nothing: the t of "a-t-il"."""
    bare_capitals: frozenset[str] = words()
    """Words that lose their accent where a capital begins a sentence: the French "à" of "A Paris"."""
    name_openers: frozenset[str] = words(optional=True)
    """Prepositions and articles that begin the name of a family, with a capital: Dutch "Van den Berg"."""
    degree: frozenset[str] = words()
    """Words whose degree a clause with "that" describes: "so heavy that"."""
    quoted_clause: tuple[str, ...] = ordered_words()
    """A pronoun and a verb, which stand for the words of a quotation that is a separate clause."""
    quoted_noun: str = field(text)
    """A noun that stands for those of any other."""
    verb_second: bool = flag(section="order")
    """Whether a main clause has its finite verb second, and a clause that a word opens has it last."""
    open_clauses: bool = flag(section="order", optional=True)
    """Whether a clause with its verb last needs no comma, and may have more after that verb: Dutch."""
    noun_capitals: bool = flag(section="order")
    """Whether nouns begin with a capital, so that a word without one is not a noun."""
    adjectives_follow: bool = flag(section="order")
    """Whether an adjective can follow its noun."""
    inverted_hyphen: bool = flag(section="order")
    """Whether a hyphen may tie a subject pronoun after its verb ("dit-il")."""
    drops_subjects: bool = flag(section="order", optional=True)
    """Whether a verb may have no subject, so that a noun after it is more often its object: Italian."""
    ordinal_stop: bool = flag(section="order")
    """Whether a full stop after digits makes an ordinal: German "am 3. Mai"."""
    plural_endings: tuple[str, ...] = ordered_words(section="counted", optional=True)
    """Endings of a noun after a number above one; empty if endings do not show the plural, as in German."""
    verbal_plurals: bool = flag(section="counted", optional=True)
    """Whether a noun in the plural may look like the infinitive of a verb: Dutch "toestellen"."""
    unmarked: frozenset[str] = words(section="counted", optional=True)
    """Nouns that are plural without such an ending ("people"), and those that look like another word."""
    singular_names: tuple[str, ...] = ordered_words(section="counted", optional=True)
    """Endings that make a name look like a plural when it is not: "Texas"."""
    attributive: frozenset[str] = words(section="counted", optional=True)
    """Nouns in the plural that come before another noun: the "arms" of "arms dealers"."""
    preposed: frozenset[str] = words(section="counted", optional=True)
    """Adjectives before their noun, where most follow it: French "jeunes"."""
    place_adjectives: frozenset[str] = words(section="counted", optional=True)
    """Adjectives that are written like the nouns after them: German "Berliner"."""
