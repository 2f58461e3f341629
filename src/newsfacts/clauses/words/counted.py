"""What a word may be in the noun group after a number, from its tag."""

from __future__ import annotations

from enum import Enum, auto

from newsfacts.clauses.words.tags import Tagger

__all__ = ["CountedWords", "Place"]

_CLOSED = frozenset(
    {"det", "prep", "pron", "coord", "aux", "comp", "sub", "rel", "ques", "clitic", "mark", "neg", "open"}
)
"""What no word inside the group is."""
_OPENERS = frozenset({"comp", "rel"})
"""Openers of clauses, which end a group even where they may be a quantity: "the 75,000 that they saw"."""
_FINITE = frozenset({"fin", "final"})
_FORMS = frozenset({"participle", "infinitive"})
"""Forms of verbs that come before a noun as well: "injured men", "patrol boats"."""


class Place(Enum):
    """The place of a word in the noun group after a number."""

    OUTSIDE = auto()
    """It ends the group, or follows it."""
    TIME = auto()
    """A word for a time: what it counts is a duration."""
    MODIFIER = auto()
    """It can come before the noun, and is not a noun that a number counts."""
    VERBAL = auto()
    """A form of a verb before the noun, or the verb of its clause: "12 injured"."""
    NOUN = auto()
    """A noun in the singular, which comes before the one that is counted: "police officers"."""
    PLURAL = auto()
    """A noun that may be the one that is counted."""
    NAME = auto()
    """A name before the noun: "NATO allies"."""
    NAMES = auto()
    """A name in the plural: "Democrats"."""


class CountedWords:
    """Gives each word of a language its place after a number; holds nothing of a text."""

    def __init__(self, tagger: Tagger) -> None:
        self.settings = tagger.dictionary.settings
        self._tagger = tagger
        self._plural = self.settings.plural_endings
        self._known: dict[str, Place] = {}

    def place(self, word: str) -> Place:
        """Return the place of a word, as it is written."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MEMO:
                self._known.clear()
            known = self._known[word] = self._place(word)
        return known

    def coordinates(self, word: str) -> bool:
        """Return whether a word joins two others: "and"."""
        return word != "" and "coord" in self._atoms(word)

    def is_adjective(self, word: str) -> bool:
        """Return whether a word is an adjective and not an adverb."""
        atoms = self._atoms(word)
        return "adj" in atoms and "adv" not in atoms

    def is_verb(self, word: str) -> bool:
        """Return whether a word may be a finite verb."""
        return not _FINITE.isdisjoint(self._atoms(word))

    def is_plural_verb(self, word: str) -> bool:
        """Return whether a word may be a finite verb whose subject is in the plural."""
        return "vpl" in self._atoms(word) and self.is_verb(word)

    def is_infinitive(self, word: str) -> bool:
        """Return whether a word is an infinitive, and no noun that a table has."""
        atoms = self._atoms(word)
        return self._is_infinitive(atoms) and "noun" not in atoms

    def follows(self, word: str) -> bool:
        """Return whether a word may be an adjective in the plural after its noun: French "régionales"."""
        if not self.settings.adjectives_follow or not word.endswith(self._plural):
            return False
        return "adj" in self._atoms(word)

    def may_follow(self, word: str) -> bool:
        """Return whether a word may be such an adjective though no table says so: "indépendants"."""
        atoms = self._atoms(word)
        return word.endswith(self._plural) and "noun" in atoms and not atoms & _FINITE

    def governs(self, word: str) -> bool:
        """Return whether a word is a preposition."""
        return "prep" in self._atoms(word)

    def is_common(self, word: str) -> bool:
        """Return whether a word with a capital is also a common word: the "Angry" of a title."""
        atoms = self._atoms(word.lower())
        return "unknown" not in atoms and not atoms.isdisjoint({"adj", "noun", "verb"})

    def _atoms(self, word: str) -> frozenset[str]:
        tagger = self._tagger
        return tagger.infos[tagger.memo[word]].atoms

    def _place(self, word: str) -> Place:
        settings, low, atoms = self.settings, word.lower(), self._atoms(word)
        if low in settings.unmarked:
            return Place.PLURAL
        if "time" in atoms:
            return Place.TIME
        if low in settings.preposed:
            return Place.MODIFIER
        if settings.noun_capitals:
            return self._with_capitals(word, atoms)
        if atoms & _OPENERS or ("qty" not in atoms and atoms & _CLOSED):
            return Place.OUTSIDE
        if "name" in atoms or word[0].isupper():
            names = low.endswith(self._plural) and not low.endswith(settings.singular_names)
            return Place.NAMES if names and not word.isupper() else Place.NAME
        if "noun" in atoms:
            return Place.PLURAL if self._is_plural(low, atoms) else Place.NOUN
        if atoms & {"adj", "adv", "qty"}:
            return Place.MODIFIER
        return self._of_verb(low, atoms)

    def _of_verb(self, low: str, atoms: frozenset[str]) -> Place:
        """Return the place of a word that is a verb or nothing known."""
        if self.settings.verbal_plurals and self._is_infinitive(atoms) and low.endswith(self._plural):
            return Place.PLURAL
        if atoms & _FORMS and not self.settings.adjectives_follow and "say" not in atoms:
            return Place.VERBAL
        return Place.MODIFIER if "gerund" in atoms else Place.OUTSIDE

    def _is_infinitive(self, atoms: frozenset[str]) -> bool:
        return "infinitive" in atoms and "aux" not in atoms

    def _is_plural(self, low: str, atoms: frozenset[str]) -> bool:
        if not low.endswith(self._plural):
            return False
        return self.settings.adjectives_follow or "pl" in atoms or "sg" not in atoms

    def _with_capitals(self, word: str, atoms: frozenset[str]) -> Place:
        """Return the place of a word of a language whose nouns have capitals."""
        if word[0].isupper():
            if atoms & _CLOSED and "noun" not in atoms:
                return Place.OUTSIDE
            return Place.NAME if word.lower() in self.settings.place_adjectives else Place.PLURAL
        if atoms & {"adj", "qty"}:
            return Place.MODIFIER
        if atoms & _CLOSED:
            return Place.OUTSIDE
        if "verb" in atoms and "participle" in atoms:
            return Place.VERBAL
        if "verb" in atoms:
            return Place.MODIFIER if self._is_inflected(word) else Place.OUTSIDE
        return Place.MODIFIER

    def _is_inflected(self, word: str) -> bool:
        """Return whether a form is also a participle with an ending: "drei verletzte Soldaten".

        "Um acht traf Voss ein" has a verb and no group.
        """
        atoms = self._atoms(word[:-1])
        return "participle" in atoms or "adj" in atoms


_MEMO = 50_000
"""How many words are remembered with their places before the memory is emptied."""
