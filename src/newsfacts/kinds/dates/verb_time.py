"""What a verb says of the time of what stands in its clause, and what single words say."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses import Sentence, VerbGroup
from newsfacts.kinds.dates.tense_vocabulary import Tense
from newsfacts.text.scan import Scan

__all__ = ["NOTHING", "Verdict", "turn", "verdict"]

_OUTWARDS = 8
"""Clauses between a participle or an infinitive and the finite verb above it at most."""
_STATES = frozenset({"say", "copula"})
"""Classes of verbs whose present tells what is, not what is to come."""


class Verdict(NamedTuple):
    """What a verb says of the time of what stands in its clause."""

    direction: int
    firm: bool = False
    """Whether a day that belongs to the verb can lie nowhere else."""
    own: bool = False
    """Whether it says so only of what belongs to the verb itself: "said on Monday", "opens on Monday"."""
    beside: bool = False
    """Whether it says so only of what stands right beside the verb: "the vote is on Sunday"."""
    reported: bool = False
    """Whether a report may have turned it back: "said that he would resign", "said that it was"."""


NOTHING = Verdict(0)


def verdict(scan: Scan, tense: Tense, sentence: Sentence, i: int) -> Verdict:
    """Return what the verb of clause ``i`` says of the time.

    A participle or an infinitive has its time from the verb above, but for those that have one themselves:
    "signed", "to have left", "agreed to meet".
    """
    planned = gerund = False
    for _ in range(_OUTWARDS):
        verb = sentence.verb(i)
        if verb.finite:
            break
        start, kind = sentence.start_of(i), sentence.kind(i)
        if kind == "participle":
            prenominal = sentence.attachment.is_prenominal(verb.tokens[-1])
            planned = planned or (not prenominal and _is_planned(scan, tense, verb))
        else:  # "likely to"
            planned = planned or any(turn(scan, tense, k) == 1 for k in (start - 2, start - 4))
        if verb.perfect and not planned:
            return Verdict(-1, firm=True)  # "to have left", "signed"
        gerund = gerund or kind == "participle"
        outer = sentence.parent(i)
        if outer is None:
            return Verdict(int(planned))
        governor = sentence.verb(outer)
        if governor.lemma in tense.promises and kind == "infinitive":
            planned = governor.lemma in tense.appointing or _is_planned(scan, tense, governor)
            if governor.time == "past" and governor.passive and planned:
                return NOTHING if governor.perfect else Verdict(1, reported=True)  # "was scheduled to meet"
            return Verdict(1, firm=True)  # "they agreed to meet on Monday"
        i = outer
    else:
        return NOTHING
    if planned and not _is_planned(scan, tense, verb):
        return Verdict(1)
    outer = sentence.parent(i)
    above = None if outer is None else sentence.verb(outer)
    if (
        above
        and verb.time == "present"
        and sentence.kind(i) == "adverbial"
        and above.time in ("future", "modal")
    ):
        return Verdict(1, firm=True, own=True)  # "when they meet on Saturday, they will"
    found = _of_finite(scan, tense, verb, reported=above is not None and "say" in above.classes)
    if found.direction < 0 and not verb.tense and not _has_singular_subject(sentence, i):
        return NOTHING  # "they quit in April" may be of either time
    return Verdict(found.direction) if gerund and not found.own else found  # "a deal closing in March"


def _has_singular_subject(sentence: Sentence, i: int) -> bool:
    """Return whether the subject of clause ``i`` would give a present its ending: "he quit"."""
    subject = sentence.clauses[i].subject
    return subject is not None and not subject.features & {"pl", "1", "2"}


def _of_finite(scan: Scan, tense: Tense, verb: VerbGroup, *, reported: bool) -> Verdict:
    """Return what a finite verb says of the time, of itself or in what somebody says."""
    if verb.hearsay or (verb.perfect and verb.time == "modal"):
        return Verdict(-1, firm=True)  # "soll gestorben sein", "may have left", "aurait quitté"
    if verb.time == "modal" and any(turn(scan, tense, k) == -1 for k in verb.tokens):
        return Verdict(-1)  # "could not"
    if verb.time == "modal" and verb.tense == "past":  # "sollte", "devait", which may have come to nothing
        return Verdict(-1)
    if verb.time in ("future", "modal"):
        return Verdict(1, firm=True, reported=reported and verb.tense == "conditional")
    planned = _is_planned(scan, tense, verb)
    if verb.time == "past":
        main = scan.lower(verb.tokens[-1])
        weak = "say" in verb.classes or not tense.weak.isdisjoint((main, verb.lemma))
        backshifted = reported and "copula" in verb.classes  # "he said the deadline was June 3"
        if planned and not verb.passive and verb.lemma in tense.appointing:
            return Verdict(1)  # "has scheduled a hearing on"
        if planned:  # "was due"
            return NOTHING if verb.perfect else Verdict(1, reported=True)
        return Verdict(-1, firm=not backshifted, own=weak)
    if planned:
        return Verdict(1, firm=True)
    if "copula" in verb.classes and not verb.passive:  # "the vote is on Sunday"
        return Verdict(1, firm=True, own=True, beside=True)
    ahead = (tense.present_ahead or verb.lemma in tense.scheduled) and not verb.classes & _STATES
    return Verdict(1, firm=True, own=True) if ahead else NOTHING


def _is_planned(scan: Scan, tense: Tense, verb: VerbGroup) -> bool:
    """Return whether a verb group, or the word behind it, speaks of a plan: "is scheduled", "is due"."""
    last = verb.tokens[-1]
    behind = scan.skip_space(last + 1)
    return any(turn(scan, tense, k) == 1 for k in (*verb.tokens, behind))


def turn(scan: Scan, tense: Tense, i: int) -> int:
    """Return what token ``i`` says of the tense by itself: 1, -1, or 0 for nothing."""
    tokens = scan.tokens
    token = tokens[i]
    word = token.lower()
    regular = len(word) > 4 and word.endswith(tense.past_endings) and token.islower()
    if not regular and word not in tense.cues:
        return 0  # as most words
    two = f"{word} {tokens[i + 2].lower()}"
    if two in tense.past:
        return -1  # "what was forecast in May"
    governor = tokens[i - 2].lower()
    if two in tense.future and governor in tense.governed:
        return 0
    if word in tense.future or two in tense.future:
        return -1 if governor in tense.spent else 1
    return -1 if (regular or word in tense.past) and governor not in tense.auxiliaries else 0
