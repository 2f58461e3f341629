"""All languages that newsfacts can read: its own, and what packages bring or add."""

from __future__ import annotations

from collections.abc import Collection

import attrs

from newsfacts.errors import RegistryError, TableError, did_you_mean
from newsfacts.lexicon.locale import language_among
from newsfacts.lexicon.packages import LanguagePackage
from newsfacts.lexicon.rows import RowConflict, with_rows
from newsfacts.lexicon.tables import OPEN_TABLES, languages, own_tables

__all__ = ["Languages"]


@attrs.frozen
class Languages:
    """The languages that newsfacts can read: its own, and what packages bring or add."""

    packages: tuple[LanguagePackage, ...] = ()
    """In order of name."""

    @property
    def names(self) -> tuple[str, ...]:
        """The ISO 639 codes of all languages, sorted."""
        return tuple(
            sorted({*languages(), *(name for package in self.packages for name in package.languages)})
        )

    def language_of(self, locale: str) -> str:
        """Return the language of a BCP 47 tag; raises `UnknownLocale` if it has no tables."""
        return language_among(locale, self.names)

    def concerning(self, language: str) -> tuple[LanguagePackage, ...]:
        """Return the packages that bring a language or add rows to what its texts are read with."""
        return tuple(
            package
            for package in self.packages
            if language in package.languages
            or any("/" not in path or path.startswith(f"{language}/") for path in package.rows)
        )

    def origin(self, language: str) -> str | None:
        """Return the package that brings a language; ``None`` if it comes with newsfacts."""
        bringing = (package.name for package in self.packages if language in package.languages)
        return next(bringing, None)

    def adding_to(self, language: str) -> tuple[str, ...]:
        """Return the packages that add rows to what texts of a language are read with, in order of name."""
        concerning = self.concerning(language)
        return tuple(package.name for package in concerning if language not in package.languages)

    def with_package(self, package: LanguagePackage) -> Languages:
        """Return the languages with those of one more package, and its rows.

        Raises `RegistryError`, which names both packages, if another one brings the same language or row. The
        order of the packages makes no difference.
        """
        for language in package.languages:
            if language in self.names:
                first = self.origin(language) or "newsfacts"
                raise RegistryError(
                    f"two packages bring the language {language!r}, {first} and {package.name}; rows for a "
                    f"language that exists belong in rows/{language}/, not in languages/{language}/"
                )
        for other in self.packages:
            for path in package.rows.keys() & other.rows.keys():
                try:
                    with_rows(other.rows[path], package.rows[path])
                except RowConflict as conflict:
                    raise RegistryError(
                        f"two packages add the same row to {path}.toml, {other.name} and {package.name}: "
                        f"{conflict}; take it out of one of them, or uninstall one"
                    ) from None
        ordered = sorted((*self.packages, package), key=lambda package: package.name)
        return Languages(tuple(ordered))

    def check(self, package: LanguagePackage) -> None:
        """Raise `TableError` if a package adds rows to a table that does not exist, or misspells its name.

        A language may have tables that newsfacts does not know, for the extractors of plug-ins.
        """
        for language, tables in package.languages.items():
            _check_names(f"{package.name}: languages/{language}", tables)
        for path in package.rows:
            language, _, table = path.rpartition("/")
            place = f"{package.name}: rows/{path}.toml"
            if language and language not in self.names:
                near = did_you_mean(language, self.names)
                raise TableError(place, f"there is no language {language!r}{near}")
            known = self._tables_of(language) if language else tuple(OPEN_TABLES)
            if table not in known:
                near = did_you_mean(table, known)
                raise TableError(
                    place, f"there is no such table{near}; rows can be added to: {', '.join(known)}"
                )

    def _tables_of(self, language: str) -> tuple[str, ...]:
        for package in self.packages:
            if language in package.languages:
                return tuple(sorted(package.languages[language]))
        return own_tables(language)


def _check_names(place: str, tables: Collection[str]) -> None:
    """Raise `TableError` if the name of a table looks like a misspelled name of one of newsfacts' tables."""
    known = {name for language in languages() for name in own_tables(language)}
    for table in tables:
        near = did_you_mean(table, known.difference(tables)) if table not in known else ""
        if near:
            raise TableError(f"{place}/{table}.toml", f"newsfacts reads no table of this name{near}")
