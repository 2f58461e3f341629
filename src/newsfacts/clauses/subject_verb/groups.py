"""Noun groups, where the subject comes before its verb: where each ends, and its part in the clause."""

from __future__ import annotations

from newsfacts.clauses.draft import Draft, Group
from newsfacts.clauses.subject_verb.state import State
from newsfacts.clauses.verb_groups import Chain, chain_at

__all__ = ["add_group", "governed_end", "group_end", "verb_due"]


_HEADS = frozenset({"noun", "name", "time", "compound", "title", "pron"})


_BEHIND_VERB = frozenset({"prep", "adv", "det", "num", "pron", "qty", "comp", "coord", "."})
"""What can follow a past, but hardly between a participle and its noun."""
_BEHIND_BE = frozenset({"gerund", "participle", "neg", "det", "adv"})
"""What can follow a word that is a possessive ending or an auxiliary, if it is the latter."""
_WAITING = frozenset({"group", "pp", "comma", "adverb", "participle", "nonfinite", "other"})
"""What can come before the verb of a clause."""
_FRESH = frozenset({"comma", "coord", "opener", "mark", "start"})
"""What can come before the subject of a new clause."""


def verb_due(state: State, k: int) -> bool:
    """Return whether a word that may be a verb or a noun is the verb that the clause waits for."""
    current, atoms = state.current, state.at[k]
    if state.before == "opener":
        return current.own is not None and current.verb is None and not state.pending
    if _tags_quotation(state, k):
        return True
    if current.verb is not None and state.before == "coord" and "vsg" in atoms:
        return _is_listed(state, k, current.verb.words[0])
    waiting = _plural_outside(state, k)
    if waiting is not None:
        return state.agrees(waiting[1] - 1, atoms, 0) and not state.verb_ahead(k + 1)
    if current.verb is not None and state.last is None:
        return False
    if _pronoun_before(state, k):
        return True
    if current.verb is not None or state.before not in _WAITING:
        return False
    return _subject_waits(state, k)


def _subject_waits(state: State, k: int) -> bool:
    """Return whether the subject of a clause without a verb waits for word ``k``."""
    atoms = state.at[k]
    subject = state.choose(state.current)
    if subject is None or (state.pending and state.last is None):
        return False
    if state.fronted and state.comma <= subject[0] and not atoms & {"vsg", "t:past"}:
        return False  # "Given the use of …,"
    return _noun_is_verb(state, k, subject)


def _tags_quotation(state: State, k: int) -> bool:
    """Return whether a word is between a quotation and a name, as verbs of saying do: "“…”, notes N"."""
    verb = state.current.verb
    if verb is None or not state.words.is_quotation(verb.words[0]) or state.comma != k:
        return False
    return bool(state.at[k + 1] & {"name", "title", "det"}) and "name" not in state.at[k]


def _is_listed(state: State, k: int, verb: int) -> bool:
    """Return whether a form after a coordinator continues a list of verbs: "buys and sells it"."""
    after = state.at[k + 1]
    listed = after & {"adv", "det", "pron"} and not after & {"noun", "prep"}
    return bool(listed) and "vsg" in state.at[verb]


def _plural_outside(state: State, k: int) -> Group | None:
    """Return the plural subject of an outer clause that waits for its verb, if a relative clause may end."""
    current = state.current
    outer = current.parent
    if current.verb is None or current.kind != "relative" or outer is None or outer.verb is not None:
        return None
    if state.before not in ("verb", "pp", "comma", "adverb") and "adv" not in state.at[k - 1]:
        return None
    waiting = state.choose(outer)
    return waiting if waiting is not None and "pl" in state.at[waiting[1] - 1] else None


def _pronoun_before(state: State, k: int) -> bool:
    """Return whether a pronoun comes right before word ``k`` that must be, or begins as, a subject."""
    last, atoms = state.last, state.at[k]
    while k > 0 and state.at[k - 1] & {"adv", "neg"}:
        k -= 1
    if last is None or last[1] != k:
        return False
    if "nomonly" in state.at[last[0]]:
        return True
    current = state.current
    told = state.last_before == "verb" and current.verb is not None and state.speaks(current)
    fresh = (told or state.last_before in _FRESH) and "pron" in state.at[last[0]]
    return fresh and state.agrees(last[0], atoms, 0)


