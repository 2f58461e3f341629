"""What each word of a language may be: tens of thousands of forms, of which a text has a few hundred."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar, overload

__all__ = ["Forms", "Reading"]

D = TypeVar("D")

_BITS = 16
"""Bits of a number that say what sort of reading it is for; those above say of which infinitive."""
_SORT = (1 << _BITS) - 1


class Reading(NamedTuple):
    """One thing that a word may be."""

    category: str
    """One of `newsfacts.clauses.words.dictionary.CATEGORIES`, or ``verb``."""
    features: frozenset[str]
    """Tense (present, past, future, conditional) and mood (imperative, subjunctive) of finite verbs;
    infinitive, marked (the infinitive that holds its marker, "anzukündigen"), participle, gerund of the
    others; final (only at the end of a clause: "ankündigt"); person 1 2 3, number sg pl, gender m f n, case
    nom acc dat gen; definite; reflexive, expletive, existential, enclitic (pronouns)."""
    lemma: str
    """The infinitive of a verb; else empty."""
    particle: str
    """The separable prefix that is apart from the form, at the end of its clause; else empty."""


class Forms(Mapping[str, tuple[Reading, ...]]):
    """What each word may be, by its lower-case form.

    A reading is kept as a number, and made when its word is needed: making all of them at once would take
    a third of a second in a language with eighty thousand forms.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int | tuple[int, ...]] = {}
        """The readings of each form; of most it is one."""
        self._sorts: dict[tuple[str, frozenset[str], str], int] = {}
        """Category, features and particle of readings, numbered in order."""
        self._lemmas: dict[str, int] = {"": 0}
        self._made: dict[str, tuple[Reading, ...]] = {}
        self._names: tuple[list[tuple[str, frozenset[str], str]], list[str]] = ([], [])
        """The sorts and the lemmas by their number, if they have been needed."""

    # Adding

    def sort(self, category: str, features: frozenset[str], particle: str = "") -> int:
        """Return the number of a sort of reading, for `add`."""
        return self._sorts.setdefault((category, features, particle), len(self._sorts))

    def lemma(self, lemma: str) -> int:
        """Return the number of an infinitive, to be added to that of a sort."""
        return self._lemmas.setdefault(lemma, len(self._lemmas)) << _BITS

    def add(self, form: str, number: int) -> None:
        """Add a reading of a form, unless it has it."""
        form = form.lower()
        known = self._numbers.get(form)
        if known is None:
            self._numbers[form] = number  # as of most
        elif isinstance(known, int):
            if known != number:
                self._numbers[form] = known, number
        elif number not in known:
            self._numbers[form] = *known, number

    def add_endings(self, stem: str, endings: Iterable[tuple[str, int]], number: int) -> None:
        """Add a reading of a stem with each of several endings, whose numbers are added to ``number``.

        Endings must be in small letters.
        """
        stem, numbers = stem.lower(), self._numbers
        for ending, sort in endings:
            form = stem + ending
            if form in numbers:
                self.add(form, number + sort)
            else:
                numbers[form] = number + sort  # as of most

    def take(self, form: str) -> tuple[Reading, ...]:
        """Return the readings of a form, and forget it."""
        readings = self[form]
        del self._numbers[form], self._made[form]
        return readings

    # Asking

    def __getitem__(self, form: str) -> tuple[Reading, ...]:
        """Return what a word may be."""
        made = self._made.get(form)
        if made is None:
            numbers = self._numbers[form]
            made = self._made[form] = tuple(
                map(self._reading, (numbers,) if isinstance(numbers, int) else numbers)
            )
        return made

    @overload
    def get(self, form: str, default: None = None, /) -> tuple[Reading, ...] | None: ...

    @overload
    def get(self, form: str, default: tuple[Reading, ...] | D, /) -> tuple[Reading, ...] | D: ...

    def get(self, form: str, default: object = None, /) -> object:
        """Return what a word may be; ``default`` if no table has it."""
        return self[form] if form in self._numbers else default

    def __contains__(self, form: object) -> bool:
        """Return whether a table has a word."""
        return form in self._numbers

    def __iter__(self) -> Iterator[str]:
        """Return all forms, in the order in which they were added."""
        return iter(self._numbers)

    def __len__(self) -> int:
        """Return how many forms there are."""
        return len(self._numbers)

    def distinct(
        self, kinds: Mapping[str, Hashable], *, particles: bool = False
    ) -> Iterator[tuple[Reading, ...]]:
        """Yield the readings of all forms, but of those that differ in their infinitives alone the first.

        ``kinds`` says of infinitives what counts of them; that of any other does not. With ``particles``,
        readings that differ in their particles are different, too.
        """
        numbered: dict[Hashable, int] = {}
        of_lemma = [numbered.setdefault(kinds.get(lemma), len(numbered)) << _BITS for lemma in self._lemmas]
        of_sort = [
            numbered.setdefault((category, features, particle if particles else ""), len(numbered))
            for category, features, particle in self._sorts
        ]
        seen: set[int | tuple[int, ...]] = set()
        for form, numbers in self._numbers.items():
            key: int | tuple[int, ...]
            if isinstance(numbers, int):
                key = of_lemma[numbers >> _BITS] | of_sort[numbers & _SORT]
            else:
                key = tuple([of_lemma[number >> _BITS] | of_sort[number & _SORT] for number in numbers])
            if key not in seen:
                seen.add(key)
                yield self[form]

    def _reading(self, number: int) -> Reading:
        sorts, lemmas = self._names
        if len(sorts) < len(self._sorts) or len(lemmas) < len(self._lemmas):
            sorts, lemmas = self._names = [*self._sorts], [*self._lemmas]
        category, features, particle = sorts[number & _SORT]
        return Reading(category, features, lemmas[number >> _BITS], particle)
