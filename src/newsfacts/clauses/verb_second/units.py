"""The units of a sentence for languages with commas around clauses: what is between two marks."""

from __future__ import annotations

from collections import deque
from itertools import pairwise

from newsfacts.clauses.verb_groups import govern
from newsfacts.clauses.verb_second.openings import ClauseOpenings
from newsfacts.clauses.verb_second.subjects import Item
from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import Tagger

__all__ = ["Unit", "UnitPatterns", "Units"]

_MARKS = frozenset({",", ";", ":", "~", "(", ")", "."})
_GROUP_SIZE = 12
"""How many words before its noun a noun group may have."""
_NEAR = 8
"""How many words that may be finite are looked at before a coordinator."""
_UNSURE = frozenset({"infinitive", "participle"})
_NONFINITE = frozenset({"infinitive", "participle", "marked", "ptcl"})
_BEFORE_NOUNS = frozenset({"det", "adj", "num", "qty", "prep"})


class UnitPatterns:
    """The patterns of one language for noun groups, with and without a preposition."""

    def __init__(self, tagger: Tagger) -> None:
        self.infos = infos = tagger.infos
        self.agents = tagger.dictionary.settings.agents
        self.degree = tagger.dictionary.settings.degree
        chars = tagger.chars
        closed = ("prep", "coord", "comp", "rel", "pron", "det", "sub", "mark", "neg", "open", "ques")
        capitals = tagger.dictionary.settings.noun_capitals
        self.open_clauses = tagger.dictionary.settings.open_clauses
        unknown = ("unknown",) if capitals else ()
        """Tags of words that no table has: they are nouns where nouns have no capitals."""
        lower = chars("adj", *unknown, "qty", "num", "compound", without=closed)
        lower += chars("qty", without=("prep", "det", "rel"))
        past = "".join(c for c in chars("t:past", without=("aux",)) if "noun" not in infos[c].atoms)
        participle = chars("participle", without=("fin", "aux", *closed)) if not capitals else ""
        classes = {
            "det": chars("det"),
            "noun": chars("noun", "name", "time", "title", without=(*closed, *unknown, "adj")),
            "name": chars("name", without=closed),
            "common": chars("noun", "time", "title", without=(*closed, *unknown, "adj", "name")),
            "article": chars("det", without=("pron", "rel", "aux")),
            "stem": ""
            if capitals
            else chars("fin", without=("aux", "noun", "adj", "adv", "infinitive", *closed)),
            "pre": lower + past + participle + chars("adv", without=closed),
            "pre0": lower,
            "used": "".join(c for c in lower if "ptcl" not in infos[c].atoms),
            "pron": chars("pron", without=("prep", "noun")),
            "prep": chars("prep"),
            "neg": chars("neg"),
        }
        # "der im Mai gewählten Regierung": a participle with what belongs to it, before its noun
        # and "eine nicht genaue Zahl", in which the negation is not that of the clause
        inner = (
            r"<det>(?:<neg><pre>{1,6}|<prep>(?:<det>?<pre0>{0,3}<noun>+|<pron>|<pre>{1,3})<pre>{1,4})<noun>+"
        )
        begins = ("det", "noun", "pre0", "pron", "prep", "neg")
        self.begins = frozenset("".join(classes[name] for name in begins))
        """The tags of words that a group may begin with."""
        self.marks = frozenset(chars(*_MARKS))
        """The tags of marks that are between units."""
        group = rf"(?:{inner}|<det><pre>{{0,{_GROUP_SIZE}}}<noun>+|<pre0>{{0,9}}<noun>+)"
        if not capitals:
            # names follow a noun, another noun is another group; an article shows a noun that looks
            # like a verb or an adjective: Dutch "de bel ging", "de rijken betalen"
            nouns = "(?:<common><name>*|<name>+)"
            behind = f"(?:<name>{{1,2}}<common><name>*|{nouns})"  # "de Friese schrijver Jan Bos"
            group = (
                rf"(?:{inner.replace('<noun>+', nouns)}|<det><pre>{{0,{_GROUP_SIZE}}}{behind}"
                rf"|<pre0>{{0,9}}{nouns}|<article><pre0>{{0,3}}<stem>|<article><used>+)"
            )
        self.group = tagger.pattern(
            rf"(?P<pp><prep>+(?:{group}|<pre>{{1,6}}<noun>+|<pron>|<det>|<pre0>+))|(?P<ng>{group})|(?P<pron><pron>|<det>)",
            classes,
            bounded="the tags of one sentence, of which few are prepositions or adjectives in a row",
        )


