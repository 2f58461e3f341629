"""Rules over one clause that holds a quotation: the subject of its verb, an agent, who is quoted, who claims.

Each looks at one clause and returns the speaker, or nothing if it cannot. They are tried in order on the
innermost clause, then at the one whose content that is, and so on outwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsfacts.clauses import NounGroup
from newsfacts.kinds.quotations.attribution import control
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.model import NOBODY, UNNAMED, Attribution
from newsfacts.kinds.quotations.attribution.nouns import claim, predicated
from newsfacts.kinds.quotations.attribution.sources import impersonal, is_impersonal, medium_in
from newsfacts.lexicon.reporting_verbs import CueForm, VerbForm

__all__ = ["CLAUSE_RULES", "UNSAID_RULES", "ClauseRule", "controlled", "relative", "subject"]

ClauseRule = Callable[[Frame, int, int, bool], Attribution | None]
"""Takes the sentence, a quotation, a clause that holds it and whether it is the content of its verb."""


def nobody(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Refuse "nobody said “…”", "neither N nor N called it “…”".

    Not "N did not call it “…”": these are still words that N uses.
    """
    said = frame.cue(i, content)
    group = None if said is None else frame.clause(i).subject
    if said is None or group is None or not frame.groups.is_nobody(group):
        return None
    return NOBODY if content or said[0] < frame.quotations[quote].start else None


