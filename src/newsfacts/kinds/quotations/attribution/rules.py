"""Rules over clauses: who speaks in a quotation, by the clause whose content it is.

Each rule looks at one clause that holds a quotation and gives the speaker, or nothing if it does not fit.
They are tried in order at the innermost clause, then at the one whose content that is, and so on outwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsfacts.kinds.quotations.attribution import control
from newsfacts.kinds.quotations.attribution.clause import NOBODY, Attribution
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.nouns import claim, in_view, in_words
from newsfacts.lexicon.reporting_verbs import VerbForm

__all__ = ["RULES", "Rule", "attribute", "last_speaker"]

_MAIN = frozenset({"main", "parataxis", "coordinate"})
"""Kinds of clauses that no verb of saying holds."""
Rule = Callable[[Frame, int, int, bool], Attribution | None]
"""Takes the sentence, a quotation, a clause that holds it and whether it is the content of its verb."""


def attribute(frame: Frame, quote: int, rules: Sequence[Rule]) -> Attribution | None:
    """Return who speaks in a quotation by the first rule that fits, from its clause outwards."""
    told = False
    for i, content in frame.holders(quote):
        if frame.is_told(i):
            told = True
            continue
        for rule in rules:
            found = rule(frame, quote, i, content)
            if found is not None:
                return found
        if frame.says(i, content):
            return None
    if told:
        found = last_speaker(frame)
        denied = any(
            frame.sentence.verb(i).lemma in frame.grammar.denying for i in range(frame.sentence.count)
        )
        return NOBODY if denied else found and found._replace(rule="later-verb")
    return _held(frame, quote) or in_words(frame, quote) or in_view(frame, quote)


def _held(frame: Frame, quote: int) -> Attribution | None:
    """Read "N considers it “…”": a verb of thinking, for want of a verb of saying."""
    for i, _ in frame.holders(quote):
        thought = frame.attitude(i)
        group = (
            control.subject(frame, i) if thought is not None and not frame.clause(i).verb.passive else None
        )
        if thought is not None and group is not None and thought < frame.quotations[quote].start:
            return frame.make(group, thought, "speaker-verb-quote")._replace(strong=False)
    return None


def last_speaker(frame: Frame) -> Attribution | None:
    """Return whom the last verb of saying of a sentence names, clauses that tell what is said left out."""
    for i in range(frame.sentence.count - 1, -1, -1):
        clause = frame.clause(i)
        plain = clause.kind in _MAIN and clause.verb.finite and not frame.is_told(i)
        said = frame.cue(i, content=True) if plain else None
        group = control.subject(frame, i) if said is not None and not clause.verb.passive else None
        if said is not None and group is not None:
            return frame.make(group, said[0], "sentence-before")._replace(cue=None, strong=False)
    return None


def nobody(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Refuse "nobody said “…”", "neither N nor N called it “…”".

    Not "N did not call it “…”": these are still words that N uses.
    """
    group = frame.clause(i).subject
    said = frame.cue(i, content)
    if said is None or group is None or not frame.names_nobody(group):
        return None
    return NOBODY if content or said[0] < frame.quotations[quote].start else None


