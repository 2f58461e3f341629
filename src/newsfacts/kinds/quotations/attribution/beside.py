"""Rules over what is next to a quotation: "“…,” N said", "“…”, according to N", "“…” – N"."""

from __future__ import annotations

from newsfacts.clauses import NounGroup, Reporting
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.passage import DASHES

__all__ = [
    "attributed",
    "called_by",
    "credit",
    "credited",
    "inverted_at",
    "judged_behind",
    "owner",
    "reporting",
    "reporting_before",
    "reporting_later",
]

_ASIDES = 4
"""How many commas before a quotation are looked at."""
_APPOSED = 16
"""How many words and marks an apposition has at most: "says N, a doctor in Leeds, is that"."""
_ATTRIBUTED = 5
"""The most words between a quotation and the verb that attributes it."""
_CREDIT = 8
"""The most words of a name after a dash."""


def reporting(frame: Frame, quote: int) -> Attribution | None:
    """Read "“…,” N said", "“…,” said N", "“…,” as N put it"."""
    token = frame.line.behind_comma(frame.quotations[quote].end - 1)
    if token is not None and frame.line.lower(token) in frame.grammar.parenthetical:
        token = frame.line.after(token)
    clause = None if token is None else frame.reporting(token)
    if clause is None or frame.governs_more(clause[0].verb):
        return None
    found, form = clause
    if _is_apart(frame, quote, found):
        return None
    if not frame.passage.goes_on(quote):
        whole = quote == frame.low and frame.passage.first_character(quote).isupper()
        if not whole or form.noun or not form.speech:
            return None
        if not found.inverted and frame.line.after(found.subject.end - 1) != found.verb:
            return None
    rule = "quote-verb-speaker" if found.inverted else "quote-speaker-verb"
    return frame.make(found.subject, found.verb, rule)


def attributed(frame: Frame, quote: int) -> Attribution | None:
    """Read "“…”, a phrase attributed to N", "“…” is often attributed to N"."""
    line, grammar = frame.line, frame.grammar
    if line.lows.isdisjoint(grammar.attributing):
        return None  # as mostly
    end, noun = frame.quotations[quote].end, line.before(frame.quotations[quote].start)
    if noun is not None and line.lower(noun) in grammar.works:
        return None  # "the painting “Mist” was attributed to N"
    verb = next((k for k in line.own if k >= end and line.lower(k) in grammar.attributing), None)
    to = None if verb is None else line.after(verb)
    if verb is None or to is None or line.lower(to) not in grammar.attributed_to:
        return None
    apart = any(k < verb and not _is_of_verb(frame, k, verb) for k in frame.sentence.verb_places if k >= end)
    group = frame.groups.behind(to)
    if (
        apart
        or group is None
        or not frame.groups.is_free(group)
        or line.words_between(end, verb) > _ATTRIBUTED
    ):
        return None
    return frame.make(group, verb, "agent")._replace(strong=False)


def _is_of_verb(frame: Frame, token: int, verb: int) -> bool:
    """Return whether two tokens belong to one verb group: "is" and "attributed"."""
    return frame.sentence.verb_places[token] == frame.sentence.verb_places.get(verb)


def called_by(frame: Frame, quote: int) -> Attribution | None:
    """Read "a practice the mayor called “…”": a relative clause without a relative pronoun."""
    verb = frame.line.before(frame.quotations[quote].start)
    if verb is not None and frame.line.lower(verb) in frame.grammar.articles:
        verb = frame.line.before(verb)  # "a move the board termed a “…”"
    form = None if verb is None else frame.cue_at(verb)
    if verb is None or form is None or form.lemma not in frame.grammar.unspoken.calling:
        return None
    group = frame.groups.to((frame.line.before(verb) or 0) + 1)
    before = None if group is None else frame.line.before(group.start)
    outer = None if before is None else frame.groups.to(before + 1)
    if group is None or outer is None or outer.kind in ("time", "pronoun"):
        return None
    known = group.kind in ("person", "organisation") or group.name is not None
    if not known or not frame.groups.is_free(group):
        return None
    return frame.make(group, verb, "speaker-verb-quote")._replace(strong=False)


