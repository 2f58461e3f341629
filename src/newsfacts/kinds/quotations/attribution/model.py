"""The results of attribution."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["LONGEST_SPEAKER", "NOBODY", "OUTWARDS", "UNNAMED", "Attribution"]

LONGEST_SPEAKER = 400
"""How long a mention of a speaker may be, in characters."""
OUTWARDS = 12
"""Clauses between a quotation and the outermost at most."""


class Attribution(NamedTuple):
    """Who speaks in a quotation, as its sentence says it."""

    speaker: tuple[int, int] | None
    """Offsets of the mention."""
    cue: tuple[int, int] | None
    """Offsets of the words that show that somebody speaks."""
    rule: str
    """How it was found."""
    strong: bool = True
    """Whether a verb of saying or a fixed form shows it; otherwise only the clause around it does."""
    antecedent: tuple[int, int] | None = None
    """Offsets of what a relative pronoun refers to."""


NOBODY = Attribution(None, None, "nobody", False)
"""The attribution of words that nobody says."""
UNNAMED = Attribution(None, None, "unnamed", False)
"""The attribution of words that somebody unnamed says."""
