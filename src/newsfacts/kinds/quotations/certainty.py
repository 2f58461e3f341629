"""Certainty of a quotation's speaker: explicit only where a careful reader would not doubt who speaks."""

from __future__ import annotations

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.reading import QuotationReading
from newsfacts.text.scan import Scan

__all__ = ["is_plain"]

_BY_VERB = frozenset({"speaker-verb-quote", "agent", "verb-final"})
"""Rules that go by a verb before the quotation, or around it: how sure they are depends on its clause."""
_PLAIN = frozenset({"main", "parataxis"})
"""Clauses that depend on no other: what stands in them is not part of what somebody else says."""


def is_plain(said: QuotationReading, scan: Scan) -> bool:
    """Return whether the sentence leaves no doubt that its subject says the words.

    A verb of saying in a clause that depends on another, or that is coordinated with one, often belongs to
    somebody else's report, or has its subject elsewhere.
    """
    if said.inferred:
        return False
    if said.rule not in _BY_VERB or said.cue is None:
        return True
    sentence = scan.view(Clauses).at(said.cue[0])
    if sentence is None:
        return True
    token = scan.token_at(said.cue[0])
    clause = sentence.clause_at(token)
    return clause is not None and token in sentence.verb(clause).tokens and sentence.kind(clause) in _PLAIN
