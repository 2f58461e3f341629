"""Who speaks in a quotation: rules over its sentence, of which the first that fits counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsfacts.clauses import Quoted
from newsfacts.kinds.quotations.attribution.before import (
    announcing,
    before_colon,
    content,
    held,
    in_marks,
    judged_by_source,
    last_speaker,
    main_subject,
    only_person,
    opening,
    said_before,
)
from newsfacts.kinds.quotations.attribution.beside import (
    attributed,
    called_by,
    credit,
    judged_behind,
    owner,
    reporting,
    reporting_before,
    reporting_later,
)
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.labels import headline, label, named_behind, named_in_front
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.nouns import (
    answered,
    in_view,
    in_words,
    noun_before,
    owned,
    owned_behind,
)
from newsfacts.kinds.quotations.attribution.sources import (
    source_before,
    source_behind,
    source_in,
    source_later,
    source_relative,
)

__all__ = [
    "RULES",
    "Rule",
    "announced",
    "attribute",
    "next_speaker",
    "person_told_of",
    "subject_of_sentence",
]

Rule = Callable[[Frame, int], Attribution | None]
"""Takes a sentence and the atom of a quotation in it."""


def attribute(frame: Frame, quote: int) -> Attribution | None:
    """Return who speaks in a quotation by the first rule that fits."""
    bracket = frame.bracket_around(quote)
    unnamed: Attribution | None = None
    for rule in RULES:
        if unnamed is not None and rule not in _APART:
            continue
        found = rule(frame, quote)
        if found is None or not _is_within(frame, found, bracket) or _goes_on(frame, quote, found):
            continue
        if found.rule != "unnamed":
            return found
        unnamed = found
    return unnamed


def _is_within(frame: Frame, found: Attribution, bracket: int | None) -> bool:
    """Return whether the words that name the speaker are in the same bracket as the quotation.

    A quotation in a bracket, or in a dateline, is in no sentence around it.
    """
    return bracket is None or (found.speaker is not None and found.speaker[0] > frame.line.offset(bracket))


def _goes_on(frame: Frame, quote: int, found: Attribution) -> bool:
    """Return whether the verb only says that something goes on or ends: "prices continued their “rise”"."""
    quoted = frame.quotations[quote]
    opener = frame.line.lower(frame.line.before(quoted.start))
    if found.cue is None or quoted.is_clause or opener in frame.grammar.complementizers:
        return False
    form = frame.grammar.cues.get(frame.passage.text[slice(*found.cue)].lower())
    if form is None or form.lemma not in frame.grammar.aspectual:
        return False
    sentence = frame.sentence
    telling = {i for i, content in frame.holders(quote) if content}
    contents = (i for i in range(sentence.count) if sentence.kind(i) == "complement")
    telling.update(outer for outer in map(sentence.parent, contents) if outer is not None)
    verb = frame.line.token_at(found.cue[0])
    return not any(verb in sentence.verb(i).tokens for i in telling)


def subject_of_sentence(frame: Frame, quote: int, *, named: bool) -> Attribution | None:
    """Return the subject of the clause that a piece of speech is in without a verb of saying.

    With ``named`` its head has a capital, or it is a pronoun.
    """
    if frame.bracket_around(quote) is not None:
        return None
    group = main_subject(frame, frame.quotations[quote].start, named=named)
    if group is None or (frame.grammar.noun_capitals and group.kind != "pronoun"):
        return None  # where every noun has a capital, a subject is too often a thing
    return Attribution(frame.mention(group), None, "clause", strong=False)


def announced(frame: Frame) -> Attribution | None:
    """Return who speaks after a sentence that ends with a colon."""
    quote, end = frame.high, frame.sentence.end
    frame.quotations[quote] = Quoted(end, end, True)
    for rule in (content, said_before, opening, label, before_colon):
        found = rule(frame, quote)
        if found is not None:
            return found
    return None


def next_speaker(frame: Frame, told: bool) -> Attribution | None:
    """Return who speaks after a sentence: by its last verb of saying, a source, or else its subject.

    With ``told`` the subject does not count.
    """
    found = last_speaker(frame) or source_in(frame)
    if found is not None:
        return found._replace(rule="sentence-before")
    if told:
        return None
    group = main_subject(frame, frame.sentence.end)
    if group is None or not frame.groups.names(group):
        group = only_person(frame) or group
    return None if group is None else Attribution(frame.mention(group), None, "sentence-before", strong=False)


def person_told_of(frame: Frame, is_surname: Callable[[str], bool]) -> Attribution | None:
    """Return the named person whose state or view a sentence describes: its subject, or the only one in it.

    "N is not so sure." lets N speak next, "N smoked." does not. ``is_surname`` returns whether a word is one
    that the article has with a given name.
    """
    if not any(_tells_view(frame, i) for i in range(frame.sentence.count)):
        return None
    group = main_subject(frame, frame.sentence.end)
    if group is not None and group.end == group.start + 1 and is_surname(frame.tokens[group.start]):
        return Attribution(frame.mention(group), None, "sentence-before", strong=False)
    if group is None or not frame.groups.names(group):
        group = only_person(frame)
    if group is None or group.kind != "person" or group.name is None:
        return None
    return Attribution(frame.mention(group), None, "sentence-before", strong=False)


def _tells_view(frame: Frame, i: int) -> bool:
    """Return whether a clause that depends on none has a copula or a verb of saying, judging or thinking."""
    kind, verb = frame.sentence.kind(i), frame.sentence.verb(i)
    if kind not in ("main", "parataxis") or not verb.finite:
        return False
    return "copula" in verb.classes or frame.held_at(i, content=True) is not None


RULES: Sequence[Rule] = (
    announcing,
    called_by,
    credit,
    source_behind,
    owner,
    reporting_before,
    attributed,
    reporting,
    source_relative,
    answered,
    headline,
    judged_by_source,
    content,
    owned,
    said_before,
    owned_behind,
    source_before,
    held,
    in_words,
    in_view,
    opening,
    noun_before,
    judged_behind,
    reporting_later,
    source_later,
    named_in_front,
    label,
    named_behind,
    before_colon,
    in_marks,
)
"""In the order of preference."""
_APART: Sequence[Rule] = (source_before, reporting_later, source_later, in_words)
"""Rules that name a speaker even if a verb has an unnamed one: "N was asked “…”, M said"."""
