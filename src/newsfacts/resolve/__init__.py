"""Choosing among overlapping candidates, and the context that readings are resolved in."""

from newsfacts.resolve.context import Context, Published
from newsfacts.resolve.overlaps import keep

__all__ = ["Context", "Published", "keep"]
