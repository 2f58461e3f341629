"""A sentence as it was read: its clauses, with their verb groups, and its noun groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import cast

from newsfacts.clauses.attachment import Attachment, Attachments
from newsfacts.clauses.draft import Draft, Drafts, Group
from newsfacts.clauses.model import Clause, ClauseKind, NounGroup, Time, VerbGroup
from newsfacts.clauses.noun_groups import SentenceGroups
from newsfacts.clauses.verb_groups import Chain
from newsfacts.clauses.vocabulary import ClauseVocabulary
from newsfacts.clauses.whole_groups import WholeGroups
from newsfacts.clauses.words.sentence import Words
from newsfacts.text.scan import Hit

__all__ = ["Sentence"]

_CLASSES = frozenset({"say", "think", "cause", "copula"})
_NONFINITE = frozenset({"participle", "infinitive"})
_EDGES = frozenset({",", ";", ":", "~", "(", ")", "."})
_NOUNS = frozenset({"noun", "name"})
_CLOSED = frozenset({"det", "prep", "pron", "aux", "coord", "adv"})
_BEFORE_NOUN = frozenset({"det", "adj"})
_OUTWARDS = 64
"""Clauses between one and the outermost at most."""
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

    @cached_property
    def _drafts(self) -> Drafts:
        return self._language.reader.read(self.words)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses, in the order in which they open."""
        return tuple(map(self._clause, range(len(self._kept))))

    @cached_property
    def groups(self) -> tuple[NounGroup, ...]:
        """Its noun groups, in text order; no two have a word in common, but that one may hold its members."""
        return tuple(map(self._groups.group, self._groups.all()))

    def verb(self, i: int) -> VerbGroup:
        """Return the verb group of clause ``i``, without reading anything else of it."""
        draft = self._kept[i]
        assert draft.verb is not None
        return self._verb(draft.verb, finite=draft.kind not in _NONFINITE, sure=draft.strength != 1)

    def start_of(self, i: int) -> int:
        """Return the token at which clause ``i`` opens."""
        return self.words.index[self._kept[i].start]

    def is_attribute(self, start: int, end: int) -> bool:
        """Return whether tokens stand before a noun that they say more of: "its June report"."""
        index = self.words.index
        behind = self._atoms(bisect_left(index, end))
        if not behind & _NOUNS or behind & _CLOSED:
            return False
        return bool(self._atoms(bisect_left(index, start) - 1) & _BEFORE_NOUN)

    def _atoms(self, k: int) -> frozenset[str]:
        """Return what a word may be; nothing past either end."""
        tags = self.words.tags
        return self._language.tagger.infos[tags[k]].atoms if 0 <= k < len(tags) else frozenset()

    def attachment(self, start: int, end: int) -> Attachment:
        """Return what an amount at these tokens hangs on."""
        return self._attachments.read(start, end)

    def parallel(self, start: int, end: int, behind: int) -> bool:
        """Return whether an amount from ``end`` to ``behind`` goes on a list: "5% in May, 3% in June".

        ``start`` is the token after the amount before it.
        """
        return self._attachments.parallel(start, end, behind)

    def is_adverbial(self, start: int, end: int) -> bool:
        """Return whether the tokens from ``start`` to ``end`` are a group behind a preposition, or a time."""
        return self._attachments.is_adverbial(start, end)

    def modifies(self, start: int, end: int) -> bool:
        """Return whether the tokens from ``start`` to ``end`` may all stand before a noun: "last year's"."""
        return self._attachments.modifies(start, end)

    def says_again(self, earlier: int, token: int) -> bool:
        """Return whether the clause behind that of ``earlier`` says of a pronoun what it said of its subject.

        "it was 3% in May, and in June it was 4%": the verb is a copula, and no other clause lies between.
        """
        first, second = self.clause_at(earlier), self.clause_at(token)
        if first is None or second != first + 1:
            return False
        clause = self.clauses[second]
        if "copula" not in clause.verb.classes or clause.start <= earlier:
            return False
        subject = clause.subject
        if subject is not None and not subject.start <= token < subject.end:  # "waren es 5 Prozent"
            return subject.kind == "pronoun" and "1" not in subject.features
        verb = bisect_left(self.words.index, clause.verb.tokens[-1])
        return "p3" in self._atoms(verb + 1) or "p3" in self._atoms(verb - 1)

    def group_from(self, token: int) -> tuple[int, int] | None:
        """Return where the noun group that begins at a token lies, with what hangs on it by "of"; as tokens.

        ``None`` if none begins there, or only a pronoun or a number does.
        """
        k = bisect_left(self.words.index, token)
        if k >= len(self.words.index) or self.words.index[k] != token:
            return None
        return WholeGroups(self._groups).read(k, verbless=not self._verb_words)

    @cached_property
    def _attachments(self) -> Attachments:
        verbs = {
            k: i
            for i, draft in reversed(list(enumerate(self._kept)))
            if draft.verb is not None
            for k in draft.verb.words
        }
        settings = self._language.dictionary.settings
        return Attachments(
            self.words,
            self._atoms,
            self.clause_at,
            verbs,
            self.verb,
            self._infinitive,
            self.start_of,
            attributes=not settings.adjectives_follow,
            brackets=settings.verb_second,
            belonging=settings.belonging,
            subjects=frozenset(
                k for draft in self._kept if draft.subject is not None for k in range(*draft.subject)
            ),
        )

    def _infinitive(self, k: int) -> str:
        """Return the infinitive of word ``k``, if a table knows it as a verb; else empty."""
        readings = self._language.dictionary.forms.get(self.words.lower(k), ())
        return next((r.lemma for r in readings if r.lemma and not r.particle), "")

    def clause_at(self, token: int) -> int | None:
        """Return the index of the innermost clause that holds a token; ``None`` if that is unknown."""
        k = bisect_right(self.words.index, token) - 1
        return self._owners[k] if k >= 0 else None

    @cached_property
    def _kept(self) -> list[Draft]:
        """The clauses that have a verb, in the order in which they open."""
        drafts = self._drafts
        return sorted(
            (draft for draft in (*drafts.clauses, *drafts.nonfinite) if draft.verb is not None),
            key=lambda draft: draft.start,
        )

    @cached_property
    def _places_of(self) -> dict[int, int]:
        """The index of each clause that has a verb, by the identity of its draft."""
        return {id(draft): i for i, draft in enumerate(self._kept)}

    @cached_property
    def _groups(self) -> SentenceGroups:
        subjects = {draft.subject[0] for draft in self._kept if draft.subject is not None}
        return SentenceGroups(
            self._language.noun_groups, self.words, self._verb_words, frozenset(subjects), self._is_place
        )

    def _is_place(self, group: Group) -> bool:
        """Return whether the words of a name are those of a country."""
        hit = self._places.get(self.words.index[group[0]])
        return hit is not None and hit.end == self.words.end(group[1] - 1)

    # Which clause a word belongs to, and how far clauses reach

    @cached_property
    def _owners(self) -> list[int | None]:
        """The clause of each word, by index among those that have a verb."""
        places = self._places_of
        owners: list[int | None] = []
        turns = self._drafts.turns
        for i, (start, draft) in enumerate(turns):
            end = turns[i + 1][0] if i + 1 < len(turns) else len(self.words.tags)
            owners += [self._place(draft, places)] * (end - start)
        for i, draft in enumerate(
            self._kept
        ):  # its words before the verb were read as those of the outer one
            assert draft.verb is not None
            outer = None if draft.parent is None else self._place(draft.parent, places)
            end = min(draft.verb.words[-1] + 1, len(owners))
            if draft.kind in _NONFINITE:
                end = self._end_of_nonfinite(end)
            for k in range(draft.start, end):
                if owners[k] == outer or k in draft.verb.words:
                    owners[k] = i
        return owners

    def _end_of_nonfinite(self, k: int) -> int:
        """Return where what goes with a participle or an infinitive ends: at a mark or the next verb."""
        while k < len(self.words.tags) and not self._atoms(k) & _EDGES and k not in self._verb_words:
            k += 1
        return k

    @cached_property
    def _verb_words(self) -> frozenset[int]:
        """The words of all finite verb groups."""
        chains = (draft.verb for draft in self._drafts.clauses)
        return frozenset(k for chain in chains if chain is not None for k in chain.words)

    @staticmethod
    def _place(draft: Draft | None, places: Mapping[int, int]) -> int | None:
        """Return the index of a clause, or of the next outer one that has a verb."""
        for _ in range(_OUTWARDS):
            if draft is None:
                return None
            if id(draft) in places:
                return places[id(draft)]
            draft = draft.parent
        return None

    @cached_property
    def _reaches(self) -> list[Group]:
        """The first word of each clause, and the word after it, with the clauses that belong to it."""
        reaches = [
            (draft.start, draft.verb.words[-1] + 1 if draft.verb is not None else draft.start)
            for draft in self._kept
        ]
        for k, owner in enumerate(self._owners):
            if owner is not None:
                start, end = reaches[owner]
                reaches[owner] = (start if start < k else k, end if end > k else k + 1)
        for i, (start, end) in enumerate(list(reaches)):  # an outer clause holds those that belong to it
            for outer in self._outwards(i):
                first, last = reaches[outer]
                reaches[outer] = (min(first, start), max(last, end))
        return reaches

    def _outwards(self, i: int) -> Iterator[int]:
        """Yield the clause that a clause belongs to, and so on."""
        owner = self._place(self._kept[i].parent, self._places_of)
        for _ in range(_OUTWARDS):
            if owner is None:
                return
            yield owner
            owner = self._place(self._kept[owner].parent, self._places_of)

    # Clauses

    def _clause(self, i: int) -> Clause:
        words, draft = self.words, self._kept[i]
        start, end = self._reaches[i]
        return Clause(
            cast(ClauseKind, draft.kind),
            words.index[start],
            words.end(end - 1),
            None if draft.opener is None else words.index[draft.opener],
            None if draft.subject is None else self._groups.group(draft.subject),
            self.verb(i),
            self._place(draft.parent, self._places_of),
            quoted=words.is_quoted(draft.start),
        )

    def _verb(self, chain: Chain, *, finite: bool, sure: bool) -> VerbGroup:
        words, language = self.words, self._language
        return VerbGroup(
            tuple(words.index[k] for k in chain.words),
            cast(Time, chain.time if finite else "none"),
            self._tense(chain) if finite else "",
            chain.passive,
            chain.negated,
            finite,
            self._lemma(chain),
            language.tagger.infos[words.tags[chain.last]].atoms & _CLASSES,
            self._is_hearsay(chain),
            self._agent(chain),
            sure,
        )

    def _lemma(self, chain: Chain) -> str:
        """Return the infinitive of the last verb, with a prefix that stands apart; empty if unknown."""
        lower, dictionary = self.words.lower, self._language.dictionary
        word = lower(chain.last)
        readings = [r for r in dictionary.forms.get(word) or dictionary.with_prefix(word) if r.lemma]
        if len(chain.words) > 1:
            apart = {lower(k) for k in chain.words}
            readings.sort(key=lambda reading: reading.particle not in apart)
        known = [r for r in readings if not r.particle or (len(chain.words) > 1 and r.particle in apart)]
        if not known:
            return ""
        particle = "" if known[0].particle else self._particle(chain)
        return particle + known[0].lemma

    def _particle(self, chain: Chain) -> str:
        """Return the prefix that stands at the end of a verb group, if no table ties it to the verb."""
        final = chain.words[-1]
        apart = final > chain.last and "ptcl" in self._atoms(final) and len(chain.words) > 1
        return self.words.lower(final) if apart else ""

    def _tense(self, chain: Chain) -> str:
        """Return the tense of the finite word of a verb group, if it has but one."""
        tenses = self._language.tenses
        return next((tense for k in chain.words if (tense := tenses[self.words.tags[k]]) is not None), "")

    def _is_hearsay(self, chain: Chain) -> bool:
        """Return whether a verb group tells what others say: "soll gekauft haben", "aurait acheté"."""
        dictionary, infos = self._language.dictionary, self._language.tagger.infos
        for reading in dictionary.forms.get(self.words.lower(chain.words[0]), ()):
            auxiliary = dictionary.auxiliaries.get(reading.lemma)
            if auxiliary is not None and auxiliary.hearsay and auxiliary.hearsay in reading.features:
                governing = [infos[self.words.tags[k]] for k in chain.words]
                perfect = any("past" in info.governs.values() for info in governing)
                return perfect and any("participle" in info.atoms and not info.governs for info in governing)
        return False

    def _agent(self, chain: Chain) -> tuple[int, int] | None:
        """Return where the one who acts in a passive lies: "by the city"."""
        if (
            not chain.passive
            and "participle" not in self._language.tagger.infos[self.words.tags[chain.last]].atoms
        ):
            return None
        agents, groups = self._language.dictionary.settings.agents, self._groups
        near = range(min(chain.words) + 1, min(chain.words[-1] + _AGENT, len(self.words.tags)))
        for k in near:
            if self.words.lower(k) in agents:
                return groups.behind(k)
            if "," in groups.at[k]:
                return None
        return None
