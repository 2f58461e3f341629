"""The clauses of a sentence, of which each part is read when it is first needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from newsfacts.clauses.draft import Group
from newsfacts.clauses.model import ClauseKind, NounGroup, VerbGroup
from newsfacts.clauses.noun_groups import SentenceGroups
from newsfacts.clauses.ownership import NONFINITE, OwnedWords
from newsfacts.clauses.verb_groups import Chain
from newsfacts.clauses.vocabulary import ClauseVocabulary
from newsfacts.text.lazy import lazy

__all__ = ["Clause", "ClauseReader"]

_TELLING = frozenset({"say", "think"})
_AGENT = 6
"""Words between a participle and its by-agent at most."""


class Clause:
    """A clause of a sentence."""

    def __init__(self, reader: ClauseReader, i: int) -> None:
        self._reader = reader
        self._i = i
        self.kind: ClauseKind = reader.kind(i)
        """``"main"``, ``"coordinate"``, ``"parataxis"``, ``"complement"``, ``"relative"``, ``"adverbial"``,
        ``"participle"``, ``"infinitive"`` or ``"other"``."""

    def __repr__(self) -> str:
        return f"<Clause {self.kind} {self.start}:{self.end} {self.verb.lemma!r}>"

    def _told(self) -> tuple[object, ...]:
        """Return all that it says of itself."""
        places = self.start, self.end, self.opener, self.parent, self.quoted
        return self.kind, *places, self.subject, self.verb

    def __eq__(self, other: object) -> bool:
        return self._told() == other._told() if isinstance(other, Clause) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._told())

    @property
    def start(self) -> int:
        """Index of its first token, its opener included."""
        return self._reader.reaches[self._i][0]

    @property
    def end(self) -> int:
        """Index of the token after its last word; clauses that belong to it are within."""
        return self._reader.reaches[self._i][1]

    @lazy
    def opener(self) -> int | None:
        """Index of the token that opens it ("that", "because"), if one does."""
        return self._reader.opener(self._i)

    @lazy
    def subject(self) -> NounGroup | None:
        """Its subject; ``None`` if it has none, or it is unknown."""
        return self._reader.subject(self._i)

    @lazy
    def verb(self) -> VerbGroup:
        """Its verb group."""
        return self._reader.verb(self._i)

    @lazy
    def parent(self) -> int | None:
        """Index, in the sentence, of the clause that it belongs to."""
        return self._reader.holder(self._i)

    @property
    def quoted(self) -> bool:
        """Whether it opens right after a quotation mark."""
        return self._reader.is_quoted(self._i)


class ClauseReader:
    """Reads the parts of the clauses of one sentence, each by its index."""

    def __init__(self, owned: OwnedWords, language: ClauseVocabulary, groups: SentenceGroups) -> None:
        self._owned = owned
        self._words = owned.words
        self._groups = groups
        self.verb = _Verbs(owned, language, groups).__getitem__
        """Returns the verb group of a clause."""

    @lazy
    def reaches(self) -> Sequence[Group]:
        """The first token of each clause, and the one after it, with the clauses in it."""
        index, end = self._words.index, self._words.end
        return [(index[first], end(behind - 1)) for first, behind in self._owned.ownership.reaches()]

    def kind(self, i: int) -> ClauseKind:
        """Return the kind of a clause."""
        return self._owned.ownership.kept[i].kind

    def opener(self, i: int) -> int | None:
        """Return the token that opens a clause, if one does."""
        opener = self._owned.ownership.kept[i].opener
        return None if opener is None else self._words.index[opener]

    def is_quoted(self, i: int) -> bool:
        """Return whether a quotation mark comes right before a clause."""
        return self._words.is_quoted(self._owned.ownership.kept[i].start)

    def subject(self, i: int) -> NounGroup | None:
        """Return the subject of a clause."""
        subject = self._owned.ownership.kept[i].known_subject()
        return None if subject is None else self._groups.group(subject)

    def holder(self, i: int) -> int | None:
        """Return the clause that a clause belongs to; that may be the participle whose content it is."""
        kept, parent = self._owned.ownership.kept, self._owned.ownership.outer[i]
        if kept[i].kind != "complement" or parent is None:
            return parent
        telling = self._tellers.get(parent, ())
        k = bisect_left(telling, (kept[i].start,)) - 1  # those that end before the clause opens
        return telling[k][1] if k >= 0 else parent

    @lazy
    def _tellers(self) -> dict[int, list[tuple[int, int]]]:
        """By clause, the last words of the participles and infinitives after its verb that report something.

        Each comes with the latest clause up to there.
        """
        ownership = self._owned.ownership
        found: dict[int, list[tuple[int, int]]] = {}
        for j, draft in enumerate(self._words.until_deadline(ownership.kept)):
            outer = ownership.outer[j]
            if draft.kind not in NONFINITE or outer is None:
                continue
            last = ownership.verbs[j].last
            if last > ownership.verbs[outer].last and self.verb(j).classes & _TELLING:
                found.setdefault(outer, []).append((last, j))
        for outer, telling in found.items():
            telling.sort()
            latest = accumulate((j for _, j in telling), max)
            found[outer] = [(last, j) for (last, _), j in zip(telling, latest, strict=True)]
        return found


class _Verbs(dict[int, VerbGroup]):
    """The verb groups of the clauses of one sentence, each read when it is needed."""

    def __init__(self, owned: OwnedWords, language: ClauseVocabulary, groups: SentenceGroups) -> None:
        self._owned = owned
        self._language = language
        self._groups = groups

    def __missing__(self, i: int) -> VerbGroup:
        draft, chain = self._owned.ownership.kept[i], self._owned.ownership.verbs[i]
        verb = self[i] = self._language.predicates.read(
            self._owned.words,
            chain,
            draft.kind,
            self._agent(chain),
            sure=draft.strength != 1,
        )
        return verb

    def _agent(self, chain: Chain) -> tuple[int, int] | None:
        """Return where the one who acts in a passive is: "by the city"."""
        words = self._owned.words
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
