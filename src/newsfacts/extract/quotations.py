"""Quotations between marks."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsfacts.extract.protocol import QUOTATIONS, ExtractorSpec
from newsfacts.model import Candidate, Quotation, QuotationForm, Resolved, Span
from newsfacts.resolve import Context
from newsfacts.scan import Scan

__all__ = ["QuotationExtractor"]

_SPEC = ExtractorSpec("quotations", ("quotation",), group=QUOTATIONS)


@attrs.frozen
class QuotationExtractor:
    """Finds quotations, and who said them."""

    @property
    def spec(self) -> ExtractorSpec:
        """What it is called and what it gives."""
        return _SPEC

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every pair of marks."""
        for pair in scan.marks:
            yield Candidate("quotation", Span(pair.start, pair.end), pair, "marks")

    def normalise(self, candidate: Candidate, context: Context) -> Resolved | None:
        """Give the quotation with its speaker."""
        pair = candidate.reading
        words = len(candidate.span.of(context.document.text).split())
        form = QuotationForm.DIRECT if words >= 5 else QuotationForm.PARTIAL
        return Resolved(Quotation(Span(pair.outer_start, pair.outer_end), form))