def _noun_is_verb(state: State, k: int, subject: Group) -> bool:
    """Return whether a word that may be a noun agrees with a subject, and no better verb follows."""
    atoms, following = state.at[k], state.at[k + 1]
    agrees = state.agrees(subject[1] - 1, atoms, subject[0])
    if following & {"det", "pron"} and agrees:
        return True
    if "fin" in following and not following & {"noun", "participle", "infinitive"}:
        return False
    if past_follows(state, k + 1):
        return False
    return state.before != "other" and agrees and not state.verb_ahead(k + 1)


def group_end(state: State, k: int, end: int, governed: bool = False) -> int:
    """Return where a noun group ends: before a word of it that is the verb of the clause."""
    if end == k + 1:
        return end
    last, after = state.at[end - 1], state.at[end]
    if "det" in last and "aux" in last and after & (_BEHIND_BE - {"adv"} if "adj" in after else _BEHIND_BE):
        return end - 1
    end = _inner_end(state, k, end, governed)
    if state.language.finite.isdisjoint(state.tags[k + 1 : end]):
        return end
    current = state.current
    if current.verb is not None and not (
        state.pending or state.before in ("comma", "coord", "opener") or state.speaks(current)
    ):
        return end
    if "fin" in after and "participle" not in after and "noun" not in after and "infinitive" not in after:
        return end
    for j in range(k + 1, end):
        if (
            "fin" in state.at[j]
            and _may_be_verb(state, j, k, end, governed)
            and (_followed_as_verb(state, j, end) or _reported(state, j))
        ):
            return j
    return end


def _inner_end(state: State, k: int, end: int, governed: bool) -> int:
    """Return where a group ends before a gerund that opens a clause, or before a name that is a subject."""
    if governed and "name" in state.at[end - 1]:
        end = _name_behind(state, k, end)
    if state.language.gerunds.isdisjoint(state.tags[k + 1 : end]):
        return end  # as nearly always
    return next((j for j in range(k + 1, end) if "gerund" in state.at[j] and _opens_clause(state, j)), end)


def _opens_clause(state: State, j: int) -> bool:
    """Return whether a gerund after a noun begins a clause, as its object shows: "an ad calling it late"."""
    if not state.at[j - 1] & {"noun", "name"} or "name" in state.at[j]:
        return False
    following = state.at[j + 1]
    words = state.words
    quoted = j + 1 < state.size and (
        words.index[j + 1] in words.parts or words.index[j + 1] + 1 in words.quoted
    )
    if "name" in following or quoted:
        return True
    if "det" in following:
        return "noun" not in state.at[j]
    return "pron" in following and not following & {"noun", "qty"}


def _name_behind(state: State, k: int, end: int) -> int:
    """Return where the subject begins after a group that a preposition governs.

    That is a name right before a finite verb, where the clause has no other subject: "after the vote Doyle
    said", "on Monday Ann Doyle said"; else ``end``.
    """
    after = state.at[end]
    if "fin" not in after or "noun" in after or not (_begins(state, k) or _has_no_subject(state)):
        return end
    first = end
    while first > k and "name" in state.at[first - 1] and "title" not in state.at[first - 1]:
        first -= 1
    if "time" in state.at[k] and end > k + 1:
        titled = first - (first > k + 1 and "title" in state.at[first - 1])
        if titled == k + 1:
            return titled
    common = first > k and first < end and "noun" in state.at[first - 1] and "det" in state.at[k]
    return first if common and not state.at[first - 1] & {"title", "adj", "name"} else end


def _has_no_subject(state: State) -> bool:
    """Return whether the clause still lacks its subject and its verb."""
    return state.current.verb is None and not state.choose(state.current)


def _begins(state: State, k: int) -> bool:
    """Return whether a clause may begin after a preposition: ", and on Monday N", "said on Monday N"."""
    if k > 2 and state.link == k - 1 and "," in state.at[k - 3]:
        return True
    verb = state.current.verb
    return verb is not None and verb.end == k - 1 and "time" in state.at[k] and state.speaks(state.current)


