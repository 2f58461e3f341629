"""Words in and around names: titles and roles, organisations, particles, given names."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsfacts.lexicon.table_fields import words
from newsfacts.lexicon.tables import MissingTable, Tables

__all__ = [
    "FIRM",
    "GIVEN",
    "HONORIFIC",
    "JOINT",
    "LETTER",
    "MODIFIER",
    "ORGANISATION",
    "PARTICLE",
    "PORTFOLIO",
    "ROLE",
    "NameWords",
    "compile_names",
]

_LISTS = (
    "titles",
    "title_endings",
    "masculine",
    "feminine",
    "definite",
    "deputies",
    "organisations",
    "firms",
    "media",
    "channels",
    "particles",
    "suffixes",
    "honours",
    "roles",
    "modifiers",
    "honorifics",
    "portfolios",
    "family_particles",
    "given_masculine",
    "given_feminine",
)
"""The lists of ``[names]`` that noun groups are read with."""


ROLE = 1
"""Says what somebody is."""
GIVEN = 2
"""A given name."""
PARTICLE = 4
ORGANISATION = 8
PORTFOLIO = 16
HONORIFIC = 32
MODIFIER = 64
"""Belongs to the role after it, or before it: "Prime", "ancien", "adjoint"."""
JOINT = 128
"""An ampersand."""
LETTER = 256
"""One letter, with a stop or without."""
FIRM = 512
"""Ends the name of a firm, with a capital: "Energy"."""


@attrs.frozen(eq=False)
class NameWords:
    """The words in and around names, in lower case."""

    roles: frozenset[str]
    """What somebody is: titles, offices, professions."""
    role_endings: tuple[str, ...]
    """The same at the end of compounds: "-minister"."""
    deputies: frozenset[str]
    """Words before a role that belong to it: "former"."""
    modifiers: frozenset[str]
    """Adjectives and nouns that belong to the role after them: "prime", "foreign"."""
    honorifics: frozenset[str]
    """Titles that do not say what somebody does: "Mr.", "Frau"."""
    organisations: frozenset[str]
    firms: frozenset[str]
    """Last words of the names of firms; without a capital they are common nouns: "Energy", "Airlines"."""
    media: frozenset[str]
    """Those among them that somebody tells things to."""
    told: frozenset[str]
    """Media, and channels on which people write: "Facebook"."""
    portfolios: frozenset[str]
    """What an office is for: "finance", "defence"."""
    particles: frozenset[str]
    """What is inside a name in lower case: "von", "de"."""
    family_particles: frozenset[str]
    """Those that join family names though they are prepositions: Portuguese "Fernanda Rocha de Oliveira"."""
    suffixes: frozenset[str]
    """What follows a name: "jr"."""
    honours: frozenset[str]
    """What follows a name for an office or a degree, and is not part of it: "kc", "phd"."""
    masculine: frozenset[str]
    feminine: frozenset[str]
    documents: frozenset[str]
    """Nouns for what somebody published."""
    men: frozenset[str]
    """Given names of men."""
    women: frozenset[str]
    either: frozenset[str]
    """Given names that men and women share."""

    def is_role(self, lower: str) -> bool:
        """Return whether a word says what somebody is."""
        return lower in self.roles or (bool(self.role_endings) and lower.endswith(self.role_endings))

    def is_given(self, lower: str) -> bool:
        """Return whether a word is a given name."""
        return lower in self.men or lower in self.women or lower in self.either

    def look(self, lower: str) -> int:
        """Return the bits for all that a word may be in and around names, whatever its capitals."""
        word = lower.rstrip(".")
        return (
            ROLE * (self.is_role(word) or self._is_compound_role(word))
            | GIVEN * self.is_given(lower.partition("-")[0])
            | PARTICLE * (lower in self.particles)
            | ORGANISATION * (lower in self.organisations)
            | FIRM * (lower in self.firms)
            | PORTFOLIO * (lower in self.portfolios)
            | HONORIFIC * (lower in self.honorifics)
            | MODIFIER * (lower in self.modifiers or lower in self.deputies)
            | JOINT * (lower == "&")
            | LETTER * (len(lower.strip(".")) == 1)
        )

    def _is_compound_role(self, lower: str) -> bool:
        """Return whether a word before or after a hyphen says what somebody is."""
        first, hyphen, _ = lower.partition("-")
        return bool(hyphen) and (self.is_role(first) or self.is_role(lower.rpartition("-")[2]))

    def gender(self, lower: str) -> str:
        """Return ``m`` or ``f`` if a role or a given name shows it, else nothing."""
        if lower in self.masculine or lower in self.men:
            return "m"
        return "f" if lower in self.feminine or lower in self.women else ""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class _GivenNames:
    """The keys of ``given_names.toml``."""

    masculine: frozenset[str] = words()
    feminine: frozenset[str] = words()
    either: frozenset[str] = words()


def compile_names(tables: Tables) -> NameWords:
    """Return the words in and around names, as quotations have them too; a list that is missing is empty."""
    given = tables.shared(_GivenNames, "given_names")
    try:
        rows = tables.raw("quotations")
    except MissingTable:
        rows = {}
    listed = rows.get("names", {})
    names = {key: _lower(listed.get(key, ())) for key in _LISTS}
    documents = _lower(rows.get("words", {}).get("documents", ()))
    return NameWords(
        roles=(names["titles"] | names["masculine"] | names["feminine"] | names["roles"])
        - names["definite"]
        - names["modifiers"],
        role_endings=tuple(sorted(names["title_endings"])),
        deputies=names["deputies"],
        modifiers=names["modifiers"] - names["definite"],
        organisations=names["organisations"] | names["media"],
        firms=names["firms"],
        honorifics=names["honorifics"],
        media=names["media"],
        told=names["media"] | names["channels"],
        portfolios=names["portfolios"],
        particles=names["particles"],
        family_particles=names["family_particles"],
        suffixes=names["suffixes"] | names["honours"],
        honours=names["honours"],
        masculine=names["masculine"],
        feminine=names["feminine"],
        documents=documents,
        men=given.masculine | names["given_masculine"],
        women=given.feminine | names["given_feminine"],
        either=given.either,
    )


def _lower(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in listed)
