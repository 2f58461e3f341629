"""Rules over nouns of saying: "N’s claim that it was “…”", "a promise by N to be “…”", "in N’s words"."""

from __future__ import annotations

from newsfacts.clauses import Clause, NounGroup
from newsfacts.kinds.quotations.attribution import control
from newsfacts.kinds.quotations.attribution.clause import NOBODY, Attribution
from newsfacts.kinds.quotations.attribution.frame import Frame

__all__ = ["claim", "in_view", "in_words"]

_APOSTROPHES = frozenset("'’")


def claim(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "N’s claim that it was “…”", "his promise to be “…”", "a promise by N to be “…”"."""
    clause = frame.clause(i)
    if clause.kind not in ("complement", "relative", "infinitive"):
        return None
    if clause.kind == "relative" and frame.lower(clause.opener) not in frame.grammar.complementizers:
        return None
    start = clause.start
    if clause.kind == "infinitive":
        marker = frame.before(start)
        if marker is None or frame.lower(marker) not in frame.grammar.infinitive:
            return None
        start = marker
    owned = owner_before(frame, start)
    if owned is None:
        return NOBODY if _is_denied(frame, clause, start) else None
    owner, noun = owned
    antecedent = None
    if frame.lower(owner[0]) in frame.grammar.possessives and clause.parent is not None:
        holder = frame.sentence.clause_at(owner[0])
        controller = (
            control.controller(frame, holder)
            if holder is not None and not frame.clause(holder).verb.finite
            else None
        )
        antecedent = frame.mention(controller[1]) if controller is not None else None
    return Attribution(
        frame.offsets(*owner), frame.offsets(noun, noun + 1), "noun", strong=False, antecedent=antecedent
    )


def _is_denied(frame: Frame, clause: Clause, start: int) -> bool:
    """Return whether somebody denies what nobody is named for: "rejected claims that she was “…”"."""
    last = frame.before(start)
    if clause.parent is None or last is None or frame.lower(last) not in frame.grammar.denied:
        return False
    return frame.sentence.verb(clause.parent).lemma in frame.grammar.denying


def in_words(frame: Frame, quote: int) -> Attribution | None:
    """Read "in N’s words, it was “…”"."""
    tokens = frame.tokens[frame.sentence.start : frame.sentence.end]
    if frame.grammar.sources_in_words.isdisjoint(map(str.lower, tokens)):
        return None
    for group in frame.sentence.groups:
        before = frame.before(group.start)
        if before is None or not frame.is_preposition(before):
            continue
        if frame.lower(group.end - 1) in frame.grammar.sources_in_words:
            owner = possessor(frame, group)
            if owner is not None:
                return Attribution(frame.offsets(*owner), frame.offsets(before, group.end), "source")
    return None


def in_view(frame: Frame, quote: int) -> Attribution | None:
    """Read "For N, it was “…”": whose view a sentence tells, as its first words say."""
    first = frame.sentence.start
    if frame.lower(first) not in frame.grammar.sources_in_front:
        return None
    group = frame.group_behind(first)
    if group is None or group.kind not in ("person", "name") or not frame.is_free(group):
        return None
    return frame.make(group, first, "view")._replace(strong=False)


def owner_before(frame: Frame, token: int) -> tuple[tuple[int, int], int] | None:
    """Return whose a noun of saying is that stands before a token, and that noun."""
    last = frame.before(token)
    if last is None:
        return None
    tokens = frame.tokens[frame.sentence.start : last + 1]
    if frame.grammar.nouns.isdisjoint(map(str.lower, tokens)):
        return None  # as mostly; groups cost more
    group = frame.group_to(last + 1)
    if group is None:
        return None
    if frame.lower(group.end - 1) in frame.grammar.nouns:
        owner = possessor(frame, group)
        return None if owner is None else (owner, group.end - 1)
    by = frame.before(group.start)
    noun = frame.before(by) if by is not None and frame.lower(by) in frame.grammar.sources_of else None
    if noun is None or frame.lower(noun) not in frame.grammar.nouns or not frame.is_free(group):
        return None
    return (group.start, group.end), noun


def possessor(frame: Frame, group: NounGroup) -> tuple[int, int] | None:
    """Return where the owner in a group stands: "N’s words", "his words"."""
    for k in range(group.start, group.end):
        if frame.lower(k) in frame.grammar.possessives:
            return k, k + 1
        if frame.tokens[k] in _APOSTROPHES and k > group.start:
            return group.start, k
    return None
