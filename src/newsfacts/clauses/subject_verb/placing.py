"""Finite verbs of such a sentence: the clause that each belongs to."""

from __future__ import annotations

from newsfacts.clauses.draft import Draft, Group
from newsfacts.clauses.model import ClauseKind
from newsfacts.clauses.subject_verb.insertions import insert, says_no_more
from newsfacts.clauses.subject_verb.state import NAMED, State
from newsfacts.clauses.subject_verb.strength import strength_of
from newsfacts.clauses.verb_groups import Chain

__all__ = ["place"]


def place(state: State, k: int, chain: Chain, strength: int, atoms: frozenset[str]) -> bool:
    """Give a finite verb to the clause that it belongs to, or return false if it cannot be one."""
    current = state.current
    pending = state.pending
    waits = (
        pending is not None
        and current.verb is None
        and current.groups
        and state.comma <= current.groups[0][0]
    )
    if (
        pending is not None
        and not waits
        and len(pending.groups) == 1
        and state.last == pending.groups[0]
        and near(state, k)
    ):
        state.open_clause(pending)
        current = pending
    if current.verb is None:
        return first_verb(state, k, chain, strength, atoms)
    return further_verb(state, k, chain, strength, atoms)


def near(state: State, k: int) -> bool:
    return state.before in ("group", "pp", "adverb", "participle", "comma", "other")


def first_verb(state: State, k: int, chain: Chain, strength: int, atoms: frozenset[str]) -> bool:
    if insert(state, k, chain, strength):
        return True
    current = state.current
    subject = state.choose(current)
    if subject is None and strength < 3:
        return False
    inserted = state.is_inserted(k)
    if inserted or state.is_contact(k):
        draft = Draft("parataxis" if inserted else "relative", current.groups[-1][0], current)
        group = current.groups.pop()
        draft.groups.append(group)
        state.drafts.append(draft)
        state.contact = draft
        state.take(draft, k, chain, strength, group)
        return True
    if strength == 1 and "participle" in atoms and _has_agent(state, k):
        return False
    if strength < 3 and state.before == "opener" and current.own is None and "adv" not in state.at[k - 1]:
        return False
    if strength == 1 and subject is not None and _opens_aside(state, k, atoms, subject):
        return False
    state.take(current, k, chain, strength, subject)
    return True


def _opens_aside(state: State, k: int, atoms: frozenset[str], subject: Group) -> bool:
    """Return whether a form after the one comma after a subject is a participle: "Prices, hit by rain,"."""
    may_be = state.before == "comma" and "participle" in atoms and "say" not in atoms
    return may_be and sum("," in state.at[j] for j in range(subject[1], k)) == 1


def further_verb(state: State, k: int, chain: Chain, strength: int, atoms: frozenset[str]) -> bool:
    """Place a verb after a clause that has one: a new clause, an outer one, or the first was none."""
    current = state.current
    assert current.verb is not None
    subject = _subject_since(state)
    if state.linked_to_verb(k) and (subject is None or state.link > subject[0]):
        return coordinate_verb(state, k, chain, strength, atoms)
    outer = outer_clause(state, current)
    waiting = _linked_subject(state)
    if waiting is not None and state.agrees(waiting[1] - 1, atoms, waiting[0]):
        draft = Draft("coordinate", waiting[0], current)
        state.drafts.append(draft)
        state.take(draft, k, chain, strength, waiting)
        return True
    if _tells(state, k, chain, atoms, outer):
        return True
    if _resumes(state, outer, subject, strength) and outer is not None:
        state.take(outer, k, chain, strength, state.choose(outer))
        return True
    if _was_no_verb(state, k, subject, strength, atoms):
        return demote(state, k, chain, strength)
    if _resume_complement(state, k, chain, strength, subject):
        return True
    root = state.drafts[0]
    if subject is not None and state.comma == subject[0] and root.verb is None and not root.groups:
        state.take(root, k, chain, strength, subject)  # "While he knows that it fell, prices rose"
        return True
    if _lists_pasts(state, k, outer, atoms):
        return coordinate_verb(state, k, chain, strength, atoms)
    if subject is not None:
        return new_clause(state, k, chain, strength, atoms, subject, state.speaks(current))
    return _verb_alone(state, k, chain, strength, atoms)


