"""The numbers of a text: a view of its scan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from newsfacts.lexicon.locale import territory_of
from newsfacts.numbers.number import Number
from newsfacts.numbers.reader import read_numbers
from newsfacts.numbers.vocabulary import NumberVocabulary, in_territory
from newsfacts.text.scan import Scan

__all__ = ["Numbers", "follows_bracketed", "grammar_of"]


def grammar_of(scan: Scan) -> NumberVocabulary:
    """Return the number grammar that a text is read with: its language's, with the marks of its territory."""
    grammar = scan.vocabulary(NumberVocabulary)
    territory = territory_of(scan.document.locale) if grammar.territory_marks else None
    return in_territory(grammar, scan.language.name, territory) if territory else grammar


class Numbers:
    """Every number of a text; no two share a token. Use it as ``scan.view(Numbers)``.

    All extractors share it, so that nothing in it can be changed.
    """

    def __init__(self, scan: Scan) -> None:
        grammar = grammar_of(scan)
        self.all: Sequence[Number] = tuple(read_numbers(scan, scan.digits, scan.hits("number"), grammar))
        """In text order."""
        self.by_start: Mapping[int, Number] = MappingProxyType({number.start: number for number in self.all})
        """By the index of the first token."""
        self.by_end: Mapping[int, Number] = MappingProxyType({number.end: number for number in self.all})
        """By the index of the token after the number."""


def follows_bracketed(scan: Scan, start: int) -> bool:
    """Return whether a number in brackets comes right before a token: "6.5 (5.1) million"."""
    before = scan.skip_space_back(start) - 1
    return scan.token(before) == ")" and before in scan.view(Numbers).by_end
