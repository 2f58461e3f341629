"""Pounds can be money or weight: the nearest word that shows which one.

Money and quantities decide this with the same words (``[weight]`` of ``money.toml``), so that a
number of pounds is never both.
"""

from __future__ import annotations

from collections.abc import Container

from newsfacts.amounts.measures import Measure
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.text.scan import Scan

__all__ = ["says_money"]

_NEAR = 24
"""How many tokens away a cue can be, on either side."""
_APART = 8
"""How many tokens farther away a cue counts as being if it is after "and" or a comma."""


def says_money(scan: Scan, measure: Measure, weight: Container[str], money: Container[str]) -> bool | None:
    """Return whether the nearest cue shows money rather than weight; ``None`` if there is no cue."""
    nearest = _NEAR + _APART + 1
    verdict: bool | None = None
    apart = 0
    for i in range(max(measure.start - _NEAR, 0), min(measure.end + _NEAR, scan.count)):
        token = scan.token(i)
        cue = token.lower()
        if i >= measure.end and (token in (",", ";") or cue in scan.vocabulary(AmountVocabulary).both):
            apart = _APART  # "weighed 168 pounds and was paid"
        if not token[:1].isalpha() or measure.start <= i < measure.end:
            continue
        distance = measure.start - i if i < measure.start else i - measure.end + apart
        if distance < nearest and (cue in weight or cue in money):
            nearest, verdict = distance, cue in money
    return verdict
