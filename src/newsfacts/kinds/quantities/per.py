"""What a quantity is per: "miles *per hour*", "barrels *of oil a day*", "5 km*/s*"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from newsfacts.amounts.measures import UNIT
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.kinds.quantities.conditions import follows
from newsfacts.kinds.quantities.units import definition
from newsfacts.kinds.quantities.vocabulary import Form, Phrases, QuantityVocabulary, UnitTerm
from newsfacts.text.scan import Scan

__all__ = ["rate_before", "rate_behind"]

_WORDS_OF = 3
"""How many words can come between unit and rate: "barrels *of crude oil* a day"."""

_AREA = "meter ** 2"

Means: TypeAlias = Callable[[UnitTerm], str | None]


def rate_behind(scan: Scan, i: int, means: Means) -> tuple[str, int] | None:
    """Return the unit that what ends at token ``i`` is per, and the token after it.

    ``means`` returns the unit that a word means in this document. Words that are themselves a time
    expression ("daily", "every year") make a rate but are not part of it: the token returned is then ``i``.
    """
    found = (
        _per(scan, i, means)
        or _each(scan, i, scan.vocabulary(QuantityVocabulary).rates.each)
        or _each_area(scan, i, means)
        or _of(scan, i, means)
    )
    if found:
        return found
    outside = _adverb(scan, i) or _each(scan, i, scan.vocabulary(QuantityVocabulary).rates.sets)
    return (outside[0], i) if outside else None


def rate_before(scan: Scan, i: int, unit: str) -> str | None:
    """Return the time that a length is per by the words that end before token ``i``: "时速", "風速"."""
    leading = scan.vocabulary(QuantityVocabulary).rates.leading
    if not leading or definition(unit).base != "meter":
        return None
    end = scan.starts[scan.skip_space_back(i)]
    return next((time for time, listed in leading.items() if scan.folded.endswith(listed, 0, end)), None)


def _per(scan: Scan, i: int, means: Means) -> tuple[str, int] | None:
    """Read "per hour", "per square metre", "/s"."""
    rates = scan.vocabulary(QuantityVocabulary).rates
    if scan.token(i) == "/":
        i += 1
    else:
        i = scan.skip_joint(i)
        if scan.lower(i) not in rates.per:
            return None
        i = scan.skip_joint(i + 1)
    time = rates.times.get(scan.lower(i))
    if time and not scan.token(i + 1)[:1].isalnum():
        return time, i + 1
    term = scan.hits(UNIT).get(i)
    if term is None or term.sense.form is Form.MANY or scan.token(term.end)[:1].isalnum():
        return None
    below = means(term.sense)
    simple = below is not None and not definition(below).offset and "/" not in below and " * " not in below
    return (below, term.end) if below and simple and term.sense.times == 1 else None


def _adverb(scan: Scan, i: int) -> tuple[str, int] | None:
    """Read "daily"."""
    unit = scan.vocabulary(QuantityVocabulary).rates.adverbs.get(scan.word_after(i))
    return (unit, scan.skip_space(i) + 1) if unit and scan.is_space(i) else None


def _each(scan: Scan, i: int, articles: Phrases) -> tuple[str, int] | None:
    """Read "a day", "each year"."""
    rates = scan.vocabulary(QuantityVocabulary).rates
    end = follows(scan, i, articles)
    if not end:
        return None
    time = scan.skip_joint(end)
    name = rates.times.get(scan.lower(time))
    if name is None or len(scan.token(time)) < 2 or scan.token(time + 1)[:1].isalnum():
        return None
    following = scan.word_after(time + 1)
    if following in rates.not_before or following[:1].isdecimal():
        return None  # "26 miles a year ago", "10 Kilometer im Jahr 2019"
    return name, time + 1


def _each_area(scan: Scan, i: int, means: Means) -> tuple[str, int] | None:
    """Read "45 bushels an acre", "8 tonnes à l'hectare": what a field yields."""
    end = follows(scan, i, scan.vocabulary(QuantityVocabulary).rates.each)
    term = scan.hits(UNIT).get(scan.skip_joint(end)) if end else None
    if term is None or term.sense.form is Form.MANY or scan.token(term.end)[:1].isalnum():
        return None
    below = means(term.sense)
    area = below is not None and definition(below).base == _AREA
    return (below, term.end) if below and area and term.sense.times == 1 else None


def _of(scan: Scan, i: int, means: Means) -> tuple[str, int] | None:
    """Read "of oil a day", "of CO2 per kilometre": what is measured is between the two units."""
    rates = scan.vocabulary(QuantityVocabulary).rates
    word = scan.skip_space(i)
    if word == i or (rates.of and scan.lower(word) not in rates.of):
        return None
    i = word + 1 if rates.of else word  # German has no word for it: "120 Gramm CO2 pro Kilometer"
    for _ in range(_WORDS_OF):
        i = scan.skip_space(i)
        if not scan.token(i).isalpha() or scan.lower(i) in rates.per:
            return None
        if not rates.of and scan.lower(i) in scan.vocabulary(AmountVocabulary).following:
            return None  # "5 kg und pro Woche ..."
        i += 2 if scan.token(i + 1).isdecimal() else 1  # "of CO2"
        if not scan.is_space(i):
            return None
        if scan.lower(i + 1) in rates.per:
            timed = scan.word_after(i + 2) in rates.times
            return (
                None if timed and not rates.of else _per(scan, i, means)
            )  # "ein Gramm Salz pro Woche" is two
        if not rates.of:
            return None
        found = _each(scan, i, rates.each)
        if found:
            return found
    return None
