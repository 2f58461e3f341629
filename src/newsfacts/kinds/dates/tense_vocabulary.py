"""Words that say whether a clause speaks of the future or the past, from ``[cue]`` of ``dates.toml``."""

from __future__ import annotations

import attrs

from newsfacts.lexicon.table_fields import field, integer, ordered_words, words

__all__ = ["STOPS", "Tense"]

STOPS = frozenset('.!?;:"“”')
"""Marks at which a clause stops."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Tense:
    """The keys of ``[cue]``: cues in lower case; those that may be pairs of words say so."""

    future: frozenset[str] = words(opposites=("past",))
    """Words, and pairs of words, that turn a date to the future."""
    past: frozenset[str] = words()
    """Words, and pairs of words, that turn it to the past; a pair goes before a word."""
    past_endings: tuple[str, ...] = ordered_words()
    """Endings of words that do (English "-ed")."""
    auxiliaries: frozenset[str] = words()
    """Words that take away what a past ending says: "be discussed"."""
    governed: frozenset[str] = words()
    """Words before a pair of ``future`` that leave its time to the verb above: "failed to resume on"."""
    spent: frozenset[str] = words()
    """Words before one of ``future`` that make it past: "had been due"."""
    weak: frozenset[str] = words()
    """Words of the past that may have a date ahead for an object: "said", "announced", "has"."""
    copulas: frozenset[str] = words()
    """Those of ``past`` that have no doubt but in reported speech: "the deadline was June 3"."""
    certain: frozenset[str] = words()
    """Words of the future that leave no doubt: "will", not "would", which a report may have turned back."""
    untensed: frozenset[str] = words()
    """Words right before a date that take it out of the verb's time: "for", "until", "the", "effective"."""
    breaks: frozenset[str] = words()
    """Words between verb and date behind which something else may have the date: "to", "and"."""
    break_endings: tuple[str, ...] = ordered_words()
    """Endings of words that do so too: "a deal closing in March"."""
    ahead: frozenset[str] = words()
    """Words right before a day that turn it to the future ("as early as Tuesday")."""
    ahead_of_months: frozenset[str] = words()
    """Words right before a month that do ("by June")."""
    behind: frozenset[str] = words()
    """Words right behind a month that turn it to the future ("for April delivery")."""
    since: frozenset[str] = words()
    """Words before a year from which something has lasted."""
    until: frozenset[str] = words()
    """Words that turn to the future too, unless the past goes on behind: "until Tuesday, they had not"."""
    ended: frozenset[str] = words()
    """Words between a stretch and the day that it ends on: "the quarter ended Sept. 30"."""
    possessives: frozenset[str] = words()
    """What follows the apostrophe of a possessive."""
    joins: frozenset[str] = words()
    """Words behind which a new clause begins."""
    soon_months: int = field(integer)
    """How many months ahead a month may lie that is meant if the clause says nothing of the tense."""
    cues: frozenset[str] = attrs.field(init=False)
    """Every word of ``future``, ``past`` and ``joins`` or that begins a pair there, the marks at which a
    clause stops, and the empty word beyond the text."""
    ahead_ends: frozenset[str] = attrs.field(init=False)
    """The second words of the pairs of ``ahead``."""

    @cues.default
    def _cues(self) -> frozenset[str]:
        phrases = [phrase.split(" ") for phrase in self.future | self.past | self.joins]
        return frozenset(words[0] for words in phrases) | STOPS | {""}

    @ahead_ends.default
    def _ahead_ends(self) -> frozenset[str]:
        return frozenset(phrase.partition(" ")[2] for phrase in self.ahead if " " in phrase)