def inverted_at(frame: Frame, token: int, rule: str) -> Attribution | None:
    """Return who speaks by a verb at a token that its subject follows, unless that has a verb after it.

    "— The mayor, Anna Reid, said the plan was dead." is not speech, nor is "the law, says N, says".
    """
    clause = frame.reporting(token)
    if clause is None or not clause[0].inverted:
        return None
    found = clause[0]
    behind = frame.line.after(found.subject.end - 1)
    if behind is not None and behind > found.verb and frame.first_verb_from(behind) == behind:
        return None
    return frame.make(found.subject, found.verb, rule)


def _is_apart(frame: Frame, quote: int, found: Reporting) -> bool:
    """Return whether a clause of time or reason ends with a quotation, and what follows is another matter.

    "When M called it “late”, N wrote a letter" is, "Though it is “late”, N said, they go on" is not.
    """
    if frame.quotations[quote].start == frame.sentence.start:
        return False
    behind = frame.line.after(max(found.verb, found.subject.end - 1))
    i = frame.sentence.clause_at(found.verb)
    if frame.quotations[quote].is_clause or found.inverted or behind is None or i is None:
        return False
    says = "say" in frame.sentence.verb(i).classes
    if not frame.tokens[behind][0].isalnum() or (says and frame.is_adverbial(behind)):
        return False
    opener = frame.sentence.clause_at(frame.sentence.start)
    if opener is None or frame.sentence.kind(opener) != "adverbial":
        return False
    return frame.clause(opener).opener == frame.sentence.start and opener in frame.around(quote)


def reporting_before(frame: Frame, quote: int) -> Attribution | None:
    """Read "But, said N, “…”" and "The men, N said in May, were “…”": a clause put in before a quotation."""
    place = frame.quotations[quote].start
    if "," not in frame.tokens[frame.sentence.start : place]:
        return None
    commas = [k for k in frame.line.own if k < place and frame.tokens[k] == ","]
    for comma in commas[-_ASIDES:]:
        clause = frame.reporting(comma)
        if clause is None or not clause[1].speech:
            continue
        found, form = clause
        last = frame.line.after(max(found.verb, found.subject.end - 1))
        if last is None or last >= place or _is_elsewhere(frame, quote, found, comma):
            continue
        beside = frame.tokens[last] in (",", ":") and frame.line.after(last) == place
        inserted = last < commas[-1] and frame.is_adverbial(last) and not form.noun
        if beside or inserted or (found.inverted and not form.noun and _is_closed(frame, last, place)):
            return frame.make(found.subject, found.verb, "speaker-verb-quote")
    return None


def _is_elsewhere(frame: Frame, quote: int, found: Reporting, comma: int) -> bool:
    """Return whether what looks like a clause put in says something else than the quotation, or is none."""
    if _is_said_in_relative(frame, quote, found.verb):
        return True
    return found.inverted and _has_subject_before(frame, found.verb, comma)


def _has_subject_before(frame: Frame, verb: int, comma: int) -> bool:
    """Return whether the subject of a verb comes before a comma: "N, the mayor, had warned M: “…”"."""
    i = frame.sentence.clause_at(verb)
    if i is None or frame.sentence.verb(i).tokens[-1] != verb or len(frame.sentence.verb(i).tokens) == 1:
        return False  # "The question, says N: “…”"
    subject = frame.sentence.subject(i)
    return subject is not None and subject.end <= comma


def _is_said_in_relative(frame: Frame, quote: int, verb: int) -> bool:
    """Return whether a relative clause after a verb says a quotation: "“…”, N told M, who said “…”"."""
    return any(
        frame.sentence.kind(i) == "relative"
        and frame.sentence.start_of(i) > verb
        and frame.cue(i, True) is not None
        for i in frame.around(quote)
    )


def _is_closed(frame: Frame, token: int, place: int) -> bool:
    """Return whether a comma ends "the trouble, says N, is", or "says N, a doctor, is", before a verb."""
    if frame.tokens[token] != ",":
        return False
    verb = frame.line.after(token)
    for _ in range(_APPOSED):
        if verb is None or verb >= place or frame.is_verb(verb):
            break
        verb = frame.line.after(verb)
    before = None if verb is None else frame.line.before(verb)
    return verb is not None and verb < place and frame.is_verb(verb) and frame.line.is_mark(before, ",")


