"""What an article says about whose currency its bare symbols and words are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from newsfacts.kinds.money.vocabulary import CurrencySort, MoneyVocabulary
from newsfacts.text.lazy import lazy
from newsfacts.text.scan import Scan

__all__ = ["DOLLAR", "CurrencyEvidence"]

DOLLAR = "$"
"""Stands for a dollar of which the text does not say whose it is."""
_AROUND = 20
"""No more mentions of a currency than these are looked at on either side."""
_SYMBOL = CurrencySort.SYMBOL
_DASHES = ("-", "–", "—", "(")
_TOP = 40
"""A dateline is among so many tokens at the top."""


class CurrencyEvidence:
    """The article's own words about currencies, each sort gathered when it is first asked for."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self.named: dict[str, str] = {}
        """ISO 4217 codes that are certain ("C$", "Canadian dollars", "CAD"), with those words."""
        self.places: list[tuple[int, str]] = []
        """Where they are, by token, and where bare dollar signs are."""
        self.symbols: set[str] = set()
        """Currency symbols in the text, clear or not."""
        dollars = scan.vocabulary(MoneyVocabulary).dollars
        for start, end, word in scan.hits("currency").values():
            codes = word.codes
            if word.sort is _SYMBOL:
                self.symbols.add(word.word)
            if len(codes) > 1:
                if codes == dollars:
                    self.places.append((start, DOLLAR))
            elif not (word.careful or word.strict or word.large or word.glued):
                self.places.append((start, codes[0]))
                if codes[0] not in self.named:
                    self.named[codes[0]] = scan.surface(start, end)

    @lazy
    def leading(self) -> frozenset[str]:
        """The currencies that can show what a bare dollar sign means.

        They are named before the first bare dollar sign, or as often as such signs. One "NZ$" late among
        many a "$" sets the other apart; it says nothing of them.
        """
        counts = Counter(code for _, code in self.places)
        start = {code: at for at, code in sorted(self.places, reverse=True)}
        bare = start.get(DOLLAR)
        return frozenset(
            code for code in counts if bare is None or start[code] < bare or counts[code] >= counts[DOLLAR]
        )

    @lazy
    def dateline(self) -> tuple[str, str] | None:
        """The place that opens the article, in capitals or before a dash, and its territory."""
        scan, known = self._scan, self._scan.vocabulary(MoneyVocabulary).datelines
        lines = [i for i, token in enumerate(scan.tokens[: _TOP - 1], 1) if "\n" in token]
        for i in (0, *lines):
            for length in (5, 3, 1):
                place = scan.surface(i, min(i + length, scan.count))
                capitals = place.isupper()
                territory = known.get(place.title() if capitals else place)
                if territory and (capitals or scan.token(scan.skip_space(i + length)) in _DASHES):
                    return place, territory
        return None

    @lazy
    def spelling(self) -> tuple[str, str] | None:
        """The first character that shows whose spelling the text has, by the table, and the territory."""
        spelled = self._scan.vocabulary(MoneyVocabulary).spelled
        found = ((mark, place) for place, marks in spelled.items() for mark in marks)
        return next(((mark, place) for mark, place in found if mark in self._scan.text), None)

    @lazy
    def territories(self) -> Mapping[str, int]:
        """How often each territory is named.

        The country inside "US-Dollar" is not a country that the article is about.
        """
        inside = {i for term in self._scan.hits("currency").values() for i in range(term.start, term.end)}
        return Counter(term.sense for i, term in self._scan.hits("territory").items() if i not in inside)

    def nearest(self, token: int, codes: tuple[str, ...], dollars: bool) -> str | None:
        """Return which of ``codes``, or `DOLLAR` if they may be dollars, is mentioned nearest to a token."""
        i = bisect_left(self.places, (token, ""))
        behind, before = self.places[i : i + _AROUND], self.places[max(i - _AROUND, 0) : i]
        found = []
        for side in (behind, reversed(before)):
            for start, code in side:
                if code in codes or (code == DOLLAR and dollars):
                    found.append((abs(start - token), start, code))
                    break
        return min(found)[2] if found else None
