"""One character of tag for each word: a set of things that it may be; and patterns over such characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsfacts.clauses.words.dictionary import Dictionary, Reading, behind
from newsfacts.clauses.words.variants import make_variants
from newsfacts.regexes import compiled
from newsfacts.text.memo import Memo

__all__ = ["QUOTES", "TagInfo", "Tagger"]

SPACE, STOP, COMMA, SEMICOLON, HYPHEN, APOSTROPHE, QUOTE, OTHER = " ", ".", ",", ";", "-", "'", '"', "*"
QUOTES = '"“”„«»‹›‘‚`'
"""Marks that are quotation marks wherever they are."""
_PUNCTUATION = {
    **dict.fromkeys("!?…", STOP),
    **dict.fromkeys(QUOTES, QUOTE),
    "’": APOSTROPHE,
    **dict.fromkeys("–—―", "~"),
    **{mark: mark for mark in ".,;:()-'"},
    **dict.fromkeys("[{", "("),
    **dict.fromkeys("]}", ")"),
    **dict.fromkeys("/", "/"),
}
"""The tags of marks: sentence stops, quotation marks, dashes, brackets; others are `OTHER`."""
_AMOUNT_SIGNS = "%‰"
"""Marks that are read as part of a number, as signs of currencies are."""
_LETTERS = [*map(chr, range(0x41, 0x5B)), *map(chr, range(0x61, 0x7B)), *map(chr, range(0xA1, 0x1000))]
_CATEGORY_ATOMS = {
    "article": "det",
    "possessive": "det",
    "quantity": "qty",
    "adjective": "adj",
    "noun": "noun",
    "time": "time",
    "adverb": "adv",
    "preposition": "prep",
    "contraction": "prep",
    "coordinator": "coord",
    "complementiser": "comp",
    "subordinator": "sub",
    "opener": "open",
    "relative": "rel",
    "question": "ques",
    "pronoun": "pron",
    "clitic": "clitic",
    "marker": "mark",
    "negation": "neg",
    "particle": "ptcl",
    "title": "title",
}
_TENSES = {"past": "past", "present": "present", "future": "future", "conditional": "modal"}
_CLASS = compiled(r"(?<!P)<(\w{1,20})>")


class TagInfo(NamedTuple):
    """The meaning of a tag."""

    atoms: frozenset[str]
    """Everything that a word with this tag may be."""
    time: str
    """The time of its finite form; empty if it has none."""
    governs: Mapping[str, str]
    """What it does, as an auxiliary, to the group with the form that it governs; else empty."""


class Tagger:
    """Gives words their tags; grows as it meets new words."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.infos: dict[str, TagInfo] = {
            mark: TagInfo(frozenset({mark}), "", {}) for mark in {*_PUNCTUATION.values(), SPACE, OTHER}
        }
        self._chars: dict[tuple[frozenset[str], str], str] = {}
        self._free = iter(_LETTERS)
        self._complete = False
        """Whether every tag exists: patterns over tags know those of before only."""
        self._of_class = {
            lemma: [key for key, lemmas in dictionary.classes.items() if lemma in lemmas]
            for lemma in set().union(*dictionary.classes.values())
        }
        self._noun_endings = [
            (ending, nouns)
            for ending, readings in dictionary.endings
            if (nouns := tuple(reading for reading in readings if reading.category == "noun"))
        ]
        """What endings say about a noun, for languages in which a capital shows nouns."""
        self.number = self._char(frozenset({"num"}), "", {})
        self.name = self._char(frozenset({"name"}), "", {})
        self.plural_name = self._char(frozenset({"name", "sg", "pl"}), "", {})
        self.unknown = self._char(frozenset({"noun", "sg", "unknown"}), "", {})
        self.compound = self._char(frozenset({"noun", "adj", "compound"}), "", {})
        self.possessive = self._char(frozenset({"poss"}), "", {})
        for readings in self._distinct():  # every tag exists before a pattern is compiled
            self.of_readings(readings)
            self.of_readings(readings, phrase=True)
            self._capital(readings)
        for readings in dictionary.elided.values():
            self.of_readings(readings)
            self.of_readings(readings, phrase=True)
        for _, readings in dictionary.endings:
            self.first_name(self.of_readings(readings))
            self._capital(readings)
        for _, readings in self._noun_endings:
            self.of_readings(readings)
        for rows in dictionary.phrases.values():
            for _, readings in rows:
                self.of_readings(readings)
        self.of_readings((), phrase=True)
        self._register_prefixed()
        self.variants = (
            make_variants(self.infos, self._char, self.unknown, dictionary.classes)
            if dictionary.has_clitics
            else {}
        )
        """What a tag becomes, by the name of what its neighbours show that the word is."""
        self._complete = True
        self.memo = Memo(self._tag)
        self.lower_memo = Memo(self._tag_low)
        self.ending_memo = Memo(self.of_ending)

    # Tags

    def _char(self, atoms: frozenset[str], time: str, governs: Mapping[str, str]) -> str:
        key = (atoms, time)
        char = self._chars.get(key)
        if char is None and self._complete:
            plain = (atoms.difference(self.dictionary.classes), time)
            return self._chars.get(plain) or self.unknown
        if char is None:
            char = self._chars[key] = next(self._free)
            self.infos[char] = TagInfo(atoms, time, governs)
        return char

    def _distinct(self) -> Iterator[tuple[Reading, ...]]:
        """Return the readings of all forms, but of those that differ in the infinitives alone the first."""
        auxiliaries, of_class = self.dictionary.auxiliaries, self._of_class
        named = {lemma: lemma for lemma in auxiliaries} | {
            lemma: tuple(classes) for lemma, classes in of_class.items() if lemma not in auxiliaries
        }
        return self.dictionary.forms.distinct(named)

    def of_readings(self, readings: Iterable[Reading], *, phrase: bool = False) -> str:
        """Return the tag of a word that may be these; ``phrase`` if it may begin one of several words."""
        atoms: set[str] = {"phrase"} if phrase else set()
        times: dict[str, None] = {}
        governs: dict[str, str] = {}
        for reading in readings:
            if reading.category == "verb":
                atoms.update(self._verb_atoms(reading))
                times.update({_TENSES[tense]: None for tense in _TENSES if tense in reading.features})
                auxiliary = self.dictionary.auxiliaries.get(reading.lemma)
                if auxiliary:
                    atoms |= {"aux", "aux:" + auxiliary.lemma}
                    governs = {**auxiliary.governs, **governs}
            else:
                atoms.add(_CATEGORY_ATOMS[reading.category])
                atoms |= reading.features & _NOMINAL
                atoms |= _pronoun_atoms(reading)
                if reading.category in ("article", "possessive", "quantity"):
                    atoms |= _case_atoms(reading)
                atoms.update(reading.features & {"deictic", "approximate"})
                if reading.category in ("relative", "question") and "nom" in reading.features:
                    atoms.add("own")
                if reading.category == "relative" and "time" in reading.features:
                    atoms.add("of_time")
        if not readings:
            atoms.add("noun")
        return self._char(frozenset(atoms), "past" if "past" in times else next(iter(times), ""), governs)

    def _verb_atoms(self, reading: Reading) -> set[str]:
        features, atoms = reading.features, {"verb"}
        if features & {"present", "past", "future", "conditional"}:
            atoms.add("final" if "final" in features else "fin")
            atoms |= {"v" + number for number in ("sg", "pl") if number in features}
            atoms |= {"v" + person for person in "123" if person in features}
            atoms |= {"t:" + tense for tense in _TENSES if tense in features}
        atoms |= features & {"infinitive", "marked", "participle", "gerund"}
        atoms.update(self._of_class.get(reading.lemma, ()))
        return atoms

    def _register_prefixed(self) -> None:
        """Make the tags of verbs with a prefix that no table has."""
        if not self.dictionary.separable and not self.dictionary.inseparable:
            return
        seen = set()
        moves = next(iter(sorted(self.dictionary.classes["perfect_be"])), "")
        for readings in self.dictionary.forms.distinct({}, particles=True):
            verbs = tuple(r._replace(lemma="") for r in readings if r.category == "verb" and not r.particle)
            if not verbs or verbs in seen:
                continue
            seen.add(verbs)
            participle = Reading("verb", frozenset({"participle"}), "", "")
            for variant in (verbs, tuple(behind("", r) for r in verbs), (*verbs, participle)):
                self.of_readings(variant)
                self.of_readings(r._replace(lemma=moves) for r in variant)
        self.of_readings((Reading("verb", frozenset({"marked"}), "", ""),))

    def _capital(self, readings: Iterable[Reading]) -> str:
        """Return the tag of a word with a capital inside a sentence."""
        readings = tuple(readings)
        titles = [reading for reading in readings if reading.category == "title"]
        if titles and not self.dictionary.settings.noun_capitals:
            return self.of_readings(titles)  # French "Me" is a lawyer, "me" a pronoun
        closed = [reading for reading in readings if reading.category not in _OPEN]
        if closed and not self.dictionary.settings.noun_capitals:
            return self.of_readings(closed)
        if closed and len(closed) == len(readings):
            return self.of_readings(closed)
        if self.dictionary.settings.noun_capitals:
            kept = [reading for reading in readings if reading.category in ("time", "title")]
            return self.of_readings((*kept, _NOUN_OR_NAME))
        times = [reading for reading in readings if reading.category == "time"]
        return self.of_readings(times) if times else self.name

    def _tag(self, token: str) -> str:
        first = token[0]
        if first.isdecimal():
            return self.number
        if token == "_":
            return "~"
        if not first.isalpha():
            if first.isspace():
                return SPACE
            return self.unknown if first == "%" else _PUNCTUATION.get(first) or self._symbol(first)
        low = token.lower()
        if token == low:
            return self.lower_memo[token]
        readings = self.dictionary.forms.get(low)
        if (
            readings is not None
            and len(token) > 1
            and token.isupper()
            and any(r.category == "pronoun" for r in readings)
        ):
            return self.name  # "US"
        if low in self.dictionary.phrases:
            return self.lower_memo[low]
        if readings is None:
            if self.dictionary.settings.noun_capitals:
                return self.of_readings(self._ending(low, self._noun_endings) or (_NOUN_OR_NAME,))
            return self.plural_name if "pl" in self.infos[self.of_ending(low)].atoms else self.name
        return self._capital(readings)

    def _symbol(self, char: str) -> str:
        """Return the tag of a mark that is not punctuation; a currency's goes before its number like one."""
        return self.number if unicodedata.category(char) == "Sc" else OTHER

    def _tag_low(self, low: str) -> str:
        readings = self.dictionary.forms.get(low)
        phrase = low in self.dictionary.phrases
        if readings is not None:
            return self.of_readings(readings, phrase=phrase)
        if phrase:
            return self.of_readings((), phrase=True)
        return self.of_ending(low)

    def of_ending(self, low: str) -> str:
        """Return the tag of a word that no table has: a known verb with a prefix, or what its ending says."""
        readings = self.dictionary.with_prefix(low)
        if readings:
            return self.of_readings(readings)
        readings = self._ending(low, self.dictionary.endings)
        if self.dictionary.settings.noun_capitals:
            readings = tuple(reading for reading in readings if reading.category != "noun")
        return self.of_readings(readings) if readings else self.unknown

    @staticmethod
    def _ending(low: str, endings: Sequence[tuple[str, tuple[Reading, ...]]]) -> tuple[Reading, ...]:
        """Return what the longest ending of a word says that it may be."""
        for ending, readings in endings:
            if low.endswith(ending) and len(low) > len(ending) + 1:
                return readings
        return ()

    def first_name(self, tag: str) -> str:
        """Return the tag of a sentence's first word: a name, or what its ending says."""
        info = self.infos[tag]
        return self._char(info.atoms | {"name"}, info.time, {})

    # Classes of tags, and patterns

    def chars(self, *atoms: str, without: Iterable[str] = (), only: Iterable[str] = ()) -> str:
        """Return the tags that may be one of ``atoms``, none of ``without``, and nothing outside ``only``."""
        wanted, refused, allowed = set(atoms), set(without), set(only)
        return "".join(
            sorted(
                char
                for char, info in self.infos.items()
                if info.atoms & wanted and not info.atoms & refused and (not allowed or info.atoms <= allowed)
            )
        )

    def pattern(self, template: str, classes: Mapping[str, str], *, bounded: str = "") -> re.Pattern[str]:
        """Compile a pattern in which ``<name>`` stands for any tag of a class.

        ``bounded`` is that of `newsfacts.regexes.compiled`.
        """
        return compiled(
            _CLASS.sub(lambda match: "[" + re.escape(classes[match[1]] or "\x00") + "]", template),
            bounded=bounded,
        )


