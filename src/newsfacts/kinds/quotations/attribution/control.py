"""Who does what a verb says: the subject of a finite verb, the controller of any other."""

from __future__ import annotations

from newsfacts.clauses import Clause, NounGroup
from newsfacts.kinds.quotations.attribution.frame import Frame
from newsfacts.kinds.quotations.attribution.model import OUTWARDS
from newsfacts.kinds.quotations.attribution.sources import impersonal
from newsfacts.lexicon.function_words import Tag

__all__ = ["blamed_around", "controller", "first_object", "speaking", "subject", "subject_around"]

_MARKERS = 2
"""The most words between an object and its infinitive: "d" and an apostrophe."""


def subject(frame: Frame, i: int) -> NounGroup | None:
    """Return the subject of a finite clause, or of the one that it continues, if it may speak."""
    first = i
    for _ in range(OUTWARDS):
        clause = frame.clause(i)
        group = clause.subject
        if group is not None and group.start == clause.opener and i != first:
            return frame.groups.antecedent(group.start)  # "N, who met them and said"
        if group is not None:
            group = _opened(frame, i, frame.groups.free(frame.groups.whole(group)), clause.verb.tokens)
            known = frame.groups.is_free(group) and group.start != clause.opener
            return group if known and not _is_cut(frame, group.end, clause.verb.tokens[0]) else None
        if clause.kind != "coordinate" or clause.parent is None or _may_go_on(frame, i, clause.parent):
            return None
        i = _continued(frame, clause, clause.parent)
    return None


def _opened(frame: Frame, i: int, group: NounGroup, verb: tuple[int, ...]) -> NounGroup:
    """Return the subject that opens the sentence, where a group after the verb seems to be it.

    "N, one of three on the board, told the paper" has its subject before the asides. "It was, said N, late"
    opens with the subject of what is said.
    """
    if frame.grammar.verb_second:
        return group
    if group.start < verb[0]:
        if frame.line.before(verb[0]) == group.end - 1:
            return group
        near = frame.groups.beside_verb(verb[0])
        return near if near is not None and near.start > group.end else group
    found = frame.sentence.reporting(frame.sentence.start, verb.__contains__)
    return group if found is None or found.inverted or interrupts(frame, i) else found.subject


def interrupts(frame: Frame, i: int) -> bool:
    """Return whether a clause follows the verb of the clause that reports it: "It was, said N, late"."""
    sentence = frame.sentence
    comma = frame.line.before(sentence.verb(i).tokens[0])
    before = frame.line.before(comma) if comma is not None and frame.line.is_mark(comma, ",") else None
    contents = (
        j for j in range(sentence.count) if sentence.kind(j) == "complement" and sentence.parent(j) == i
    )
    return any(sentence.verb(j).tokens[-1] == before for j in contents)


def speaking(frame: Frame, i: int) -> NounGroup | None:
    """Return who says the content of a finite clause: its subject, or N of "in N heißt es"."""
    group = subject(frame, i)
    if group is None or frame.groups.is_empty(group):
        return impersonal(frame, i)
    return group


def subject_around(frame: Frame, i: int) -> NounGroup | None:
    """Return the subject of the clause around "what he called “…”", whom the pronoun refers to."""
    clause = frame.clause(i)
    if clause.opener is None or clause.parent is None:
        return None
    before = frame.line.before(clause.opener)
    if not {frame.line.lower(clause.opener), frame.line.lower(before)} & frame.grammar.free_relatives:
        return None
    group = subject(frame, clause.parent)
    return group if group is not None and group.kind != "pronoun" else None


def blamed_around(frame: Frame, i: int) -> NounGroup | None:
    """Return N of "blamed N, because he had called it “…”": whom the pronoun of such a clause refers to."""
    clause = frame.clause(i)
    if clause.kind != "adverbial" or clause.parent is None or clause.opener is None:
        return None
    outer = frame.clause(clause.parent)
    if outer.verb.lemma not in frame.grammar.blaming or outer.verb.passive:
        return None
    group = first_object(frame, clause.parent, clause.opener)
    return group if group is not None and group.kind in ("person", "name", "other") else None


