"""Verbs of saying with their inflections, made from a language's table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

import attrs

from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.table_fields import (
    Fault,
    ending,
    field,
    flag,
    integer,
    ordered_words,
    part,
    parts,
    rows,
    words,
)
from newsfacts.lexicon.tables import Tables

__all__ = [
    "CueForm",
    "CueWords",
    "InflectionRule",
    "ReportingVerbs",
    "VerbForm",
    "VerbForms",
    "compile_reporting_verbs",
]


class VerbForm(Enum):
    """Which form of a verb a word is."""

    FINITE = "finite"
    """It has its own subject; in English, also the participle with the same spelling."""
    BASE = "base"
    """The infinitive, and the present after a plural."""
    GERUND = "gerund"
    """The present participle."""
    PARTICIPLE = "participle"
    """The past participle where it is spelt like no other form."""


class CueForm(NamedTuple):
    """One form of a verb that can report speech."""

    lemma: str
    form: VerbForm
    speech: bool
    """Whether it introduces whole speech, not only a view of something."""
    inverts: bool
    """Whether it can be before its subject."""
    attitude: bool
    """Whether it is a verb of thinking, which a verb of saying before it can report."""
    noun: bool
    """Whether the form can also be a noun."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class VerbForms:
    """The forms of a verb: a row of ``[irregular]``."""

    finite: tuple[str, ...] = ordered_words()
    base: tuple[str, ...] = ordered_words()
    gerund: tuple[str, ...] = ordered_words()
    participle: tuple[str, ...] = ordered_words()


@attrs.frozen(eq=False, repr=False, kw_only=True)
class InflectionRule:
    """How regular verbs of some endings are inflected; ``cut`` letters go before the endings are added."""

    ends: tuple[str, ...] = ordered_words()
    cut: int = field(integer)
    bare: bool = flag(optional=True)
    """Whether the participle has no prefix."""
    finite: tuple[str, ...] = ordered_words()
    base: tuple[str, ...] = ordered_words()
    gerund: tuple[str, ...] = ordered_words()
    participle: tuple[str, ...] = ordered_words()


@attrs.frozen(eq=False, repr=False, kw_only=True)
class CueWords:
    """The keys of ``[cues]`` in ``quotations.toml``, which has verbs in their dictionary form."""

    speech: tuple[str, ...] = ordered_words(opposites=("judgement",))
    """Verbs of saying: they report whole sentences, and can be before their subject."""
    judgement: tuple[str, ...] = ordered_words(opposites=("attitude",))
    """Verbs of opinion: quoted words can be their object, or follow "as", "that" or "to"."""
    attitude: tuple[str, ...] = ordered_words()
    """Verbs of thinking and intending."""
    also_nouns: frozenset[str] = words(case=True)
    """Verbs whose forms in the singular are nouns as well: "the attacks"."""
    no_inversion: frozenset[str] = words(case=True)
    """Verbs that are never before their subject: the noun after them is the person spoken to."""
    phrases: tuple[str, ...] = ordered_words()
    """Verbs of two words, inflected: "went on"."""
    naming: frozenset[str] = words()
    """Participles before the name of a thing."""
    so_called: frozenset[str] = words()
    """Adjectives that say that a thing is only called something: "so-called"."""
    nouns: frozenset[str] = words()
    """Nouns that name speech."""
    works: frozenset[str] = words()
    """Nouns before the title of a work or the name of a thing."""
    work_endings: tuple[str, ...] = ordered_words()
    """The same at the end of compounds."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class ReportingVerbs:
    """The verbs of saying of a language, and their inflection according to ``quotations.toml``."""

    words: CueWords = part(CueWords, key="cues")
    irregular: Mapping[str, VerbForms] = parts(VerbForms)
    inflection: tuple[InflectionRule, ...] = rows(InflectionRule)
    """The first rule whose ending fits counts."""
    prefix: str = field(ending, section="participles", empty="")
    """What a participle begins with ..."""
    unprefixed: tuple[str, ...] = ordered_words(section="participles")
    """... but where it begins with one of these."""
    cues: Mapping[str, CueForm] = attrs.field(init=False)
    """Every form of every verb, in lower case; of two readings the first."""
    phrases: Mapping[str, Mapping[str, CueForm]] = attrs.field(init=False)
    """The verbs of two words by their first and second word."""

    @cues.default
    def _cues(self) -> dict[str, CueForm]:
        cues: dict[str, CueForm] = {}
        lists = self.words
        speech, judgement = frozenset(lists.speech), frozenset(lists.judgement)
        attitude = frozenset(lists.attitude)
        for lemma in [*self.irregular, *lists.speech, *lists.judgement, *lists.attitude]:
            said = lemma in speech or (lemma not in judgement and lemma not in attitude)
            inverts = said and lemma not in lists.no_inversion
            forms = self.irregular.get(lemma) or self._regular(lemma)
            for form in VerbForm:
                for word in getattr(forms, form.value):
                    noun = lemma in lists.also_nouns and word.removesuffix("s") in (lemma, lemma + "e")
                    cue = CueForm(lemma, form, said, inverts, lemma in attitude, noun)
                    cues.setdefault(word.lower(), cue)
        return cues

    @phrases.default
    def _phrases(self) -> dict[str, dict[str, CueForm]]:
        phrases: dict[str, dict[str, CueForm]] = {}
        for phrase in self.words.phrases:
            first, _, second = phrase.partition(" ")
            form = CueForm(phrase, VerbForm.FINITE, True, True, False, False)
            phrases.setdefault(first, {})[second] = form
        return phrases

    def _regular(self, lemma: str) -> VerbForms:
        """Inflect a verb by the first rule whose ending fits."""
        for rule in self.inflection:
            if lemma.endswith(rule.ends):
                stem = lemma[: len(lemma) - rule.cut]
                forms = {
                    form.value: tuple(stem + end for end in getattr(rule, form.value)) for form in VerbForm
                }
                forms["participle"] = tuple(
                    word if rule.bare or word.startswith(self.unprefixed) else self.prefix + word
                    for word in forms["participle"]
                )
                return VerbForms(**forms)
        raise Fault(f"lacks a rule for {lemma!r}", "inflection", of_keys=True)


def compile_reporting_verbs(tables: Tables, _: Lexicon) -> ReportingVerbs:
    """Return the verbs of saying of a language, from its ``quotations.toml``.

    Raises `TableError` if the table is wrong, or has no rule for how a verb inflects.
    """
    return tables.read_some(ReportingVerbs, "quotations")
