"""Rules over phrases for a source: "according to N", "so N", "heißt es in dem Brief"."""

from __future__ import annotations

from collections.abc import Iterable

from newsfacts.clauses import NounGroup
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.model import Attribution

_NEAR = 8
"""The most words between a verb with an empty subject and its source."""
_RELATIVE = 4
"""How many tokens before a relative pronoun the phrase that governs it begins at most."""

__all__ = [
    "impersonal",
    "is_impersonal",
    "medium_in",
    "source_before",
    "source_behind",
    "source_in",
    "source_later",
    "source_relative",
]


def source_behind(frame: Frame, quote: int) -> Attribution | None:
    """Read "“…”, according to N", "“…”, so N"."""
    token = frame.line.behind_comma(frame.quotations[quote].end - 1)
    return None if token is None else _source(frame, token, beside=True)


def source_before(frame: Frame, quote: int) -> Attribution | None:
    """Read "According to N, it was “…”" and "it was, so N, “…”": the phrase nearest to the quotation."""
    start, end = frame.sentence.start, frame.quotations[quote].start
    found = _first(frame, range(end - 1, start - 1, -1), behind=True)
    return (
        found if found is not None and found.speaker and found.speaker[1] <= frame.line.offset(end) else None
    )


def source_later(frame: Frame, quote: int) -> Attribution | None:
    """Read "It was “…” in May, according to N"."""
    return _first(frame, range(frame.quotations[quote].end, frame.sentence.end), behind=True)


def source_in(frame: Frame) -> Attribution | None:
    """Return whom the last phrase for a source in a sentence names."""
    return _first(frame, range(frame.sentence.end - 1, frame.sentence.start - 1, -1))


def source_relative(frame: Frame, quote: int) -> Attribution | None:
    """Read "N, according to whom it is “…”", "N, pour qui c’est « … »": a clause about N’s view."""
    place = frame.quotations[quote].start
    for i in range(frame.sentence.count - 1, -1, -1):
        if frame.sentence.kind(i) != "relative":
            continue
        clause = frame.clause(i)
        if clause.opener is None or not clause.start < place <= clause.end or frame.cue(i, True) is not None:
            continue
        start = None if _is_free(frame, clause.opener) else _source_before_relative(frame, clause.opener)
        group = None if start is None else frame.groups.antecedent(start)
        if start is not None and group is not None and frame.groups.names(group) and group.kind != "pronoun":
            return frame.make(group, start, "view")._replace(strong=False)
    return None


def _is_free(frame: Frame, opener: int) -> bool:
    """Return whether a relative clause is about nothing before it: "praised N for what she did"."""
    behind = frame.line.after(opener)
    words = {frame.line.lower(k) for k in (opener, behind) if k is not None}
    return not words.isdisjoint(frame.grammar.free_relatives)


def _source_before_relative(frame: Frame, opener: int) -> int | None:
    """Return where a phrase for a source or a view begins that governs the relative pronoun of a clause.

    The clause opens at that phrase, or at the pronoun itself.
    """
    low, grammar = frame.line.lower(opener), frame.grammar
    if low in grammar.sources_in_front or () in grammar.sources_before.get(low, ()):
        return opener
    for first in range(max(frame.sentence.start, opener - _RELATIVE), opener):
        low = frame.line.lower(first)
        whole = [frame.line.match(first, rest) for rest in grammar.sources_before.get(low, ())]
        if low in grammar.sources_in_front:
            whole.append(first)
        if any(last is not None and frame.line.after(last) == opener for last in whole):
            return first
    return None


def _first(frame: Frame, tokens: Iterable[int], *, behind: bool = False) -> Attribution | None:
    """Return whom the first phrase for a source names that begins at some tokens, up to a semicolon.

    With ``behind``, words that name one only after a comma count, too.
    """
    grammar = frame.grammar
    if frame.line.lows.isdisjoint(grammar.source_words):
        return None  # as mostly
    for token in tokens:
        low = frame.line.lower(token)
        if low == ";":
            return None
        if (
            low in grammar.sources_after
            and (group := frame.groups.to((frame.line.before(token) or 0) + 1)) is not None
        ):
            return frame.make(group, token, "source")
        if low not in grammar.sources_before and not (behind and low in grammar.sources_behind):
            continue
        before = frame.line.before(token)
        beside = behind and before is not None and frame.tokens[before] == ","
        found = None if frame.line.is_quoted(token) else _source(frame, token, beside=beside)
        if found is not None:
            return found
    return None


