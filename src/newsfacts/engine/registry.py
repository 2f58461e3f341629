"""Which extractors run: built-ins in code, plug-ins through entry points, all in one immutable value."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from newsfacts.errors import ExtractorWarning, RegistryError, costs_only_facts, describe_error
from newsfacts.extractor import Extractor, ExtractorSpec

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

    from newsfacts.lexicon.known_languages import Languages
    from newsfacts.lexicon.packages import LanguagePackage

__all__ = ["ENTRY_POINT_GROUP", "LANGUAGES_GROUP", "Registered", "Registry"]

ENTRY_POINT_GROUP = "newsfacts.extractors"
"""An entry point of this group names a callable without arguments that gives one extractor."""

LANGUAGES_GROUP = "newsfacts.languages"
"""An entry point of this group names a Python package that holds tables; see `newsfacts.lexicon.packages`."""

_BUILTIN = "newsfacts"


@attrs.frozen
class Registered:
    """An extractor with the distribution that it came from."""

    extractor: Extractor
    distribution: str | None = None
    """Its distribution's name; ``None`` if it was added in code."""
    spec: ExtractorSpec = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.extractor.spec, takes_self=True)
    )
    """The extractor's own description, asked for once."""
    builtin: bool = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.distribution == _BUILTIN, takes_self=True)
    )
    """Whether it comes with newsfacts."""


@attrs.frozen
class Registry:
    """A set of extractors by name. Every method that changes it gives a new one.

    >>> [entry.spec.name for entry in Registry.builtin().without("dates")]
    ['money', 'percent', 'quantities', 'quotations']
    """

    entries: tuple[Registered, ...] = ()
    """In order of name."""
    packages: tuple[LanguagePackage, ...] = ()
    """Languages, and rows for languages, that do not come with newsfacts, in order of name."""

    @classmethod
    def builtin(cls) -> Registry:
        """Return the extractors that come with newsfacts, and no others."""
        from newsfacts.builtin import BUILTIN

        registry = cls()
        for extractor in BUILTIN:
            registry = registry.add(extractor, distribution=_BUILTIN)
        return registry

    @classmethod
    def discover(cls, *, strict: bool = False) -> Registry:
        """Return the built-in extractors, and all installed plug-ins and language packages.

        A plug-in that cannot be loaded is left out with an `ExtractorWarning` that names it and its
        distribution; with ``strict`` it raises `RegistryError`. Two extractors of one name, and two packages
        that bring one language or one row, are an error that names both distributions, whatever ``strict``
        says.
        """
        from importlib.metadata import entry_points  # first needed here, and slow to import

        registry = cls.builtin()
        every = entry_points()
        found = sorted(
            every.select(group=ENTRY_POINT_GROUP),
            key=lambda point: (point.name, point.value, point.dist.name if point.dist else ""),
        )
        if points := every.select(group=LANGUAGES_GROUP):
            from newsfacts.engine.installed_languages import installed_languages

            registry = attrs.evolve(registry, packages=installed_languages(points, strict=strict))
        for point in found:
            distribution = point.dist.name if point.dist else "an unknown distribution"
            try:
                extractor = _load(point)
            except BaseException as error:  # a module that calls sys.exit() is broken too
                if not costs_only_facts(error):
                    raise
                message = (
                    f"extractor {point.name!r} of {distribution} cannot be loaded: {describe_error(error)}"
                )
                if strict:
                    raise RegistryError(message) from error
                warnings.warn(message, ExtractorWarning, stacklevel=2)
                continue
            registry = registry.add(extractor, distribution=distribution)
        return registry

    def add(self, extractor: Extractor, *, distribution: str | None = None) -> Registry:
        """Return a registry with one more extractor; raises `RegistryError` if its name is taken."""
        _check(extractor)
        name = extractor.spec.name
        for entry in self.entries:
            if entry.spec.name == name:
                raise RegistryError(
                    f"two extractors are called {name!r}: one from {_where(entry.distribution)}, "
                    f"one from {_where(distribution)}; take one out with Registry.without({name!r})"
                )
        entries = (*self.entries, Registered(extractor, distribution))
        return attrs.evolve(self, entries=tuple(sorted(entries, key=lambda entry: entry.spec.name)))

    def without(self, *names: str) -> Registry:
        """Return a registry without the named extractors; raises `RegistryError` for an unknown name."""
        known = {entry.spec.name for entry in self.entries}
        for name in names:
            if name not in known:
                raise RegistryError(f"no extractor is called {name!r}; there are: {', '.join(sorted(known))}")
        kept = tuple(entry for entry in self.entries if entry.spec.name not in names)
        return attrs.evolve(self, entries=kept)

    def add_languages(self, folder: Traversable, *, name: str | None = None) -> Registry:
        """Return a registry with the languages, and the rows for languages, of one more folder.

        `newsfacts.lexicon.packages` says what is in such a folder. ``name`` is what errors call it; the
        folder itself if it is left out. Raises `TableError` if a file is not TOML or there is nothing to add
        its rows to, and `RegistryError` if another package brings the same language or the same row. What the
        tables say is checked when a text of the language is read first.
        """
        from newsfacts.lexicon.packages import LanguagePackage

        package = LanguagePackage.read(folder, name or str(folder))
        languages = self.languages.with_package(package)
        languages.check(package)
        return attrs.evolve(self, packages=languages.packages)

    @property
    def languages(self) -> Languages:
        """The languages that texts may be in."""
        from newsfacts.lexicon.known_languages import Languages  # with the tables: many only import newsfacts

        return Languages(self.packages)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of fact that the extractors may give, sorted."""
        return tuple(sorted({kind for entry in self.entries for kind in entry.spec.kinds}))

    def __iter__(self) -> Iterator[Registered]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def _where(distribution: str | None) -> str:
    return distribution or "code (Registry.add)"


def _load(point: EntryPoint) -> Extractor:
    extractor = point.load()()
    _check(extractor)
    return extractor  # type: ignore[no-any-return]


def _check(extractor: object) -> None:
    """Refuse early what is no extractor, in words that say what is missing."""
    if isinstance(extractor, type):
        raise RegistryError(f"{extractor.__name__} is a class; register an instance of it")
    missing = [name for name in ("spec", "extract", "normalise") if not hasattr(extractor, name)]
    if missing:
        raise RegistryError(
            f"{type(extractor).__name__} is no extractor: it has no {' and no '.join(missing)}"
        )
    if not isinstance(extractor.spec, ExtractorSpec):  # type: ignore[attr-defined]
        raise RegistryError(f"the spec of {type(extractor).__name__} is no ExtractorSpec")
