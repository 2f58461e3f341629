"""A language's quotation marks and the words around quotations, compiled."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

import attrs

from newsfacts.data import locale_table, table
from newsfacts.errors import TableError
from newsfacts.grammar.lexicon import Lexicon

__all__ = ["Glyph", "Leaning", "MarkGrammar", "QuoteGrammar", "compile_quotes"]


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
    plural_ends: frozenset[str]
    """Last letters of words after which an apostrophe alone may mark the possessive."""


@attrs.frozen
class QuoteGrammar:
    """What quotations need of a language."""

    marks: MarkGrammar


def compile_quotes(language: str, lexicon: Lexicon) -> QuoteGrammar:
    """Read ``marks.toml`` and ``quote.toml`` of a language; put the marks into the lexicon."""
    glyphs, doubled = _glyphs("glyphs"), _glyphs("doubled")
    for glyph in glyphs:
        lexicon.add("mark", glyph, None, exact=True)
    rows = locale_table(language, "quote")
    try:
        return QuoteGrammar(
            marks=MarkGrammar(
                glyphs,
                doubled,
                elisions=_words(rows["marks"], "elisions"),
                plural_ends=_words(rows["marks"], "plural_ends"),
            ),
        )
    except KeyError as error:
        raise TableError(f"locales/{language}/quote.toml", f"misses {error}") from error


def _glyphs(part: str) -> dict[str, Glyph]:
    try:
        return {
            glyph: Glyph(row["family"], Leaning(row["leans"])) for glyph, row in table("marks")[part].items()
        }
    except (KeyError, ValueError) as error:
        raise TableError("marks.toml", str(error)) from error


def _words(rows: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(rows[key])
