"""Words that open a clause: what sort of clause, and whether they open one at all."""

from __future__ import annotations

from typing import Literal

from newsfacts.clauses.draft import Draft
from newsfacts.clauses.model import ClauseKind
from newsfacts.clauses.subject_verb.groups import add_group, group_end
from newsfacts.clauses.subject_verb.state import State

__all__ = ["open_at"]


def open_at(state: State, k: int, atoms: frozenset[str]) -> int:
    """Open the clause that the word opens, if it opens one, and return the word after it."""
    article = bool(atoms & {"det", "pron"})
    if article or {"comp", "rel"} <= atoms:
        kind = kind_of_that(state, k, atoms, state.at[k + 1], article)
        if not kind and not article:
            state.before = "other"
            return k + 1
        if not kind:
            return _as_article(state, k)
    else:
        kind = _kind(state, k, atoms)
        if not kind:
            return k + 1
    current = state.current
    subject = current.subject
    if kind == "complement" and subject and "expletive" in state.at[subject[0]] and judges(state, k):
        current.subject = None  # "it is clear that …"
    linked = state.before == "coord" and current.kind == kind and current.verb is not None
    draft = Draft("coordinate" if linked else kind, k, current, k)
    relative = kind == "relative" and "rel" in atoms
    if "own" in atoms and (relative or ("comp" not in atoms and "ques" in atoms)):
        draft.own = (k, k + 1)
    draft.free = kind == "relative" and "rel" not in atoms
    state.open_clause(draft)
    state.before = "opener"
    return k + 1


def _as_article(state: State, k: int) -> int:
    """Read a word that may open a clause as an article or a pronoun: "that day", "that is"."""
    after = state.at[k + 1]
    alone = "prep" in state.at[k - 1]
    match = state.language.chunks.pattern.match(state.tags, k + 1)
    if match is not None and match.lastgroup == "ng" and ("fin" not in after or "noun" in after):
        end = group_end(state, k, match.end())
        if not alone:
            add_group(state, (k, end))
        return end
    if alone:
        state.before = "pp"
    else:
        add_group(state, (k, k + 1))
    return k + 1


def _kind(state: State, k: int, atoms: frozenset[str]) -> ClauseKind | Literal[""]:
    """Return the kind of clause that a word opens; empty if it opens none, and leave word of that."""
    current = state.current
    apart = state.before in ("comma", "mark") and k > 1
    noun_before = _noun_before(state, k, atoms, apart)
    if "sub" in atoms and not ("rel" in atoms and noun_before):
        return _adverbial(state, k, atoms)
    if "comp" in atoms:
        return "complement"
    if "rel" in atoms and _is_relative(state, atoms, noun_before, apart):
        return "relative"
    if "ques" not in atoms:
        return "relative"
    if current.verb is None and not current.groups and current.opener is None:
        current.own = (k, k + 1)
        state.before = "opener"
        return ""
    told = current.verb is not None and state.speaks(current)
    return "relative" if "rel" not in atoms and "own" in atoms and not told else "complement"


def _is_relative(state: State, atoms: frozenset[str], noun_before: bool, apart: bool) -> bool:
    """Return whether a word that may open a relative clause or a question opens the former."""
    if (
        "own" in atoms
        and state.before == "coord"
        and (state.current.kind == "relative" or state.current.verb is None)
    ):
        return True  # "which fell and which rose"
    return noun_before or (apart and not speaks_now(state))


def _noun_before(state: State, k: int, atoms: frozenset[str], apart: bool) -> bool:
    """Return whether a noun comes before that a relative clause may say more of."""
    if "of_time" in atoms and apart:
        return "time" in state.at[k - 2]
    noun_before = state.before in ("group", "pp") and k > 0
    return noun_before and ("of_time" not in atoms or "time" in state.at[k - 1])


def _adverbial(state: State, k: int, atoms: frozenset[str]) -> ClauseKind | Literal[""]:
    """Return the kind of clause that a word such as "when" or "if" opens; empty if it opens none."""
    current, after = state.current, state.at[k + 1]
    if k == 0 and asks(state):
        state.before = "opener"
        return ""
    plain = "own" not in atoms and "ques" not in atoms
    dropped = state.language.drops_subjects and "fin" in after
    if plain and "verb" in after and not dropped and not after & {"noun", "pron", "det", "adj"}:
        state.before = "other"  # "if approved"; but "si llueve"
        return ""
    asked = bool(atoms & {"comp", "ques"}) and state.before != "comma"
    return "complement" if asked and current.verb is not None and state.speaks(current) else "adverbial"


def judges(state: State, k: int) -> bool:
    """Return whether a copula and an adjective come right before word ``k``: "it is clear that"."""
    verb = state.current.verb
    return (
        verb is not None
        and verb.end < k
        and "copula" in state.at[verb.last]
        and all(state.at[j] & {"adv", "adj", "unknown"} for j in range(verb.end, k))
    )


def speaks_now(state: State) -> bool:
    """Return whether a verb of saying or thinking comes before, with at most a group after it."""
    return (
        state.current.verb is not None and state.speaks(state.current) and state.before in ("verb", "group")
    )


def asks(state: State) -> bool:
    """Return whether the sentence ends with a question mark."""
    last = state.words.index[-1] if state.words.index else 0
    return bool(state.words.tokens[last][:1] == "?")


def _kind_behind_noun(state: State, k: int, after: frozenset[str], speaks: bool) -> ClauseKind | Literal[""]:
    """Return the kind of clause that a word opens after a noun or its group."""
    if not judges(state, k) and "fin" in after and "noun" not in after:
        return "relative"
    return "complement" if speaks or judges(state, k) else "relative"


def _kind_before_verb(state: State, after: frozenset[str], speaks: bool) -> ClauseKind | Literal[""]:
    """Return the kind of clause that a word opens, where a verb may follow it in either; empty if in doubt.

    After a comma, it describes a noun: "la legge, che entra in vigore". After the person whom
    something is said to, it opens what is said: "ha detto ai giornalisti che partirà".
    """
    if state.before == "comma":
        return "" if speaks and "fin" not in after else "relative"
    if state.before == "pp" and speaks and not state.current.objects:
        return "complement"
    return ""


def kind_of_that(
    state: State, k: int, atoms: frozenset[str], after: frozenset[str], article: bool
) -> ClauseKind | Literal[""]:
    """Return the kind of clause that a word opens which may open several; empty if it opens none.

    ``article`` says that it may be an article or a pronoun instead.
    """
    current = state.current
    speaks = current.verb is not None and state.speaks(current)
    if "comp" not in atoms:
        return "relative"
    if state.tells_degree(k) and after:
        return "adverbial"
    governed = "prep" in state.at[k - 1] and not (state.before == "adverb" and speaks)
    if governed or not after or (article and after & {"prep", ",", "."} and state.before != "group"):
        return ""
    dropped = _kind_before_verb(state, after, speaks) if state.language.drops_subjects else ""
    if dropped:
        return dropped
    if state.before in ("group", "pp"):
        return _kind_behind_noun(state, k, after, speaks)
    told = {
        "verb": current.verb is not None,
        "adverb": current.verb is not None,
        "other": True,
        "nonfinite": True,
        "participle": True,
        "coord": current.kind == "complement" and current.verb is not None,
        "comma": speaks,
    }
    return "complement" if told.get(state.before, False) else ""
