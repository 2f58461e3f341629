"""Which extractors run: built-ins in code, plug-ins through entry points, all in one immutable value."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from newsfacts.errors import ExtractorWarning, RegistryError, did_you_mean, told
from newsfacts.extractor import Extractor, ExtractorSpec

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["ENTRY_POINT_GROUP", "Registered", "Registry"]

ENTRY_POINT_GROUP = "newsfacts.extractors"
"""An entry point of this group names a callable without arguments that gives one extractor."""

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

    @classmethod
    def builtin(cls) -> Registry:
        """Return the extractors that come with newsfacts, and no others."""
        from newsfacts.builtin import BUILTIN

        registry = cls()
        for extractor in BUILTIN:
            registry = registry.add(extractor, distribution=_BUILTIN)
        return registry

    @classmethod
    def discover(cls, *, strict: bool = False, plugins: bool = True, without: Iterable[str] = ()) -> Registry:
        """Return the built-in extractors and all installed plug-ins, but for those that are left out.

        ``without`` names extractors or distributions to leave out: plug-ins of these names are not even
        imported, and built-in extractors may be named as well. ``plugins=False`` leaves all plug-ins out.

        A plug-in that cannot be loaded is left out with an `ExtractorWarning` that names it and its
        distribution; with ``strict`` it raises `RegistryError`. Two extractors of one name are an
        error that names both distributions, whatever ``strict`` says; so is a name in ``without`` that
        nothing has.
        """
        names = _Names.of(without)
        registry = cls()
        for entry in cls.builtin():
            if not names.take(entry.spec.name, _BUILTIN):
                registry = registry.add(entry.extractor, distribution=_BUILTIN)
        for point in _installed() if plugins else ():
            distribution = point.dist.name if point.dist else "an unknown distribution"
            if names.take(point.name, distribution):
                continue
            try:
                extractor = _load(point)
            except (Exception, SystemExit) as error:  # a module that calls sys.exit() is broken too
                message = f"extractor {point.name!r} of {distribution} cannot be loaded: {told(error)}"
                if strict:
                    raise RegistryError(message) from error
                warnings.warn(message, ExtractorWarning, stacklevel=2)
                continue
            if not names.take(extractor.spec.name, distribution):
                registry = registry.add(extractor, distribution=distribution)
        names.check(plugins)
        return registry

    def add(self, extractor: Extractor, *, distribution: str | None = None) -> Registry:
        """Return a registry with one more extractor; raises `RegistryError` if its name is taken."""
        _check(extractor)
        name = extractor.spec.name
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
        entries = (*self.entries, Registered(extractor, distribution))
        return Registry(tuple(sorted(entries, key=lambda entry: entry.spec.name)))

    def without(self, *names: str) -> Registry:
        """Return a registry without the named extractors; raises `RegistryError` for an unknown name."""
        known = {entry.spec.name for entry in self.entries}
        for name in names:
            if name not in known:
                raise RegistryError(f"no extractor is called {name!r}; there are: {', '.join(sorted(known))}")
        return Registry(tuple(entry for entry in self.entries if entry.spec.name not in names))

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


def _installed() -> list[EntryPoint]:
    """Return the entry points of all installed plug-ins, in an order that does not depend on the machine."""
    from importlib.metadata import entry_points  # first needed here, and slow to import

    return sorted(
        entry_points(group=ENTRY_POINT_GROUP),
        key=lambda point: (point.name, point.value, point.dist.name if point.dist else ""),
    )


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
                among = "" if plugins else " (plug-ins are left out altogether)"
                near = did_you_mean(name, self.known) or ";"
                raise RegistryError(
                    f"no extractor or distribution is called {name!r}{among}{near} "
                    f"there are: {', '.join(sorted(self.known))}"
                )


def _plain(name: str) -> str:
    """Write a name as package indexes compare them: case, ``-``, ``_`` and ``.`` make no difference."""
    return name.lower().replace("_", "-").replace(".", "-")


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
