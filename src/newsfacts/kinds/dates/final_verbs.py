"""What the verb after an expression says of its time, in languages whose verbs are last."""

from __future__ import annotations

from newsfacts.kinds.dates.tense_vocabulary import Tense
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.text.scan import Scan

__all__ = ["FinalVerbs"]

_OPENERS = frozenset("「『“")
_CLOSERS = frozenset("」』”")


class FinalVerbs:
    """The verbs of one text: a view of its scan."""

    def __init__(self, scan: Scan) -> None:
        self._tokens = scan.tokens
        self._tense: Tense = scan.vocabulary(DateVocabulary).tense

    def direction(self, start: int, end: int) -> int:
        """Return what the first cue between two tokens says: 1, -1, or 0 if there is none.

        What somebody says in marks after an expression has a time of its own; an expression in marks has its
        time from what is said with it.
        """
        depth, i = 0, start
        while i < end:
            token = self._tokens[i]
            if token in _OPENERS:
                depth += 1
            elif token in _CLOSERS:
                if not depth:
                    return 0
                depth -= 1
            elif not depth:
                turned, length = self._tense.phrase_at(self._tokens, i)
                if turned:
                    return turned
                i += length - 1
            i += 1
        return 0