_NOMINAL = frozenset({"sg", "pl", "m", "f", "n", "definite"})
_OPEN = frozenset({"noun", "adjective", "verb", "adverb", "time", "title", "particle"})
"""Categories of words that a capital makes a name, or that only the capital shows."""
_NOUN_OR_NAME = Reading("noun", frozenset(), "", "")
_UNKNOWN = Reading("noun", frozenset(), "", "")


def _pronoun_atoms(reading: Reading) -> set[str]:
    if reading.category != "pronoun":
        return {
            reading.category + ":" + feature
            for feature in reading.features & {"enclitic", "clause", "reflexive", "existential"}
        }
    features = reading.features
    atoms = {"p" + person for person in "123" if person in features}
    if "nom" in features:
        atoms.add("nom")
        if features.isdisjoint({"acc", "dat"}):
            atoms.add("nomonly")
    if "acc" in features and "nom" not in features:
        atoms.add("acconly")
    return atoms | features & {"reflexive", "expletive", "existential", "enclitic"}


def _case_atoms(reading: Reading) -> set[str]:
    """Return the cases that a word before a noun shows, and what number and gender go with its nominative."""
    features = reading.features
    atoms = {"c:" + case for case in features & {"nom", "acc", "dat", "gen"}}
    if "nom" in features:
        atoms |= {"nom:" + feature for feature in features & {"sg", "pl", "m", "f", "n"}}
    return atoms
