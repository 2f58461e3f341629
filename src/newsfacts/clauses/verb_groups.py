"""Chains of verbs: from an auxiliary to what it governs, and the time and voice that they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import TagInfo

__all__ = ["FORMS", "PASSIVES", "Chain", "after_effect", "bracket", "chain_at", "extended", "govern"]

FORMS = ("participle", "gerund", "marked", "infinitive")
"""What an auxiliary may govern, in the order of trying."""
_GOVERNED = frozenset({"gerund", "infinitive", "verb"})
_INFINITIVE_FIRST = ("infinitive", *FORMS)
PASSIVES = frozenset({"passive", "past_passive"})
PERFECTS = ("past", "past_passive")
"""Effects that make a passive, and those that make a perfect: Dutch "is gekozen" makes both."""
_LONGEST = 6
"""How many words can come between an auxiliary and what it governs."""


class Chain(NamedTuple):
    """The verbs of one predicate, as word indexes."""

    words: tuple[int, ...]
    end: int
    """The word after the last."""
    time: str
    passive: bool
    negated: bool
    last: int
    """The word of the last verb."""
    open: TagInfo | None
    """The last verb, if it is an auxiliary that has found nothing to govern."""
    perfect: bool = False
    """Whether an auxiliary makes it a perfect."""
    finite: int = -1
    """The finite word, where it need not be the first; else -1."""


def govern(info: TagInfo, other: TagInfo, forms: Sequence[str] = FORMS) -> str:
    """Return the effect that an auxiliary has on a verb, or an empty string if it cannot govern it.

    ``forms`` says which is tried first where the verb may be several.
    """
    governs, atoms = info.governs, other.atoms
    if "perfect_be" in governs and "participle" in atoms and (other.governs or "perfect_be" in atoms):
        return governs["perfect_be"]  # "ist gegangen", "ist worden", "est venu"
    for form in forms:
        if form in atoms and form in governs:
            return governs[form]
    return ""


def after_effect(time: str, effect: str) -> str:
    """Return the time of a group when an auxiliary with this effect governs its next verb."""
    if effect in ("same", "passive"):
        return time
    if effect in PERFECTS:
        return time if time in ("modal", "future") else "past"
    if effect == "future":
        return "future" if time in ("present", "future") else time
    if effect == "modal_present":
        return "modal" if time == "present" else time
    return effect


def _is_negated(words: Words, k: int) -> bool:
    """Return whether a negation is among the clitics right before word ``k``: "ne les vend"."""
    k -= 1
    while k >= 0 and "clitic" in (atoms := words.at[k]) and "adv" in atoms:
        if "neg" in atoms:
            return True
        k -= 1
    return False


def chain_at(words: Words, infos: dict[str, TagInfo], k: int, time: str = "") -> Chain:
    """Return the chain that begins at word ``k``."""
    info = infos[words.tags[k]]
    time = time or info.time or "none"
    negated = k > 0 and "clitic" in words.at[k - 1] and _is_negated(words, k)
    if not info.governs:  # as most verbs
        return Chain((k,), k + 1, time, False, negated, k, None)
    return _extend(words, infos, Chain((k,), k + 1, time, False, negated, k, info))


def extended(words: Words, infos: dict[str, TagInfo], chain: Chain, k: int) -> Chain | None:
    """Return the chain with the verb at word ``k``, if its last verb governs it."""
    if chain.open is None:
        return None
    other = infos[words.tags[k]]
    effect = govern(chain.open, other)
    if not effect:
        return None
    return _extend(words, infos, _with(chain, k, effect, other))


def _extend(words: Words, infos: dict[str, TagInfo], chain: Chain) -> Chain:
    """Return the chain with all that its last verb governs, and what that governs."""
    tags, size = words.tags, len(words.tags)
    while (auxiliary := chain.open) is not None:
        chain, k = _past_negation(words, infos, chain, auxiliary)
        if k >= size:
            break
        other = infos[tags[k]]
        effect = govern(auxiliary, other)
        if not effect and "mark" in other.atoms and "marked" in auxiliary.governs and k + 1 < size:
            k += 1
            other = infos[tags[k]]
            effect = auxiliary.governs["marked"] if "infinitive" in other.atoms else ""
        if not effect or not other.atoms & _GOVERNED:
            break
        if effect == "passive" and "say" in other.atoms and _is_of_two_verbs(auxiliary):
            effect = "past"  # "he's said": nobody is said
        chain = _with(chain, k, effect, other)
    return chain


def _is_of_two_verbs(auxiliary: TagInfo) -> bool:
    """Return whether a form is of two auxiliaries, as "'s" is of "is" and "has"."""
    return sum(atom.startswith("aux:") for atom in auxiliary.atoms) > 1


def _with(chain: Chain, k: int, effect: str, other: TagInfo) -> Chain:
    """Return the chain with the verb at word ``k``, governed to this effect."""
    return Chain(
        (*chain.words, k),
        k + 1,
        after_effect(chain.time, effect),
        chain.passive or (effect in PASSIVES and "adj" not in other.atoms),
        chain.negated,
        k,
        other if other.governs else None,
        chain.perfect or effect in PERFECTS,
    )


def _opens_group(atoms: frozenset[str]) -> bool:
    """Return whether a word is rather a preposition: "was on set", but "can at least lay"."""
    return "prep" in atoms and "approximate" not in atoms


def _past_negation(
    words: Words, infos: dict[str, TagInfo], chain: Chain, auxiliary: TagInfo
) -> tuple[Chain, int]:
    """Return the chain with the negation after it, and the word that may be governed."""
    tags, size, k = words.tags, len(words.tags), chain.end
    between = []
    while k < size and k - chain.end < _LONGEST:
        atoms = infos[tags[k]].atoms
        if "neg" in atoms:
            between.append(k)
        elif "adv" not in atoms or _opens_group(atoms) or govern(auxiliary, infos[tags[k]]):
            break
        k += 1
    if between:
        chain = chain._replace(words=(*chain.words, *between), negated=True, end=between[-1] + 1)
    return chain, k


def _in_order_of_rank(others: list[int], infos: dict[str, TagInfo], words: Words) -> Iterable[int]:
    """Return verbs from the outermost inwards: "moet worden vervangen", German "ersetzt werden muss"."""
    descends = len(others) > 1 and infos[words.tags[others[0]]].governs
    return others if descends and not infos[words.tags[others[-1]]].governs else reversed(others)


def bracket(
    words: Words,
    infos: dict[str, TagInfo],
    finite: int,
    others: list[int],
    negations: list[int],
    *,
    active: bool = False,
) -> Chain:
    """Return the verb group of a finite verb and of those at the other end of the clause that it governs.

    ``others`` are the words that may belong to it, in text order: the last is governed first;
    ``negations`` are those that negate it. ``active`` says that a form which may be a participle or an
    infinitive is the latter: "wird den Preis erhalten".
    """
    info = infos[words.tags[finite]]
    members, last, time, passive, perfect = [finite], finite, info.time or "none", False, False
    governing: TagInfo | None = info if info.governs else None
    forms = _INFINITIVE_FIRST if active else FORMS
    for k in _in_order_of_rank(others, infos, words):
        other = infos[words.tags[k]]
        if "ptcl" in other.atoms and "verb" not in other.atoms:
            members.append(k)
            continue
        if governing is None:
            continue
        marked = k > 0 and "mark" in infos[words.tags[k - 1]].atoms
        effect = "" if marked and "marked" not in governing.governs else govern(governing, other, forms)
        if not effect:
            continue
        time = "past" if effect in PERFECTS and last == finite else after_effect(time, effect)
        passive = passive or effect in PASSIVES
        perfect = perfect or effect in PERFECTS
        members.append(k)
        last, governing = k, other if other.governs else None
    return Chain(
        tuple(sorted({*members, *negations})),
        max(members) + 1,
        time,
        passive,
        bool(negations),
        last,
        governing,
        perfect,
        finite,
    )
