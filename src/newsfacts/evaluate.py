"""How well facts agree with facts that people marked: precision, recall and F1 for each kind.

For people who work on a table or a plug-in. A gold document is an input line
(`newsfacts.interchange.documents.read_record`) with ``facts``: each has ``kind``, ``start``, ``end`` and, if
its meaning is marked too, ``value`` in the interchange format or a part of one. ``annotated`` lists the kinds
that are marked completely; without it, these are the kinds that occur in the line. A fact with
``"optional": true`` has no effect on the scores. ``"complete": true`` says that every fact of the kinds in
``annotated`` is marked, with everything in its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, TypeVar

import attrs

from newsfacts.document import Document
from newsfacts.errors import InvalidDocument
from newsfacts.interchange.documents import fact_to_dict
from newsfacts.kinds.quotations import QuotationForm
from newsfacts.model import Fact

__all__ = [
    "LEVELS",
    "Counts",
    "Difference",
    "Gold",
    "Scores",
    "agrees",
    "compare",
    "gold_of",
    "is_exact",
    "is_faultless",
]

F = TypeVar("F", "Gold", Fact[Any])

_MOST_OPEN = 100
"""Facts of one kind over one place of the text that are paired; see `_overlapping`."""

LEVELS = ("strict", "relaxed", "value", "exact")
"""``strict``: the same span. ``relaxed``: the spans overlap. ``value``: they overlap and the values agree
(`agrees`). ``exact``: the same span, and all that is marked is the same (`is_exact`)."""


@attrs.frozen
class Gold:
    """A fact that people marked."""

    kind: str
    start: int
    end: int
    value: Mapping[str, Any] = attrs.field(factory=dict)
    """The keys that are marked; others are not compared."""
    optional: bool = False
    speaker_also: tuple[str, ...] = ()
    """Further names that are right for the speaker of a quotation."""


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float
    f1: float


@attrs.define
class Counts:
    """What was marked, found, and agreed on, of one kind."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    exact: int = 0

    def scores(self, level: str) -> Scores:
        """Return the rates of one of `LEVELS`; a rate of nothing is 0."""
        agreed: int = getattr(self, level)
        precision = agreed / self.found if self.found else 0.0
        recall = agreed / self.gold if self.gold else 0.0
        both = precision + recall
        return Scores(precision, recall, 2 * precision * recall / both if both else 0.0)


@attrs.frozen
class Difference:
    """A fact that was missed, that nobody marked, or whose value is different."""

    sort: str
    """``missed``, ``spurious`` or ``value``."""
    kind: str
    gold: Gold | None
    found: Fact[Any] | None


def gold_of(document: Document) -> tuple[list[Gold], frozenset[str]]:
    """Return the marked facts of a document and the kinds that are marked completely.

    Raises `InvalidDocument`, naming the place, if they are not in the form that this module describes.
    """
    given = document.metadata.get("facts")
    if not isinstance(given, list):
        raise InvalidDocument("facts", "is missing or not a list")
    facts = [_gold(item, f"facts[{number}]", len(document.text)) for number, item in enumerate(given)]
    annotated = document.metadata.get("annotated")
    if annotated is None:
        return facts, frozenset(fact.kind for fact in facts)
    if not isinstance(annotated, list) or not all(isinstance(kind, str) for kind in annotated):
        raise InvalidDocument("annotated", "must be a list of kinds")
    return facts, frozenset(annotated)


def _gold(item: Any, path: str, length: int) -> Gold:
    if not isinstance(item, dict):
        raise InvalidDocument(path, "must be an object")
    for key, sort in (("kind", str), ("start", int), ("end", int)):
        if type(item.get(key)) is not sort:
            raise InvalidDocument(f"{path}.{key}", f"must be of type {sort.__name__}")
    if not 0 <= item["start"] < item["end"] <= length:
        raise InvalidDocument(path, f"{item['start']} to {item['end']} is not inside the text")
    value = item.get("value") or {}
    if not isinstance(value, dict):
        raise InvalidDocument(f"{path}.value", "must be an object")
    also = item.get("speaker_also") or []
    if not isinstance(also, list) or not all(isinstance(name, str) for name in also):
        raise InvalidDocument(f"{path}.speaker_also", "must be a list of names")
    return Gold(
        item["kind"], item["start"], item["end"], value, bool(item.get("optional")), speaker_also=tuple(also)
    )


