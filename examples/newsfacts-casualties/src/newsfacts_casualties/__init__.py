"""Casualty counts in news text: an example of an extractor for newsfacts."""

from newsfacts_casualties.extract import CasualtyExtractor
from newsfacts_casualties.value import Outcome, Toll

__all__ = ["CasualtyExtractor", "Outcome", "Toll"]
