"""Extractors: one file a kind."""

from newsfacts.extractor.pattern import PatternExtractor
from newsfacts.extractor.protocol import FIGURES, QUOTATIONS, Extractor, ExtractorSpec

__all__ = ["FIGURES", "QUOTATIONS", "Extractor", "ExtractorSpec", "PatternExtractor"]
