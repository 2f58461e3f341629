"""The phrase that a mention is in: its name, role and affiliation, as the clauses read it."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses import Clauses, Naming
from newsfacts.kinds.quotations.value import SpeakerKind
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.model import Span
from newsfacts.text.scan import Scan

__all__ = ["LONGEST_SENTENCE", "Phrase", "phrase_at"]

LONGEST_SENTENCE = 3000
"""Code points of a sentence at most in which names are read: what is longer is none, and costs too much."""
_KINDS = {kind.value: kind for kind in SpeakerKind}


class Phrase(NamedTuple):
    """What a phrase says of a speaker."""

    span: Span
    """Where it is, or the name that it is next to."""
    words: str
    """The name alone, or the whole description where there is none."""
    is_name: bool
    kind: SpeakerKind | None
    role: str | None
    affiliation: str | None
    members: tuple[Phrase, ...]


def phrase_at(start: int, scan: Scan, end: int | None = None) -> Phrase | None:
    """Return what the phrase at an offset says of a speaker; ``None`` where the sentence is not read.

    ``end`` is the offset after the phrase as the one who found it sees it, which may leave out a part.
    """
    sentence = scan.view(Clauses).outside(Span(start, end or start + 1), LONGEST_SENTENCE)
    if sentence is None:
        return None
    naming = sentence.naming(scan.token_at(start), None if end is None else scan.token_at(end - 1) + 1)
    return None if naming is None else _phrase(naming, scan)


def _phrase(naming: Naming, scan: Scan) -> Phrase:
    starts = scan.starts
    span = Span(starts[naming.start], starts[naming.end])
    members = tuple(_phrase(member, scan) for member in naming.members)
    name = naming.name
    proper = name is not None and (naming.kind != "organisation" or _is_apposed(naming, scan))
    where = span
    if proper and name is not None:
        where = Span(starts[name[0]], starts[name[1]])
        if where.end <= span.start:
            span = where
        elif where.start >= span.end:
            span = Span(span.start, where.end)
    return Phrase(
        span,
        _words(where, scan),
        name is not None,
        _KINDS.get(naming.kind),
        _part(naming.role, scan),
        _part(naming.affiliation, scan),
        members,
    )


def _is_apposed(naming: Naming, scan: Scan) -> bool:
    """Return whether more than an article comes before a name: "the charity Clear Water"."""
    assert naming.name is not None
    tags = scan.vocabulary(QuotationVocabulary).tags
    before = scan.text[scan.starts[naming.start] : scan.starts[naming.name[0]]].lower().split()
    return any(tags.get(word) is not Tag.DETERMINER and word[-1] not in "'’" for word in before)


def _part(place: tuple[int, int] | None, scan: Scan) -> str | None:
    return None if place is None else _words(Span(scan.starts[place[0]], scan.starts[place[1]]), scan)


def _words(span: Span, scan: Scan) -> str:
    """Return the words of a span on one line."""
    words = scan.text[span.start : span.end].split()
    last = words[-1]
    dotted = "." in last[:-1]
    if scan.text[span.end : span.end + 1] == "." and not last.endswith("."):
        if dotted or (len(last) > 1 and _is_abbreviated(last + ".", scan)):
            words[-1] += "."  # "the U.N."
    elif last.endswith(".") and not (dotted or _is_abbreviated(last, scan) or _is_short(last, scan)):
        words[-1] = last[:-1]
    return " ".join(words)


def _is_short(word: str, scan: Scan) -> bool:
    """Return whether a word is short for one that organisations have: "Inc."."""
    return word.lower() in scan.vocabulary(QuotationVocabulary).names.organisations


def _is_abbreviated(word: str, scan: Scan) -> bool:
    """Return whether the stop of a word is its own: "Jr.", "J."."""
    grammar = scan.vocabulary(QuotationVocabulary)
    stem = word[:-1]
    if len(stem) == 1 or word.lower() in grammar.names.suffixes:
        return True
    return stem in grammar.abbreviations.going_on
