"""Forms that may be finite verbs: how likely each is one."""

from __future__ import annotations

from newsfacts.clauses.draft import Group
from newsfacts.clauses.subject_verb.state import State

__all__ = ["strength_of"]


def strength_of(state: State, k: int, atoms: frozenset[str]) -> int:
    """Return how likely a form is a finite verb: 3 sure, 2 likely, 1 perhaps, 0 not."""
    if not atoms & {"participle", "infinitive", "noun", "adj", "name"}:
        return 3
    if (
        state.before == "group"
        and state.last is not None
        and state.last[1] == k
        and "nomonly" in state.at[state.last[0]]
    ):
        return 3
    if "t:past" in atoms:
        likely = atoms & {"say", "think"} and ("say" in atoms or "prep" not in state.at[k + 1])
        return 2 if likely and state.follows_subject(k) else 1
    if "infinitive" in atoms:
        return 2 if plural_before(state, k, atoms) else 0
    return 1


def plural_before(state: State, k: int, atoms: frozenset[str]) -> bool:
    """Return whether a base form may be finite: after a plural, a relative word, another base form."""
    current = state.current
    if "aux" in atoms and (
        state.before in ("start", "mark") or (current.verb is None and state.follows_subject(k))
    ):
        return True
    if current.verb is not None and state.comma == k and state.last_verb > current.verb.last:
        return False  # "to raise rates, reduce debt"
    opened = current.verb is None and current.kind == "complement" and current.opener is not None
    if opened and "noun" not in atoms and state.follows_subject(k):
        return True
    if current.verb is not None and state.before in ("coord", "adverb") and state.linked_to_verb(k):
        first = state.at[current.verb.words[0]]
        return {"infinitive", "fin"} <= first and current.verb.last == current.verb.words[0]
    group = subject_group(state, k)
    if group is None:
        return current.own is not None and current.verb is None
    return group == current.own or _is_plural(state, group)


def _is_plural(state: State, group: Group) -> bool:
    """Return whether a group may be the subject of a base form, judging by its last word."""
    head = state.at[group[1] - 1]
    if group[1] - group[0] == 1 and "pron" in head:
        return bool(head & {"p1", "p2", "pl"}) or ("nomonly" not in head and "p3" not in head)
    return "pl" in head or not head & {"name", "sg"} or coordinated(state, group)


def coordinated(state: State, group: Group) -> bool:
    return (
        any(state.at[j] & {"coord"} for j in range(max(0, group[0] - 6), group[0]))
        and state.current.verb is None
    )


def subject_group(state: State, k: int) -> Group | None:
    """Return the group that would be the subject of a verb here."""
    current = state.current
    if current.verb is not None:
        return state.last if state.last is not None and state.last[0] >= current.verb.end else None
    if state.pending is not None and state.pending.groups:
        return state.pending.groups[-1]
    return current.groups[-1] if state.is_contact(k) else state.choose(current)
