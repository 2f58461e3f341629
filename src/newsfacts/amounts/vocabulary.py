"""The small words around amounts, compiled: what joins two numbers, what says that something moved."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import locale_table

__all__ = ["AmountVocabulary", "compile_amounts"]


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


@attrs.frozen(kw_only=True)
class AmountVocabulary:
    """The rows of ``amounts.toml``, in lower case."""

    dashes: frozenset[str] = attrs.field(converter=_lower)
    to: frozenset[str] = attrs.field(converter=_lower)
    onto: frozenset[str] = attrs.field(converter=_lower)
    """Joins the two ends of a change, never of a range."""
    both: frozenset[str] = attrs.field(converter=_lower)
    either: frozenset[str] = attrs.field(converter=_lower)
    times: frozenset[str] = attrs.field(converter=_lower)
    """Joins the sides of something: "10 by 20 metres"."""
    apart: frozenset[str] = attrs.field(converter=_lower)
    """Joins two numbers of two facts that share a unit."""
    respectively: frozenset[str] = attrs.field(converter=_lower)
    """Says behind two numbers that they are two facts: "by 5 and 10 percent, respectively"."""
    between: frozenset[str] = attrs.field(converter=_lower)
    since: frozenset[str] = attrs.field(converter=_lower)
    of: frozenset[str] = attrs.field(converter=_lower)
    determiners: frozenset[str] = attrs.field(converter=_lower)
    """Words right behind which two numbers are one thing, and no change."""
    countless: frozenset[str] = attrs.field(converter=_lower)
    """Words that leave a scale word open: "several hundred million"."""
    range: frozenset[str] = attrs.field(converter=_lower)
    """Words behind which "from A to B" spans a range."""
    by: frozenset[str] = attrs.field(converter=_lower)
    """Words between a verb and by how much: "rose by 5%"."""
    up: frozenset[str] = attrs.field(converter=_lower)
    """Words that say that something rose; behind them "from A to B" tells two moments."""
    down: frozenset[str] = attrs.field(converter=_lower)
    """Words that say that something fell."""
    change: frozenset[str] = attrs.field(converter=_lower)
    """Words that say that something moved, not which way."""
    giving: frozenset[str] = attrs.field(converter=_lower)
    """Verbs behind which "$5 to 10 ..." names who gets it."""
    following: frozenset[str] = attrs.field(converter=_lower)
    """Words that may follow a second number which shares the first one's unit."""

    levels: frozenset[str] = attrs.field(converter=_lower)
    """Bounds that name a level that something crosses, not by how much it moved: "dipped below 3%"."""
    negations: frozenset[str] = attrs.field(converter=_lower)
    """Words that deny the bound behind them: "not below 3%"."""
    phrasal: frozenset[str] = attrs.field(converter=_lower)
    """Verbs behind which "up" and "down" say no direction: "takes up 17%"."""
    moved: frozenset[str] = attrs.field(init=False)
    """All that say that something moved."""

    links: Mapping[str, str] = attrs.field(init=False)
    """All that may join two numbers, with what it says, in a word of `newsfacts.amounts.ranges`."""

    @links.default
    def _links(self) -> dict[str, str]:
        sorts = {
            "dash": self.dashes,
            "to": self.to,
            "onto": self.onto,
            "and": self.both,
            "or": self.either,
            "apart": self.apart,
            "times": self.times,
            "stroke": frozenset("/"),
        }
        return {word: sort for sort in reversed(sorts) for word in sorts[sort]}

    @moved.default
    def _moved(self) -> frozenset[str]:
        return self.up | self.down | self.change


def compile_amounts(language: str, _: Lexicon) -> AmountVocabulary:
    """Return what ``amounts.toml`` says; raises `TableError` for a key that is missing or unknown."""
    try:
        return AmountVocabulary(**locale_table(language, "amounts"))
    except TypeError as error:
        raise TableError(f"languages/{language}/amounts.toml", str(error)) from error
