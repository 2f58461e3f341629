"""Quotation marks: which way each leans, and what it pairs with."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import locale_table, table

__all__ = ["Direction", "Glyph", "MarkTable", "compile_glyphs", "compile_marks"]


class Direction(Enum):
    """What a mark does unless its neighbours say otherwise."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    ONLY_OPEN = "only-open"
    ONLY_CLOSE = "only-close"


class Glyph(NamedTuple):
    """A quotation mark."""

    family: str
    """Marks of one family may close one another."""
    leaning: Direction


@attrs.frozen
class MarkTable:
    """What pairing marks needs to know."""

    glyphs: Mapping[str, Glyph]
    doubled: Mapping[str, Glyph]
    """Two single marks in a row that make one."""
    elisions: frozenset[str]
    """Words that begin with an apostrophe, without it: "em", "til"."""
    inner: frozenset[str]
    """Marks that the language has only inside quotations; outside they need somebody who speaks."""
    plural_ends: frozenset[str]
    """Last letters of words after which an apostrophe alone may mark the possessive."""


def compile_glyphs(part: str) -> dict[str, Glyph]:
    """Return a part of ``marks.toml``: each mark with its family and its direction."""
    try:
        return {
            glyph: Glyph(row["family"], Direction(row["leans"]))
            for glyph, row in table("text/marks")[part].items()
        }
    except (KeyError, ValueError) as error:
        raise TableError("marks.toml", str(error)) from error


def compile_marks(language: str, lexicon: Lexicon) -> MarkTable:
    """Return the marks of ``marks.toml`` as a language uses them, and put them into the lexicon.

    Raises `TableError` if a table misses a key.
    """
    glyphs, doubled = compile_glyphs("glyphs"), compile_glyphs("doubled")
    for glyph in glyphs:
        lexicon.add("mark", glyph, None, exact=True)
    try:
        rows = locale_table(language, "quotations")["marks"]
        return MarkTable(
            glyphs,
            doubled,
            elisions=frozenset(rows["elisions"]),
            inner=frozenset(rows["inner"]),
            plural_ends=frozenset(rows["plural_ends"]),
        )
    except KeyError as error:
        raise TableError(f"languages/{language}/quotations.toml", f"misses {error}") from error
