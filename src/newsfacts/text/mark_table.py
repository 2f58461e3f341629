"""Quotation marks: whether each one opens or closes, and what it pairs with."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs

from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.table_fields import choice, field, parts, text, words
from newsfacts.lexicon.tables import Tables

__all__ = ["Direction", "Glyph", "GlyphTable", "MarkTable", "compile_marks"]


class Direction(Enum):
    """What a mark does unless its neighbours show otherwise."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"
    ONLY_OPEN = "only-open"
    ONLY_CLOSE = "only-close"


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Glyph:
    """A quotation mark: a row of ``marks.toml``."""

    family: str = field(text)
    """Marks of one family can form a pair."""
    leaning: Direction = field(choice(Direction), key="leans")


@attrs.frozen(eq=False, repr=False, kw_only=True)
class GlyphTable:
    """The keys of ``marks.toml``."""

    glyphs: Mapping[str, Glyph] = parts(Glyph)
    doubled: Mapping[str, Glyph] = parts(Glyph)
    """Two single marks in a row that make one."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class MarkTable:
    """What pairing marks needs to know: the keys of ``[marks]`` in ``quotations.toml``, and all glyphs."""

    elisions: frozenset[str] = words(section="marks")
    """Words that begin with an apostrophe, without it: "em", "til"."""
    inner: frozenset[str] = words(section="marks")
    """Marks that the language uses only inside quotations; elsewhere they need a speaker."""
    plural_ends: frozenset[str] = words(section="marks")
    """Last letters of words after which an apostrophe alone may mark the possessive."""
    glyphs: Mapping[str, Glyph]
    doubled: Mapping[str, Glyph]
    """Two single marks in a row that make one."""


def compile_marks(tables: Tables, lexicon: Lexicon) -> MarkTable:
    """Return the marks of ``marks.toml`` as a language uses them, and put them into the lexicon.

    Raises `TableError` if a table is wrong.
    """
    marks = tables.shared(GlyphTable, "marks")
    for glyph in marks.glyphs:
        lexicon.add("mark", glyph, None, exact=True)
    return tables.read_some(MarkTable, "quotations", glyphs=marks.glyphs, doubled=marks.doubled)