def _continued(frame: Frame, clause: Clause, before: int) -> int:
    """Return the clause that "and said" continues: "N said it is late and added", not "it is"."""
    inner = frame.clause(before)
    if inner.kind != "complement" or inner.parent is None:
        return before
    outer = frame.clause(inner.parent).verb
    tells = "say" in clause.verb.classes & outer.classes and "say" not in inner.verb.classes
    thing = inner.subject is not None and not frame.groups.names(inner.subject)
    tells = tells or (thing and frame.cue_at(clause.verb.tokens[-1]) is not None)
    same = (
        clause.verb.lemma == outer.lemma
        or (tells and not inner.verb.passive)
        or (clause.verb.tense == outer.tense and inner.verb.tense != outer.tense)
    )
    return inner.parent if same else before


def _may_go_on(frame: Frame, i: int, before: int) -> bool:
    """Return whether "and called" may also continue a relative clause: "N, who rose and called"."""
    first, last = frame.clause(before).verb.tokens[-1], frame.clause(i).verb.tokens[0]
    tense = frame.clause(i).verb.tense
    return any(
        other.kind == "relative"
        and first < other.start
        and other.verb.tokens[-1] < last
        and other.verb.tense == tense
        for other in frame.sentence.clauses
    )


def _is_cut(frame: Frame, start: int, end: int) -> bool:
    """Return whether a colon, or a bracket that opens or closes, is between two tokens."""
    between = frame.tokens[start:end]
    return ":" in between or between.count("(") != between.count(")")


def controller(frame: Frame, i: int) -> tuple[int, NounGroup] | None:
    """Return who does what a participle or an infinitive says, and the clause that names it.

    That is the object or the subject of the clause that it belongs to.
    """
    clause = frame.clause(i)
    if clause.parent is None:
        return None
    outer = frame.clause(clause.parent)
    twin = _twin(frame, i) if clause.kind == "participle" else None
    if twin is not None:
        return controller(frame, twin)
    if clause.kind == "participle":
        beside = _beside(frame, clause.start)
        if beside is not None:
            return clause.parent, beside
    if outer.verb.lemma in frame.grammar.quoting and _is_named_as(frame, clause.start):
        group = outer.subject if outer.verb.passive else first_object(frame, clause.parent, clause.start)
        return (clause.parent, group) if group is not None else None
    blamed = _of_object(frame, clause, outer, clause.parent)
    if blamed is not None:
        return clause.parent, blamed
    if clause.kind == "participle" and _is_apart(frame, clause.start):
        return _of_main(frame, clause.parent)
    if not outer.verb.finite:
        return controller(frame, clause.parent)
    found = subject(frame, clause.parent)
    return (clause.parent, found) if found is not None else None


def _of_object(frame: Frame, clause: Clause, outer: Clause, parent: int) -> NounGroup | None:
    """Return the object of blaming or asking, which does what the participle or infinitive says."""
    verbs = frame.grammar.blaming
    if clause.kind == "infinitive":
        verbs = verbs | frame.grammar.asking
    caused = clause.kind == "infinitive" and frame.is_causative(outer.verb)
    if outer.verb.passive or (outer.verb.lemma not in verbs and not caused):
        return None
    group = first_object(frame, parent, clause.start)
    if group is None or not frame.groups.is_free(group) or not _leads(frame, group.end, clause):
        return None
    return group


def _is_named_as(frame: Frame, token: int) -> bool:
    """Return whether "as" comes before a participle: "quoted N as saying"."""
    return token > 1 and frame.tokens[token - 2].lower() in frame.grammar.parenthetical


def _is_apart(frame: Frame, token: int) -> bool:
    """Return whether a comma or a preposition comes right before a participle."""
    while token > frame.sentence.start and frame.tokens[token - 1].isspace():
        token -= 1
    word = frame.tokens[token - 1].lower()
    return word == "," or frame.grammar.tags.get(word) is Tag.PREPOSITION