def past_follows(state: State, k: int) -> bool:
    """Return whether word ``k`` is a past, the verb of what comes before: "security forces clashed in"."""
    atoms = state.at[k]
    if not {"t:past", "participle"} <= atoms or "noun" in atoms:
        return False
    behind = state.at[k + 1]
    return not behind or (bool(behind & _BEHIND_VERB) and not behind & {"noun", "adj", "gerund"})


def _may_be_verb(state: State, j: int, k: int, end: int, governed: bool) -> bool:
    """Return whether word ``j`` of a group agrees, as a verb, with what comes before it."""
    atoms, current = state.at[j], state.current
    head = j - 1
    while head > k and "adv" in state.at[head] and "noun" not in state.at[head]:
        head -= 1
    if governed and current.verb is None:
        subject = state.choose(current)
        if subject is None or not state.at[j - 1] & {"noun", "name", "time", "compound", "num"}:
            return False
        head = subject[1] - 1
    if "det" in atoms or not state.agrees(head, atoms, k):
        return False
    return j + 1 >= end or bool(state.at[head] & _HEADS)  # not "two banned players"


def _followed_as_verb(state: State, j: int, end: int) -> bool:
    """Return whether what follows word ``j`` of a group lets it be the verb of the clause."""
    atoms, following, current = state.at[j], state.at[j + 1], state.current
    if j + 1 < end and following & {"noun", "name"} and state.verb_ahead(end):
        told = atoms & {"say", "think"} and j + 2 <= end and state.at[j - 1] & {"noun", "name"}
        if not told:
            return False
    if "," in following and current.opener is not None and current.verb is None:
        return True
    if j + 1 < end or (following & {"det", "pron"} and "aux" not in following):
        return True
    if past_follows(state, j + 1):
        return False
    preposition = "prep" in following and "mark" not in following and "adv" not in following
    edge = not following or bool(following & {".", ",", "coord"})
    return not ((preposition or edge) and state.verb_ahead(end))


def _reported(state: State, j: int) -> bool:
    """Return whether a comma and a verb of saying follow word ``j``: "it falls, said the bank"."""
    k = j + 2
    if not state.language.ties_pronouns or "," not in state.at[j + 1] or "fin" not in state.at[k]:
        return False
    chain = chain_at(state.words, state.infos, k)
    return "say" in state.at[chain.last] and bool(state.at[chain.end] & {"name", "det", "pron", "title"})


def governed_end(state: State, k: int, end: int) -> int:
    """Read a group after a preposition."""
    start = k
    if (
        "approximate" in state.at[k]
        and state.at[k + 1] & {"num", "qty", "compound"}
        and state.before != "other"
    ):
        cut = group_end(state, k + 1, end)
        add_group(state, (k, cut))
        return cut
    while (start < end and "prep" in state.at[start]) or (
        "adv" in state.at[start] and "noun" not in state.at[start]
    ):
        start += 1
    cut = group_end(state, start, end, True) if start < end - 1 else end
    state.before = "pp"
    state.linked = False
    return cut


def add_group(state: State, group: Group) -> None:
    """Add a group that no preposition governs."""
    current = state.current
    before = state.before
    if "reflexive" in state.at[group[0]] and (current.verb is None or before == "group"):
        return  # "the president himself"
    if _is_emphatic(state, group):
        return
    state.last_before = before
    governed = before == "coord" and state.linked_from == "pp" and current.verb is None
    if governed and "nomonly" not in state.at[group[0]] and not state.choose(current):
        state.before = "pp"
        return
    if group[1] - group[0] > 1:
        group = time_apart(state, group) or group
    if before == "nonfinite" and "nomonly" not in state.at[group[0]]:
        if _lets_know(state, current):
            current.subject = group
        current.fallback = group
        state.before = "group"
        return
    state.last = group
    if state.pending is not None and before == "opener":
        state.pending.groups.append(group)
    elif current.verb is None:
        current.groups.append(group)
    else:
        _as_late_subject(state, current, group)
        current.objects.append(group)
    state.before = "group"


