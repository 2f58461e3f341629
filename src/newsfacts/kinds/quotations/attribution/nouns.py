"""Rules over nouns of saying: "N’s claim that it was “…”", "a promise by N to be “…”", "in N’s words"."""

from __future__ import annotations

from newsfacts.clauses import Clause, NounGroup
from newsfacts.kinds.quotations.attribution import control
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.model import NOBODY, Attribution
from newsfacts.lexicon.function_words import Tag

__all__ = ["answered", "claim", "in_view", "in_words", "noun_before", "owned", "owned_behind", "predicated"]

_WHO = frozenset({"person", "name", "organisation"})
_BETWEEN = 3
"""The most words and marks between a noun of saying and a quotation."""
_OWNER = 5
"""The most words and marks between an owner and its noun."""
_PARTING = (Tag.COORDINATOR, Tag.RELATIVE)
"""What cannot be between an owner and its noun: "its peak and whose slogan"."""


def claim(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "N’s claim that it was “…”", "his promise to be “…”", "a promise by N to be “…”"."""
    if frame.sentence.kind(i) not in ("complement", "relative", "infinitive"):
        return None
    clause = frame.clause(i)
    if clause.kind == "relative" and frame.line.lower(clause.opener) not in frame.grammar.complementizers:
        return None
    start = clause.start
    if clause.kind == "infinitive":
        marker = frame.line.before(start)
        if marker is None or frame.line.lower(marker) not in frame.grammar.infinitive:
            return None
        start = marker
    owned = owner_before(frame, start)
    if owned is None:
        return NOBODY if _is_denied(frame, clause, start) else None
    owner, noun = owned
    antecedent = None
    if frame.line.lower(owner[0]) in frame.grammar.possessives and clause.parent is not None:
        holder = frame.sentence.clause_at(owner[0])
        controller = (
            control.controller(frame, holder)
            if holder is not None and not frame.clause(holder).verb.finite
            else None
        )
        antecedent = frame.mention(controller[1]) if controller is not None else None
    return Attribution(
        frame.line.offsets(*owner),
        frame.line.offsets(noun, noun + 1),
        "noun",
        strong=False,
        antecedent=antecedent,
    )


def predicated(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "N’s slogan was that it “…”", "N’s answer is: “…”"."""
    clause = frame.clause(i)
    group = clause.subject
    if group is None or "copula" not in clause.verb.classes or not clause.verb.finite:
        return None
    noun = group.end - 1
    behind = frame.line.after(clause.verb.tokens[-1])
    if frame.line.lower(noun) not in frame.grammar.nouns or group.start > clause.verb.tokens[0]:
        return None
    told = behind is not None and (
        frame.line.lower(behind) in frame.grammar.complementizers or frame.tokens[behind] == ":"
    )
    owner = possessor(frame, group) if told else None
    if owner is None:
        return None
    return Attribution(frame.line.offsets(*owner), frame.line.offsets(noun, noun + 1), "noun", strong=False)


def _is_denied(frame: Frame, clause: Clause, start: int) -> bool:
    """Return whether somebody denies what nobody is named for: "rejected claims that she was “…”"."""
    last = frame.line.before(start)
    if clause.parent is None or last is None or frame.line.lower(last) not in frame.grammar.denied:
        return False
    return frame.sentence.verb(clause.parent).lemma in frame.grammar.denying


def owned(frame: Frame, quote: int) -> Attribution | None:
    """Read "N’s remark that “…”", "his call for “…”": the owner of a noun of saying."""
    noun = _noun_before(frame, quote)
    beside = noun is not None and frame.line.after(noun) == frame.quotations[quote].start
    owner = None if noun is None or beside else owner_of(frame, noun)
    if noun is None or owner is None:
        return None
    return Attribution(frame.line.offsets(*owner), frame.line.offsets(noun, noun + 1), "noun", strong=False)


def owned_behind(frame: Frame, quote: int) -> Attribution | None:
    """Read "a rebuke from N: “…”", "eine Rüge der Richterin: „…“": whose words come right before a colon."""
    colon = frame.colon_before(quote)
    last = None if colon is None else frame.line.before(colon)
    owner = None if last is None else frame.groups.to(last + 1)
    if owner is None or owner.kind in ("pronoun", "time") or not frame.groups.is_free(owner):
        return None
    of = (
        owner.start
        if frame.line.lower(owner.start) in frame.grammar.sources_of
        else frame.line.before(owner.start)
    )
    noun = None if of is None else frame.line.before(of)
    if of is None or noun is None or frame.line.lower(of) not in frame.grammar.sources_of:
        return None
    if frame.line.lower(noun) not in frame.grammar.nouns:
        return None
    return Attribution(frame.mention(owner), frame.line.offsets(noun, noun + 1), "noun", strong=False)


def noun_before(frame: Frame, quote: int) -> Attribution | None:
    """Read "N joined in with the words: “…”": a noun of saying whose owner is the subject of its clause."""
    token = _noun_before(frame, quote)
    i = None if token is None else frame.sentence.clause_at(token)
    group = None if i is None or frame.sentence.verb(i).passive else control.subject(frame, i)
    if group is None or not frame.groups.names(group):
        return None
    return Attribution(frame.mention(group), None, "noun", strong=False)


def _noun_before(frame: Frame, quote: int) -> int | None:
    """Return the noun of saying that only a colon or a small word parts from a quotation."""
    if frame.line.lows.isdisjoint(frame.grammar.nouns):
        return None
    token = frame.line.before(frame.quotations[quote].start)
    for _ in range(_BETWEEN):
        if token is None or frame.line.lower(token) in frame.grammar.nouns:
            return token
        small = frame.line.lower(token) in frame.grammar.complementizers or frame.is_preposition(token)
        if not small and frame.tokens[token] not in (":", ","):
            return None
        token = frame.line.before(token)
    return None


def owner_of(frame: Frame, noun: int) -> tuple[int, int] | None:
    """Return where the owner of a noun is: "N’s", "his"; only words of its group are between."""
    token = frame.line.before(noun)
    for _ in range(_OWNER):
        if token is None or not (frame.tokens[token].isalnum() or frame.tokens[token] in ".'"):
            return None
        low = frame.line.lower(token)
        if low in frame.grammar.possessives:
            return token, token + 1
        mark = frame.line.possessive_mark(token)
        group = None if mark is None else frame.groups.holding(mark - 1)
        if mark is not None:
            return None if group is None or not frame.groups.is_free(group) else (group.start, mark)
        if frame.is_preposition(token) or frame.is_verb(token) or frame.grammar.tags.get(low) in _PARTING:
            return None
        token = frame.line.before(token)
    return None


def answered(frame: Frame, quote: int) -> Attribution | None:
    """Read "“…,” came the reply from N", "“…,” was N’s answer": a noun of saying after a verb."""
    quoted = frame.quotations[quote]
    verb = frame.line.behind_comma(quoted.end - 1) if frame.passage.goes_on(quote) else None
    if verb is None or not frame.is_verb(verb) or frame.cue_at(verb) is not None:
        return None
    group = frame.groups.behind(verb)
    noun = None if group is None else group.end - 1
    if group is None or noun is None or frame.line.lower(noun) not in frame.grammar.nouns:
        return None
    cue = frame.line.offsets(noun, noun + 1)
    owner = possessor(frame, group)
    if owner is not None:
        return Attribution(frame.line.offsets(*owner), cue, "noun", strong=False)
    of = frame.line.after(noun)
    whose = None if of is None or not frame.is_preposition(of) else frame.groups.behind(of)
    if of is None or whose is None or frame.line.lower(of) not in frame.grammar.sources_of:
        return None
    return (
        Attribution(frame.mention(whose), cue, "noun", strong=False) if frame.groups.is_free(whose) else None
    )


def in_words(frame: Frame, quote: int) -> Attribution | None:
    """Read "in N’s words, it was “…”"."""
    if frame.line.lows.isdisjoint(frame.grammar.sources_in_words):
        return None
    for group in frame.sentence.each_group():
        before = frame.line.before(group.start)
        if before is None or not frame.is_preposition(before):
            continue
        if frame.line.lower(group.end - 1) in frame.grammar.sources_in_words:
            owner = possessor(frame, group)
            if owner is not None:
                return Attribution(
                    frame.line.offsets(*owner), frame.line.offsets(before, group.end), "source"
                )
    return None


def in_view(frame: Frame, quote: int) -> Attribution | None:
    """Read "For N, it was “…”": the first words say whose view a sentence describes."""
    first = frame.sentence.start
    if frame.line.lower(first) not in frame.grammar.sources_in_front:
        return None
    group = frame.groups.behind(first)
    if group is None or group.kind not in _WHO or not frame.groups.is_free(group):
        return None
    return frame.make(group, first, "view")._replace(strong=False)


def owner_before(frame: Frame, token: int) -> tuple[tuple[int, int], int] | None:
    """Return whose a noun of saying is that comes before a token, and that noun."""
    if frame.line.lows.isdisjoint(frame.grammar.nouns):
        return None  # as mostly
    last = frame.line.before(token)
    if last is None:
        return None
    tokens = frame.tokens[frame.sentence.start : last + 1]
    if frame.grammar.nouns.isdisjoint(map(str.lower, tokens)):
        return None  # groups cost more
    group = frame.groups.to(last + 1)
    if frame.line.lower(last) in frame.grammar.nouns:
        owner = (None if group is None else possessor(frame, group)) or owner_of(frame, last)
        owner = owner or (None if group is None else _named_inside(frame, group, last))
        return None if owner is None else (owner, last)
    if group is None:
        return None
    by = frame.line.before(group.start)
    noun = (
        frame.line.before(by) if by is not None and frame.line.lower(by) in frame.grammar.sources_of else None
    )
    if noun is None or frame.line.lower(noun) not in frame.grammar.nouns or not frame.groups.is_free(group):
        return None
    return (group.start, group.end), noun


def _named_inside(frame: Frame, group: NounGroup, noun: int) -> tuple[int, int] | None:
    """Return N of "the N claim": the name between an article and a noun of saying."""
    if frame.grammar.noun_capitals or not frame.groups.is_determined(group):
        return None
    first, end = frame.line.after(group.start), frame.line.before(noun)
    if first is None or end is None or first > end:
        return None
    words = [word for word in frame.tokens[first : end + 1] if not word.isspace() and word not in "'-"]
    capitals = all(word.isalpha() and word[0].isupper() for word in words)
    return (first, end + 1) if words and capitals else None


def possessor(frame: Frame, group: NounGroup) -> tuple[int, int] | None:
    """Return where the owner in a group is: "N’s words", "his words"."""
    for k in range(group.start, group.end):
        if frame.line.lower(k) in frame.grammar.possessives:
            return k, k + 1
        if k > group.start and frame.line.is_possessive(k):
            return group.start, k
    return None
