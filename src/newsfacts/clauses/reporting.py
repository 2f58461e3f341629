"""Reporting clauses after quotations: "“…,” N said", "“…,” said N", "“…”, N, 45, told the paper"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from newsfacts.clauses.model import NounGroup
from newsfacts.clauses.words.names import NameWords
from newsfacts.clauses.words.sentence import Words

__all__ = ["Reporting", "ReportingReader"]

_LIGHT = frozenset({"aux", "adv", "time", "clitic", "neg"})
"""What can come between a subject and its verb, or before either."""
_CLITICS = frozenset({"clitic", "det"})
"""What a pronoun before a verb may be; where it looks like an article, no noun follows it."""
_ASIDE = frozenset({",", "~", "(", ")"})
"""What opens and closes what is said of a subject: "N, who leads the talks, said"."""
_ENDS = frozenset({";", ":"})
_STOPS = frozenset({".", ",", ";", ":"})
_OPENERS = frozenset({"sub", "comp", "rel", "ques", "coord"})
"""What opens a clause that cannot itself be a reporting clause."""
_CASES = frozenset({"c:acc", "c:dat", "c:gen"})
_CASES_OF_ARTICLES = _CASES | {"c:nom"}
_OBLIQUE = frozenset({"c:dat", "c:gen"})
_REACH = 60
"""The most words between a quotation and the verb after it."""

Says = Callable[[int], bool]
"""Decides whether the word that begins at a token may be a finite verb of saying."""


class Reporting(NamedTuple):
    """A clause that says who speaks, after what is said."""

    subject: NounGroup
    verb: int
    """The token of its verb of saying."""
    inverted: bool
    """Whether the verb comes before the subject."""


class ReportingReader:
    """Reads the reporting clauses of one sentence."""

    def __init__(
        self,
        words: Words,
        group_at: Callable[[int], NounGroup | None],
        names: NameWords,
        *,
        noun_capitals: bool,
    ) -> None:
        self._words = words
        self._names = names
        self._noun_capitals = noun_capitals
        self._at = words.at
        self._group_at = group_at

    def read(self, token: int, says: Says) -> Reporting | None:
        """Return the reporting clause that begins at a token, or after a comma there."""
        k = bisect_left(self._words.index, token)
        k += "," in self._at[k]
        if k >= len(self._words.index) or (self._at[k] & _OPENERS and "time" not in self._at[k]):
            return None
        return self._verb_first(self._past_adverbs(k), says) or self._subject_first(k, says)

    def _past_adverbs(self, k: int) -> int:
        """Return the word after the adverbs at word ``k``: "“…”, so beschrieb ihn N"."""
        while k < len(self._words.index) and "adv" in self._at[k] and self._group_at(k) is None:
            k += 1
        return k

    def _verb_first(self, k: int, says: Says) -> Reporting | None:
        """Read "said N", "a déclaré N", "a-t-elle dit"."""
        index, at = self._words.index, self._at
        if at[k] & _CLITICS and self._says(k + 1, says) and "noun" not in at[k + 1]:
            k += 1  # "comme le dit N"
        auxiliaries = k
        while k < len(index) and "aux" in at[k] and not says(index[k]):
            k += 1
        pronoun = self._subject_at(k)
        if pronoun is not None and pronoun.kind == "pronoun" and k > auxiliaries:
            return Reporting(pronoun, index[k + 1], True) if self._says(k + 1, says) else None
        if not self._says(k, says):
            return None
        verb, k = index[k], self._late_subject(k + 1)
        # not "said in a letter"
        group = None if "prep" in at[k - 1] else self._subject_at(k) or self._name_behind(k)
        if group is not None:
            group = self._behind_told(group) or group
        return None if group is None else Reporting(group, verb, True)

    def _name_behind(self, k: int) -> NounGroup | None:
        """Return the name behind particles or a medium that is told: "said Di N", "said to the press N"."""
        words = self._words
        if self._noun_capitals or k >= len(words.index) or "prep" not in self._at[k]:
            return None
        last = self._past_particles(k)
        if last > k and self._is_capital(k) and self._is_capital(last):
            return self._name(k, last)
        group = self._group_at(k + 1)
        first = k + 1 + ("det" in self._at[k + 1])
        medium = first
        while words.lowers[first] in self._names.told:
            first += 1
        if group is None or first == medium or words.index[first] >= group.end:
            return None
        named = self._is_capital(first) and self._names.is_given(words.lowers[first])
        return self._name(first, bisect_left(words.index, group.end) - 1) if named else None

    def _is_capital(self, k: int) -> bool:
        return k < len(self._words.index) and self._words.tokens[self._words.index[k]][0].isupper()

    def _past_particles(self, k: int) -> int:
        """Return the word behind the particles of names at word ``k``."""
        while k < len(self._words.index) and self._words.lowers[k] in self._names.particles:
            k += 1
        return k

    def _behind_told(self, group: NounGroup) -> NounGroup | None:
        """Return the subject after a group that may be a dative: "berichtete der Agentur ein Fischer".

        What is said is the object of the verb, so a second group that may be a nominative is the subject.
        """
        k = bisect_left(self._words.index, group.end)
        if not self._noun_capitals or "c:dat" not in self._at[bisect_left(self._words.index, group.start)]:
            return None
        second = self._subject_at(k)
        if second is None or second.kind in ("time", "pronoun"):
            return None
        cases = self._at[k] & _CASES_OF_ARTICLES
        return second if "c:nom" in cases and not cases & _OBLIQUE else None

    def _late_subject(self, k: int) -> int:
        """Return where the subject after a verb may begin: after adverbs, times, and who is addressed."""
        index, at = self._words.index, self._at
        if k < len(index) and "infinitive" in at[k] and ("noun" not in at[k] or "det" in at[k + 1]):
            k += 1  # "a fait savoir N"
        while k < len(index):
            behind = max(self._behind_time(k), self._behind_told_to(k))
            if behind > k:
                k = behind
            elif (group := self._group_at(k)) is not None and self._is_oblique(k):
                k = bisect_left(index, group.end)
            elif group is None and at[k] & _LIGHT:
                k += 1
            else:
                break
        return k

    def _subject_at(self, k: int) -> NounGroup | None:
        """Return the group at word ``k``, if it may be a subject."""
        group = self._group_at(k) if k < len(self._words.index) else None
        if group is None or self._is_quotation(k) or self._is_oblique(k):
            return None
        if group.kind == "time" and not (
            "det" in self._at[k] and self._words.tokens[group.end - 1][0].isupper()
        ):
            return None  # but "the Times wrote"
        return group

    def _is_oblique(self, k: int) -> bool:
        """Return whether the word at which a group begins shows that it is not a subject: "him", "dem"."""
        atoms = self._at[k]
        if "pron" in atoms and "det" not in atoms:
            return "nom" not in atoms
        return "c:nom" not in atoms and not atoms.isdisjoint(_CASES)

    def _subject_first(self, first: int, says: Says) -> Reporting | None:
        """Read "N said", "N, the chairman, said", "N of the bank later said"."""
        k = self._past_light(first)
        group = self._name_like_pronoun(k) or self._subject_at(k) or self._name_at(k, says)
        group = group or self._particle_name(first, says)
        if group is None:
            return None
        k = bisect_left(self._words.index, group.end)
        if self._is_ending(k) and self._says(k + 1, says):
            group, k = group._replace(end=self._words.end(k)), k + 1  # "McDonald's said"
        if self._ends_in_verb(group, k, says):
            last = self._words.index[k - 1]
            return Reporting(group._replace(end=last), last, False)
        verb = self._verb_behind(k, min(len(self._words.index), first + _REACH), says)
        return None if verb < 0 else Reporting(group, verb, False)

    def _past_light(self, k: int) -> int:
        """Return the word after adverbs and times that open a clause."""
        index, at = self._words.index, self._at
        while k < len(index) and at[k] & _LIGHT and self._group_at(k) is None and "prep" not in at[k]:
            k += 1
        return k

    def _verb_behind(self, k: int, last: int, says: Says) -> int:
        """Return the token of the verb after a subject that ends before word ``k``; -1 if there is none."""
        at = self._at
        beside, aside = True, False
        while k < last:
            if beside and self._says(k, says):
                return self._words.index[k]
            if at[k] & _ENDS or self._is_quotation(k):
                return -1
            behind = self._behind_dative(k) or self._behind_preposition(k)
            if at[k] & _ASIDE:
                beside = aside = True
            elif not (beside and at[k] & _LIGHT):
                if behind > k:
                    k, beside = behind, True
                    continue
                if not aside:
                    return -1
                beside = False
            k += 1
        return -1

    def _name_at(self, k: int, says: Says) -> NounGroup | None:
        """Return the word with a capital before a verb of saying as a name, where it looks like no noun."""
        words = self._words
        if k + 1 >= len(words.index) or not self._says(k + 1, says) or "'" in self._at[k]:
            return None
        if (
            self._noun_capitals
            or self._group_at(k) is not None
            or not words.tokens[words.index[k]][0].isupper()
            or "pron" in self._at[k]
        ):
            return None
        return self._name(k, k)

    def _name_like_pronoun(self, k: int) -> NounGroup | None:
        """Return the name that begins as a pronoun does: "“…,” He Jian said"."""
        words = self._words
        if not 0 < k < len(words.index) - 1 or "pron" not in self._at[k] or "name" not in self._at[k + 1]:
            return None
        if not words.tokens[words.index[k]].istitle() or self._noun_capitals:
            return None
        return self._name(k, k + 1)

    def _name(self, first: int, last: int) -> NounGroup:
        """Return the words from ``first`` to ``last`` as a name."""
        place = self._words.index[first], self._words.end(last)
        return NounGroup(*place, place, "name", frozenset(), name=place)

    def _is_ending(self, k: int) -> bool:
        """Return whether a word is one that an apostrophe ties to a name: of "McDonald's" the last."""
        if k >= len(self._words.index):
            return False
        token = self._words.index[k]
        return "'" in self._words.tokens[max(0, token - 1) : token + 1] and bool(
            self._at[k] & {"poss", "aux"}
        )

    def _particle_name(self, k: int, says: Says) -> NounGroup | None:
        """Return the name that begins with particles right before a verb: "Von der Leyen said"."""
        last = self._past_particles(k)
        if last == k or not self._says(last + 1, says):
            return None
        return self._name(k, last) if self._is_capital(k) and self._is_capital(last) else None

    def _ends_in_verb(self, group: NounGroup, k: int, says: Says) -> bool:
        """Return whether the last word of a group, before a mark, is its verb: "the letter read"."""
        if k < len(self._words.index) and not self._at[k] & _STOPS:
            return False
        last = self._words.index[k - 1]
        tokens = self._words.tokens
        alike = tokens[last].islower() or tokens[group.start][0].isupper()  # "N Says" in a headline
        return group.start < last == group.end - 1 and alike and says(last)

    def _behind_preposition(self, k: int) -> int:
        """Return the word after a preposition and its group; ``k`` if none is there."""
        index = self._words.index
        if "prep" not in self._at[k] or k + 1 >= len(index):
            return k
        group = self._group_at(k + 1)
        return k if group is None else bisect_left(index, group.end)

    def _behind_dative(self, k: int) -> int:
        """Return the word after a group in the dative: "wie N der Zeitung sagte"; 0 if there is none."""
        group = self._group_at(k)
        if group is None or "c:dat" not in self._at[k] or not self._noun_capitals:
            return 0
        return bisect_left(self._words.index, group.end)

    def _behind_time(self, k: int) -> int:
        """Return the word after a preposition and a time: "sagte am Montag N"; ``k`` if there is none."""
        group = self._group_at(k + 1) if "prep" in self._at[k] else None
        if group is None:
            return k
        words = range(k + 1, bisect_left(self._words.index, group.end))
        return next((j + 1 for j in words if "time" in self._at[j]), k)

    def _behind_told_to(self, k: int) -> int:
        """Return where a subject starts after who is told, or a place: "dit à Lyon le maire"; else ``k``."""
        behind = self._behind_preposition(k)
        if behind == k or self._noun_capitals:
            return k
        subject = self._subject_at(behind)
        return behind if subject is not None and subject.kind != "pronoun" else k

    def _says(self, k: int, says: Says) -> bool:
        return k < len(self._words.index) and not self._is_quotation(k) and says(self._words.index[k])

    def _is_quotation(self, k: int) -> bool:
        """Return whether a word, or the verb after it, stands for a quotation."""
        token = self._words.index[k]
        return token in self._words.parts or not self._words.quoted.isdisjoint((token, token + 1))