def compare(
    gold: Iterable[Gold],
    found: Iterable[Fact[Any]],
    kinds: Iterable[str],
    counts: dict[str, Counts],
) -> Iterator[Difference]:
    """Add one document to ``counts``, by kind, and return the differences."""
    marked_of, found_of = _by_kind(gold), _by_kind(found)
    for kind in sorted(set(kinds)):
        marked, facts = marked_of.get(kind, []), found_of.get(kind, [])
        pairs = _pairs(marked, facts)
        paired = {id(one) for pair in pairs for one in pair}
        free = sum(one.optional for one, _ in pairs)
        count = counts.setdefault(kind, Counts())
        count.gold += sum(not one.optional for one in marked)
        count.found += len(facts) - free
        for one, fact in pairs:
            if one.optional:
                continue
            count.relaxed += 1
            value = fact_to_dict(fact)["value"]
            same_span = (one.start, one.end) == (fact.start, fact.end)
            count.strict += same_span
            count.exact += same_span and is_exact(one.value, value, one.speaker_also)
            if agrees(one.value, value):
                count.value += 1
            else:
                yield Difference("value", kind, one, fact)
        for one in marked:
            if id(one) not in paired and not one.optional:
                yield Difference("missed", kind, one, None)
        for fact in facts:
            if id(fact) not in paired:
                yield Difference("spurious", kind, None, fact)


def is_faultless(document: Document) -> bool:
    """Return whether all marked facts of a document are found exactly, and no others.

    Raises `InvalidDocument` if the marked facts are not in the form that this module describes.
    """
    gold, annotated = gold_of(document)
    counts: dict[str, Counts] = {}
    for _ in compare(gold, document.facts, annotated, counts):
        pass
    return all(count.gold == count.found == count.exact for count in counts.values())


def _by_kind(facts: Iterable[F]) -> dict[str, list[F]]:
    grouped: dict[str, list[F]] = {}
    for fact in facts:
        grouped.setdefault(fact.kind, []).append(fact)
    return grouped


def _overlap(one: Gold, fact: Fact[Any]) -> int:
    return min(one.end, fact.end) - max(one.start, fact.start)


def _pairs(marked: list[Gold], facts: list[Fact[Any]]) -> list[tuple[Gold, Fact[Any]]]:
    """Pair facts one to one, the longest overlap first, then in text order."""
    ranked = sorted((-_overlap(marked[i], facts[j]), i, j) for i, j in _overlapping(marked, facts))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((marked[i], facts[j]))
    return pairs


