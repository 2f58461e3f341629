"""Words that say whether a clause speaks of the future or the past, from ``[cue]`` of ``dates.toml``."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from newsfacts.lexicon.table_fields import field, flag, integer, ordered_words, words
from newsfacts.text.memo import Memo

__all__ = ["STOPS", "Tense"]

STOPS = frozenset('.!?;:"“”')
"""Marks at which a clause stops."""
_SHORTEST_PAST = 5
"""How many letters a word with an ending of the past has at least: "need" has none."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Tense:
    """The keys of ``[cue]``: cues in lower case; those that may be pairs of words say so."""

    future: frozenset[str] = words(opposites=("past",))
    """Words, and pairs of words, that turn a date to the future."""
    past: frozenset[str] = words()
    """Words, and pairs of words, that turn it to the past; a pair goes before a word."""
    neutral: frozenset[str] = words(optional=True)
    """Words that begin like one of ``future`` or ``past`` and say nothing, where ``verbs_last`` is set."""
    verbs_last: bool = flag(optional=True)
    """Whether verbs are last, in a language without spaces. The first cue after an expression decides
    there; cues are rows of characters with spaces between, and of two that begin alike the longer counts."""
    clause_marks: frozenset[str] = words(optional=True)
    """Marks between clauses, beyond which no cue counts where no sentences are read."""
    past_endings: tuple[str, ...] = ordered_words()
    """Endings of words that do (English "-ed")."""
    auxiliaries: frozenset[str] = words()
    """Words after which a past ending does not mean the past: "be discussed"."""
    governed: frozenset[str] = words()
    """Words before a pair of ``future`` that leave its time to the outer verb: "failed to resume on"."""
    spent: frozenset[str] = words()
    """Words before one of ``future`` that make it past: "had been due"."""
    intended: frozenset[str] = words(optional=True)
    """Finite words that say what was to happen, whether it did or not: French "devait"."""
    weak: frozenset[str] = words()
    """Verbs, or forms of verbs, whose past may have a date ahead for an object: "announced", "postponed"."""
    untensed: frozenset[str] = words()
    """Words right before a date that take it out of the verb's time: "for", "until", "the", "effective"."""
    breaks: frozenset[str] = words()
    """Words between verb and date after which something else may have the date: "to", "and"."""
    ahead: frozenset[str] = words()
    """Words, and pairs of words, right before a day that turn it to the future ("as early as Tuesday")."""
    compared: frozenset[str] = words(optional=True)
    """Words before a participle that is not a plan, but what something is compared with: "than expected"."""
    comparing: frozenset[str] = words(optional=True)
    """The same before a clause: "than analysts had expected"."""
    deadlines: frozenset[str] = words()
    """Words right before a day or month that turn it to the future, unless the clause is past ("by June")."""
    granting: frozenset[str] = words(optional=True)
    """Verbs (in the infinitive) that give somebody time up to such a day, even in the past: "give"."""
    enclosing: frozenset[str] = words(optional=True)
    """Pairs of words around a day that do so too, with a space between: "von Montag an" is "von an"."""
    articles: frozenset[str] = words(optional=True)
    """Articles that can come between such a word and the day: "seit dem 3. Mai"."""
    awaiting: frozenset[str] = words()
    """Words, and pairs of words, before an event to come: "ahead of the vote", "await Friday's report"."""
    preceding: frozenset[str] = words()
    """Words, and pairs, before an event that is to come if the clause is: "before the vote on Sunday"."""
    promises: frozenset[str] = words()
    """Verbs (infinitives) whose infinitive is in the future even after a past: "agreed to meet on Monday"."""
    bare_promises: bool = flag(optional=True)
    """Whether such an infinitive comes right after a present, as in Spanish "quiere votar el martes"."""
    appointing: frozenset[str] = words(optional=True)
    """Verbs (in the infinitive) that give an event its day: "set a hearing for May 3"."""
    appointed: frozenset[str] = words(optional=True)
    """Words between such a verb and the day."""
    scheduled: frozenset[str] = words(optional=True)
    """Verbs (in the infinitive) whose present with a day is about the future: "opens on Friday"."""
    present_ahead: bool = flag(optional=True)
    """Whether the present of any verb does, but for those of saying, thinking and being."""
    behind: frozenset[str] = words()
    """Words right after a month that turn it to the future ("for April delivery")."""
    since: frozenset[str] = words()
    """Words before a year from which something has lasted."""
    then: frozenset[str] = words(optional=True)
    """Words, and pairs of words, for the time that the text was about before: "back then", "damals"."""
    standing: frozenset[str] = words(optional=True)
    """Pairs of words before the day of a level, past unless the clause is about the future: "as of May 1"."""
    ended: frozenset[str] = words()
    """Words between a stretch and the day that it ends on: "the quarter ended Sept. 30"."""
    possessives: frozenset[str] = words()
    """What follows the apostrophe of a possessive."""
    soon_months: int = field(integer)
    """How many months ahead a month can be if the tense of the clause does not decide."""
    waits: frozenset[str] = attrs.field(init=False)
    """The words of ``awaiting`` and ``preceding``, and those that begin a pair there."""
    turning: Memo[bool] = attrs.field(init=False)
    """By token, whether it may turn a date at all: a word of ``future`` or ``past``, one that begins a pair
    there, or one in small letters with an ending of the past. What is known of a token is remembered."""

    starting: frozenset[str] = attrs.field(init=False)
    """The tokens that begin a cue."""
    longest: int = attrs.field(init=False)
    """How many tokens the longest cue has."""

    @longest.default
    def _longest(self) -> int:
        return max((cue.count(" ") + 1 for cue in self.future | self.past | self.neutral), default=0)

    @waits.default
    def _waits(self) -> frozenset[str]:
        return frozenset(phrase.partition(" ")[0] for phrase in self.awaiting | self.preceding)

    @turning.default
    def _turning(self) -> Memo[bool]:
        cues = frozenset(phrase.partition(" ")[0] for phrase in self.future | self.past)
        return Memo(lambda token: token.lower() in cues or self.is_regular(token))

    @starting.default
    def _starting(self) -> frozenset[str]:
        return frozenset(cue.partition(" ")[0] for cue in self.future | self.past | self.neutral)

    def is_regular(self, token: str) -> bool:
        """Return whether a token is a word in small letters with an ending of the past."""
        return len(token) >= _SHORTEST_PAST and token.endswith(self.past_endings) and token.islower()

    def phrase_at(self, tokens: Sequence[str], i: int) -> tuple[int, int]:
        """Return what the longest cue at token ``i`` says (1, -1 or 0), and how many tokens it has."""
        if tokens[i] not in self.starting:
            return 0, 1  # as most
        for length in range(self.longest, 0, -1):
            phrase = " ".join(tokens[i : i + length])
            if phrase in self.neutral:
                return 0, length
            if phrase in self.future or phrase in self.past:
                return 1 if phrase in self.future else -1, length
        return 0, 1