class Unit:
    """What is between two marks, or between a mark and a coordinator that ties clauses."""

    __slots__ = ("end", "finite", "governed", "items", "linked", "mark", "negations", "start", "verbs")

    def __init__(self, start: int, end: int, mark: str, linked: bool) -> None:
        self.start = start
        self.end = end
        self.mark = mark
        """The mark before it; empty at the start of the sentence, ``&`` after a coordinator."""
        self.linked = linked
        self.finite: list[int] = []
        """Words that may be its finite verb."""
        self.verbs: list[int] = []
        """Verbs that are not finite, and particles."""
        self.items: list[Item] = []
        """Its noun groups that no preposition governs."""
        self.governed: list[tuple[int, int]] = []
        """Where those are that one does, the preposition included."""
        self.negations: list[int] = []
        """Words that negate it."""


class Units:
    """Reads the units of one sentence."""

    def __init__(self, patterns: UnitPatterns, words: Words) -> None:
        self.patterns = patterns
        self.tags = words.tags
        self.infos = patterns.infos
        self.size = len(words.tags)
        self.atoms = words.at.__getitem__
        """Returns what a word may be; nothing past either end, as an index below zero counts from the end."""
        self.openings = ClauseOpenings(self.atoms)

    def sure(self, k: int) -> bool:
        """Return whether a form that may be finite is nothing else, or an auxiliary."""
        atoms = self.atoms(k)
        return "aux" in atoms or not atoms & _UNSURE

    def is_finite(self, k: int) -> bool:
        """Return whether a form that may be finite is nothing else."""
        return not self.atoms(k) & _UNSURE

    def governs(self, finite: int, k: int) -> bool:
        """Return whether one verb may govern another."""
        return bool(govern(self.infos[self.tags[finite]], self.infos[self.tags[k]]))

    def read(self) -> list[Unit]:
        """Return the units in order."""
        units: list[Unit] = []
        start, mark = 0, ""
        marks = self.patterns.marks
        for k, tag in enumerate(self.tags):
            if tag in marks:
                if k > start:
                    units += self._split(start, k, mark)
                mark, start = tag, k + 1
        return units + self._split(start, self.size, mark) if start < self.size else units

    def _split(self, start: int, end: int, mark: str) -> list[Unit]:
        """Split at words that open a clause, and at coordinators that have a finite verb on either side."""
        whole = self._unit(start, end, mark, False)
        if self.patterns.open_clauses and whole.finite:
            cuts = self.openings.cuts(start, end, whole.finite, whole.governed)
            if cuts:
                parts = enumerate(pairwise((start, *cuts, end)))
                return [unit for i, (a, b) in parts for unit in self._split_links(a, b, "," if i else mark)]
        return self._split_links(start, end, mark, whole)

    def _split_links(self, start: int, end: int, mark: str, whole: Unit | None = None) -> list[Unit]:
        """Split at coordinators that have a finite verb on either side."""
        whole = whole or self._unit(start, end, mark, False)
        left: list[int] = []
        right = deque(whole.finite)
        cuts = []
        for k in range(start + 1, end - 1):
            if right and right[0] < k:
                left.append(right.popleft())
            links = "coord" in self.atoms(k) and "open" not in self.atoms(k)
            if links and left and right and self._plausible(left, k, right, end):
                cuts.append(k)
                left = []
        if not cuts:
            return [whole]
        edges = [start, *(k + 1 for k in cuts)]
        ends = [*cuts, end]
        return [
            self._unit(a, b, mark if a == start else "&", a != start)
            for a, b in zip(edges, ends, strict=True)
        ]

    def _plausible(self, left: list[int], left_end: int, right: deque[int], right_end: int) -> bool:
        """Return whether both sides read as clauses, and the right one is not the end of a verb group."""
        right_sure = self.sure(right[-1]) or self.sure(right[0])
        left = left[-_NEAR:]
        if not any(map(self.sure, left)) and right_sure:
            if right[-1] == right_end - 1 and self.governs(right[-1], left[-1]):
                return False
            return left[-1] == left_end - 1 or self.sure(right[0])
        if right_sure or not any("aux" in self.atoms(k) for k in left):
            return True
        return right[-1] != right_end - 1

    def _unit(self, start: int, end: int, mark: str, linked: bool) -> Unit:
        unit = Unit(start, end, mark, linked)
        covered = self._groups(unit, start, unit.items, verbs=True)
        if not unit.finite:  # "Das sagte Merkel": no participle before a noun
            unit.finite = [j for j in covered if self.atoms(j) & {"say", "think"} and j == start + 1][:1]
        if not unit.finite and self.patterns.open_clauses:  # Dutch "Zondag wacht de ploeg": no guard
            unit.finite = [j for j in covered if j > start and not self.atoms(j - 1) & _BEFORE_NOUNS][:1]
            unit.items = [
                item for item in unit.items if not item.start <= min(unit.finite, default=-1) < item.end
            ]
        return unit

    def items_behind(self, unit: Unit, k: int) -> list[Item]:
        """Return the noun groups of a unit after the word at ``k`` that opens it."""
        items: list[Item] = []
        self._groups(unit, k + 1, items, verbs=False)
        return items

    def _groups(self, unit: Unit, k: int, items: list[Item], *, verbs: bool) -> list[int]:
        """Collect noun groups from word ``k``, and verbs; return words in groups that may be finite."""
        match, start, covered = self.patterns.group.match, k, []
        tags, begins = self.tags, self.patterns.begins
        before, governed = -1, False
        while k < unit.end:
            found = match(tags, k, unit.end) if tags[k] in begins else None
            if found is None or (found.lastgroup != "pp" and self._is_verb(unit, k, found.end())):
                if verbs:
                    self._verb(unit, k, self.atoms(k))
                k += 1
                continue
            stop = found.end()
            linked = "coord" in self.atoms(k - 1) and k - 1 > start
            if found.lastgroup == "pp" or "preposition:enclitic" in self.atoms(stop):
                governed = True
                if verbs:
                    unit.governed.append((k, stop))
            elif not (linked and governed and before == k - 1):
                owned = before == k and not self._is_personal(k - 1)
                items.append(Item(k, stop, owned, linked or "coord" in self.atoms(stop)))
                governed = False
            before = stop
            covered += [j for j in range(k, stop) if "fin" in self.atoms(j)]
            k = stop
        return covered

    def _is_personal(self, k: int) -> bool:
        """Return whether a word is a personal or reflexive pronoun, on which no genitive depends."""
        atoms = self.atoms(k)
        return "pron" in atoms and "det" not in atoms and bool(atoms & {"p1", "p2", "p3", "reflexive"})

    def _is_verb(self, unit: Unit, k: int, stop: int) -> bool:
        """Return whether what looks like a group is an auxiliary, or a prefix: "stiegen alle ein"."""
        atoms, single = self.atoms(k), stop == k + 1
        if "ptcl" in atoms and single and stop == unit.end:
            return True
        if single and "participle" in atoms and self.patterns.open_clauses:  # Dutch "hadden overvallen"
            return "aux" in self.atoms(k - 1) or "aux" in self.atoms(k + 1)
        return "aux" in atoms and ("fin" in atoms or single)

    def _verb(self, unit: Unit, k: int, atoms: frozenset[str]) -> None:
        if "neg" in atoms:
            unit.negations.append(k)
            return
        if "mark" in atoms and "infinitive" in self.atoms(k + 1):
            return  # "zu" before an infinitive is not part of a verb
        finite = bool(atoms & {"fin", "final"}) and (
            "aux" in atoms or "t:past" in atoms or not atoms & {"adj", "prep", "adv"}
        )
        if finite and not ("marked" in atoms or ("infinitive" in atoms and self._is_marked(k))):
            unit.finite.append(k)
        elif atoms & _NONFINITE:
            unit.verbs.append(k)

    def _is_marked(self, k: int) -> bool:
        """Return whether an infinitive has its marker before it, or governs one: "begleiten zu können"."""
        behind = "mark" in self.atoms(k + 1) and "infinitive" in self.atoms(k + 2)
        return "mark" in self.atoms(k - 1) or behind

    def final_verb(self, unit: Unit) -> int | None:
        """Return the finite verb at the end of a unit, if there is one."""
        if not unit.finite:
            return None
        if self.patterns.open_clauses:
            return self._final_of_open(unit)
        if unit.finite[-1] != unit.end - 1:
            return None
        k = unit.finite[-1]
        outer = self._before_infinitives(unit, k)
        if outer is not None:
            return outer
        if len(unit.finite) > 1 and not self.sure(k) and self.governs(unit.finite[0], k):
            return None
        return k

    def _final_of_open(self, unit: Unit) -> int | None:
        """Return the verb of a unit with only verbs, adverbs and prepositions after it, if there is one."""
        sure = [k for k in unit.finite if self.is_finite(k)]
        k = sure[-1] if sure else unit.finite[-1]
        return k if self.openings.is_last(k, unit.end, unit.governed) else None

    def _before_infinitives(self, unit: Unit, k: int) -> int | None:
        """Return the auxiliary before two infinitives at the end: "dass er habe kommen wollen"."""
        j = k
        while j > unit.start and "infinitive" in self.atoms(j) and (not self.sure(j) or k - j < 2):
            j -= 1
        found = (
            k - j > 1 and j in unit.finite and "aux" in self.atoms(j) and "infinitive" not in self.atoms(j)
        )
        return j if found else None

    def second_verb(self, unit: Unit) -> int:
        """Return the finite verb of a main clause: the first that is nothing else, or the first."""
        first = unit.finite[0]
        sure = next((k for k in unit.finite if not self.atoms(k) & _UNSURE), first)
        behind_subject = bool(unit.items) and unit.items[0].end == first
        return first if behind_subject and "aux" not in self.atoms(sure) else sure
