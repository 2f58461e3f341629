"""What an extractor is."""

from newsfacts.extractor.description import Description
from newsfacts.extractor.pattern import PatternExtractor
from newsfacts.extractor.protocol import FIGURES, QUOTATIONS, Extractor, ExtractorSpec

__all__ = ["FIGURES", "QUOTATIONS", "Description", "Extractor", "ExtractorSpec", "PatternExtractor"]
