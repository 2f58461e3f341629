"""What a count means."""

from __future__ import annotations

import attrs

from newsfacts.model.amount import Amount
from newsfacts.model.columns import AMOUNT_COLUMNS, column
from newsfacts.model.pickling import compact_pickle

__all__ = ["Count"]


@compact_pickle
@attrs.frozen
class Count:
    """How many separate things, people or events there are, according to the text."""

    amount: Amount = attrs.field(metadata=column(*AMOUNT_COLUMNS))
    """How many."""
    of: str = attrs.field(metadata=column("of"))
    """What is counted, in the text's words and without the number: ``"NATO allies"``."""
    head: str = attrs.field(metadata=column("head"))
    """The noun of ``of`` in lower case, as in the text and not as a lemma: ``"allies"``."""
