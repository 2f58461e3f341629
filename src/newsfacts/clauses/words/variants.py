"""What a word with a tag becomes when its neighbours show what it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

__all__ = ["make_variants"]


_VERBAL = frozenset(
    {
        "verb",
        "aux",
        "fin",
        "final",
        "infinitive",
        "marked",
        "participle",
        "gerund",
        "vsg",
        "vpl",
        "v1",
        "v2",
        "v3",
    }
)
"""What only a verb may be."""
_LOSES = {
    "verb": frozenset(
        {
            "noun",
            "adj",
            "adv",
            "prep",
            "det",
            "time",
            "title",
            "name",
            "participle",
            "qty",
            "sg",
            "pl",
            "m",
            "f",
        }
    ),
    "subject": frozenset({"clitic", "clitic:reflexive"}),
    "complementiser": frozenset({"clitic", "clitic:reflexive"}),
    "preposition": frozenset({"det"}),
    "article": frozenset({"prep"}),
    "definite": frozenset({"prep", "mark", "clitic", "clitic:reflexive"}),
    "marker": frozenset({"det", "clitic", "clitic:reflexive"}),
}
"""What a word may no longer be that is shown to be this."""


class _Info(Protocol):
    """The meaning of a tag."""

    @property
    def atoms(self) -> frozenset[str]: ...
    @property
    def time(self) -> str: ...
    @property
    def governs(self) -> Mapping[str, str]: ...


_Make = Callable[[frozenset[str], str, Mapping[str, str]], str]


def make_variants(
    infos: Mapping[str, _Info], make: _Make, unknown: str, classes: Collection[str]
) -> dict[str, dict[str, str]]:
    """Return, by the name of what is shown, the tag that each tag becomes.

    ``make`` makes a tag of atoms, a time and what it governs; ``unknown`` is the tag of a noun that no table
    has; ``classes`` are the names of classes of verbs.
    """
    variants: dict[str, dict[str, str]] = {name: {} for name in (*_LOSES, "noun", "clitic", "reflexive")}
    for tag, info in list(infos.items()):
        atoms, time, governs = info.atoms, info.time, info.governs
        verbal = frozenset(atom for atom in atoms if atom in _VERBAL or ":" in atom or atom in classes)
        for name, lost in _LOSES.items():
            if atoms & lost:
                variants[name][tag] = make(atoms - lost, time, governs)
        if verbal:
            nominal = atoms - verbal
            variants["noun"][tag] = make(nominal, "", {}) if nominal else unknown
        if "clitic" in atoms:
            kept = atoms & {"neg", "clitic:existential"}
            variants["clitic"][tag] = make(kept | {"adv", "clitic"}, "", {})
        if "reflexive" in governs:
            effects = dict.fromkeys(("participle", "perfect_be"), governs["reflexive"])
            variants["reflexive"][tag] = make(verbal | {"reflexive:verb"}, time, effects)
    return variants
