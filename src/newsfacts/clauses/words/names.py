"""Words in and around names: titles and roles, organisations, particles, given names."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.table_fields import words
from newsfacts.lexicon.tables import MissingTable, Tables

__all__ = ["NameWords", "compile_names"]

_LISTS = (
    "titles",
    "title_endings",
    "masculine",
    "feminine",
    "definite",
    "deputies",
    "organisations",
    "media",
    "particles",
    "suffixes",
)
"""The lists of ``[names]`` that noun groups are read with."""
_MORE = ("roles", "modifiers", "honorifics", "portfolios", "family_particles")
"""Lists that a language may leave out."""


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
    """Adjectives and nouns that belong to the role behind them: "prime", "foreign"."""
    honorifics: frozenset[str]
    """Titles that do not say what somebody does: "Mr.", "Frau"."""
    organisations: frozenset[str]
    media: frozenset[str]
    """Those among them that are told things."""
    portfolios: frozenset[str]
    """What an office is for: "finance", "defence"."""
    particles: frozenset[str]
    """What stands inside a name in lower case: "von", "de"."""
    family_particles: frozenset[str]
    """Those that join family names though they are prepositions: Portuguese "Fernanda Rocha de Oliveira"."""
    suffixes: frozenset[str]
    """What stands behind a name: "jr"."""
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

    def gender(self, lower: str) -> str:
        """Return ``m`` or ``f`` if a role or a given name tells it, else nothing."""
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
    """Return the words in and around names, as quotations have them too; none for a language without them.

    Raises `TableError` if ``quotations.toml`` of the language misses one of the lists.
    """
    given = tables.shared(_GivenNames, "given_names")
    try:
        rows = tables.raw("quotations")
    except MissingTable:
        rows = {"names": dict.fromkeys(_LISTS, ()), "words": {"documents": ()}}
    try:
        names = {key: _lower(rows["names"][key]) for key in _LISTS}
        more = {key: _lower(rows["names"].get(key, ())) for key in _MORE}
        documents = _lower(rows["words"]["documents"])
    except KeyError as error:
        raise TableError(tables.path("quotations"), f"misses {error}") from error
    return NameWords(
        roles=(names["titles"] | names["masculine"] | names["feminine"] | more["roles"])
        - names["definite"]
        - more["modifiers"],
        role_endings=tuple(sorted(names["title_endings"])),
        deputies=names["deputies"],
        modifiers=more["modifiers"] - names["definite"],
        organisations=names["organisations"] | names["media"],
        honorifics=more["honorifics"],
        media=names["media"],
        portfolios=more["portfolios"],
        particles=names["particles"],
        family_particles=more["family_particles"],
        suffixes=names["suffixes"],
        masculine=names["masculine"],
        feminine=names["feminine"],
        documents=documents,
        men=given.masculine,
        women=given.feminine,
        either=given.either,
    )


def _lower(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in listed)
