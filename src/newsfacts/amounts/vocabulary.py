"""The small words around amounts, compiled: words that join two numbers, and words for a change."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.table_fields import flag, words
from newsfacts.lexicon.tables import Tables
from newsfacts.numbers.vocabulary import NumberVocabulary, compile_numbers

__all__ = ["AmountVocabulary", "bring_amounts", "compile_amounts"]


@attrs.frozen(eq=False, repr=False, kw_only=True)
class AmountVocabulary:
    """The rows of ``amounts.toml``, in lower case."""

    dashes: frozenset[str] = words()
    to: frozenset[str] = words()
    onto: frozenset[str] = words()
    """Words between the two ends of a change, never of a range."""
    moves_to: bool = flag(optional=True)
    """Whether ``to`` joins the ends of a change, too, though there is an ``onto``: Dutch "tot"."""
    both: frozenset[str] = words()
    either: frozenset[str] = words()
    even: frozenset[str] = words()
    """Words between a word such as those of ``to`` and a negative number: French "et même - 3 %"."""
    times: frozenset[str] = words()
    """Words between the sides of something: "10 by 20 metres"."""
    apart: frozenset[str] = words()
    """Words between two numbers that share a unit but are two facts."""
    respectively: frozenset[str] = words()
    """A word after two numbers that makes them two facts: "by 5 and 10 percent, respectively"."""
    ones: frozenset[str] = words()
    """Articles that count a unit, because they are also the word for "one": German "um ein Prozent"."""
    full: frozenset[str] = words()
    """Words after an article that make it count: "a full percentage point"."""
    shares: frozenset[str] = words()
    """Words between "one" and the number that it is a share of: "one euro out of five"."""
    between: frozenset[str] = words()
    since: frozenset[str] = words()
    of: frozenset[str] = words()
    determiners: frozenset[str] = words()
    """Words right before two numbers that are one range, not a change."""
    countless: frozenset[str] = words()
    """Words that leave a scale word open: "several hundred million"."""
    range: frozenset[str] = words()
    """Words before "from A to B" that make it a range."""
    than: frozenset[str] = words(optional=True)
    """The word for "than", if one word means "minus" and "less": "menos 0,4 puntos *que*"."""
    by: frozenset[str] = words()
    """Words between a verb and the amount of a change: "rose by 5%"."""
    up: frozenset[str] = words(opposites=("down", "change"))
    """Words for a rise; after them, "from A to B" is two values at different times."""
    down: frozenset[str] = words(opposites=("up", "change"))
    """Words for a fall."""
    change: frozenset[str] = words()
    """Words for a change without a direction."""
    giving: frozenset[str] = words()
    """Verbs after which "$5 to 10 ..." says who gets it."""
    following: frozenset[str] = words()
    """Words that can follow a second number that shares the unit of the first."""

    levels: frozenset[str] = words()
    """Bounds that name a level that something crosses, not by how much it moved: "dipped below 3%"."""
    negations: frozenset[str] = words()
    """Words that deny the bound after them: "not below 3%"."""
    negations_behind: frozenset[str] = words()
    """Words that deny the bound before them, at the end of a clause: German "übersteigt 5 Prozent nicht"."""
    phrasal: frozenset[str] = words()
    """Verbs after which "up" and "down" are not directions: "takes up 17%"."""
    moved: frozenset[str] = attrs.field(init=False)
    """All words for a change."""

    links: Mapping[str, str] = attrs.field(init=False)
    """All words that can join two numbers, with their meaning, a name from `newsfacts.amounts.ranges`."""

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


def bring_amounts(language: LanguageBuilder) -> None:
    """Add what is needed to read numbers with units: the number grammar, and small words around amounts."""
    language.bring(NumberVocabulary, compile_numbers)
    language.bring(AmountVocabulary, compile_amounts)


def compile_amounts(tables: Tables, _: Lexicon) -> AmountVocabulary:
    """Return ``amounts.toml`` of a language, compiled; raises `TableError` if it is wrong."""
    return tables.read(AmountVocabulary, "amounts")
