"""Facts from news text, with exact offsets, normalised values and reasons."""

from newsfacts.document import Document
from newsfacts.extractor import Description, Extractor, ExtractorSpec, PatternExtractor
from newsfacts.formats.words import explain
from newsfacts.kinds.counts import Count
from newsfacts.kinds.dates import Date
from newsfacts.kinds.money import Money
from newsfacts.kinds.percentages import GdpPercentage, Percentage
from newsfacts.kinds.quantities import Quantity
from newsfacts.kinds.quotations import Quotation
from newsfacts.model import Amount, Bound, Certainty, Fact, Provenance, Span
from newsfacts.pipeline import Pipeline, extract
from newsfacts.registry import Registry

__version__ = "0.1.0"

__all__ = [
    "Amount",
    "Bound",
    "Certainty",
    "Count",
    "Date",
    "Description",
    "Document",
    "Extractor",
    "ExtractorSpec",
    "Fact",
    "GdpPercentage",
    "Money",
    "PatternExtractor",
    "Percentage",
    "Pipeline",
    "Provenance",
    "Quantity",
    "Quotation",
    "Registry",
    "Span",
    "explain",
    "extract",
]
