"""Which clause each word of a sentence belongs to, and how far clauses reach."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import chain
from operator import attrgetter

from newsfacts.clauses.continuing import SharedAuxiliaries
from newsfacts.clauses.draft import Draft, Drafts, Group
from newsfacts.clauses.verb_groups import Chain
from newsfacts.clauses.words.sentence import Words
from newsfacts.text.lazy import lazy

__all__ = ["NONFINITE", "OwnedWords", "Ownership"]

NONFINITE = frozenset({"participle", "infinitive"})
"""The kinds of clauses whose verb is not finite."""
_OUTWARDS = 64
"""Clauses between one and the outermost at most."""
_LONGEST = 48
"""Words that go with a participle or an infinitive at most, where no mark ends them."""
_START = attrgetter("start")


class Ownership:
    """The clauses of a sentence that have a verb, and the words that belong to each."""

    def __init__(self, drafts: Drafts, words: Words, edges: re.Pattern[str]) -> None:
        self._words = words
        self._until_deadline = words.until_deadline
        self._tags = words.tags
        self._edges = edges
        """Finds the tag of a mark at which what goes with a participle or an infinitive ends."""
        self.kept = _with_verb(drafts)
        """The clauses that have a verb, in the order in which they open."""
        self.verbs: list[Chain] = [draft.verb for draft in self.kept if draft.verb is not None]
        """The verb of each."""
        finite = [draft.verb.words for draft in drafts.clauses if draft.verb is not None]
        self.verb_words = frozenset(chain.from_iterable(finite))
        """The words of all finite verb groups."""
        self._turns = drafts.turns

    @lazy
    def outer(self) -> list[int | None]:
        """The index, among the clauses that have a verb, of the clause that each belongs to."""
        shared = self._shared
        return [i - 1 if shared.is_behind(i) else outer for i, outer in enumerate(self._parents)]

    @lazy
    def _parents(self) -> list[int | None]:
        """The same as the clauses were read, before infinitives are given to the participles before them."""
        known: dict[Draft, int | None] = {}
        return [_index_of(draft.parent, known) for draft in self.kept]

    @lazy
    def _shared(self) -> SharedAuxiliaries:
        return SharedAuxiliaries(self._words, self.kept, self.verbs, self._parents)

    def continued(self, i: int) -> int | None:
        """Return the clause whose auxiliary a participle shares ("will be closed and *sold*"), if any."""
        return self._shared.of(i)

    @lazy
    def owners(self) -> list[int | None]:
        """The clause of each word, by its index among those that have a verb."""
        size, turns = len(self._tags), self._turns
        owners: list[int | None] = []
        known: dict[Draft, int | None] = {}
        for i, (start, draft) in enumerate(self._until_deadline(turns), 1):
            end = turns[i][0] if i < len(turns) else size
            found = draft.index if draft.index >= 0 else _index_of(draft, known)
            owners += [found] * (end - start)
        nonfinite_ends: list[int] = []
        outers = self.outer
        for i, draft in enumerate(self._until_deadline(self.kept)):
            # its words before the verb were read as those of the outer one
            outer, words = outers[i], self.verbs[i].words
            end = min(words[-1] + 1, size)
            if draft.kind in NONFINITE:
                nonfinite_ends = nonfinite_ends or self._nonfinite_ends()
                end = min(nonfinite_ends[bisect_left(nonfinite_ends, end)], end + _LONGEST)
            inserted = outer is not None and self.kept[outer].start > draft.start
            stretch = owners[draft.start : end]
            if not inserted and stretch.count(outer) + stretch.count(i) == len(stretch):  # as nearly always
                owners[draft.start : end] = [i] * len(stretch)
                continue
            for k in range(draft.start, end):
                if k in words or (owners[k] == outer and not inserted):
                    owners[k] = i
        return owners

    def _nonfinite_ends(self) -> list[int]:
        """Return, in order, where what goes with a participle or an infinitive may end: marks and verbs."""
        edges = {match.start() for match in self._edges.finditer(self._tags)}
        return sorted({*edges, *self.verb_words, len(self._tags)})

    def reaches(self) -> list[Group]:
        """Return the first word of each clause, and the word after it, with the clauses in it."""
        starts = [draft.start for draft in self.kept]
        ends = [verb.words[-1] + 1 for verb in self.verbs]
        held: int | None = None
        for k, owner in enumerate(chain(self.owners, (None,))):
            if owner != held:
                if held is not None and ends[held] < k:
                    ends[held] = k
                if owner is not None and k < starts[owner]:
                    starts[owner] = k
                held = owner
        for i in self._until_deadline(
            range(len(starts) - 1, -1, -1)
        ):  # an outer clause holds those that belong to it
            start, end, outer = starts[i], ends[i], self.outer[i]
            for _ in range(_OUTWARDS):
                if outer is None or (starts[outer] <= start and end <= ends[outer]):
                    break  # what holds it holds what the outer one has, now or when that has its turn
                starts[outer] = min(starts[outer], start)
                ends[outer] = max(ends[outer], end)
                outer = self.outer[outer]
        return list(zip(starts, ends, strict=True))


_NOUNS = frozenset({"noun", "name"})


class OwnedWords:
    """The words of a sentence, whose clauses are read when they are first needed: names need few."""

    def __init__(self, words: Words, read: Callable[[Words], Drafts], edges: re.Pattern[str]) -> None:
        self.words = words
        self._read = read
        self._edges = edges

    @lazy
    def ownership(self) -> Ownership:
        """Its clauses, and the words that belong to each."""
        return Ownership(self._read(self.words), self.words, self._edges)

    @lazy
    def verbs(self) -> frozenset[int]:
        """The words of its finite verb groups, and its gerunds: "an ad *calling* it late"."""
        at, ownership = self.words.at, self.ownership
        lasts = [
            verb.last
            for draft, verb in zip(ownership.kept, ownership.verbs, strict=True)
            if draft.kind in NONFINITE
        ]
        gerunds = [k for k in lasts if k and "gerund" in at[k] and at[k - 1] & _NOUNS]
        return ownership.verb_words.union(gerunds) if gerunds else ownership.verb_words

    @lazy
    def subjects(self) -> frozenset[int]:
        """The words at which the subjects of its clauses begin."""
        found = (draft.known_subject() for draft in self.ownership.kept)
        return frozenset(subject[0] for subject in found if subject is not None)


def _with_verb(drafts: Drafts) -> list[Draft]:
    """Return the clauses that have a verb, in the order in which they open; each learns its index there."""
    kept = [draft for draft in chain(drafts.clauses, drafts.nonfinite) if draft.verb is not None]
    kept.sort(key=_START)
    for i, draft in enumerate(kept):
        draft.index = i
    return kept


def _index_of(draft: Draft | None, known: dict[Draft, int | None]) -> int | None:
    """Return the index of a clause, or of the next outer one that has a verb; known answers are reused."""
    asked: list[Draft] = []
    found: int | None = None
    for _ in range(_OUTWARDS):
        if draft is None:
            break
        if draft.index >= 0:
            found = draft.index
            break
        if draft in known:
            found = known[draft]
            break
        asked.append(draft)
        draft = draft.parent
    for draft in asked:
        known[draft] = found
    return found
