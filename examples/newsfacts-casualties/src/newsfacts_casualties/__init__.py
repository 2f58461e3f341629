"""Casualty counts in news text: an example of an extractor for newsfacts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, NamedTuple

import attrs

from newsfacts import ExtractorSpec
from newsfacts.extractor.context import Context
from newsfacts.model import Candidate
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import hedge_before
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import Hedge
from newsfacts.text.scan import Scan

__all__ = ["CasualtyExtractor"]

_NEAR = 5
"""How many words may stand between a count and its outcome; what is bounded stays linear."""

_WORDS: dict[str, Any] = tomllib.loads(files(__name__).joinpath("words.toml").read_text(encoding="utf-8"))


class Reading(NamedTuple):
    """What the text says: a count, its hedge, and what happened to those counted."""

    number: Number
    hedge: Hedge | None
    outcome: str


@attrs.frozen
class CasualtyExtractor:
    """Finds "12 people were killed", "at least 3 wounded", "killing two dozen soldiers"."""

    @property
    def spec(self) -> ExtractorSpec:
        """What it is called, what it gives, and the words without which a text holds nothing for it."""
        triggers = {word for table in _WORDS.values() for word in (*table["outcomes"], *table["verbs"])}
        return ExtractorSpec("casualties", ["casualty"], triggers=triggers)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Look to both sides of every number that can count people."""
        words = _WORDS.get(scan.language.name)
        if words is None:
            return
        for number in scan.view(Numbers).all:
            if not _counts(number):
                continue
            hedge = hedge_before(scan, number.start)
            found = _outcome_behind(scan, number, words)
            if found:
                start, (end, outcome) = number.start, found
                rule = "count-outcome"
            else:
                before = scan.skip_space_back(hedge[0] if hedge else number.start) - 1
                outcome = words["verbs"].get(scan.lower(before))
                end = _people_behind(scan, number, words)
                if outcome is None or not end:
                    continue
                start, rule = before, "verb-count"
            reading = Reading(number, hedge[1] if hedge else None, outcome)
            yield Candidate("casualty", scan.span(start, end), reading, rule)

    def normalise(self, candidate: Candidate, context: Context) -> dict[str, Any]:
        """Return the count as whole numbers: plain JSON, so that it can be written and read back."""
        number, hedge, outcome = candidate.reading
        low: int | None = int(number.value)
        high: int | None = int(number.high or number.value)
        if hedge in (Hedge.OVER, Hedge.AT_LEAST):
            high = None
        elif hedge in (Hedge.UNDER, Hedge.AT_MOST):
            low = None
        return {"outcome": outcome, "low": low, "high": high}


def _counts(number: Number) -> bool:
    """Return whether a number can count people: whole, no rank, and not what looks like a year."""
    year = len(number.digits) == 4 and number.digits[:2] in ("19", "20")
    whole = number.value == number.value.to_integral_value()
    return whole and not (number.ordinal or number.fraction or number.glued or year)


def _outcome_behind(scan: Scan, number: Number, words: dict[str, Any]) -> tuple[int, str] | None:
    """Return the token after the outcome behind a number, and the outcome."""
    i = number.end
    for _ in range(_NEAR):
        start = scan.skip_space(i)
        word = scan.lower(start)
        if start == i:  # "5-dead"
            return None
        if word in words["outcomes"]:
            return start + 1, words["outcomes"][word]
        if word not in words["people"] and word not in words["between"]:
            return None
        i = start + 1
    return None


def _people_behind(scan: Scan, number: Number, words: dict[str, Any]) -> int:
    """Return the token after the people that a number counts, or 0."""
    i = scan.skip_space(number.end)
    if scan.lower(i) in words["between"]:
        i = scan.skip_space(i + 1)
    return i + 1 if scan.lower(i) in words["people"] else 0
