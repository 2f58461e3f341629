"""Words that say whether a clause speaks of the future or the past, from ``[cue]`` of ``dates.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsfacts.errors import TableError

__all__ = ["STOPS", "Tense", "compile_tense"]

STOPS = frozenset('.!?;:"“”')
"""Marks at which a clause stops."""


class Tense(NamedTuple):
    """The cues of a language, in lower case; those that may be pairs of words say so."""

    future: frozenset[str]
    """Words, and pairs of words, that turn a date to the future."""
    past: frozenset[str]
    """Words, and pairs of words, that turn it to the past; a pair goes before a word."""
    past_endings: tuple[str, ...]
    """Endings of words that do (English "-ed")."""
    auxiliaries: frozenset[str]
    """Words that take away what a past ending says: "be discussed"."""
    governed: frozenset[str]
    """Words before a pair of ``future`` that leave its time to the verb above: "failed to resume on"."""
    spent: frozenset[str]
    """Words before one of ``future`` that make it past: "had been due"."""
    weak: frozenset[str]
    """Words of the past that may have a date ahead for an object: "said", "announced", "has"."""
    copulas: frozenset[str]
    """Those of ``past`` that have no doubt but in reported speech: "the deadline was June 3"."""
    certain: frozenset[str]
    """Words of the future that leave no doubt: "will", not "would", which a report may have turned back."""
    untensed: frozenset[str]
    """Words right before a date that take it out of the verb's time: "for", "until", "the", "effective"."""
    breaks: frozenset[str]
    """Words between verb and date behind which something else may have the date: "to", "and"."""
    break_endings: tuple[str, ...]
    """Endings of words that do so too: "a deal closing in March"."""
    ahead: frozenset[str]
    """Words right before a day that turn it to the future ("as early as Tuesday")."""
    ahead_of_months: frozenset[str]
    """Words right before a month that do ("by June")."""
    behind: frozenset[str]
    """Words right behind a month that turn it to the future ("for April delivery")."""
    since: frozenset[str]
    """Words before a year from which something has lasted."""
    until: frozenset[str]
    """Words that turn to the future too, unless the past goes on behind: "until Tuesday, they had not"."""
    ended: frozenset[str]
    """Words between a stretch and the day that it ends on: "the quarter ended Sept. 30"."""
    possessives: frozenset[str]
    """What follows the apostrophe of a possessive."""
    joins: frozenset[str]
    """Words behind which a new clause begins."""
    soon_months: int
    """How many months ahead a month may lie that is meant if the clause says nothing of the tense."""
    cues: frozenset[str]
    """No row of the table: every word of ``future``, ``past`` and ``joins`` or that begins a pair there, the
    marks at which a clause stops, and the empty word beyond the text."""
    ahead_ends: frozenset[str]
    """No row either: the second words of the pairs of ``ahead``."""


_ROWS = tuple(field for field in Tense._fields if field not in ("cues", "ahead_ends"))


def compile_tense(rows: Mapping[str, Any], name: str) -> Tense:
    """Read the cues of the table called ``name``."""
    unknown = set(rows) - set(_ROWS)
    if unknown:
        raise TableError(name, f"[cue] has unknown keys: {', '.join(sorted(unknown))}")
    values: dict[str, Any] = {}
    for field in _ROWS:
        row = rows[field]
        endings = field.endswith("endings")
        values[field] = row if isinstance(row, int) else tuple(row) if endings else frozenset(row)
    phrases = [phrase.split(" ") for phrase in values["future"] | values["past"] | values["joins"]]
    pairs = [phrase.split(" ") for phrase in values["ahead"] if " " in phrase]
    return Tense(
        **values,
        cues=frozenset(words[0] for words in phrases) | STOPS | {""},
        ahead_ends=frozenset(second for _, second in pairs),
    )
