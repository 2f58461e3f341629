"""The languages, compiled with the words of the extractors that come with newsfacts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsfacts.builtin import BUILTIN
from newsfacts.errors import TableError, describe_error
from newsfacts.extractor.protocol import BringsVocabulary, Extractor
from newsfacts.lexicon import cldr
from newsfacts.lexicon.language import Language, compile_language
from newsfacts.lexicon.locale import language_of
from newsfacts.lexicon.packages import LanguagePackage
from newsfacts.lexicon.tables import Tables
from newsfacts.model import Record
from newsfacts.text.scan import Scan

__all__ = ["WithPackages", "for_language", "language_with", "scan_of", "with_packages"]


@cache
def for_language(name: str) -> Language:
    """Return a language with the words of all built-in extractors, compiled once a process."""
    return language_with(name, (), ())


def language_with(name: str, packages: tuple[LanguagePackage, ...], others: Iterable[Extractor]) -> Language:
    """Return a language with the words of all built-in extractors, then those of other extractors.

    It always has all built-in words, because asking for fewer kinds must not change how a text is read.
    ``packages`` are those that bring the language or add rows to its tables.
    """
    bringing = (extractor for extractor in (*BUILTIN, *others) if isinstance(extractor, BringsVocabulary))
    return compile_language(Tables(name, packages), bringing)


class WithPackages(NamedTuple):
    """A language with what packages add to it."""

    language: Language
    packages: tuple[LanguagePackage, ...]
    """Those that it was compiled with."""
    faults: tuple[TableError, ...]
    """Why the others could not be used."""


@cache
def with_packages(name: str, packages: tuple[LanguagePackage, ...]) -> WithPackages:
    """Return a language that packages bring or add rows to, compiled once a process.

    A package whose rows cannot be used is left out. Raises `TableError` if the language itself has a fault,
    or if packages that are right alone are wrong together.
    """
    if not packages:
        return WithPackages(for_language(name), (), ())
    try:
        return WithPackages(_checked(name, packages), packages, ())
    except TableError:
        bringing = tuple(package for package in packages if name in package.languages)
        adding = [package for package in packages if package not in bringing]
        faults = {package: _fault(name, (*bringing, package)) for package in adding}
        sound = tuple(package for package in packages if faults.get(package) is None)
        if len(sound) == len(packages):
            raise
        found = tuple(fault for fault in faults.values() if fault is not None)
        return WithPackages(_checked(name, sound), sound, found)


def _fault(name: str, packages: tuple[LanguagePackage, ...]) -> TableError | None:
    try:
        _checked(name, packages)
    except TableError as error:
        return error
    return None


def _checked(name: str, packages: tuple[LanguagePackage, ...]) -> Language:
    """Return a compiled language; anything that goes wrong because of a package raises `TableError`."""
    if not packages:
        return for_language(name)
    try:
        if not cldr.has_language(name):
            raise TableError(
                f"{packages[0].name}: languages/{name}",
                f"CLDR (in the package babel) does not know the language {name!r}, and newsfacts takes the "
                "names of months and currencies from there; use the ISO 639 code of a language that it knows",
            )
        return language_with(name, packages, ())
    except TableError:
        raise
    except Exception as error:
        names = " and ".join(package.name for package in packages)
        raise TableError(
            f"the tables of {names}", f"cannot be used for {name!r}: {describe_error(error)}"
        ) from error


def scan_of(document: Record) -> Scan:
    """Return the scan of a document, as the built-in extractors are given it.

    Raises `UnknownLocale` if newsfacts has no tables for its locale.
    """
    return Scan(document, for_language(language_of(document.locale)))
