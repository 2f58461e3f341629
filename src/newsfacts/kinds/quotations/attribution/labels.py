"""Rules over headlines and labels: "Police: Man “acted alone”", "N’s verdict: “…”"."""

from __future__ import annotations

from newsfacts.clauses import NounGroup
from newsfacts.kinds.quotations.attribution.clause import NOBODY, Attribution
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.nouns import possessor

__all__ = ["named_behind", "named_in_front"]

_LABEL = 14
"""Tokens that a label before a colon has at most."""
_WHO = frozenset({"person", "organisation", "name"})


def named_in_front(frame: Frame, quote: int) -> Attribution | None:
    """Read "N’s verdict: “…”", and of a headline "Police: Man “acted alone”"; "Watch: “…”" names nobody."""
    start = frame.sentence.start
    end = min(frame.quotations[quote].start, start + _LABEL)
    colon = next((k for k in range(start, end) if frame.tokens[k] == ":"), None)
    if colon is None or frame.first_verb < colon:
        return None
    last = frame.before(colon)
    if last is None:
        return None
    if "".join(frame.tokens[start : last + 1]).lower() in frame.grammar.labels:
        return NOBODY
    group = frame.sentence.groups[0] if frame.sentence.groups else None
    if group is None or group.start != start:
        return None
    owner = possessor(frame, group)
    if owner is not None and group.end == last + 1:
        return Attribution(frame.offsets(*owner), frame.offsets(last, last + 1), "noun", strong=False)
    headline = frame.is_unfinished and frame.words_between(colon, frame.quotations[quote].start) > 0
    if not headline or group.kind not in _WHO or _end(group) != last + 1:
        return None
    return Attribution(frame.mention(group), None, "headline", strong=False)


def named_behind(frame: Frame, quote: int) -> Attribution | None:
    """Read "“…”: mother pays tribute": who stands behind the words in a headline."""
    quoted = frame.quotations[quote]
    colon = quoted.end
    if quoted.start != frame.sentence.start or frame.tokens[colon : colon + 1] != [":"]:
        return None
    if not frame.is_unfinished:
        return None
    group = frame.group_behind(colon)
    if group is None or group.kind != "person" or not frame.is_free(group):
        return None
    verbs = [clause.verb.tokens[0] for clause in frame.sentence.clauses if clause.verb.finite]
    if not any(frame.before(verb) == group.end - 1 for verb in verbs):
        return None
    return Attribution(frame.mention(group), None, "headline", strong=False)


def _end(group: NounGroup) -> int:
    """Return the token after a group and what hangs on it."""
    return group.end if group.complement is None else max(group.end, group.complement[1])