def _linked_subject(state: State) -> Group | None:
    """Return the subject of a new clause that an aside parts from its verb: ", and a man, N, said"."""
    verb, objects = state.current.verb, state.current.objects
    if verb is None or state.before != "comma" or state.link < max(verb.end, 2):
        return None
    group = next((group for group in objects if group[0] >= state.link), None)
    if group is None or "," not in state.at[state.link - 2] or not _opens_clause(state, group):
        return None
    return group if "," in state.at[group[1]] and state.comma > group[1] + 1 else None


def _opens_clause(state: State, group: Group) -> bool:
    """Return whether nothing but words of time and place are between a coordinator and a group."""
    start = state.link
    return start == group[0] or bool(state.at[start] & {"prep", "adv", "time"})


def _tells(state: State, k: int, chain: Chain, atoms: frozenset[str], outer: Draft | None) -> bool:
    """Read a verb that says who says what comes before it, or return false if it does not."""
    current = state.current
    if outer is None and _reports_behind(state, chain):
        report(state, k, chain, 3, None)
        return True
    if current is not state.drafts[0] or not _tags_quotation(state, k, chain, atoms):
        return False
    before = [group for group in current.objects if "time" not in state.at[group[1] - 1]]
    report(state, k, chain, 3, before[0] if before else None)
    return True


def _reports_behind(state: State, chain: Chain) -> bool:
    """Return whether a verb of saying follows a comma and before its subject: ", said NAME"."""
    k = chain.words[0]
    named = state.at[chain.end] & NAMED
    asked = chain.open is not None and "enclitic" in state.at[chain.end]
    last = chain.end + 1 if asked else chain.last  # "a-t-il déclaré"
    if state.comma == k and "cause" in state.at[last] and "infinitive" in state.at[chain.end]:
        return bool(state.at[chain.end + 1] & NAMED)  # ", a fait valoir NAME"
    apart = state.comma == k and state.before == "comma"
    return (apart or state.words.closes_quotation(k)) and "say" in state.at[last] and bool(named)


def _tags_quotation(state: State, k: int, chain: Chain, atoms: frozenset[str]) -> bool:
    """Return whether a verb says who speaks in the quotation before it: "“…”, NAME wrote"."""
    verb = state.current.verb
    if verb is None or not state.words.is_quotation(verb.words[0]) or state.pending is not None:
        return False
    if state.current.objects:
        return "say" in atoms or strength_of(state, k, atoms) > 1
    first = k - 1 if "clitic" in state.at[k - 1] else k
    named = state.at[chain.end] & {"name", "det", "pron", "title"}
    # ", ha detto", ", a dit à Lyon NAME"
    alone = state.language.drops_subjects or "prep" in state.at[chain.end]
    apart = "say" in state.at[chain.last] and alone
    return state.comma == first and bool(named or apart)


def _lists_pasts(state: State, k: int, outer: Draft | None, atoms: frozenset[str]) -> bool:
    """Return whether a past continues a list of pasts: "took it, burned it and withdrew"."""
    current = state.current
    assert current.verb is not None
    past = {"t:past", "participle"} <= atoms and "t:past" in state.at[current.verb.words[0]]
    return past and state.comma == k and outer is None and bool(state.at[k + 1] & {"det", "pron"})


def _subject_since(state: State) -> Group | None:
    """Return the noun group since the last verb that may be the subject of the next."""
    current, last = state.current, state.last
    assert current.verb is not None
    if last is None or last[0] < current.verb.end:
        return None
    objects = current.objects
    if len(objects) > 1 and state.before == "comma" and state.comma > objects[0][0] and state.speaks(current):
        return objects[0]  # "said holders of bonds, due in May, have …"
    return last


