"""Clauses inside another one that say who says it: "The plan, N said, failed", "The plan, said N, failed"."""

from __future__ import annotations

from newsfacts.clauses.draft import Draft, Group
from newsfacts.clauses.subject_verb.state import NAMED, State
from newsfacts.clauses.verb_groups import Chain
from newsfacts.clauses.words.tags import QUOTES

__all__ = ["insert", "says_no_more", "settle"]

_REACH = 10
"""The most words between the verb of such a clause and the comma after it."""
_ENDS = frozenset({".", ";", ":", "(", ")", "~", "rel", "comp", "sub", "ques"})
_UNSURE = frozenset({"noun", "adj", "name", "infinitive"})
_RESUMED = ("main", "coordinate")
"""Kinds of clauses that become the content of the one that is inside them."""


def insert(state: State, k: int, chain: Chain, strength: int) -> bool:
    """Read the verb of a clause inside another one that says who says this; return false if it is none."""
    current = state.current
    if current.verb is not None or not state.at[chain.last] & {"say", "think"}:
        return False
    told = current.groups[0] if current.groups else current.own
    if told is None or "time" in state.at[told[1] - 1] or not _goes_on(state, chain.end):
        return False
    group: Group | None = None
    if _stands_apart(state, k):
        group = current.groups.pop()
    elif state.comma != k or state.before != "comma" or not _names(state, chain.end):
        return False
    draft = Draft("parataxis", k if group is None else group[0], current)
    draft.telling = group is None
    state.drafts.append(draft)
    state.inserted.append(draft)
    state.take(draft, k, chain, strength, group)
    return True


def _names(state: State, k: int) -> bool:
    """Return whether a subject may begin at a word: not in marks, as in "the law, called “…”, failed"."""
    words = state.words
    if k >= state.size or not state.at[k] & NAMED or words.index[k] in words.parts:
        return False
    between = words.tokens[words.end(k - 1) : words.index[k]]
    return not any(token in QUOTES for token in between if not token.isspace())


def _stands_apart(state: State, k: int) -> bool:
    """Return whether the last group, after a comma and right before word ``k``, is the second one."""
    groups = state.current.groups
    if len(groups) < 1 + (state.current.own is None) or state.last != groups[-1]:
        return False
    start, end = groups[-1]
    return state.comma == start and end == k and "," in state.at[start - 1]


def _goes_on(state: State, j: int) -> bool:
    """Return whether a comma follows, and right after it a finite verb without its own subject."""
    for m in range(j, min(state.size, j + _REACH)):
        atoms = state.at[m]
        if "," in atoms:
            return _is_finite(state, m + 1)
        if atoms & _ENDS or ("fin" in atoms and not atoms & (_UNSURE | {"participle"})):
            return False
    return False


def _is_finite(state: State, k: int) -> bool:
    while k < state.size and state.at[k] & {"adv", "neg", "clitic"} and "fin" not in state.at[k]:
        k += 1
    atoms = state.at[k]
    if "fin" not in atoms or atoms & _UNSURE:
        return False
    agent = state.words.lower(k + 1) in state.language.agents
    return "participle" not in atoms or not (agent or state.verb_ahead(k + 1))


def says_no_more(state: State, subject: Group) -> bool:
    """Return whether a verb of saying has only times after it, and then a subject.

    "In Ohio, N said on Monday, rains were heavy" is such a sentence.
    """
    objects = (group for group in state.current.objects if group != subject)
    return all("time" in state.at[group[1] - 1] for group in objects)


def settle(state: State) -> None:
    """Make the clauses around insertions the content of these, once the sentence has been read."""
    for draft in state.inserted:
        around = draft.parent
        if around is None:
            continue
        if around.verb is None:
            draft.kind = around.kind
        elif around.kind in _RESUMED:
            draft.kind, draft.parent = around.kind, around.parent
            around.kind, around.parent = "complement", draft
