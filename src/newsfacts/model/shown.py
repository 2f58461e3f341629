"""Values in a few characters, for what a session or a log shows of a document or a fact."""

from __future__ import annotations

__all__ = ["shortened", "shortened_words"]


def shortened_words(words: str, most: int) -> str:
    """Return words, or the first ``most`` characters of them with an ellipsis.

    >>> shortened_words("Prices rose by a third.", 11)
    'Prices rose…'
    """
    return words if len(words) <= most else f"{words[:most]}…"


def shortened(value: object, most: int) -> str:
    """Return ``repr(value)``, cut to about ``most`` characters; a cut string keeps its closing mark.

    >>> shortened("Prices rose by a third.", 11)
    "'Prices rose…'"
    """
    if isinstance(value, str):
        return repr(value) if len(value) <= most else repr(value[:most].rstrip() + "…")
    return shortened_words(repr(value), most)
