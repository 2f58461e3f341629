"""The numbers of a text: a view of its scan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from newsfacts.numbers.number import Number
from newsfacts.numbers.reader import read_numbers
from newsfacts.numbers.vocabulary import NumberVocabulary
from newsfacts.text.scan import Scan

__all__ = ["Numbers"]


class Numbers:
    """Every number of a text; no two share a token. Use it as ``scan.view(Numbers)``.

    All extractors share it, so that nothing in it can be changed.
    """

    def __init__(self, scan: Scan) -> None:
        vocabulary = scan.vocabulary(NumberVocabulary)
        self.all: Sequence[Number] = tuple(read_numbers(scan, scan.digits, scan.hits("number"), vocabulary))
        """In text order."""
        self.by_start: Mapping[int, Number] = MappingProxyType({number.start: number for number in self.all})
        """By the index of the first token."""
        self.by_end: Mapping[int, Number] = MappingProxyType({number.end: number for number in self.all})
        """By the index of the token after the number."""
