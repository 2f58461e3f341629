"""Where clauses begin and end without a comma, in a language that may do without: "zegt dat hij komt"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

__all__ = ["ClauseOpenings"]

Atoms = Callable[[int], frozenset[str]]
_OPENERS = frozenset({"comp", "sub", "rel", "ques", "open"})
_NOMINAL = frozenset({"noun", "name", "unknown", "num"})
_NONFINITE = frozenset({"infinitive", "participle", "marked", "mark", "ptcl"})
_UNSURE = frozenset({"infinitive", "participle"})
_NOTHING: frozenset[str] = frozenset()
_TRAILING = frozenset({"adv", "time", "neg"})
"""What can follow the verb of a clause that has it last, next to what a preposition governs."""


class ClauseOpenings:
    """Finds the words of one unit before which a clause begins, or goes on after another."""

    def __init__(self, atoms: Atoms) -> None:
        self.atoms = atoms

    def cuts(
        self, start: int, end: int, finite: Sequence[int], governed: Sequence[tuple[int, int]]
    ) -> list[int]:
        """Return the words before which to cut the unit from ``start`` to ``end``, in order.

        ``finite`` are its words that may be finite verbs; ``governed``, its groups after prepositions.
        """
        found: list[int] = []
        part, opened = start, self._is_opener(start)
        inside = {k for a, b in governed for k in range(a, b)}
        verbs: list[int] = []
        """The finite verbs of the part that is open."""
        pending = [k for k in finite if k >= start]
        for k in range(start + 1, end):
            if pending and pending[0] < k:
                verbs.append(pending.pop(0))
            if self._is_opener(k) and self._opens(k, end, verbs, pending, inside, opened=opened):
                found.append(k)
                part, opened, verbs = k, True, []
            elif opened and pending and pending[0] == k and self._resumes(k, part, verbs):
                found.append(k)
                part, opened, verbs = k, False, []
        return found

    def is_last(self, k: int, end: int, governed: Sequence[tuple[int, int]]) -> bool:
        """Return whether a finite verb ends its clause: only verbs, adverbs and such follow it."""
        inside = {j for a, b in governed for j in range(a, b)}
        return self._ends(k, end, inside)

    def _is_opener(self, k: int) -> bool:
        return bool(self.atoms(k) & _OPENERS)

    def _is_finite(self, k: int) -> bool:
        return not self.atoms(k) & _UNSURE

    def _ends(self, k: int, end: int, inside: set[int]) -> bool:
        return all(self.atoms(j) & (_NONFINITE | _TRAILING) or j in inside for j in range(k + 1, end))

    def _opens(
        self,
        k: int,
        end: int,
        verbs: list[int],
        following: list[int],
        inside: set[int],
        *,
        opened: bool,
    ) -> bool:
        """Return whether the word at ``k`` opens a clause in the middle of a unit."""
        atoms, before = self.atoms(k), self.atoms(k - 1)
        following = [j for j in following if j > k]
        if not following or following[0] == k + 1 or ("prep" in before and k - 1 not in inside):
            return False
        if "sub" in atoms:
            return True
        if "rel" in atoms and self._ends_group(k - 1, verbs):
            if verbs or len(following) > 1:
                return True
            return not opened and self._ends(following[-1], end, inside)
        last = self._ends(following[-1], end, inside)
        if not verbs or ("coord" in atoms and not last):
            return False
        return "comp" in atoms or (last and "prep" not in before and bool(atoms & {"open", "ques"}))

    def _ends_group(self, k: int, verbs: list[int]) -> bool:
        """Return whether a word may be the last before a relative clause: a noun, or the end of verbs."""
        wanted = _NOMINAL | (_UNSURE if verbs else _NOTHING)
        return bool(self.atoms(k) & wanted) and "adj" not in self.atoms(k)

    def _resumes(self, k: int, part: int, verbs: list[int]) -> bool:
        """Return whether a finite verb after that of a clause is that of the clause around it."""
        if not verbs or not self._is_finite(k):
            return False
        return verbs[0] > part + 1 and "coord" not in self.atoms(k - 1)
