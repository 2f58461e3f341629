"""Spellings of the full names of currencies besides the one that CLDR has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["all_forms"]


def all_forms(names: Sequence[str], endings: Iterable[str]) -> Sequence[str]:
    """Return names with their inflected forms, and all of them without marks on letters; none twice."""
    forms = list(dict.fromkeys((*names, *_inflected(names, endings))))
    return list(dict.fromkeys((*forms, *map(_plain, forms))))


def _plain(name: str) -> str:
    """Write a name without the marks that newspapers leave out: "Polish zloty" for "złoty"."""
    bare = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _inflected(forms: Iterable[str], endings: Iterable[str]) -> Iterator[str]:
    for form in forms:
        adjective, _, noun = form.partition(" ")
        stem = next((adjective.removesuffix(end) for end in ("er", "es", "e") if adjective.endswith(end)), "")
        if stem.endswith("isch"):
            for ending in endings:
                yield f"{stem}{ending} {noun}"
