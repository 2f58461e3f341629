"""Quotations inside quotations: only those whose speaker the words around them name are facts."""

from __future__ import annotations

from collections.abc import Iterator

from newsfacts.clauses import Clauses as Sentences
from newsfacts.kinds.quotations.attribution.attribute import Attribution, Attributor
from newsfacts.kinds.quotations.attribution.passage import Passage
from newsfacts.kinds.quotations.unspoken import Unspoken
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.marks import MarkPair, Marks
from newsfacts.text.scan import Scan

__all__ = ["inner_quotations"]

_DEPTH = 1
"""How deep quotations inside quotations are looked for."""


def inner_quotations(scan: Scan, unspoken: Unspoken) -> Iterator[tuple[MarkPair, Attribution]]:
    """Yield what is quoted inside the quotations of a text, with who says it."""
    marks = scan.view(Marks).pairs
    grammar = scan.vocabulary(QuotationVocabulary)
    for k, pair in enumerate(scan.until_deadline(marks)):
        if pair.depth > _DEPTH:
            continue
        inside = []
        after = k + 1
        while after < len(marks) and marks[after].outer_start < pair.end:
            if marks[after].depth == pair.depth + 1:
                inside.append(marks[after])
            after += 1
        if inside:
            yield from _attributed(scan, Passage(scan.text, pair.start, pair.end, inside, grammar), unspoken)


def _attributed(scan: Scan, passage: Passage, unspoken: Unspoken) -> Iterator[tuple[MarkPair, Attribution]]:
    clauses = Attributor(passage, scan.view(Sentences))
    for low, high in scan.until_deadline(passage.sentences()):
        quotes = [i for i in passage.quotes if low <= i < high]
        pairs = [passage.pairs[passage.quotes[i]] for i in quotes]
        for i, pair, reason in zip(quotes, pairs, unspoken.reasons(pairs), strict=True):
            found = None if reason else clauses.attribute(i, low, high)
            if found is not None and found.speaker is not None and found.strong and found.cue:
                yield pair, found
