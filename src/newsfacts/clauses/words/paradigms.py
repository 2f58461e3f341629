"""The forms of verbs, made from paradigms: a table of endings each, as ``verbs.toml`` gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from newsfacts.clauses.words.forms import Forms
from newsfacts.clauses.words.tables import VerbTable
from newsfacts.errors import TableError

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


def features_of(text: str, name: str) -> frozenset[str]:
    """Return the features of a row, or raise `TableError` if there is one that no code reads."""
    features = frozenset(text.split())
    if unknown := features - FEATURES:
        raise TableError(name, f"unknown features {', '.join(sorted(unknown))} in {text!r}")
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
    """Its features at the end of a clause, where its prefix does not stand apart."""
    finite: bool
    participle: bool
    number: int
    """The number of its sort of reading where no prefix stands apart."""
    final_number: int
    """The same at the end of a clause."""


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
        """What rows take away, and from which part: a few endings for hundreds of rows."""
        self._matching: dict[tuple[bool, tuple[tuple[int, ...], ...]], Sequence[tuple[_Row, int]]] = {}

    def rows_of(self, parts: Sequence[Sequence[str]], *, nouns: bool) -> Sequence[tuple[_Row, int]]:
        """Return each row that fits a verb, with which of several parts it fits."""
        fits = tuple(
            [tuple([i for i, word in enumerate(parts[p]) if word.endswith(drop)]) for p, drop in self._drops]
        )
        matching = self._matching.get((nouns, fits))
        if matching is None:  # as many verbs end alike, few are looked at row by row
            fitting = dict(zip(self._drops, fits, strict=True))
            matching = self._matching[nouns, fits] = [
                (row, i) for row in self.rows if nouns or row.is_verb for i in fitting[row.part, row.drop]
            ]
        return matching


class Paradigms:
    """All paradigms of a language, which add the forms of the verbs that follow them to its forms."""

    def __init__(self, table: VerbTable, name: str, forms: Forms) -> None:
        self.name = name
        self.forms = forms
        self.inseparable = tuple(sorted(table.inseparable, key=lambda prefix: (-len(prefix), prefix)))
        self.paradigms = {key: self._paradigm(key, rows) for key, rows in table.paradigm.items()}
        self._parts: dict[str, list[list[str]]] = {}

    def _paradigm(self, key: str, rows: Mapping[str, Any]) -> _Paradigm:
        if unknown := set(rows) - {"parts", "lemma", "forms", "nouns"}:
            raise TableError(self.name, f"[paradigm.{key}] has unknown {', '.join(sorted(unknown))}")
        parts = rows.get("parts", ["infinitive"])
        return _Paradigm(
            key,
            len(parts),
            tuple(rows.get("lemma", ())),
            [self._row(key, parts, row, "verb") for row in rows["forms"]],
            [self._row(key, parts, row, "noun") for row in rows.get("nouns", ())],
        )

    def _row(self, key: str, parts: Sequence[str], row: Sequence[str], category: str) -> _Row:
        if len(row) != _FORM_COLUMNS or row[0] not in parts:
            raise TableError(
                self.name, f"[paradigm.{key}]: {row!r} is not [part, drop, add, features]; parts: {parts}"
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
        if unknown := set(group) - {"paradigm", "nouns", "words"}:
            raise TableError(self.name, f"[[verbs]] has unknown {', '.join(sorted(unknown))}")
        names = group["paradigm"]
        try:
            paradigms = [self.paradigms[key] for key in ([names] if isinstance(names, str) else names)]
        except KeyError as error:
            raise TableError(self.name, f"[[verbs]] names no paradigm: {error}") from error
        nouns = group.get("nouns", False)
        parts = paradigms[0].parts
        words = group["words"]
        entries = words.split() if parts == 1 else filter(None, map(str.strip, words.splitlines()))
        for entry in entries:
            self._add_verb(entry, paradigms, nouns)

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
            raise TableError(self.name, f"{entry!r} has {len(parts)} parts, not {paradigm.parts}")
        if not separable and len(parts) >= len(self._parts.get(base, ())):
            self._parts[base] = parts
        forms, prefixed = self.forms, bool(inseparable)
        infinitive = forms.lemma(separable + base)
        for row, i in paradigm.rows_of(parts, nouns=nouns):
            part = parts[row.part][i]
            stem = part[: len(part) - len(row.drop)] + row.ending
            if row.prefix and not (prefixed and row.participle):
                stem = row.prefix + stem
            number = infinitive if row.is_verb else 0
            if separable and row.finite:  # its prefix may stand apart
                apart = forms.sort("verb", row.features, separable) if row.is_verb else row.number
                forms.add(stem, number + apart)
                forms.add(separable + stem, number + row.final_number)
            else:
                forms.add(separable + stem, number + row.number)

    def _choose(self, base: str, paradigms: Sequence[_Paradigm]) -> _Paradigm:
        for paradigm in paradigms:
            if not paradigm.endings or base.endswith(paradigm.endings):
                return paradigm
        raise TableError(self.name, f"{base!r} fits none of {[paradigm.name for paradigm in paradigms]}")

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
        raise TableError(self.name, f"{base!r} gives no principal parts, and no verb that it is made of does")
