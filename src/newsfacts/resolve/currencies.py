"""What an article says about whose currency its bare symbols and words are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

import attrs

from newsfacts.grammar.money import CurrencySort
from newsfacts.scan import Scan

__all__ = ["DOLLAR", "CurrencyEvidence"]

DOLLAR = "$"
"""Stands for a dollar of which the text does not say whose it is."""
_AROUND = 20
"""No more mentions of a currency than these are looked at on either side."""
_TOP = 40
"""A dateline stands among so many tokens at the top."""


@attrs.frozen
class CurrencyEvidence:
    """The article's own words about currencies, gathered once."""

    named: Mapping[str, str]
    """ISO 4217 codes that stand without any doubt ("C$", "Canadian dollars", "CAD"), with those words."""
    places: tuple[tuple[int, str], ...]
    """Where they stand, by token, and where bare dollars do."""
    leading: frozenset[str]
    """Those of them that may tell what a bare dollar sign is."""
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
        places: list[tuple[int, str]] = []
        inside: set[int] = set()
        symbols = set()
        for term in scan.terms("currency").values():
            word = term.payload
            if word.sort is CurrencySort.SYMBOL:
                symbols.add(word.word)
            clear = len(word.codes) == 1 and not (word.careful or word.strict or word.glued)
            inside.update(range(term.first, term.last))
            if word.codes == scan.grammar.money.dollars:
                places.append((term.first, DOLLAR))
            if clear:
                places.append((term.first, word.codes[0]))
                named.setdefault(word.codes[0], scan.surface(term.first, term.last))
        place, dateline = _dateline(scan)
        # The country inside "US-Dollar" is no country that the article speaks of.
        counts = Counter(term.payload for i, term in scan.terms("territory").items() if i not in inside)
        return cls(named, tuple(places), _leading(places), frozenset(symbols), dateline, place, counts)

    def nearest(self, token: int, codes: tuple[str, ...], dollars: bool) -> str | None:
        """Give which of ``codes``, or `DOLLAR` if they may be dollars, is mentioned nearest to a token."""
        i = bisect_left(self.places, (token, ""))
        around = self.places[max(i - _AROUND, 0) : i + _AROUND]
        found = [
            (abs(first - token), first, code)
            for first, code in around
            if code in codes or (code == DOLLAR and dollars)
        ]
        return min(found)[2] if found else None


def _leading(places: Sequence[tuple[int, str]]) -> frozenset[str]:
    """Give the currencies named before the first bare dollar sign, or as often as those stand.

    One "NZ$" late among many a "$" sets the other apart; it says nothing of them.
    """
    counts = Counter(code for _, code in places)
    first = {code: at for at, code in sorted(places, reverse=True)}
    bare = first.get(DOLLAR)
    return frozenset(
        code for code in counts if bare is None or first[code] < bare or counts[code] >= counts[DOLLAR]
    )


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
