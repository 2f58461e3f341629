"""The language packages that are installed, through their entry points."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from importlib.metadata import EntryPoint
from importlib.resources import files
from types import ModuleType

from newsfacts.errors import ExtractorWarning, RegistryError, TableError, costs_only_facts, describe_error
from newsfacts.lexicon.known_languages import Languages
from newsfacts.lexicon.packages import LanguagePackage

__all__ = ["installed_languages"]


def installed_languages(points: Iterable[EntryPoint], *, strict: bool) -> tuple[LanguagePackage, ...]:
    """Return the packages that entry points name, in order of name.

    A package is left out with an `ExtractorWarning` that names it if it cannot be loaded, if its files are
    not TOML, or if it adds rows to a table that does not exist; with ``strict`` it raises `RegistryError`. If
    two packages bring the same language or the same row, `RegistryError` names both, with and without
    ``strict``.
    """
    found = []
    named = ((point.dist.name if point.dist else "an unknown distribution", point) for point in points)
    for distribution, point in sorted(named, key=lambda pair: (pair[0], pair[1].name)):
        try:
            found.append(_load(point, distribution))
        except BaseException as error:  # a module that calls sys.exit() is broken too
            if not costs_only_facts(error):
                raise
            _report(f"language package {point.name!r} of {distribution} cannot be loaded", error, strict)
    everything = _together(found)
    sound = []
    for package in everything.packages:
        try:
            everything.check(package)
        except TableError as error:
            _report(f"language package of {package.name} cannot be used", error, strict)
        else:
            sound.append(package)
    return _together(sound).packages


def _load(point: EntryPoint, distribution: str) -> LanguagePackage:
    module = point.load()
    if not isinstance(module, ModuleType):
        raise RegistryError(f"{point.value!r} must name a Python package that holds tables, not {module!r}")
    return LanguagePackage.read(files(module), distribution)


def _together(packages: Iterable[LanguagePackage]) -> Languages:
    together = Languages()
    for package in packages:
        together = together.with_package(package)
    return together


def _report(what: str, error: BaseException, strict: bool) -> None:
    message = f"{what}: {describe_error(error)}"
    if strict:
        raise RegistryError(message) from error
    warnings.warn(message, ExtractorWarning, stacklevel=4)
