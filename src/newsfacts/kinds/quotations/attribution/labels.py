"""Rules over headlines and labels: "Police: Man “acted alone”", "N’s verdict: “…”"."""

from __future__ import annotations

from newsfacts.clauses import NounGroup
from newsfacts.kinds.quotations.attribution.before import main_subject
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.holders import EMPHASIS
from newsfacts.kinds.quotations.attribution.model import NOBODY, Attribution
from newsfacts.kinds.quotations.attribution.nouns import possessor
from newsfacts.lexicon.reporting_verbs import VerbForm

__all__ = ["headline", "label", "named_behind", "named_in_front"]

_LABEL = 14
"""Tokens that a label before a colon has at most."""
_WHO = frozenset({"person", "organisation", "name"})


def label(frame: Frame, quote: int) -> Attribution | None:
    """Read "Healey: “…”", and the name right before a colon in "It did not surprise pollster N: “…”"."""
    colon = frame.colon_before(quote)
    found = None if colon is None else _named_with_more(frame, colon)
    if found is not None:
        return found
    last = None if colon is None else frame.line.before(colon)
    group = None if last is None else frame.groups.to(last + 1)
    if last is None or group is None or not frame.groups.is_free(group):
        return None
    behind = frame.line.after(frame.quotations[quote].end - 1)
    if behind is not None and frame.first_verb_from(behind) == behind and not frame.passage.goes_on(quote):
        return None  # "Quick help: “Blue Card” opens doors"
    if group.start == _first_word(frame) and frame.tokens[group.start][0].isupper():
        return Attribution(frame.mention(group), None, "colon")
    if main_subject(frame, group.start) is not None:
        return None  # "N told the paper M: “…”"
    if _is_told(frame, group, last):
        return None
    name = group.name or frame.sentence.name_at(last)
    if frame.grammar.noun_capitals or group.kind in ("pronoun", "time") or name is None:
        return None
    several = frame.line.words_between(*name) > 1
    return Attribution(frame.mention(group), None, "colon", strong=False) if several else None


def _is_told(frame: Frame, group: NounGroup, last: int) -> bool:
    """Return whether a group is whom somebody writes to, in front of a colon: "In a text to N: “…”"."""
    before, first = frame.line.before(group.start), _first_word(frame)
    fronted = frame.is_preposition(first) and frame.groups.behind(first) is not None
    governed = fronted and before is not None and frame.is_preposition(before)
    return governed and frame.first_verb_from(0) > last


def _first_word(frame: Frame) -> int:
    """Return the first token of a sentence that is a word: marks for bold type can come before it."""
    start = frame.sentence.start
    return next((k for k in frame.line.own if frame.tokens[k] not in EMPHASIS), start)


def _named_with_more(frame: Frame, colon: int) -> Attribution | None:
    """Read "N on X: “…”", "N, about her team: “…”": a person by name, and no verb before the colon."""
    group = frame.groups.at(_first_word(frame))
    if group is None or group.kind not in ("person", "name") or group.name is None or group.end >= colon:
        return None
    behind = frame.line.behind_comma(group.end - 1)
    if behind is None or behind >= colon or not frame.is_preposition(behind):
        return None
    if frame.line.words_between(group.start, colon) > _LABEL or not frame.groups.is_free(group):
        return None
    verbs = frame.first_verb_from(behind) < colon and frame.tokens[group.end : behind].count(",") == 0
    return None if verbs else Attribution(frame.mention(group), None, "clause-colon", strong=False)


def headline(frame: Frame, quote: int) -> Attribution | None:
    """Read "Mayor Calls Plan “Late”": in title case verbs look like names; the first one counts."""
    if not frame.is_title_case:
        return None
    start, place = frame.sentence.start, frame.quotations[quote].start
    end = start
    for k in frame.line.own:
        if k >= place or k > start + _LABEL:
            return None
        cue = frame.cue_at(k) if k > start else None
        function = frame.line.lower(k) in frame.grammar.tags
        if cue is not None and end > start and frame.tokens[k][0].isupper():
            return Attribution(
                frame.line.offsets(start, end),
                frame.line.offsets(k, k + 1),
                "speaker-verb-quote",
                strong=cue.speech,
            )
        if not function and frame.tokens[k][0].isupper() and end in (start, k - 1):
            end = k + 1
        elif end == start or not function:
            return None
    return None


def named_in_front(frame: Frame, quote: int) -> Attribution | None:
    """Read "N’s verdict: “…”", and of a headline "Police: Man “acted alone”"; "Watch: “…”" names nobody."""
    start = frame.sentence.start
    end = min(frame.quotations[quote].start, start + _LABEL)
    colon = next((k for k in range(start, end) if frame.tokens[k] == ":"), None)
    if colon is None or (frame.first_verb_from(frame.sentence.start) < colon and not frame.is_title_case):
        return None
    last = frame.line.before(colon)
    if last is None:
        return None
    if "".join(frame.tokens[start : last + 1]).lower() in frame.grammar.labels:
        return NOBODY
    group = next(frame.sentence.each_group(), None)
    if group is None or group.start != start:
        return None
    owner = possessor(frame, group)
    if owner is not None and group.end == last + 1:
        return Attribution(
            frame.line.offsets(*owner), frame.line.offsets(last, last + 1), "noun", strong=False
        )
    headline = (frame.is_unfinished or frame.is_title_case) and frame.line.words_between(
        colon, frame.quotations[quote].start
    ) > 0
    if not headline or group.kind not in _WHO or _end(group) != last + 1:
        return None
    return Attribution(frame.mention(group), None, "headline", strong=False)


def named_behind(frame: Frame, quote: int) -> Attribution | None:
    """Read "“…”: survivors tell of the flood", "“…”: mother pays tribute": the one named after the words."""
    colon = frame.line.after(frame.quotations[quote].end - 1)
    if (
        colon is None
        or frame.tokens[colon] != ":"
        or any(frame.tokens[k][0].isalnum() for k in frame.line.own if k < colon)
    ):
        return None
    group = frame.groups.behind(colon)
    if group is None or group.kind == "time" or not frame.groups.is_free(group):
        return None
    verb = frame.line.after(group.end - 1)
    form = None if verb is None else frame.cue_at(verb)
    if verb is not None and form is not None and form.form in (VerbForm.FINITE, VerbForm.BASE):
        return frame.make(group, verb, "quote-speaker-verb")._replace(strong=form.speech)
    if (
        verb is None
        or frame.first_verb_from(verb) != verb
        or group.kind != "person"
        or not frame.is_unfinished
    ):
        return None
    return Attribution(frame.mention(group), None, "headline", strong=False)


def _end(group: NounGroup) -> int:
    """Return the token after a group and what depends on it."""
    return group.end if group.complement is None else max(group.end, group.complement[1])
