"""A sentence as it was read: its clauses, with their verb groups, and its noun groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import partial
from typing import cast

from newsfacts.clauses.attachment import Attachment
from newsfacts.clauses.draft import Group
from newsfacts.clauses.marked import Marked, read_marked
from newsfacts.clauses.model import Clause, ClauseKind, NounGroup, VerbGroup
from newsfacts.clauses.noun_groups import SentenceGroups
from newsfacts.clauses.ownership import NONFINITE, Ownership
from newsfacts.clauses.verb_groups import Chain
from newsfacts.clauses.vocabulary import ClauseVocabulary
from newsfacts.clauses.words.sentence import Words
from newsfacts.text.lazy import lazy
from newsfacts.text.scan import Hit

__all__ = ["Sentence"]

_TELLING = frozenset({"say", "think"})
_AGENT = 6
"""Words between a participle and its by-agent at most."""


class Sentence:
    """A sentence, read."""

    def __init__(
        self, start: int, end: int, words: Words, language: ClauseVocabulary, places: Mapping[int, Hit]
    ) -> None:
        self.start = start
        """Index of its first token."""
        self.end = end
        """Index of the token after it."""
        self.words = words
        self._language = language
        self._places = places
        self._verbs: dict[int, VerbGroup] = {}
        self._known: dict[int, Clause] = {}

    @lazy
    def _ownership(self) -> Ownership:
        language = self._language
        return Ownership(language.reader.read(self.words), self.words.tags, language.edges)

    @lazy
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses, in the order in which they open."""
        return tuple(map(self.clause, range(self.count)))

    @property
    def count(self) -> int:
        """How many clauses it has."""
        return len(self._ownership.kept)

    def clause(self, i: int) -> Clause:
        """Return clause ``i``, without reading any other."""
        known = self._known.get(i)
        if known is None:
            known = self._known[i] = self._clause(i, self._reaches[i])
        return known

    @lazy
    def _reaches(self) -> list[Group]:
        return self._ownership.reaches()

    @lazy
    def groups(self) -> tuple[NounGroup, ...]:
        """Its noun groups, in text order; no two have a word in common, but that one may hold its members."""
        return tuple(map(self._groups.group, self._groups.all()))

    def verb(self, i: int) -> VerbGroup:
        """Return the verb group of clause ``i``, without reading anything else of it."""
        known = self._verbs.get(i)
        if known is None:
            draft, chain = self._ownership.kept[i], self._ownership.verbs[i]
            known = self._verbs[i] = self._language.predicates.read(
                self.words,
                chain,
                draft.kind,
                self._agent(chain),
                sure=draft.strength != 1,
            )
        return known

    def start_of(self, i: int) -> int:
        """Return the token at which clause ``i`` opens."""
        return self.words.index[self._ownership.kept[i].start]

    def kind(self, i: int) -> ClauseKind:
        """Return the kind of clause ``i``."""
        return cast(ClauseKind, self._ownership.kept[i].kind)

    def parent(self, i: int) -> int | None:
        """Return the index of the clause that clause ``i`` belongs to."""
        return self._ownership.outer[i]

    @lazy
    def attachment(self) -> Attachment:
        """Tells what an expression in it belongs to."""
        return Attachment(self.words, self._ownership)

    def marked(self, start: int, end: int) -> Marked:
        """Return how the tokens from ``start`` to ``end``, a pair of marks and the words between, stand."""
        return read_marked(self._groups, self._clause_of, self.clause_at(start), start, end)

    @lazy
    def _clause_of(self) -> dict[int, int]:
        """The clause of each word of a verb group."""
        return {k: i for i, chain in enumerate(self._ownership.verbs) for k in chain.words}

    def clause_at(self, token: int) -> int | None:
        """Return the index of the innermost clause that holds a token; ``None`` if that is unknown."""
        k = bisect_right(self.words.index, token) - 1
        return self._ownership.owners[k] if k >= 0 else None

    @lazy
    def _groups(self) -> SentenceGroups:
        ownership = self._ownership
        subjects = {draft.subject[0] for draft in ownership.kept if draft.subject is not None}
        places = partial(_is_place, self._places, self.words)  # holds no sentence, which would hold itself
        return SentenceGroups(
            self._language.noun_groups, self.words, ownership.verb_words, frozenset(subjects), places
        )

    def _clause(self, i: int, reach: Group) -> Clause:
        words, draft = self.words, self._ownership.kept[i]
        return Clause(
            self.kind(i),
            words.index[reach[0]],
            words.end(reach[1] - 1),
            None if draft.opener is None else words.index[draft.opener],
            None if draft.subject is None else self._groups.group(draft.subject),
            self.verb(i),
            self._parent(i),
            words.is_quoted(draft.start),
        )

    def _parent(self, i: int) -> int | None:
        """Return the clause that a clause belongs to; that may be the participle whose content it tells."""
        kept, verbs, outer = self._ownership.kept, self._ownership.verbs, self._ownership.outer
        parent = outer[i]
        if kept[i].kind != "complement" or parent is None:
            return parent
        for j in range(len(kept) - 1, -1, -1):
            between = verbs[parent].last < verbs[j].last < kept[i].start
            if (
                between
                and kept[j].kind in NONFINITE
                and outer[j] == parent
                and self.verb(j).classes & _TELLING
            ):
                return j
        return parent

    def _agent(self, chain: Chain) -> tuple[int, int] | None:
        """Return where the one who acts in a passive lies: "by the city"."""
        words = self.words
        if not chain.passive and "participle" not in words.at[chain.last]:
            return None
        agents, groups = self._language.dictionary.settings.agents, self._groups
        near = range(min(chain.words) + 1, min(chain.words[-1] + _AGENT, len(words.tags)))
        for k in near:
            if words.lowers[k] in agents:
                return groups.behind(k)
            if "," in words.at[k]:
                return None
        return None


def _is_place(places: Mapping[int, Hit], words: Words, group: Group) -> bool:
    """Return whether the words of a name are those of a country."""
    hit = places.get(words.index[group[0]])
    return hit is not None and hit.end == words.end(group[1] - 1)