def _resumes(state: State, outer: Draft | None, subject: Group | None, strength: int) -> bool:
    """Return whether a verb is the one that an outer clause waits for."""
    if outer is None or strength < 1:
        return False
    if subject is not None and (state.speaks(state.current) or state.comma == subject[0]):
        return False
    return strength >= 2 or state.before != "group"


def _was_no_verb(state: State, k: int, subject: Group | None, strength: int, atoms: frozenset[str]) -> bool:
    """Return whether the verb of the clause was a participle, as a sure verb follows an apposition."""
    current = state.current
    if subject is None or current.strength != 1 or strength != 3 or state.comma != subject[0]:
        return False
    own = "pron" in state.at[subject[0]] or state.linked_to_verb(subject[0])
    return not (own or "say" in atoms or state.speaks(current))


def _resume_complement(state: State, k: int, chain: Chain, strength: int, subject: Group | None) -> bool:
    """Give a verb to what was said: "he said prices, which rose in May, have fallen"."""
    current = state.current
    above = current.parent
    if above is None or above.verb is None or not above.objects or current.kind != "relative":
        return False
    if strength < 2 or outer_clause(state, current) is not None:
        return False
    if not state.at[above.verb.last] & {"say", "think"}:
        return False
    if subject is not None and state.before not in ("comma", "mark"):
        return False
    if not current.start > above.objects[-1][0] >= current.start - 3:
        return False
    draft = Draft("complement", above.objects[0][0], above)
    state.drafts.append(draft)
    current.parent = draft
    state.take(draft, k, chain, strength, above.objects[-1])
    return True


def _verb_alone(state: State, k: int, chain: Chain, strength: int, atoms: frozenset[str]) -> bool:
    """Place a verb after a clause that has one, where no noun group is between."""
    current = state.current
    assert current.verb is not None
    told = state.at[current.verb.last] & {"say", "think"}
    if told and current.fallback is not None and current.fallback[0] > current.verb.last:
        draft = Draft("complement", current.verb.end, current)
        state.drafts.append(draft)
        state.take(draft, k, chain, strength, None)
        return True
    if strength == 1 and state.at[k + 1] & {"noun", "name", "adj"}:
        return False
    reduced = "participle" in state.at[current.verb.words[0]] and "prep" in state.at[current.verb.end]
    level = strength == current.strength == 1 and reduced and state.before == "pp"
    if strength > current.strength or (level and current.subject is not None):
        return demote(state, k, chain, strength)
    if state.comma == k and strength == 3 and "say" in atoms:
        report(state, k, chain, strength, None)
        return True
    return False


def outer_clause(state: State, current: Draft) -> Draft | None:
    draft = current.parent
    for _ in range(8):
        if draft is None:
            return None
        if draft.verb is None and (draft.groups or draft.own):
            return draft
        draft = draft.parent
    return None


def coordinate_verb(state: State, k: int, chain: Chain, strength: int, atoms: frozenset[str]) -> bool:
    current = state.current
    assert current.verb is not None
    governed = len(current.verb.words) > 1 and "participle" in state.at[current.verb.last]
    apart = state.link > 1 and "," in state.at[state.link - 2]
    if strength < 3 and "participle" in atoms and governed and not apart:
        return False
    if strength == 1 and atoms & {"noun", "adj"} and "participle" not in atoms:
        first = state.at[current.verb.words[0]]
        if not ("vsg" in atoms and "vsg" in first and state.at[k + 1] & {"adv", "det", "pron", "adj"}):
            return False
    draft = Draft("coordinate", k, current)
    state.drafts.append(draft)
    state.take(draft, k, chain, strength, None)
    return True


