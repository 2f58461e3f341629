"""Words in and around names: titles and roles, organisations, particles, given names."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.tables import locale_table, table

__all__ = ["NameWords", "compile_names"]


@attrs.frozen(eq=False)
class NameWords:
    """The words in and around names, in lower case."""

    roles: frozenset[str]
    """What somebody is: titles, offices, professions."""
    role_endings: tuple[str, ...]
    """The same at the end of compounds: "-minister"."""
    deputies: frozenset[str]
    """Words before a role that belong to it: "former"."""
    organisations: frozenset[str]
    particles: frozenset[str]
    """What stands inside a name in lower case: "von", "de"."""
    suffixes: frozenset[str]
    """What stands behind a name: "jr"."""
    masculine: frozenset[str]
    feminine: frozenset[str]
    documents: frozenset[str]
    """Nouns for what somebody published."""
    men: frozenset[str]
    """Given names of men."""
    women: frozenset[str]

    def is_role(self, lower: str) -> bool:
        """Return whether a word says what somebody is."""
        return lower in self.roles or (bool(self.role_endings) and lower.endswith(self.role_endings))

    def is_given(self, lower: str) -> bool:
        """Return whether a word is a given name."""
        return lower in self.men or lower in self.women

    def gender(self, lower: str) -> str:
        """Return ``m`` or ``f`` if a role or a given name tells it, else nothing."""
        if lower in self.masculine or lower in self.men:
            return "m"
        return "f" if lower in self.feminine or lower in self.women else ""


def compile_names(language: str) -> NameWords:
    """Return the words in and around names, as quotations have them too.

    Raises `TableError` if ``quotations.toml`` of the language misses one of the lists.
    """
    rows, given = locale_table(language, "quotations"), table("kinds/quotations/given_names")
    try:
        names = rows["names"]
        masculine, feminine = _lower(names["masculine"]), _lower(names["feminine"])
        return NameWords(
            roles=(_lower(names["titles"]) | masculine | feminine) - _lower(names["definite"]),
            role_endings=tuple(names["title_endings"]),
            deputies=_lower(names["deputies"]),
            organisations=_lower(names["organisations"]) | _lower(names["media"]),
            particles=_lower(names["particles"]),
            suffixes=_lower(names["suffixes"]),
            masculine=masculine,
            feminine=feminine,
            documents=_lower(rows["words"]["documents"]),
            men=_lower(given["masculine"]),
            women=_lower(given["feminine"]),
        )
    except KeyError as error:
        raise TableError(f"languages/{language}/quotations.toml", f"misses {error}") from error


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)
