"""Verbs of saying with their inflections, made from a language's table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.tables import locale_table

__all__ = [
    "CueForm",
    "ReportingVerbs",
    "VerbForm",
    "compile_phrases",
    "compile_reporting_verbs",
]


class VerbForm(Enum):
    """Which form of a verb a word is."""

    FINITE = "finite"
    """It has a subject of its own; in English also the participle of the same spelling."""
    BASE = "base"
    """The infinitive, and the present after a plural."""
    GERUND = "gerund"
    """The present participle."""
    PARTICIPLE = "participle"
    """The past participle where it is spelt like no other form."""


class CueForm(NamedTuple):
    """One form of a verb that may say that somebody says something."""

    lemma: str
    form: VerbForm
    speech: bool
    """Whether it introduces whole speech, not only a view of something."""
    inverts: bool
    """Whether it may stand before its subject."""
    attitude: bool
    """Whether it is a verb of thinking, which a verb of saying before it may report."""
    noun: bool
    """Whether the form may be a noun as well."""


def _cues(rows: Mapping[str, Any]) -> dict[str, CueForm]:
    """Return every form of every verb of a ``quotations.toml``, in lower case; of two readings the first."""
    cues: dict[str, CueForm] = {}
    lists = rows["cues"]
    speech, judgement = frozenset(lists["speech"]), frozenset(lists["judgement"])
    attitude = frozenset(lists["attitude"])
    fixed, nouns = frozenset(lists["no_inversion"]), frozenset(lists["also_nouns"])
    irregular: Mapping[str, Mapping[str, list[str]]] = rows["irregular"]
    for lemma in [*irregular, *lists["speech"], *lists["judgement"], *lists["attitude"]]:
        said = lemma in speech or (lemma not in judgement and lemma not in attitude)
        forms = irregular[lemma] if lemma in irregular else _regular(lemma, rows)
        for form in VerbForm:
            for word in forms[form.value]:
                noun = lemma in nouns and word.removesuffix("s") in (lemma, lemma + "e")
                cue = CueForm(lemma, form, said, said and lemma not in fixed, lemma in attitude, noun)
                cues.setdefault(word.lower(), cue)
    return cues


def compile_phrases(rows: Mapping[str, Any]) -> dict[str, dict[str, CueForm]]:
    """Return the verbs of two words by their first and second word."""
    phrases: dict[str, dict[str, CueForm]] = {}
    for phrase in rows["cues"]["phrases"]:
        first, second = phrase.split()
        form = CueForm(phrase, VerbForm.FINITE, True, True, False, False)
        phrases.setdefault(first, {})[second] = form
    return phrases


def _regular(lemma: str, rows: Mapping[str, Any]) -> dict[str, list[str]]:
    """Inflect a verb by the first rule whose ending fits."""
    for rule in rows["inflection"]:
        if any(lemma.endswith(ending) for ending in rule["ends"]):
            stem = lemma[: len(lemma) - rule["cut"]]
            forms = {form.value: [stem + ending for ending in rule[form.value]] for form in VerbForm}
            forms["participle"] = list(_participles(forms["participle"], rule, rows["participles"]))
            return forms
    raise KeyError(f"an inflection for {lemma!r}")


def _participles(bare: list[str], rule: Mapping[str, Any], rows: Mapping[str, Any]) -> Iterator[str]:
    for word in bare:
        plain = rule.get("bare", False) or word.startswith(tuple(rows["unprefixed"]))
        yield word if plain else rows["prefix"] + word


@attrs.frozen(eq=False)
class ReportingVerbs:
    """The verbs of saying of a language."""

    cues: Mapping[str, CueForm]
    """Every form of every verb, in lower case."""


def compile_reporting_verbs(language: str, _: Lexicon) -> ReportingVerbs:
    """Return the verbs of saying of a language, from its ``quotations.toml``.

    Raises `TableError` if the table misses a key, or a rule for how a verb inflects.
    """
    try:
        return ReportingVerbs(_cues(locale_table(language, "quotations")))
    except (KeyError, TypeError) as error:
        raise TableError(
            f"languages/{language}/quotations.toml", f"misses or does not know {error}"
        ) from error
