"""Which extractors run: built-ins in code, plug-ins through entry points, all in one immutable value."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from newsfacts.errors import ExtractorWarning, RegistryError, choose_from, costs_only_facts, describe_error
from newsfacts.extractor import Description, Extractor, ExtractorSpec
from newsfacts.extractor.description import describe_value
from newsfacts.extractor.protocol import DescribesValues

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

    from newsfacts.lexicon.known_languages import Languages
    from newsfacts.lexicon.packages import LanguagePackage

__all__ = ["ENTRY_POINT_GROUP", "LANGUAGES_GROUP", "Registered", "Registry", "installed"]

ENTRY_POINT_GROUP = "newsfacts.extractors"
"""An entry point of this group names a callable without arguments that returns one extractor."""

LANGUAGES_GROUP = "newsfacts.languages"
"""An entry point of this group names a Python package that holds tables; see `newsfacts.lexicon.packages`."""

_BUILTIN = "newsfacts"


@attrs.frozen
class Registered:
    """An extractor and the distribution that it comes from."""

    extractor: Extractor
    distribution: str | None = None
    """The name of its distribution; ``None`` if it was added in code."""
    spec: ExtractorSpec = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.extractor.spec, takes_self=True)
    )
    """The spec of the extractor."""
    builtin: bool = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.distribution == _BUILTIN, takes_self=True)
    )
    """Whether it comes with newsfacts."""


@attrs.frozen
class Registry:
    """A set of extractors. It never changes: methods such as `add` return a new registry.

    >>> [entry.spec.name for entry in Registry.builtin().without("dates")]
    ['counts', 'money', 'percent', 'quantities', 'quotations']
    """

    entries: tuple[Registered, ...] = ()
    """The extractors, sorted by name."""
    packages: tuple[LanguagePackage, ...] = ()
    """Packages with languages, or with rows for languages, that are not part of newsfacts, sorted by name."""
    value_classes: Mapping[str, type[Any]] = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: _value_classes(self.entries), takes_self=True),
    )
    """The class of each kind's values, for those that have one; the values of others are plain JSON."""
    _describers: Mapping[type[Any] | str, Registered] = attrs.field(
        init=False,
        eq=False,
        repr=False,
        default=attrs.Factory(lambda self: _describers(self.entries), takes_self=True),
    )
    """The extractors that describe values: by the class, or for plain JSON by the kind."""

    @classmethod
    def builtin(cls) -> Registry:
        """Return the extractors that come with newsfacts, and no others."""
        return _builtin()

    @classmethod
    def discover(cls, *, strict: bool = False, plugins: bool = True, without: Iterable[str] = ()) -> Registry:
        """Return the built-in extractors and all installed plug-ins and language packages.

        ``without`` names extractors or distributions to leave out. Plug-ins with these names are not even
        imported; you can name built-in extractors, too. ``plugins=False`` leaves out all plug-ins and
        language packages.

        A plug-in that cannot be loaded is left out with an `ExtractorWarning` that names it and its
        distribution; with ``strict``, it raises `RegistryError`. With or without ``strict``, two extractors
        with the same name, or two packages with the same language or row, raise an error that names both
        distributions; an unknown name in ``without`` is an error, too.
        """
        names = _Names.of(without)
        registry = cls.builtin()
        registry = registry.without(*(e.spec.name for e in registry if names.take(e.spec.name, _BUILTIN)))
        points = _installed_points() if plugins else []
        points = [point for point in points if not names.take(point.name, _distribution(point))]
        if languages := [point for point in points if point.group == LANGUAGES_GROUP]:
            from newsfacts.lexicon.installed_languages import installed_languages

            registry = attrs.evolve(registry, packages=installed_languages(languages, strict=strict))
        for point in (point for point in points if point.group == ENTRY_POINT_GROUP):
            distribution = _distribution(point)
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
            if not names.take(extractor.spec.name, distribution):
                registry = registry.add(extractor, distribution=distribution)
        names.check(plugins)
        return registry

    def add(self, extractor: Extractor, *, distribution: str | None = None) -> Registry:
        """Return a registry with one more extractor.

        Raises `RegistryError` if its name is taken, if it is not an extractor, if JSON cannot restore the
        values of one of its kinds, or if another extractor has a different class for one of its kinds.
        """
        _check(extractor)
        spec = extractor.spec
        if distribution != _BUILTIN:
            _check_value_classes(spec)
        name = spec.name
        for entry in self.entries:
            if entry.spec.name == name:
                way_out = (
                    f"take one out with Registry.without({name!r})"
                    if distribution is None
                    else "leave one out by its distribution, with Registry.discover(without=[…]) "
                    "or --without on the command line"
                )
                raise RegistryError(
                    f"two extractors are called {name!r}: one from {_where(entry.distribution)}, "
                    f"one from {_where(distribution)}; {way_out}"
                )
            for kind, cls in entry.spec.value_classes.items():
                if spec.value_classes.get(kind, cls) is not cls:
                    raise RegistryError(
                        f"two extractors return values of different classes for the kind {kind!r}: "
                        f"{entry.spec.name!r} from {_where(entry.distribution)}, "
                        f"{name!r} from {_where(distribution)}; give your own kind another name, such as "
                        f"'{name.replace('-', '_')}.{kind}'"
                    )
        entries = (*self.entries, Registered(extractor, distribution))
        return attrs.evolve(self, entries=tuple(sorted(entries, key=lambda entry: entry.spec.name)))

    def without(self, *names: str) -> Registry:
        """Return a registry without the named extractors; raises `RegistryError` for an unknown name."""
        known = {entry.spec.name for entry in self.entries}
        for name in names:
            if name not in known:
                raise RegistryError(f"no extractor is called {name!r}{choose_from(name, sorted(known))}")
        kept = tuple(entry for entry in self.entries if entry.spec.name not in names)
        return attrs.evolve(self, entries=kept)

    def add_languages(self, folder: Traversable, *, name: str | None = None) -> Registry:
        """Return a registry with the languages, and the rows for languages, in one more folder.

        `newsfacts.lexicon.packages` describes such a folder. Error messages call it ``name``, or by its path
        if ``name`` is not given. Raises `TableError` if a file is not TOML or there is no table to add its
        rows to, and `RegistryError` if another package has the same language or the same row. The content of
        the tables is checked when the first text in the language is read.
        """
        from newsfacts.lexicon.packages import LanguagePackage

        package = LanguagePackage.read(folder, name or str(folder))
        languages = self.languages.with_package(package)
        languages.check(package)
        return attrs.evolve(self, packages=languages.packages)

    @property
    def languages(self) -> Languages:
        """The languages that can be read."""
        from newsfacts.lexicon.known_languages import Languages  # with the tables: many only import newsfacts

        return Languages(self.packages)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of fact that the extractors can find, sorted."""
        return tuple(sorted({kind for entry in self.entries for kind in entry.spec.kinds}))

    @property
    def headings(self) -> dict[str, str]:
        """The English heading for the facts of each kind; the built-in kinds come first."""
        ordered = sorted(self.entries, key=lambda entry: entry.distribution != _BUILTIN)
        found: dict[str, str] = {}
        for entry in ordered:
            for kind in entry.spec.kinds:
                found.setdefault(kind, entry.spec.headings.get(kind, kind))
        return found

    def describe(self, value: Any, kind: str | None = None) -> Description:
        """Return a value in words for people, as described by the extractor for its class.

        For a value that is plain JSON, ``kind`` says which extractor describes it. If no extractor describes
        the value, or the extractor fails (an `ExtractorWarning` names it), the words list its fields.
        """
        entry = self._describers.get(type(value))
        if entry is None and kind is not None:
            entry = self._describers.get(kind)
        if entry is None:
            return describe_value(value)
        try:
            words = entry.extractor.describe(value)  # type: ignore[attr-defined]
            return words if isinstance(words, Description) else Description(words)
        except BaseException as error:
            if not costs_only_facts(error):
                raise
            message = (
                f"extractor {entry.spec.name!r} of {_where(entry.distribution)} "
                f"failed while describing a value: {describe_error(error)}"
            )
            warnings.warn(message, ExtractorWarning, stacklevel=2)
            return describe_value(value)

    def __iter__(self) -> Iterator[Registered]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


@cache
def _builtin() -> Registry:
    from newsfacts.builtin import BUILTIN  # with all that reads

    registry = Registry()
    for extractor in BUILTIN:
        registry = registry.add(extractor, distribution=_BUILTIN)
    return registry


def installed(*, strict: bool = False) -> Registry:
    """Return the built-in extractors and all installed plug-ins, which are looked for once per process.

    Package metadata is slow to read, and one warning about a broken plug-in is enough. ``strict`` is that of
    `Registry.discover`.
    """
    return _installed(strict)


@cache
def _installed(strict: bool) -> Registry:
    return Registry.discover(strict=strict)


def _value_classes(entries: tuple[Registered, ...]) -> dict[str, type[Any]]:
    return {kind: cls for entry in entries for kind, cls in entry.spec.value_classes.items()}


def _describers(entries: tuple[Registered, ...]) -> dict[type[Any] | str, Registered]:
    classes = _value_classes(entries)
    found: dict[type[Any] | str, Registered] = {}
    for entry in entries:
        if isinstance(entry.extractor, DescribesValues):
            for kind in entry.spec.kinds:
                own = entry.spec.value_classes.get(kind)
                if own is not None or kind not in classes:
                    found.setdefault(kind if own is None else own, entry)
    return found


def _where(distribution: str | None) -> str:
    return distribution or "code (Registry.add)"


def _installed_points() -> list[EntryPoint]:
    """Return the entry points of all installed packages, in an order that does not depend on the machine."""
    from importlib.metadata import entry_points  # first needed here, and slow to import

    every = entry_points()  # once: the metadata of all distributions is read
    return sorted(
        (*every.select(group=LANGUAGES_GROUP), *every.select(group=ENTRY_POINT_GROUP)),
        key=lambda point: (point.name, point.value, point.dist.name if point.dist else ""),
    )


def _distribution(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "an unknown distribution"


@attrs.define
class _Names:
    """The names that are left out, and those that could have been."""

    wanted: dict[str, str]
    """As they are compared, and as they were given."""
    known: set[str] = attrs.field(factory=set)
    used: set[str] = attrs.field(factory=set)

    @classmethod
    def of(cls, names: Iterable[str]) -> _Names:
        return cls({_plain(name): name for name in ([names] if isinstance(names, str) else names)})

    def take(self, *names: str) -> bool:
        """Return whether one of the names of an extractor is left out."""
        self.known.update(names)
        hit = self.wanted.keys() & {_plain(name) for name in names}
        self.used |= hit
        return bool(hit)

    def check(self, plugins: bool) -> None:
        """Raise `RegistryError` for a name that nothing has."""
        for plain, name in self.wanted.items():
            if plain not in self.used:
                among = "" if plugins else " (all plug-ins are left out)"
                known = choose_from(name, sorted(self.known))
                raise RegistryError(f"no extractor or distribution is called {name!r}{among}{known}")


def _plain(name: str) -> str:
    """Write a name as package indexes compare them: case, ``-``, ``_`` and ``.`` make no difference."""
    return name.lower().replace("_", "-").replace(".", "-")


def _load(point: EntryPoint) -> Extractor:
    extractor = point.load()()
    _check(extractor)
    _check_value_classes(extractor.spec)
    return extractor  # type: ignore[no-any-return]


def _check(extractor: object) -> None:
    """Raise `RegistryError`, which says what is missing, if an object is not an extractor."""
    if isinstance(extractor, type):
        raise RegistryError(f"{extractor.__name__} is a class; register an instance of it")
    missing = [name for name in ("spec", "extract", "normalise") if not hasattr(extractor, name)]
    if missing:
        raise RegistryError(f"{type(extractor).__name__} is not an extractor: it lacks {', '.join(missing)}")
    if not isinstance(extractor.spec, ExtractorSpec):  # type: ignore[attr-defined]
        raise RegistryError(f"the spec of {type(extractor).__name__} is not an ExtractorSpec")


def _check_value_classes(spec: ExtractorSpec) -> None:
    from newsfacts.model.value_classes import fault_in_value_class  # only needed for plug-ins

    for kind, cls in spec.value_classes.items():
        fault = fault_in_value_class(cls)
        if fault is not None:
            raise RegistryError(
                f"extractor {spec.name!r}: the values of its kind {kind!r} cannot be written: {fault}"
            )
