"""The forms of verbs, made from paradigms: a table of endings each, as ``verbs.toml`` gives them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newsfacts.clauses.words.tables import VerbTable
from newsfacts.errors import TableError

__all__ = ["FINITE", "Form", "Paradigms", "features_of"]

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


class Form(NamedTuple):
    """A form of a verb."""

    text: str
    """The form, in lower case."""
    category: str
    """``"verb"``, or ``"noun"`` where the paradigm says that the verb has a noun of the same form."""
    features: frozenset[str]
    lemma: str
    """The infinitive: with its prefix, without a bar."""
    particle: str
    """The separable prefix, where it stands apart from the form; else empty."""


def features_of(text: str, name: str) -> frozenset[str]:
    """Return the features of a row, or raise `TableError` if there is one that no code reads."""
    features = frozenset(text.split())
    if unknown := features - FEATURES:
        raise TableError(name, f"unknown features {', '.join(sorted(unknown))} in {text!r}")
    return features


class _Row(NamedTuple):
    part: int
    drop: str
    prefix: str
    ending: str
    features: frozenset[str]


class _Paradigm(NamedTuple):
    name: str
    parts: int
    endings: tuple[str, ...]
    forms: Sequence[_Row]
    nouns: Sequence[_Row]


class Paradigms:
    """All paradigms of a language, and the verbs that follow them."""

    def __init__(self, table: VerbTable, name: str) -> None:
        self.name = name
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
            [self._row(key, parts, row) for row in rows["forms"]],
            [self._row(key, parts, row) for row in rows.get("nouns", ())],
        )

    def _row(self, key: str, parts: Sequence[str], row: Sequence[str]) -> _Row:
        if len(row) != _FORM_COLUMNS or row[0] not in parts:
            raise TableError(
                self.name, f"[paradigm.{key}]: {row!r} is not [part, drop, add, features]; parts: {parts}"
            )
        prefix, dash, ending = row[2].rpartition("-")
        return _Row(
            parts.index(row[0]), row[1], prefix if dash else "", ending, features_of(row[3], self.name)
        )

    def forms(self, group: Mapping[str, Any]) -> Iterator[Form]:
        """Yield every form of the verbs of one ``[[verbs]]`` entry."""
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
            yield from self._verb(entry, paradigms, nouns)

    def _verb(self, entry: str, paradigms: Sequence[_Paradigm], nouns: bool) -> Iterator[Form]:
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
        for category, rows in (("verb", paradigm.forms), ("noun", paradigm.nouns if nouns else ())):
            for row in rows:
                for part in parts[row.part]:
                    yield from _made(part, row, category, separable, base, bare=bool(inseparable))

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


def _made(part: str, row: _Row, category: str, separable: str, base: str, bare: bool) -> Iterator[Form]:
    """Yield the forms of one row of a paradigm: two for a finite form whose prefix may stand apart."""
    if not part.endswith(row.drop):
        return
    stem = part.removesuffix(row.drop) + row.ending
    if row.prefix and not (bare and "participle" in row.features):
        stem = row.prefix + stem
    lemma = separable + base
    if separable and row.features & FINITE:
        yield Form(stem, category, row.features, lemma, separable)
        yield Form(separable + stem, category, row.features | {"final"}, lemma, "")
    else:
        yield Form(separable + stem, category, row.features, lemma, "")
