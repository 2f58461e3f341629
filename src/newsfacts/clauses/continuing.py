"""Participles that share the auxiliary of the verb before them: "will be closed and *sold*"."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.clauses.draft import Draft
from newsfacts.clauses.verb_groups import Chain
from newsfacts.clauses.words.sentence import Words

__all__ = ["belongs_to_participle", "continued"]

_LOOSE = frozenset({"adv", "neg"})
"""Words that may stand between a coordinator and a participle."""
_BETWEEN = 2
"""How many of them may."""


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


def belongs_to_participle(
    words: Words, kept: Sequence[Draft], verbs: Sequence[Chain], outer: Sequence[int | None], i: int
) -> bool:
    """Return whether the infinitive of clause ``i`` belongs to the participle right before it.

    The participle shares the auxiliary of the verb above: "has rejected it and *called* on them to vote".
    """
    j = i - 1
    if kept[i].kind != "infinitive" or j < 0 or outer[j] != outer[i]:
        return False
    return verbs[j].last < verbs[i].words[0] and continued(words, kept, verbs, outer, j) is not None
