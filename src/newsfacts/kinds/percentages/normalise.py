"""From what a text says of a percentage to its value: of what, which way, of whose output."""

from __future__ import annotations

from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.extractor.context import Context
from newsfacts.kinds.percentages.reading import ShareReading
from newsfacts.kinds.percentages.value import GdpPercentage, Percentage
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.model import Certainty, Resolved
from newsfacts.numbers.figures import Numbers
from newsfacts.text.scan import Scan

__all__ = ["settle_share"]

_COMMAS = (",", ";")
_COMPARED_TOKENS = 6
"""The most tokens between "compared" or "against" and the number of another share."""
_AROUND = 80
"""How many tokens of a sentence are looked at on either side for the name of a country."""


def settle_share(reading: ShareReading, context: Context) -> Resolved:
    """Return the percentage, or the share of output with its economy."""
    if reading.output is None:
        value = Percentage(reading.amount, reading.unit, reading.of, reading.change)
        return Resolved(value, reasons=reading.hedges)
    economy, reason = _economy(reading, context.scan)
    share = GdpPercentage(
        reading.amount,
        reading.unit,
        reading.output,
        stated=reading.source is None,
        economy=economy,
        change=reading.change,
    )
    reasons = (*reading.hedges, *((reason,) if reason else ()))
    if reading.source is None:
        return Resolved(share, Certainty.EXPLICIT, reasons)
    words = reading.source.of(context.document.text)
    inferred = f"a share of {reading.output}, because the passage is about {words!r}"
    return Resolved(share, Certainty.INFERRED, (inferred, *reasons))


def _economy(reading: ShareReading, scan: Scan) -> tuple[str | None, str | None]:
    """Return the one country that the sentence names, or whose output the share names itself."""
    start, end = reading.place
    inside = _territories(scan, start, end)
    if len(inside) == 1:
        code, words = inside.popitem()
        return code, f"a share of the output of {words}"
    if any(scan.lower(i) in scan.vocabulary(PercentageVocabulary).blocs for i in range(start, end)):
        return None, None
    sentence = scan.sentence_at(scan.starts[start]) or scan.span(start, end)
    near_start = max(scan.token_at(sentence.start), start - _AROUND)
    near_end = min(scan.token_at(sentence.end - 1) + 1, end + _AROUND)
    near_end = _before_comparison(scan, end, near_end)
    named = _territories(scan, near_start, near_end)
    if len(named) > 1:  # "Spain spends 1.3% of its GDP, Greece 3.1%"
        near_start, near_end = _clause(scan, near_start, start, end, near_end)
        named = _territories(scan, near_start, near_end)
    near_end = min(near_end, _before_others(scan, end, near_end))
    named = _territories(scan, near_start, near_end)
    if len(named) != 1 or any(
        scan.lower(i) in scan.vocabulary(PercentageVocabulary).groups for i in range(near_start, near_end)
    ):
        return None, None
    code, words = named.popitem()
    return code, f"the sentence names {words}"


def _before_comparison(scan: Scan, start: int, end: int) -> int:
    """Return where words about another share begin after one: "48% of GDP, *compared* with 41% in Chad"."""
    words, numbers = scan.vocabulary(PercentageVocabulary), scan.view(Numbers).by_start
    others = words.against | words.opening
    for i in range(start, end):
        if scan.lower(i) in others and any(k in numbers for k in range(i, i + _COMPARED_TOKENS)):
            return i
    return end


def _before_others(scan: Scan, start: int, end: int) -> int:
    """Return the token behind a share at which a country with a percentage of its own is told of.

    A comma comes before it, and its percentage behind it: "3% of GDP, *and inflation in Italy* 2%".
    """
    territories, percents = scan.hits("territory"), scan.hits("percent")
    comma = next((i for i in range(start, end) if scan.token(i) in _COMMAS), end)
    country = next((i for i in range(comma, end) if i in territories), end)
    return comma if any(i in percents for i in range(country, end)) else end


def _clause(scan: Scan, low: int, start: int, end: int, high: int) -> tuple[int, int]:
    """Return the tokens between the commas around a share."""
    before = next((i for i in range(start - 1, low - 1, -1) if scan.token(i) in _COMMAS), low)
    return before, next((i for i in range(end, high) if scan.token(i) in _COMMAS), high)


def _territories(scan: Scan, start: int, end: int) -> dict[str, str]:
    """Return the countries that a range of tokens names, with the words that name them.

    The country inside "US$" or "Canadian dollars" is not one that is spoken of, and one that is given a sum
    has no part in what that is a share of: "Oslo gave Ukraine $2bn, or 0.4% of GDP".
    """
    currencies, hits = scan.hits("currency"), scan.hits("territory")
    found = {}
    for i in range(start, end):
        if i in hits and i not in currencies and not _is_given(scan, i, hits[i].end):
            found[hits[i].sense] = scan.surface(i, hits[i].end)
    return found


def _is_given(scan: Scan, start: int, end: int) -> bool:
    """Return whether a country stands between a verb of giving and a sum: "lent *Greece* 240 billion"."""
    behind = scan.skip_space(end)
    if behind not in scan.hits("currency") and behind not in scan.view(Numbers).by_start:
        return False
    words, before = scan.vocabulary(AmountVocabulary), scan.skip_space_back(start) - 1
    if scan.lower(before) in words.determiners:
        before = scan.skip_space_back(before) - 1
    return scan.lower(before) in words.giving
