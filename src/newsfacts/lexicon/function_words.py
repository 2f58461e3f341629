"""The closed word classes of a language: articles, pronouns, prepositions, conjunctions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs

from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.table_fields import ending, field, flag, integer, ordered_words, part, parts, words
from newsfacts.lexicon.tables import Tables

__all__ = ["SUBJECTS", "ClosedWords", "FunctionWords", "Pronoun", "Tag", "compile_function_words"]


class Tag(Enum):
    """What a function word does; the tables under ``[words]`` in the order in which they claim a word."""

    PRONOUN = "pronouns"
    DETERMINER = "articles"
    PREPOSITION = "prepositions"
    COORDINATOR = "coordinators"
    RELATIVE = "relatives"
    SUBORDINATOR = "subordinators"
    AUXILIARY = "auxiliaries"
    TIME = "times"
    ADVERB = "adverbs"


SUBJECTS = (Tag.PRONOUN, Tag.DETERMINER, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.ADVERB)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Pronoun:
    """What a pronoun requires of the name that it refers to."""

    gender: str = field(ending)
    """``m``, ``f``, ``n``, or empty."""
    number: int = field(integer)
    """1 or 2, or 0 if it refers to nobody with a name."""
    near: bool = flag(optional=True)
    """Whether it refers to the person named last, subject or not, as "the latter" does."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class ClosedWords:
    """The keys of ``[words]`` in ``quotations.toml``: the closed word classes, and words used with them."""

    articles: tuple[str, ...] = ordered_words()
    prepositions: tuple[str, ...] = ordered_words()
    coordinators: tuple[str, ...] = ordered_words()
    subordinators: tuple[str, ...] = ordered_words()
    relatives: tuple[str, ...] = ordered_words()
    auxiliaries: tuple[str, ...] = ordered_words()
    """Auxiliaries, and strong verbs that end a noun phrase just as well."""
    adverbs: tuple[str, ...] = ordered_words()
    times: tuple[str, ...] = ordered_words()
    """Weekdays, months, and other words for times without an article."""
    absolute: frozenset[str] = words()
    """Prepositions before a clause with a participle: "with Kasich calling it a joke"."""
    adverb_endings: tuple[str, ...] = ordered_words()
    agents: frozenset[str] = words()
    """Prepositions after a participle: "obtained by the Post"."""
    bearers: frozenset[str] = words()
    """Nouns for things with words on them, which can be the subject of a verb of saying: "a sign saying"."""
    causative: frozenset[str] = words()
    """Verbs whose object is the subject of the infinitive after it: "it led Ives to call"."""
    complementizers: frozenset[str] = words()
    """What opens the content of a verb of saying: "that"."""
    contractions: tuple[str, ...] = ordered_words()
    """Short forms of verbs after a pronoun: "'s", "'ll"."""
    documents: frozenset[str] = words()
    """Nouns for publications."""
    infinitive: frozenset[str] = words()
    """Words before an infinitive: "to"."""
    not_adverbs: frozenset[str] = words()
    oblique: frozenset[str] = words()
    """Articles that cannot be before a subject."""
    parenthetical: frozenset[str] = words()
    """What opens a parenthesis that names a speaker: "as Clinton put it"."""
    possessives: frozenset[str] = words()
    reflexive: frozenset[str] = words()
    reported: frozenset[str] = words()
    """Verbs in the mood of reported speech."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class FunctionWords:
    """The closed word classes of a language, and its pronouns."""

    closed: ClosedWords = part(ClosedWords, key="words")
    pronouns: Mapping[str, Pronoun] = parts(Pronoun)
    tags: Mapping[str, Tag] = attrs.field(init=False)
    """What each word does, in lower case; the first class that lists a word claims it."""

    @tags.default
    def _tags(self) -> dict[str, Tag]:
        tags: dict[str, Tag] = {}
        for tag in Tag:
            listed = self.pronouns if tag is Tag.PRONOUN else getattr(self.closed, tag.value)
            for word in listed:
                tags.setdefault(word.lower(), tag)
            if tag is Tag.DETERMINER:
                for word in self.closed.possessives:
                    tags.setdefault(word, tag)
        return tags


def compile_function_words(tables: Tables, _: Lexicon) -> FunctionWords:
    """Return the closed word classes of a language, from its ``quotations.toml``.

    Raises `TableError` if the table is wrong.
    """
    return tables.read_some(FunctionWords, "quotations")
