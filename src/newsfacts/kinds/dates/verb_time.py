"""What a verb says about the time of what is in its clause, and what single words say."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count
from typing import NamedTuple

from newsfacts.clauses import Sentence, VerbGroup
from newsfacts.kinds.dates.tense_vocabulary import Tense
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.lexicon.letters import is_unspaced
from newsfacts.text.scan import Scan

__all__ = ["NOTHING", "TimeCues", "Turns", "Verdict", "turn", "verdict"]

_OUTWARDS = 8
"""Clauses between a participle or an infinitive and the finite verb above it at most."""
_STATES = frozenset({"say", "copula"})
"""Classes of verbs whose present says what is, not what is to come."""


class Verdict(NamedTuple):
    """What a verb says about the time of what is in its clause."""

    direction: int
    firm: bool = False
    """Whether a day that belongs to the verb can be nowhere else."""
    own: bool = False
    """Whether it says so only of what belongs to the verb itself: "said on Monday", "opens on Monday"."""
    beside: bool = False
    """Whether it says so only about what is right next to the verb: "the vote is on Sunday"."""
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
            return _of_clause(scan, tense, sentence, i, planned=planned, gerund=gerund)
        shared = sentence.continued(i)
        if shared is not None:  # "will be closed and sold"
            return _of_continued(scan, tense, sentence, i, shared)
        planned = planned or _has_plan(scan, tense, sentence, i)
        if verb.perfect and not planned:
            return Verdict(-1, firm=True)  # "to have left", "signed"
        outer = sentence.parent(i)
        if outer is None:
            return Verdict(int(planned))
        if sentence.kind(i) == "infinitive":
            promised = _of_promise(scan, tense, sentence.verb(outer))
            if promised is not None:
                return promised
        else:
            gerund = True
        i = outer
    return NOTHING


def _has_plan(scan: Scan, tense: Tense, sentence: Sentence, i: int) -> bool:
    """Return whether a participle or an infinitive speaks of a plan: "planned for May", "likely to close"."""
    verb = sentence.verb(i)
    if sentence.kind(i) == "participle":
        return not sentence.attachment.is_prenominal(verb.tokens[-1]) and _is_planned(scan, tense, verb)
    start = sentence.start_of(i)
    return any(turn(scan, tense, k) == 1 for k in (start - 2, start - 4))


def _of_promise(scan: Scan, tense: Tense, governor: VerbGroup) -> Verdict | None:
    """Return what a verb says of its infinitive: "agreed to meet"; ``None`` if it promises nothing."""
    if governor.lemma not in tense.promises:
        return None
    planned = governor.lemma in tense.appointing or _is_planned(scan, tense, governor)
    if governor.time == "past" and governor.passive and planned:  # "was scheduled to meet"
        return NOTHING if governor.perfect else Verdict(1, reported=True)
    return Verdict(1, firm=True)


def _of_clause(
    scan: Scan, tense: Tense, sentence: Sentence, i: int, *, planned: bool, gerund: bool
) -> Verdict:
    """Return what the finite verb of clause ``i`` says of what a plan or a participle below it holds."""
    verb, outer = sentence.verb(i), sentence.parent(i)
    if planned and not _is_planned(scan, tense, verb):
        return Verdict(1)
    above = None if outer is None else sentence.verb(outer)
    follows = above is not None and above.time in ("future", "modal") and sentence.kind(i) == "adverbial"
    if follows and verb.time == "present":  # "when they meet on Saturday, they will"
        return Verdict(1, firm=True, own=True)
    promised = _of_promise(scan, tense, verb) if _has_infinitive(scan, tense, sentence, verb) else None
    if promised is not None:
        return promised
    found = _of_finite(scan, tense, verb, reported=above is not None and "say" in above.classes)
    if found.direction < 0 and not verb.tense and not _has_singular_subject(sentence, i):
        return NOTHING  # "they quit in April" may be of either time
    return Verdict(found.direction) if gerund and not found.own else found  # "a deal closing in March"


def _has_infinitive(scan: Scan, tense: Tense, sentence: Sentence, verb: VerbGroup) -> bool:
    """Return whether an infinitive stands right behind a verb, where that needs no word between."""
    if not tense.bare_promises or verb.time != "present" or verb.lemma not in tense.promises:
        return False
    return "infinitive" in sentence.words.at_token(scan.skip_space(verb.tokens[-1] + 1))


def _of_continued(scan: Scan, tense: Tense, sentence: Sentence, i: int, shared: int) -> Verdict:
    """Return what the participle of clause ``i`` says that shares the auxiliary of clause ``shared``."""
    own, verb = sentence.verb(i), sentence.verb(shared)
    tokens = (*verb.tokens[:-1], own.tokens[-1])
    whole = verb._replace(tokens=tokens, lemma=own.lemma, classes=own.classes)
    return _of_finite(scan, tense, whole, reported=False)


def _has_singular_subject(sentence: Sentence, i: int) -> bool:
    """Return whether the subject of clause ``i`` would give a present its ending: "he quit"."""
    subject = sentence.subject(i)
    return subject is not None and not subject.features & {"pl", "1", "2"}


def _of_finite(scan: Scan, tense: Tense, verb: VerbGroup, *, reported: bool) -> Verdict:
    """Return what a finite verb says of the time, of itself or in what somebody says."""
    if verb.hearsay or (verb.perfect and verb.time == "modal"):
        return Verdict(-1, firm=True)  # "soll gestorben sein", "may have left", "aurait quitté"
    if verb.time == "modal" and verb.negated and any(turn(scan, tense, k) == -1 for k in verb.tokens):
        return Verdict(-1)  # "could not"
    if verb.time == "modal" and verb.tense == "past":  # "sollte", "devait", which may have come to nothing
        return Verdict(-1)
    if verb.time in ("future", "modal"):
        return Verdict(1, firm=True, reported=reported and verb.tense == "conditional")
    planned = _is_planned(scan, tense, verb)
    if verb.time == "past":
        return _of_past(scan, tense, verb, planned=planned, reported=reported)
    if planned:
        return Verdict(1, firm=True)
    if "copula" in verb.classes and not verb.passive:  # "the vote is on Sunday"
        return Verdict(1, firm=True, own=True, beside=True)
    ahead = verb.lemma in tense.scheduled or (tense.present_ahead and not verb.classes & _STATES)
    return Verdict(1, firm=True, own=True) if ahead else NOTHING


def _of_past(scan: Scan, tense: Tense, verb: VerbGroup, *, planned: bool, reported: bool) -> Verdict:
    """Return what a finite verb of the past says of the time."""
    if planned and not verb.passive and verb.lemma in tense.appointing:
        return Verdict(1)  # "has scheduled a hearing on"
    if planned:  # "was due"
        return NOTHING if verb.perfect else Verdict(1, reported=True)
    if scan.lower(verb.tokens[0]) in tense.intended:
        return Verdict(-1)  # "devait ouvrir", which may have come to nothing
    weak = "say" in verb.classes or not tense.weak.isdisjoint((scan.lower(verb.tokens[-1]), verb.lemma))
    backshifted = reported and "copula" in verb.classes  # "he said the deadline was June 3"
    return Verdict(-1, firm=not backshifted, own=weak)


def _is_planned(scan: Scan, tense: Tense, verb: VerbGroup) -> bool:
    """Return whether a verb group, or the word after it, is about a plan: "is scheduled", "is due"."""
    last = verb.tokens[-1]
    behind = scan.skip_space(last + 1)
    return any(turn(scan, tense, k) == 1 for k in (*verb.tokens, behind))


def turn(scan: Scan, tense: Tense, i: int) -> int:
    """Return what token ``i`` alone says about the tense: 1, -1, or 0 for nothing."""
    tokens = scan.tokens
    token = tokens[i]
    if not tense.turning[token]:
        return 0  # as most words
    word, regular = token.lower(), tense.is_regular(token)
    behind = tokens[i + 1] if tokens[i + 1] and is_unspaced(tokens[i + 1][0]) else tokens[i + 2]
    two = f"{word} {behind.lower()}"
    if two in tense.past:
        return -1  # "what was forecast in May"
    governor = tokens[i - 2].lower()
    if two in tense.future and governor in tense.governed:
        return 0
    if word in tense.future or two in tense.future:
        return -1 if governor in tense.spent else 1
    return -1 if (regular or word in tense.past) and governor not in tense.auxiliaries else 0


class TimeCues:
    """The tokens of a stretch of text that say something of the time; each token is looked at once."""

    def __init__(self, scan: Scan, tense: Tense, first: int, last: int) -> None:
        tokens = scan.tokens[first:last]
        turning = compress(count(first), map(tense.turning.__getitem__, tokens))
        said = [(i, turn(scan, tense, i)) for i in turning if scan.tokens[i][0].isalnum()]
        self._turned = [(i, turned) for i, turned in said if turned]
        self._past = [i for i, turned in self._turned if turned < 0]
        breaks = map(tense.breaks.__contains__, map(scan.to_lower, tokens))
        self._breaks = [*compress(count(first), breaks)]

    def has_past(self, first: int, last: int) -> bool:
        """Return whether a token from ``first`` to ``last`` speaks of the past."""
        return _holds(self._past, first, last)

    def breaks(self, first: int, last: int) -> bool:
        """Return whether a token from ``first`` to ``last`` separates what follows it from the verb."""
        return _holds(self._breaks, first, last)

    def nearest(self, places: tuple[int, int, int, int], but: tuple[int, ...]) -> int:
        """Return what the nearest cue before an expression says, else the nearest after; 0 for none.

        ``places`` are the first token that counts, where the expression starts and ends, and where what
        counts ends; the tokens ``but`` do not count.
        """
        first, start, end, last = places
        turned = self._turned
        k = bisect_left(turned, (start,)) - 1
        while k >= 0 and turned[k][0] >= first:
            if turned[k][0] not in but:
                return turned[k][1]
            k -= 1
        k = bisect_left(turned, (end,))
        while k < len(turned) and turned[k][0] < last:
            if turned[k][0] not in but:
                return turned[k][1]
            k += 1
        return 0


class Turns:
    """The cues of each sentence of a text, worked out when one is needed."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._tense: Tense = scan.vocabulary(DateVocabulary).tense
        self._known: dict[tuple[int, int], TimeCues] = {}

    def within(self, first: int, last: int) -> TimeCues:
        """Return the cues from token ``first`` to token ``last``."""
        cues = self._known.get((first, last))
        if cues is None:
            cues = self._known[first, last] = TimeCues(self._scan, self._tense, first, last)
        return cues


def _holds(places: list[int], first: int, last: int) -> bool:
    """Return whether one of the sorted places is from ``first`` to before ``last``."""
    k = bisect_left(places, first)
    return k < len(places) and places[k] < last