def denied(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Refuse "N rejected the claim that it was “…”": others say so."""
    verb = frame.sentence.verb(i)
    if not content or verb.lemma not in frame.grammar.denying:
        return None
    place = frame.quotations[quote].start
    groups = (g for g in frame.sentence.each_group() if verb.tokens[0] < g.start and g.end <= place)
    return NOBODY if any(frame.line.lower(g.end - 1) in frame.grammar.denied for g in groups) else None


def agent(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "described by N as “…”", "was called “…” by N"."""
    verb = frame.sentence.verb(i)
    said = frame.cue(i, content)
    if said is None or not (verb.passive or (verb.perfect and not verb.finite)):
        return None
    if said[1] is not None and said[1].lemma in frame.grammar.quoting:
        return None  # "N was quoted by the paper"
    group = _by_agent(frame, quote)
    if group is None and verb.agent is not None:
        found = frame.groups.at(verb.agent[0])
        group = None if found is None else frame.groups.free(found)
    return frame.make(group, said[0], "agent") if group is not None and frame.groups.is_free(group) else None


def _by_agent(frame: Frame, quote: int) -> NounGroup | None:
    """Return N of "“…” by N": who comes right after a quotation, with the preposition of an agent."""
    by = frame.line.after(frame.quotations[quote].end - 1)
    return None if by is None or frame.line.lower(by) not in frame.grammar.agents else frame.groups.behind(by)


def unnamed_agent(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Refuse the subject of "N was told “…”": somebody else speaks, or the paper that it is said in."""
    said = frame.cue(i, content)
    passive = frame.sentence.verb(i).passive
    if said is None or not passive or (said[1] and said[1].lemma in frame.grammar.quoting):
        return None
    clause = frame.clause(i)
    medium = medium_in(frame, clause.start, clause.end)
    return UNNAMED if medium is None else frame.make(medium, said[0], "agent")


def attributive(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "the by N as “…” described plan", as German says it: the verb is a participle before its noun."""
    said = frame.cue(i, content)
    if said is None:
        return None
    clause = frame.clause(i)
    article = clause.subject
    if article is None or not frame.groups.is_article(article) or clause.opener is not None:
        return None
    for group in frame.sentence.each_group():
        if article.start < group.start < said[0]:
            by = frame.line.before(group.start)
            if (
                by is not None
                and frame.line.lower(by) in frame.grammar.sources_of
                and frame.groups.is_free(group)
            ):
                return frame.make(group, said[0], "agent")
    return None


def quoted(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "the paper quotes N: “…”", "N is quoted: “…”"."""
    said = frame.cue(i, content)
    if said is None or said[1] is None or said[1].lemma not in frame.grammar.quoting:
        return None
    clause = frame.clause(i)
    if not content and not clause.verb.passive:
        return None  # "cited N’s “…”"
    place = frame.quotations[quote].start
    group = clause.subject if clause.verb.passive else control.first_object(frame, i, place)
    if group is None or not frame.groups.is_free(group) or not frame.groups.may_speak(group):
        return None
    if said[0] > place:
        return None
    as_saying = frame.line.after(group.end - 1)
    cue = None if as_saying is None else frame.line.after(as_saying)
    if cue is not None and frame.line.lower(as_saying) in frame.grammar.parenthetical and frame.cue_at(cue):
        return frame.make(group, cue, "speaker-verb-quote")
    return frame.make(group, said[0], "speaker-verb-quote")


def empty(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "in N’s letter it says: “…”", as German does with an empty subject."""
    said = frame.cue(i, content)
    if said is None or not is_impersonal(frame, i):
        return None
    group = impersonal(frame, i)
    if group is None:
        return UNNAMED
    clause = frame.clause(i)
    opener = clause.opener if clause.kind == "relative" and group.kind == "pronoun" else None
    meant = None if opener is None else frame.groups.antecedent(opener)
    return frame.make(group if meant is None else meant, said[0], "speaker-verb-quote")


def subject(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "N said it was “…”", "“…”, said N"."""
    said, verb = frame.cue(i, content), frame.sentence.verb(i)
    if said is None or not verb.finite or verb.passive:
        return None
    group = control.subject(frame, i)
    if group is None or frame.is_reported(i, group):
        return None
    quoted = frame.quotations[quote].start
    blamed = control.blamed_around(frame, i) if group.kind == "pronoun" else None
    if quoted > said[0]:
        meant = control.subject_around(frame, i) or blamed if group.kind == "pronoun" else None
        before = group.start < said[0] or _may_follow(frame, i, said[1])
        return frame.make(group, said[0], "speaker-verb-quote", meant) if before else None
    if group.start < quoted:
        final = frame.grammar.verb_second
        return frame.make(group, said[0], "verb-final", blamed) if final else None
    if frame.is_attributive(quote):
        return None
    if group.start < said[0]:
        return frame.make(group, said[0], "quote-speaker-verb")
    inverts = frame.grammar.verb_second or said[1] is None or said[1].inverts
    return frame.make(group, said[0], "quote-verb-speaker") if inverts else None


def _may_follow(frame: Frame, i: int, form: CueForm | None) -> bool:
    """Return whether the subject of a clause can follow its verb before a quotation."""
    return frame.grammar.verb_second or (form is not None and form.inverts and control.interrupts(frame, i))


def tag(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "“…”, fumes N": right after speech and before its subject any verb shows who speaks."""
    if not content or frame.sentence.verb(i).passive:
        return None
    verb = frame.sentence.verb(i).tokens[0]
    if frame.line.words_between(frame.quotations[quote].end, verb) > 1:
        return None
    clause = frame.clause(i)
    group = clause.subject
    if group is None or "copula" in clause.verb.classes or group.start < verb:
        return None
    named = group.name is not None or group.kind in ("person", "name", "organisation")
    if not (named or clause.verb.sure) or not frame.groups.is_free(group):
        return None
    return frame.make(group, clause.verb.tokens[-1], "quote-verb-speaker")


def relative(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "N, who called it “…”", and, where a relative clause ends in its verb, "N, der es „…“ nannte"."""
    said = frame.cue(i, content)
    if said is None or frame.sentence.verb(i).passive:
        return None
    clause = frame.clause(i)
    group = clause.subject
    if group is None or group.start != clause.opener:
        return None
    antecedent = frame.antecedent(group.start, clause.verb)
    place = frame.quotations[quote].start
    final = said[0] > place
    if antecedent is None or (final and not (frame.grammar.verb_second and group.start < place)):
        return None
    return frame.make(group, said[0], "verb-final" if final else "speaker-verb-quote", antecedent)


def controlled(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "N was blamed for calling it “…”", "criticised N for calling it “…”"."""
    said = frame.cue(i, content)
    if said is None or frame.sentence.verb(i).finite or said[0] > frame.quotations[quote].start:
        return None
    clause = frame.clause(i)
    form = frame.grammar.cues.get(frame.line.lower(said[0]))
    if clause.kind == "participle" and (form is None or form.form is not VerbForm.GERUND):
        return None
    found = control.controller(frame, i)
    if found is None or frame.is_reported(*found):
        return None
    return frame.make(found[1], said[0], "participle")


def narrated(frame: Frame, quote: int, i: int, content: bool) -> Attribution | None:
    """Read "Et N d’ajouter : « … »", as in French narration: an infinitive that depends on no verb."""
    clause = frame.clause(i)
    said = frame.cue(i, content)
    marker = None if clause.parent is not None else frame.line.before(clause.verb.tokens[0])
    if said is None or clause.kind != "infinitive" or marker is None or frame.colon_before(quote) is None:
        return None
    if frame.tokens[marker] == "'":
        marker -= 1
    before = frame.line.before(marker)
    group = None if before is None else frame.groups.to(before + 1)
    if group is None or not frame.is_preposition(marker):
        return None
    named = frame.groups.names(group) and frame.groups.is_free(group)
    return frame.make(group, said[0], "speaker-verb-quote") if named else None


CLAUSE_RULES: Sequence[ClauseRule] = (
    nobody,
    denied,
    agent,
    attributive,
    quoted,
    unnamed_agent,
    empty,
    subject,
    tag,
    relative,
    controlled,
    narrated,
    claim,
    predicated,
)
"""In the order in which they are tried."""
UNSAID_RULES: Sequence[ClauseRule] = (denied, tag, claim, predicated)
"""Those of them that need no verb of saying."""
