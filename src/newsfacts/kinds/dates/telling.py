"""How the clause of an expression reports it: as past, in the present tense, or inside another clause."""

from __future__ import annotations

from newsfacts.clauses import Clauses, Sentence
from newsfacts.model import Span
from newsfacts.text.scan import Scan

__all__ = [
    "closes_clause",
    "has_past",
    "is_narrated",
    "is_present",
    "is_told_by",
    "outer_verb",
    "says_more_of",
]

_OUTWARDS = 4
"""Clauses between one and another that it belongs to at most."""
_DEPENDENT = frozenset({"complement", "relative", "adverbial"})
"""Kinds of clauses that their verb may close."""


def has_past(scan: Scan, span: Span) -> bool:
    """Return whether the sentence of ``span`` has a verb of the past."""
    sentence = scan.view(Clauses).at(span.start)
    return sentence is not None and any(verb.time == "past" or verb.perfect for verb in sentence.verbs())


def is_narrated(scan: Scan, span: Span) -> bool:
    """Return whether ``span`` belongs to a finite verb of the past: "In July he left", not "data of July"."""
    sentence, start = scan.view(Clauses).at(span.start), scan.token_at(span.start)
    clause = None if sentence is None else sentence.clause_at(start)
    if sentence is None or clause is None:
        return False
    shared = sentence.continued(clause)  # "was seized in May and freed in June"
    verb = sentence.verb(clause if shared is None else shared)
    participle = sentence.attachment.participle_before(start)
    own = participle is None or participle in (*verb.tokens, *sentence.verb(clause).tokens)
    return own and verb.finite and verb.time == "past" and "say" not in verb.classes


def is_present(scan: Scan, span: Span) -> bool:
    """Return whether ``span`` belongs to a finite verb of the present: "In 1936 the mills close".

    It does not where it only says which thing is meant: "the May 3 attack is".
    """
    sentence, start = scan.view(Clauses).at(span.start), scan.token_at(span.start)
    clause = None if sentence is None else sentence.clause_at(start)
    if sentence is None or clause is None:
        return False
    if sentence.attachment.is_attribute(start, scan.token_at(span.end - 1) + 1):
        return False
    verb = sentence.verb(clause)
    return verb.finite and verb.time == "present"


def is_told_by(scan: Scan, span: Span, outer: Span) -> bool:
    """Return whether the clause of ``span`` belongs to one of the past that holds ``outer``.

    "The court ruled on Dec. 3 that the vote must be held by Feb. 1."
    """
    sentence = scan.view(Clauses).at(span.start)
    if sentence is None:
        return False
    place, told = (
        sentence.clause_at(scan.token_at(span.start)),
        sentence.clause_at(scan.token_at(outer.start)),
    )
    if told is None or place == told or sentence.verb(told).time != "past":
        return False
    for _ in range(_OUTWARDS):
        place = None if place is None else sentence.parent(place)
        if place == told:
            return True
    return False


def says_more_of(scan: Scan, span: Span, end: int) -> bool:
    """Return whether the dependent clause of ``span`` opens right after ``end``: "in 2014, when …"."""
    sentence, start = scan.view(Clauses).at(span.start), scan.token_at(span.start)
    clause = None if sentence is None else sentence.clause_at(start)
    if sentence is None or clause is None or sentence.kind(clause) not in _DEPENDENT:
        return False
    if scan.starts[sentence.start] >= end:
        return False
    between = scan.tokens[scan.token_at(end - 1) + 1 : sentence.start_of(clause)]
    return scan.starts[sentence.start_of(clause)] >= end and not any(map(str.isalnum, between))


def closes_clause(scan: Scan, sentence: Sentence | None, i: int | None) -> bool:
    """Return whether the verb of clause ``i``, a dependent one, closes it: "weil er am 3. Mai kam"."""
    if sentence is None or i is None:
        return False
    clause = sentence.clauses[i]
    behind = scan.tokens[clause.verb.tokens[-1] + 1 : clause.end]
    return clause.kind in _DEPENDENT and not any(map(str.isalnum, behind))


def outer_verb(sentence: Sentence, i: int | None) -> tuple[int, ...]:
    """Return the tokens of the verb that the infinitive of clause ``i`` belongs to; else none."""
    outer = None if i is None else sentence.parent(i)
    if outer is None or i is None or sentence.kind(i) != "infinitive":
        return ()
    return sentence.verb(outer).tokens
