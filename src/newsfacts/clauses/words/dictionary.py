"""What each word of a language may be, from ``words.toml``, ``verbs.toml`` and ``clauses.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from newsfacts.clauses.words.forms import Forms, Reading
from newsfacts.clauses.words.paradigms import FINITE, Paradigms, features_of
from newsfacts.clauses.words.tables import ClauseTable, VerbTable, WordTable
from newsfacts.errors import TableError, choose_from
from newsfacts.lexicon.tables import Tables
from newsfacts.lexicon.territories import genitive_endings

__all__ = ["CATEGORIES", "Auxiliary", "Dictionary", "Reading", "behind", "compile_dictionary"]

CATEGORIES = tuple(
    field.name for field in attrs.fields(WordTable) if field.name not in ("auxiliary", "endings")
)
"""The categories of words that are not verbs: the sections of ``words.toml``."""
VERB_CLASSES = ("say", "think", "cause", "perfect_be", "copula", "impersonal")
"""The classes of verbs, as `VerbTable` has them."""
_EFFECTS = frozenset({"same", "past", "future", "modal", "modal_present", "passive", "past_passive"})
_SHORTEST_VERB = 4
"""How many letters a verb after a prefix has, at least, so that no chance word is taken for one."""


class Auxiliary(NamedTuple):
    """A verb that makes the time, mood or voice of another."""

    lemma: str
    governs: Mapping[str, str]
    """What it does to the time and voice of the group, by the form it governs: participle, infinitive, marked
    (an infinitive with its marker), gerund, perfect_be (a participle of a verb of that class, or of an
    auxiliary); one of same, past, future, modal, modal_present (modal
    of a present only), passive, past_passive; ``reflexive`` is what a participle makes after a reflexive
    pronoun."""
    hearsay: str
    """In which tense it reports, with a perfect, what others say: "soll gekauft haben"; else empty."""


def behind(prefix: str, reading: Reading) -> Reading:
    """Return a reading of a verb as it is after a separable prefix: finite at the end of its clause only."""
    finite = not FINITE.isdisjoint(reading.features)
    return Reading(
        "verb", reading.features | {"final"} if finite else reading.features, prefix + reading.lemma, ""
    )


@attrs.frozen(eq=False)
class Dictionary:
    """All words of a language that the reading of sentences knows."""

    settings: ClauseTable
    """How the language builds its clauses."""
    forms: Forms
    """What each word may be, by its lower-case form."""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Reading, ...]], ...]]
    """What several words are together, by the first of them; the longest first."""
    elided: Mapping[str, tuple[Reading, ...]]
    """What words are that lost their vowel and end with an apostrophe: "l'"."""
    auxiliaries: Mapping[str, Auxiliary]
    classes: Mapping[str, frozenset[str]]
    """Infinitives by class of verb; see `VERB_CLASSES`."""
    endings: tuple[tuple[str, tuple[Reading, ...]], ...]
    """What a word that no table has may be by its ending; the longest endings first."""
    separable: tuple[str, ...]
    """Prefixes that are apart from a finite verb in a main clause; the longest first."""
    inseparable: tuple[str, ...]
    """Prefixes that never do; the longest first."""
    markers: frozenset[str]
    """What is between a separable prefix and its infinitive: the "zu" of "anzukommen"."""
    has_clitics: bool
    """Whether object pronouns come right before the verb."""
    genitive: tuple[str, ...]
    """Endings of a name that is a genitive of the noun before it: "der Präsident Frankreichs"."""

    def with_prefix(self, low: str) -> tuple[Reading, ...]:
        """Return what a word may be that no table has, if it is a known verb after a prefix."""
        for prefix in self.separable:
            rest = low[len(prefix) :]
            if len(rest) >= _SHORTEST_VERB and low.startswith(prefix):
                found = self._separable(prefix, rest)
                if found:
                    return found
        for prefix in self.inseparable:
            rest = low[len(prefix) :]
            if len(rest) >= _SHORTEST_VERB and low.startswith(prefix):
                found = (*self._verbs(rest), *self._verbs("ge" + rest, "participle"))
                if found:
                    return tuple(reading._replace(lemma=prefix + reading.lemma) for reading in found)
        return ()

    def _verbs(self, form: str, feature: str = "") -> tuple[Reading, ...]:
        """Return what a form may be as a verb without a prefix that is apart."""
        return tuple(
            reading
            for reading in self.forms.get(form, ())
            if reading.category == "verb"
            and not reading.particle
            and (not feature or feature in reading.features)
        )

    def _separable(self, prefix: str, rest: str) -> tuple[Reading, ...]:
        """Return what a form may be after a prefix, with or without the marker of the infinitive."""
        verbs = self._verbs(rest)
        if verbs:
            return tuple(behind(prefix, reading) for reading in verbs)
        for marker in self.markers:
            marked = self._verbs(rest.removeprefix(marker), "infinitive") if rest.startswith(marker) else ()
            if marked:
                return (Reading("verb", frozenset({"marked"}), prefix + marked[0].lemma, ""),)
        return ()


def _read_words(table: WordTable, forms: Forms, name: str) -> None:
    """Read the closed classes: a section a category, in it a list of forms for each set of features."""
    for category in CATEGORIES:
        for key, listed in getattr(table, category).items():
            number = forms.sort(category, features_of(key, name))
            for word in listed:
                forms.add(word, number)


def _read_explicit(lemma: str, rows: Mapping[str, Any], forms: Forms, name: str) -> None:
    """Read the forms of one irregular verb: a list of forms for each set of features."""
    for key, listed in rows.items():
        if not isinstance(listed, str | list):
            raise TableError(name, f"{key!r} of {lemma!r} must be a list of words, not {listed!r}")
        number = forms.sort("verb", features_of(key, name)) + forms.lemma(lemma)
        for word in listed.split() if isinstance(listed, str) else listed:
            forms.add(word, number)


def _read_auxiliaries(table: WordTable, forms: Forms, name: str) -> dict[str, Auxiliary]:
    auxiliaries = {}
    for lemma, row in table.auxiliary.items():
        governs = dict(row.get("governs", {}))
        if unknown := set(governs.values()) - _EFFECTS:
            wrong = min(map(str, unknown))
            choice = choose_from(wrong, sorted(_EFFECTS))
            raise TableError(name, f"[auxiliary.{lemma}] 'governs' has an unknown effect {wrong!r}{choice}")
        auxiliaries[lemma] = Auxiliary(lemma, governs, row.get("hearsay", ""))
        listed = {key: value for key, value in row.items() if key not in ("governs", "hearsay")}
        _read_explicit(lemma, listed, forms, name)
    return auxiliaries


def _read_verbs(table: VerbTable, forms: Forms, name: str) -> None:
    paradigms = Paradigms(table, name, forms)
    for group in table.verbs:
        paradigms.add(group)
    for lemma, row in table.irregular.items():
        _read_explicit(lemma, row, forms, name)
    for prefix in sorted(table.separable):
        forms.add(prefix, forms.sort("particle", frozenset()))


def _read_endings(table: WordTable, name: str) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    endings: dict[str, dict[Reading, None]] = {}
    for key, listed in table.endings.items():
        category, _, features = key.partition(" ")
        if category not in (*CATEGORIES, "verb"):
            choice = choose_from(category, sorted((*CATEGORIES, "verb")))
            raise TableError(name, f"[endings] {key!r} begins with an unknown class of words{choice}")
        reading = Reading(category, features_of(features, name), "", "")
        for ending in listed:
            endings.setdefault(ending, {})[reading] = None
    for ending in _longest_first(endings):
        yield ending, tuple(endings[ending])


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def compile_dictionary(tables: Tables) -> Dictionary:
    """Return all words of a language that the reading of sentences knows.

    Raises `TableError` where a table says what no code reads.
    """
    words = tables.read(WordTable, "words")
    verbs = tables.read(VerbTable, "verbs")
    place = tables.path("words")
    forms = Forms()
    _read_words(words, forms, place)
    auxiliaries = _read_auxiliaries(words, forms, place)
    _read_verbs(verbs, forms, tables.path("verbs"))
    elided: dict[str, tuple[Reading, ...]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[Reading, ...]]]] = {}
    for form in [form for form in forms if " " in form or form[-1:] == "'"]:
        if " " in form:
            first, *rest = form.split()
            phrases.setdefault(first.removesuffix("'"), []).append((tuple(rest), forms.take(form)))
        else:
            elided[form] = forms.take(form)
    return Dictionary(
        settings=tables.read(ClauseTable, "clauses"),
        forms=forms,
        phrases={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
        elided=elided,
        auxiliaries=auxiliaries,
        classes={key: getattr(verbs, key) for key in VERB_CLASSES},
        endings=tuple(_read_endings(words, place)),
        separable=_longest_first(verbs.separable),
        inseparable=_longest_first(verbs.inseparable),
        markers=verbs.markers,
        has_clitics=bool(words.clitic),
        genitive=genitive_endings(tables),
    )
