"""The closed word classes of a language: articles, pronouns, prepositions, conjunctions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

__all__ = ["SUBJECTS", "Pronoun", "Tag", "compile_tags"]


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


class Pronoun(NamedTuple):
    """What a pronoun asks of the name that it stands for."""

    gender: str
    """``m``, ``f``, ``n``, or empty."""
    number: int
    """1, 2, or 0 where it stands for nobody named."""


def compile_tags(words: Mapping[str, Any], pronouns: Mapping[str, Any]) -> dict[str, Tag]:
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
