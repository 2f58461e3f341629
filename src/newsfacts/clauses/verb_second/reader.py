"""Reads the clauses of a sentence whose verb is second in main clauses, and last in those a word opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from newsfacts.clauses.draft import Draft, Drafts
from newsfacts.clauses.model import ClauseKind
from newsfacts.clauses.verb_groups import Chain, bracket, govern
from newsfacts.clauses.verb_second.ends import ClauseEnds
from newsfacts.clauses.verb_second.subjects import Item
from newsfacts.clauses.verb_second.units import Unit, UnitPatterns, Units
from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import Tagger

__all__ = ["VerbSecondReader"]

_OPENING_ADVERBS = 3
"""How many adverbs can come before the word that opens a clause ("vor allem weil")."""
_DEPTH = 16
"""How many clauses outwards the reader looks."""


class VerbSecondReader:
    """Reads sentences of one language; holds its patterns, and nothing of a text."""

    def __init__(self, tagger: Tagger) -> None:
        self.patterns = UnitPatterns(tagger)

    def read(self, words: Words) -> Drafts:
        """Return the clauses of a sentence."""
        return _Reading(Units(self.patterns, words), words).run()

    @property
    def groups(self) -> re.Pattern[str]:
        """Finds noun groups by the tags of words."""
        return self.patterns.group


class _Reading:
    """The state of reading one sentence."""

    def __init__(self, units: Units, words: Words) -> None:
        self.units = units
        self.words = words
        self.infos = units.infos
        self.ends = ClauseEnds(units, words)
        self.atoms = units.atoms
        self.root = Draft("main", 0, None)
        self.drafts = [self.root]
        self.nonfinite: list[Draft] = []
        self.root_items: list[Item] = []
        self.waiting: list[tuple[Draft, list[Item]]] = []
        """Clauses whose verb comes last and has not come yet, the innermost last."""
        self.last: Draft | None = None
        """The clause that got its verb last."""
        self.resumes = False
        """Whether the next unit begins with its finite verb, after a comma."""

    def run(self) -> Drafts:
        """Read the sentence, unit by unit."""
        turns = [(0, self.root)]
        units = self.units.read()
        for i, unit in enumerate(self.words.until_deadline(units)):
            self.resumes = i + 1 < len(units) and self._resumes(units[i + 1])
            self._read(unit)
            owner = self.last or self.root
            if self.waiting and (self.waiting[-1][0].start >= unit.start or not unit.finite):
                owner = self.waiting[-1][0]
            turns.append((unit.start, owner))
            self._infinitives(unit, owner)
        return Drafts(self.drafts, self.nonfinite, turns)

    def _infinitives(self, unit: Unit, owner: Draft) -> None:
        """Note the infinitives with a marker that a unit has."""
        for k in unit.verbs:
            if "marked" in self.atoms(k) or ("infinitive" in self.atoms(k) and "mark" in self.atoms(k - 1)):
                if owner.verb is not None and k in owner.verb.words:
                    continue
                draft = Draft("infinitive", k if unit.finite else unit.start, owner)
                draft.verb = bracket(self.words, self.infos, k, [], [])
                self.nonfinite.append(draft)

    def _read(self, unit: Unit) -> None:
        k = unit.start
        while k < unit.end - 1 and "coord" in self.atoms(k) and not self._asks(unit, k):
            unit.linked = True
            k += 1
        place = k
        for _ in range(_OPENING_ADVERBS):
            place += "adv" in self.atoms(place) and not self.atoms(place) & {"open", "sub", "rel"}
        for opener in dict.fromkeys((place, k)):
            kind = self._opened(unit, opener)
            if kind:
                self._open(unit, opener, kind)
                return
        if not unit.finite:
            self._go_on(unit)
            return
        end_verb = self.units.final_verb(unit)
        if self.waiting and end_verb is not None:
            draft, items = self.waiting.pop()
            self._give(draft, end_verb, unit, items + unit.items, final=True)
        elif self._coordinate_last(unit, end_verb):
            draft = Draft("coordinate", k, self.last)
            self.drafts.append(draft)
            self._give(draft, end_verb or unit.finite[-1], unit, unit.items, final=True)
        else:
            self._main(unit, k)

    def _asks(self, unit: Unit, k: int) -> bool:
        """Return whether a coordinator is rather the "whether" of a clause with its verb last: Dutch "of"."""
        return "comp" in self.atoms(k) and self.units.final_verb(unit) is not None

    def _coordinate_last(self, unit: Unit, end_verb: int | None) -> bool:
        """Return whether a unit continues a clause with its verb last: "dass er kam und die Firma kaufte"."""
        opened = self.last is not None and self.last.opener is not None
        return unit.linked and opened and end_verb is not None and self.units.second_verb(unit) != end_verb

    # Clauses that a word opens

    def _opened(self, unit: Unit, k: int) -> ClauseKind | Literal[""]:
        """Return the kind of clause that the word at ``k`` opens; empty if it opens none."""
        atoms = self.atoms(k)
        if "comp" in atoms:
            return self._kind_of_content(unit)
        if "sub" in atoms:
            return "adverbial"
        end_verb = self.units.final_verb(unit)
        if unit.mark in (",", "~", "(", ":") or (
            unit.mark == "&" and self.last is not None and self.last.own
        ):
            kind = self._relative(unit, k, end_verb)
            if kind:
                return kind
        if "ques" in atoms and end_verb is not None and end_verb != k + 1 and unit.start > 0:
            return "complement"
        return "adverbial" if "open" in atoms and self._surely_opens(unit, k, end_verb) else ""

    def _kind_of_content(self, unit: Unit) -> ClauseKind:
        """Return the kind of a clause with "that": what is said, what a noun is about, how much it is."""
        last = self.last
        if last is None or last.verb is None or self._speaks(last):
            return "complement"
        degree = self.units.patterns.degree
        if any(self.words.lower(k) in degree for k in range(last.verb.words[0], unit.start)):
            return "adverbial"
        before = unit.start - 1 - ("," in self.atoms(unit.start - 1))
        noun = unit.mark == "," and "noun" in self.atoms(before) and not self._is_no_noun(before)
        return "relative" if noun and "copula" not in self.atoms(last.verb.last) else "complement"

    def _is_no_noun(self, k: int) -> bool:
        """Return whether a word that looks like a noun is a pronoun, or a noun only by its capital."""
        return "pron" in self.atoms(k) or (
            "unknown" in self.atoms(k) and not self.units.patterns.open_clauses
        )

    def _relative(self, unit: Unit, k: int, end_verb: int | None) -> ClauseKind | Literal[""]:
        """Return the kind of clause if a relative word opens it, alone or after a preposition."""
        atoms, after = self.atoms(k), self.atoms(k + 1)
        if "prep" in atoms and after & {"rel", "ques"}:
            sure = end_verb is not None or (not unit.finite and "det" not in after)
            return ("relative" if "rel" in after else "complement") if sure else ""
        if "rel" not in atoms:
            return ""
        if "det" in atoms:
            return "relative" if self._article_is_relative(unit, k, end_verb) else ""
        if end_verb is None:
            return ""
        return "complement" if "ques" in atoms and self._speaks(self.last) else "relative"

    def _article_is_relative(self, unit: Unit, k: int, end_verb: int | None) -> bool:
        """Return whether a word that may be an article is a relative word."""
        if unit.linked and (self.last is None or self.last.own is None):
            return False  # "und das Land zahlt"
        if end_verb is not None:
            return end_verb != k + 1 or unit.end == k + 2
        after = self.atoms(k + 1)
        waits = not after or (bool(after & {"pron", "prep", "det", "adv"}) and not after & {"noun", "adj"})
        return not unit.finite and waits  # its verb comes after an insertion

    def _surely_opens(self, unit: Unit, k: int, end_verb: int | None) -> bool:
        """Return whether a word that may be a preposition or an adverb opens a clause."""
        if not unit.finite:
            return unit.mark in (",", "") and "nomonly" in self.atoms(k + 1)
        if end_verb is None or end_verb <= k + 1:
            return False
        return any(item.end <= end_verb for item in self.units.items_behind(unit, k))

    def _speaks(self, draft: Draft | None) -> bool:
        """Return whether the verb of a clause is one of saying or thinking."""
        verb = None if draft is None else draft.verb
        return verb is not None and any(self.atoms(k) & {"say", "think"} for k in verb.words)

    def _open(self, unit: Unit, k: int, kind: ClauseKind) -> None:
        last = self.last
        parent = self.waiting[-1][0] if self.waiting else last or self.root
        if unit.linked and last is not None and last.kind == kind and last.opener is not None:
            parent, kind = last, "coordinate"
        draft = Draft(kind, unit.start, parent, k)
        self.drafts.append(draft)
        governed = kind != "adverbial" and not self.atoms(k) & {"rel", "ques", "comp", "sub"}
        items = self.units.items_behind(unit, k + governed)  # "in der" has the relative word second
        if kind != "adverbial" and self.atoms(k) & {"rel", "ques"}:
            draft.own = (k, k + 1)
        finite = self.units.final_verb(unit)
        if finite is None and unit.finite and (kind != "relative" or self.units.is_finite(unit.finite[-1])):
            finite = unit.finite[-1]
        if finite is None:
            self.waiting.append((draft, items))
        else:
            self._give(draft, finite, unit, items, final=True)

    # Main clauses

    def _main(self, unit: Unit, k: int) -> None:
        finite = self.units.second_verb(unit)
        if self.root.verb is None:
            if self._tells_inside(unit, finite):
                self._report(unit, finite)
                return
            self._give(self.root, finite, unit, self.root_items + unit.items, final=False)
            return
        if not unit.linked and self._ends_group(unit):
            return
        says = unit.mark == "," or "say" in self.atoms(finite)
        if unit.start == finite and unit.mark in (",", "", "~") and not unit.linked and says:
            self._report(unit, finite)
            return
        parent = self.last or self.root
        for _ in range(_DEPTH):
            if parent.parent is None or parent.opener is None:
                break
            parent = parent.parent
        kind: ClauseKind = "coordinate" if unit.linked else "parataxis"
        if kind == "parataxis" and unit.mark in (",", ":") and self._speaks(parent):
            kind = "complement"
        draft = Draft(kind, k, parent)
        self.drafts.append(draft)
        self._give(draft, finite, unit, unit.items, final=False)

    def _resumes(self, unit: Unit) -> bool:
        """Return whether a unit goes on with its verb after a comma, as after an inserted clause."""
        return unit.mark == "," and bool(unit.finite) and self.units.second_verb(unit) == unit.start

    def _tells_inside(self, unit: Unit, finite: int) -> bool:
        """Return whether a unit says who says the clause around it: "Der Plan, sagte N, sei tot"."""
        opens = self.resumes and unit.start == finite and unit.mark == ","
        return opens and bool(unit.items) and "say" in self.atoms(finite)

    def _report(self, unit: Unit, finite: int) -> None:
        """Read ", sagte X": what comes before is what was said."""
        draft = Draft("main", unit.start, None)
        if self.root.kind == "main":
            self.root.kind, self.root.parent = "complement", draft
        else:
            draft.kind = "parataxis"
        self.drafts.append(draft)
        self._give(draft, finite, unit, unit.items, final=False)

    def _ends_group(self, unit: Unit) -> bool:
        """Take a form that may be finite as the end of an outer verb group, if one waits for it."""
        if any(map(self.units.sure, unit.finite)) or unit.finite[-1] != unit.end - 1:
            return False
        outer, other = self.last, self.infos[self.words.tags[unit.finite[-1]]]
        for _ in range(_DEPTH):
            if outer is None:
                return False
            verb = outer.verb
            if (
                verb is not None
                and verb.open is not None
                and len(verb.words) == 1
                and govern(verb.open, other)
            ):
                found = [*unit.verbs, *unit.finite]
                outer.verb = bracket(
                    self.words, self.infos, verb.words[0], found, _negations(verb, self.atoms)
                )
                return True
            outer = outer.parent
        return False

    def _go_on(self, unit: Unit) -> None:
        """Read a unit without a finite verb: it may end a verb group, or begin a clause that waits."""
        last = self.last
        if self.waiting:
            self.waiting[-1][1].extend(unit.items)
        elif self.root.verb is None:
            self.root_items.extend(unit.items)
        elif last is not None and last.verb is not None and last.verb.open is not None:
            verbs = [k for k in unit.verbs if not ({"marked"} & self.atoms(k) or "mark" in self.atoms(k - 1))]
            if verbs:
                last.verb = bracket(
                    self.words, self.infos, last.verb.words[0], verbs, _negations(last.verb, self.atoms)
                )

    # The end of a clause

    def _give(self, draft: Draft, finite: int, unit: Unit, items: list[Item], *, final: bool) -> None:
        """Give a clause its verb group and its subject."""
        self.ends.give(draft, finite, unit, items, final=final)
        self.last = draft


def _negations(verb: Chain, atoms: Callable[[int], frozenset[str]]) -> list[int]:
    """Return the words of a verb group that negate it."""
    return [k for k in verb.words if "neg" in atoms(k)]