def _is_emphatic(state: State, group: Group) -> bool:
    """Return whether a pronoun between commas only repeats the group before it: "Mme Auffret, elle, dit"."""
    start, end = group
    if state.before != "comma" or end != start + 1 or "pron" not in state.at[start]:
        return False
    current = state.current
    return "," in state.at[end] and current.verb is None and bool(current.groups)


def _lets_know(state: State, current: Draft) -> bool:
    """Return whether a clause says its quotation with two verbs and no subject: "fa sapere il sito"."""
    verb = current.verb
    return (
        verb is not None
        and current.telling
        and current.subject is None
        and "cause" in state.at[verb.last]
        and state.language.drops_subjects
    )


def _as_late_subject(state: State, current: Draft, group: Group) -> None:
    """Take a group after the verb as the subject: "there is a man", "said the man"."""
    assert current.verb is not None
    late = state.before in ("verb", "adverb", "other") and "time" not in state.at[group[1] - 1]
    if current.existential and late:
        current.subject, current.existential = group, False
        if current.verb.open is not None:
            current.verb = current.verb._replace(open=None)
    if current.telling and {"infinitive"} <= state.at[group[0]] and "cause" in state.at[current.verb.last]:
        group = group[0] + 1, group[1]  # "a fait savoir NAME"
        if group[0] == group[1]:
            return
    behind = state.before == "verb" or (current.telling and state.before in ("pp", "adverb"))
    behind = behind or (late and state.language.drops_subjects)
    missing = not current.impersonal and current.subject is None and current.own is None and behind
    if missing and (current.telling or may_invert(state, current, group)):
        current.subject = group


def time_apart(state: State, group: Group) -> Group | None:
    """Return a group without the words of time before or after it: "last week" of "the firm last week"."""
    start, end = group
    for j in range(start + 1, end):
        if "time" in state.at[j] and "deictic" in state.at[j - 1]:
            if j + 1 == end and j - 1 > start:
                return start, j - 1
            following = state.at[j + 1] if j + 1 < end else frozenset()
            if j - 1 == start and following & {"name", "title", "det"} and "aux" not in following:
                return j + 1, end
    return None


def _follows_opener(state: State, opener: int, k: int) -> bool:
    """Return whether nothing but clitics is between the word that opens a clause and its verb."""
    return all("clitic" in state.at[j] for j in range(opener + 1, k))


def _has_subject_behind(state: State, verb: Chain, finite: frozenset[str]) -> bool:
    """Return whether a noun after a verb is its subject where subjects may be dropped.

    So it is with verbs that say what comes to be or happens, and in the passive: "arriva il treno", "è stata
    approvata la legge", "si apre la porta", "c'è una porta". Behind others it is the object: "ha visto il
    treno".
    """
    if finite & {"v1", "v2"} and "v3" not in finite:
        return False
    last = state.at[verb.last]
    clitic = state.at[verb.words[0] - 1] if verb.words[0] > 0 else frozenset()
    if "clitic:reflexive" in clitic or "clitic:existential" in clitic:
        return True
    return verb.passive or ("perfect_be" in last and "copula" not in last)


def may_invert(state: State, current: Draft, group: Group) -> bool:
    verb = current.verb
    assert verb is not None
    atoms = state.infos[state.tags[verb.words[0]]].atoms
    if state.language.drops_subjects:
        return _has_subject_behind(state, verb, atoms)
    if verb.words[-1] != group[0] - 1 and verb.end != group[0]:
        return False
    if current.kind == "coordinate":
        return False
    if (
        current.opener is not None
        and current.own is None
        and _follows_opener(state, current.opener, verb.words[0])
    ):
        return True  # "what the minister wants", said the other way round
    says = "say" in (atoms | state.at[verb.last]) and current.start == verb.words[0] > 0
    if state.language.ties_pronouns:
        return says or "enclitic" in state.at[group[0]]
    return "aux" in atoms or ("say" in atoms and current.start == verb.words[0] > 0)