def _of_main(frame: Frame, i: int) -> tuple[int, NounGroup] | None:
    """Return the subject of the clause whose end a participle is at: "N said it was late, adding"."""
    for _ in range(OUTWARDS):
        clause = frame.clause(i)
        if clause.parent is None or clause.kind in ("main", "parataxis", "coordinate"):
            break
        group = clause.subject
        if group is not None and group.start == clause.opener and _is_set_off(frame, clause.start):
            meant = frame.groups.antecedent(group.start)
            return (i, meant) if meant is not None else None
        own = group is None or (group.kind != "pronoun" and group.start != clause.opener)
        if own and (clause.kind == "relative" or (clause.kind == "adverbial" and not _tells(frame, clause))):
            break  # "…, where protesters had gathered, chanting"
        if frame.clause(clause.parent).verb.tokens[0] > clause.start:
            break  # "N, who resigned, saying it was late, has left"
        i = clause.parent
    found = subject(frame, i)
    return (i, found) if found is not None else None


def _is_set_off(frame: Frame, token: int) -> bool:
    """Return whether a comma comes before a relative clause: "N, who resigned, saying"."""
    before = frame.line.before(token)
    return before is not None and frame.tokens[before] == ","


def _tells(frame: Frame, clause: Clause) -> bool:
    """Return whether the clause around another one is of saying: "N said so after M had left, adding"."""
    return clause.parent is not None and "say" in frame.clause(clause.parent).verb.classes


def _twin(frame: Frame, i: int) -> int | None:
    """Return the participle clause that "and arguing" continues."""
    before = frame.line.before(frame.clause(i).start)
    if before is None or frame.grammar.tags.get(frame.line.lower(before)) is not Tag.COORDINATOR:
        return None
    twins = [
        j
        for j in range(max(0, i - 3), i)
        if frame.clause(j).kind == "participle" and frame.cue(j, True) is not None
    ]
    return twins[-1] if twins else None


def _leads(frame: Frame, start: int, clause: Clause) -> bool:
    """Return whether only a preposition is between an object and a participle: "N for calling"."""
    words = [token.lower() for token in frame.tokens[start : clause.start] if not token.isspace()]
    if clause.kind == "infinitive":
        return len(words) <= _MARKERS and all(word[0].isalpha() or word in "'’" for word in words)
    return len(words) == 1 and frame.grammar.tags.get(words[0]) is Tag.PREPOSITION


def _beside(frame: Frame, token: int) -> NounGroup | None:
    """Return the group right before a participle, if it may speak: "the ad shows N saying"."""
    while token - 2 > frame.sentence.start and _is_adverb(frame, token - 2):
        token -= 2
    for group in frame.sentence.each_group():
        if group.end <= token <= group.end + 1:
            last = group.members[-1] if group.members else (group.start, group.end)
            named = frame.tokens[last[1] - 1][0].isupper() and not frame.grammar.noun_capitals
            if group.kind == "time":
                continue
            if frame.line.lower(group.head[1] - 1) in frame.grammar.bearers:
                return group  # "a banner saying"
            if group.kind in ("person", "name", "organisation") or named or _is_absolute(frame, group.start):
                return group if frame.groups.is_free(group) else group._replace(start=last[0], members=())
    return None


def _is_adverb(frame: Frame, token: int) -> bool:
    word = frame.tokens[token]
    return frame.grammar.tag(word.lower(), word) is Tag.ADVERB


def _is_absolute(frame: Frame, token: int) -> bool:
    """Return whether a group follows the preposition of a separate clause: "with N saying"."""
    return token - 2 >= frame.sentence.start and frame.tokens[token - 2].lower() in frame.grammar.absolute


def first_object(frame: Frame, i: int, end: int) -> NounGroup | None:
    """Return the first group after the verb of a clause, up to a token."""
    last = frame.clause(i).verb.tokens[-1]
    return next(
        (group for group in frame.sentence.each_group() if last < group.start and group.end <= end), None
    )
