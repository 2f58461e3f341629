"""Reads the clauses of a sentence in which the subject comes before its verb, from left to right, once."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsfacts.clauses.draft import Draft, Drafts
from newsfacts.clauses.model import ClauseKind
from newsfacts.clauses.subject_verb.groups import add_group, governed_end, group_end, verb_due
from newsfacts.clauses.subject_verb.insertions import settle
from newsfacts.clauses.subject_verb.openers import open_at
from newsfacts.clauses.subject_verb.placing import place
from newsfacts.clauses.subject_verb.state import Patterns, State
from newsfacts.clauses.subject_verb.strength import strength_of
from newsfacts.clauses.verb_groups import chain_at, extended
from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import Tagger

__all__ = ["SubjectVerbReader"]


_MARKS = frozenset({";", ":", "~", "-", "(", ")"})
"""Marks at which a clause may end, but for commas and stops."""


class SubjectVerbReader:
    """Reads sentences of one language; holds its patterns, and nothing of a text."""

    def __init__(self, tagger: Tagger) -> None:
        self._patterns = Patterns(tagger)

    def read(self, words: Words) -> Drafts:
        """Return the clauses of a sentence."""
        return _run(State(self._patterns, words))

    @property
    def groups(self) -> re.Pattern[str]:
        """Finds noun groups by the tags of words."""
        return self._patterns.chunks.pattern


def _run(state: State) -> Drafts:
    """Read a sentence from left to right, piece by piece."""
    owner = state.current
    turns = [(0, owner)]
    match, other = state.language.chunks.pattern.match, state.language.chunks.other
    tags, size = state.tags, state.size
    k = 0
    for _ in state.words.until_deadline(range(size)):  # a piece has a word or more
        if k >= size:
            break
        found = None if tags[k] in other else match(tags, k)
        if found is None:
            end = _read_other(state, k, k + 1)
        else:
            end = _READERS[found.lastgroup or "rest"](state, k, found.end())
        if state.current is not owner:
            owner = state.current
            turns.append((k, owner))
        k = end
    contact = state.contact
    if contact is not None and contact.parent is not None and contact.parent.verb is None:
        contact.kind, contact.parent.verb, contact.parent.subject = contact.parent.kind, None, None
    settle(state)
    return Drafts(state.drafts, state.nonfinite, turns)


def _read_group(state: State, k: int, end: int) -> int:
    """Read a noun group, or a part of it if its last words are a verb."""
    if "fin" in state.at[k] and (state.decided == k or verb_due(state, k)):
        return _read_verb(state, k, end)
    if end == k + 1 and state.before == "verb" and {"adv", "verb"} <= state.at[k]:
        state.before = "adverb"  # "who stayed back"
        return end
    cut = end if end == k + 1 else group_end(state, k, end)
    if cut < end and (state.current.verb is None or (state.pending is not None and state.before == "opener")):
        state.decided = cut
    add_group(state, (k, cut))
    return cut


def _read_verb(state: State, k: int, _: int) -> int:
    atoms = state.at[k]
    current = state.current
    if (
        current.verb is not None
        and current.verb.open is not None
        and state.before in ("group", "adverb")
        and current.subject is not None
        and state.comma <= current.verb.end
    ):
        longer = extended(state.words, state.infos, current.verb, k)
        if longer is not None and current.verb.open.governs and current.subject[0] > current.verb.words[0]:
            current.verb = longer
            state.before = "verb"
            return longer.end
    if "fin" not in atoms:
        return _read_nonfinite(state, k)
    strength = strength_of(state, k, atoms)
    if strength == 0:
        return _read_nonfinite(state, k)
    chain = chain_at(state.words, state.infos, k)
    if not place(state, k, chain, strength, atoms):
        return _read_nonfinite(state, k)
    return chain.end


def _read_nonfinite(state: State, k: int) -> int:
    atoms = state.at[k]
    chain = chain_at(state.words, state.infos, k, "none")
    if _is_noun_behind_preposition(state, k):
        pass
    elif atoms & {"participle", "gerund"} and not (atoms & {"noun", "adj"} and state.before != "group"):
        state.add_nonfinite("participle", k, chain)
    elif "infinitive" in atoms and state.before == "group" and _is_caused(state, k):
        state.add_nonfinite("infinitive", k, chain)
    gerund = atoms & {"gerund", "infinitive"} and "participle" not in atoms
    if "participle" in atoms or "gerund" in atoms:
        state.fronted = (
            state.fronted or state.before == "start" or (state.before == "comma" and not state.current.groups)
        )
    if state.before != "group" and atoms & {"noun", "adj"} and not gerund:
        state.before = "other"
    else:
        state.before = "nonfinite" if gerund else "participle"
        if gerund:
            state.last_verb = chain.last
    return chain.end


def _is_noun_behind_preposition(state: State, k: int) -> bool:
    """Return whether a participle stands for a noun, as it does right after a preposition: "en délibéré"."""
    atoms, before = state.at[k], state.at[k - 1] if k else frozenset[str]()
    if "participle" not in atoms or "gerund" in atoms:
        return False
    behind = state.at[k + 1]
    if behind and not behind & {"coord", ",", "."}:
        return False  # "of planned works"
    return "prep" in before and not before & {"sub", "adv", "comp", "ptcl", "mark", "coord"}


def _read_pronoun(state: State, k: int, end: int) -> int:
    add_group(state, (k, end))
    return end


def _is_caused(state: State, k: int) -> bool:
    """Return whether an object is between a verb of hearing and an infinitive: "heard N say"."""
    verb, last = state.current.verb, state.last
    if verb is None or last is None or last[1] != k or last[0] < verb.end:
        return False
    words = state.words
    spoken = k + 1 < state.size and words.index[k + 1] in words.parts  # "heard N shout “…”"
    noun = "noun" in state.at[k] and not spoken and not state.at[k + 1] & {"det", "pron"}
    return "cause" in state.at[verb.last] and not noun


def _read_infinitive(state: State, _: int, end: int) -> int:
    """Read an infinitive with its marker: its last word is the verb."""
    k = end - 1
    chain = chain_at(state.words, state.infos, k, "none")
    state.add_nonfinite("infinitive", k, chain)
    state.last_verb = chain.last
    state.fronted = state.fronted or (state.before in ("start", "comma") and not state.current.groups)
    state.before = "nonfinite"
    state.linked = False
    return chain.end


def _read_other(state: State, k: int, _: int) -> int:
    atoms = state.at[k]
    if "rel" in atoms or "comp" in atoms or "sub" in atoms or "ques" in atoms:
        return open_at(state, k, atoms)
    if ("coord" in atoms and "open" not in atoms) or ("coord" in atoms and state.before == "comma"):
        state.link = k + 1
        state.linked_from = state.before
        state.before = "coord"
        return k + 1
    if "open" in atoms:
        state.pending = Draft("adverbial", k, state.current, k)
        state.before = "opener"
        return k + 1
    if "," in atoms:
        close_at_comma(state)
        if state.fronted and state.current.verb is None:
            state.current.groups.clear()
        state.fronted = False
        state.comma = k + 1
        state.before = "comma"
        return k + 1
    if not atoms.isdisjoint(_MARKS):
        _read_mark(state, k, atoms)
        return k + 1
    if "adv" in atoms or "neg" in atoms:
        if state.before not in ("opener", "coord", "start", "comma", "mark", "group", "pp"):
            state.before = "adverb"
        return k + 1
    state.before = "other"
    return k + 1


def close_at_comma(state: State) -> None:
    """At a comma, a clause that has its verb ends if an outer one still waits for its own."""
    current = state.current
    state.pending = None
    while current.parent is not None and current.verb is not None and current.parent.verb is None:
        current = current.parent
    state.current = current


def _read_mark(state: State, k: int, atoms: frozenset[str]) -> None:
    close_at_comma(state)
    if atoms & {"~", "-"} and k < 14 and state.current.verb is None and dateline(state, k):
        state.current.groups.clear()
    state.before = "mark"
    state.comma = k + 1
    current = state.current
    if current.verb is None or not atoms & {";", ":"}:
        return
    content = ":" in atoms and (state.speaks(current) or state.words.is_quoted(k + 1))
    kind: ClauseKind = "complement" if content else "parataxis"
    draft = Draft(kind, k + 1, current)
    state.drafts.append(draft)
    state.current = draft


def dateline(state: State, k: int) -> bool:
    """Return whether what comes before a dash is a place and an agency: "BERLIN (AP) -"."""
    first = state.words.tokens[state.words.index[0]]
    return ")" in state.at[k - 1] or (first.isupper() and len(first) > 2)


_READERS: dict[str, Callable[[State, int, int], int]] = {
    "ng": _read_group,
    "pp": governed_end,
    "pron": _read_pronoun,
    "verb": _read_verb,
    "verb2": _read_verb,
    "inf": _read_infinitive,
    "rest": _read_other,
}
"""What reads a piece from its first word to the word after it, by its sort; each returns where it ended."""
