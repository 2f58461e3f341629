"""Quotation marks: which way each leans, and what it pairs with."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.tables import table

__all__ = ["Glyph", "Leaning", "MarkGrammar", "compile_glyphs"]


class Leaning(Enum):
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
    leaning: Leaning


@attrs.frozen
class MarkGrammar:
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
            glyph: Glyph(row["family"], Leaning(row["leans"]))
            for glyph, row in table("text/marks")[part].items()
        }
    except (KeyError, ValueError) as error:
        raise TableError("marks.toml", str(error)) from error
