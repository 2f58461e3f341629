"""The forms of verbs, made from paradigms: each is a table of endings in ``verbs.toml``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from newsfacts.clauses.words.forms import Forms
from newsfacts.clauses.words.tables import VerbTable
from newsfacts.errors import TableError, did_you_mean

__all__ = ["FINITE", "Paradigms", "features_of"]

FINITE = frozenset({"present", "past", "future", "conditional", "imperative"})
"""The features that make a verb form finite."""
FEATURES = FINITE | frozenset(
    {"infinitive", "marked", "participle", "gerund", "subjunctive", "final"}
    | {"1", "2", "3", "sg", "pl", "m", "f", "n", "nom", "acc", "dat", "gen"}
    | {
        "definite",
        "enclitic",
        "reflexive",
        "expletive",
        "existential",
        "clause",
        "time",
        "question",
        "deictic",
        "approximate",
    }
)
"""Every feature that a table may name.  See `Reading.features` for what each says."""

_FORM_COLUMNS = 4
_OF_A_PARADIGM = frozenset({"parts", "lemma", "forms", "nouns"})
_OF_VERBS = frozenset({"paradigm", "nouns", "words"})


def features_of(text: str, name: str) -> frozenset[str]:
    """Return the features of a row, or raise `TableError` if there is one that no code reads."""
    features = frozenset(text.split())
    if unknown := features - FEATURES:
        first = min(unknown)
        near = did_you_mean(first, FEATURES)
        raise TableError(name, f"{text!r} has an unknown feature {first!r}{near}")
    return features


class _Row(NamedTuple):
    is_verb: bool
    """Whether it is a form of the verb, and not a noun of the same form."""
    part: int
    drop: str
    prefix: str
    ending: str
    features: frozenset[str]
    final: frozenset[str]
    """Its features at the end of a clause, where its prefix is not separate."""
    finite: bool
    participle: bool
    number: int
    """The number of its sort of reading where no prefix is apart."""
    final_number: int
    """The same at the end of a clause."""


class _Run(NamedTuple):
    """Rows in sequence that remove the same ending from a verb and put the same prefix before it."""

    part: int
    choice: int
    """Which of several principal parts of this sort."""
    drop: str
    is_verb: bool
    prefix: str
    participle: bool
    """Whether the prefix is that of a participle."""
    rows: tuple[_Row, ...]
    endings: tuple[tuple[str, int], ...]
    """What each of the rows adds, and the number of its sort of reading where no prefix is apart."""


class _Paradigm:
    """A table of endings."""

    def __init__(
        self, name: str, parts: int, endings: tuple[str, ...], forms: Sequence[_Row], nouns: Sequence[_Row]
    ) -> None:
        self.name = name
        self.parts = parts
        self.endings = endings
        """Those of the infinitives that follow it."""
        self.forms = forms
        self.rows = (*forms, *nouns)
        self._drops = list(dict.fromkeys((row.part, row.drop) for row in self.rows))
        """The endings that rows remove, and from which part: a few for hundreds of rows."""
        self._longest = max((len(row.drop) for row in self.rows), default=0)
        self._runs_of_ends: dict[tuple[bool, tuple[tuple[str, ...], ...]], Sequence[_Run]] = {}
        self._runs_of_fits: dict[tuple[bool, tuple[tuple[int, ...], ...]], Sequence[_Run]] = {}

    def runs_of(self, parts: Sequence[Sequence[str]], *, nouns: bool) -> Sequence[_Run]:
        """Return the rows that fit a verb, in the order of the table, for each of its parts that they fit.

        As many verbs end alike, few are looked at row by row.
        """
        longest = self._longest
        ends = (
            nouns,
            tuple([tuple([word[-longest:] if longest else "" for word in words]) for words in parts]),
        )
        runs = self._runs_of_ends.get(ends)
        if runs is None:
            runs = self._runs_of_ends[ends] = self._fitting_runs(parts, nouns)
        return runs

    def _fitting_runs(self, parts: Sequence[Sequence[str]], nouns: bool) -> Sequence[_Run]:
        fits = tuple(
            [tuple([i for i, word in enumerate(parts[p]) if word.endswith(drop)]) for p, drop in self._drops]
        )
        runs = self._runs_of_fits.get((nouns, fits))
        if runs is None:
            fitting = dict(zip(self._drops, fits, strict=True))
            runs = self._runs_of_fits[nouns, fits] = _runs(
                (row, i) for row in self.rows if nouns or row.is_verb for i in fitting[row.part, row.drop]
            )
        return runs


def _runs(rows: Iterable[tuple[_Row, int]]) -> list[_Run]:
    """Return rows, each with the choice of its part, in runs."""

    def alike(chosen: tuple[_Row, int]) -> tuple[int, int, str, bool, str, bool]:
        row, choice = chosen
        return row.part, choice, row.drop, row.is_verb, row.prefix, bool(row.prefix) and row.participle

    runs = []
    for key, run in groupby(rows, alike):
        found = tuple([row for row, _ in run])
        runs.append(_Run(*key, found, tuple([(row.ending, row.number) for row in found])))
    return runs


class Paradigms:
    """All paradigms of a language, which add the forms of the verbs that follow them to its forms."""

    def __init__(self, table: VerbTable, name: str, forms: Forms) -> None:
        self.name = name
        self.forms = forms
        self.inseparable = tuple(sorted(table.inseparable, key=lambda prefix: (-len(prefix), prefix)))
        self.paradigms = {key: self._paradigm(key, rows) for key, rows in table.paradigm.items()}
        self._parts: dict[str, list[list[str]]] = {}

    def _paradigm(self, key: str, rows: Mapping[str, Any]) -> _Paradigm:
        self._check_keys(f"[paradigm.{key}]", rows, _OF_A_PARADIGM, needed=("forms",))
        parts = rows.get("parts", ["infinitive"])
        for part in ("forms", "nouns"):
            if not isinstance(rows.get(part, []), list):
                raise TableError(self.name, f"[paradigm.{key}] {part!r} must be a list, not {rows[part]!r}")
        return _Paradigm(
            key,
            len(parts),
            tuple(rows.get("lemma", ())),
            [self._row(key, parts, row, "verb") for row in rows["forms"]],
            [self._row(key, parts, row, "noun") for row in rows.get("nouns", ())],
        )

    def _row(self, key: str, parts: Sequence[str], row: Sequence[str], category: str) -> _Row:
        if not isinstance(row, list) or len(row) != _FORM_COLUMNS or row[0] not in parts:
            known = ", ".join(map(repr, parts))
            raise TableError(
                self.name,
                f"[paradigm.{key}] must have rows of the form [part, drop, add, features], not {row!r}; "
                f"a part is one of {known}",
            )
        prefix, dash, ending = row[2].rpartition("-")
        features = features_of(row[3], self.name)
        final = features | {"final"}
        return _Row(
            category == "verb",
            parts.index(row[0]),
            row[1],
            prefix if dash else "",
            ending,
            features,
            final,
            not FINITE.isdisjoint(features),
            "participle" in features,
            self.forms.sort(category, features),
            self.forms.sort(category, final),
        )

    def add(self, group: Mapping[str, Any]) -> None:
        """Add every form of the verbs of one ``[[verbs]]`` entry."""
        self._check_keys("[[verbs]]", group, _OF_VERBS, needed=("paradigm", "words"))
        paradigms = self._named(group["paradigm"])
        nouns = group.get("nouns", False)
        parts = paradigms[0].parts
        words = group["words"]
        if not isinstance(words, str):
            raise TableError(self.name, f"[[verbs]] 'words' must be a string, not {words!r}")
        entries = words.split() if parts == 1 else filter(None, map(str.strip, words.splitlines()))
        for entry in entries:
            self._add_verb(entry, paradigms, nouns)

    def _check_keys(
        self, place: str, rows: Mapping[str, Any], known: Collection[str], needed: Sequence[str]
    ) -> None:
        for key in rows:
            if key not in known:
                near = did_you_mean(key, known) or f"; its keys are {', '.join(sorted(known))}"
                raise TableError(self.name, f"{place} has an unknown key {key!r}{near}")
        for key in needed:
            if key not in rows:
                raise TableError(self.name, f"{place} needs the key {key!r}")

    def _named(self, names: str | Sequence[str]) -> list[_Paradigm]:
        """Return paradigms by name, of which there must be at least one."""
        found = []
        for name in [names] if isinstance(names, str) or not names else names:
            if name not in self.paradigms:
                near = did_you_mean(str(name), self.paradigms.keys())
                raise TableError(
                    self.name, f"[[verbs]] has the paradigm {name!r}, which does not exist{near}"
                )
            found.append(self.paradigms[name])
        return found

    def _add_verb(self, entry: str, paradigms: Sequence[_Paradigm], nouns: bool) -> None:
        lemma, *others = entry.split()
        whole = lemma.startswith("=")  # it only looks as if it had a prefix
        separable, _, base = lemma.lstrip("=").rpartition("|")
        parts = [[base], *(other.split("/") for other in others)]
        inseparable = "" if whole else self._inseparable(base)
        paradigm = self._choose(base, paradigms)
        if len(parts) == 1 and paradigm.parts > 1:
            parts = self._derived(base, paradigm)
        if len(parts) != paradigm.parts:
            raise TableError(
                self.name,
                f"the verb {entry!r} has {len(parts)} parts, but its paradigm {paradigm.name!r} needs "
                f"{paradigm.parts}",
            )
        if not separable and len(parts) >= len(self._parts.get(base, ())):
            self._parts[base] = parts
        forms, prefixed = self.forms, bool(inseparable)
        infinitive = forms.lemma(separable + base)
        for run in paradigm.runs_of(parts, nouns=nouns):
            part = parts[run.part][run.choice]
            stem = part[: len(part) - len(run.drop)]
            if run.prefix and not (prefixed and run.participle):
                stem = run.prefix + stem
            number = infinitive if run.is_verb else 0
            if separable:
                self._add_separable(separable, stem, run, number)
            else:
                forms.add_endings(stem, run.endings, number)

    def _add_separable(self, prefix: str, stem: str, run: _Run, number: int) -> None:
        """Add forms of a verb whose prefix can be apart from finite ones."""
        forms = self.forms
        for row in run.rows:
            if row.finite:
                apart = forms.sort("verb", row.features, prefix) if row.is_verb else row.number
                forms.add(stem + row.ending, number + apart)
                forms.add(prefix + stem + row.ending, number + row.final_number)
            else:
                forms.add(prefix + stem + row.ending, number + row.number)

    def _choose(self, base: str, paradigms: Sequence[_Paradigm]) -> _Paradigm:
        for paradigm in paradigms:
            if not paradigm.endings or base.endswith(paradigm.endings):
                return paradigm
        names = ", ".join(repr(paradigm.name) for paradigm in paradigms)
        raise TableError(self.name, f"the verb {base!r} does not end like those of the paradigms {names}")

    def _inseparable(self, base: str) -> str:
        for prefix in self.inseparable:
            if base.startswith(prefix) and len(base) > len(prefix) + 3:
                return prefix
        return ""

    def _derived(self, base: str, paradigm: _Paradigm) -> list[list[str]]:
        """Return the parts of a verb with a prefix, from those of the verb that it is made of."""
        known = self._parts.get(base)
        if known is not None and len(known) == paradigm.parts:
            return known
        for prefix in self.inseparable:
            known = self._parts.get(base.removeprefix(prefix)) if base.startswith(prefix) else None
            if known is not None and len(known) == paradigm.parts:
                participle = [row.part for row in paradigm.forms if "participle" in row.features]
                return [
                    [prefix + (word.removeprefix("ge") if i in participle else word) for word in words]
                    for i, words in enumerate(known)
                ]
        raise TableError(
            self.name, f"the verb {base!r} has no principal parts, and neither has a verb without its prefix"
        )