def _source(frame: Frame, token: int, *, beside: bool) -> Attribution | None:
    """Return whom a phrase for a source names that begins at a token."""
    low, grammar = frame.line.lower(token), frame.grammar
    for rest in grammar.sources_before.get(low, ()):
        last = frame.line.match(token, rest)
        if last is not None and frame.line.is_mark(frame.line.after(last), "'"):
            last += 1  # "aux yeux d'N"
        group = None if last is None else frame.groups.behind(last)
        if last is not None and group is not None and frame.groups.is_free(group):
            if _is_own_account(frame, group):
                mention = frame.line.offsets(group.start, group.start + 1)  # "according to her estimates"
                return Attribution(mention, frame.line.offsets(token, last + 1), "source", strong=False)
            return frame.make(_teller(frame, group) or group, token, "source", end=last + 1)
    if not beside or low not in grammar.sources_behind:
        return None
    group = frame.groups.behind(token)
    if group is None or not frame.groups.is_free(group):
        return None
    if not _is_source(frame, group):
        group = _whose(frame, group)
    return None if group is None else frame.make(group, token, "source")


def _is_own_account(frame: Frame, group: NounGroup) -> bool:
    """Return whether a source is what somebody told of before has said or found: "her estimates"."""
    if frame.line.lower(group.start) not in frame.grammar.possessives:
        return False
    return frame.line.lower(group.head[1] - 1) in frame.grammar.nouns


def _teller(frame: Frame, group: NounGroup) -> NounGroup | None:
    """Return who gives an account that is a source: "according to the account of N", "that she gave"."""
    if frame.line.lower(group.head[1] - 1) in frame.grammar.documents:
        return None
    owner = _whose(frame, group)
    if owner is not None or frame.grammar.nouns.isdisjoint(map(frame.line.lower, range(*group.head))):
        return owner
    for i in range(frame.sentence.count):
        clause = frame.clause(i)
        opener = clause.opener if clause.kind == "relative" else None
        if opener is None or frame.line.after(group.end - 1) != opener or clause.subject is None:
            continue
        return clause.subject if clause.subject.start != opener else None
    return None


def _whose(frame: Frame, group: NounGroup) -> NounGroup | None:
    """Return N of "“…”, so die Kritik von N": whose words or opinion a noun of saying names."""
    if group.complement is None or frame.grammar.nouns.isdisjoint(map(frame.line.lower, range(*group.head))):
        return None
    start = group.complement[0]
    owner = frame.groups.at(start) or frame.groups.behind(start)
    return owner if owner is not None and frame.groups.is_free(owner) else None


def _is_source(frame: Frame, group: NounGroup) -> bool:
    """Return whether a group may be a source: not "so die Hoffnung", nor "so gut"."""
    words = {frame.line.lower(group.end - 1), frame.line.lower(group.head[1] - 1)}
    thing = words & (frame.grammar.nouns | frame.grammar.documents)
    named = any(frame.tokens[k][0].isupper() for k in range(*group.head))
    article = not frame.grammar.noun_capitals and frame.groups.is_determined(group)
    return not thing and (named or article)


def medium_in(frame: Frame, start: int, end: int) -> NounGroup | None:
    """Return N of "in the press it was called “…”": a medium that it is said in, between two tokens."""
    if frame.line.lows.isdisjoint(frame.grammar.names.media):
        return None  # as mostly; groups cost more
    for group in frame.sentence.each_group():
        before = frame.line.before(group.start) if start <= group.start < end else None
        if before is None or frame.line.lower(before) not in frame.grammar.sources_in:
            continue
        if frame.line.lower(group.head[1] - 1) in frame.grammar.names.media and frame.groups.is_free(group):
            return group
    return None


def is_impersonal(frame: Frame, i: int) -> bool:
    """Return whether a clause has a verb of saying whose subject means nothing: "heißt es"."""
    clause, grammar = frame.clause(i), frame.grammar
    words = {frame.line.lower(token) for token in clause.verb.tokens}
    forms = [grammar.cues[word].lemma for word in words if word in grammar.cues]
    if grammar.impersonal.isdisjoint((clause.verb.lemma, *forms)):
        return False
    return clause.subject is None or frame.groups.is_empty(clause.subject)


def impersonal(frame: Frame, i: int) -> NounGroup | None:
    """Return N of "in N heißt es", if the clause has this kind of verb and subject."""
    if not is_impersonal(frame, i):
        return None
    verb = frame.sentence.verb(i).tokens[0]
    for source in frame.sentence.each_group():
        before = frame.line.before(source.start)
        if before is None or frame.line.lower(before) not in frame.grammar.sources_in:
            continue
        first, last = sorted((before, verb))
        near = "," not in frame.tokens[first:last] and frame.line.words_between(first, last) < _NEAR
        relative = before == frame.clause(i).opener  # "a letter in dem es heißt"
        if relative or (near and frame.groups.is_free(source)):
            return source
    return None
