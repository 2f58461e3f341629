"""Who is named in a text without spaces: the fullest name, the bearer of a title, who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from newsfacts.kinds.quotations.unspaced.mentions import Mention

__all__ = ["People"]


class People:
    """The persons of one text, by what another mention may have of their names."""

    def __init__(self, spoke: Sequence[Mention], titled: Sequence[Mention], joiners: Iterable[str]) -> None:
        """Take the persons who spoke, and all who are named with a title."""
        named = sorted((one.start, one.name) for one in spoke if not one.pronoun)
        self._starts = [start for start, _ in named]
        self._names = [name for _, name in named]
        shown = sorted((one.start, one.name) for one in titled if not one.pronoun)
        self._shown_starts = [start for start, _ in shown]
        self._shown_names = [name for _, name in shown]
        self._longer: dict[str, set[str]] = {}
        for name in {one.name for one in (*spoke, *titled) if not one.pronoun}:
            for part in _parts(name, tuple(joiners)):
                self._longer.setdefault(part, set()).add(name)
        self._bearers: dict[str | None, set[str]] = {}
        self._roles: dict[str, set[str]] = {}
        for one in (*spoke, *titled):
            if one.role is not None:
                self._roles.setdefault(one.name, set()).add(one.role)
            self._bearers.setdefault(one.role, set()).add(one.name)

    def last_before(self, offset: int) -> str | None:
        """Return the name of the last person who spoke before an offset, else who was named with a title."""
        place = bisect_left(self._starts, offset)
        if place:
            return self._names[place - 1]
        place = bisect_left(self._shown_starts, offset)
        return self._shown_names[place - 1] if place else None

    def longest(self, name: str, role: str | None = None) -> str:
        """Return the one longer name of which a name is the family name; else the name itself.

        Whoever has another title is somebody else: the tenant 陳 is not 陳其邁, the mayor.
        """
        longer = self._longer.get(name, ())
        if len(longer) != 1:
            return name
        full = next(iter(longer))
        roles = self._roles.get(full, ())
        return full if role is None or not roles or role in roles else name

    def bearer(self, role: str | None) -> str | None:
        """Return the name of the one person who has a title."""
        bearers = {self.longest(name, role) for name in self._bearers.get(role, ())}
        return next(iter(bearers)) if len(bearers) == 1 else None


def _parts(name: str, joiners: tuple[str, ...]) -> Iterable[str]:
    """Return what can mean a name: what it begins with, and what follows a mark inside it."""
    parts = {name[:i] for i in range(1, len(name))}
    for joiner in joiners:
        at = name.find(joiner)
        while at >= 0:
            parts.add(name[at + len(joiner) :])
            at = name.find(joiner, at + 1)
    return parts - {name, ""}
