"""Subheadings in marks: nobody speaks in them."""

from __future__ import annotations

from newsfacts.kinds.quotations.attribution.attribute import Attribution
from newsfacts.text.marks import MarkPair

__all__ = ["is_subheading"]

_CLOSERS = "'\"’”»› )]"
"""What can follow the stop of speech."""
_ENDS = ".,!?…;:-—–"
"""What ends speech, or lets it go on: a heading has none of these at its end."""
_SINGLE = frozenset("'‘‚‹")


def is_subheading(
    text: str,
    paragraph: tuple[int, int],
    pair: MarkPair,
    previous: tuple[MarkPair, Attribution | None] | None,
) -> bool:
    """Return whether a quotation that is all of its paragraph looks like a subheading.

    It does without a stop, and with one in single marks where those of the ``previous`` quotation are double.
    """
    if pair.continued or text[slice(*paragraph)].strip() != text[pair.outer_start : pair.outer_end]:
        return False
    if text[pair.start : pair.end].rstrip(_CLOSERS)[-1:] not in _ENDS:
        return True
    if text[pair.outer_start] not in _SINGLE or previous is None:
        return False
    return text[previous[0].outer_start] not in _SINGLE
