"""What an article says about whose currency its bare symbols and words are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import attrs

from newsfacts.grammar.money import CurrencySort
from newsfacts.scan import Scan

__all__ = ["CurrencyEvidence"]

_TOP = 40
"""A dateline stands among so many tokens at the top."""


@attrs.frozen
class CurrencyEvidence:
    """The article's own words about currencies, gathered once."""

    named: Mapping[str, str]
    """ISO 4217 codes that stand without any doubt ("C$", "Canadian dollars", "CAD"), with those words."""
    symbols: frozenset[str]
    """Currency symbols in the text, clear or not."""
    dateline: str | None
    """The territory of the place that opens the article."""
    place: str | None
    """That place."""
    territories: Mapping[str, int]
    """How often each territory is named."""

    @classmethod
    def of(cls, scan: Scan) -> CurrencyEvidence:
        """Gather it from a text."""
        named: dict[str, str] = {}
        symbols = set()
        for term in scan.terms("currency").values():
            word = term.payload
            if word.sort is CurrencySort.SYMBOL:
                symbols.add(word.word)
            clear = len(word.codes) == 1 and not (word.careful or word.strict or word.glued)
            if clear and word.codes[0] not in named:
                named[word.codes[0]] = scan.surface(term.first, term.last)
        place, dateline = _dateline(scan)
        counts = Counter(term.payload for term in scan.terms("territory").values())
        return cls(named, frozenset(symbols), dateline, place, counts)


def _dateline(scan: Scan) -> tuple[str | None, str | None]:
    """Give the place in capitals, or before a dash, that opens the text, and its territory."""
    places = scan.grammar.money.datelines
    for i in range(min(_TOP, scan.count)):
        if i and "\n" not in scan.token(i - 1):
            continue
        for length in (5, 3, 1):
            surface = scan.surface(i, min(i + length, scan.count))
            known = places.get(surface.title() if surface.isupper() else surface)
            after = scan.after_gap(i + length)
            if known and (surface.isupper() or scan.token(after) in ("-", "–", "—", "(")):
                return surface, known
    return None, None
