"""The languages, compiled with the words of the extractors that come with newsfacts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

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

__all__ = ["for_language", "language_with", "scan_of", "with_packages"]


@cache
def for_language(name: str) -> Language:
    """Return a language with the words of all built-in extractors, compiled once a process."""
    return _compiled(Tables(name), ())


@cache
def with_packages(
    name: str, packages: tuple[LanguagePackage, ...]
) -> tuple[Language, tuple[TableError, ...]]:
    """Return the same as `language_with`, compiled once a process, for no other extractors."""
    return language_with(name, packages, ())


def language_with(
    name: str, packages: tuple[LanguagePackage, ...], others: Iterable[Extractor]
) -> tuple[Language, tuple[TableError, ...]]:
    """Return a language with the words of all built-in extractors and of others, in that order.

    The built-in words are always there: which kinds somebody asks for must not change how a text is read.
    ``packages`` are those that bring the language or add rows to its tables. One whose rows cannot be used is
    left out, and the errors say why. Raises `TableError` if the language itself has a fault, or if packages
    that are right alone are wrong together.
    """
    others = tuple(others)
    try:
        return _checked(name, packages, others), ()
    except TableError as error:
        bringing = tuple(package for package in packages if name in package.languages)
        adding = [package for package in packages if package not in bringing]
        if not adding:
            raise
        faults = {package: _fault(name, (*bringing, package), others) for package in adding}
        sound = tuple(package for package in packages if faults.get(package) is None)
        if len(sound) == len(packages):
            raise error
        return _checked(name, sound, others), tuple(fault for fault in faults.values() if fault is not None)


def _fault(
    name: str, packages: tuple[LanguagePackage, ...], others: tuple[Extractor, ...]
) -> TableError | None:
    try:
        _checked(name, packages, others)
    except TableError as error:
        return error
    return None


def _checked(name: str, packages: tuple[LanguagePackage, ...], others: tuple[Extractor, ...]) -> Language:
    """Compile a language; whatever goes wrong because of a package is a `TableError`."""
    if not packages:
        return _compiled(Tables(name), others)
    try:
        if not cldr.has_language(name):
            raise TableError(
                f"{packages[0].name}: languages/{name}",
                f"CLDR (in the package babel) knows no language {name!r}, and newsfacts takes names of "
                "months and currencies from there; name the folder by the ISO 639 code of one that it knows",
            )
        return _compiled(Tables(name, packages), others)
    except TableError:
        raise
    except Exception as error:
        names = " and ".join(package.name for package in packages)
        raise TableError(
            f"the tables of {names}", f"cannot be used for {name!r}: {describe_error(error)}"
        ) from error


def _compiled(tables: Tables, others: Iterable[Extractor]) -> Language:
    return compile_language(
        tables, [extractor for extractor in (*BUILTIN, *others) if isinstance(extractor, BringsVocabulary)]
    )


def scan_of(document: Record) -> Scan:
    """Return the scan of a document, as the built-in extractors are given it.

    Raises `UnknownLocale` if newsfacts has no tables for its locale.
    """
    return Scan(document, for_language(language_of(document.locale)))
