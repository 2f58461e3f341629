"""Rules over what comes before a quotation: the clause whose content it is, a colon, a verb further back."""

from __future__ import annotations

from newsfacts.clauses import NounGroup
from newsfacts.kinds.quotations.attribution import control
from newsfacts.kinds.quotations.attribution.clause_rules import (
    CLAUSE_RULES,
    UNSAID_RULES,
    controlled,
    relative,
    subject,
)
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.model import NOBODY, OUTWARDS, Attribution
from newsfacts.kinds.quotations.attribution.sources import impersonal, source_before

__all__ = [
    "announcing",
    "before_colon",
    "content",
    "held",
    "in_marks",
    "judged_by_source",
    "last_speaker",
    "main_subject",
    "only_person",
    "opening",
    "said_before",
]

_MAIN = frozenset({"main", "parataxis", "coordinate"})
"""Kinds of clauses that no verb of saying holds."""


def announcing(frame: Frame, quote: int) -> Attribution | None:
    """Read "N said: “…”", "N called it “…”": the verb of the clause comes right before the quotation."""
    if not frame.line.has_words(frame.sentence.start, frame.quotations[quote].start):
        return None  # as of half of all quotations, which open their sentence
    found = _told_that(frame, quote) or content(frame, quote)
    start = frame.line.offset(frame.quotations[quote].start)
    if found is None or found.cue is None or found.cue[1] > start:
        return None
    between = frame.passage.text[found.cue[1] : start].lower().split()
    small = frame.grammar.complementizers
    return None if any(word not in small for word in between if word[0].isalnum()) else found


def _told_that(frame: Frame, quote: int) -> Attribution | None:
    """Read "N wrote that “it is over”", whatever follows."""
    that = frame.line.before(frame.quotations[quote].start)
    verb = None if that is None else frame.line.before(that)
    if that is None or verb is None or frame.line.lower(that) not in frame.grammar.complementizers:
        return None
    form, i = frame.cue_at(verb), frame.sentence.clause_at(verb)
    if form is None or not form.speech or i is None or verb not in frame.sentence.verb(i).tokens:
        return None
    group = None if frame.sentence.verb(i).passive or frame.is_told(i) else control.speaking(frame, i)
    if group is None or group.start > verb or frame.is_reported(i, group):
        return None
    return frame.make(group, verb, "speaker-verb-quote")


def content(frame: Frame, quote: int) -> Attribution | None:
    """Return who speaks by the clause whose content the quotation is, from the innermost outwards."""
    if quote not in frame.contents:
        frame.contents[quote] = _content(frame, quote)
    return frame.contents[quote]


def _content(frame: Frame, quote: int) -> Attribution | None:
    told = False
    for i, is_content in frame.holders(quote):
        if frame.is_told(i):
            inner = _told_to_say(frame, quote, i, is_content)
            if inner is not None:
                return inner
            told = True
            continue
        if not is_content and frame.tells_manner(i, frame.quotations[quote].start):
            continue
        for rule in UNSAID_RULES if frame.cue(i, is_content) is None else CLAUSE_RULES:
            found = rule(frame, quote, i, is_content)
            if found is not None:
                return found
        if frame.says(i, is_content):
            return None
        if is_content and frame.clause(i).kind == "relative" and frame.is_thought(i):
            return held(frame, quote)
    if not told:
        return None
    found = _said_in_relative(frame, quote) or last_speaker(frame)
    denied = any(frame.sentence.verb(i).lemma in frame.grammar.denying for i in range(frame.sentence.count))
    return NOBODY if denied else found and found._replace(rule="later-verb")


def _told_to_say(frame: Frame, quote: int, i: int, is_content: bool) -> Attribution | None:
    """Read "N habe gesagt, es sei „…“": others report that a named person says it."""
    group = frame.clause(i).subject
    if group is None or group.kind == "pronoun" or not frame.groups.names(group):
        return None
    verb = frame.sentence.verb(i)
    return None if not (verb.perfect and "say" in verb.classes) else subject(frame, quote, i, is_content)


def _said_in_relative(frame: Frame, quote: int) -> Attribution | None:
    """Read "a report, in dem es heißt, die Brücke sei „alt“": whose content follows without "that"."""
    place = frame.quotations[quote].start
    inner = frame.sentence.clause_at(place)
    before = None if inner is None else frame.line.before(frame.sentence.start_of(inner))
    last = None if before is None or frame.tokens[before] != "," else frame.line.before(before)
    i = None if last is None else frame.sentence.clause_at(last)
    if i is None or frame.sentence.kind(i) != "relative" or frame.cue(i, True) is None or frame.is_told(i):
        return None
    for rule in CLAUSE_RULES:
        found = rule(frame, quote, i, True)
        if found is not None:
            return found
    return None


