"""The amount of a count: one number or the two of a range, with the hedges around them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import attrs

from newsfacts.amounts.changes import Changes
from newsfacts.amounts.measures import hedged
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.kinds.counts.vocabulary import CountVocabulary
from newsfacts.model import Amount, Bound
from newsfacts.model.arithmetic import product
from newsfacts.numbers.figures import follows_bracketed
from newsfacts.numbers.hedges import article_before, hedge_after, hedge_before
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge, NumberVocabulary, WordClass
from newsfacts.text.scan import Scan

__all__ = ["CountedNumber", "CountedNumbers"]

_SCALES = (WordClass.HUNDRED, WordClass.POWER, WordClass.SCALE, WordClass.GROUP)
_BETWEEN = 5
"""How many tokens are between the numbers of a range: a word, an article, and the spaces around them."""
_THOUSAND = Decimal(1000)
_ONE, _HALF = Decimal(1), Decimal("0.5")


class CountedNumber(NamedTuple):
    """A number, or the two of a range, that may count what follows, in token indexes."""

    start: int
    """The first token of the number."""
    end: int
    """The token at which the noun group would begin."""
    opening: int
    """The first token of the hedge before the number, or ``start``."""
    number: Number
    """The number, or the second one of the range."""
    left: Number | None
    """The first one of the range."""
    hedges: tuple[Hedge, ...]
    """The hedges on either side, and inside the number."""

    @property
    def hedged(self) -> bool:
        """Whether a hedge comes before it."""
        return self.opening < self.start


class CountedNumbers:
    """Reads the numbers of one text as counts are written."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary(AmountVocabulary)
        self.changes = Changes(scan)
        self.grammar = scan.vocabulary(NumberVocabulary)
        self.among = scan.vocabulary(CountVocabulary)
        self.scales = scan.hits("number")

    def read(self, number: Number, before: Number | None) -> CountedNumber | None:
        """Return a number, with the one ``before`` it if they are a range; ``None`` if it counts nothing."""
        number = self._scaled(number)
        joined = self._joined(before, number) if before is not None else ""
        left = self._left(before, number, joined) if before is not None and joined else None
        if left is None and joined in self.words.either:
            return None  # "five or ten people"
        start = number.start if left is None else left.start
        if left is None and (number.value == _ONE or self._counted_loosely(number)):
            return None
        if not number.digits and number.scale == 1 and number.value % _HALF:
            return None  # an average or a rate of exchange: "1.439 shares"
        end, after = self._behind(number)
        if end < 0:
            return None
        opening, before_it = hedge_before(self.scan, start) or (start, None)
        if before_it and self._is_among(opening):
            opening, before_it = start, None
        if before_it and self.scan.word_before(opening) in self.words.negations:
            return None  # "not more than 20" is another bound
        hedges = tuple(filter(None, (before_it, after, number.hedge)))
        return CountedNumber(start, end, opening, number, left, hedges)

    def amount(self, counted: CountedNumber) -> Amount:
        """Return how many a number says with its hedges."""
        number, hedges, rounds = counted.number, counted.hedges, self.grammar.rounds
        if rounds and any(self.scan.lower(i) in rounds for i in range(number.start, number.end)):
            hedges = (*hedges, Hedge.ABOUT)
        return hedged(_amount(number, counted.left), hedges)

    def _is_among(self, opening: int) -> bool:
        """Return whether what looks like a limit says who was asked: "eine Umfrage unter 900 Bürgern"."""
        surveys = self.among.surveys
        if not surveys or self.scan.lower(opening) not in self.among.among:
            return False
        return self.scan.word_before(opening).endswith(surveys)

    def _scaled(self, number: Number) -> Number:
        """Return a number with the letter that touches it as its scale: "1.5m homes"."""
        touches = number.letter_end == number.end + 1
        return number.scaled_by_letter() if number.letter is not None and touches else number

    def _counted_loosely(self, number: Number) -> bool:
        """Return whether the words before leave it open how many: "several hundred people".

        So does a number with another in brackets after it, which may share the scale: "6.5 (5.1) million".
        """
        if follows_bracketed(self.scan, number.start):
            return True
        scale = self.scales.get(number.start)
        if scale is None or scale.sense.sort not in _SCALES:
            return False
        return self.scan.word_before(number.start) in self.words.countless

    def _behind(self, number: Number) -> tuple[int, Hedge | None]:
        """Return the token after a number, the space and an "of" that belongs to it, and a hedge there.

        The token is -1 where something follows that no noun can follow.
        """
        scan, end, hedge = self.scan, number.end, None
        found = hedge_after(scan, end)
        if found and not scan.token(scan.skip_space(end))[:1].isupper():
            end, hedge = found
        if not scan.is_space(end):
            return (end if scan.is_parted(end, end) else -1), hedge
        after = scan.skip_space(end)
        of_groups = number.high is not None or number.scale > 1
        return (scan.skip_word(after, self.grammar.of) if of_groups else after), hedge

    def _joined(self, one: Number, other: Number) -> str:
        """Return the one word or mark between two numbers, if they may be a range."""
        if other.start - one.end > _BETWEEN or one.ordinal or one.fraction or one.glued or one.article:
            return ""
        tokens = self.scan.tokens[one.end : other.start]
        between = [token.lower() for token in tokens if not token.isspace()]
        if len(between) > 1 and between[-1] in self.grammar.number_articles:
            between.pop()  # Dutch "tussen de 20 en de 30 bezoekers"
        ranged = len(between) == 1 and one.high is None and other.high is None
        return between[0] if ranged else ""

    def _left(self, one: Number, other: Number, word: str) -> Number | None:
        """Return the number that makes a range with the next one, if it does: "10 to 15", "two or three"."""
        scan, words = self.scan, self.words
        if other.scale > 1 and one.scale == 1 and one.value < other.unscaled:
            one = attrs.evolve(one, value=product(one.value, other.scale))
        elif not other.digits and one.value < other.value / _THOUSAND and other.value % _THOUSAND == 0:
            one = attrs.evolve(one, value=product(one.value, _THOUSAND))  # "10 to 15,000"
        if not one.value < other.value:
            return None
        if word in words.dashes:
            return one
        if word in words.to:
            return None if self._is_change(scan.skip_space_back(one.start) - 1) else one
        if word in words.either:
            return one if other.unscaled - one.unscaled == 1 else None
        hedge = hedge_before(scan, one.start)
        opening = article_before(scan, one.start if hedge is None else hedge[0])
        return one if word in words.both and scan.word_before(opening) in words.between else None

    def _is_change(self, since: int) -> bool:
        """Return whether the word before two numbers says that the first became the second: "from 5 to 8".

        Where it is also the word for "of", a verb or a noun of change must come before it: French "passe de 5
        à 8 magasins", but "ouvrira de 5 à 8 magasins".
        """
        words, word = self.words, self.scan.lower(since)
        if word not in words.since or self.scan.word_before(since) in words.range:
            return False
        return word not in words.of or self.changes.verb_back(since, words.moved, words.range)

    def reasons(self, counted: CountedNumber, amount: Amount) -> tuple[str, ...]:
        """Return what the hedge before the number says, as reasons for a person."""
        if not counted.hedged:
            return ()
        words = " ".join(self.scan.surface(counted.opening, counted.start).split())
        if amount.bound not in (Bound.EXACT, Bound.RANGE):
            return (f"{words!r} sets a limit",)
        return (f"{words!r} says that the number is approximate",) if amount.approximate else ()


def _amount(number: Number, left: Number | None) -> Amount:
    """Return the amount without its hedges."""
    if left is not None:
        return Amount.between(left.value, number.value)
    if number.high is not None and number.high > number.value:
        return Amount.between(number.value, number.high)
    return Amount.exact(number.value)
