"""The closed word classes of a language: articles, pronouns, prepositions, conjunctions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.table_fields import ending, field, integer
from newsfacts.lexicon.tables import Tables

__all__ = ["SUBJECTS", "FunctionWords", "Pronoun", "Tag", "compile_function_words"]


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
    """What a pronoun asks of the name that it stands for."""

    gender: str = field(ending)
    """``m``, ``f``, ``n``, or empty."""
    number: int = field(integer)
    """1, 2, or 0 where it stands for nobody named."""


def _tags(words: Mapping[str, Any], pronouns: Mapping[str, Any]) -> dict[str, Tag]:
    """Return what each function word does; the first class that lists a word claims it."""
    tags: dict[str, Tag] = {}
    for tag in Tag:
        listed = pronouns if tag is Tag.PRONOUN else words[tag.value]
        for word in listed:
            tags.setdefault(word.lower(), tag)
        if tag is Tag.DETERMINER:
            for word in words["possessives"]:
                tags.setdefault(word.lower(), tag)
    return tags


@attrs.frozen(eq=False)
class FunctionWords:
    """The closed word classes of a language."""

    tags: Mapping[str, Tag]
    """What each word does, in lower case."""


def compile_function_words(tables: Tables, _: Lexicon) -> FunctionWords:
    """Return the closed word classes of a language, from its ``quotations.toml``.

    Raises `TableError` if the table misses a key.
    """
    rows = tables.raw("quotations")
    try:
        return FunctionWords(_tags(rows["words"], rows["pronouns"]))
    except KeyError as error:
        raise TableError(tables.path("quotations"), f"misses {error}") from error
