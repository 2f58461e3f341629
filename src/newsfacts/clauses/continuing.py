"""Participles that share the auxiliary of the verb before them: "will be closed and *sold*"."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.clauses.draft import Draft
from newsfacts.clauses.verb_groups import Chain
from newsfacts.clauses.words.sentence import Words

__all__ = ["belongs_to_nonfinite", "continued"]

_LOOSE = frozenset({"adv", "neg"})
"""Words that may stand between a coordinator and a participle."""
_MARKS = frozenset({"mark", "prep", "adv"})
"""Words that may stand between a verb and its infinitive."""
_BETWEEN = 2
"""How many of either may."""


def continued(
    words: Words, kept: Sequence[Draft], verbs: Sequence[Chain], outer: Sequence[int | None], i: int
) -> int | None:
    """Return the clause whose auxiliary the participle of clause ``i`` shares; ``None`` if it shares none.

    A coordinator stands before the participle, and no other participle between the two verbs may have it for
    a partner: "will be built by firms based in Kiel and *owned* by the state".
    """
    above = outer[i]
    if kept[i].kind != "participle" or above is None:
        return None
    first, verb = verbs[i].words[0], verbs[above]
    governed = len(verb.words) > 1 and "participle" in words.at[verb.last]
    if not governed or verb.last >= first or not _is_coordinated(words, first):
        return None
    for j in range(i - 1, above, -1):
        if kept[j].kind != "participle" or verbs[j].words[0] < verb.last:
            continue
        if "prep" in words.at[verbs[j].words[0] - 1]:
            continue  # a noun: "mis en délibéré"
        return above if continued(words, kept, verbs, outer, j) == above else None
    return above


def _is_coordinated(words: Words, k: int) -> bool:
    """Return whether a coordinator stands before word ``k``, with an adverb between at most."""
    for before in range(k - 1, k - 2 - _BETWEEN, -1):
        if before < 0:
            return False
        if "coord" in words.at[before]:
            return True
        if not words.at[before] & _LOOSE:
            return False
    return False


def belongs_to_nonfinite(
    words: Words, kept: Sequence[Draft], verbs: Sequence[Chain], outer: Sequence[int | None], i: int
) -> bool:
    """Return whether the infinitive of clause ``i`` belongs to the participle or infinitive right before it.

    Nothing but what marks the infinitive stands between ("and called to vote"), or the participle goes on the
    verb above: "has rejected the plan and called on its members to vote".
    """
    j = i - 1
    if kept[i].kind != "infinitive" or j < 0 or kept[j].kind not in ("participle", "infinitive"):
        return False
    last, first = verbs[j].last, verbs[i].words[0]
    if outer[j] != outer[i] or last >= first:
        return False
    between = range(last + 1, first)
    near = len(between) <= _BETWEEN and all(words.at[k] & _MARKS for k in between)
    return near or continued(words, kept, verbs, outer, j) is not None