def denied(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Refuse "N rejected the claim that it was “…”": others say so."""
    verb = frame.sentence.verb(i)
    if not content or verb.lemma not in frame.grammar.denying:
        return None
    place = frame.quotations[quote].start
    groups = (g for g in frame.sentence.groups if verb.tokens[0] < g.start and g.end <= place)
    return NOBODY if any(frame.lower(g.end - 1) in frame.grammar.denied for g in groups) else None


def agent(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "described by N as “…”", "was called “…” by N"."""
    verb = frame.sentence.verb(i)
    said = frame.cue(i, content)
    if said is None or not (verb.passive or (verb.perfect and not verb.finite)):
        return None
    if said[1] is not None and said[1].lemma in frame.grammar.quoting:
        return None  # "N was quoted by the paper"
    group = frame.behind(quote)
    if group is None and verb.agent is not None:
        found = frame.group_at(verb.agent[0])
        group = None if found is None else frame.free(found)
    return frame.make(group, said[0], "agent") if group is not None and frame.is_free(group) else None


def unnamed_agent(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Refuse the subject of "N was told “…”": somebody else speaks."""
    clause = frame.clause(i)
    said = frame.cue(i, content)
    if said is None or not clause.verb.passive or (said[1] and said[1].lemma in frame.grammar.quoting):
        return None
    return Attribution(None, None, "unnamed", False)


def attributive(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "the by N as “…” described plan", as German says it: the verb is a participle before its noun."""
    clause = frame.clause(i)
    said = frame.cue(i, content)
    article = clause.subject
    if said is None or article is None or not frame.is_article(article):
        return None
    for group in frame.sentence.groups:
        if article.start < group.start < said[0]:
            by = frame.before(group.start)
            if by is not None and frame.lower(by) in frame.grammar.sources_of and frame.is_free(group):
                return frame.make(group, said[0], "agent")
    return None


def quoted(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "the paper quotes N: “…”", "N is quoted: “…”"."""
    clause = frame.clause(i)
    said = frame.cue(i, content)
    if said is None or said[1] is None or said[1].lemma not in frame.grammar.quoting:
        return None
    if not content and not clause.verb.passive:
        return None  # "cited N’s “…”"
    place = frame.quotations[quote].start
    group = clause.subject if clause.verb.passive else control.first_object(frame, i, place)
    if group is None or not frame.is_free(group) or not frame.may_speak(group):
        return None
    return frame.make(group, said[0], "speaker-verb-quote") if said[0] < place else None


def subject(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "N said it was “…”", "“…”, said N"."""
    clause = frame.clause(i)
    said = frame.cue(i, content)
    if said is None or not clause.verb.finite or clause.verb.passive:
        return None
    group = control.subject(frame, i)
    if group is None or frame.is_reported(i, group):
        return None
    quoted = frame.quotations[quote].start
    if quoted > said[0]:
        before = group.start < said[0] or frame.grammar.verb_second
        meant = control.subject_around(frame, i) if group.kind == "pronoun" else None
        return frame.make(group, said[0], "speaker-verb-quote", meant) if before else None
    if group.start < quoted:
        return frame.make(group, said[0], "verb-final") if frame.grammar.verb_second else None
    if frame.is_attributive(quote):
        return None
    if group.start < said[0]:
        return frame.make(group, said[0], "quote-speaker-verb")
    inverts = frame.grammar.verb_second or said[1] is None or said[1].inverts
    return frame.make(group, said[0], "quote-verb-speaker") if inverts else None


def tag(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "“…”, fumes N": right behind speech and before its subject any verb shows who speaks."""
    clause = frame.clause(i)
    group = clause.subject
    verb = clause.verb.tokens[0]
    if not content or group is None or clause.verb.passive or "copula" in clause.verb.classes:
        return None
    if group.start < verb or frame.words_between(frame.quotations[quote].end, verb) > 1:
        return None
    named = group.name is not None or group.kind in ("person", "name", "organisation")
    if not (named or clause.verb.sure) or not frame.is_free(group):
        return None
    return frame.make(group, clause.verb.tokens[-1], "quote-verb-speaker")


def relative(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "N, who called it “…”"."""
    clause = frame.clause(i)
    said = frame.cue(i, content)
    group = clause.subject
    if said is None or group is None or group.start != clause.opener or clause.verb.passive:
        return None
    antecedent = frame.antecedent(group.start)
    if antecedent is None or said[0] > frame.quotations[quote].start:
        return None
    return frame.make(group, said[0], "speaker-verb-quote", antecedent)


def controlled(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "N was blamed for calling it “…”", "criticised N for calling it “…”"."""
    clause = frame.clause(i)
    said = frame.cue(i, content)
    if said is None or clause.verb.finite or said[0] > frame.quotations[quote].start:
        return None
    form = frame.grammar.cues.get(frame.lower(said[0]))
    if clause.kind == "participle" and (form is None or form.form is not VerbForm.GERUND):
        return None
    found = control.controller(frame, i)
    if found is None or frame.is_reported(*found):
        return None
    return frame.make(found[1], said[0], "participle")


RULES: Sequence[Rule] = (
    nobody,
    denied,
    agent,
    attributive,
    quoted,
    unnamed_agent,
    subject,
    tag,
    relative,
    controlled,
    claim,
)
"""For languages in which the subject stands before its verb, and those in which the verb is second."""
