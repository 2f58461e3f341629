"""What a percentage is a share of by the nouns that touch it: "全体の3割", "占出口的5%"."""

from __future__ import annotations

from newsfacts.amounts.measures import Measure
from newsfacts.kinds.percentages.value import Change, PercentUnit
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary, WholeWords
from newsfacts.text.scan import Scan

__all__ = ["whole_touching"]

_LONGEST = 12
"""A noun has at most this many characters."""


def whole_touching(scan: Scan, measure: Measure, closing: int, change: Change | None) -> str | None:
    """Return the noun before or after a percentage that it is a share of; ``None`` if the text does not say.

    The amount ends before token ``closing``. What moved by a percentage has it for no share.
    """
    words = scan.vocabulary(PercentageVocabulary).whole
    if not words.markers or change is not None or measure.term.sense.unit is not PercentUnit.PERCENT:
        return None
    end = scan.starts[closing] if closing < scan.count else len(scan.text)
    return _before(scan, words, scan.starts[measure.opening], end) or _behind(scan.text, words, end)


def _before(scan: Scan, words: WholeWords, start: int, end: int) -> str | None:
    """Return the noun before the word that ties it to an amount."""
    text = scan.text
    marker = next((one for one in words.markers if text.endswith(one, 0, start)), None)
    if marker is None and words.openings:  # "占出口35%"
        marker = ""
    if marker is None or (words.followed and not text.startswith(words.followed, end)):
        return None
    stop = start - len(marker)
    first = stop
    while first > 0 and stop - first <= _LONGEST and _is_of_noun(text[first - 1], words):
        first -= 1
    noun = text[first:stop]
    if words.openings:
        opening = max((noun.rfind(one) + len(one) for one in words.openings if one in noun), default=0)
        if not opening:
            return None
        first, noun = first + opening, noun[opening:]
    if (
        not 2 <= len(noun) <= _LONGEST
        or noun.startswith(words.not_opening)
        or noun.endswith(words.not_ending)
    ):
        return None
    return None if _ends_in_place(scan, stop) else noun


def _is_of_noun(letter: str, words: WholeWords) -> bool:
    """Return whether a letter can be in a noun."""
    return letter.isalpha() and (not words.particles or letter not in words.particles)


def _ends_in_place(scan: Scan, stop: int) -> bool:
    """Return whether the name of a country ends at an offset: it may as well have the percentage."""
    last = scan.token_at(stop - 1) + 1
    places = scan.hits("territory")
    return any(i in places and places[i].end == last for i in range(max(0, last - _LONGEST), last))


def _behind(text: str, words: WholeWords, end: int) -> str | None:
    """Return the noun right after an amount, if a word between them connects the two."""
    end += next((len(one) for one in words.markers if text.startswith(one, end)), 0)
    noun = max((one for one in words.nouns if text.startswith(one, end)), key=len, default=None)
    if noun is None:
        return None
    end += len(noun)
    if words.noun_followed and not text.startswith(words.noun_followed, end):
        return None
    return None if text.startswith(words.noun_not_followed, end) else noun
