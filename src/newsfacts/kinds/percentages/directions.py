"""Which way the words that an amount depends on say that something moved."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.clauses import Dependence, Governor
from newsfacts.kinds.percentages.value import Change
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.text.scan import Scan

__all__ = ["DirectionReader"]


class DirectionReader:
    """Finds out which way words say that something moved: verbs, nouns, comparatives, adverbs."""

    def __init__(self, scan: Scan) -> None:
        self.words = scan.vocabulary(AmountVocabulary)
        self.table = scan.vocabulary(PercentageVocabulary)

    def may_tell(self, token: str, infinitives: Sequence[str]) -> bool:
        """Return whether a token with these infinitives may say that something moved.

        A verb with a prefix is recognised by its ending: "klettern" may be "hinaufklettern".
        """
        if self.of_word(token.lower()) is not None:
            return True
        verbs = (*self.table.directions.verbs, *map(_first_word, self.table.directions.phrases))
        return any(verb.endswith(tuple(infinitives)) for verb in verbs)

    def by(self, word: str, dependence: Dependence, *, may_be_level: bool = True) -> Change | None:
        """Return what an amount after "by" or "of" depends on says: the verb, or the noun nearest to it.

        ``may_be_level`` is whether the amount may be the value of a noun such as "stake", and so no change.
        """
        words = self.words
        if dependence.adverb:
            change = self.of_adverb(dependence.adverb, next(iter(dependence.governors), None))
            if change is not None:
                return change
        verbs = [g for g in dependence.governors if g.is_verb]
        nouns = [g for g in dependence.governors if not g.is_verb and not g.is_modifier]
        modifiers = [g for g in dependence.governors if g.is_modifier]
        if word not in words.of:
            order = (*verbs, *nouns, *modifiers)
        elif words.by <= words.of:  # one word for both: "augmenter de 5 %", "une hausse de 5 %"
            order = (*nouns, *verbs, *modifiers)
        else:
            order = (*nouns, *modifiers)
        for governor in order:
            valued = not governor.is_verb and governor.lower in self.table.valued
            if valued and word in words.of and may_be_level:
                return None  # "a stake of 5%"
            change = self.of_governor(governor)
            if change is not None:
                return change
        return None

    def of_governor(self, governor: Governor) -> Change | None:
        """Return what a verb or a noun says."""
        if governor.is_verb and governor.lemma:
            return self.table.directions.verbs.get(governor.lemma)
        return self.of_word(governor.lower)

    def of_adverb(self, word: str, verb: Governor | None) -> Change | None:
        """Return what an adverb says after its verb: "up 3%", but "gave up 3%" and "makes up 3%"."""
        change = self.of_form(word)
        if verb is not None and verb.near:
            said = self.table.directions.phrases.get(f"{verb.lemma} {word}")
            if said is not None:
                return said
            if change is Change.UP and verb.lower in self.words.phrasal:
                return None
        return change

    def of_word(self, word: str) -> Change | None:
        """Return what a noun or a comparative says, or a compound by its end."""
        return self.table.directions.of_noun(word) or self.of_form(word)

    def of_form(self, word: str) -> Change | None:
        """Return what a form of any sort says."""
        if word in self.words.up:
            return Change.UP
        if word in self.words.down:
            return Change.DOWN
        return self.table.directions.nouns.get(word)


def _first_word(phrase: str) -> str:
    return phrase.partition(" ")[0]
