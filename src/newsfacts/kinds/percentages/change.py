"""Which way a percentage moved, as the clause and the noun group around it say."""

from __future__ import annotations

from collections.abc import Mapping

from newsfacts.amounts.measures import CURRENCY, Measure, UnitPosition
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.clauses import Clauses, Dependence, Governor
from newsfacts.kinds.percentages.directions import DirectionReader
from newsfacts.kinds.percentages.places import MeasurePlaces
from newsfacts.kinds.percentages.touching import change_touching
from newsfacts.kinds.percentages.value import Change, PercentUnit
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import article_before
from newsfacts.numbers.vocabulary import NumberVocabulary
from newsfacts.text.lazy import lazy
from newsfacts.text.scan import Scan

__all__ = ["Changes"]

_GAPPED_WORDS = 4
"""The most words between "and" and the second amount of a verb: "and imports 5%"."""
_PER_TOKENS = 4
"""The most tokens between a sum and the comma behind what it is paid for: "$1 a barrel,"."""
_LEVELS_APART_TOKENS = 16
"""The most tokens between the two levels of a change: "from 29% in 2018 to 38%"."""


class Changes:
    """Finds out which way the amounts of a text moved; each is read when it is first needed."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary(AmountVocabulary)
        self.table = scan.vocabulary(PercentageVocabulary)
        self.directions = DirectionReader(scan)
        self.clauses = scan.view(Clauses)
        self._known: dict[tuple[int, str], Change | None] = {}
        self.places = MeasurePlaces(scan)

    @lazy
    def _moving(self) -> Mapping[str, bool]:
        """By token, whether it may say that something moved."""
        return self.clauses.remember(self.table, self.directions.may_tell)

    def of(self, measure: Measure) -> Change | None:
        """Return which way an amount moved: "rose 0.3%", "a 12% rise", "cut rates by 35 basis points"."""
        key = measure.start, measure.label
        if key not in self._known:
            direct = self._direct(measure)
            self._known[key] = direct or self._said_again(measure)
        return self._known[key]

    def _of_earlier(self, measure: Measure) -> Change | None:
        """Return which way an amount moved that another goes with, and not what the first goes with."""
        key = measure.start, measure.label
        return self._known[key] if key in self._known else self._direct(measure)

    def _direct(self, measure: Measure) -> Change | None:
        """Return which way an amount moved by what it depends on."""
        if self.scan.token(measure.start - 1) == "+":
            return Change.UP
        if not self.clauses.holds(self.scan.starts[measure.start], self._moving):
            return None  # as of half of all amounts: its sentence need not be read
        dependence = self.dependence(measure)
        if dependence is None:
            return change_touching(self.scan, measure, measure.closing)
        if self._is_reached(measure, dependence):
            return None
        return self._behind(measure, dependence) or self._before(measure, dependence)

    def is_reached(self, measure: Measure) -> bool:
        """Return whether the words before say that it is a level that was moved to: "rose to 5%"."""
        dependence = self.dependence(measure)
        return dependence is not None and self._is_reached(measure, dependence)

    def _is_reached(self, measure: Measure, dependence: Dependence) -> bool:
        """Return whether the words before say that it is a level: "rose to 5%", "dipped below 3%"."""
        word, words = dependence.word, self.words
        if dependence.determined or word in words.by:
            return False
        crossed = any(self.scan.lower(i) in words.levels for i in range(measure.opening, measure.start))
        return crossed or word in words.to or word in words.onto or word in words.since

    def dependence(self, measure: Measure) -> Dependence | None:
        """Return what an amount depends on; ``None`` if there is no sentence around it that can be read."""
        sentence = self.clauses.at(self.scan.starts[measure.start])
        return None if sentence is None else sentence.dependence(measure.opening, measure.closing)

    # After it

    def _behind(self, measure: Measure, dependence: Dependence) -> Change | None:
        """Return what the noun or the comparative after it says: "a 9% funding increase", "8 % de plus"."""
        noun = dependence.attribute_of
        if noun:
            return self.directions.of_word(noun[-1]) or self.directions.of_word(noun[0])
        after = self._past_level(measure, by=dependence.word in self.words.by)
        if after <= measure.closing or dependence.before_verb:
            return None
        word = self.scan.lower(after)
        behind = self.scan.skip_joint(after + 1)
        if self.scan.token(behind) == "'":
            behind = self.scan.skip_joint(behind + 1)  # "4,5 % d'augmentation"
        if word in self.table.measured:
            return self.directions.of_word(self.scan.lower(behind))
        return None if self.scan.lower(behind) in self.words.to else self.directions.of_form(word)

    def _past_level(self, measure: Measure, *, by: bool) -> int:
        """Return the token after it, past the level reached: "um 2 Punkte auf 3,5 % gesenkt"."""
        scan = self.scan
        after = scan.skip_joint(measure.closing)
        if not by or scan.lower(after) not in self.words.onto:
            return after
        number = scan.view(Numbers).by_start.get(scan.skip_space(after + 1))
        term = scan.hits("percent").get(scan.skip_joint(number.end)) if number else None
        return scan.skip_space(term.end) if term else after

    # Before it

    def _before(self, measure: Measure, dependence: Dependence) -> Change | None:
        """Return what the words before it say: a verb, a noun, an adverb."""
        word, words = dependence.word, self.words
        if word in words.by:
            return None if self._is_level(measure, word) else self._by(measure, dependence)
        if dependence.attribute_of:
            return None
        first = next(iter(dependence.governors), None)
        if first is not None and first.near and self.scan.lower(measure.opening) in words.between:
            return self.directions.of_governor(first)  # "growth between 3% and 5%"
        verb_word = first.lower if first is not None and first.is_verb else ""
        beside = self.scan.skip_space_back(measure.opening) - 1
        particle = dependence.preposition and self.scan.lower(beside) == word
        if particle and self.scan.word_before(beside) in words.to:
            return None  # "claims to down 86%"
        for adverb in (word, dependence.adverb):
            change = self.directions.of_adverb(adverb, first) if adverb != verb_word else None
            if change is not None:
                return change
        return None if dependence.preposition else self._bare(measure, dependence)

    def _by(self, measure: Measure, dependence: Dependence) -> Change | None:
        """Return what an amount after "by" or "of" depends on says; points are no level: "un taux de 3 %"."""
        points = measure.label == "percent" and measure.term.sense.unit is not PercentUnit.PERCENT
        dependence = dependence._replace(governors=self._ungoverning_removed(measure, dependence))
        return self.directions.by(dependence.word, dependence, may_be_level=not points)

    def _ungoverning_removed(self, measure: Measure, dependence: Dependence) -> tuple[Governor, ...]:
        """Return what an amount may hang on, but for farther nouns that have an amount of their own.

        "growth of 1.8% and a gap of 6.2%": the second is no growth.
        """
        nearest, *farther = dependence.governors or (None,)
        if nearest is None:
            return ()
        between = self.places.are_between
        return (nearest, *(one for one in farther if one.is_verb or not between(one.token, measure)))

    def _bare(self, measure: Measure, dependence: Dependence) -> Change | None:
        """Return what the verb says that an amount follows without a preposition: "gained 3%".

        What gains a share of something has it, and did not rise by it: "gained 24% of the vote".
        """
        verb = next((g for g in dependence.governors if g.is_verb), None)
        if verb is None or verb.follows or (verb.apart and dependence.word not in self.table.again):
            return None
        objects = any(governor.is_object for governor in dependence.governors)
        if objects and not (verb.closes or self._has_article(measure) or self._leads_on(measure)):
            return None
        change = self.directions.of_governor(verb)
        final = verb.closes and verb.token > measure.start
        return None if (change is Change.UP or final) and self._is_share(measure) else change

    def _has_article(self, measure: Measure) -> bool:
        """Return whether an article that says nothing of the number is before it, or its first word.

        Such an amount can follow an object: Spanish "reducirá las emisiones un 55 %". Points need none:
        "bajó los tipos 25 puntos básicos".
        """
        if measure.label == "percent" and measure.term.sense.unit is not PercentUnit.PERCENT:
            return True
        articles = self.scan.vocabulary(NumberVocabulary).number_articles
        own = self.scan.lower(measure.start) in articles
        return own or article_before(self.scan, measure.start) < measure.start

    def _leads_on(self, measure: Measure) -> bool:
        """Return whether the level reached follows: "raised its dividend 3% to 34 cents"."""
        to = self.scan.skip_space(measure.closing)
        if self.scan.lower(to) not in self.words.to:
            return False
        level = self.places.starting(self.scan.skip_space(to + 1))
        return level is not None and level.label != measure.label

    def _is_level(self, measure: Measure, word: str) -> bool:
        """Return whether it is the first of two levels: "de 29 % en 2018 à 38 % en 2024"."""
        if word not in self.words.since:
            return False
        if measure.is_change:
            return True
        scan, last = self.scan, measure.closing + _LEVELS_APART_TOKENS
        for i in range(measure.closing, last):
            token = scan.lower(i)
            if not token or token in ",;.()" or token in self.words.both:
                return False
            if token in self.words.to or token in self.words.onto:
                other = self.places.starting(scan.skip_space(i + 1))
                return other is not None and other.term.sense == measure.term.sense
        return False

    # Next to another amount

    def _said_again(self, measure: Measure) -> Change | None:
        """Return which way the amount moved that this one says again: "fell 35 cents, or 0.5%"; "(0.5%)".

        Two that "and" ties moved alike, with a verb for both as well: "exports rose 3% and imports 5%".
        """
        scan, table = self.scan, self.table
        before = scan.skip_space_back(measure.opening) - 1
        word = scan.lower(before)
        end = scan.skip_space_back(before)
        if word in table.again:
            comma = scan.token(end - 1) == ","
            told = self.places.ending(self._priced(end - 1) if comma else end)
            return (
                self._of_earlier(told)
                if told is not None and (comma or told.label != measure.label)
                else None
            )
        if word == "(":
            told = self.places.ending(end)
            return self._of_earlier(told) if told is not None and told.label != measure.label else None
        told = self._listed_before(measure)
        if told is not None:
            return self._of_earlier(told)
        if self._listed(measure, _GAPPED_WORDS) is None:
            return None  # as of most
        dependence = self.dependence(measure)
        if dependence is None:
            return None
        first = next(iter(dependence.governors), None)
        gapped = first is not None and not first.is_verb and first.near and first.lower == word
        told = self._listed(measure, _GAPPED_WORDS if gapped else 0)
        if told is None or told.label != measure.label or self._is_share(measure) or self._is_share(told):
            return None
        return self._of_earlier(told)

    def _listed(self, measure: Measure, most: int) -> Measure | None:
        """Return the amount to which "and" or a comma ties this one, over ``most`` words at most."""
        scan, end = self.scan, measure.opening
        for left in range(most, -1, -1):
            i = scan.skip_space_back(end) - 1
            told = self.places.ending(scan.skip_space_back(i))
            shared = told is not None and told.place is UnitPosition.SHARED  # "rose 2, 3 and 4 points"
            if scan.lower(i) in self.words.both or (scan.token(i) == "," and (left < most or shared)):
                return told
            if not scan.token(i)[:1].isalpha():
                return None
            end = i
        return None

    def _listed_before(self, measure: Measure) -> Measure | None:
        """Return the amount that begins the list which this one goes on: "fell 5% in May, 3% in June"."""
        for i in range(measure.opening - 1, max(measure.opening - _LEVELS_APART_TOKENS, 0), -1):
            told = self.places.ending(i)
            if told is not None:
                if told.label != measure.label:
                    return None
                sentence = self.clauses.at(self.scan.starts[measure.start])
                goes_on = sentence is not None and sentence.parallel(
                    told.closing, measure.opening, measure.closing
                )
                return told if goes_on else None
        return None

    def _is_share(self, measure: Measure) -> bool:
        """Return whether the words after it say what it is a share of; not "3 Prozent an Wert"."""
        after = self.scan.skip_space(measure.closing)
        if after == measure.closing or self.scan.lower(after) not in self.table.of:
            return False
        return self.scan.word_after(after + 1) not in self.table.valued

    def _priced(self, end: int) -> int:
        """Return where the sum ends that two words before token ``end`` go with: "$1 *a barrel*, or 1.7%"."""
        i = end
        while i > max(end - _PER_TOKENS, 0) and self.scan.tokens[i - 1].isalpha():
            i = self.scan.skip_space_back(i - 1)
            told = self.places.ending(i)
            if told is not None:
                return i if told.label == CURRENCY else end
        return end
