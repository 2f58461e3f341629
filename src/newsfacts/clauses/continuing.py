"""Participles that share the auxiliary of the verb before them: "will be closed and *sold*"."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.clauses.draft import Draft
from newsfacts.clauses.verb_groups import Chain
from newsfacts.clauses.words.sentence import Words

__all__ = ["SharedAuxiliaries"]

_LOOSE = frozenset({"adv", "neg"})
"""Words that can come between a coordinator and a participle."""
_BETWEEN = 2
"""How many of them may."""


class SharedAuxiliaries:
    """Finds out which clauses of one sentence share the auxiliary of another.

    ``kept`` are its clauses, ``verbs`` the verb of each, and ``outer`` the clause that each belongs to.
    """

    def __init__(
        self, words: Words, kept: Sequence[Draft], verbs: Sequence[Chain], outer: Sequence[int | None]
    ) -> None:
        self._words = words
        self._kept = kept
        self._verbs = verbs
        self._outer = outer
        self._known: dict[int, bool] = {}
        """By clause, whether it shares the auxiliary of the one that it belongs to."""

    def of(self, i: int) -> int | None:
        """Return the clause whose auxiliary the participle of clause ``i`` shares; ``None`` if there is none.

        A coordinator comes before the participle, and no other participle between the two verbs may have it
        for a partner: "will be built by firms based in Kiel and *owned* by the state".
        """
        above = self._outer[i]
        row: list[int] = []
        at: int | None = i
        while at is not None and at not in self._known and self._may_share(at, above):
            row.append(at)
            at = self._participle_before(at, above)
        shares = at is None or self._known.get(at, False)
        if at is not None and at not in self._known:
            row.append(at)
        self._known.update(dict.fromkeys(row, shares))
        return above if shares else None

    def _may_share(self, i: int, above: int | None) -> bool:
        """Return whether clause ``i`` is a participle of clause ``above``, after a coordinator."""
        if above is None or self._outer[i] != above or self._kept[i].kind != "participle":
            return False
        first, verb = self._verbs[i].words[0], self._verbs[above]
        governed = len(verb.words) > 1 and "participle" in self._words.at[verb.last]
        return governed and verb.last < first and _is_coordinated(self._words, first)

    def _participle_before(self, i: int, above: int | None) -> int | None:
        """Return the last participle between the verb of clause ``above`` and that of clause ``i``."""
        if above is None:
            return None
        for j in range(i - 1, above, -1):
            first = self._verbs[j].words[0]
            if self._kept[j].kind != "participle" or first < self._verbs[above].last:
                continue
            if "prep" not in self._words.at[first - 1]:  # else it is a noun: "mis en délibéré"
                return j
        return None

    def is_behind(self, i: int) -> bool:
        """Return whether the infinitive of clause ``i`` belongs to such a participle right before it.

        "Has rejected it and *called* on them to vote" has one.
        """
        j = i - 1
        if self._kept[i].kind != "infinitive" or j < 0 or self._outer[j] != self._outer[i]:
            return False
        return self._verbs[j].last < self._verbs[i].words[0] and self.of(j) is not None


def _is_coordinated(words: Words, k: int) -> bool:
    """Return whether a coordinator comes before word ``k``, with an adverb between at most."""
    for before in range(k - 1, k - 2 - _BETWEEN, -1):
        if before < 0:
            return False
        if "coord" in words.at[before]:
            return True
        if not words.at[before] & _LOOSE:
            return False
    return False
