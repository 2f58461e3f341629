"""The words of ``words.toml``, compiled for a language."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import attrs

from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import Tables
from newsfacts_casualties.value import Outcome

__all__ = ["OUTCOME", "VERB", "CasualtyWords", "all_triggers", "compile_words"]

OUTCOME = "casualties.outcome"
"""Words after a count, in the lexicon."""
VERB = "casualties.verb"
"""Verbs before a count, in the lexicon."""

_TABLES: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
_NONE: dict[str, Any] = {"outcomes": {}, "verbs": {}, "people": [], "between": []}


@attrs.frozen
class CasualtyWords:
    """What the extractor needs of a language besides its lexicon; all in lower case."""

    people: frozenset[str]
    """Who is counted: "people", "soldiers"."""
    between: frozenset[str]
    """Words that can come between a count and its outcome: "were", "others"."""


def compile_words(tables: Tables, lexicon: Lexicon) -> CasualtyWords:
    """Return the words of a language, and add those to look for in a text to its lexicon."""
    table = _TABLES.get(tables.language, _NONE)
    for label, rows in ((OUTCOME, table["outcomes"]), (VERB, table["verbs"])):
        for word, outcome in rows.items():
            lexicon.add(label, word, Outcome(outcome))
    return CasualtyWords(frozenset(table["people"]), frozenset(table["between"]))


def all_triggers() -> frozenset[str]:
    """Return the words of all languages of which a text must contain at least one."""
    return frozenset(word for table in _TABLES.values() for word in (*table["outcomes"], *table["verbs"]))
