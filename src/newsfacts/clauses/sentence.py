"""A sentence as it was read: its clauses, with their verb groups, and its noun groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import partial

from newsfacts.clauses.attachment import Attachment
from newsfacts.clauses.clause import Clause, ClauseReader
from newsfacts.clauses.dependence import Dependence, Dependences
from newsfacts.clauses.draft import Group
from newsfacts.clauses.marked import Marked, read_marked
from newsfacts.clauses.model import Naming, NounGroup, VerbGroup
from newsfacts.clauses.namings.reader import NamingReader
from newsfacts.clauses.noun_groups import SentenceGroups
from newsfacts.clauses.ownership import NONFINITE, OwnedWords
from newsfacts.clauses.reporting import Reporting, ReportingReader, Says
from newsfacts.clauses.vocabulary import ClauseVocabulary
from newsfacts.clauses.whole_groups import WholeGroups
from newsfacts.clauses.words.sentence import Words
from newsfacts.text.lazy import lazy
from newsfacts.text.scan import Hit

__all__ = ["Sentence"]

_BESIDE = 2
"""Words from a verb to a number with only a preposition between: "falling to 5%", not "pushing it to 5%"."""
_GOING_ON = frozenset({"coordinate", "parataxis"})
"""Clauses that continue after another one and do not belong to it."""
_REMEMBERED = 40
"""The most amounts of a sentence for which it remembers what they depend on; lists and tables have more."""


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
        self._known: dict[int, Clause] = {}
        self._dependence: dict[Group, Dependence] = {}
        self._owned = owned = OwnedWords(words, language.reader.read, language.edges)
        is_place = partial(_is_place, places, words)  # holds no sentence, which would hold itself
        self._groups = SentenceGroups(language.noun_groups, owned, is_place)
        self._clauses = ClauseReader(owned, language, self._groups)
        self.verb = self._clauses.verb
        """Returns the verb group of a clause, without reading anything else of it."""
        self.subject = self._clauses.subject
        """Returns the subject of a clause, without reading anything else of it."""
        self.kind = self._clauses.kind
        """Returns the kind of a clause."""

    @lazy
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses, in the order in which they open."""
        return tuple(map(self.clause, self.words.until_deadline(range(self.count))))

    @property
    def count(self) -> int:
        """How many clauses it has."""
        return len(self._owned.ownership.kept)

    def clause(self, i: int) -> Clause:
        """Return clause ``i``, of which each part is read when it is needed."""
        known = self._known.get(i)
        if known is None:
            known = self._known[i] = Clause(self._clauses, i)
        return known

    @lazy
    def groups(self) -> tuple[NounGroup, ...]:
        """Its noun groups, in text order; no two have a word in common, but that one may hold its members."""
        return tuple(self.each_group())

    def each_group(self) -> Iterator[NounGroup]:
        """Yield them, each read when it is its turn: for those who need only the first, or one."""
        return map(self._groups.group, self.words.until_deadline(self._places_of_groups.values()))

    @lazy
    def _places_of_groups(self) -> Mapping[int, Group]:
        """Where they are, by their first tokens."""
        index = self.words.index
        return {index[group[0]]: group for group in self._groups.all()}

    def group_starting(self, token: int) -> NounGroup | None:
        """Return that of them which begins at a token, if one does."""
        place = self._places_of_groups.get(token)
        return None if place is None else self._groups.group(place)

    def group_ending(self, end: int) -> NounGroup | None:
        """Return the noun group whose last token comes before token ``end``, if one does."""
        return self._groups_by_end.get(end)

    @lazy
    def _groups_by_end(self) -> Mapping[int, NounGroup]:
        return {group.end: group for group in self.groups}

    def naming(self, token: int, end: int | None = None) -> Naming | None:
        """Return what the phrase at a token names, with the appositions on either side.

        Give the first token of a phrase or, for a name, any of it; ``None`` if none begins there. ``end`` is
        the token after the phrase, if that is known: more is read only where it surely belongs to it.
        """
        index = self.words.index
        k = bisect_right(index, token) - 1
        if k < 0 or index[k] != token:
            return None
        return self._namings.read(k, len(index) if end is None else bisect_left(index, end))

    def reporting(self, token: int, says: Says) -> Reporting | None:
        """Return the clause that begins at a token and names who says what comes before it, if one does.

        ``says`` returns whether a token may be a finite verb of saying.
        """
        return self._reporting.read(token, says)

    @lazy
    def _reporting(self) -> ReportingReader:
        reader = self._groups.reader
        return ReportingReader(self.words, self._groups.at_word, reader.names, noun_capitals=reader.capitals)

    def group_at(self, token: int) -> NounGroup | None:
        """Return the noun group that begins at a token, also one that belongs to another; no pronoun."""
        k = bisect_left(self.words.index, token)
        if k >= len(self.words.index) or self.words.index[k] != token:
            return None
        group = self._groups.noun_at(k)
        return None if group is None else self._groups.group(group)

    def name_at(self, token: int) -> tuple[int, int] | None:
        """Return where the person's name of two words and more is that holds a token, without titles."""
        k = bisect_right(self.words.index, token) - 1
        found = self._namings.name_at(k) if k >= 0 else None
        return None if found is None else (self.words.index[found[0]], self.words.end(found[1] - 1))

    @lazy
    def _namings(self) -> NamingReader:
        return NamingReader(self._groups)

    def verbs(self) -> Iterator[VerbGroup]:
        """Yield the verb groups of its clauses, each read when it is its turn."""
        return map(self.verb, self.words.until_deadline(range(self.count)))

    def start_of(self, i: int) -> int:
        """Return the token at which clause ``i`` opens."""
        return self.words.index[self._owned.ownership.kept[i].start]

    def is_opened(self, i: int) -> bool:
        """Return whether a word opens clause ``i``: "that", "who"."""
        return self._owned.ownership.kept[i].opener is not None

    def parent(self, i: int) -> int | None:
        """Return the index of the clause that clause ``i`` belongs to."""
        return self._owned.ownership.outer[i]

    @lazy
    def attachment(self) -> Attachment:
        """Finds out what an expression in it belongs to."""
        return Attachment(self.words, self._owned.ownership)

    def marked(self, start: int, end: int) -> Marked:
        """Return how the tokens from ``start`` to ``end``, a pair of marks and the words between, are."""
        return read_marked(self._groups, self._clause_of, self.clause_at(start), start, end)

    @lazy
    def says(self) -> bool:
        """Whether a verb of saying is in it."""
        return any("say" in verb.classes for verb in self.verbs())

    @lazy
    def _clause_of(self) -> dict[int, int]:
        """The clause of each word of a verb group."""
        return {k: i for i, chain in enumerate(self._owned.ownership.verbs) for k in chain.words}

    def dependence(self, start: int, end: int) -> Dependence:
        """Return what an amount at these tokens depends on."""
        known = self._dependence.get((start, end))
        if known is None:
            known = self._dependences.read(start, end)
            if len(self._dependence) < _REMEMBERED:
                self._dependence[start, end] = known
        return known

    def parallel(self, start: int, end: int, behind: int) -> bool:
        """Return whether an amount from ``end`` to ``behind`` continues a list: "5% in May, 3% in June".

        ``start`` is the token after the amount before it.
        """
        return self._dependences.parallel(start, end, behind)

    def is_adverbial(self, start: int, end: int) -> bool:
        """Return whether the tokens from ``start`` to ``end`` are a group after a preposition, or a time."""
        return self._dependences.is_adverbial(start, end)

    def modifies(self, start: int, end: int) -> bool:
        """Return whether the tokens from ``start`` to ``end`` may all come before a noun: "last year's"."""
        return self._dependences.modifies(start, end)

    def says_again(self, earlier: int, token: int) -> bool:
        """Return whether the clause after that of ``earlier`` says of a pronoun what it said of its subject.

        "it was 3% in May, and in June it was 4%": the verb is a copula, and no other clause is between.
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
        return "p3" in self.words.at[verb + 1] | self.words.at[verb - 1]

    def keeps_subject(self, earlier: int, token: int) -> bool:
        """Return whether the clause after that of ``earlier`` has the same subject, if it has one.

        It has none ("it hit 6% and should fall to 5%", "it hit 6%, before falling to 5%"), or a
        pronoun of the third person.
        """
        first, second = self.clause_at(earlier), self.clause_at(token)
        if first is None or second != first + 1:
            return False
        clause = self.clauses[second]
        if clause.start <= earlier:
            return False
        if clause.kind in NONFINITE:
            return clause.parent == first and self._goes_on_itself(clause.verb, token)
        if not clause.verb.finite or clause.kind not in _GOING_ON:
            return False
        subject = clause.subject
        if subject is None:
            return clause.kind == "coordinate"
        return subject.kind == "pronoun" and not subject.features & {"1", "2"}

    def _goes_on_itself(self, verb: VerbGroup, token: int) -> bool:
        """Return whether a nonfinite verb has neither an object before a token nor its own subject.

        It has one in "pushing rates to 5%" and "rates to rise to 5%", not in "before falling to 5%".
        """
        index, at = self.words.index, self.words.at
        k = bisect_left(index, verb.tokens[0])
        before = k - 1 - ("mark" in at[k - 1])
        own = before >= 0 and not at[before].isdisjoint({"noun", "name", "pron"})
        return not own and bisect_left(index, token) - bisect_left(index, verb.tokens[-1]) <= _BESIDE

    def continued(self, i: int) -> int | None:
        """Return the clause whose auxiliary a participle shares ("will be closed and *sold*"), if any."""
        return self._owned.ownership.continued(i)

    def group_from(self, token: int) -> tuple[int, int] | None:
        """Return where the noun group that begins at a token is, with what depends on it by "of"; as tokens.

        ``None`` if none begins there, or only a pronoun or a number does.
        """
        k = bisect_left(self.words.index, token)
        if k >= len(self.words.index) or self.words.index[k] != token:
            return None
        return WholeGroups(self._groups).read(k, verbless=not self._owned.ownership.verb_words)

    @property
    def _dependences(self) -> Dependences:
        """Made for each question, as it holds the sentence."""
        settings = self._language.dictionary.settings
        return Dependences(
            self.words,
            self.clause_at,
            self._verb_clauses,
            self.verb,
            self._infinitive,
            self.start_of,
            attributes=not settings.adjectives_follow,
            brackets=settings.verb_second,
            belonging=settings.belonging,
            subjects=self._subject_words,
        )

    @lazy
    def _verb_clauses(self) -> dict[int, int]:
        """The clause whose verb group each word of one is of: the first, if there are several."""
        found: dict[int, int] = {}
        for i, chain in enumerate(self._owned.ownership.verbs):
            for k in chain.words:
                found.setdefault(k, i)
        return found

    @lazy
    def verb_places(self) -> Mapping[int, int]:
        """The clause by the tokens of its verb group: the first, if one is in several."""
        index = self.words.index
        return {index[k]: i for k, i in self._verb_clauses.items()}

    def is_passive(self, token: int) -> bool:
        """Return whether a token is in the verb group of a passive: of the first clause, if of several."""
        if not self._language.predicates.may_be_passive(self.words):
            return False  # as mostly; clauses cost more
        i = self.verb_places.get(token)
        return i is not None and self.verb(i).passive

    @lazy
    def _subject_words(self) -> frozenset[int]:
        """The words of the subjects of its clauses."""
        subjects = (draft.known_subject() for draft in self._owned.ownership.kept)
        return frozenset(k for subject in subjects if subject is not None for k in range(*subject))

    def _infinitive(self, k: int) -> str:
        """Return the infinitive of word ``k``, if a table knows it as a verb; else empty."""
        readings = self._language.dictionary.forms.get(self.words.lower(k), ())
        return next((r.lemma for r in readings if r.lemma and not r.particle), "")

    def clause_at(self, token: int) -> int | None:
        """Return the index of the innermost clause that holds a token; ``None`` if that is unknown."""
        k = bisect_right(self.words.index, token) - 1
        return self._owned.ownership.owners[k] if k >= 0 else None


def _is_place(places: Mapping[int, Hit], words: Words, group: Group) -> bool:
    """Return whether the words of a name are those of a country."""
    hit = places.get(words.index[group[0]])
    return hit is not None and hit.end == words.end(group[1] - 1)
