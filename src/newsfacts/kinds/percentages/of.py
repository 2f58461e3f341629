"""What a percentage is a share of, as the text says: "24 per cent of adults"."""

from __future__ import annotations

from newsfacts.amounts.measures import Measure
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.clauses import Clauses, Sentence
from newsfacts.kinds.percentages.value import Change
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.text.scan import Scan

__all__ = ["is_of_time", "share_of"]

_AROUND_TIME = frozenset({"time", "adj", "participle", "det", "num"})
"""What the words of a noun group for a time may be."""


def share_of(scan: Scan, measure: Measure, change: Change | None) -> str | None:
    """Return what a percentage is a share of: the noun group after "of", as the text has it.

    ``None`` if the text does not say, or not in a noun group: "10% of what it earned", "8 % de plus".
    """
    table = scan.vocabulary(PercentageVocabulary)
    at = scan.skip_space(measure.closing)
    word = scan.lower(at)
    if at == measure.closing or word not in table.of:
        return None
    start = at if word in table.owners else scan.skip_joint(at + 1)
    if f"{word} {scan.lower(start)}" in table.not_of:
        return None
    if scan.token(start) == "'":
        start = scan.skip_joint(start + 1)
    if change is not None and word in table.measured and _is_of_change(scan, scan.lower(start)):
        return None  # "8 % de hausse"
    sentence = scan.view(Clauses).at(scan.starts[start]) if start < scan.count else None
    if sentence is None:
        return None
    group = sentence.group_from(at) or sentence.group_from(start)  # "der Wähler", "of voters"
    if group is None or start >= group[1]:
        return None
    group = start, group[1]
    if _is_time(sentence, *group) or _is_no_whole(scan, *group):
        return None  # "frente al 3,6 % del año pasado"
    if change is not None and any(i in scan.hits("output") for i in range(*group)):
        return None  # "un recul de 0,2 % du PIB"
    return scan.surface(*group)


def _is_no_whole(scan: Scan, start: int, end: int) -> bool:
    """Return whether a noun group is cut ("the S&P 500"), or says in what something changed."""
    cut = scan.token(scan.skip_space(end)) == "&"
    table = scan.vocabulary(PercentageVocabulary)
    return cut or (scan.lower(start) in table.valued and end == start + 1)  # "verlor 3 Prozent an Wert"


def _is_of_change(scan: Scan, noun: str) -> bool:
    """Return whether a noun says that something moved."""
    words, table = scan.vocabulary(AmountVocabulary), scan.vocabulary(PercentageVocabulary)
    return noun in words.up or noun in words.down or table.directions.of_noun(noun) is not None


def is_of_time(scan: Scan, measure: Measure) -> bool:
    """Return whether "of" and a time after a percentage say when: Spanish "3 % del año pasado"."""
    start = scan.skip_joint(scan.skip_space(measure.closing) + 1)
    if scan.token(start) == "'":
        start = scan.skip_joint(start + 1)
    sentence = scan.view(Clauses).at(scan.starts[start]) if start < scan.count else None
    group = None if sentence is None else sentence.group_from(start)
    return sentence is not None and group is not None and _is_time(sentence, *group)


def _is_time(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a noun group names a time: a noun for one, with nothing but adjectives around it."""
    words = [atoms for atoms in map(sentence.words.at_token, range(start, end)) if atoms]
    return any("time" in atoms for atoms in words) and all(atoms & _AROUND_TIME for atoms in words)