def _overlapping(marked: list[Gold], facts: list[Fact[Any]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of indexes of spans that overlap, in one pass from left to right.

    If more than `_MOST_OPEN` spans on one side are nested, those that began first are dropped. No text has so
    many, and data that does must not take time in proportion to the square of its length.
    """
    ends = [one.end for one in marked], [fact.end for fact in facts]
    starts = sorted(
        [(one.start, 0, i) for i, one in enumerate(marked)]
        + [(fact.start, 1, j) for j, fact in enumerate(facts)]
    )
    open_: tuple[list[int], list[int]] = [], []  # of each side: what began before and has not ended
    for start, side, index in starts:
        other = 1 - side
        open_[other][:] = [before for before in open_[other] if ends[other][before] > start]
        for before in open_[other]:
            yield (index, before) if side == 0 else (before, index)
        open_[side].append(index)
        if len(open_[side]) > _MOST_OPEN:
            open_[side][:] = [before for before in open_[side] if ends[side][before] > start][-_MOST_OPEN:]


def agrees(marked: Any, found: Any) -> bool:
    """Return whether a value that was found agrees with everything in a marked value.

    Objects agree if all keys agree that both have (a corpus may mark something that newsfacts does not find).
    Decimal strings are compared as numbers. Speakers agree if they have the same name or their mentions
    overlap, and cues if they overlap. One number marked for both sides agrees with a bound at that number,
    because many corpora mark "over 5" as 5. A form of quotation that newsfacts does not have is not compared.

    >>> agrees({"low": "5.0"}, {"low": "5", "high": "7"})
    True
    >>> agrees({"low": "5", "high": "5"}, {"low": "5", "high": None, "bound": "over"})
    True
    """
    if isinstance(marked, dict):
        if not isinstance(found, dict):
            return False
        if "name" in found and {"text", "start", "end"} <= found.keys():
            return _same_speaker(marked, found)
        if {"text", "start", "end"} <= found.keys() and {"start", "end"} <= marked.keys():
            return _mentions_overlap(marked, found)
        left_out = _SIDES if _is_bound_at(marked, found) else frozenset[str]()
        return all(
            agrees(item, found[key])
            for key, item in marked.items()
            if key in found and key not in left_out and not (key == "form" and item not in _FORMS)
        )
    if isinstance(marked, list):
        return isinstance(found, list) and len(marked) == len(found) and all(map(agrees, marked, found))
    return bool(marked == found) or _same_number(marked, found)


def is_exact(marked: Mapping[str, Any], found: Mapping[str, Any], names: Iterable[str] = ()) -> bool:
    """Return whether a found value is the same as a marked one in all keys that both have, except the cue.

    Decimal strings are compared as numbers. A speaker is the same if the name is the same, in any letter
    case, or is one of ``names``. If nobody is quoted, there must be no speaker. The forms of quotations count
    as the same, except that ``scare`` differs from the others.

    >>> is_exact({"low": "5", "high": "5"}, {"low": "5", "high": None, "bound": "over"})
    False
    >>> is_exact({"low": "5.0"}, {"low": "5", "high": "7"})
    True
    """
    also = {name.casefold() for name in names}
    return all(
        _same_item(key, item, found[key], also)
        for key, item in marked.items()
        if key in found and key != "cue"
    )


def _same_item(key: str, marked: Any, found: Any, also: set[str]) -> bool:
    if key == "form":
        return bool((marked == QuotationForm.SCARE.value) == (found == QuotationForm.SCARE.value))
    if key == "speaker":
        if not isinstance(marked, dict) or not isinstance(found, dict):
            return bool(marked == found)
        return str(found["name"]).casefold() in {str(marked.get("name")).casefold(), *also}
    return bool(marked == found) or _same_number(marked, found)


def _same_speaker(marked: dict[str, Any], found: dict[str, Any]) -> bool:
    if marked.get("name") is not None and marked["name"] == found["name"]:
        return True
    if "start" in marked and "end" in marked:
        return _mentions_overlap(marked, found)
    return marked.get("name") is None and agrees(marked.get("text"), found["text"])


def _mentions_overlap(marked: dict[str, Any], found: dict[str, Any]) -> bool:
    start, end = marked["start"], marked["end"]
    return isinstance(start, int) and isinstance(end, int) and start < found["end"] and found["start"] < end


_SIDES = frozenset({"low", "high"})
_FORMS = frozenset(form.value for form in QuotationForm)


def _is_bound_at(marked: dict[str, Any], found: dict[str, Any]) -> bool:
    """Return whether a bound was found at the one number that is marked for both sides."""
    if not (marked.keys() >= _SIDES and found.keys() >= _SIDES and marked["low"] == marked["high"]):
        return False
    closed = [found[side] for side in sorted(_SIDES) if found[side] is not None]
    return len(closed) == 1 and _same_number(marked["low"], closed[0])


def _same_number(marked: Any, found: Any) -> bool:
    if not isinstance(found, str) or not isinstance(marked, str | int | float) or isinstance(marked, bool):
        return False
    try:
        return Decimal(str(marked)) == Decimal(found)
    except InvalidOperation:
        return False
