"""What the reader holds of a clause while it reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsfacts.clauses.model import ClauseKind
from newsfacts.clauses.verb_groups import Chain

__all__ = ["Draft", "Drafts", "Group"]

Group = tuple[int, int]
"""First word of a noun group, and the word after it."""


class Draft:
    """A clause that is being read; what it holds are word indexes."""

    __slots__ = (
        "end",
        "existential",
        "fallback",
        "find_subject",
        "free",
        "groups",
        "impersonal",
        "index",
        "kind",
        "objects",
        "opener",
        "own",
        "parent",
        "start",
        "strength",
        "subject",
        "telling",
        "verb",
    )

    def __init__(self, kind: ClauseKind, start: int, parent: Draft | None, opener: int | None = None) -> None:
        self.kind = kind
        self.start = start
        self.end = start
        self.parent = parent
        self.opener = opener
        self.groups: list[Group] = []
        """Noun groups before the verb that no preposition governs."""
        self.fallback: Group | None = None
        """A group that a gerund before it may govern, or not."""
        self.objects: list[Group] = []
        """Such groups after the verb."""
        self.subject: Group | None = None
        self.find_subject: Callable[[], Group | None] | None = None
        """Finds the subject, if that is left until it is needed."""
        self.verb: Chain | None = None
        self.strength = 0
        """How sure the verb is: 3 nothing else, 2 likely, 1 may be a noun or a participle."""
        self.own: Group | None = None
        """The opener as a subject: "who"."""
        self.free = False
        """Whether the opener is part of no noun group outside, and so no subject: "what he said"."""
        self.existential = False
        """Whether the subject comes after the verb: "there is a man"."""
        self.telling = False
        """Whether it names the speaker of what comes before it, so that its subject may follow later."""
        self.impersonal = False
        """Whether the subject means nothing, and no other comes: "il faut"."""
        self.index = -1
        """Its place among the clauses with a verb; -1 while its verb is missing or open."""

    def known_subject(self) -> Group | None:
        """Return where its subject is, once the sentence has been read."""
        if self.find_subject is not None:
            self.subject, self.find_subject = self.find_subject(), None
        return self.subject


class Drafts(NamedTuple):
    """The result of reading a sentence."""

    clauses: list[Draft]
    """Those with a finite verb, and those that never got one, in the order in which they opened."""
    nonfinite: list[Draft]
    """Participle and infinitive clauses, in text order."""
    turns: list[tuple[int, Draft]]
    """Words from which on the words belong to a clause, up to the next."""