def reporting_later(frame: Frame, quote: int) -> Attribution | None:
    """Read "it was “…” in May, N said": a reporting clause after a comma further on."""
    end = frame.quotations[quote].end
    if "," not in frame.tokens[end : frame.sentence.end]:
        return None
    for comma in [k for k in frame.line.own if k >= end and frame.tokens[k] == ","]:
        clause = frame.reporting(comma)
        if clause is None or not clause[1].speech or frame.governs_more(clause[0].verb):
            continue
        found, form = clause
        if form.noun and frame.tokens[found.verb][0].isupper():
            continue  # "the Washington Post"
        return frame.make(found.subject, found.verb, "later-verb")
    return None


def judged_behind(frame: Frame, quote: int) -> Attribution | None:
    """Read "the “loose talk” that N rejected": a relative clause about the quotation says who judges it."""
    end = frame.quotations[quote].end
    for i in range(frame.sentence.count):
        clause = frame.clause(i)
        if (
            clause.kind != "relative"
            or clause.opener is None
            or clause.start < end
            or frame.line.words_between(end, clause.start) > 1
        ):
            continue
        said = frame.cue(i, content=False)
        group = clause.subject
        if (
            said is not None
            and group is not None
            and group.start != clause.opener
            and frame.groups.is_free(group)
        ):
            return frame.make(group, said[0], "later-verb")
    return None


def credit(frame: Frame, quote: int) -> Attribution | None:
    """Read "“…” – N" and "“…” (N)" at the end of a sentence."""
    mark = frame.line.after(frame.quotations[quote].end - 1)
    return None if mark is None else credited(frame, mark)


def credited(frame: Frame, mark: int) -> Attribution | None:
    """Return the name that a dash or a bracket at a token credits, if nothing else follows."""
    if not (frame.tokens[mark] in DASHES or frame.tokens[mark] == "("):
        return None
    if frame.tokens[mark + 1 : mark + 2] == frame.tokens[mark : mark + 1] != ("(",):
        mark += 1  # two hyphens
    group = frame.groups.behind(mark)
    if group is None or not frame.groups.is_free(group) or group.kind in ("pronoun", "time"):
        return None
    if (
        not frame.tokens[group.start][0].isupper()
        or frame.line.words_between(group.start, group.end) > _CREDIT
    ):
        return None
    if frame.line.lower(group.start) in frame.grammar.tags or not _ends_credit(frame, group, mark):
        return None
    mention, name = frame.mention(group), frame.sentence.name_at(group.start)
    end = mention[1] if name is None else max(mention[1], frame.line.offset(name[1]))
    return Attribution((mention[0], end), None, "credit")


def _ends_credit(frame: Frame, group: NounGroup, mark: int) -> bool:
    """Return whether a name after a dash or a bracket ends its sentence, or is followed only by details."""
    name = frame.sentence.name_at(group.start)
    behind = frame.line.after(max(group.end, 0 if name is None else name[1]) - 1)
    if frame.tokens[mark] == "(":
        return behind is not None and frame.tokens[behind] == ")"
    if behind is None or frame.tokens[behind] == ".":
        return True
    return frame.tokens[behind] in (",", "(") and frame.first_verb_from(behind) >= frame.sentence.end


def owner(frame: Frame, quote: int) -> Attribution | None:
    """Read "N’s “never again” promise", "his “never again” promise"."""
    if frame.line.lows.isdisjoint(frame.grammar.nouns):
        return None
    behind = frame.line.after(frame.quotations[quote].end - 1)
    before = frame.line.before(frame.quotations[quote].start)
    if behind is None or before is None or frame.line.lower(behind) not in frame.grammar.nouns:
        return None
    if frame.line.lower(before) in frame.grammar.possessives:
        return Attribution(
            frame.line.offsets(before, before + 1), frame.line.offsets(behind, behind + 1), "noun"
        )
    mark = frame.line.possessive_mark(before)
    group = None if mark is None else frame.groups.holding(mark - 1)
    if mark is None or group is None:
        return None
    return Attribution(frame.line.offsets(group.start, mark), frame.line.offsets(behind, behind + 1), "noun")