def judged_by_source(frame: Frame, quote: int) -> Attribution | None:
    """Return the source of a sentence that is over the verb whose content a quotation is.

    "According to N, some call it “…”": the verb only judges. "N announced a loss, due, according to M, to
    “…”": the source is nearer.
    """
    if frame.line.lows.isdisjoint(frame.grammar.sources_before):
        return None
    found = content(frame, quote)
    if found is None or found.cue is None:
        return None
    form = frame.grammar.cues.get(frame.passage.text[slice(*found.cue)].lower())
    source = None if form is None else source_before(frame, quote)
    if form is None or source is None or source.cue is None or _judges_in_relative(frame, found):
        return None
    nearer = found.cue < source.cue and not frame.quotations[quote].is_clause
    return source if nearer or (source.cue < found.cue and not form.speech) else None


def _judges_in_relative(frame: Frame, found: Attribution) -> bool:
    """Return whether a named or known speaker judges in a relative clause: "which his lawyer called “…”"."""
    if found.cue is None or found.speaker is None or found.antecedent is not None:
        return False
    i = frame.sentence.clause_at(frame.line.token_at(found.cue[0]))
    first = frame.passage.text[slice(*found.speaker)].split()[0]
    known = first[0].isupper() or first.lower() in frame.grammar.possessives
    return known and i is not None and frame.sentence.kind(i) == "relative"


def last_speaker(frame: Frame) -> Attribution | None:
    """Return whom the last verb of saying of a sentence names, except clauses that are what is said."""
    for i in range(frame.sentence.count - 1, -1, -1):
        clause = frame.clause(i)
        plain = clause.kind in _MAIN and clause.verb.finite and not frame.is_told(i)
        said = frame.cue(i, content=True) if plain else None
        group = control.speaking(frame, i) if said is not None and not clause.verb.passive else None
        if said is not None and group is not None:
            if frame.grammar.verb_second and not frame.groups.names(group):
                group = only_person(frame) or group  # "die Gerüchte will N nicht kommentieren"
            return frame.make(group, said[0], "sentence-before")._replace(cue=None, strong=False)
    return None


def said_before(frame: Frame, quote: int) -> Attribution | None:
    """Return the subject of the nearest verb of saying before a quotation, in whatever clause it is."""
    place = frame.quotations[quote].start
    for i in range(frame.sentence.count - 1, -1, -1):
        verb = frame.sentence.verb(i)
        said = frame.cue(i, content=True) if verb.tokens[0] < place and not frame.is_told(i) else None
        if said is None or said[0] > place or _is_apart(frame, quote, i, said[0]):
            continue
        if not verb.finite:
            found = controlled(frame, quote, i, True)
            if found is not None:
                return found
            continue
        found = relative(frame, quote, i, True)
        if found is not None:
            return found
        group = None if verb.passive else control.speaking(frame, i)
        if group is None and frame.sentence.kind(i) == "relative":
            return None  # "many of whom yelled"
        if group is None or frame.is_reported(i, group) or group.end > place:
            continue
        if group.start > said[0] and not frame.grammar.verb_second:
            continue
        return frame.make(group, said[0], "speaker-verb-quote")
    return None


def _is_apart(frame: Frame, quote: int, i: int, verb: int) -> bool:
    """Return whether a clause is another matter: one before a semicolon, one of time that has ended.

    "As he said goodbye, the “old boss” wept."
    """
    place = frame.quotations[quote].start
    if ";" in frame.tokens[verb:place]:
        return True
    end = frame.clause(i).end
    if frame.sentence.kind(i) != "adverbial" or end > place or not frame.line.words_between(end, place):
        return False
    inner = frame.sentence.clause_at(frame.quotations[quote].start)
    for _ in range(OUTWARDS):
        if inner is None or inner == i:
            break
        inner = frame.sentence.parent(inner)
    return inner is None


