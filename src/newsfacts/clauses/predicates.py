"""What a verb group says: its tense, its infinitive, its classes, whether it reports what others say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count
from typing import cast

from newsfacts.clauses.model import Time, VerbGroup
from newsfacts.clauses.ownership import NONFINITE
from newsfacts.clauses.verb_groups import PASSIVES, Chain
from newsfacts.clauses.words.dictionary import Reading
from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import Tagger
from newsfacts.text.memo import Memo

__all__ = ["PredicateReader"]

_CLASSES = frozenset({"say", "think", "cause", "copula"})
_TENSES = ("present", "past", "future", "conditional")
_FINITE = frozenset({"fin", "final"})
_FINITE_FORMS = frozenset(_TENSES)
_FIRST = frozenset({"1"})
_OTHERS = frozenset({"2", "3", "pl"})


class PredicateReader:
    """Reads the verb groups of sentences of one language; what it knows of a word it remembers."""

    def __init__(self, tagger: Tagger) -> None:
        self._infos = tagger.infos
        self._dictionary = tagger.dictionary
        self._tenses: dict[str, str | None] = {}
        """The tense of the finite form of a tag; empty if there are several, ``None`` if there is none."""
        self._classes: dict[str, frozenset[str]] = {}
        """The classes of verbs of a tag."""
        for tag, info in tagger.infos.items():
            tenses = [tense for tense in _TENSES if "t:" + tense in info.atoms]
            self._tenses[tag] = (tenses[0] if len(tenses) == 1 else "") if info.atoms & _FINITE else None
            self._classes[tag] = info.atoms & _CLASSES
        self._passive = frozenset(
            tag for tag, info in tagger.infos.items() if not PASSIVES.isdisjoint(info.governs.values())
        )
        """The tags of auxiliaries that make a passive."""
        self._lemmas = Memo(self._find_lemmas)
        self._of_lemma = Memo(self._classes_of)
        self._hearsay = Memo(self._may_be_hearsay)
        self._subjunctives = Memo(self._is_subjunctive)

    def read(
        self, words: Words, chain: Chain, kind: str, agent: tuple[int, int] | None, *, sure: bool
    ) -> VerbGroup:
        """Return the verb group of the verbs of a clause of a kind; ``agent`` is its by-agent, as tokens."""
        lemma = self._lemma(words, chain)
        finite = kind not in NONFINITE
        return VerbGroup(
            tuple(map(words.index.__getitem__, chain.words)),
            cast(Time, chain.time) if finite else "none",
            self._tense(words.tags, chain) if finite else "",
            chain.passive,
            chain.negated,
            finite,
            lemma,
            self._of_lemma[lemma] if lemma else self._classes[words.tags[chain.last]],
            self._is_hearsay(words, chain),
            agent,
            sure,
            chain.perfect or (kind == "participle" and _is_past_participle(words.at[chain.words[0]])),
            finite and self._subjunctives[words.lowers[chain.words[0]]],
        )

    def may_be_passive(self, words: Words) -> bool:
        """Return whether a sentence has an auxiliary that makes a passive, in the writer's own words."""
        if self._passive.isdisjoint(words.tags):
            return False
        places = compress(count(), map(self._passive.__contains__, words.tags))
        return not all(map(words.is_quotation, places))

    def _classes_of(self, lemma: str) -> frozenset[str]:
        """Return the classes that a verb is in."""
        classes = self._dictionary.classes
        return frozenset(name for name in _CLASSES if lemma in classes[name])

    def _is_subjunctive(self, word: str) -> bool:
        """Return whether a form with a subject in the third person can only be a subjunctive: "er komme"."""
        readings = self._dictionary.forms.get(word) or self._dictionary.with_prefix(word)
        finite = [reading.features for reading in readings if reading.features & _FINITE_FORMS]
        third = [features for features in finite if not features & _FIRST or features & _OTHERS]
        return bool(third) and all("subjunctive" in features for features in third)

    def _tense(self, tags: str, chain: Chain) -> str:
        """Return the tense of the finite word of a verb group, if it has but one."""
        if chain.finite >= 0:
            return self._tenses[tags[chain.finite]] or ""
        for k in chain.words:
            tense = self._tenses[tags[k]]
            if tense is not None:
                return tense
        return ""

    def _lemma(self, words: Words, chain: Chain) -> str:
        """Return the infinitive of the last verb, with a prefix that is apart; empty if unknown."""
        alone, readings = self._lemmas[words.lowers[chain.last]]
        if len(chain.words) == 1:
            return alone
        if readings:
            apart = {words.lowers[k] for k in chain.words}
            tied = next((reading.lemma for reading in readings if reading.particle in apart), "")
            if tied:
                return tied
        final = chain.words[-1]
        if not alone or final <= chain.last or "ptcl" not in words.at[final] or "adv" in words.at[final]:
            return alone  # an adverb that no table ties to the verb: "einigte sich darauf"
        return words.lowers[final] + alone

    def _find_lemmas(self, word: str) -> tuple[str, tuple[Reading, ...]]:
        """Return the infinitive of a word, and its readings that go with a prefix that is apart."""
        dictionary = self._dictionary
        found = [r for r in dictionary.forms.get(word) or dictionary.with_prefix(word) if r.lemma]
        whole = [reading.lemma for reading in found if not reading.particle]
        alone = word if word in whole else whole[0] if whole else ""  # "zulegen" is of itself, not of "legen"
        return alone, tuple(reading for reading in found if reading.particle)

    def infinitives(self, word: str) -> Sequence[str]:
        """Return the infinitives that a word may be a form of: of "legte" "zulegen" as well as "legen"."""
        readings = self._dictionary.forms.get(word) or self._dictionary.with_prefix(word)
        return [reading.lemma for reading in readings if reading.lemma]

    def _is_hearsay(self, words: Words, chain: Chain) -> bool:
        """Return whether a verb group says what others say: "soll gekauft haben", "aurait acheté"."""
        if not self._hearsay[words.lowers[chain.words[0]]]:
            return False
        governing = [self._infos[words.tags[k]] for k in chain.words]
        perfect = any("past" in info.governs.values() for info in governing)
        return perfect and any("participle" in info.atoms for info in governing)

    def _may_be_hearsay(self, word: str) -> bool:
        """Return whether a word is an auxiliary in the tense that says what others say."""
        auxiliaries = self._dictionary.auxiliaries
        for reading in self._dictionary.forms.get(word, ()):
            auxiliary = auxiliaries.get(reading.lemma)
            if auxiliary is not None and auxiliary.hearsay and auxiliary.hearsay in reading.features:
                return True
        return False


def _is_past_participle(atoms: frozenset[str]) -> bool:
    return "participle" in atoms and "gerund" not in atoms
