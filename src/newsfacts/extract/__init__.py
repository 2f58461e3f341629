"""Extractors: one file a kind."""

from newsfacts.extract.pattern import PatternExtractor
from newsfacts.extract.protocol import FIGURES, QUOTATIONS, Extractor, ExtractorSpec

__all__ = ["FIGURES", "QUOTATIONS", "Extractor", "ExtractorSpec", "PatternExtractor"]
