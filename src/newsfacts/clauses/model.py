"""The results of reading a sentence: noun groups and verb groups."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["ClauseKind", "Naming", "NamingKind", "NounGroup", "NounKind", "Time", "VerbGroup"]

Time = Literal["past", "present", "future", "modal", "none"]
ClauseKind = Literal[
    "main",
    "coordinate",
    "parataxis",
    "complement",
    "relative",
    "adverbial",
    "participle",
    "infinitive",
    "other",
]
NounKind = Literal["person", "organisation", "place", "document", "pronoun", "time", "name", "other"]
"""What a group names; ``name`` where it has a name of no known sort."""

NamingKind = Literal["person", "organisation", "group", "document", "unnamed", "unknown"]
"""What a speaker is: a person with a name, an organisation, several together, a text, a person without a name
("a spokesman"); or unknown."""


class Naming(NamedTuple):
    """What a phrase says of who somebody is; the places in it are token indexes, half-open."""

    start: int
    """Index of its first token."""
    end: int
    """Index of the token after it, with what prepositions and genitives tie to it."""
    kind: NamingKind
    name: tuple[int, int] | None = None
    """Where the name alone is, in the phrase or in an apposition; ``None`` for a description."""
    role: tuple[int, int] | None = None
    """Where the words are that say what the person does: "chief economist"."""
    affiliation: tuple[int, int] | None = None
    """Where the words are that say whose: "Harbour Bank", "ministry"; without article and preposition."""
    members: tuple[Naming, ...] = ()
    """The phrases of several who are named together; the whole then has no parts itself."""


class NounGroup(NamedTuple):
    """Words around a noun, a name or a pronoun."""

    start: int
    """Index of its first token."""
    end: int
    """Index of the token after it."""
    head: tuple[int, int]
    """First token of its head, and the token after it: a noun, a pronoun, a whole name."""
    kind: NounKind
    """``"person"``, ``"organisation"``, ``"place"``, ``"document"``, ``"pronoun"``, ``"time"``, ``"name"`` or
    ``"other"``."""
    features: frozenset[str]
    """What is known of person (1, 2, 3), number (sg, pl), gender (m, f, n), and definite."""
    members: tuple[tuple[int, int], ...] = ()
    """Where its members are, as token indexes, if several are coordinated; else empty. ``end`` is that of the
    last one."""
    name: tuple[int, int] | None = None
    """Where the name in it is, as token indexes."""
    role: tuple[int, int] | None = None
    """Where the words are that say what the person does: "chief economist"."""
    organisation: tuple[int, int] | None = None
    """Where the name before a role is: "BANK chief economist NAME"."""
    complement: tuple[int, int] | None = None
    """Where what a preposition ties to it is ("of the bank"): outside ``start`` to ``end``."""
    apposition: tuple[int, int] | None = None
    """Where what is next to it for the same thing is ("NAME, the chairman,"): outside as well."""


class VerbGroup(NamedTuple):
    """The words of one predicate: a finite verb with what it governs, or a form that is not finite."""

    tokens: tuple[int, ...]
    """Indexes of its tokens, in text order; they need not touch."""
    time: Time
    """Past (with the perfects), present, future, modal (can, must, would); none if it is not finite."""
    tense: str
    """Tense of the finite word itself: present, past, future, conditional; empty if unknown."""
    passive: bool
    negated: bool
    finite: bool
    lemma: str
    """The infinitive of the last verb of the chain, where a table knows it; else empty."""
    classes: frozenset[str]
    """Classes of verbs that the lemma is in: say, think, cause."""
    hearsay: bool = False
    """Whether the form says what others say ("soll … sein")."""
    agent: tuple[int, int] | None = None
    """Where the by-agent of a passive is."""
    sure: bool = True
    """Whether its first word can hardly be anything but a verb here."""
    perfect: bool = False
    """Whether it is a perfect of any time, or a past participle by itself: "has left", "would have left", "to
    have left", "signed"."""
    subjunctive: bool = False
    """Whether its form can only be a subjunctive, as that of reported speech in German ("er komme")."""
