"""Which extractors must run for the kinds that are wanted, so that their facts are always the same."""

from __future__ import annotations

import attrs

from newsfacts.registry import Registered, Registry

__all__ = ["Selection", "group_of"]


@attrs.frozen
class Selection:
    """The extractors of the wanted kinds, and those that compete with them.

    Extractors compete if they are in the same group. Those that yield compete only with each other. The
    meaning of a competing candidate does not change facts of other kinds, so only the candidates of the
    wanted extractors become facts.

    Plug-ins can use everything that was kept or found before them. With a wanted plug-in, therefore, all
    extractors of the groups must run completely.
    """

    wanted: tuple[Registered, ...]
    """Those that can find a wanted kind."""
    rivals: tuple[Registered, ...]
    """Those whose candidates compete with theirs."""
    settled: frozenset[str]
    """The names of those whose candidates become facts."""

    @classmethod
    def of(cls, registry: Registry, kinds: frozenset[str] | None) -> Selection:
        """Return the selection for some kinds; ``None`` means all."""
        if kinds is None:
            return cls(tuple(registry), (), frozenset(entry.spec.name for entry in registry))
        wanted = tuple(entry for entry in registry if kinds.intersection(entry.spec.kinds))
        whole = any(not entry.builtin for entry in wanted)
        names = frozenset(entry.spec.name for entry in wanted)
        groups = {group_of(entry) for entry in wanted}
        yielding = {group_of(entry) for entry in wanted if whole or entry.spec.yields}
        rivals = tuple(
            entry
            for entry in registry
            if entry.spec.name not in names and group_of(entry) in (yielding if entry.spec.yields else groups)
        )
        settled = names.union(entry.spec.name for entry in rivals) if whole else names
        return cls(wanted, rivals, settled)

    @property
    def running(self) -> tuple[Registered, ...]:
        """All extractors that must run, the wanted ones first."""
        return (*self.wanted, *self.rivals)


def group_of(entry: Registered) -> str:
    """Return the name of the group that an extractor competes in, which can be its own group."""
    return entry.spec.group or f"extractor {entry.spec.name}"
