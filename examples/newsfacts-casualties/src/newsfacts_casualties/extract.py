"""The extractor: what the text says about casualties, and what that means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from newsfacts import Amount, Description, ExtractorSpec
from newsfacts.amounts.measures import hedged
from newsfacts.amounts.words import amount_in_words
from newsfacts.extractor.context import Context
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.model import Candidate
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import hedge_before
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge
from newsfacts.text.scan import Scan
from newsfacts_casualties.value import Outcome, Toll
from newsfacts_casualties.vocabulary import OUTCOME, VERB, CasualtyWords, all_triggers, compile_words

__all__ = ["CasualtyExtractor"]

_KIND = "casualties.toll"
_NEAR_WORDS = 5
"""The most words between a count and its outcome; the limit keeps reading linear."""
_SPEC = ExtractorSpec("casualties", {_KIND: Toll}, triggers=all_triggers())


class Reading(NamedTuple):
    """What the text says: a count, its hedge, and what happened to those counted."""

    number: Number
    hedge: Hedge | None
    outcome: Outcome


@attrs.frozen
class CasualtyExtractor:
    """Finds "12 people were killed", "at least 3 wounded", "killing two dozen soldiers"."""

    @property
    def spec(self) -> ExtractorSpec:
        """Its name, its kind, and the words that a text must contain to have such facts."""
        return _SPEC

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add the words of a language, if ``words.toml`` has it."""
        language.bring(CasualtyWords, compile_words)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every number that counts people and has an outcome after it or a verb before it."""
        outcomes, verbs = scan.hits(OUTCOME), scan.hits(VERB)
        if not outcomes and not verbs:
            return
        for number in scan.view(Numbers).all:
            if not _counts(number):
                continue
            hedge = hedge_before(scan, number.start)
            found = _outcome_behind(scan, number)
            if found:
                end, outcome = found
                start, rule = number.start, "count-outcome"
            else:
                start = scan.skip_space_back(hedge[0] if hedge else number.start) - 1
                end = _people_behind(scan, number)
                if start not in verbs or not end:
                    continue
                outcome, rule = verbs[start].sense, "verb-count"
            reading = Reading(number, hedge[1] if hedge else None, outcome)
            yield Candidate(_KIND, scan.span(start, end), reading, rule)

    def normalise(self, candidate: Candidate, context: Context) -> Toll:
        """Return the count, with the limit or approximation of its hedge, and the outcome."""
        number, hedge, outcome = candidate.reading
        amount = Amount.between(number.value, number.high) if number.high else Amount.exact(number.value)
        return Toll(hedged(amount, [hedge] if hedge else []), outcome)

    def describe(self, value: Toll) -> Description:
        """Return a value in words, for tables, `explain`, HTML pages and CSV."""
        words = f"{amount_in_words(value.amount)} {value.outcome.value}"
        return Description(words, amount=value.amount, unit="people")


def _counts(number: Number) -> bool:
    """Return whether a number can count people: it is whole, not a rank, and does not look like a year."""
    year = len(number.digits) == 4 and number.digits[:2] in ("19", "20")
    whole = number.value == number.value.to_integral_value()
    return whole and not (number.ordinal or number.fraction or number.glued or year)


def _outcome_behind(scan: Scan, number: Number) -> tuple[int, Outcome] | None:
    """Return the token after the outcome that follows a number, and the outcome."""
    words, outcomes = scan.vocabulary(CasualtyWords), scan.hits(OUTCOME)
    i = number.end
    for _ in range(_NEAR_WORDS):
        start = scan.skip_space(i)
        if start == i:  # "5-dead"
            return None
        if start in outcomes:
            return outcomes[start].end, outcomes[start].sense
        if scan.lower(start) not in words.people and scan.lower(start) not in words.between:
            return None
        i = start + 1
    return None


def _people_behind(scan: Scan, number: Number) -> int:
    """Return the token after the people that a number counts, or 0."""
    words = scan.vocabulary(CasualtyWords)
    i = scan.skip_space(number.end)
    if scan.lower(i) in words.between:
        i = scan.skip_space(i + 1)
    return i + 1 if scan.lower(i) in words.people else 0