def new_clause(
    state: State, k: int, chain: Chain, strength: int, atoms: frozenset[str], subject: Group, speaks: bool
) -> bool:
    current = state.current
    linked = _is_linked(state, subject)
    comma = state.comma == subject[0]
    if _is_participle(state, k, strength, atoms, speaks) or _is_object(state, k, strength, subject, speaks):
        return False
    if strength == 1 and linked and _opens_aside(state, k, atoms, subject):
        return False
    if "say" in atoms and not linked and (comma or subject[0] == 0) and strength >= 1:
        report(state, k, chain, strength, subject)
        return True
    told = comma and speaks and says_no_more(state, subject)
    if strength == 1 and comma and not (linked or told):
        return False
    draft = Draft(_kind_beside(state, linked, comma and not told, speaks), subject[0], current)
    state.drafts.append(draft)
    state.take(draft, k, chain, strength, subject)
    return True


def _is_linked(state: State, subject: Group) -> bool:
    """Return whether a coordinator comes before a group, or before what says when: ", and on Monday N"."""
    if subject[0] > 0 and "coord" in state.at[subject[0] - 1]:
        return True
    verb = state.current.verb
    assert verb is not None
    if not max(verb.end, 2) <= state.link < subject[0] or "," not in state.at[state.link - 2]:
        return False
    first = next((group for group in state.current.objects if group[0] >= state.link), subject)
    return first == subject and _opens_clause(state, subject)


def _kind_beside(state: State, linked: bool, apart: bool, speaks: bool) -> ClauseKind:
    """Return the kind of a clause after one that has its verb."""
    if linked:
        return "coordinate"
    if apart:
        return "coordinate" if state.current.kind == "main" else "parataxis"
    return "relative" if state.last_before in ("group", "pp") and not speaks else "complement"


def _is_participle(state: State, k: int, strength: int, atoms: frozenset[str], speaks: bool) -> bool:
    """Return whether a past is a participle, part of a noun group: "one sold by", "a told story"."""
    if strength > 1 or "participle" not in atoms:
        return False
    if _has_agent(state, k):
        return True
    following, verb = state.at[k + 1], state.current.verb
    assert verb is not None
    if "prep" in following and "say" not in state.at[max(verb.last, state.last_verb)]:
        return "say" not in state.at[verb.words[0]] and speaks  # "recall the talk recorded in"
    return bool(following & {"noun", "adj"}) and not following & {"det", "pron"} and not speaks


def _has_agent(state: State, k: int) -> bool:
    """Return whether a by-agent comes right after word ``k``: "built by the city", not "fell by 5%"."""
    agent = state.words.lower(k + 1) in state.language.agents
    return agent and not state.at[k + 2] & {"num", "qty", "time", "gerund", "reflexive"}


def _is_object(state: State, k: int, strength: int, subject: Group, speaks: bool) -> bool:
    """Return whether the group before an unsure verb rather belongs to the clause that has its verb."""
    current = state.current
    assert current.verb is not None
    linked = _is_linked(state, subject)
    comma = state.comma == subject[0]
    if strength == 1 and not speaks and not comma:
        apart = linked and subject[0] > 1 and "," in state.at[subject[0] - 2]
        if not linked or ("prep" in state.at[k + 1] and not apart):
            return True
    return strength < 3 and "cause" in state.at[current.verb.last] and not (linked or comma)


def report(state: State, k: int, chain: Chain, strength: int, subject: Group | None) -> None:
    """Read ``X, he said``: what comes before is what he said."""
    root = state.drafts[0]
    draft = Draft("main", k if subject is None else subject[0], None)
    draft.telling = subject is None
    if root.kind == "main":
        root.kind = "complement"
        root.parent = draft
    else:
        draft.kind = "parataxis"
    state.drafts.append(draft)
    state.take(draft, k, chain, strength, subject)


def demote(state: State, k: int, chain: Chain, strength: int) -> bool:
    """Take the verb of the clause for a participle or a noun: the next verb must have its subject."""
    current = state.current
    assert current.verb is not None
    state.take(current, k, chain, strength, current.subject)
    return True