def opening(frame: Frame, quote: int) -> Attribution | None:
    """Read "N, one of three on the board, said it was “…”" by the words that open the sentence."""
    bracket = frame.bracket_around(quote)
    first = frame.sentence.start if bracket is None else bracket + 1
    place = frame.quotations[quote].start
    as_said = frame.line.lower(first) in frame.grammar.parenthetical
    if as_said:
        inner = frame.sentence.clause_at(first + 1)
        source = None if inner is None else impersonal(frame, inner)
        if inner is not None and source is not None:
            return frame.make(source, frame.sentence.verb(inner).tokens[0], "speaker-verb-quote")
    clause = frame.reporting(first + 1 if as_said else first)
    if clause is None or max(clause[0].verb, clause[0].subject.start) > place:
        return None
    found, form = clause
    if not (form.speech or bracket is not None) or ";" in frame.tokens[found.verb : place]:
        return None
    if as_said and not _ends_aside(frame, found.verb):
        return None  # not "As he said goodbye"
    if found.inverted and frame.line.after(found.subject.end - 1) != frame.colon_before(quote):
        return None  # but "Said N: “…”"
    return frame.make(found.subject, found.verb, "speaker-verb-quote")


def _ends_aside(frame: Frame, verb: int) -> bool:
    """Return whether a verb ends an aside, alone or with "it", or has only adverbs after it."""
    behind = frame.line.after(verb)
    if behind is not None and frame.line.lower(behind) in frame.grammar.pronouns:
        behind = frame.line.after(behind)
    return behind is None or frame.tokens[behind] == "," or frame.is_adverbial(behind)


def held(frame: Frame, quote: int) -> Attribution | None:
    """Read "N considers it “…”", "N blamed M for making it “…”", for want of a verb of saying."""
    for i, is_content in frame.holders(quote):
        thought = None if frame.sentence.verb(i).passive else frame.held_at(i, is_content)
        if thought is None or thought > frame.quotations[quote].start:
            continue
        group, meant = _holding(frame, i)
        if group is not None and (group.start < thought or frame.grammar.verb_second):
            return frame.make(group, thought, "speaker-verb-quote", meant)._replace(strong=False)
    return None


def _holding(frame: Frame, i: int) -> tuple[NounGroup | None, NounGroup | None]:
    """Return who does what a verb of thinking says, and whom a relative pronoun refers to."""
    clause = frame.clause(i)
    group = clause.subject
    if group is not None and group.start == clause.opener:
        return group, frame.groups.antecedent(group.start)
    if clause.verb.finite:
        return control.subject(frame, i), None
    found = control.controller(frame, i) if clause.kind == "infinitive" else None
    caused = found is not None and frame.is_causative(frame.sentence.verb(found[0]))
    return (found[1] if found is not None and caused else None), None


def before_colon(frame: Frame, quote: int) -> Attribution | None:
    """Return the subject of the clause before a colon that comes right before a quotation."""
    colon = frame.colon_before(quote)
    if colon is None or frame.first_verb_from(frame.sentence.start) > colon:
        return None
    group = main_subject(frame, colon, people=False)
    if group is None:
        return None
    return Attribution(frame.mention(group), None, "clause-colon", strong=False)


def in_marks(frame: Frame, quote: int) -> Attribution | None:
    """Read "The “Courier” says: “…”": the subject is a name that is in marks itself."""
    for i, is_content in frame.holders(quote):
        said = frame.cue(i, True) if is_content else None
        group = frame.clause(i).subject
        if said is None or group is None or not frame.groups.is_determined(group):
            continue
        name = frame.line.quotation_in(group.start, group.end)
        if name is None or name[0] != frame.line.after(group.start) or not group.end <= name[1] <= said[0]:
            return None
        mention, cue = frame.line.offsets(name[0] + 1, name[1] - 1), frame.line.offsets(said[0], said[0] + 1)
        return Attribution(mention, cue, "speaker-verb-quote", strong=False)
    return None


def main_subject(frame: Frame, end: int, *, people: bool = True, named: bool = False) -> NounGroup | None:
    """Return the subject of the first clause of a sentence, if it comes before a token and may speak.

    With ``people`` only what may be a person or an organisation does, with ``named`` only what has a capital.
    """
    for i in range(frame.sentence.count):
        clause = frame.clause(i)
        if clause.kind not in _MAIN:
            continue
        group = None if clause.subject is None else frame.groups.whole(clause.subject)
        if group is None or group.end > end or clause.verb.passive or not frame.groups.is_free(group):
            return None
        if not people and group.kind != "pronoun":
            return group
        return group if frame.groups.may_be_person(group, named=named) else None
    return None


def only_person(frame: Frame) -> NounGroup | None:
    """Return the one group of a sentence that is a person by name and that no preposition governs."""
    people = [group for group in frame.sentence.groups if group.kind == "person" and group.name is not None]
    if len(people) != 1 or not frame.groups.is_free(people[0]):
        return None
    before = frame.line.before(people[0].start)
    return None if before is not None and frame.is_preposition(before) else people[0]
