"""The end of a clause: its verb group, and its subject."""

from __future__ import annotations

from itertools import pairwise

from newsfacts.clauses.draft import Draft
from newsfacts.clauses.verb_groups import Chain, bracket
from newsfacts.clauses.verb_second.subjects import Item, subject_of
from newsfacts.clauses.verb_second.units import Unit, Units
from newsfacts.clauses.words.sentence import Words

__all__ = ["ClauseEnds"]

_NONFINITE = frozenset({"infinitive", "participle", "marked"})
_NEAR = 24
"""How many words after a comma are searched for an infinitive."""


class ClauseEnds:
    """Gives the clauses of one sentence their verb groups and subjects."""

    def __init__(self, units: Units, words: Words) -> None:
        self.units = units
        self.words = words
        self.infos = units.infos
        self.atoms = units.atoms

    def give(self, draft: Draft, finite: int, unit: Unit, items: list[Item], *, final: bool) -> None:
        """Give a clause its verb group, and what finds its subject when that is needed."""
        draft.verb = verb = self._verb(draft, finite, unit, items, final=final)
        shares = draft.kind == "coordinate" and self._shares(unit, finite, items, final)
        own = draft.own[0] if draft.own is not None else None

        def subject() -> tuple[int, int] | None:
            listed = [item for item in items if "nomonly" in self.atoms(item.start)] if shares else items
            found = subject_of(listed, own, finite, final, self.words, self.atoms)
            return None if self._says_nothing(found, verb.last, listed, unit.end) else found

        draft.find_subject = subject
        draft.end = unit.end

    def _verb(self, draft: Draft, finite: int, unit: Unit, items: list[Item], *, final: bool) -> Chain:
        """Return the verb group of a clause."""
        either = final and self.units.patterns.open_clauses  # "dat hij heeft gewerkt"
        others = [
            k
            for k in (*unit.verbs, *unit.finite)
            if k != finite and (either or (k < finite if final else k > finite))
        ]
        others = sorted(k for k in others if self.atoms(k) & {"infinitive", "participle", "marked", "ptcl"})
        if not final:
            others += [k for k in unit.verbs if k < finite and k == unit.start]
            others = self._first_of_list(others)
        apart = not final and "copula" not in self.atoms(finite)
        others = [k for k in others if "ptcl" not in self.atoms(k) or self._is_prefix(k, unit, apart=apart)]
        active = sum(not item.coordinated for item in items) + (draft.own is not None) > 1
        chain = bracket(self.words, self.infos, finite, others, unit.negations, active=active)
        return self._with_agent(chain, unit)

    def _with_agent(self, chain: Chain, unit: Unit) -> Chain:
        """Return the chain as a passive if its participle has a by-agent: "war von der Stadt gebaut"."""
        if (
            len(chain.words) == 1
            or "participle" not in self.atoms(chain.last)
            or "perfect_be" in self.atoms(chain.last)
        ):
            return chain
        if not any("copula" in self.atoms(k) for k in chain.words):
            return chain
        agents = self.units.patterns.agents
        if not any(self.words.lower(k) in agents for k, _ in unit.governed):
            return chain
        return chain._replace(passive=True)

    def _is_prefix(self, k: int, unit: Unit, *, apart: bool) -> bool:
        """Return whether a word may belong to the verb: a form, or a prefix at either end of the unit."""
        if self.atoms(k) & _NONFINITE:
            return True
        goes_on = self.units.patterns.open_clauses and "prep" in self.atoms(k + 1)  # "nam toe met 5 procent"
        return apart and (k in (unit.start, unit.end - 1) or self._links(k + 1) or goes_on)

    def _links(self, k: int) -> bool:
        """Return whether a word is a coordinator."""
        return "coord" in self.atoms(k)

    def _first_of_list(self, others: list[int]) -> list[int]:
        """Return verbs up to a coordinator between two: "will die Steuern senken und die Löhne erhöhen"."""
        for i, (a, b) in enumerate(pairwise(others), 1):
            if any("coord" in self.atoms(j) for j in range(a + 1, b)):
                return others[:i]
        return others

    def _says_nothing(self, subject: tuple[int, int] | None, verb: int, items: list[Item], end: int) -> bool:
        """Return whether a pronoun means nothing, or for what follows: "es ist klar, dass"."""
        if subject is None or subject[1] - subject[0] > 1 or "expletive" not in self.atoms(subject[0]):
            return False
        if "impersonal" in self.atoms(verb):
            return True
        other = any(item.start != subject[0] and "c:nom" in self.atoms(item.start) for item in items)
        return "copula" in self.atoms(verb) and not other and self._content_follows(end)

    def _content_follows(self, end: int) -> bool:
        """Return whether a clause or an infinitive that may be a subject follows a comma."""
        if "," not in self.atoms(end):
            return False
        if self.atoms(end + 1) & {"comp", "ques", "sub"}:
            return True
        for k in range(end + 1, min(end + _NEAR, self.units.size)):
            if "marked" in self.atoms(k) or ("mark" in self.atoms(k - 1) and "infinitive" in self.atoms(k)):
                return True
        return False

    def _shares(self, unit: Unit, finite: int, items: list[Item], final: bool) -> bool:
        """Return whether a coordinate clause has the subject of the clause before it."""
        if not unit.linked:
            return False
        if not final:
            return all("coord" in self.atoms(j) for j in range(unit.start, finite))
        return bool(items) and "c:acc" in self.atoms(items[0].start)
